// SPDX-License-Identifier: Apache-2.0
// A recipe as a Python script for diffusers.
#include "core/engine/elsewhere.h"
#include "core/engine/elsewhere_python.h"
#include "core/engine/recipe_key.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

class Script {
 public:
    Script(const ImageRecord& record, const ElsewhereModel& model)
        : record_(record),
          request_(record.request),
          model_(model),
          started_(request_.start && model.family != ElsewhereFamily::PixArt),
          masked_(started_ && !request_.start->mask_path.empty()),
          own_words_(find_own_words()),
          own_noise_(find_own_noise()) {}

    ElsewhereText build() {
        tell_differences();
        const auto body = settings() + functions() + loading() + drawing();
        return {heading() + imports() + body, std::move(differences_)};
    }

 private:
    bool is(ElsewhereFamily family) const { return model_.family == family; }
    bool xl() const { return is(ElsewhereFamily::StableDiffusionXl); }
    bool clip_words() const { return !is(ElsewhereFamily::PixArt); }
    std::vector<PromptPiece> pieces(const std::string& prompt) const {
        return pieces_of(prompt, clip_words() ? request_.text.syntax : PromptSyntax::Plain);
    }
    bool find_own_words() const;
    bool find_own_noise() const;
    int hidden_layer() const;
    std::string pipeline() const;
    void tell_differences();
    std::string heading() const;
    std::string imports() const;
    std::string settings() const;
    std::string words_settings() const;
    std::string start_settings() const;
    std::string functions() const;
    std::string loading() const;
    std::string embedding_loading() const;
    std::string lora_loading() const;
    std::string drawing() const;
    std::string call_arguments() const;

    const ImageRecord& record_;
    const GenerateRequest& request_;
    const ElsewhereModel& model_;
    bool started_;  // from a picture
    bool masked_;
    bool own_words_;  // the script makes the text states
    bool own_noise_;  // the script draws the noise
    std::vector<std::string> differences_;
};

// The layer of the text encoder whose states are used, counted from the last.
int Script::hidden_layer() const {
    if (request_.text.clip_skip > 0 && !is(ElsewhereFamily::StableDiffusion2))
        return request_.text.clip_skip;
    return xl() ? 2 : std::max(1, request_.text.clip_skip - 1);
}

// diffusers' own option for another layer fails for Stable Diffusion under transformers 5.
bool Script::find_own_words() const {
    if (!clip_words()) return false;
    if (hidden_layer() != (xl() ? 2 : 1)) return true;
    if (request_.text.syntax == PromptSyntax::Plain) return false;
    for (std::size_t i = 0; i < request_.seeds.size(); ++i)
        if (!reads_plainly(pieces(prompt_of(request_, i)))) return true;
    return !reads_plainly(pieces(request_.negative));
}

// torch's own generators do where each is of one seed, on the CPU and in float32.
bool Script::find_own_noise() const {
    const bool mixed = std::any_of(request_.recipes.begin(),
                                   request_.recipes.end(),
                                   [](const auto& recipe) { return !recipe.plain(); });
    return request_.noise == NoiseMode::Nv || request_.ensd != 0 || mixed ||
           record_.dtype != "float32";
}

std::string Script::pipeline() const {
    if (is(ElsewhereFamily::PixArt)) return "PixArtAlphaPipeline";
    const std::string kind = masked_ ? "Inpaint" : started_ ? "Img2Img" : "";
    return (xl() ? "StableDiffusionXL" : "StableDiffusion") + kind + "Pipeline";
}

void Script::tell_differences() {
    const auto differ = [&](std::string sentence) { differences_.push_back(std::move(sentence)); };
    if (request_.start && !started_)
        differ(
            "diffusers has no pipeline that starts PixArt from a picture: this script starts "
            "from noise alone.");
    if (started_ && request_.start->strength <= 0)
        differ("diffusers runs at least one step: with strength 0 it stops with an error.");
    if (request_.vae_tiling == Tiling::On)
        differ(
            "diffusers cuts and blends the VAE's tiles in another way: there are faint "
            "differences.");
    if (record_.dtype != "float32")
        differ("In " + record_.dtype +
               " programs round differently at each step: the picture is near, not equal.");
    if (record_.device.starts_with("cuda"))
        differ("On a GPU the order of sums depends on it: the picture is near, not equal.");
    if (!clip_words() && request_.text.syntax == PromptSyntax::Webui)
        differ("PixArt's text encoder knows no weights: the prompt is read as it stands.");
    if (model_.single_file && model_.config_folder.empty())
        differ(
            "Of a single file diffusers takes the settings from the Hugging Face Hub the first "
            "time.");
}

std::string Script::heading() const {
    std::string text = "# Made by Seedbed " + record_.version +
                       ": gives the same picture with diffusers.\n"
                       "# Needs: pip install torch diffusers transformers accelerate" +
                       std::string(request_.loras.empty() ? "" : " peft") +
                       (is(ElsewhereFamily::PixArt) ? " sentencepiece" : "") + "\n";
    if (differences_.empty()) return text;
    text += "#\n# What may come out otherwise:\n";
    for (const auto& sentence : differences_) text += "#   " + sentence + "\n";
    return text;
}

std::string Script::imports() const {
    std::set<std::string> modules{"torch"};
    if (!request_.loras.empty()) modules.insert("os");
    if (own_noise_) modules.insert({"diffusers", "numpy", "sys"});
    if (own_words_) modules.insert("math");
    if (masked_) modules.insert("numpy");
    std::string text;
    for (const auto& module : modules) text += "import " + module + "\n";
    if (started_) text += "from PIL import Image\n";
    if (xl() && !request_.text.embeddings.empty())
        text += "from safetensors.torch import load_file\n";
    return text + "from diffusers import " + pipeline() + ", " + python_scheduler(request_).name +
           "\n\n";
}

std::string Script::words_settings() const {
    const bool none = model_.zero_empty_negative && request_.negative.empty();
    std::vector<std::string> prompts;
    for (std::size_t i = 0; i < request_.seeds.size(); ++i) {
        const auto all = pieces(prompt_of(request_, i));
        prompts.push_back(own_words_ ? python_pieces(all) : python_text(joined_text(all)));
    }
    const bool one = std::all_of(
        prompts.begin(), prompts.end(), [&](const auto& text) { return text == prompts.front(); });
    auto text = one ? "PROMPTS = [" + prompts.front() + "] * " + std::to_string(prompts.size())
                    : "PROMPTS = " + python_list(prompts);
    text += "\nNEGATIVE = ";
    const auto negative = pieces(request_.negative);
    if (none)
        text += "None  # states of zeros";
    else
        text += own_words_ ? python_pieces(negative) : python_text(joined_text(negative));
    if (own_words_)
        text +=
            "\nLAYER = " + std::to_string(hidden_layer()) +
            "  # of the text encoder, from the last\nNORMALISED = " + (xl() ? "False" : "True") +
            "\nCHUNKED = " + (request_.text.syntax == PromptSyntax::Webui ? "True" : "False");
    return text + "\n";
}

std::string Script::start_settings() const {
    const auto& start = *request_.start;
    auto text = "START = " + python_text(fs::absolute(start.path).string()) +
                "\nSTRENGTH = " + python_number(start.strength) + "\n";
    if (masked_)
        text += "MASK = " + python_text(fs::absolute(start.mask_path).string()) +
                "\nMASK_BLUR = " + std::to_string(start.mask_blur) + "\n";
    return text;
}

std::string Script::settings() const {
    std::vector<std::string> seeds;
    std::vector<std::string> recipes;
    for (std::size_t i = 0; i < request_.seeds.size(); ++i) {
        seeds.push_back(to_string(request_.seeds[i]));
        recipes.push_back(python_recipe(recipe_of(request_, i)));
    }
    // Each start picture is encoded with its own seed's noise.
    const int batch = started_ || own_words_ ? 1 : request_.batch;
    std::string text = "MODEL = " + python_text(model_.path) + "\n";
    if (!model_.config_folder.empty())
        text += "CONFIG = " + python_text(model_.config_folder) + "\n";
    text += "DEVICE = " + python_text(record_.device) + "\nDTYPE = torch." + record_.dtype + "\n" +
            words_settings() + "SEEDS = " + python_list(seeds) + "\n";
    if (own_noise_)
        text += "RECIPES = " + python_list(recipes) +
                "  # where a seed's noise is moved to\nNVIDIA_NOISE = " +
                (request_.noise == NoiseMode::Nv ? "True" : "False") +
                "\nENSD = " + std::to_string(request_.ensd) + "\n";
    text += "STEPS = " + std::to_string(request_.steps) +
            "\nGUIDANCE = " + python_number(request_.guidance) +
            "\nWIDTH, HEIGHT = " + std::to_string(request_.width) + ", " +
            std::to_string(request_.height) + "\nBATCH = " + std::to_string(batch) + "\n";
    return text + (started_ ? start_settings() : "") + "\n";
}

std::string Script::functions() const {
    std::string text;
    if (own_noise_) {
        text += "\n";
        text += noise_code();
        text += "\n";
        text += mixing_code();
    }
    if (own_words_) {
        text += "\n";
        text += weights_code();
    }
    if (masked_) {
        text += "\n";
        text += mask_code();
    }
    return text;
}

std::string Script::loading() const {
    const auto scheduler = python_scheduler(request_);
    std::string options = ", torch_dtype=DTYPE";
    if (!model_.config_folder.empty()) options += ", config=CONFIG";
    if (!model_.variant.empty()) options += ", variant=" + python_text(model_.variant);
    if (xl()) options += ", add_watermarker=False";
    if (clip_words() && !xl()) options += ", safety_checker=None";
    std::string text = "\npipe = " + pipeline() +
                       (model_.single_file ? ".from_single_file" : ".from_pretrained") + "(MODEL" +
                       options + ").to(DEVICE)\n";
    if (!model_.single_file && clip_words() && !xl())
        text += "pipe.register_to_config(requires_safety_checker=False)\n";
    text += "pipe.scheduler = " + scheduler.name + ".from_config(pipe.scheduler.config" +
            scheduler.options + ")\n";
    text += embedding_loading();
    text += lora_loading();
    if (request_.vae_tiling == Tiling::On) text += "pipe.enable_vae_tiling()\n";
    if (own_noise_) text += "draw_from(pipe)\n";
    return text;
}

// SDXL's files hold the vectors of both text encoders.
std::string Script::embedding_loading() const {
    std::string text;
    for (const auto& path : request_.text.embeddings) {
        const auto file = python_text(fs::absolute(path).string());
        const auto token = ", token=" + python_text(fs::path(path).stem().string());
        if (!xl()) {
            text += "pipe.load_textual_inversion(" + file + token + ")\n";
            continue;
        }
        text += path.ends_with(".safetensors")
                    ? "vectors = load_file(" + file + ")\n"
                    : "vectors = torch.load(" + file + ", weights_only=True)\n";
        for (const std::string number : {"", "_2"})
            text += "pipe.load_textual_inversion(vectors[\"clip_" +
                    std::string(number.empty() ? "l" : "g") + "\"]" + token +
                    ", text_encoder=pipe.text_encoder" + number + ", tokenizer=pipe.tokenizer" +
                    number + ")\n";
    }
    // The published configuration has the pooled text taken from the highest token, which a new
    // word would be.
    if (xl() && !text.empty())
        text +=
            "for part in pipe.text_encoder_2.modules():\n"
            "    if hasattr(part, \"eos_token_id\"):\n"
            "        part.eos_token_id = pipe.tokenizer_2.eos_token_id\n";
    return text;
}

std::string Script::lora_loading() const {
    if (request_.loras.empty()) return {};
    std::string text;
    std::vector<std::string> names;
    std::vector<std::string> weights;
    for (const auto& lora : request_.loras) {
        names.push_back(python_text("lora" + std::to_string(names.size() + 1)));
        const auto path = python_text(fs::absolute(lora.path).string());
        text += "path = " + path +
                "\npipe.load_lora_weights(os.path.dirname(path), "
                "weight_name=os.path.basename(path), adapter_name=" +
                names.back() + ")\n";
        const auto weight = python_number(lora.weight);
        const auto of_text = python_number(lora.weight_of_text());
        weights.push_back(!lora.text_weight
                              ? weight
                              : "{\"unet\": " + weight + ", \"text_encoder\": " + of_text +
                                    (xl() ? ", \"text_encoder_2\": " + of_text : "") + "}");
    }
    return text + "pipe.set_adapters(" + python_list(names) + ", " + python_list(weights) + ")\n";
}

std::string Script::call_arguments() const {
    std::string text;
    if (own_words_)
        text += "            **encoded(pipe, prompts[0], NEGATIVE or [(\"\", 1.0)]),\n";
    else
        text +=
            "            prompt=prompts,\n"
            "            negative_prompt=None if NEGATIVE is None else [NEGATIVE] * len(seeds),\n";
    text +=
        "            generator=generators,\n"
        "            num_inference_steps=STEPS,\n"
        "            guidance_scale=GUIDANCE,\n";
    if (!started_ || masked_) text += "            height=HEIGHT,\n            width=WIDTH,\n";
    if (started_) text += "            image=start,\n            strength=STRENGTH,\n";
    if (masked_) text += "            mask_image=mask,\n";
    if (request_.sampler == Sampler::Ddim && request_.eta != 0)
        text += "            eta=" + python_number(request_.eta) + ",\n";
    if (!clip_words())
        text += "            use_resolution_binning=False,\n            clean_caption=False,\n";
    return text + "            output_type=\"pt\",\n";
}

std::string Script::drawing() const {
    std::string text = "\n";
    if (started_)
        text +=
            "start = Image.open(START).convert(\"RGB\").resize((WIDTH, HEIGHT), Image.LANCZOS)\n";
    if (masked_)
        text +=
            "mask = blurred(Image.open(MASK).convert(\"RGB\"), MASK_BLUR).resize((WIDTH, "
            "HEIGHT), Image.LANCZOS)\n";
    text +=
        "with torch.inference_mode():\n"
        "    for first in range(0, len(SEEDS), BATCH):\n"
        "        seeds = SEEDS[first : first + BATCH]\n"
        "        prompts = PROMPTS[first : first + BATCH]\n";
    text +=
        own_noise_
            ? "        generators = [SeedNoise(*each) for each in zip(seeds, RECIPES[first:])]\n"
            : "        generators = [torch.Generator(\"cpu\").manual_seed(seed) for seed in "
              "seeds]\n";
    text += "        images = pipe(\n" + call_arguments() + "        ).images.float().cpu()\n";
    if (masked_ && request_.start->paste_back)
        text += "        images = outside_kept(images, start, mask)\n";
    return text +
           "        pictures = "
           "pipe.image_processor.numpy_to_pil(pipe.image_processor.pt_to_numpy(images))\n"
           "        for seed, picture in zip(seeds, pictures):\n"
           "            picture.save(f\"seed-{seed}.png\")\n";
}

}  // namespace

ElsewhereText elsewhere_diffusers(const ImageRecord& record, const ElsewhereModel& model) {
    return Script(record, model).build();
}

}  // namespace seedbed
