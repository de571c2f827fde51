// SPDX-License-Identifier: Apache-2.0
// S captured steps, T tokens, L heads, h x w query grid
#include "core/engine/attention_export.h"

#include "core/attention/maps.h"
#include "core/attention/overlap.h"
#include "core/io/npz.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace seedbed {
namespace {

using nlohmann::ordered_json;
using Steps = std::vector<const AttentionStep*>;

Steps captured_steps(const CapturedPicture& picture) {
    Steps steps;
    for (const auto& step : picture.steps)
        if (step && !step->average.values.empty()) steps.push_back(step.get());
    return steps;
}

NpyArray one_text(const std::string& text) {
    return {{}, std::vector<std::string>{text}};
}

std::size_t size(int value) {
    return static_cast<std::size_t>(value);
}

NpyArray averages(const Steps& steps) {
    const AttentionGrid& first = steps.front()->average;
    std::vector<float> values;
    values.reserve(steps.size() * first.values.size());
    for (const AttentionStep* step : steps) {
        const auto& grid = step->average.values;
        check(grid.size() == first.values.size(), "[write_maps] the steps' grids must be equal");
        values.insert(values.end(), grid.begin(), grid.end());
    }
    return {{steps.size(), size(first.tokens), size(first.height), size(first.width)},
            std::move(values)};  // [S, T, h, w]
}

const LayerAttention* layer_of(const AttentionStep& step, int layer) {
    const auto at =
        std::find_if(step.layers.begin(), step.layers.end(), [layer](const LayerAttention& each) {
            return each.layer == layer;
        });
    return at == step.layers.end() || at->heads.empty() ? nullptr : &*at;
}

// All heads of one layer over the steps; nothing where a step lacks it.
std::optional<NpyArray> layer_array(const Steps& steps, int layer) {
    std::vector<float> values;
    const AttentionGrid* grid = nullptr;
    std::size_t heads = 0;
    for (const AttentionStep* step : steps) {
        const LayerAttention* found = layer_of(*step, layer);
        if (!found || (grid && found->heads.size() != heads)) return std::nullopt;
        grid = &found->heads.front();
        heads = found->heads.size();
        values.reserve(steps.size() * heads * grid->values.size());
        for (const AttentionGrid& head : found->heads)
            values.insert(values.end(), head.values.begin(), head.values.end());
    }
    return NpyArray{
        {steps.size(), heads, size(grid->tokens), size(grid->height), size(grid->width)},
        std::move(values)};  // [S, L, T, h, w]
}

// `columns`: T of the maps; a longer negative prompt brings more of them than the prompt has.
void add_description(std::vector<NpzEntry>& entries, const CapturedPicture& picture, int columns) {
    std::vector<std::string> tokens;
    std::vector<std::int64_t> ids;
    for (const PromptToken& token : picture.prompt.tokens) {
        tokens.push_back(token_name(token));
        ids.push_back(token.id);
    }
    if (!tokens.empty()) {
        tokens.resize(std::max(tokens.size(), size(columns)), "<pad>");
        ids.resize(tokens.size(), picture.prompt.tokens.back().id);
    }
    const std::vector<std::size_t> length{tokens.size()};
    entries.push_back({"tokens", {length, std::move(tokens)}});
    entries.push_back({"ids", {length, std::move(ids)}});
    const GenerateRequest& request = picture.request;
    entries.push_back({"prompt", one_text(request.prompt)});
    entries.push_back({"negative", one_text(request.negative)});
    entries.push_back({"model", one_text(picture.model_name)});
    entries.push_back({"sampler", one_text(std::string(to_string(request.sampler)))});
    entries.push_back({"seed", one_text(to_string(picture.seed))});
    entries.push_back({"guidance", {{}, std::vector<double>{request.guidance}}});
}

using Maps = std::vector<std::vector<float>>;

Maps maps_of(const AttentionStep& step, const std::vector<CapturedWord>& words) {
    Maps maps;
    for (const CapturedWord& word : words) maps.push_back(merge_tokens(step.average, word.tokens));
    return maps;
}

// One number: of a word, or of a word and another one.
struct Number {
    const char* measure;
    std::size_t word;
    std::optional<std::size_t> other;
    double value;
};

std::vector<Number> numbers_of(const AttentionStep& step, const std::vector<CapturedWord>& words) {
    const Maps maps = maps_of(step, words);
    std::vector<Number> numbers;
    for (std::size_t k = 0; k < maps.size(); ++k) {
        const auto& map = maps[k];
        const double sum = std::accumulate(map.begin(), map.end(), 0.0);
        const double enhance = enhance_term(map, step.average.height, step.average.width);
        numbers.push_back({"max", k, {}, *std::max_element(map.begin(), map.end())});
        numbers.push_back({"mean", k, {}, sum / static_cast<double>(map.size())});
        numbers.push_back({"activation", k, {}, 1 - enhance});
    }
    for (std::size_t a = 0; a < maps.size(); ++a)
        for (std::size_t b = a + 1; b < maps.size(); ++b) {
            const std::array<MapView, 2> both = {maps[a], maps[b]};
            numbers.push_back({"separate", a, b, separate_term(both)});
            numbers.push_back({"iou", a, b, iou(both[0], both[1])});
            numbers.push_back({"cosine", a, b, cosine(both[0], both[1])});
        }
    return numbers;
}

// A field of a CSV table (RFC 4180).
std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + '"';
}

ordered_json step_json(const AttentionStep& step, const std::vector<CapturedWord>& words) {
    ordered_json per_word = ordered_json::array();
    for (const CapturedWord& word : words) per_word.push_back({{"word", word.text}});
    ordered_json pairs = ordered_json::array();
    for (const Number& number : numbers_of(step, words)) {
        if (!number.other) {
            per_word[number.word][number.measure] = number.value;
            continue;
        }
        const auto& a = words[number.word].text;
        const auto& b = words[*number.other].text;
        if (number.measure == std::string_view("separate")) pairs.push_back({{"a", a}, {"b", b}});
        pairs.back()[number.measure] = number.value;
    }
    return {{"step", step.step}, {"words", std::move(per_word)}, {"pairs", std::move(pairs)}};
}

}  // namespace

std::string token_name(const PromptToken& token) {
    switch (token.kind) {
        case PromptToken::Kind::Start:
            return "<start>";
        case PromptToken::Kind::End:
            return "<end>";
        case PromptToken::Kind::Padding:
            return "<pad>";
        case PromptToken::Kind::Text:
            break;
    }
    return token.text;
}

void write_maps(const std::filesystem::path& path, const CapturedPicture& picture) {
    const Steps steps = captured_steps(picture);
    if (steps.empty())
        throw Error(ErrorCode::InvalidRequest,
                    "There are no attention maps to write: make the picture again with \"capture\" "
                    "set to averages or everything.");
    std::vector<NpzEntry> entries;
    entries.push_back({"average", averages(steps)});
    for (std::size_t layer = 0; layer < picture.layers.size(); ++layer)
        if (auto array = layer_array(steps, static_cast<int>(layer)))
            entries.push_back({"layer." + picture.layers[layer], std::move(*array)});
    std::vector<std::int64_t> numbers;
    for (const AttentionStep* step : steps) numbers.push_back(step->step);
    entries.push_back({"steps", {{numbers.size()}, std::move(numbers)}});
    add_description(entries, picture, steps.front()->average.tokens);
    write_npz(path, entries);
}

std::string attention_csv(const CapturedPicture& picture, const std::vector<CapturedWord>& words) {
    std::string text = "seed,step,measure,word,other,value\n";
    const std::string seed = to_string(picture.seed);
    for (const AttentionStep* step : captured_steps(picture))
        for (const Number& number : numbers_of(*step, words)) {
            text += seed + ',' + std::to_string(step->step) + ',' + number.measure + ',' +
                    quoted(words[number.word].text) + ',';
            if (number.other) text += quoted(words[*number.other].text);
            text += ',';
            text += nlohmann::json(number.value).dump() + '\n';  // shortest exact spelling
        }
    return text;
}

std::string attention_json(const CapturedPicture& picture, const std::vector<CapturedWord>& words) {
    const Steps steps = captured_steps(picture);
    ordered_json list = ordered_json::array();
    for (const AttentionStep* step : steps) list.push_back(step_json(*step, words));
    ordered_json chosen = ordered_json::array();
    for (const CapturedWord& word : words)
        chosen.push_back({{"word", word.text}, {"tokens", word.tokens}});
    ordered_json report = {{"seed", picture.seed.value()},
                           {"prompt", picture.request.prompt},
                           {"negative", picture.request.negative},
                           {"model", picture.model_name},
                           {"model_hash", picture.model_hash},
                           {"sampler", to_string(picture.request.sampler)},
                           {"steps_total", picture.request.steps},
                           {"guidance", picture.request.guidance},
                           {"words", std::move(chosen)},
                           {"steps", std::move(list)}};
    if (!steps.empty())
        report["grid"] = {steps.front()->average.height, steps.front()->average.width};
    return report.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace seedbed
