// SPDX-License-Identifier: Apache-2.0
// "Open elsewhere": what makes a picture in other programs. Nothing is dropped in silence: what a
// program cannot do, or does otherwise, stands in `differences`, and in the text where it bears
// comments.
#pragma once

#include "core/engine/elsewhere_model.h"
#include "core/engine/event.h"

#include <string>
#include <string_view>
#include <vector>

namespace seedbed {

enum class Elsewhere {
    Automatic1111,  // infotext
    ComfyUi,        // a workflow, as its window loads it when it is dropped there
    ComfyUiApi,     // a prompt, as its HTTP interface takes it
    Diffusers,      // a Python script
};

std::string_view to_string(Elsewhere program);     // "a1111", "comfyui", "comfyui-api", "diffusers"
Elsewhere parse_elsewhere(std::string_view text);  // throws Error{InvalidRequest} listing these
// The name that a person knows, and the ending of a file that holds it: "ComfyUI", ".json".
std::string_view title_of(Elsewhere program);
std::string_view file_ending(Elsewhere program);

struct ElsewhereText {
    std::string text;
    std::vector<std::string> differences;  // sentences: what comes out otherwise there, and why
};

// record: resolved, as pictures carry it; its request may hold several seeds.
ElsewhereText open_elsewhere(Elsewhere program,
                             const ImageRecord& record,
                             const ElsewhereModel& model);

// The four, for tests of one.
ElsewhereText elsewhere_infotext(const ImageRecord& record);
ElsewhereText elsewhere_comfyui(const ImageRecord& record, const ElsewhereModel& model, bool api);
ElsewhereText elsewhere_diffusers(const ImageRecord& record, const ElsewhereModel& model);

// A record of a request that made no picture here: of one that came from elsewhere.
ImageRecord record_of(const GenerateRequest& request, const ElsewhereModel& model);

}  // namespace seedbed
