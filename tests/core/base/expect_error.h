// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <QTest>

#include <optional>
#include <string>
#include <utility>

namespace seedbed {

// The Error that `action` throws, if any; other exceptions pass through and fail the test.
template <typename Action>
std::optional<Error> error_of(Action&& action) {
    try {
        std::forward<Action>(action)();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

// Whether a detail reads as one sentence: one line that begins with a name or a capital and ends
// with a full stop.
inline bool is_sentence(const std::string& detail) {
    return detail.size() > 20 && detail.back() == '.' && detail.find('\n') == std::string::npos &&
           (detail[0] == '"' || (detail[0] >= 'A' && detail[0] <= 'Z'));
}

}  // namespace seedbed

// Fails the test unless the expression throws Error of that code with one clear sentence that holds
// `part`.
#define VERIFY_ERROR(expression, expected_code, part)                                          \
    do {                                                                                       \
        const auto thrown_ = seedbed::error_of([&] { static_cast<void>(expression); });        \
        QVERIFY2(thrown_.has_value(), "nothing was thrown");                                   \
        const std::string detail_ = thrown_->what();                                           \
        QVERIFY2(thrown_->code() == (expected_code),                                           \
                 (std::string(seedbed::to_string(thrown_->code())) + ": " + detail_).c_str()); \
        QVERIFY2(detail_.find(part) != std::string::npos, detail_.c_str());                    \
        QVERIFY2(seedbed::is_sentence(detail_), detail_.c_str());                              \
    } while (false)
