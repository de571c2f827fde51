// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ATen/core/Tensor.h>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace seedbed::parity {

// One entry of case.json's `tensors` with its value from expected.safetensors.
struct ExpectedTensor {
    std::string name;
    std::string description;  // which call with which arguments, as the reference made it
    double tolerance = 0;     // see compare.h; 0 = exact
    at::Tensor value;         // in the file's own dtype
};

// A case as the reference wrote it: case.json, inputs.safetensors and expected.safetensors. Nothing
// about shapes, seeds or prompts is known but what these files say.
class CaseFolder {
 public:
    // Throws Error{FileNotFound, FileFormat} naming the file and the field: a missing file, broken
    // JSON, a tensor that only one of case.json and the safetensors file has, or has in another
    // shape.
    explicit CaseFolder(const std::filesystem::path& folder);

    const std::string& name() const { return name_; }
    const std::filesystem::path& path() const { return path_; }
    const nlohmann::json& params() const { return params_; }

    // params()[key] as T; throws Error{FileFormat} when it is missing or of another type.
    template <class T>
    T param(const std::string& key) const {
        const auto found = params_.find(key);
        if (found == params_.end()) fail_param(key, "is missing");
        try {
            return found->get<T>();
        } catch (const nlohmann::json::exception&) {
            fail_param(key, "is of another type than this tensor needs");
        }
    }
    bool has_param(const std::string& key) const { return params_.contains(key); }

    bool has_input(const std::string& name) const { return inputs_.count(name) != 0; }
    // Throws Error{FileFormat} when the case has no such input.
    const at::Tensor& input(const std::string& name) const;

    // By name.
    const std::vector<ExpectedTensor>& expected() const { return expected_; }

    // The folder of the case's model: params.base (relative to the case) or "model".
    std::filesystem::path model() const;

 private:
    [[noreturn]] void fail_param(const std::string& key, const std::string& problem) const;

    std::filesystem::path path_;
    std::string name_;
    nlohmann::json params_;
    std::map<std::string, at::Tensor> inputs_;
    std::vector<ExpectedTensor> expected_;
};

}  // namespace seedbed::parity
