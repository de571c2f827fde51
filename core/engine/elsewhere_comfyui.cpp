// SPDX-License-Identifier: Apache-2.0
// A recipe as a graph of ComfyUI's own nodes.
#include "core/base/error.h"
#include "core/engine/elsewhere.h"
#include "core/engine/elsewhere_graph.h"
#include "core/engine/elsewhere_prompt.h"
#include "core/engine/recipe_key.h"
#include "core/sampling/sampler_title.h"

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <utility>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

std::string file_name(const std::string& path) {
    return fs::path(path).filename().string();
}

// ComfyUI's name of a sampler; what is not the same there becomes a sentence.
std::string sampler_name(Sampler sampler, std::vector<std::string>& differences) {
    switch (sampler) {
        case Sampler::Ddim:
            return "ddim";
        case Sampler::Euler:
            return "euler";
        case Sampler::EulerAncestral:
            return "euler_ancestral";
        case Sampler::DpmPp2m:
            return "dpmpp_2m";
        case Sampler::DpmPp2mSde:
            differences.emplace_back(
                "DPM++ 2M SDE draws its noise from a Brownian tree there: the "
                "picture will be another one.");
            return "dpmpp_2m_sde";
        case Sampler::Ddpm:
            return "ddpm";
        case Sampler::Pndm:
            differences.emplace_back(
                "ComfyUI has no PNDM: the graph takes ipndm, its nearest, "
                "which gives another picture.");
            return "ipndm";
        case Sampler::Lms:
            return "lms";
        case Sampler::Heun:
            return "heun";
        case Sampler::UniPc:
            differences.emplace_back(
                "UniPC takes third order steps there: the picture will differ somewhat.");
            return "uni_pc";
        case Sampler::Lcm:
            return "lcm";
    }
    throw LogicError("[elsewhere_comfyui] not a sampler");
}

// The schedule that visits the same timesteps. "simple" is what diffusers calls trailing,
// "ddim_uniform" leading with an offset of 1.
std::string scheduler_name(const GenerateRequest& request, const ElsewhereModel& model) {
    if (request.schedule == Schedule::Karras || model.karras) return "karras";
    if (model.spacing == "trailing") return "simple";
    return model.spacing == "linspace" ? "normal" : "ddim_uniform";
}

class Graph {
 public:
    Graph(const ImageRecord& record, const ElsewhereModel& model)
        : request_(record.request), model_(model) {}

    ElsewhereText build(bool api) {
        load_model();
        add_loras();
        encode_words();
        add_latents();
        sample();
        tell_differences();
        std::string note = "Made by Seedbed.";
        for (const auto& sentence : differences_) note += "\n- " + sentence;
        const auto graph = api ? builder_.prompt() : builder_.workflow(note);
        // A prompt may hold bytes that are not UTF-8; JSON may not.
        return {graph.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n",
                std::move(differences_)};
    }

 private:
    bool is(ElsewhereFamily family) const { return model_.family == family; }
    void differ(std::string sentence) { differences_.push_back(std::move(sentence)); }

    void load_model();
    void load_folder();
    void add_loras();
    void encode_words();
    GraphOutput encode(const std::string& text);
    void add_latents();
    GraphOutput load_mask();
    void sample();
    void tell_differences();
    void tell_noise();
    void tell_words();

    const GenerateRequest& request_;
    const ElsewhereModel& model_;
    GraphBuilder builder_;
    std::vector<std::string> differences_;
    GraphOutput denoiser_;
    GraphOutput clip_;
    GraphOutput vae_;
    GraphOutput positive_;
    GraphOutput negative_;
    GraphOutput latent_;
};

void Graph::load_model() {
    if (model_.single_file && !is(ElsewhereFamily::PixArt)) {
        const int node =
            builder_.add({"CheckpointLoaderSimple", {}, {{"ckpt_name", file_name(model_.path)}}});
        denoiser_ = {node, 0};
        clip_ = {node, 1};
        vae_ = {node, 2};
        differ("The file " + model_.path + " must lie in ComfyUI's folder models/checkpoints.");
    } else {
        load_folder();
    }
    if (!model_.v_prediction && !model_.zero_terminal_snr) return;
    denoiser_ = {builder_.add({"ModelSamplingDiscrete",
                               {{"model", denoiser_}},
                               {{"sampling", model_.v_prediction ? "v_prediction" : "eps"},
                                {"zsnr", model_.zero_terminal_snr}}}),
                 0};
}

// ComfyUI loads the parts of such a folder one by one, under names that tell models apart.
void Graph::load_folder() {
    const auto part = [&](const char* name) { return model_.name + "_" + name + ".safetensors"; };
    const bool pixart = is(ElsewhereFamily::PixArt);
    const char* denoiser = pixart ? "transformer" : "unet";
    denoiser_ = {
        builder_.add(
            {"UNETLoader", {}, {{"unet_name", part(denoiser)}, {"weight_dtype", "default"}}}),
        0};
    if (is(ElsewhereFamily::StableDiffusionXl))
        clip_ = {builder_.add({"DualCLIPLoader",
                               {},
                               {{"clip_name1", part("text_encoder")},
                                {"clip_name2", part("text_encoder_2")},
                                {"type", "sdxl"},
                                {"device", "default"}}}),
                 0};
    else
        clip_ = {builder_.add({"CLIPLoader",
                               {},
                               {{"clip_name", part("text_encoder")},
                                {"type", pixart ? "pixart" : "stable_diffusion"},
                                {"device", "default"}}}),
                 0};
    vae_ = {builder_.add({"VAELoader", {}, {{"vae_name", part("vae")}}}), 0};
    differ(
        "The model is a folder of diffusers, whose weight files ComfyUI loads one by one: copy "
        "that of " +
        std::string(denoiser) + "/ to models/diffusion_models as " + part(denoiser) +
        ", of text_encoder/ to models/text_encoders as " + part("text_encoder") +
        (is(ElsewhereFamily::StableDiffusionXl)
             ? ", of text_encoder_2/ to models/text_encoders as " + part("text_encoder_2")
             : "") +
        " and of vae/ to models/vae as " + part("vae") + ".");
}

void Graph::add_loras() {
    for (const auto& lora : request_.loras) {
        const int node = builder_.add({"LoraLoader",
                                       {{"model", denoiser_}, {"clip", clip_}},
                                       {{"lora_name", file_name(lora.path)},
                                        {"strength_model", lora.weight},
                                        {"strength_clip", lora.weight_of_text()}}});
        denoiser_ = {node, 0};
        clip_ = {node, 1};
    }
    if (!request_.loras.empty()) differ("LoRAs must lie in ComfyUI's folder models/loras.");
    if (!request_.text.embeddings.empty())
        differ("Embeddings must lie in ComfyUI's folder models/embeddings.");
    if (request_.text.clip_skip < 1 || is(ElsewhereFamily::PixArt)) return;
    clip_ = {builder_.add({"CLIPSetLastLayer",
                           {{"clip", clip_}},
                           {{"stop_at_clip_layer", -request_.text.clip_skip}}}),
             0};
}

GraphOutput Graph::encode(const std::string& text) {
    const auto words =
        comfyui_prompt(pieces_of(text, request_.text.syntax), request_.text.embeddings);
    if (!is(ElsewhereFamily::PixArt))
        return {builder_.add({"CLIPTextEncode", {{"clip", clip_}}, {{"text", words}}}), 0};
    return {
        builder_.add({"CLIPTextEncodePixArtAlpha",
                      {{"clip", clip_}},
                      {{"width", request_.width}, {"height", request_.height}, {"text", words}}}),
        0};
}

void Graph::encode_words() {
    positive_ = encode(prompt_of(request_, 0));
    negative_ = encode(request_.negative);
    if (model_.zero_empty_negative && request_.negative.empty())
        negative_ = {builder_.add({"ConditioningZeroOut", {{"conditioning", negative_}}, {}}), 0};
}

GraphOutput Graph::load_mask() {
    if (request_.start->mask_blur > 0)
        differ("The mask is blurred by " + std::to_string(request_.start->mask_blur) +
               " pixels here; in ComfyUI blur it before, or with another node.");
    return {builder_.add({"LoadImageMask",
                          {},
                          {{"image", file_name(request_.start->mask_path)}, {"channel", "red"}}}),
            0};
}

void Graph::add_latents() {
    if (!request_.start) {
        latent_ = {
            builder_.add(
                {"EmptyLatentImage",
                 {},
                 {{"width", request_.width}, {"height", request_.height}, {"batch_size", 1}}}),
            0};
        return;
    }
    const auto& start = *request_.start;
    const int loaded = builder_.add({"LoadImage", {}, {{"image", file_name(start.path)}}});
    const int scaled = builder_.add({"ImageScale",
                                     {{"image", {loaded, 0}}},
                                     {{"upscale_method", "lanczos"},
                                      {"width", request_.width},
                                      {"height", request_.height},
                                      {"crop", "disabled"}}});
    differ(
        "Pictures must lie in ComfyUI's folder input; their size and the mask's must be the same.");
    if (model_.inpainting && !start.mask_path.empty()) {
        const int node = builder_.add({"InpaintModelConditioning",
                                       {{"positive", positive_},
                                        {"negative", negative_},
                                        {"vae", vae_},
                                        {"pixels", {scaled, 0}},
                                        {"mask", load_mask()}},
                                       {{"noise_mask", true}}});
        positive_ = {node, 0};
        negative_ = {node, 1};
        latent_ = {node, 2};
        return;
    }
    latent_ = {builder_.add({"VAEEncode", {{"pixels", {scaled, 0}}, {"vae", vae_}}, {}}), 0};
    if (!start.mask_path.empty())
        latent_ = {
            builder_.add({"SetLatentNoiseMask", {{"samples", latent_}, {"mask", load_mask()}}, {}}),
            0};
}

void Graph::sample() {
    const double denoise = request_.start ? request_.start->strength : 1.0;
    const int sampler = builder_.add(
        {"KSampler",
         {{"model", denoiser_},
          {"positive", positive_},
          {"negative", negative_},
          {"latent_image", latent_}},
         {{"seed", request_.seeds.front().value()},
          {"steps", request_.start ? static_cast<int>(request_.steps * denoise) : request_.steps},
          {"cfg", request_.guidance > 1 ? request_.guidance : 1.0},
          {"sampler_name", sampler_name(request_.sampler, differences_)},
          {"scheduler", scheduler_name(request_, model_)},
          {"denoise", denoise}}});
    const int decoded = builder_.add({"VAEDecode", {{"samples", {sampler, 0}}, {"vae", vae_}}, {}});
    builder_.add({"SaveImage", {{"images", {decoded, 0}}}, {{"filename_prefix", "Seedbed"}}});
}

void Graph::tell_noise() {
    if (request_.noise == NoiseMode::Nv)
        differ(
            "The noise is that of an NVIDIA GPU; ComfyUI draws its own on the CPU: the picture "
            "will be another one.");
    else if (request_.seeds.front().value() > 0xFFFFFFFFU)
        differ("Of the seed only the low 32 bits count, in both programs.");
    if (!recipe_of(request_, 0).plain())
        differ(
            "The noise between seeds cannot be mixed with ComfyUI's own nodes: the picture of "
            "the plain seed comes out.");
    if (request_.seeds.size() > 1)
        differ("The graph draws the first seed, " + to_string(request_.seeds.front()) +
               "; for the others change the seed. (Pictures of a batch there have no seed of their "
               "own.)");
    if (adds_noise(request_.sampler, request_.eta))
        differ(
            "The noise of the steps comes from another generator there: the picture will be "
            "another one.");
    if (request_.ensd != 0) differ("ENSD does not exist there.");
    if (request_.eta != 0) differ("DDIM has no eta there: it is 0.");
}

void Graph::tell_words() {
    const auto weighed = [&](const std::string& text) {
        for (const auto& piece : pieces_of(text, request_.text.syntax))
            if (piece.weight != 1) return true;
        return false;
    };
    if (weighed(prompt_of(request_, 0)) || weighed(request_.negative))
        differ(
            "ComfyUI applies weights without bringing the states back to their mean: the picture "
            "will differ somewhat.");
    for (const auto& piece : pieces_of(prompt_of(request_, 0), request_.text.syntax))
        if (piece.breaks)
            return differ("BREAK does not exist there: the parts follow one another.");
}

void Graph::tell_differences() {
    differ(
        "ComfyUI computes in an order and a precision of its own: where all is carried over, the "
        "picture is near, not equal.");
    tell_noise();
    tell_words();
    if (model_.spacing == "leading" && request_.schedule == Schedule::Automatic && !model_.karras)
        differ(
            "The steps are those of the model's own schedule, \"leading\"; ddim_uniform visits "
            "the same where their number divides 1000.");
    if (request_.start && request_.start->strength < 1)
        differ("ComfyUI counts the steps that are run: " + std::to_string(request_.steps) +
               " times the strength; their places may differ by one.");
}

}  // namespace

ElsewhereText elsewhere_comfyui(const ImageRecord& record, const ElsewhereModel& model, bool api) {
    return Graph(record, model).build(api);
}

}  // namespace seedbed
