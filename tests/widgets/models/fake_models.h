// SPDX-License-Identifier: Apache-2.0
// Models as a scan finds them, without files.
#pragma once

#include "core/library/model_entry.h"

#include <vector>

namespace seedbed {

inline ModelEntry fakeEntry(const std::string& path, const std::string& architecture) {
    ModelEntry entry;
    entry.id = path;
    entry.path = path;
    entry.name = entry.path.stem().string();
    entry.form = "diffusers folder";
    entry.architecture = architecture;
    entry.prediction = "epsilon";
    entry.dtype = "float16";
    entry.modified_ns = 1'700'000'000'000'000'000;
    entry.latent_factor = 8;
    return entry;
}

inline ModelEntry fakeTabletop() {
    ModelEntry entry = fakeEntry("/resources/models/tabletop", "Tabletop");
    entry.id = "tabletop";
    entry.name = "Tabletop";
    entry.prediction = "v_prediction";
    entry.dtype = "float32";
    entry.bytes = 43'900'000;
    entry.parameters = 10'900'000;
    entry.bytes_float32 = 43'700'000;
    entry.vae_bytes_float32 = 5'000'000;
    entry.native_width = entry.native_height = 128;
    entry.base_channels = 64;
    entry.vae_channels = 32;
    entry.hashes.auto_v2 = "97ac7856e0";
    entry.hashes.sha256 = "97ac7856e0" + std::string(54, '0');
    return entry;
}

inline ModelEntry fakeSd15() {
    ModelEntry entry = fakeEntry("/models/stable-diffusion-v1-5", "Stable Diffusion 1.x");
    entry.bytes = 2'744'000'000;
    entry.parameters = 1'066'000'000;
    entry.bytes_float32 = 4'264'000'000;
    entry.vae_bytes_float32 = 335'000'000;
    entry.native_width = entry.native_height = 512;
    entry.base_channels = 320;
    entry.vae_channels = 128;
    entry.attention_layers = 16;
    entry.hashes.auto_v2 = "6ce0161689";
    entry.hashes.sha256 = "6ce0161689" + std::string(54, '1');
    entry.parts = {{"text_encoder", "CLIPTextModel", 123'000'000, "float16"},
                   {"unet", "UNet2DConditionModel", 859'500'000, "float16"},
                   {"vae", "AutoencoderKL", 83'650'000, "float16"}};
    entry.facts = {{"Scheduler", "PNDMScheduler"}};
    return entry;
}

// In float32 too large for the 10 GB of FakeEngine::finishScan.
inline ModelEntry fakeSdxl() {
    ModelEntry entry = fakeEntry("/models/sd_xl_base_1.0.safetensors", "SDXL");
    entry.form = "single file (StabilityAI)";
    entry.bytes = 6'938'000'000;
    entry.parameters = 3'469'000'000;
    entry.bytes_float32 = 13'876'000'000;
    entry.vae_bytes_float32 = 335'000'000;
    entry.native_width = entry.native_height = 1024;
    entry.base_channels = 320;
    entry.vae_channels = 128;
    entry.attention_layers = 70;
    entry.defects = {"The text encoder 2 has a position table of 80 rows; 77 are used."};
    return entry;
}

inline ModelEntry fakeLora() {
    ModelEntry entry = fakeEntry("/models/loras/film-grain.safetensors", "Stable Diffusion 1.x");
    entry.kind = ModelKind::Lora;
    entry.form = "kohya LoRA";
    entry.prediction.clear();
    entry.bytes = 37'900'000;
    entry.parameters = 18'950'000;
    entry.facts = {{"Rank", "16"}, {"Trained with the words", "film, grain, 35mm"}};
    return entry;
}

inline ModelEntry fakeEmbedding() {
    ModelEntry entry = fakeEntry("/models/embeddings/easynegative.pt", "Stable Diffusion 1.x");
    entry.kind = ModelKind::Embedding;
    entry.form = "textual inversion";
    entry.prediction.clear();
    entry.dtype = "float32";
    entry.bytes = 25'000;
    entry.parameters = 6'144;
    entry.facts = {{"Vectors", "8"}};
    return entry;
}

inline ModelEntry fakeBroken() {
    ModelEntry entry = fakeEntry("/models/half-a-download.safetensors", "");
    entry.prediction.clear();
    entry.dtype.clear();
    entry.form.clear();
    entry.bytes = 1'200'000'000;
    entry.error =
        "\"/models/half-a-download.safetensors\" ends at byte 1200000000, but its header tells of "
        "2132625894; download it again.";
    entry.error_code = ErrorCode::FileFormat;
    return entry;
}

inline std::vector<ModelEntry> fakeEntries() {
    return {fakeTabletop(), fakeSd15(), fakeSdxl(), fakeLora(), fakeEmbedding(), fakeBroken()};
}

}  // namespace seedbed
