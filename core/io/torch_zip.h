// SPDX-License-Identifier: Apache-2.0
// What torch.save writes since torch 1.6 (.ckpt, .bin, .pt, .pth): a zip archive of a pickle
// "data.pkl" and one member "data/KEY" for each storage.
// https://docs.pytorch.org/docs/stable/notes/serialization.html
#pragma once

#include "core/io/stored_zip.h"
#include "core/io/tensor_source.h"

#include <map>
#include <mutex>

namespace seedbed {

// The tensors of such an archive, used where they lie. Nothing of the pickle is executed. Names are
// the dictionary's keys, those of nested dictionaries with dots between; a checkpoint with a
// "state_dict" is that dictionary, and its other texts and numbers are metadata().
class TorchZip final : public TensorSource {
 public:
    // Throws Error: FileFormat for what is damaged or inconsistent, UnsupportedModel for a pickle
    // that names code (which one) or a kind of archive that cannot be used in place.
    static std::shared_ptr<const TorchZip> open(std::shared_ptr<const MappedFile> file);

    // A tensor that is saved with gaps or in another order of its axes is copied at the first call.
    std::span<const std::byte> bytes(const std::string& name) const override;
    void release_pages(const std::string& name) const override;
    void prefetch(const std::string& name) const override;
    std::string_view kind() const override { return "torch"; }

 private:
    class Reader;
    // Strides in elements, of a tensor that is not contiguous.
    using Strides = std::vector<std::int64_t>;

    explicit TorchZip(std::shared_ptr<const MappedFile> file);
    std::vector<std::byte> contiguous(const TensorEntry& entry, const Strides& strides) const;

    std::shared_ptr<const MappedFile> file_;
    std::map<std::string, Strides> strided_;
    mutable std::mutex copying_;
    mutable std::map<std::string, std::vector<std::byte>> copies_;
};

}  // namespace seedbed
