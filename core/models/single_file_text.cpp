// SPDX-License-Identifier: Apache-2.0
// D width of the text states
#include "core/models/file_keys.h"
#include "core/models/single_file_part.h"

#include <algorithm>
#include <cstdint>

namespace seedbed {
namespace {

using nlohmann::json;

constexpr const char* kEnds[] = {".weight", ".bias"};

struct Sizes {
    std::int64_t vocabulary = 0;
    std::int64_t positions = 0;
    std::int64_t width = 0;
    std::int64_t inner = 0;
    int layers = 0;
};

json text_config(const Sizes& sizes, const char* activation) {
    return {{"architectures", {"CLIPTextModel"}},
            {"model_type", "clip_text_model"},
            {"vocab_size", sizes.vocabulary},
            {"max_position_embeddings", sizes.positions},
            {"hidden_size", sizes.width},
            {"intermediate_size", sizes.inner},
            {"num_hidden_layers", sizes.layers},
            {"hidden_act", activation},
            {"layer_norm_eps", 1e-5},
            {"bos_token_id", 0},
            {"eos_token_id", 2},  // as published: the end token is the largest id
            {"pad_token_id", 1}};
}

// OpenCLIP's names for one of its blocks. Query, key and value are the thirds of one matrix.
void add_open_clip_block(const FileKeys& keys, int index, std::int64_t width, TensorNames& names) {
    const std::string from = "transformer.resblocks." + std::to_string(index) + ".";
    const std::string to = "text_model.encoder.layers." + std::to_string(index) + ".";
    const char* parts[] = {"q_proj", "k_proj", "v_proj"};
    for (int i = 0; i < 3; ++i) {
        const std::string part = to + "self_attn." + parts[i];
        // The last takes all that follows: too many rows are then of another shape.
        const StoredTensor rows{.first_row = i * width, .rows = i < 2 ? width : -1};
        for (const char* end : kEnds) {
            names[part + end] = rows;
            names[part + end].name = keys.full(from + "attn.in_proj_" + std::string(end).substr(1));
        }
    }
    constexpr const char* kPairs[][2] = {{"attn.out_proj", "self_attn.out_proj"},
                                         {"ln_1", "layer_norm1"},
                                         {"ln_2", "layer_norm2"},
                                         {"mlp.c_fc", "mlp.fc1"},
                                         {"mlp.c_proj", "mlp.fc2"}};
    for (const auto& [theirs, ours] : kPairs)
        for (const char* end : kEnds)
            names[to + ours + end] = {.name = keys.full(from + theirs + end)};
}

}  // namespace

SingleFilePart read_single_file_clip(const TensorSource& tensors, const std::string& prefix) {
    const bool wrapped = FileKeys(tensors, prefix).any("text_model.");
    const FileKeys keys(tensors, prefix + (wrapped ? "text_model." : ""));
    Sizes sizes;
    sizes.vocabulary = keys.size("embeddings.token_embedding.weight", 0);
    sizes.width = keys.size("embeddings.token_embedding.weight", 1);
    sizes.positions = keys.size("embeddings.position_embedding.weight", 0);
    sizes.inner = keys.size("encoder.layers.0.mlp.fc1.weight", 0);
    sizes.layers = keys.count("encoder.layers");
    SingleFilePart part{text_config(sizes, "quick_gelu"), {}};
    const auto add = [&](const std::string& name) {
        part.names["text_model." + name] = {.name = keys.full(name)};
    };
    add("embeddings.token_embedding.weight");
    add("embeddings.position_embedding.weight");
    for (int i = 0; i < sizes.layers; ++i) {
        const std::string layer = "encoder.layers." + std::to_string(i) + ".";
        for (const char* name : {"self_attn.q_proj",
                                 "self_attn.k_proj",
                                 "self_attn.v_proj",
                                 "self_attn.out_proj",
                                 "layer_norm1",
                                 "layer_norm2",
                                 "mlp.fc1",
                                 "mlp.fc2"})
            for (const char* end : kEnds) add(layer + name + end);
    }
    for (const char* end : kEnds) add(std::string("final_layer_norm") + end);
    return part;
}

SingleFilePart read_single_file_open_clip(const TensorSource& tensors,
                                          const std::string& prefix,
                                          bool projected,
                                          int layers) {
    const FileKeys keys(tensors, prefix);
    const int blocks = keys.count("transformer.resblocks");
    Sizes sizes;
    sizes.vocabulary = keys.size("token_embedding.weight", 0);
    sizes.width = keys.size("token_embedding.weight", 1);
    sizes.positions = keys.size("positional_embedding", 0);
    sizes.inner = keys.size("transformer.resblocks.0.mlp.c_fc.weight", 0);
    sizes.layers = layers < 0 ? blocks : layers;
    SingleFilePart part{text_config(sizes, "gelu"), {}};
    part.names["text_model.embeddings.token_embedding.weight"] = {
        .name = keys.full("token_embedding.weight")};
    part.names["text_model.embeddings.position_embedding.weight"] = {
        .name = keys.full("positional_embedding")};
    for (int i = 0; i < sizes.layers; ++i) add_open_clip_block(keys, i, sizes.width, part.names);
    for (const char* end : kEnds)
        part.names[std::string("text_model.final_layer_norm") + end] = {
            .name = keys.full(std::string("ln_final") + end)};
    if (!projected) return part;
    part.config["architectures"] = {"CLIPTextModelWithProjection"};
    part.config["projection_dim"] = keys.size("text_projection", 1);
    part.names["text_projection.weight"] = {.name = keys.full("text_projection"),
                                            .transposed = true};
    return part;
}

}  // namespace seedbed
