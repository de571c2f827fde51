// SPDX-License-Identifier: Apache-2.0
// Whole runs that start from a picture. That their numbers are diffusers' is checked in
// tests/core/sampling/started_batch_test.cpp.
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/io/picture_file.h"
#include "core/io/png.h"
#include "core/io/resample.h"
#include "tests/core/engine/generate_runs.h"
#include "tests/core/models/model_copy.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cstring>
#include <optional>

namespace seedbed {
namespace {

// The small model with a denoiser that also takes a mask and a masked picture, and ignores them.
void make_inpainting(const ModelCopy& model) {
    model.edit("unet/config.json", [](nlohmann::json& config) { config["in_channels"] = 9; });
    const auto path = model.path() / "unet/diffusion_pytorch_model.safetensors";
    const auto old = SafetensorsFile::open(path);
    std::map<std::string, TensorData> tensors;
    for (const auto& [name, entry] : old->tensors())
        tensors[name] = {entry.dtype, entry.shape, old->bytes(name)};
    auto& first = tensors.at("conv_in.weight");  // [C, 4, 3, 3]
    const std::size_t out = first.shape[0], kept = 4 * 9, wide = 9 * 9;
    std::vector<float> weights(out * wide, 0.0f);
    for (std::size_t i = 0; i < out; ++i)
        std::memcpy(weights.data() + i * wide,
                    first.bytes.data() + i * kept * sizeof(float),
                    kept * sizeof(float));
    first.shape[1] = 9;
    first.bytes = std::as_bytes(std::span(weights));
    write_safetensors(path.string() + ".new", tensors);
    std::filesystem::rename(path.string() + ".new", path);
}

}  // namespace

class GenerateStartTest : public QObject {
    Q_OBJECT

    GenerateRuns runs_;
    QTemporaryDir folder_;
    std::vector<std::string> lines_;
    Image picture_;  // 64 x 64

    std::string path(const char* name) const {
        return folder_.filePath(QLatin1String(name)).toStdString();
    }

    // Left half black, right half white.
    static Image half_mask(int width, int height) {
        Image mask{width, height, {}};
        for (int i = 0; i < width * height * 3; ++i)
            mask.rgb.push_back(i / 3 % width < width / 2 ? 0 : 255);
        return mask;
    }

    GenerateRequest from_picture(double strength, bool masked = false) const {
        auto request = small_run(1, 1);
        request.steps = 4;
        request.guidance = 1;
        request.previews = false;
        request.start = StartPicture{path("picture.png"), strength};
        if (masked) request.start->mask_path = path("mask.png");
        return request;
    }

    QString refusal(const GenerateRequest& request) {
        try {
            runs_.run(request);
        } catch (const Error& error) {
            return QString::fromStdString(error.what());
        }
        return {};
    }

    bool logged(const std::string& part) const {
        for (const auto& line : lines_)
            if (line.find(part) != std::string::npos) return true;
        return false;
    }

 private Q_SLOTS:
    void initTestCase() {
        add_log_sink([this](LogLevel, const std::string& line) { lines_.push_back(line); });
        auto request = small_run(1, 1);
        request.steps = 8;
        request.width = request.height = 64;
        picture_ = *runs_.run(request).pictures().at(0);
        write_png(path("picture.png"), picture_);
        write_png(path("mask.png"), half_mask(64, 64));
    }
    void init() { lines_.clear(); }

    void strengthSaysHowMuchChanges() {
        const auto outcome = runs_.run(from_picture(0.5));
        QCOMPARE(outcome.all<StepReady>().size(), std::size_t{2});
        QCOMPARE(outcome.all<StepReady>().back().steps, 2);
        const auto last = outcome.all<Progress>().back();
        QCOMPARE(last.done, 2);
        QCOMPARE(last.total, 2);
        const auto difference = [&](double strength) {
            const auto made = runs_.run(from_picture(strength)).pictures().at(0);
            double sum = 0;
            for (std::size_t i = 0; i < made->rgb.size(); ++i)
                sum += std::abs(made->rgb[i] - picture_.rgb[i]);
            return sum / made->rgb.size();
        };
        const double none = difference(0), half = difference(0.5), all = difference(1);
        QVERIFY(none < half && half < all);
        QVERIFY2(none < 12, std::to_string(none).c_str());  // the VAE's own loss
    }

    void aStrengthOfZeroRunsNoStep() {
        const auto outcome = runs_.run(from_picture(0));
        QVERIFY(outcome.all<StepReady>().empty());
        QCOMPARE(outcome.pictures().size(), std::size_t{1});
    }

    void whatIsOutsideTheMaskStaysToTheLastBit() {
        const auto made = runs_.run(from_picture(1, true)).pictures().at(0);
        int changed = 0;
        for (int i = 0; i < 64 * 64 * 3; ++i) {
            if (i / 3 % 64 < 32)
                QCOMPARE(made->rgb[i], picture_.rgb[i]);
            else
                changed += made->rgb[i] != picture_.rgb[i];
        }
        QVERIFY(changed > 300);
        auto not_pasted = from_picture(1, true);
        not_pasted.start->paste_back = false;
        QVERIFY(largest_difference(*runs_.run(not_pasted).pictures().at(0), *made) > 0);
    }

    void aBlurMixesAtTheEdge() {
        auto request = from_picture(1, true);
        request.start->mask_blur = 6;
        const auto soft = runs_.run(request).pictures().at(0);
        const auto hard = runs_.run(from_picture(1, true)).pictures().at(0);
        for (int i = 0; i < 64 * 64 * 3; ++i)
            if (i / 3 % 64 < 16) QCOMPARE(soft->rgb[i], picture_.rgb[i]);
        QVERIFY(largest_difference(*soft, *hard) > 0);
    }

    void thePictureGivesTheSize() {
        write_png(path("odd.png"), resample(picture_, 75, 53, ResampleFilter::Lanczos));
        auto request = from_picture(0.5);
        request.start->path = path("odd.png");
        const auto cut = runs_.run(request).all<ImageReady>().at(0);
        QCOMPARE(cut.picture->width, 72);
        QCOMPARE(cut.picture->height, 48);
        QCOMPARE(cut.record->request.width, 72);
        QVERIFY(logged("odd.png") && logged("cut to its middle 72x48"));
        request.width = 32;
        const auto narrow = runs_.run(request).pictures().at(0);
        QCOMPARE(narrow->width, 32);
        QCOMPARE(narrow->height, 16);
        request.height = 64;
        lines_.clear();
        QCOMPARE(runs_.run(request).pictures().at(0)->height, 64);
        QVERIFY(logged("stretched to 32x64"));
    }

    // The middle is cut out of the mask, too, even when it has another size.
    void theMaskIsCutAsThePicture() {
        write_png(path("odd.png"), resample(picture_, 68, 64, ResampleFilter::Lanczos));
        write_png(path("large_mask.png"), half_mask(136, 128));
        auto request = from_picture(1, true);
        request.start->path = path("odd.png");
        request.start->mask_path = path("large_mask.png");
        const auto made = runs_.run(request).pictures().at(0);
        QCOMPARE(made->width, 64);
        const Image odd = read_picture(path("odd.png"));
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 30; ++x)
                QCOMPARE(made->rgb[(y * 64 + x) * 3], odd.rgb[(y * 68 + x + 2) * 3]);
    }

    void tilesAreAskedForOrNot() {
        auto request = from_picture(0.25);
        request.width = 160;
        request.height = 64;
        const auto whole = runs_.run(request).all<ImageReady>().at(0);
        QVERIFY(whole.record->request.vae_tiling == Tiling::Automatic);
        request.vae_tiling = Tiling::On;
        const auto tiled = runs_.run(request).all<ImageReady>().at(0);
        QVERIFY(tiled.record->request.vae_tiling == Tiling::On);
        const int difference = largest_difference(*whole.picture, *tiled.picture);
        QVERIFY2(difference > 0, "the request is not heard");
    }

    void anInpaintingModelNeedsAPictureAndAMask() {
        const ModelCopy model;
        make_inpainting(model);
        auto request = from_picture(1, true);
        request.model = model.path().string();
        request.width = request.height = 64;
        const auto outcome = runs_.run(request);
        QVERIFY(outcome.all<ModelReady>().at(0).model->inpainting);
        QCOMPARE(outcome.pictures().size(), std::size_t{1});
        request.start->mask_path.clear();
        QVERIFY(refusal(request).contains(QStringLiteral("no mask was given")));
        request.start.reset();
        QVERIFY(refusal(request).contains(QStringLiteral("no picture was given")));
    }

    void whatCannotBeReadIsNamed() {
        auto request = from_picture(0.5);
        request.start->path = path("missing.png");
        QVERIFY(refusal(request).contains(QStringLiteral("missing.png")));
        request = from_picture(0.5, true);
        request.start->mask_path = path("nothing.png");
        QVERIFY(refusal(request).contains(QStringLiteral("nothing.png")));
        write_png(path("tiny.png"), resample(picture_, 64, 5, ResampleFilter::Lanczos));
        request = from_picture(0.5);
        request.start->path = path("tiny.png");
        QVERIFY(refusal(request).contains(QStringLiteral("tiny.png")));
        QVERIFY(refusal(from_picture(0.1)).contains(QStringLiteral("strength")));
    }

    void aMaskWithoutWhiteIsSaid() {
        write_png(path("black.png"), Image{16, 16, std::vector<std::uint8_t>(16 * 16 * 3, 0)});
        auto request = from_picture(0.5, true);
        request.start->mask_path = path("black.png");
        QVERIFY(*runs_.run(request).pictures().at(0) == picture_);
        QVERIFY(logged("black.png") && logged("nothing is repainted"));
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GenerateStartTest)
#include "generate_start_test.moc"
