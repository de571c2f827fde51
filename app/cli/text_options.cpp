// SPDX-License-Identifier: Apache-2.0
#include "app/cli/text_options.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/wildcards.h"
#include "core/models/prompt_tags.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void reject(const std::string& detail) {
    throw Error(ErrorCode::InvalidRequest, detail);
}

std::optional<double> parse_number(std::string_view text) {
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || stop != text.data() + text.size())
        return std::nullopt;
    return value;
}

// Takes ":0.8" off the end; a colon with anything else behind it belongs to the file.
std::optional<double> take_weight(std::string& text) {
    const auto colon = text.rfind(':');
    if (colon == text.npos) return std::nullopt;
    const auto value = parse_number(std::string_view(text).substr(colon + 1));
    if (value) text.resize(colon);
    return value;
}

LoraUse parse_lora(std::string text) {
    const auto last = take_weight(text);
    const auto first = last ? take_weight(text) : std::nullopt;
    if (text.empty())
        reject("--lora names no file: write FILE:WEIGHT, such as film.safetensors:0.8.");
    if (first) return {text, *first, last};
    return {text, last.value_or(1.0), std::nullopt};
}

bool is_lora_of(const fs::path& file, const std::string& name) {
    constexpr std::array<std::string_view, 4> kKinds = {".safetensors", ".pt", ".bin", ".ckpt"};
    return file.stem() == name &&
           std::find(kKinds.begin(), kKinds.end(), file.extension().string()) != kKinds.end();
}

// The file of that name in the folder or below it, the first of several.
std::string find_lora(const std::string& folder, const std::string& name) {
    std::vector<std::string> found;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error))
        if (is_lora_of(at->path(), name)) found.push_back(at->path().string());
    if (!found.empty()) return *std::min_element(found.begin(), found.end());
    throw Error(ErrorCode::FileNotFound,
                "The prompt asks for the LoRA " + quote(name) + ", but " + quote_path(folder) +
                    " has no such file; add it, or take the tag out of the prompt.");
}

// A tag whose file --lora names is left to that option.
void add_tagged(const TextArguments& arguments, GenerateRequest& request) {
    const auto tags =
        parse_lora_tags(request.prompts.empty() ? request.prompt : request.prompts.front());
    for (const std::string& prompt : request.prompts)
        if (parse_lora_tags(prompt) != tags)
            reject(
                "The wildcards choose other LoRAs for other pictures, but a run has the same "
                "for all: name them outside of the choices.");
    const std::vector<LoraUse> named = request.loras;
    for (const LoraTag& tag : tags) {
        const bool given = std::any_of(named.begin(), named.end(), [&](const LoraUse& lora) {
            return fs::path(lora.path).stem() == tag.name;
        });
        if (given) continue;
        if (arguments.lora_folder.empty())
            reject("The prompt asks for the LoRA " + quote(tag.name) +
                   ": give its file with --lora, or --lora-folder.");
        request.loras.push_back(
            {find_lora(arguments.lora_folder, tag.name), tag.weight, tag.text_weight});
    }
}

Seed parse_text_seed(const std::string& text) {
    if (text.empty()) return Seed(0);
    const auto seeds = parse_seed_list(text);
    if (seeds.size() != 1) reject("--text-seed " + quote(text) + " is not one seed.");
    return seeds.front();
}

void expand(const TextArguments& arguments, GenerateRequest& request) {
    if (arguments.wildcards.empty() && arguments.text_seed.empty()) return;
    if (!arguments.wildcards.empty() && !fs::is_directory(arguments.wildcards))
        throw Error(ErrorCode::FileNotFound,
                    "--wildcards " + quote_path(arguments.wildcards) + " is not a folder.");
    const Seed seed = parse_text_seed(arguments.text_seed);
    Wildcards wildcards(arguments.wildcards);
    for (std::size_t i = 0; i < request.seeds.size(); ++i)
        request.prompts.push_back(wildcards.expand(request.prompt, seed, i));
}

}  // namespace

void add_text_options(CLI::App& command, TextArguments& arguments, GenerateRequest& request) {
    command
        .add_option("--syntax",
                    arguments.syntax,
                    "webui: (more:1.3), [less], BREAK and long prompts in chunks, as "
                    "AUTOMATIC1111; plain: every character is text, the end is cut off")
        ->capture_default_str();
    command.add_option("--clip-skip",
                       request.text.clip_skip,
                       "last layers of the text encoder to leave out: 2 = the last one, as "
                       "AUTOMATIC1111 counts (default: 0, as the model was trained)");
    command
        .add_option("--embedding",
                    request.text.embeddings,
                    "textual inversion: its file's name, standing in the prompt as a word, becomes "
                    "its vectors; may be given again")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->expected(1);
    command
        .add_option("--lora",
                    arguments.loras,
                    "FILE, FILE:WEIGHT or FILE:WEIGHT:TEXT_WEIGHT of a LoRA; may be given again")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->expected(1);
    command.add_option("--lora-folder",
                       arguments.lora_folder,
                       "where the files of <lora:NAME:WEIGHT> in the prompt lie");
}

void add_wildcard_options(CLI::App& command, TextArguments& arguments) {
    command.add_option("--wildcards",
                       arguments.wildcards,
                       "folder of text files: __name__ in the prompt becomes a line of name.txt, "
                       "{a|b} one of both, for each picture by itself");
    command.add_option("--text-seed",
                       arguments.text_seed,
                       "what wildcards and {a|b} choose by, apart from the pictures' seeds "
                       "(default: 0; given alone, it turns {a|b} on)");
}

void apply(const TextArguments& arguments, GenerateRequest& request) {
    request.text.syntax = parse_prompt_syntax(arguments.syntax);
    for (const std::string& lora : arguments.loras) request.loras.push_back(parse_lora(lora));
    expand(arguments, request);
    if (request.text.syntax == PromptSyntax::Webui) add_tagged(arguments, request);
}

}  // namespace seedbed
