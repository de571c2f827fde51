// SPDX-License-Identifier: Apache-2.0
// tr.CALL.out, tr.CALL.attn.LAYER, tr.pos_embed_base of PixArt's transformers.
// B images, P prompts, L heads, h w patches, N = h w, T tokens
#include "core/base/error.h"
#include "core/models/pixart_transformer.h"
#include "tests/parity/case_t5.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>

#include <map>
#include <memory>
#include <regex>
#include <string>
#include <vector>

namespace seedbed::parity {
namespace {

// Keeps what every cross-attention layer showed.
class Watcher : public AttentionObserver {
 public:
    bool wants(int, int, int) const override { return true; }
    void observe(int layer, const at::Tensor& probabilities, int, int) override {
        maps_[layer] = probabilities.select(0, probabilities.size(0) - 1).mean(0);  // [N, T]
    }
    const at::Tensor& map(int layer) const { return maps_.at(layer); }

 private:
    std::map<int, at::Tensor> maps_;
};

struct Call {
    at::Tensor out;
    Watcher watcher;
    const PixArtTransformer* transformer = nullptr;
};

class PixArtChecker : public Checker {
 public:
    explicit PixArtChecker(const CaseFolder& folder) : Checker(folder), text_(folder) {}

    bool knows(const ExpectedTensor& tensor) const override {
        static const std::regex names(R"(tr\.(\w+\.(out|attn\..+)|pos_embed_base(_\w+)?))");
        return std::regex_match(tensor.name, names) && text_.is_t5();
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        static const std::regex parts(R"(tr\.(\w+)\.?(\w*)\.?(.*))");
        std::smatch match;
        std::regex_match(tensor.name, match, parts);
        if (tensor.name.starts_with("tr.pos_embed_base")) return positions(tensor);
        const Call& call = run(match[1]);
        return match[2] == "attn" ? map_of(call, match[3]) : call.out;
    }

 private:
    // "model/transformer", or "transformer_512" beside the model.
    const PixArtTransformer& transformer(const std::string& name) {
        auto& loaded = transformers_[name];
        if (!loaded) {
            const auto beside = case_.path() / name;
            loaded = PixArtTransformer::load(
                std::filesystem::exists(beside) ? beside : case_.model() / name);
        }
        return *loaded;
    }

    static at::Tensor map_of(const Call& call, const std::string& layer) {
        const auto& layers = call.transformer->attention_layers();
        for (std::size_t i = 0; i < layers.size(); ++i)
            if (layers[i].name == layer) return call.watcher.map(static_cast<int>(i));
        throw Error(ErrorCode::FileFormat,
                    "the transformer has no cross-attention layer \"" + layer + "\"");
    }

    const std::string& description_of(const std::string& call) const {
        for (const ExpectedTensor& tensor : case_.expected())
            if (tensor.name == "tr." + call + ".out") return tensor.description;
        throw Error(ErrorCode::FileFormat,
                    "the case has no tr." + call + ".out, which would say what the call takes");
    }

    // "latent_a, t_a, mask, with size conditions"; "transformer_512: latent_wide"; "as a, without
    // attention mask".
    const Call& run(const std::string& name) {
        const auto found = calls_.find(name);
        if (found != calls_.end()) return found->second;
        const std::string& description = description_of(name);
        static const std::regex input(R"((?:(\w+): )?(?:latent_|as )(\w+))");
        std::smatch match;
        if (!std::regex_search(description, match, input))
            throw Error(ErrorCode::FileFormat, "its description does not name its latents");
        const std::string kind = match[2];
        Call call;
        call.transformer = &transformer(match[1].matched ? match[1].str() : "transformer");
        const at::Tensor latents = case_.input("latent_" + kind);
        const bool masked = description.find("without attention mask") == std::string::npos;
        const EncodedPrompts prompts = text_.encode(rows(latents.size(0)), masked);
        const bool sized = case_.has_input("resolution_" + kind);
        const TextContext context =
            sized ? call.transformer->prepare_text(
                        prompts, case_.input("resolution_" + kind), case_.input("aspect_" + kind))
                  : call.transformer->prepare_text(prompts, SizeCondition{});
        const at::Tensor step = at::full({1}, case_.param<double>("t_" + kind), at::kFloat);
        call.out = call.transformer->forward(latents, step, context, &call.watcher);
        return calls_[name] = std::move(call);
    }

    // A single row uses prompt 0, several rows those that the notes name: "Batch rows of latent_a
    // use prompts 1 and 0."
    std::vector<std::size_t> rows(std::int64_t count) const {
        if (count == 1) return {0};
        static const std::regex list(R"(use prompts (\d+(?:(?:, | and )\d+)*))");
        const auto notes = case_.param<std::string>("notes");
        std::smatch match;
        if (!std::regex_search(notes, match, list))
            throw Error(ErrorCode::FileFormat,
                        "params.notes does not say which prompts the rows use");
        static const std::regex number(R"(\d+)");
        const std::string text = match[1];
        std::vector<std::size_t> rows;
        for (std::sregex_iterator it(text.begin(), text.end(), number), end; it != end; ++it)
            rows.push_back(std::stoul(it->str()));
        return rows;
    }

    // "first 192 and last 64 rows of the computed table of model/transformer", or of the
    // transformer of the name's ending: tr.pos_embed_base_512.
    at::Tensor positions(const ExpectedTensor& tensor) {
        static const std::regex shape(R"(first (\d+)(?: and last (\d+))? rows)");
        std::smatch match;
        if (!std::regex_search(tensor.description, match, shape))
            throw Error(ErrorCode::FileFormat, "its description does not say which rows it holds");
        const std::string suffix = tensor.name.substr(std::string("tr.pos_embed_base").size());
        const PixArtTransformer& from = transformer("transformer" + suffix);
        const std::int64_t side = from.sample_size() / from.size_multiple();
        const at::Tensor table = from.positions(side, side).unsqueeze(0);  // [1, N, C]
        const at::Tensor first = table.narrow(1, 0, std::stoll(match[1]));
        if (!match[2].matched) return first;
        const std::int64_t last = std::stoll(match[2]);
        return at::cat({first, table.narrow(1, table.size(1) - last, last)}, 1);
    }

    CaseT5 text_;
    std::map<std::string, std::unique_ptr<PixArtTransformer>> transformers_;
    std::map<std::string, Call> calls_;
};

}  // namespace

std::unique_ptr<Checker> make_pixart_checker(const CaseFolder& folder) {
    return std::make_unique<PixArtChecker>(folder);
}

}  // namespace seedbed::parity
