// SPDX-License-Identifier: Apache-2.0
#include "core/engine/reproduce_candidates.h"

#include "core/base/error.h"
#include "core/engine/recall.h"
#include "core/engine/recall_options.h"
#include "core/io/infotext.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

namespace seedbed {
namespace {

// AUTOMATIC1111's habit for pictures in NovelAI's manner.
constexpr std::int64_t kNovelAiEnsd = 31337;
constexpr std::size_t kTokensOfOneChunk = 75;

// One way to settle an open question. The cost says how unlikely it is: 0 = the habit of the
// program that wrote the file.
struct Option {
    int cost = 0;
    std::string words;
    std::function<void(GenerateRequest&)> apply;
};
using Question = std::vector<Option>;

bool has_other(const PictureSettings& settings, std::string_view key) {
    return std::any_of(settings.other.begin(), settings.other.end(), [key](const auto& item) {
        return item.first == key;
    });
}

// Whether another way to read the prompt would give other tokens or weights: it holds a mark of the
// syntax, or may be longer than one chunk (a token has at least one byte).
bool has_syntax(const std::string& prompt) {
    return prompt.size() > kTokensOfOneChunk ||
           prompt.find_first_of("()[]\\") != std::string::npos ||
           prompt.find("BREAK") != std::string::npos;
}

// Finds the questions that a file leaves open.
class Questions {
 public:
    Questions(const PictureFile& file,
              const GenerateRequest& recalled,
              const CandidateModel& model,
              std::vector<std::string>& named)
        : settings_(*file.settings),
          info_(parse_infotext(file.as_written)),
          recalled_(recalled),
          model_(model),
          named_(named) {}

    std::vector<Question> ask() {
        ask_noise();
        ask_ensd();
        ask_clip_skip();
        ask_syntax();
        ask_schedule();
        ask_eta();
        ask_slerp();
        return std::move(questions_);
    }

 private:
    bool ours() const { return settings_.program == "Seedbed"; }

    // A question is worth asking where the answers differ.
    void ask(const char* name, bool named, Question question) {
        if (named)
            named_.emplace_back(name);
        else if (question.size() > 1)
            questions_.push_back(std::move(question));
    }

    void ask_noise() {
        const auto likely = recalled_.noise;
        const auto option = [&](NoiseMode mode, const char* words) {
            return Option{mode == likely ? 0 : 2, words, [mode](GenerateRequest& request) {
                              request.noise = mode;
                          }};
        };
        ask("noise",
            settings_.noise && (ours() || info_.field("RNG") != nullptr),
            {option(NoiseMode::Nv, "NVIDIA noise"), option(NoiseMode::Cpu, "CPU noise")});
    }

    void ask_ensd() {
        if (!adds_noise(recalled_.sampler, recalled_.eta)) return;
        const auto option = [](std::int64_t ensd, int cost) {
            return Option{cost,
                          ensd == 0 ? "no ENSD" : "ENSD " + std::to_string(ensd),
                          [ensd](GenerateRequest& request) { request.ensd = ensd; }};
        };
        const bool novel = settings_.program == "NovelAI";
        ask("ENSD",
            ours() || has_other(settings_, "ENSD"),
            {option(0, novel ? 2 : 0), option(kNovelAiEnsd, novel ? 0 : 2)});
    }

    // Only Stable Diffusion 1.x is met with both; AUTOMATIC1111 always leaves one layer out for the
    // others, as they were trained.
    void ask_clip_skip() {
        const bool first_generation = model_.architecture.starts_with("Stable Diffusion 1") ||
                                      model_.architecture == "Tabletop";
        if (!first_generation) return;
        const auto option = [](int skip, int cost) {
            return Option{cost,
                          "clip skip " + std::to_string(skip),
                          [skip](GenerateRequest& request) { request.text.clip_skip = skip; }};
        };
        ask("clip skip", ours() || settings_.clip_skip.has_value(), {option(1, 0), option(2, 2)});
    }

    void ask_syntax() {
        if (!has_syntax(recalled_.prompt) && !has_syntax(recalled_.negative)) return;
        const auto likely = recalled_.text.syntax;
        const auto option = [&](PromptSyntax syntax, const char* words) {
            return Option{syntax == likely ? 0 : 3, words, [syntax](GenerateRequest& request) {
                              request.text.syntax = syntax;
                          }};
        };
        ask("emphasis",
            ours() || has_other(settings_, "Emphasis"),
            {option(PromptSyntax::Webui, "weights as AUTOMATIC1111 reads them"),
             option(PromptSyntax::Plain, "no weights")});
    }

    // AUTOMATIC1111's "Automatic" means Karras for the DPM++ samplers since 1.9.
    void ask_schedule() {
        if (!supports(recalled_.sampler, Schedule::Karras) || settings_.schedule == "karras")
            return;
        const auto option = [](Schedule schedule, const char* words, int cost) {
            return Option{
                cost, words, [schedule](GenerateRequest& request) { request.schedule = schedule; }};
        };
        ask("schedule",
            ours(),
            {option(Schedule::Automatic, "the model's own sigmas", 0),
             option(Schedule::Karras, "Karras sigmas", 3)});
    }

    void ask_eta() {
        if (!takes_eta(recalled_.sampler)) return;
        const auto option = [](double eta, const char* words, int cost) {
            return Option{cost, words, [eta](GenerateRequest& request) { request.eta = eta; }};
        };
        ask("eta",
            ours() || settings_.eta.has_value(),
            {option(0, "eta 0", 0), option(1, "eta 1", 4)});
    }

    void ask_slerp() {
        if (settings_.recipe.plain()) return;
        const auto likely = settings_.recipe.form;
        const auto option = [&](SlerpForm form, const char* words) {
            return Option{form == likely ? 0 : 2, words, [form](GenerateRequest& request) {
                              for (auto& recipe : request.recipes) recipe.form = form;
                          }};
        };
        ask("slerp",
            ours(),
            {option(SlerpForm::PerColumn, "noises mixed by columns"),
             option(SlerpForm::Whole, "noises mixed as a whole")});
    }

    const PictureSettings& settings_;
    Infotext info_;
    const GenerateRequest& recalled_;
    const CandidateModel& model_;
    std::vector<std::string>& named_;
    std::vector<Question> questions_;
};

struct Weighed {
    int cost = 0;
    Candidate candidate;
};

std::vector<Weighed> combine(const GenerateRequest& request,
                             const std::vector<Question>& questions) {
    std::vector<Weighed> result{{0, {request, {}}}};
    for (const auto& question : questions) {
        std::vector<Weighed> grown;
        for (const auto& begun : result)
            for (const auto& option : question) {
                auto next = begun;
                next.cost += option.cost;
                option.apply(next.candidate.request);
                next.candidate.taken.push_back(option.words);
                grown.push_back(std::move(next));
            }
        result = std::move(grown);
    }
    std::stable_sort(
        result.begin(), result.end(), [](const auto& a, const auto& b) { return a.cost < b.cost; });
    return result;
}

// What makes one exact picture and nothing else.
GenerateRequest lean(GenerateRequest request) {
    request.seeds.resize(1);
    request.prompts.clear();
    if (request.recipes.size() > 1) request.recipes.resize(1);
    request.batch = 1;
    request.capture = Capture::None;
    request.previews = false;
    request.abandon.reset();
    request.output_folder.clear();
    request.library.clear();
    request.dump_path.clear();
    return request;
}

// What recall() would say of things that are settled here.
PictureSettings settled(const PictureFile& file,
                        const GenerateRequest& base,
                        const CandidateModel& model) {
    auto settings = *file.settings;
    if (!settings.noise) settings.noise = base.noise;
    if (same_hash(settings.model_hash, model.hash) || settings.model == model.name)
        settings.model.clear();
    return settings;
}

bool is_side(int pixels) {
    return pixels >= 8 && pixels <= 4096 && pixels % 8 == 0;
}

}  // namespace

bool same_hash(const std::string& written, const std::string& own) {
    const auto length = std::min(written.size(), own.size());
    constexpr std::size_t kShortest = 8;  // of the forms in use
    return length >= kShortest && written.compare(0, length, own, 0, length) == 0;
}

Candidates reproduce_candidates(const PictureFile& file,
                                const GenerateRequest& base,
                                const CandidateModel& model,
                                const std::vector<std::string>& loras,
                                int most) {
    if (!file.settings || !file.settings->seed)
        throw Error(ErrorCode::InvalidRequest,
                    "The picture does not tell its seed, so it cannot be made again.");
    auto own = base;
    own.model = model.id;
    if (!strength_of(*file.settings)) own.start.reset();
    auto recalled = recall(settled(file, base, model), own, loras);
    auto request = lean(std::move(recalled.request));
    const bool sized = file.settings->width && file.settings->height;
    if (!sized && is_side(file.width) && is_side(file.height)) {
        request.width = file.width;
        request.height = file.height;
    }
    Candidates result;
    result.missing = std::move(recalled.not_mapped);
    const auto all = combine(request, Questions(file, request, model, result.named).ask());
    const auto count = std::min(all.size(), static_cast<std::size_t>(std::max(most, 1)));
    for (std::size_t i = 0; i < count; ++i) result.tries.push_back(all[i].candidate);
    result.left_out = static_cast<int>(all.size() - count);
    return result;
}

}  // namespace seedbed
