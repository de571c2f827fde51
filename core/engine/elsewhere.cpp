// SPDX-License-Identifier: Apache-2.0
#include "core/engine/elsewhere.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/base/version.h"

#include <array>

namespace seedbed {
namespace {

struct Known {
    Elsewhere program;
    std::string_view id;
    std::string_view title;
    std::string_view ending;
};
constexpr std::array<Known, 4> kPrograms{{
    {Elsewhere::Automatic1111, "a1111", "AUTOMATIC1111", ".txt"},
    {Elsewhere::ComfyUi, "comfyui", "ComfyUI", ".json"},
    {Elsewhere::ComfyUiApi, "comfyui-api", "ComfyUI's API", ".json"},
    {Elsewhere::Diffusers, "diffusers", "diffusers", ".py"},
}};

const Known& known(Elsewhere program) {
    for (const auto& each : kPrograms)
        if (each.program == program) return each;
    throw LogicError("[elsewhere] not a program");
}

}  // namespace

std::string_view to_string(Elsewhere program) {
    return known(program).id;
}

std::string_view title_of(Elsewhere program) {
    return known(program).title;
}

std::string_view file_ending(Elsewhere program) {
    return known(program).ending;
}

Elsewhere parse_elsewhere(std::string_view text) {
    std::string names;
    for (const auto& each : kPrograms) {
        if (each.id == text) return each.program;
        names += (names.empty() ? "" : ", ") + std::string(each.id);
    }
    throw Error(ErrorCode::InvalidRequest,
                "The program " + quote(text) + " is not known: choose one of " + names + ".");
}

ElsewhereText open_elsewhere(Elsewhere program,
                             const ImageRecord& record,
                             const ElsewhereModel& model) {
    check(!record.request.seeds.empty(), "[elsewhere] there must be at least one seed");
    switch (program) {
        case Elsewhere::Automatic1111:
            return elsewhere_infotext(record);
        case Elsewhere::ComfyUi:
        case Elsewhere::ComfyUiApi:
            return elsewhere_comfyui(record, model, program == Elsewhere::ComfyUiApi);
        case Elsewhere::Diffusers:
            return elsewhere_diffusers(record, model);
    }
    throw LogicError("[elsewhere] not a program");
}

ImageRecord record_of(const GenerateRequest& request, const ElsewhereModel& model) {
    ImageRecord record;
    record.request = request;
    if (request.width == 0) record.request.width = model.native_width;
    if (request.height == 0) record.request.height = model.native_height;
    if (!request.seeds.empty()) record.seed = request.seeds.front();
    record.model_name = model.name;
    record.model_hash = model.hash;
    record.device = request.device == "auto" ? "cpu" : request.device;
    record.dtype = request.dtype == "auto" ? "float32" : request.dtype;
    record.version = kVersion;
    return record;
}

}  // namespace seedbed
