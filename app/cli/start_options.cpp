// SPDX-License-Identifier: Apache-2.0
#include "app/cli/start_options.h"

#include "core/base/error.h"

#include <CLI/CLI.hpp>

namespace seedbed {
namespace {

[[noreturn]] void reject(const std::string& detail) {
    throw Error(ErrorCode::InvalidRequest, detail);
}

Tiling parse_tiling(const std::string& text) {
    if (text == "auto") return Tiling::Automatic;
    if (text == "on") return Tiling::On;
    if (text == "off") return Tiling::Off;
    reject("--vae-tiling \"" + text + "\" is not known: use auto, on or off.");
}

}  // namespace

void add_start_options(CLI::App& command, StartArguments& arguments) {
    auto& picture = arguments.picture;
    command.add_option("--init",
                       picture.path,
                       "a picture to start from instead of noise alone; without --size it gives "
                       "the size");
    command
        .add_option("--strength",
                    picture.strength,
                    "share of the steps that is run on it: 0 = the picture as it is, 1 = all")
        ->capture_default_str();
    command.add_option(
        "--mask", picture.mask_path, "a picture: where it is white --init is repainted");
    command
        .add_option("--mask-blur",
                    picture.mask_blur,
                    "softens the mask's edge, standard deviation in its pixels")
        ->capture_default_str();
    command.add_flag("!--no-paste-back",
                     picture.paste_back,
                     "keep what the VAE makes of the rest, not the picture's own pixels");
    command
        .add_option("--vae-tiling",
                    arguments.tiling,
                    "decode large pictures tile by tile: auto (when they would not fit), on or off")
        ->capture_default_str();
}

void apply(const StartArguments& arguments, GenerateRequest& request) {
    request.vae_tiling = parse_tiling(arguments.tiling);
    if (!arguments.picture.path.empty())
        request.start = arguments.picture;
    else if (!arguments.picture.mask_path.empty())
        reject("There is a mask but no picture: name the picture with --init.");
}

}  // namespace seedbed
