// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <string>
#include <vector>

namespace seedbed {

// What is wrong with a model's files. Whoever loads wants the first problem thrown; whoever
// inspects wants them all.
class DefectList {
 public:
    enum class Mode { ThrowFirst, KeepAll };
    explicit DefectList(Mode mode = Mode::ThrowFirst) : mode_(mode) {}

    // Runs `part`. An Error that it throws goes on, or is kept and answered with false.
    template <typename Function>
    bool attempt(const Function& part) {
        try {
            part();
            return true;
        } catch (const Error& error) {
            if (mode_ == Mode::ThrowFirst) throw;
            errors_.push_back(error);
            return false;
        }
    }
    void add(ErrorCode code, const std::string& detail) {
        attempt([&] { throw Error(code, detail); });
    }

    const std::vector<Error>& errors() const { return errors_; }

 private:
    Mode mode_;
    std::vector<Error> errors_;
};

}  // namespace seedbed
