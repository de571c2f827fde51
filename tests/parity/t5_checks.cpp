// SPDX-License-Identifier: Apache-2.0
// tok.ids, tok.mask, tok.sp_ids, te.hidden.I, te.last, te.last_nomask of a model that reads prompts
// with T5. P prompts, T tokens
#include "core/base/error.h"
#include "tests/parity/case_t5.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>
#include <nlohmann/json.hpp>

#include <regex>
#include <sentencepiece_processor.h>
#include <string>

namespace seedbed::parity {
namespace {

class T5Checker : public Checker {
 public:
    explicit T5Checker(const CaseFolder& folder) : Checker(folder), text_(folder) {}

    bool knows(const ExpectedTensor& tensor) const override {
        static const std::regex names(
            R"(tok\.(ids|mask|sp_ids)|te\.(hidden\.\d+|last|last_nomask))");
        return std::regex_match(tensor.name, names) && text_.is_t5();
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        if (tensor.name == "tok.ids") return text_.ids();
        if (tensor.name == "tok.mask") return text_.mask().to(at::kLong);
        if (tensor.name == "tok.sp_ids") return sentencepiece_ids();
        return states(tensor);
    }

 private:
    // What T5's tokenizer is built on reads from the same file, beside what our tokenizer does.
    at::Tensor sentencepiece_ids() const {
        sentencepiece::SentencePieceProcessor processor;
        const auto status = processor.Load((case_.model() / "tokenizer" / "spiece.model").string());
        if (!status.ok()) throw Error(ErrorCode::FileFormat, status.ToString());
        const auto length = case_.param<std::size_t>("max_length");
        std::vector<at::Tensor> rows;
        for (const std::string& prompt : text_.prompts()) {
            std::vector<int> ids = processor.EncodeAsIds(prompt);
            if (ids.size() > length - 1) ids.resize(length - 1);
            ids.push_back(processor.eos_id());
            ids.resize(length, processor.pad_id());
            rows.push_back(at::tensor(ids, at::kLong));
        }
        return at::stack(rows);
    }

    // "prompt 0", "prompts [0, 3]"; with the attention mask unless the description says "without".
    at::Tensor states(const ExpectedTensor& tensor) {
        static const std::regex numbers(R"(prompts? (\d+|\[[\d, ]*\]))");
        std::smatch match;
        if (!std::regex_search(tensor.description, match, numbers))
            throw Error(ErrorCode::FileFormat,
                        "its description does not say which prompts it holds");
        const auto list = nlohmann::json::parse(match[1].str());
        const auto rows = list.is_array() ? list.get<std::vector<std::int64_t>>()
                                          : std::vector{list.get<std::int64_t>()};
        const at::Tensor index = at::tensor(rows, at::kLong);
        const bool masked = tensor.description.find("without") == std::string::npos;
        std::vector<at::Tensor> hidden;
        const at::Tensor last =
            text_.encoder().forward(text_.ids().index_select(0, index),
                                    masked ? text_.mask().index_select(0, index) : at::Tensor(),
                                    &hidden);
        if (!tensor.name.starts_with("te.hidden.")) return last;
        return hidden.at(std::stoul(tensor.name.substr(tensor.name.rfind('.') + 1)));
    }

    CaseT5 text_;
};

}  // namespace

std::unique_ptr<Checker> make_t5_checker(const CaseFolder& folder) {
    return std::make_unique<T5Checker>(folder);
}

}  // namespace seedbed::parity
