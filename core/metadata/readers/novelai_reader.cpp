// SPDX-License-Identifier: Apache-2.0
// NovelAI: PNG texts `Software`, `Source`, `Description` and `Comment` (JSON); in WebP the same
// names in one JSON object in the EXIF comment.
#include "core/metadata/readers/readers.h"
#include "core/metadata/settings_builder.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 11> kKnown{"prompt",
                                                  "uc",
                                                  "steps",
                                                  "scale",
                                                  "seed",
                                                  "sampler",
                                                  "noise_schedule",
                                                  "width",
                                                  "height",
                                                  "version",
                                                  "request_type"};

struct Parts {
    Written description;
    Written source;
    json comment;
    std::string as_written;
};

std::optional<Parts> parts_of(const PictureText& text) {
    const auto* software = text_at(text, "Software");
    const auto* comment = text_at(text, "Comment");
    if (software && *software == "NovelAI" && comment) {
        const auto* description = text_at(text, "Description");
        const auto* source = text_at(text, "Source");
        return Parts{description ? Written(*description) : std::nullopt,
                     source ? Written(*source) : std::nullopt,
                     picture_json(*comment, "Comment"),
                     *comment};
    }
    const auto* all = text_at(text, "UserComment");
    if (!all || !is_json_object(*all) || all->find("NovelAI") == all->npos) return std::nullopt;
    const auto object = picture_json(*all, "UserComment");
    const auto inner = written(object, "Comment");
    if (!inner) return std::nullopt;
    return Parts{written(object, "Description"),
                 written(object, "Source"),
                 picture_json(*inner, "Comment"),
                 *all};
}

// The words of version 4: {"caption": {"base_caption": …}}.
Written base_caption(const json& comment, const char* key) {
    if (!comment.is_object() || !comment.contains(key)) return std::nullopt;
    const auto& words = comment[key];
    if (!words.is_object() || !words.contains("caption")) return std::nullopt;
    return written(words["caption"], "base_caption");
}

// "NovelAI Diffusion V4 37442FCA": the last word is the hash.
void read_model(const Written& source, SettingsBuilder& builder) {
    if (!source) return;
    const auto space = source->rfind(' ');
    const bool hash = space != source->npos &&
                      source->find_first_not_of("0123456789ABCDEF", space + 1) == source->npos;
    if (hash)
        builder.model(source->substr(0, space), source->substr(space + 1));
    else
        builder.model(source);
}

// The first generation was Stable Diffusion 1.4 with habits that AUTOMATIC1111 knows under these
// names.
void read_habits(const Written& source, SettingsBuilder& builder) {
    if (source && !source->starts_with("Stable Diffusion")) return;
    builder.clip_skip("2");
    builder.other("ENSD", "31337");
}

}  // namespace

std::optional<FoundSettings> read_novelai(const PictureText& text) {
    const auto parts = parts_of(text);
    if (!parts) return std::nullopt;
    const auto& comment = parts->comment;
    SettingsBuilder builder("NovelAI", written(comment, "version"));
    builder.prompt(parts->description);
    builder.prompt(written(comment, "prompt"));
    builder.prompt(base_caption(comment, "v4_prompt"));
    builder.negative(written(comment, "uc"));
    builder.negative(base_caption(comment, "v4_negative_prompt"));
    builder.seed(written(comment, "seed"));
    builder.steps(written(comment, "steps"));
    builder.guidance(written(comment, "scale"));
    builder.size(written(comment, "width"), written(comment, "height"));
    builder.sampler(written(comment, "sampler"), written(comment, "noise_schedule"));
    read_model(parts->source, builder);
    read_habits(parts->source, builder);
    if (comment.is_object())
        for (const auto& [key, value] : comment.items())
            if (std::find(kKnown.begin(), kKnown.end(), key) == kKnown.end())
                builder.other(key, written(comment, key));
    return FoundSettings{std::move(builder.settings()), parts->as_written};
}

}  // namespace seedbed
