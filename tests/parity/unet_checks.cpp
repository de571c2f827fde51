// SPDX-License-Identifier: Apache-2.0
// unet.CALL.out, .probe.NAME, .attn.LAYER, .attn16.LAYER, .attn16_mean of a Stable Diffusion UNet.
// B images, L heads, h w query grid, N = h w, T tokens
#include "core/attention/attention_recorder.h"
#include "core/base/error.h"
#include "core/models/model.h"
#include "core/models/unet.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <map>
#include <memory>
#include <regex>
#include <string>

namespace seedbed::parity {
namespace {

// Keeps what every cross-attention layer showed, and hands it on to the recorder that makes the
// average.
class Watcher : public AttentionObserver {
 public:
    Watcher(const UNet& unet, std::int64_t height, std::int64_t width)
        : unet_(unet),
          recorder_(
              unet.attention_layers(), static_cast<int>(height), static_cast<int>(width), false) {}

    bool wants(int, int, int) const override { return true; }

    void observe(int layer, const at::Tensor& probabilities, int height, int width) override {
        const at::Tensor last = probabilities.select(0, probabilities.size(0) - 1);  // [L, N, T]
        maps_[unet_.attention_layers()[layer].name] = last.mean(0);                  // [N, T]
        if (recorder_.wants(layer, height, width))
            recorder_.observe(layer, probabilities, height, width);
    }

    const at::Tensor& map(const std::string& layer) const {
        const auto found = maps_.find(layer);
        if (found == maps_.end()) {
            throw Error(ErrorCode::FileFormat,
                        "the UNet has no cross-attention layer \"" + layer + "\"");
        }
        return found->second;
    }

    at::Tensor average() {
        recorder_.take(0);
        return recorder_.last_average()[-1];  // [N, T]
    }

 private:
    const UNet& unet_;
    AttentionRecorder recorder_;
    std::map<std::string, at::Tensor> maps_;
};

// One UNet call of the case, with all that it showed.
struct Call {
    at::Tensor out;
    at::Tensor average;
    std::map<std::string, at::Tensor> probes;
    std::unique_ptr<Watcher> watcher;
};

class UNetChecker : public Checker {
 public:
    using Checker::Checker;

    bool knows(const ExpectedTensor& tensor) const override {
        static const std::regex names(
            R"(unet\.(base|\w+\.(out|aug_emb|probe\..+|attn\..+|attn16\..+|attn16_mean)))");
        return std::regex_match(tensor.name, names) &&
               std::filesystem::exists(case_.model() / "unet" / "config.json");
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        static const std::regex parts(R"(unet\.(\w+)\.?(\w*)\.?(.*))");
        std::smatch match;
        std::regex_match(tensor.name, match, parts);
        Call& call = run(match[1]);
        const std::string kind = match[2];
        if (kind == "aug_emb") return call.probes.at("aug_emb");
        if (kind == "probe") return call.probes.at(match[3]);
        if (kind == "attn16_mean") return call.average;
        if (kind == "attn" || kind == "attn16") return call.watcher->map(match[3]);
        return call.out;
    }

 private:
    const UNet& unet() {
        if (!unet_) unet_ = UNet::load(case_.model() / "unet");
        return *unet_;
    }

    const ExpectedTensor& output_of(const std::string& call) const {
        const std::string name = call == "base" ? "unet.base" : "unet." + call + ".out";
        for (const ExpectedTensor& tensor : case_.expected())
            if (tensor.name == name) return tensor;
        throw Error(ErrorCode::FileFormat,
                    "the case has no " + name + ", which would say what the call takes");
    }

    // "inputs latent_a (16x16), timestep t_a, …"; the call "base" takes latent, t and context as
    // they are.
    Call& run(const std::string& name) {
        const auto found = calls_.find(name);
        if (found != calls_.end()) return found->second;
        std::string input = "latent", time = "t";
        if (name != "base") {
            static const std::regex arguments(R"(inputs (\w+).*\b(t_\w+))");
            std::smatch match;
            if (!std::regex_search(output_of(name).description, match, arguments)) {
                throw Error(ErrorCode::FileFormat,
                            "its description does not name its inputs and its timestep");
            }
            input = match[1];
            time = match[2];
        }
        const at::Tensor latents = case_.input(input);
        Call call;
        call.watcher = std::make_unique<Watcher>(unet(), latents.size(2), latents.size(3));
        const at::Tensor step = at::full({1}, case_.param<double>(time), at::kFloat);
        call.out = unet().forward(latents,
                                  step,
                                  text(output_of(name).description, latents.size(0)),
                                  call.watcher.get(),
                                  &call.probes);
        call.average = call.watcher->average();
        return calls_[name] = std::move(call);
    }

    // "context/pooled rows [2, 3]" names prompts; else batches of two take the empty prompt and
    // prompt 0, a single row takes prompt 0. "time_ids_a": the size conditions, an input.
    TextContext text(const std::string& description, std::int64_t rows) {
        if (case_.has_input("context"))
            return unet().prepare_text({case_.input("context"), {}, {}}, SizeCondition{});
        const EncodedPrompts encoded = prompts().encode(chosen(description, rows), {});
        static const std::regex ids(R"(\btime_ids_\w+)");
        std::smatch match;
        if (std::regex_search(description, match, ids))
            return unet().prepare_text(encoded, case_.input(match[0]));
        return unet().prepare_text(encoded, SizeCondition{});
    }

    std::vector<std::string> chosen(const std::string& description, std::int64_t rows) const {
        const auto all = case_.param<std::vector<std::string>>("prompts");
        static const std::regex list(R"(rows (\[[\d, ]+\]))");
        std::smatch match;
        if (std::regex_search(description, match, list)) {
            std::vector<std::string> prompts;
            for (const std::size_t row : nlohmann::json::parse(match[1].str()))
                prompts.push_back(all.at(row));
            return prompts;
        }
        return rows == 1 ? std::vector{all.at(0)} : std::vector{std::string(), all.at(0)};
    }

    const PromptEncoder& prompts() {
        if (!prompts_) prompts_ = load_prompt_encoder(find_model_files(case_.model()), {});
        return *prompts_;
    }

    std::unique_ptr<PromptEncoder> prompts_;
    std::unique_ptr<UNet> unet_;
    std::map<std::string, Call> calls_;
};

}  // namespace

std::unique_ptr<Checker> make_unet_checker(const CaseFolder& folder) {
    return std::make_unique<UNetChecker>(folder);
}

}  // namespace seedbed::parity
