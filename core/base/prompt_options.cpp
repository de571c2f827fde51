// SPDX-License-Identifier: Apache-2.0
#include "core/base/prompt_options.h"

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace seedbed {

std::string_view to_string(PromptSyntax syntax) {
    switch (syntax) {
        case PromptSyntax::Plain:
            return "plain";
        case PromptSyntax::Webui:
            return "webui";
    }
    throw LogicError("[prompt_options] syntax out of range");
}

PromptSyntax parse_prompt_syntax(std::string_view text) {
    for (const auto syntax : {PromptSyntax::Plain, PromptSyntax::Webui})
        if (text == to_string(syntax)) return syntax;
    throw Error(ErrorCode::InvalidRequest,
                "Prompt syntax: " + quote(text) + " is unknown; choose \"plain\" or \"webui\".");
}

}  // namespace seedbed
