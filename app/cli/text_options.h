// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace seedbed {

// How prompts are read and what stands in them, as typed.
struct TextArguments {
    std::string syntax = "webui";
    std::vector<std::string> loras;  // FILE[:WEIGHT[:TEXT_WEIGHT]]
    std::string lora_folder;         // where "<lora:NAME:…>" of a prompt is looked for
    std::string wildcards;           // folder
    std::string text_seed;           // without it and a folder, braces are text
};

// --syntax, --clip-skip, --embedding, --lora, --lora-folder
void add_text_options(CLI::App& command, TextArguments& arguments, GenerateRequest& request);
// --wildcards, --text-seed
void add_wildcard_options(CLI::App& command, TextArguments& arguments);

// Writes what was typed into a request whose prompt and seeds stand already. Throws
// Error{InvalidRequest}, for a LoRA that is named in the prompt and not found FileNotFound, and
// what Wildcards throws.
void apply(const TextArguments& arguments, GenerateRequest& request);

}  // namespace seedbed
