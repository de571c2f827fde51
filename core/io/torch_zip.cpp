// SPDX-License-Identifier: Apache-2.0
#include "core/io/torch_zip.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/mapped_file.h"
#include "core/io/torch_pickle.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <set>
#include <utility>

namespace seedbed {
namespace {

using Kind = PickleValue::Kind;

constexpr int kDeepest = 16;            // nested dictionaries
constexpr std::size_t kLongest = 1024;  // name of a tensor

// Elements between neighbours in a contiguous tensor; nothing when the count overflows.
std::optional<std::int64_t> count_of(const std::vector<std::int64_t>& shape) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape)
        if (__builtin_mul_overflow(count, size, &count)) return std::nullopt;
    return count;
}

bool is_contiguous(const TorchTensor& tensor) {
    std::int64_t step = 1;
    for (std::size_t i = tensor.shape.size(); i-- > 0;) {
        if (tensor.shape[i] == 0) return true;
        if (tensor.shape[i] != 1 && tensor.strides[i] != step) return false;
        step *= tensor.shape[i];
    }
    return true;
}

// One behind the last element that the tensor reaches; nothing on overflow.
std::optional<std::int64_t> end_of(const TorchTensor& tensor) {
    std::int64_t end = tensor.offset, reach = 0;
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        if (tensor.shape[i] == 0) return tensor.offset;
        if (__builtin_mul_overflow(tensor.shape[i] - 1, tensor.strides[i], &reach) ||
            __builtin_add_overflow(end, reach, &end))
            return std::nullopt;
    }
    if (__builtin_add_overflow(end, 1, &end)) return std::nullopt;
    return end;
}

}  // namespace

// Walks through the pickle's dictionaries and checks each tensor against its storage.
class TorchZip::Reader {
 public:
    Reader(TorchZip& result, const StoredZip& zip, const std::string& pickle_name)
        : result_(result),
          zip_(zip),
          folder_(pickle_name.substr(0, pickle_name.size() - std::strlen("data.pkl"))),
          source_(quote_path(result.path_) + ": " + quote(pickle_name)) {}

    void read(std::span<const std::byte> bytes) {
        const Pickle pickle(bytes, source_, torch_may_name);
        const PickleValue* root = &pickle.root();
        if (root->kind != Kind::Dict && root->kind != Kind::Object)
            refuse("holds no dictionary of tensors");
        if (const PickleValue* state = root->find("state_dict");
            state != nullptr && state->kind == Kind::Dict) {
            read_metadata(*root);
            root = state;
        }
        read_dictionary(*root, "", 0);
        if (result_.tensors_.empty()) refuse("holds no tensors");
    }

 private:
    [[noreturn]] void refuse(const std::string& problem) const {
        throw Error(ErrorCode::FileFormat,
                    source_ + " " + problem + "; download the file again or choose another one.");
    }

    [[noreturn]] void refuse(const std::string& name, const std::string& problem) const {
        refuse("has a tensor " + quote(name) + " that " + problem);
    }

    void read_metadata(const PickleValue& root) {
        for (std::size_t i = 0; i + 1 < root.items.size(); i += 2) {
            const PickleValue &key = *root.items[i], &value = *root.items[i + 1];
            if (key.kind != Kind::Text) continue;
            std::string& text = result_.metadata_[std::string(key.text)];
            if (value.kind == Kind::Text)
                text = value.text;
            else if (value.kind == Kind::Integer)
                text = std::to_string(value.integer);
            else if (value.kind == Kind::Number)
                text = std::to_string(value.number);
            else
                result_.metadata_.erase(std::string(key.text));
        }
    }

    void read_dictionary(const PickleValue& value, const std::string& prefix, int depth) {
        if (depth > kDeepest || !seen_.insert(&value).second) return;
        for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
            const PickleValue &key = *value.items[i], &item = *value.items[i + 1];
            if (key.kind != Kind::Text && key.kind != Kind::Integer) continue;
            const std::string name =
                prefix + (key.kind == Kind::Text ? std::string(key.text.substr(0, kLongest + 1))
                                                 : std::to_string(key.integer));
            if (name.size() > kLongest) refuse("has a name of more than 1,024 bytes");
            if (const auto tensor = read_torch_tensor(item, source_))
                add(name, *tensor);
            else
                read_dictionary(item, name + ".", depth + 1);
        }
        // torch.nn.ParameterDict of older versions keeps its own dictionary in its state.
        if (const PickleValue* own = value.state ? value.state->find("_parameters") : nullptr)
            read_dictionary(*own, prefix, depth + 1);
    }

    void add(const std::string& name, const TorchTensor& tensor) {
        const auto item = static_cast<std::int64_t>(item_size(tensor.dtype));
        const auto storage = storage_bytes(name, tensor);
        const auto count = count_of(tensor.shape), end = end_of(tensor);
        if (!count || !end || *end > tensor.storage_size || tensor.offset > tensor.storage_size)
            refuse(name,
                   "reaches beyond its storage of " + std::to_string(tensor.storage_size) +
                       " elements");
        // An expanded tensor repeats elements: it could ask for any amount of memory.
        if (*count > tensor.storage_size)
            refuse(name,
                   "has more elements than its storage (expanded; contiguous() would store it)");
        const auto begin =
            static_cast<std::uint64_t>(storage.data() - result_.file_->bytes().data()) +
            static_cast<std::uint64_t>(tensor.offset * item);
        TensorEntry entry{
            tensor.dtype, tensor.shape, begin, begin + static_cast<std::uint64_t>(*count * item)};
        if (!result_.tensors_.emplace(name, std::move(entry)).second)
            refuse(name, "stands there twice");
        if (!is_contiguous(tensor)) result_.strided_.emplace(name, tensor.strides);
    }

    std::span<const std::byte> storage_bytes(const std::string& name,
                                             const TorchTensor& tensor) const {
        const auto storage =
            zip_.bytes(folder_ + "data/" + std::string(tensor.storage.substr(0, 80)));
        const auto item = item_size(tensor.dtype);
        if (storage.size() / item < static_cast<std::uint64_t>(tensor.storage_size))
            refuse(name,
                   "needs a storage of " + std::to_string(tensor.storage_size) + " elements of " +
                       std::to_string(item) + " bytes, but has only " +
                       std::to_string(storage.size()) + " bytes");
        return storage;
    }

    TorchZip& result_;
    const StoredZip& zip_;
    std::string folder_;
    std::string source_;
    std::set<const PickleValue*> seen_;
};

std::shared_ptr<const TorchZip> TorchZip::open(std::shared_ptr<const MappedFile> file) {
    return std::shared_ptr<const TorchZip>(new TorchZip(std::move(file)));
}

TorchZip::TorchZip(std::shared_ptr<const MappedFile> file)
    : TensorSource(file->path()), file_(std::move(file)) {
    const StoredZip zip(file_);
    const std::string pickle = zip.find("data.pkl");
    if (pickle.empty())
        throw Error(ErrorCode::FileFormat,
                    quote_path(path_) +
                        " is a zip archive, but torch.save did not write it: it has no data.pkl; "
                        "unpack it, or choose a file of weights.");
    const std::string order = zip.find("byteorder");
    if (!order.empty()) {
        const auto bytes = zip.bytes(order);
        if (std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()) != "little")
            throw Error(ErrorCode::UnsupportedModel,
                        quote_path(path_) +
                            " was written on a big-endian machine; convert it to safetensors.");
    }
    Reader(*this, zip, pickle).read(zip.bytes(pickle));
}

std::span<const std::byte> TorchZip::bytes(const std::string& name) const {
    const TensorEntry& found = entry(name);
    const auto strides = strided_.find(name);
    if (strides == strided_.end()) return file_->bytes().subspan(found.begin, found.size());
    const std::lock_guard lock(copying_);
    auto& copy = copies_[name];
    if (copy.empty()) copy = contiguous(found, strides->second);
    return copy;
}

// Copies element by element, the last axis fastest.
std::vector<std::byte> TorchZip::contiguous(const TensorEntry& entry,
                                            const Strides& strides) const {
    const std::size_t item = item_size(entry.dtype), axes = entry.shape.size();
    const std::byte* from = file_->bytes().data() + entry.begin;
    std::vector<std::byte> copy(entry.size());
    std::vector<std::int64_t> index(axes, 0);
    for (std::size_t done = 0; done < copy.size(); done += item) {
        std::memcpy(copy.data() + done, from, item);
        for (std::size_t axis = axes; axis-- > 0;) {
            const auto step = strides[axis] * static_cast<std::int64_t>(item);
            from += step;
            if (++index[axis] < entry.shape[axis]) break;
            from -= step * entry.shape[axis];
            index[axis] = 0;
        }
    }
    return copy;
}

void TorchZip::release_pages(const std::string& name) const {
    if (!strided_.contains(name)) file_->release_pages(bytes(name));
}

void TorchZip::prefetch(const std::string& name) const {
    const TensorEntry& found = entry(name);
    if (!strided_.contains(name))
        file_->prefetch(file_->bytes().subspan(found.begin, found.size()));
}

}  // namespace seedbed
