// SPDX-License-Identifier: Apache-2.0
#include "core/io/pickle.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/pickle_opcode.h"
#include "core/io/pickle_stack.h"

#include <bit>

namespace seedbed {
namespace {

using Kind = PickleValue::Kind;
using namespace pickle;  // opcodes

}  // namespace

// The pickle machine without its dangerous half: it builds descriptions only.
class Pickle::Machine {
 public:
    Machine(std::span<const std::byte> bytes,
            const std::string& source,
            const Allowed& allowed,
            std::deque<PickleValue>& values)
        : bytes_(bytes), source_(source), allowed_(allowed), stack_(source, values) {}

    const PickleValue* run() {
        for (;;) {
            const auto op = static_cast<unsigned char>(number(1));
            if (op == kStop) return stack_.pop();
            if (!frame(op) && !plain(op) && !text(op) && !container(op) && !memo(op) && !object(op))
                unsupported("uses the pickle opcode " + std::to_string(op) +
                            ", which files of tensors have no need of");
        }
    }

 private:
    [[noreturn]] void unsupported(const std::string& problem) const {
        throw Error(ErrorCode::UnsupportedModel,
                    source_ + " " + problem +
                        "; nothing of it was executed: use this model's safetensors form.");
    }

    std::string_view take(std::uint64_t count) {
        if (count > bytes_.size() - position_)
            stack_.damaged("is cut short after byte " + std::to_string(position_));
        const auto part = bytes_.subspan(position_, count);
        position_ += count;
        return {reinterpret_cast<const char*>(part.data()), part.size()};
    }

    std::uint64_t number(int bytes) {
        const std::string_view part = take(static_cast<std::uint64_t>(bytes));
        std::uint64_t value = 0;
        for (int i = bytes - 1; i >= 0; --i)
            value = value << 8 | static_cast<unsigned char>(part[static_cast<std::size_t>(i)]);
        return value;
    }

    std::string_view line() {
        const auto rest =
            std::string_view(reinterpret_cast<const char*>(bytes_.data()), bytes_.size())
                .substr(position_);
        const auto length = rest.substr(0, 1024).find('\n');
        if (length == std::string_view::npos) stack_.damaged("has a name without end");
        position_ += length + 1;
        return rest.substr(0, length);
    }

    // --- opcodes; false: not of this group ---

    bool frame(unsigned char op) {
        switch (op) {
            case kProto:
                if (const auto protocol = number(1); protocol < 2 || protocol > 5)
                    unsupported("is a pickle of protocol " + std::to_string(protocol) +
                                ", but 2 to 5 are known");
                return true;
            case kFrame:
                number(8);  // only says how much may be read ahead
                return true;
            case kMark:
                stack_.mark();
                return true;
            case kPop:
                stack_.pop_or_unmark();
                return true;
            case kPopMark:
                stack_.drop_from(stack_.pop_mark());
                return true;
            case kDup:
                stack_.push(stack_.top());
                return true;
            default:
                return false;
        }
    }

    bool plain(unsigned char op) {
        switch (op) {
            case kNone:
                stack_.push_new(Kind::None);
                return true;
            case kNewTrue:
            case kNewFalse:
                stack_.push_new(Kind::Bool).integer = op == kNewTrue;
                return true;
            case kBinInt:
                stack_.push_new(Kind::Integer).integer = static_cast<std::int32_t>(number(4));
                return true;
            case kBinInt1:
                stack_.push_new(Kind::Integer).integer = static_cast<std::int64_t>(number(1));
                return true;
            case kBinInt2:
                stack_.push_new(Kind::Integer).integer = static_cast<std::int64_t>(number(2));
                return true;
            case kLong1:
                push_long(number(1));
                return true;
            case kLong4:
                push_long(number(4));
                return true;
            case kBinFloat: {
                std::uint64_t bits = 0;  // the one number that is big-endian
                for (const char byte : take(8)) bits = bits << 8 | static_cast<unsigned char>(byte);
                stack_.push_new(Kind::Number).number = std::bit_cast<double>(bits);
                return true;
            }
            default:
                return false;
        }
    }

    // Two's complement, little-endian, any length.
    void push_long(std::uint64_t length) {
        const std::string_view part = take(length);
        if (length > 8) {
            stack_.push_new(Kind::Bytes).text = part;
            return;
        }
        std::uint64_t value = !part.empty() && (part.back() & 0x80) != 0 ? ~std::uint64_t{0} : 0;
        for (std::size_t i = part.size(); i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(part[i]);
        stack_.push_new(Kind::Integer).integer = static_cast<std::int64_t>(value);
    }

    bool text(unsigned char op) {
        switch (op) {
            case kShortBinUnicode:
                return push_text(number(1));
            case kBinUnicode:
                return push_text(number(4));
            case kBinUnicode8:
                return push_text(number(8));
            case kShortBinString:
                return push_text(number(1));  // Python 2 wrote names of parameters so
            case kBinString:
                return push_text(number(4));
            case kShortBinBytes:
                return push_bytes(number(1));
            case kBinBytes:
                return push_bytes(number(4));
            case kBinBytes8:
            case kByteArray8:
                return push_bytes(number(8));
            default:
                return false;
        }
    }

    bool push_text(std::uint64_t length) {
        const std::string_view part = take(length);
        stack_.push_new(is_utf8(part) ? Kind::Text : Kind::Bytes).text = part;
        return true;
    }

    bool push_bytes(std::uint64_t length) {
        const std::string_view part = take(length);
        stack_.push_new(Kind::Bytes).text = part;
        return true;
    }

    bool container(unsigned char op) {
        switch (op) {
            case kEmptyList:
                stack_.push_new(Kind::List);
                return true;
            case kEmptyTuple:
                stack_.push_new(Kind::Tuple);
                return true;
            case kEmptyDict:
                stack_.push_new(Kind::Dict);
                return true;
            case kEmptySet:
                stack_.push_new(Kind::Set);
                return true;
            case kTuple1:
            case kTuple2:
            case kTuple3:
                return push_tuple(op - kTuple1 + 1);
            case kList:
                return push_marked(Kind::List);
            case kTuple:
                return push_marked(Kind::Tuple);
            case kFrozenSet:
                return push_marked(Kind::Set);
            case kDict:
                return push_marked(Kind::Dict);
            case kAppend:
                stack_.move_to_next(1, false);
                return true;
            case kSetItem:
                stack_.move_to_next(2, true);
                return true;
            case kAppends:
            case kAddItems:
                stack_.move_below(stack_.pop_mark(), false);
                return true;
            case kSetItems:
                stack_.move_below(stack_.pop_mark(), true);
                return true;
            default:
                return false;
        }
    }

    bool push_tuple(int count) {
        const PickleValue* taken[3] = {};
        for (int i = count; i-- > 0;) taken[i] = stack_.pop();
        stack_.add_items(stack_.push_new(Kind::Tuple),
                         std::span(taken, static_cast<std::size_t>(count)));
        return true;
    }

    bool push_marked(Kind kind) {
        PickleValue& value = stack_.make(kind);
        stack_.move_from(stack_.pop_mark(), value);
        stack_.push(value);
        return true;
    }

    bool memo(unsigned char op) {
        switch (op) {
            case kBinPut:
                stack_.keep(number(1));
                return true;
            case kLongBinPut:
                stack_.keep(number(4));
                return true;
            case kMemoize:
                stack_.keep_next();
                return true;
            case kBinGet:
                stack_.push_kept(number(1));
                return true;
            case kLongBinGet:
                stack_.push_kept(number(4));
                return true;
            default:
                return false;
        }
    }

    bool object(unsigned char op) {
        switch (op) {
            case kGlobal: {
                const auto module = line();
                return push_global(module, line());
            }
            case kStackGlobal: {
                const PickleValue *name = stack_.pop(), *module = stack_.pop();
                if (name->kind != Kind::Text || module->kind != Kind::Text)
                    stack_.damaged("names a global by what is no text");
                return push_global(module->text, name->text);
            }
            case kReduce:
            case kNewObj: {
                const PickleValue* arguments = stack_.pop();
                return push_object(*stack_.pop(), *arguments);
            }
            case kNewObjEx: {
                stack_.pop();  // named arguments
                const PickleValue* arguments = stack_.pop();
                return push_object(*stack_.pop(), *arguments);
            }
            case kBuild: {
                const PickleValue* state = stack_.pop();
                if (stack_.top().kind == Kind::Object) stack_.top().state = state;
                return true;
            }
            case kBinPersId: {
                const PickleValue* id = stack_.pop();
                stack_.push_new(Kind::Persistent).arguments = id;
                return true;
            }
            default:
                return false;
        }
    }

    bool push_global(std::string_view module, std::string_view name) {
        if (!allowed_(module, name)) {
            std::string spelled(module);
            unsupported("asks Python for " + quote(spelled.append(".").append(name), 200) +
                        ", which is code and no tensor");
        }
        PickleValue& global = stack_.push_new(Kind::Global);
        global.text = module;
        global.name = name;
        return true;
    }

    bool push_object(const PickleValue& function, const PickleValue& arguments) {
        if (function.kind != Kind::Global || arguments.kind != Kind::Tuple)
            stack_.damaged("calls what is no function");
        if (function.is_global("collections", "OrderedDict")) return push_ordered_dict(arguments);
        PickleValue& object = stack_.push_new(Kind::Object);
        object.function = &function;
        object.arguments = &arguments;
        return true;
    }

    // OrderedDict() or, from Python 2, OrderedDict([[key, value], …]).
    bool push_ordered_dict(const PickleValue& arguments) {
        PickleValue& dict = stack_.push_new(Kind::Dict);
        if (arguments.items.empty()) return true;
        for (const PickleValue* pair : arguments.items[0]->items) {
            if (pair->items.size() != 2) stack_.damaged("has an OrderedDict made of no pairs");
            stack_.add_items(dict, pair->items);
        }
        return true;
    }

    std::span<const std::byte> bytes_;
    std::uint64_t position_ = 0;
    const std::string& source_;
    const Allowed& allowed_;
    PickleStack stack_;
};

const PickleValue* PickleValue::find(std::string_view key) const {
    if (kind != Kind::Dict && kind != Kind::Object) return nullptr;
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        if (items[i]->kind == Kind::Text && items[i]->text == key) return items[i + 1];
    return nullptr;
}

Pickle::Pickle(std::span<const std::byte> bytes,
               const std::string& source,
               const Allowed& allowed) {
    root_ = Machine(bytes, source, allowed, values_).run();
}

}  // namespace seedbed
