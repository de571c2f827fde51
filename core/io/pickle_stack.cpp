// SPDX-License-Identifier: Apache-2.0
#include "core/io/pickle_stack.h"

#include "core/base/error.h"

namespace seedbed {
namespace {

using Kind = PickleValue::Kind;

constexpr std::size_t kMostValues = 1'000'000;
constexpr std::size_t kMostItemsOfAll = 4'000'000;
constexpr std::size_t kMostItems = 1u << 17;  // of one list
constexpr std::size_t kDeepest = 1u << 16;

}  // namespace

void PickleStack::damaged(const std::string& problem) const {
    throw Error(ErrorCode::FileFormat,
                source_ + " is a pickle that " + problem + "; download or copy the file again.");
}

PickleValue& PickleStack::make(Kind kind) {
    if (values_.size() >= kMostValues)
        damaged("has more than " + std::to_string(kMostValues) + " values, as no model has");
    values_.emplace_back().kind = kind;
    return values_.back();
}

PickleValue& PickleStack::push_new(Kind kind) {
    PickleValue& value = make(kind);
    push(value);
    return value;
}

void PickleStack::push(PickleValue& value) {
    if (stack_.size() >= kDeepest) damaged("nests too deep");
    stack_.push_back(&value);
}

PickleValue& PickleStack::top() const {
    const std::size_t floor = marks_.empty() ? 0 : marks_.back();
    if (stack_.size() <= floor) damaged("takes what it has not put");
    return *stack_.back();
}

PickleValue* PickleStack::pop() {
    PickleValue* value = &top();
    stack_.pop_back();
    return value;
}

void PickleStack::pop_or_unmark() {
    if (!marks_.empty() && marks_.back() == stack_.size())
        marks_.pop_back();
    else
        pop();
}

void PickleStack::mark() {
    if (marks_.size() >= kDeepest) damaged("nests too deep");
    marks_.push_back(stack_.size());
}

std::size_t PickleStack::pop_mark() {
    if (marks_.empty()) damaged("misses a mark");
    const std::size_t height = marks_.back();
    marks_.pop_back();
    return height;
}

void PickleStack::add_items(PickleValue& value, std::span<const PickleValue* const> items) {
    if (items.size() > kMostItems || value.items.size() > kMostItems - items.size() ||
        items.size() > kMostItemsOfAll - items_)
        damaged("has a list longer than any model's");
    items_ += items.size();
    value.items.insert(value.items.end(), items.begin(), items.end());
}

void PickleStack::move_from(std::size_t height, PickleValue& value) {
    add_items(value, std::span<const PickleValue* const>(stack_).subspan(height));
    stack_.resize(height);
    if (value.kind == Kind::Dict && value.items.size() % 2 != 0) damaged("has a key without value");
}

void PickleStack::move_below(std::size_t height, bool pairs) {
    if (height == 0) damaged("puts items into nothing");
    PickleValue& value = *stack_[height - 1];
    check_container(value, pairs);
    if (pairs && (stack_.size() - height) % 2 != 0) damaged("has a key without value");
    move_from(height, value);
}

void PickleStack::move_to_next(int count, bool pairs) {
    const PickleValue* taken[2] = {};
    for (int i = count; i-- > 0;) taken[i] = pop();
    check_container(top(), pairs);
    add_items(top(), std::span(taken, static_cast<std::size_t>(count)));
}

void PickleStack::push_kept(std::uint64_t key) {
    const auto found = memo_.find(key);
    if (found == memo_.end())
        damaged("refers to its value " + std::to_string(key) + ", which it does not have");
    push(*found->second);
}

void PickleStack::check_container(const PickleValue& value, bool pairs) const {
    const bool fits =
        pairs ? value.kind == Kind::Dict : value.kind == Kind::List || value.kind == Kind::Set;
    if (!fits && value.kind != Kind::Object) damaged("puts items into a value that takes none");
}

}  // namespace seedbed
