// SPDX-License-Identifier: Apache-2.0
#include "core/io/tensor_source.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/mapped_file.h"
#include "core/io/safetensors.h"
#include "core/io/sharded_tensors.h"
#include "core/io/torch_zip.h"

namespace seedbed {
namespace {

enum class Form { Safetensors, Torch, Index, OldPickle, LfsPointer, Gguf, Other };

std::string_view text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Form form_of(std::span<const std::byte> bytes) {
    if (begins_as_safetensors(bytes)) return Form::Safetensors;
    if (begins_as_zip(bytes)) return Form::Torch;
    const std::string_view text = text_of(bytes.first(std::min<std::size_t>(bytes.size(), 512)));
    if (text.starts_with("version https://git-lfs")) return Form::LfsPointer;
    if (text.starts_with("GGUF")) return Form::Gguf;
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first != text.npos && text[first] == '{') return Form::Index;
    // Before torch 1.6: one pickle after the other (protocol 2), or a tar archive.
    if (text.starts_with("\x80\x02") || text.substr(0, 262).ends_with("ustar"))
        return Form::OldPickle;
    return Form::Other;
}

[[noreturn]] void refuse(ErrorCode code, const MappedFile& file, const std::string& problem) {
    throw Error(code, quote_path(file.path()) + " " + problem + ".");
}

std::shared_ptr<const TensorSource> open_form(std::shared_ptr<const MappedFile> file,
                                              bool index_allowed) {
    switch (form_of(file->bytes())) {
        case Form::Safetensors:
            return SafetensorsFile::open(std::move(file));
        case Form::Torch:
            return TorchZip::open(std::move(file));
        case Form::Index:
            if (index_allowed) return ShardedTensors::open(file->path());
            refuse(ErrorCode::FileFormat,
                   *file,
                   "is JSON text where a file of weights is expected; download it again");
        case Form::OldPickle:
            refuse(ErrorCode::UnsupportedModel,
                   *file,
                   "is a pickle as torch wrote it before version 1.6, which cannot be used in "
                   "place; convert it to safetensors");
        case Form::LfsPointer:
            refuse(ErrorCode::FileFormat,
                   *file,
                   "is only a pointer of Git LFS, not the weights; run \"git lfs pull\" in its "
                   "folder or download the file itself");
        case Form::Gguf:
            refuse(ErrorCode::UnsupportedModel,
                   *file,
                   "is a GGUF file, whose quantised weights Seedbed does not run; choose the "
                   "model's safetensors form");
        case Form::Other:
            break;
    }
    // Whoever named it so meant it: say what is wrong with its header.
    if (file->path().extension() == ".safetensors") return SafetensorsFile::open(std::move(file));
    refuse(ErrorCode::FileFormat,
           *file,
           "is no file of weights that Seedbed knows: a safetensors file, an archive of "
           "torch.save, or the JSON index of a model in several files; choose one of these");
}

}  // namespace

const TensorEntry& TensorSource::entry(const std::string& name) const {
    const auto found = tensors_.find(name);
    if (found == tensors_.end())
        throw Error(
            ErrorCode::FileFormat,
            quote_path(path_) + ": tensor " + quote(name) +
                " is missing; download the file again or choose the file of another model.");
    return found->second;
}

const std::filesystem::path& TensorSource::file_of(const std::string& name) const {
    entry(name);
    return path_;
}

std::shared_ptr<const TensorSource> open_tensors(const std::filesystem::path& path) {
    return open_form(MappedFile::open(path), true);
}

std::shared_ptr<const TensorSource> open_tensor_file(const std::filesystem::path& path) {
    return open_form(MappedFile::open(path), false);
}

}  // namespace seedbed
