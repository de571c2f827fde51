// SPDX-License-Identifier: Apache-2.0
#include "core/engine/elsewhere.h"
#include "core/engine/elsewhere_prompt.h"
#include "core/engine/picture_text.h"
#include "core/engine/recipe_key.h"
#include "core/sampling/sampler_title.h"

#include <filesystem>

namespace seedbed {
namespace {

// The samplers whose names AUTOMATIC1111 has, with other arithmetic than diffusers'.
std::string sampler_difference(const GenerateRequest& request) {
    const std::string name(title_of(request.sampler));
    switch (request.sampler) {
        case Sampler::Ddpm:
            return "AUTOMATIC1111 has no DDPM: choose DDIM with Eta DDIM 1 there, which is the "
                   "same "
                   "process.";
        case Sampler::DpmPp2mSde:
            return "DPM++ 2M SDE draws its noise from a Brownian tree there: the picture will be "
                   "another one.";
        case Sampler::Pndm:
        case Sampler::UniPc:
            return name + " takes other steps there: the picture will differ.";
        default:
            return {};
    }
}

std::vector<std::string> differences_of(const GenerateRequest& request) {
    std::vector<std::string> result;
    if (request.seeds.size() > 1)
        result.push_back("The text is of the first seed, " + to_string(request.seeds.front()) +
                         "; for the others change Seed.");
    const auto& recipe = recipe_of(request, 0);
    const bool variation =
        recipe.chain.size() == 1 && !recipe.pad && recipe.form == SlerpForm::PerColumn;
    if (!recipe.plain() && !variation)
        result.emplace_back(
            "The noise between seeds has no field there: the picture of the plain seed comes out.");
    if (auto sentence = sampler_difference(request); !sentence.empty())
        result.push_back(std::move(sentence));
    if (request.eta != 0)
        result.emplace_back("Eta is a setting of the program there, \"Eta for DDIM\".");
    if (request.start)
        result.push_back("The start picture " + request.start->path +
                         " must be opened in img2img there.");
    if (request.text.syntax == PromptSyntax::Plain && has_prompt_marks(request.prompt))
        result.emplace_back(
            "Brackets are plain characters here: Emphasis None is written, which "
            "AUTOMATIC1111 knows since 1.9.");
    if (!request.text.embeddings.empty())
        result.emplace_back("Embeddings must lie in its folder \"embeddings\".");
    if (!request.loras.empty())
        result.emplace_back("LoRAs must lie in its folder \"models/Lora\".");
    return result;
}

}  // namespace

ElsewhereText elsewhere_infotext(const ImageRecord& record) {
    auto info = infotext_of(record);
    // There "Eta" is that of ancestral samplers.
    for (auto& [key, value] : info.fields)
        if (key == "Eta") key = "Eta DDIM";
    return {format_infotext(info), differences_of(record.request)};
}

}  // namespace seedbed
