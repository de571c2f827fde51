// SPDX-License-Identifier: Apache-2.0
// NAME.te.*, NAME.te2.*, NAME.tok.ids, NAME.unet.CALL.out, NAME.vae.* of the single file
// NAME.safetensors or NAME.ckpt in the case's folder. params.NAME holds the prompts and timesteps,
// inputs are called NAME.latent_a and so on.
// B images, P prompts, T tokens
#include "core/base/error.h"
#include "core/models/clip_text_model.h"
#include "core/models/clip_tokenizer.h"
#include "core/models/model.h"
#include "core/models/unet.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>

#include <map>
#include <memory>
#include <optional>
#include <regex>

namespace seedbed::parity {
namespace {

using Strings = std::vector<std::string>;

// One of the case's files, its parts loaded when they are first asked for.
class SingleFile {
 public:
    SingleFile(const std::filesystem::path& file, const CaseFolder& folder)
        : name_(file.stem().string()), files_(find_model_files(file)), case_(folder) {}

    at::Tensor compute(const ExpectedTensor& tensor) {
        const std::string rest = tensor.name.substr(name_.size() + 1);
        if (rest.starts_with("vae.")) return vae(rest.substr(4));
        if (rest.starts_with("unet.")) return denoise(tensor);
        const bool second = rest.starts_with("te2.") || rest.starts_with("tok2.");
        const std::string kind = rest.substr(rest.find('.') + 1);
        if (rest.starts_with("tok")) return ids(second);
        return rows_of(tensor, state(text(second), kind));
    }

 private:
    const at::Tensor& input(const std::string& name) const {
        return case_.input(name_ + "." + name);
    }

    Strings prompts() const {
        return case_.param<nlohmann::json>(name_).at("prompts").get<Strings>();
    }

    at::Tensor ids(bool second) const {
        const auto tokenizer =
            ClipTokenizer::load(files_.tokenizers.at(second ? "tokenizer_2" : "tokenizer"));
        std::vector<at::Tensor> rows;
        for (const std::string& prompt : prompts())
            rows.push_back(at::tensor(tokenizer->encode(prompt)));
        return at::stack(rows);  // [P, T]
    }

    const TextStates& text(bool second) {
        auto& states = states_[second];
        if (!states)
            states = ClipTextModel::load(
                         files_.component(second ? "text_encoder_2" : "text_encoder"), {})
                         ->forward(ids(second));
        return *states;
    }

    static at::Tensor state(const TextStates& states, const std::string& kind) {
        if (kind == "last") return states.last;
        if (kind == "pooled") return states.pooled;
        if (kind == "penultimate") return states.hidden.at(states.hidden.size() - 2);
        if (kind == "penultimate_ln") return states.penultimate_normed;
        return states.hidden.at(std::stoul(kind.substr(kind.find('.') + 1)));
    }

    // "…, prompts [0, 3]"; else all.
    static at::Tensor rows_of(const ExpectedTensor& tensor, const at::Tensor& all) {
        static const std::regex list(R"(prompts (\[[\d, ]*\]))");
        std::smatch match;
        if (!std::regex_search(tensor.description, match, list)) return all;
        const auto rows = nlohmann::json::parse(match[1].str()).get<std::vector<std::int64_t>>();
        return all.index_select(0, at::tensor(rows));
    }

    at::Tensor vae(const std::string& kind) {
        if (!vae_) vae_ = AutoencoderKl::load(files_.component("vae"), {});
        const std::string wide = kind.ends_with("_wide") ? "_wide" : "";
        if (kind.starts_with("decode")) return vae_->decode(input("vae_latent" + wide));
        const auto [mean, logvar] = vae_->encode(input("vae_image" + wide));
        return kind.starts_with("encode_logvar") ? logvar : mean;
    }

    // "inputs latent_a (16x16), timestep t_a, …".
    at::Tensor denoise(const ExpectedTensor& tensor) {
        static const std::regex arguments(R"(inputs (\w+).*?\b(t_\w+))");
        std::smatch match;
        if (!std::regex_search(tensor.description, match, arguments))
            throw Error(ErrorCode::FileFormat,
                        "its description does not name its inputs and its timestep");
        const at::Tensor latents = input(match[1]);
        const double time = case_.param<nlohmann::json>(name_).at(match[2].str());
        if (!unet_) unet_ = UNet::load(files_.component("unet"), {});
        return unet_->forward(
            latents, at::full({1}, time, at::kFloat), context(tensor.description, latents.size(0)));
    }

    // "rows [1, 0]" names prompts; else a batch of two takes the empty prompt and prompt 0, a
    // single row takes prompt 0. "time_ids_a": SDXL's size conditions, an input.
    TextContext context(const std::string& description, std::int64_t rows) {
        static const std::regex list(R"(rows (\[[\d, ]+\]))"), sizes(R"(\btime_ids_\w+)");
        const Strings all = prompts();
        Strings chosen = rows == 1 ? Strings{all.at(0)} : Strings{"", all.at(0)};
        std::smatch match;
        if (std::regex_search(description, match, list)) {
            chosen.clear();
            for (const std::size_t row : nlohmann::json::parse(match[1].str()))
                chosen.push_back(all.at(row));
        }
        if (!encoder_) encoder_ = load_prompt_encoder(files_, {});
        const EncodedPrompts encoded = encoder_->encode(chosen, {});
        if (std::regex_search(description, match, sizes))
            return unet_->prepare_text(encoded, input(match[0]));
        return unet_->prepare_text(encoded, SizeCondition{});
    }

    std::string name_;
    ModelFiles files_;
    const CaseFolder& case_;
    std::map<bool, std::optional<TextStates>> states_;
    std::unique_ptr<UNet> unet_;
    std::unique_ptr<PromptEncoder> encoder_;
    std::unique_ptr<AutoencoderKl> vae_;
};

class SingleFileChecker : public Checker {
 public:
    using Checker::Checker;

    bool knows(const ExpectedTensor& tensor) const override {
        static const std::regex names(
            R"([^.]+\.(te2?\.(hidden\.\d+|last|pooled|penultimate|penultimate_ln)|tok2?\.ids|)"
            R"(unet\.\w+\.out|vae\.(encode_mean|encode_logvar|decode)(_wide)?))");
        return std::regex_match(tensor.name, names) && file_of(tensor).has_value();
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        const auto path = *file_of(tensor);
        auto& file = files_[path];
        if (!file) file = std::make_unique<SingleFile>(path, case_);
        return file->compute(tensor);
    }

 private:
    std::optional<std::filesystem::path> file_of(const ExpectedTensor& tensor) const {
        const std::string name = tensor.name.substr(0, tensor.name.find('.'));
        for (const char* extension : {".safetensors", ".ckpt", ".pt", ".bin"})
            if (const auto path = case_.path() / (name + extension);
                case_.has_param(name) && std::filesystem::exists(path))
                return path;
        return std::nullopt;
    }

    std::map<std::filesystem::path, std::unique_ptr<SingleFile>> files_;
};

}  // namespace

std::unique_ptr<Checker> make_single_file_checker(const CaseFolder& folder) {
    return std::make_unique<SingleFileChecker>(folder);
}

}  // namespace seedbed::parity
