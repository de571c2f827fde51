// SPDX-License-Identifier: Apache-2.0
// Python's pickle format, protocols 2 to 5, as a description of values: nothing is imported, called
// or built. Opcodes: Lib/pickletools.py of CPython.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

// A value of a pickle. Values may be shared, and may even hold themselves.
struct PickleValue {
    enum class Kind {
        None,
        Bool,
        Integer,
        Number,
        Text,   // UTF-8
        Bytes,  // also whole numbers that do not fit into 64 bits
        List,
        Tuple,
        Set,
        Dict,        // also collections.OrderedDict
        Global,      // a function or class by its name
        Object,      // what calling `function` would have given
        Persistent,  // what the program that wrote the pickle keeps elsewhere
    };
    Kind kind = Kind::None;
    std::int64_t integer = 0;  // of Bool (0, 1) and Integer
    double number = 0;
    std::string_view text;                   // of Text and Bytes; the module of a Global
    std::string_view name;                   // of a Global
    std::vector<const PickleValue*> items;   // Dict and Object: key, value, key, value …
    const PickleValue* function = nullptr;   // of an Object
    const PickleValue* arguments = nullptr;  // of an Object: a Tuple; the id of a Persistent
    const PickleValue* state = nullptr;      // of an Object, or null

    bool is_global(std::string_view module, std::string_view global) const {
        return kind == Kind::Global && text == module && name == global;
    }
    // The value under a key of a Dict or an Object; null if there is none.
    const PickleValue* find(std::string_view key) const;
};

class Pickle {
 public:
    // Whether a pickle may name this function or class. Naming is all it can do.
    using Allowed = std::function<bool(std::string_view module, std::string_view name)>;

    // Reads a whole pickle; `bytes` must outlive this. `source` names it in errors. Throws
    // Error{UnsupportedModel} that names the first global that is not allowed or an opcode that is
    // not known, and Error{FileFormat} for what is cut short, damaged or larger than any model.
    Pickle(std::span<const std::byte> bytes, const std::string& source, const Allowed& allowed);

    const PickleValue& root() const { return *root_; }

 private:
    class Machine;

    std::deque<PickleValue> values_;
    const PickleValue* root_ = nullptr;
};

}  // namespace seedbed
