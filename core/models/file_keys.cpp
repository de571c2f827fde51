// SPDX-License-Identifier: Apache-2.0
#include "core/models/file_keys.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <charconv>

namespace seedbed {
namespace {

constexpr int kMostChildren = 1000;  // more is no list that a published model has

}  // namespace

bool FileKeys::any(const std::string& start) const {
    const std::string whole = full(start);
    const auto first = tensors_.tensors().lower_bound(whole);
    return first != tensors_.tensors().end() && first->first.starts_with(whole);
}

int FileKeys::count(const std::string& list) const {
    const std::string start = full(list) + ".";
    int count = 0;
    const auto& tensors = tensors_.tensors();
    for (auto entry = tensors.lower_bound(start);
         entry != tensors.end() && entry->first.starts_with(start);
         ++entry) {
        const char* digits = entry->first.data() + start.size();
        const char* end = entry->first.data() + entry->first.size();
        int index = 0;
        const auto [rest, failure] = std::from_chars(digits, end, index);
        if (failure != std::errc() || rest == end || *rest != '.') continue;
        if (index < 0 || index >= kMostChildren)
            throw Error(ErrorCode::FileFormat,
                        quote_path(tensors_.path()) + ": tensor " + quote(entry->first, 200) +
                            " has a number that no model's list of blocks reaches; download the "
                            "file again.");
        count = std::max(count, index + 1);
    }
    return count;
}

std::size_t FileKeys::dimensions(const std::string& name) const {
    return tensors_.entry(full(name)).shape.size();
}

std::int64_t FileKeys::size(const std::string& name, std::size_t dimension) const {
    const auto& shape = tensors_.entry(full(name)).shape;
    if (dimension < shape.size()) return shape[dimension];
    throw Error(ErrorCode::FileFormat,
                quote_path(tensors_.file_of(full(name))) + ": tensor " + quote(full(name), 200) +
                    " has only " + std::to_string(shape.size()) +
                    " dimensions; the file is damaged or of another kind of model.");
}

}  // namespace seedbed
