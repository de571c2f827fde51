// SPDX-License-Identifier: Apache-2.0
#include "core/engine/request_json.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

#include <array>
#include <limits>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

template <typename T, std::size_t N>
using Names = std::array<std::pair<T, std::string_view>, N>;

constexpr Names<OverlapMeasure, 3> kMeasures{{{OverlapMeasure::Separate, "separate"},
                                              {OverlapMeasure::Iou, "iou"},
                                              {OverlapMeasure::Cosine, "cosine"}}};
constexpr Names<Capture, 3> kCaptures{{{Capture::None, "none"},
                                       {Capture::Averages, "averages"},
                                       {Capture::Everything, "everything"}}};
constexpr Names<Tiling, 3> kTilings{
    {{Tiling::Automatic, "auto"}, {Tiling::On, "on"}, {Tiling::Off, "off"}}};
constexpr Names<Priority, 3> kPriorities{{{Priority::Background, "background"},
                                          {Priority::Normal, "normal"},
                                          {Priority::Interactive, "interactive"}}};

template <typename T, std::size_t N>
std::string_view name_in(const Names<T, N>& names, T value) {
    for (const auto& [each, name] : names)
        if (each == value) return name;
    throw LogicError("[request_json] a value without a name");
}

template <typename T, std::size_t N>
T parse_in(const Names<T, N>& names, const std::string& field, std::string_view text) {
    std::string all;
    for (const auto& [value, name] : names) {
        if (name == text) return value;
        all += (all.empty() ? "" : ", ") + std::string(name);
    }
    throw Error(ErrorCode::InvalidRequest,
                field + ": " + quote(text) + " is unknown; choose one of " + all + ".");
}

Priority parse_priority(std::string_view text) {
    return parse_in(kPriorities, "Priority", text);
}

Schedule parse_schedule(std::string_view text) {
    constexpr Names<Schedule, 2> kSchedules{
        {{Schedule::Automatic, "automatic"}, {Schedule::Karras, "karras"}}};
    return parse_in(kSchedules, "Schedule", text);
}

// What `parse` makes of a text field; absent = `value` stays. Its error becomes one of the file.
template <typename T, typename Parse>
void read_name(const JsonObject& object, const std::string& key, T& value, const Parse& parse) {
    if (!object.has(key)) return;
    const auto text = object.text(key);
    try {
        value = parse(text);
    } catch (const Error& error) {
        throw Error(ErrorCode::FileFormat,
                    object.source() + ": " + quote(key) + ": " + error.what());
    }
}

void read_integer(const JsonObject& object, const std::string& key, int& value) {
    using Limits = std::numeric_limits<int>;
    value = static_cast<int>(object.integer(key, Limits::min(), Limits::max(), value));
}

// Seeds are unsigned and have 64 bits, which JsonObject::integer does not.
Seed seed_of(const JsonObject& object, const std::string& key, const json& value) {
    if (!value.is_number_unsigned())
        object.fail(key, "made of whole numbers from 0 to 18446744073709551615 (seeds)");
    return Seed(value.get<std::uint64_t>());
}

std::vector<Seed> read_seeds(const JsonObject& object, const std::string& key) {
    if (!object.has(key)) return {};
    if (!object.at(key).is_array()) object.fail(key, "a list of seeds");
    std::vector<Seed> seeds;
    for (const auto& value : object.at(key)) seeds.push_back(seed_of(object, key, value));
    return seeds;
}

// The objects of a list.
std::vector<JsonObject> read_objects(const JsonObject& object, const std::string& key) {
    if (!object.has(key)) return {};
    if (!object.at(key).is_array()) object.fail(key, "a list of objects");
    std::vector<JsonObject> items;
    for (const auto& item : object.at(key))
        items.emplace_back(item, object.source(), key + "[" + std::to_string(items.size()) + "].");
    return items;
}

// Every field must be one that `written` has.
void check_fields(const JsonObject& object, const json& written) {
    for (const auto& [key, value] : object.json().items())
        if (!written.contains(key))
            throw Error(ErrorCode::FileFormat,
                        object.source() + ": the field " + quote(key) +
                            " is not known to this version of Seedbed; correct its name or take it "
                            "out.");
}

void check_version(const JsonObject& object) {
    const auto version = object.integer("version", 1, std::numeric_limits<int>::max());
    if (version > kRequestVersion)
        throw Error(ErrorCode::FileFormat,
                    object.source() + " was written by a newer Seedbed (form " +
                        std::to_string(version) + ", this one reads " +
                        std::to_string(kRequestVersion) + "); open it with that one.");
}

json rule_json(const AbandonRule& rule) {
    return {{"phrases", rule.phrases},
            {"measure", name_of(rule.measure)},
            {"threshold", rule.threshold},
            {"step", rule.step}};
}

AbandonRule rule_from(const JsonObject& object) {
    AbandonRule rule;
    check_fields(object, rule_json(rule));
    rule.phrases = object.texts("phrases");
    read_name(object, "measure", rule.measure, parse_overlap_measure);
    rule.threshold = object.number("threshold");
    read_integer(object, "step", rule.step);
    return rule;
}

json axis_json(const GridAxis& axis) {
    return {{"kind", axis.kind}, {"values", axis.values}};
}

GridAxis axis_from(const JsonObject& object) {
    check_fields(object, axis_json({}));
    return {object.text("kind"), object.texts("values")};
}

NoisePad pad_from(const JsonObject& object) {
    const auto seed = [&](const char* key) { return seed_of(object, key, object.at(key)); };
    return {seed("right"), seed("below"), seed("diagonal"), object.number("x"), object.number("y")};
}

// "variation", "slerp" and "pad", and nothing else, inside of a request.
NoiseRecipe recipe_from(const JsonObject& object) {
    check_fields(object, {{"variation", ""}, {"slerp", ""}, {"pad", ""}});
    return noise_recipe_from(object);
}

json lora_json(const LoraUse& lora) {
    json object{{"path", lora.path}, {"weight", lora.weight}};
    object["text_weight"] = lora.text_weight ? json(*lora.text_weight) : json();
    return object;
}

LoraUse lora_from(const JsonObject& object) {
    LoraUse lora;
    check_fields(object, lora_json(lora));
    lora.path = object.text("path");
    lora.weight = object.number("weight", lora.weight);
    if (object.has("text_weight")) lora.text_weight = object.number("text_weight");
    return lora;
}

json text_json(const PromptOptions& text) {
    return {{"syntax", to_string(text.syntax)},
            {"clip_skip", text.clip_skip},
            {"embeddings", text.embeddings}};
}

PromptOptions text_from(const JsonObject& object) {
    PromptOptions text;
    check_fields(object, text_json(text));
    read_name(object, "syntax", text.syntax, parse_prompt_syntax);
    read_integer(object, "clip_skip", text.clip_skip);
    if (object.has("embeddings")) text.embeddings = object.texts("embeddings");
    return text;
}

json start_json(const StartPicture& start) {
    return {{"path", start.path},
            {"strength", start.strength},
            {"mask_path", start.mask_path},
            {"mask_blur", start.mask_blur},
            {"paste_back", start.paste_back}};
}

StartPicture start_from(const JsonObject& object) {
    StartPicture start;
    check_fields(object, start_json(start));
    start.path = object.text("path");
    start.strength = object.number("strength", start.strength);
    start.mask_path = object.text("mask_path", "");
    read_integer(object, "mask_blur", start.mask_blur);
    start.paste_back = object.boolean("paste_back", start.paste_back);
    return start;
}

// What came with the models of the papers.
void read_model_options(const JsonObject& object, GenerateRequest& request) {
    request.dtype = object.text("dtype", request.dtype);
    for (const auto& lora : read_objects(object, "loras")) request.loras.push_back(lora_from(lora));
    if (object.has("prompts")) request.prompts = object.texts("prompts");
    if (object.has("text")) request.text = text_from(object.object("text"));
    using Limits = std::numeric_limits<std::int64_t>;
    request.ensd = object.integer("ensd", Limits::min(), Limits::max(), request.ensd);
    if (object.has("start")) request.start = start_from(object.object("start"));
    read_name(object, "vae_tiling", request.vae_tiling, parse_tiling);
}

void read_sampling(const JsonObject& object, GenerateRequest& request) {
    read_integer(object, "steps", request.steps);
    read_name(object, "schedule", request.schedule, parse_schedule);
    read_name(object, "sampler", request.sampler, [&](const std::string& text) {
        return parse_sampler(text, request.schedule);
    });
    request.guidance = object.number("guidance", request.guidance);
    request.eta = object.number("eta", request.eta);
    read_integer(object, "width", request.width);
    read_integer(object, "height", request.height);
    read_name(object, "noise", request.noise, parse_noise_mode);
    for (const auto& recipe : read_objects(object, "recipes"))
        request.recipes.push_back(recipe_from(recipe));
    if (object.has("abandon")) request.abandon = rule_from(object.object("abandon"));
}

}  // namespace

std::string_view name_of(OverlapMeasure measure) {
    return name_in(kMeasures, measure);
}

OverlapMeasure parse_overlap_measure(std::string_view text) {
    return parse_in(kMeasures, "Measure", text);
}

std::string_view name_of(Capture capture) {
    return name_in(kCaptures, capture);
}

Capture parse_capture(std::string_view text) {
    return parse_in(kCaptures, "Capture", text);
}

Tiling parse_tiling(std::string_view text) {
    return parse_in(kTilings, "VAE tiling", text);
}

std::string_view name_of(Tiling tiling) {
    return name_in(kTilings, tiling);
}

json to_json_value(const NoiseRecipe& recipe) {
    auto object = json::object();
    if (recipe.plain()) return object;
    object["variation"] = format_noise_chain(recipe.chain);
    object["slerp"] = to_string(recipe.form);
    if (const auto& pad = recipe.pad)
        object["pad"] = {{"right", pad->right.value()},
                         {"below", pad->below.value()},
                         {"diagonal", pad->diagonal.value()},
                         {"x", pad->x},
                         {"y", pad->y}};
    return object;
}

NoiseRecipe noise_recipe_from(const JsonObject& object) {
    NoiseRecipe recipe;
    read_name(object, "variation", recipe.chain, parse_noise_chain);
    read_name(object, "slerp", recipe.form, parse_slerp_form);
    if (object.has("pad")) recipe.pad = pad_from(object.object("pad"));
    return recipe;
}

json to_json_value(const GenerateRequest& request) {
    json object{{"version", kRequestVersion},
                {"model", request.model},
                {"device", request.device},
                {"dtype", request.dtype},
                {"loras", json::array()},
                {"prompt", request.prompt},
                {"prompts", request.prompts},
                {"negative", request.negative},
                {"text", text_json(request.text)},
                {"ensd", request.ensd},
                {"start", request.start ? start_json(*request.start) : json()},
                {"vae_tiling", name_of(request.vae_tiling)},
                {"seeds", json::array()},
                {"steps", request.steps},
                {"sampler", to_string(request.sampler)},
                {"schedule", to_string(request.schedule)},
                {"guidance", request.guidance},
                {"eta", request.eta},
                {"width", request.width},
                {"height", request.height},
                {"noise", to_string(request.noise)},
                {"recipes", json::array()},
                {"abandon", request.abandon ? rule_json(*request.abandon) : json()},
                {"batch", request.batch},
                {"capture", name_of(request.capture)},
                {"previews", request.previews},
                {"output_folder", request.output_folder},
                {"library", request.library},
                {"dump_path", request.dump_path},
                {"priority", name_in(kPriorities, request.priority)}};
    for (const Seed seed : request.seeds) object["seeds"].push_back(seed.value());
    for (const auto& lora : request.loras) object["loras"].push_back(lora_json(lora));
    for (const auto& recipe : request.recipes) object["recipes"].push_back(to_json_value(recipe));
    return object;
}

GenerateRequest generate_request_from(const JsonObject& object) {
    GenerateRequest request;
    check_version(object);
    check_fields(object, to_json_value(request));
    request.model = object.text("model", request.model);
    request.device = object.text("device", request.device);
    request.prompt = object.text("prompt", "");
    request.negative = object.text("negative", "");
    request.seeds = read_seeds(object, "seeds");
    read_model_options(object, request);
    read_sampling(object, request);
    read_integer(object, "batch", request.batch);
    read_name(object, "capture", request.capture, parse_capture);
    request.previews = object.boolean("previews", request.previews);
    request.output_folder = object.text("output_folder", "");
    request.library = object.text("library", "");
    request.dump_path = object.text("dump_path", "");
    read_name(object, "priority", request.priority, parse_priority);
    return request;
}

json to_json_value(const GridRequest& request) {
    json object{{"version", kRequestVersion},
                {"base", to_json_value(request.base)},
                {"axes", json::array()},
                {"skip_existing", request.skip_existing},
                {"name", request.name},
                {"priority", name_in(kPriorities, request.priority)}};
    for (const auto& axis : request.axes) object["axes"].push_back(axis_json(axis));
    return object;
}

GridRequest grid_request_from(const JsonObject& object) {
    GridRequest request;
    check_version(object);
    check_fields(object, to_json_value(request));
    request.base = generate_request_from(object.object("base"));
    for (const auto& axis : read_objects(object, "axes")) request.axes.push_back(axis_from(axis));
    request.skip_existing = object.boolean("skip_existing", request.skip_existing);
    request.name = object.text("name", "");
    read_name(object, "priority", request.priority, parse_priority);
    return request;
}

}  // namespace seedbed
