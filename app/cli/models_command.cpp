// SPDX-License-Identifier: Apache-2.0
#include "app/cli/models_command.h"

#include "app/cli/models_run.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>

namespace seedbed {
namespace {

constexpr char kExamples[] = R"(Examples:
  seedbed models add-folder ~/stable-diffusion-webui/models
      Watches a folder and prints what lies in it: the studio shows it, too.
  seedbed models list --kind lora sdxl
  seedbed models scan /nas/models --json
      What lies in a folder, without watching it.
  seedbed models hash v1-5-pruned-emaonly.safetensors
      AutoV2 and SHA-256, by which other programs and pictures name the file.)";

using Options = std::shared_ptr<ModelsOptions>;
using Action = std::function<ExitCode(const ModelsOptions&)>;

CLI::App* add(CLI::App& models,
              const char* name,
              const char* help,
              const Options& options,
              ExitCode& result,
              const Action& action) {
    auto* command = models.add_subcommand(name, help);
    command->add_option("--library",
                        options->library,
                        "the library whose models.json is used (default: ~/.local/share/seedbed)");
    command->add_flag("--json", options->json, "print one JSON object a line");
    command->callback([options, &result, action] { result = action(*options); });
    return command;
}

}  // namespace

void add_models_command(CLI::App& app, ExitCode& result) {
    auto* models =
        app.add_subcommand("models", "list models, LoRAs and embeddings on this machine");
    models->footer(kExamples);
    models->require_subcommand(1);
    const auto options = std::make_shared<ModelsOptions>();
    auto* list =
        add(*models, "list", "print the models that are known", options, result, list_models);
    list->add_option("words", options->words, "all must stand in name, path, architecture or hash");
    list->add_option("--kind", options->kind, "model, lora or embedding")
        ->check(CLI::IsMember({"model", "lora", "embedding"}));
    auto* scan =
        add(*models, "scan", "look into the watched folders again", options, result, scan_models);
    scan->add_option("folders", options->folders, "look into these instead, and keep nothing");
    add(*models, "folders", "print the watched folders", options, result, list_model_folders);
    auto* watch =
        add(*models, "add-folder", "watch a folder of models", options, result, add_model_folders);
    watch->add_option("folders", options->folders, "folders, with what lies below")->required();
    auto* unwatch = add(*models,
                        "remove-folder",
                        "watch a folder no more; its files stay",
                        options,
                        result,
                        remove_model_folders);
    unwatch->add_option("folders", options->folders, "as \"seedbed models folders\" prints them")
        ->required();
    auto* hash = add(*models, "hash", "compute hashes and keep them", options, result, hash_models);
    hash->add_option("models", options->models, "names or files; none: all that have no hash yet");
}

}  // namespace seedbed
