// SPDX-License-Identifier: Apache-2.0
#include "app/cli/attention_report.h"

#include "core/attention/maps.h"
#include "core/attention/overlap.h"
#include "core/engine/heatmap_overlay.h"
#include "core/io/atomic_write.h"
#include "core/io/png.h"

#include <cctype>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;
using Maps = std::vector<std::vector<float>>;

// "red cube#2" -> "red-cube-2", for a file name.
std::string slug(const std::string& phrase) {
    std::string text;
    for (const unsigned char c : phrase) {
        if (std::isalnum(c) || c >= 0x80)
            text += static_cast<char>(c);
        else if (!text.empty() && text.back() != '-')
            text += '-';
    }
    while (text.ends_with('-')) text.pop_back();
    return text;
}

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
    return result + "\"";
}

std::filesystem::path free_path(const std::filesystem::path& folder,
                                const std::string& stem,
                                const char* ending) {
    auto path = folder / (stem + ending);
    for (int n = 1; std::filesystem::exists(path); ++n)
        path = folder / (stem + "-" + std::to_string(n) + ending);
    return path;
}

json pair_json(const std::string& a, const std::string& b, MapView map_a, MapView map_b) {
    const MapView both[] = {map_a, map_b};
    return {{"a", a},
            {"b", b},
            {"separate", separate_term(both)},
            {"iou", iou(map_a, map_b)},
            {"cosine", cosine(map_a, map_b)}};
}

}  // namespace

AttentionReport::AttentionReport(std::vector<std::string> phrases,
                                 std::filesystem::path folder,
                                 std::filesystem::path maps)
    : folder_(std::move(folder)), maps_path_(std::move(maps)) {
    for (auto& phrase : phrases) phrases_.push_back({std::move(phrase), {}});
}

void AttentionReport::set_model(const ModelInfo& model, const GenerateRequest& request) {
    capture_.request = request;
    capture_.model_name = model.name;
    capture_.model_hash = model.hash;
    capture_.layers.clear();
    for (const AttentionLayerInfo& layer : model.layers) capture_.layers.push_back(layer.name);
    const auto texts = request.prompts.empty() ? std::vector{request.prompt} : request.prompts;
    prompts_.clear();
    for (const std::string& text : texts)
        prompts_.push_back(model.tokenizer->tokenize(text, request.text));
    several_ = request.seeds.size() > 1;
    for (auto& phrase : phrases_) {
        phrase.tokens.clear();
        for (const TokenizedPrompt& prompt : prompts_)
            phrase.tokens.push_back(find_phrase(prompt, phrase.text));
    }
}

std::size_t AttentionReport::prompt_of(int image) const {
    return prompts_.size() == 1 ? 0 : static_cast<std::size_t>(image);
}

void AttentionReport::add_step(const StepReady& event) {
    if (!event.attention) return;
    auto& picture = open_[event.image];
    if (!maps_path_.empty()) picture.maps.push_back(event.attention);
    if (!phrases_.empty()) add_numbers(picture, prompt_of(event.image), *event.attention);
}

void AttentionReport::add_numbers(Picture& picture,
                                  std::size_t prompt,
                                  const AttentionStep& step) const {
    const auto& grid = step.average;
    picture.height = grid.height;
    picture.width = grid.width;
    picture.sums.resize(phrases_.size(),
                        std::vector<float>(static_cast<std::size_t>(grid.height) * grid.width));

    Maps maps;
    json enhance = json::object();
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
        maps.push_back(merge_tokens(grid, phrases_[i].tokens.at(prompt)));
        for (std::size_t p = 0; p < maps[i].size(); ++p) picture.sums[i][p] += maps[i][p];
        enhance[phrases_[i].text] = enhance_term(maps[i], grid.height, grid.width);
    }
    json pairs = json::array();
    for (std::size_t i = 0; i < maps.size(); ++i)
        for (std::size_t j = i + 1; j < maps.size(); ++j)
            pairs.push_back(pair_json(phrases_[i].text, phrases_[j].text, maps[i], maps[j]));
    picture.steps.push_back(
        {{"step", step.step}, {"enhance", std::move(enhance)}, {"pairs", std::move(pairs)}});
}

std::vector<std::filesystem::path> AttentionReport::add_picture(const ImageReady& event) {
    std::vector<std::filesystem::path> written;
    if (!maps_path_.empty()) written.push_back(write_maps_of(event));
    const auto picture = std::move(open_.at(event.image));
    open_.erase(event.image);
    if (phrases_.empty()) return written;
    json overlays = json::object();
    for (std::size_t i = 0; i < phrases_.size(); ++i) {
        // The sum serves as well as the mean: the overlay scales by the largest value.
        const auto overlay =
            overlay_heatmap(*event.picture, picture.sums[i], picture.height, picture.width);
        const auto path = overlay_path(*event.record, phrases_[i].text);
        write_png(path, overlay);
        overlays[phrases_[i].text] = path.filename().string();
        written.push_back(path);
    }
    pictures_.push_back({{"seed", event.record->seed.value()},
                         {"picture", std::filesystem::path(event.record->path).filename().string()},
                         {"grid", {picture.height, picture.width}},
                         {"overlays", std::move(overlays)},
                         {"steps", picture.steps}});
    if (prompts_.size() > 1) pictures_.back()["prompt"] = event.record->request.prompt;
    return written;
}

std::filesystem::path AttentionReport::write_maps_of(const ImageReady& event) {
    CapturedPicture capture = capture_;
    capture.seed = event.record->seed;
    capture.request = event.record->request;
    capture.prompt = prompts_.at(prompt_of(event.image));
    capture.steps = std::move(open_.at(event.image).maps);
    auto path = maps_path_;
    if (several_) {
        const auto ending = path.extension();
        path.replace_extension();
        path += std::string("-").append(to_string(capture.seed));
        path += ending;
    }
    write_maps(path, capture);
    return path;
}

std::filesystem::path AttentionReport::overlay_path(const ImageRecord& record,
                                                    const std::string& phrase) const {
    const auto stem = std::filesystem::path(record.path).stem().string();
    return free_path(folder_, stem + "." + slug(phrase), ".png");
}

std::vector<std::filesystem::path> AttentionReport::write() {
    if (phrases_.empty()) return {};
    json phrases = json::array();
    for (const auto& phrase : phrases_) {
        phrases.push_back({{"phrase", phrase.text}});
        if (prompts_.size() == 1) phrases.back()["tokens"] = phrase.tokens.front();
    }
    const json report = {
        {"prompt", capture_.request.prompt}, {"phrases", phrases}, {"pictures", pictures_}};
    const auto json_path = free_path(folder_, "attention", ".json");
    const auto csv_path = free_path(folder_, "attention", ".csv");
    write_file(json_path, report.dump(1) + "\n");
    write_file(csv_path, csv());
    return {json_path, csv_path};
}

// One number a row: seed, step, measure, phrase, other phrase, value.
std::string AttentionReport::csv() const {
    std::string text = "seed,step,measure,phrase,other,value\n";
    const auto row = [&](const json& seed,
                         const json& step,
                         const char* measure,
                         const std::string& phrase,
                         const std::string& other,
                         const json& value) {
        text += seed.dump() + "," + step.dump() + "," + measure + "," + quoted(phrase) + "," +
                (other.empty() ? other : quoted(other)) + "," + value.dump() + "\n";
    };
    for (const auto& picture : pictures_)
        for (const auto& step : picture["steps"]) {
            for (const auto& [phrase, value] : step["enhance"].items())
                row(picture["seed"], step["step"], "enhance", phrase, "", value);
            for (const auto& pair : step["pairs"])
                for (const char* measure : {"separate", "iou", "cosine"})
                    row(picture["seed"],
                        step["step"],
                        measure,
                        pair["a"],
                        pair["b"],
                        pair[measure]);
        }
    return text;
}

}  // namespace seedbed
