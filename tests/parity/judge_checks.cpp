// SPDX-License-Identifier: Apache-2.0
// Case judges: vision models, features and the statistics on them.
// B pictures, C channels
#include "core/io/picture_file.h"
#include "core/judging/embedding_map.h"
#include "core/judging/feature_statistics.h"
#include "core/judging/grad_cam.h"
#include "core/judging/picture_input.h"
#include "core/judging/similarity.h"
#include "core/models/blip_captioner.h"
#include "core/models/clip_model.h"
#include "core/models/inception.h"
#include "core/models/vgg.h"
#include "tests/parity/checkers.h"

#include <ATen/ATen.h>

#include <map>
#include <string>
#include <vector>

namespace seedbed::parity {
namespace {

using Values = std::map<std::string, at::Tensor>;
using Maker = Values (*)(const CaseFolder&);

// image.png, image2.png, …
std::vector<Image> pictures_of(const CaseFolder& folder) {
    std::vector<Image> pictures;
    for (int i = 1; i < 100; ++i) {
        const auto path = folder.path() / ("image" + (i > 1 ? std::to_string(i) : "") + ".png");
        if (!std::filesystem::exists(path)) break;
        pictures.push_back(read_picture(path));
    }
    return pictures;
}

PictureInput input_of(const std::filesystem::path& folder) {
    return PictureInput::read(JsonObject::open(folder / "preprocessor_config.json"));
}

at::Tensor pixels_of(const CaseFolder& folder, const std::string& model) {
    const PictureInput input = input_of(folder.path() / model);
    std::vector<at::Tensor> rows;
    for (const Image& picture : pictures_of(folder)) rows.push_back(input.pixels(picture));
    return at::stack(rows);  // [B, 3, H, W]
}

Values clip(const CaseFolder& folder) {
    const auto model = ClipModel::load(folder.path() / "clip");
    const auto texts = folder.param<std::vector<std::string>>("texts");
    const at::Tensor pixels = pixels_of(folder, "clip");
    const auto vision = model->vision(pixels);
    const at::Tensor pictures = model->embed_pictures(pixels), words = model->embed_texts(texts);
    Image resized = input_of(folder.path() / "clip").resized(pictures_of(folder).front());
    return {
        {"clip.pixel_values", pixels},
        {"clip.resized_u8",
         at::from_blob(resized.rgb.data(), {resized.height, resized.width, 3}, at::kByte).clone()},
        {"clip.ids", model->token_ids(texts)},
        {"clip.image_embeds", pictures},
        {"clip.text_embeds", words},
        {"clip.logits_per_image", model->logits(pictures, words)},
        {"clip.vision_last", vision.last},
        {"clip.vision_pooled", vision.class_token}};
}

Values blip(const CaseFolder& folder) {
    const auto model = BlipCaptioner::load(folder.path() / "blip");
    const auto prompt = folder.param<std::string>("blip_prompt");
    const int length = folder.param<int>("blip_max_length");
    const at::Tensor pixels = pixels_of(folder, "blip");
    const at::Tensor pictures = model->embed(pixels);
    const at::Tensor prompted = model->caption_ids(pictures, length, prompt);
    return {
        {"blip.pixel_values", pixels},
        {"blip.image_embeds", pictures},
        {"blip.caption_ids", model->caption_ids(pictures, length)},
        {"blip.prompt_ids", at::tensor(model->tokenizer().encode(prompt), at::kLong).unsqueeze(0)},
        {"blip.caption_ids_prompt", prompted},
        {"blip.logits", model->logits(prompted, pictures)}};
}

Values vgg(const CaseFolder& folder) {
    const auto model = Vgg::load(folder.path() / "vgg16.safetensors");
    const auto features = model->forward(imagenet_normalised(folder.input("images")));
    Values values{{"vgg.out", features.at(-1)}};
    for (const auto& [name, index] : folder.param<std::map<std::string, int>>("vgg_layers")) {
        values["vgg." + name + ".mean"] = features.at(index).mean({2, 3});
        values["vgg.gram." + name] = gram_matrices(features.at(index));
    }
    return values;
}

Values inception(const CaseFolder& folder) {
    const auto model = Inception::load(folder.path() / "inception.safetensors");
    const auto blocks = model->forward(folder.input("images"));
    Values values;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        values["inception.block" + std::to_string(i)] = i < 3 ? blocks[i].mean({2, 3}) : blocks[i];
    return values;
}

Values fid(const CaseFolder& folder) {
    const auto a = feature_statistics(folder.input("fid_A"));
    const auto b = feature_statistics(folder.input("fid_B"));
    return {{"fid.mu1", a.mean},
            {"fid.mu2", b.mean},
            {"fid.sigma1", a.covariance},
            {"fid.sigma2", b.covariance},
            {"fid.value", at::scalar_tensor(frechet_distance(a, b), at::kDouble)}};
}

Values pca(const CaseFolder& folder) {
    const auto parts =
        principal_components(folder.input("tsne_X"), folder.param<std::int64_t>("pca_components"));
    return {{"pca.components", parts.components},
            {"pca.mean", parts.mean},
            {"pca.explained_variance", parts.variance},
            {"pca.scores", parts.scores}};
}

Values tsne(const CaseFolder& folder) {
    return {
        {"tsne.P", tsne_affinities(folder.input("tsne_X"), folder.param<double>("perplexity"))}};
}

Values fps(const CaseFolder& folder) {
    const auto order = farthest_points(folder.input("fps_D"),
                                       folder.param<std::int64_t>("fps_start"),
                                       folder.param<std::int64_t>("fps_count"));
    return {{"fps.order", at::tensor(order, at::kLong)}};
}

Values cosine(const CaseFolder& folder) {
    const at::Tensor matrix = cosine_similarities(folder.input("cos_X"));
    return {{"cosine.matrix", matrix},
            {"cosine.mean_pairwise", at::scalar_tensor(mean_pairwise(matrix), at::kDouble)}};
}

Values gradcam(const CaseFolder& folder) {
    const auto model = ResnetClassifier::load(folder.path() / "resnet.safetensors");
    const GradCam cam = grad_cam(*model,
                                 imagenet_normalised(folder.input("images")),
                                 folder.param<std::int64_t>("gradcam_class"));
    return {{"gradcam.logits", cam.logits}, {"gradcam.raw", cam.raw}, {"gradcam.map", cam.map}};
}

const std::map<std::string, Maker> kFamilies{{"clip", clip},
                                             {"blip", blip},
                                             {"vgg", vgg},
                                             {"inception", inception},
                                             {"fid", fid},
                                             {"pca", pca},
                                             {"tsne", tsne},
                                             {"fps", fps},
                                             {"cosine", cosine},
                                             {"gradcam", gradcam}};

class JudgeChecker : public Checker {
 public:
    using Checker::Checker;

    bool knows(const ExpectedTensor& tensor) const override {
        return kFamilies.contains(family_of(tensor)) && case_.has_param("vgg_layers");
    }

    at::Tensor compute(const ExpectedTensor& tensor) override {
        const std::string family = family_of(tensor);
        if (!made_[family]) values_.merge(kFamilies.at(family)(case_));
        made_[family] = true;
        return values_.at(tensor.name).to(tensor.value.scalar_type());
    }

 private:
    static std::string family_of(const ExpectedTensor& tensor) {
        return tensor.name.substr(0, tensor.name.find('.'));
    }

    std::map<std::string, bool> made_;
    Values values_;
};

}  // namespace

std::unique_ptr<Checker> make_judge_checker(const CaseFolder& folder) {
    return std::make_unique<JudgeChecker>(folder);
}

}  // namespace seedbed::parity
