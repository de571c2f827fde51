// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/atomic_write.h"
#include "core/io/safetensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace seedbed {
namespace {

using Item = std::pair<const std::string, TensorData>;

void check_item(const Item& item) {
    const auto& [name, tensor] = item;
    check(name != "__metadata__", "[write_safetensors] no tensor may be named __metadata__");
    std::uint64_t size = item_size(tensor.dtype);
    for (const auto length : tensor.shape) {
        check(length >= 0, "[write_safetensors] negative shape of " + name);
        check(!__builtin_mul_overflow(size, static_cast<std::uint64_t>(length), &size),
              "[write_safetensors] too large a shape of " + name);
    }
    check(size == tensor.bytes.size(),
          "[write_safetensors] " + name + " needs " + std::to_string(size) + " bytes, got " +
              std::to_string(tensor.bytes.size()));
}

// Wide types first: with the header padded to 8 bytes every tensor is aligned to its item size.
std::vector<const Item*> in_file_order(const std::map<std::string, TensorData>& tensors) {
    std::vector<const Item*> order;
    for (const auto& item : tensors) {
        check_item(item);
        order.push_back(&item);
    }
    std::stable_sort(order.begin(), order.end(), [](const Item* a, const Item* b) {
        return item_size(a->second.dtype) > item_size(b->second.dtype);
    });
    return order;
}

std::string header_text(const std::vector<const Item*>& order,
                        const std::map<std::string, std::string>& metadata,
                        const std::filesystem::path& path) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const auto* item : order) {
        const auto end = offset + item->second.bytes.size();
        header[item->first] = {{"dtype", to_string(item->second.dtype)},
                               {"shape", item->second.shape},
                               {"data_offsets", {offset, end}}};
        offset = end;
    }
    try {
        auto text = header.dump();
        text.resize((text.size() + 7) / 8 * 8, ' ');
        return text;
    } catch (const nlohmann::json::type_error&) {
        throw Error(ErrorCode::InvalidRequest,
                    quote_path(path) +
                        " cannot be written: a tensor's name or a metadata text is not UTF-8; "
                        "correct the text.");
    }
}

}  // namespace

void write_safetensors(const std::filesystem::path& path,
                       const std::map<std::string, TensorData>& tensors,
                       const std::map<std::string, std::string>& metadata) {
    const auto order = in_file_order(tensors);
    const auto header = header_text(order, metadata, path);
    std::array<std::byte, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i)
        length[i] = static_cast<std::byte>(header.size() >> (8 * i));
    std::uint64_t total = length.size() + header.size();
    for (const auto* item : order) total += item->second.bytes.size();

    AtomicFile file(path, total);
    file.write(length);
    file.write(std::as_bytes(std::span(header)));
    for (const auto* item : order) file.write(item->second.bytes);
    file.commit();
}

}  // namespace seedbed
