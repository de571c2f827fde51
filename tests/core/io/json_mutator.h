// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/io/json_file.h"
#include "tests/core/io/mutator.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <iterator>
#include <string>

namespace seedbed {

// Changes JSON as text, or one to three of its values, which comes deeper into what reads it.
class JsonMutator {
 public:
    explicit JsonMutator(Mutator& mutator) : mutator_(mutator) {}

    QByteArray mutate(const QByteArray& text) {
        if (mutator_.below(5) == 0) return mutator_.mutate(text);
        auto json = parse_python_json(text.toStdString(), "a sound file");
        for (auto changes = 1 + mutator_.below(3); changes > 0; --changes) change(json);
        return QByteArray::fromStdString(json.dump());
    }

 private:
    // Goes down a random way and changes the value at its end.
    void change(nlohmann::json& value) {
        if (!value.is_structured() || value.empty() || mutator_.below(4) == 0) {
            replace(value);
            return;
        }
        auto child = value.begin();
        std::advance(child, mutator_.below(static_cast<qsizetype>(value.size())));
        switch (mutator_.below(8)) {
            case 0:
                value.erase(child);
                break;
            case 1:
                if (value.is_array())
                    value.push_back(*child);
                else
                    value["_" + std::to_string(mutator_.below(100))] = *child;
                break;
            default:
                change(*child);
                break;
        }
    }

    void replace(nlohmann::json& value) {
        using nlohmann::json;
        if (value.is_number() && mutator_.below(3) != 0) {
            const double factors[] = {-1, 0, 0.5, 2, 3, 1.5, 1e9, 1e300};
            const double number = value.get<double>() * factors[mutator_.below(8)];
            value = number == static_cast<double>(static_cast<int>(std::min(1e9, number)))
                        ? json(static_cast<int>(number))
                        : json(number);
            return;
        }
        const json others[] = {nullptr,
                               true,
                               false,
                               0,
                               1,
                               -1,
                               7,
                               INT32_MAX,
                               INT64_MAX,
                               UINT64_MAX,
                               0.5,
                               1e308,
                               "",
                               "a",
                               std::string(3000, 'x'),
                               json::array(),
                               json::object(),
                               json::array({1, 2, 3}),
                               json::array({-1, 0, INT64_MAX})};
        value = others[mutator_.below(static_cast<qsizetype>(std::size(others)))];
    }

    Mutator& mutator_;
};

}  // namespace seedbed
