// SPDX-License-Identifier: Apache-2.0
// tok.ids, tok.mask; tok2.* with the model's second tokenizer.
// P prompts, T tokens
#include "tests/parity/case_text.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>

#include <set>

namespace seedbed::parity {
namespace {

// 1 for start, text and end, 0 for padding. [P, T]
at::Tensor attention_mask(const ClipTokenizer& tokenizer, const std::vector<std::string>& prompts) {
    std::vector<at::Tensor> rows;
    for (const std::string& prompt : prompts) {
        std::vector<std::int64_t> row;
        for (const PromptToken& token : tokenizer.tokenize(prompt).tokens)
            row.push_back(token.kind != PromptToken::Kind::Padding);
        rows.push_back(at::tensor(row));
    }
    return at::stack(rows);
}

class TokenizerChecker : public Checker {
 public:
    explicit TokenizerChecker(const CaseFolder& folder)
        : Checker(folder), first_(folder.model()), second_(folder.model(), "_2") {}

    bool knows(const ExpectedTensor& tensor) const override {
        static const std::set<std::string> names = {"tok.ids", "tok.mask", "tok2.ids", "tok2.mask"};
        const CaseText& text = tensor.name.rfind("tok2.", 0) == 0 ? second_ : first_;
        return names.count(tensor.name) != 0 && case_.has_param("prompts") && text.is_clip();
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        CaseText& text = tensor.name.rfind("tok2.", 0) == 0 ? second_ : first_;
        const auto prompts = case_.param<std::vector<std::string>>("prompts");
        const bool mask = tensor.name.ends_with(".mask");
        return mask ? attention_mask(text.tokenizer(), prompts) : text.ids(prompts);
    }

 private:
    CaseText first_;
    CaseText second_;
};

}  // namespace

std::unique_ptr<Checker> make_tokenizer_checker(const CaseFolder& folder) {
    return std::make_unique<TokenizerChecker>(folder);
}

}  // namespace seedbed::parity
