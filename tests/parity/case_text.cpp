// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/case_text.h"

#include <ATen/ATen.h>

#include <utility>

namespace seedbed::parity {

CaseText::CaseText(std::filesystem::path model_folder, std::string suffix)
    : folder_(std::move(model_folder)), suffix_(std::move(suffix)) {}

bool CaseText::is_clip() const {
    const std::filesystem::path folder = folder_ / ("tokenizer" + suffix_);
    const auto has = [&](const char* file) { return std::filesystem::exists(folder / file); };
    return has("vocab.json") || (has("tokenizer.json") && !has("spiece.model"));  // spiece: T5
}

const ClipTokenizer& CaseText::tokenizer() {
    if (!tokenizer_) tokenizer_ = ClipTokenizer::load(folder_ / ("tokenizer" + suffix_));
    return *tokenizer_;
}

const ClipTextModel& CaseText::encoder() {
    if (!encoder_) encoder_ = ClipTextModel::load(folder_ / ("text_encoder" + suffix_));
    return *encoder_;
}

at::Tensor CaseText::ids(const std::vector<std::string>& prompts) {
    std::vector<at::Tensor> rows;
    for (const std::string& prompt : prompts)
        rows.push_back(at::tensor(tokenizer().encode(prompt)));
    return at::stack(rows);  // [P, T]
}

TextStates CaseText::states(const std::vector<std::string>& prompts) {
    return encoder().forward(ids(prompts));
}

}  // namespace seedbed::parity
