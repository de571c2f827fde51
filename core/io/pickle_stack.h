// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/pickle.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace seedbed {

// The values that a pickle makes, their stack, its marks and the memo, within limits that no model
// comes near; without them a few bytes could ask for endless memory. All throw Error{FileFormat}
// that begins with `source` for a pickle that takes what is not there.
class PickleStack {
 public:
    PickleStack(const std::string& source, std::deque<PickleValue>& values)
        : source_(source), values_(values) {}

    [[noreturn]] void damaged(const std::string& problem) const;

    PickleValue& make(PickleValue::Kind kind);  // not yet on the stack
    PickleValue& push_new(PickleValue::Kind kind);
    void push(PickleValue& value);
    PickleValue& top() const;  // above the last mark
    PickleValue* pop();
    void pop_or_unmark();

    void mark();
    std::size_t pop_mark();  // the height of the stack at that mark

    void add_items(PickleValue& value, std::span<const PickleValue* const> items);
    // Moves all from that height on behind the items of `value`.
    void move_from(std::size_t height, PickleValue& value);
    // The same for the value just below that height. `pairs`: it is a dictionary.
    void move_below(std::size_t height, bool pairs);
    // Adds `count` values from the top to the one below them.
    void move_to_next(int count, bool pairs);
    void drop_from(std::size_t height) { stack_.resize(height); }

    void keep(std::uint64_t key) { memo_[key] = &top(); }
    void keep_next() { keep(memo_.size()); }
    void push_kept(std::uint64_t key);

 private:
    void check_container(const PickleValue& value, bool pairs) const;

    const std::string& source_;
    std::deque<PickleValue>& values_;
    std::vector<PickleValue*> stack_;
    std::vector<std::size_t> marks_;  // heights that the stack had
    std::map<std::uint64_t, PickleValue*> memo_;
    std::size_t items_ = 0;  // of all values
};

}  // namespace seedbed
