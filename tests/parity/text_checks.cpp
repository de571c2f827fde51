// SPDX-License-Identifier: Apache-2.0
// te.hidden.I, te.last, te.penultimate, te.penultimate_ln, te.pooled; te2.* with the model's second
// encoder. P prompts, T tokens, D width
#include "core/base/error.h"
#include "tests/parity/case_text.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>

#include <optional>
#include <regex>

namespace seedbed::parity {
namespace {

class TextChecker : public Checker {
 public:
    explicit TextChecker(const CaseFolder& folder)
        : Checker(folder), encoders_{CaseText(folder.model()), CaseText(folder.model(), "_2")} {}

    bool knows(const ExpectedTensor& tensor) const override {
        static const std::regex names(
            R"(te2?\.(hidden\.\d+|last|penultimate|penultimate_ln|pooled))");
        return std::regex_match(tensor.name, names) && case_.has_param("prompts") &&
               encoders_[second(tensor)].is_clip();
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        const at::Tensor all =
            pick(states(second(tensor)), tensor.name.substr(tensor.name.find('.') + 1));
        return rows_of(tensor, all);
    }

 private:
    static bool second(const ExpectedTensor& tensor) { return tensor.name.rfind("te2.", 0) == 0; }

    const TextStates& states(bool second) {
        if (!states_[second])
            states_[second] =
                encoders_[second].states(case_.param<std::vector<std::string>>("prompts"));
        return *states_[second];
    }

    static at::Tensor pick(const TextStates& states, const std::string& name) {
        if (name == "last") return states.last;
        if (name == "pooled") return states.pooled;
        if (name == "penultimate") return states.hidden.at(states.hidden.size() - 2);
        if (name == "penultimate_ln") return states.penultimate_normed;
        return states.hidden.at(std::stoul(name.substr(name.find('.') + 1)));
    }

    // The description ends in "all prompts" or "prompts [0, 3]".
    static at::Tensor rows_of(const ExpectedTensor& tensor, const at::Tensor& all) {
        static const std::regex list(R"(prompts (\[[\d, ]*\]))");
        std::smatch match;
        if (!std::regex_search(tensor.description, match, list)) {
            if (tensor.description.find("all prompts") != std::string::npos) return all;
            throw Error(ErrorCode::FileFormat,
                        "its description does not say which prompts it holds");
        }
        const auto rows = nlohmann::json::parse(match[1].str()).get<std::vector<std::int64_t>>();
        return all.index_select(0, at::tensor(rows));
    }

    CaseText encoders_[2];
    std::optional<TextStates> states_[2];
};

}  // namespace

std::unique_ptr<Checker> make_text_checker(const CaseFolder& folder) {
    return std::make_unique<TextChecker>(folder);
}

}  // namespace seedbed::parity
