// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/case_t5.h"

#include <ATen/ATen.h>

namespace seedbed::parity {

bool CaseT5::is_t5() const {
    return std::filesystem::exists(case_.model() / "transformer" / "config.json") &&
           case_.has_param("max_length");
}

const T5Tokenizer& CaseT5::tokenizer() {
    if (!tokenizer_)
        tokenizer_ = T5Tokenizer::load(case_.model() / "tokenizer", case_.param<int>("max_length"));
    return *tokenizer_;
}

const T5Encoder& CaseT5::encoder() {
    if (!encoder_) encoder_ = T5Encoder::load(case_.model() / "text_encoder");
    return *encoder_;
}

std::vector<std::string> CaseT5::prompts() const {
    return case_.param<std::vector<std::string>>("prompts");
}

at::Tensor CaseT5::ids() {
    std::vector<at::Tensor> rows;
    for (const std::string& prompt : prompts())
        rows.push_back(at::tensor(tokenizer().encode(prompt), at::kLong));
    return at::stack(rows);
}

at::Tensor CaseT5::mask() {
    std::vector<at::Tensor> rows;
    for (const std::string& prompt : prompts()) {
        std::vector<std::int64_t> row;
        for (const PromptToken& token : tokenizer().tokenize(prompt).tokens)
            row.push_back(token.kind != PromptToken::Kind::Padding);
        rows.push_back(at::tensor(row, at::kLong));
    }
    return at::stack(rows).to(at::kBool);
}

EncodedPrompts CaseT5::encode(const std::vector<std::size_t>& rows, bool masked) {
    const std::vector<std::int64_t> index(rows.begin(), rows.end());
    const at::Tensor chosen = at::tensor(index, at::kLong);
    const at::Tensor counted = mask().index_select(0, chosen);
    const at::Tensor states = encoder().forward(ids().index_select(0, chosen), counted);
    return {states, {}, masked ? counted : at::Tensor()};
}

}  // namespace seedbed::parity
