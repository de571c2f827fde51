// SPDX-License-Identifier: Apache-2.0
#include "tests/interop/script_cases.h"

#include "core/engine/request_json.h"

#include <cstdlib>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

// The shipped cases first, then all of them.
std::vector<fs::path> case_folders() {
    const char* named = std::getenv("SEEDBED_PARITY");
    return {SEEDBED_TEST_DATA,
            fs::path(SEEDBED_TEST_DATA) / "parity",
            named ? fs::path(named) : fs::path(SEEDBED_SOURCE_DIR).parent_path() / "shared/parity"};
}

// Of some models only parts are shipped.
bool is_whole(const fs::path& path) {
    return fs::exists(path) && (!fs::exists(path / "model_index.json") || fs::exists(path / "vae"));
}

void locate(std::string& path, std::string& missing) {
    if (path.empty() || path == "tabletop") return;
    for (const auto& folder : case_folders())
        if (is_whole(folder / path)) {
            path = (folder / path).string();
            return;
        }
    missing = path;
}

}  // namespace

std::vector<ScriptCase> read_script_cases(const fs::path& file) {
    const auto all = read_json(file);
    std::vector<ScriptCase> cases;
    for (const auto& each : all.at("cases")) {
        auto fields = all.at("defaults");
        fields.update(each);
        ScriptCase result{fields.at("name").get<std::string>(), {}, {}};
        fields.erase("name");
        fields["version"] = kRequestVersion;
        fields["device"] = "cpu";
        fields["capture"] = "none";
        fields["previews"] = false;
        auto& request = result.request;
        request = generate_request_from(JsonObject(fields, result.name));
        locate(request.model, result.missing);
        for (auto& lora : request.loras) locate(lora.path, result.missing);
        for (auto& path : request.text.embeddings) locate(path, result.missing);
        if (request.start) {
            locate(request.start->path, result.missing);
            locate(request.start->mask_path, result.missing);
        }
        cases.push_back(std::move(result));
    }
    return cases;
}

}  // namespace seedbed
