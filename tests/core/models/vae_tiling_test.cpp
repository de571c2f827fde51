// SPDX-License-Identifier: Apache-2.0
// B images, C latent channels, H W latent size
#include "core/models/vae_tiling.h"

#include "core/base/error.h"
#include "core/io/resources.h"
#include "core/io/safetensors.h"
#include "tests/core/models/model_copy.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <QTest>
#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>

#include <algorithm>
#include <cstring>
#include <string>

using namespace seedbed;

namespace {

at::Tensor random(at::IntArrayRef shape, std::uint64_t seed) {
    return at::randn(shape, at::detail::createCPUGenerator(seed), at::TensorOptions(at::kFloat));
}

double largest(const at::Tensor& a, const at::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

// The most bytes that tensors of this thread held at once since it was made.
class PeakMemory : public c10::MemoryReportingInfoBase {
 public:
    void reportMemoryUsage(
        void*, std::int64_t bytes, std::size_t, std::size_t, c10::Device) override {
        now_ += bytes;
        peak = std::max(peak, now_);
    }
    bool memoryProfilingEnabled() const override { return true; }
    std::int64_t peak = 0;

 private:
    std::int64_t now_ = 0;
};

template <typename Function>
std::int64_t peak_of(const Function& function) {
    const auto memory = std::make_shared<PeakMemory>();
    const c10::DebugInfoGuard guard(c10::DebugInfoKind::PROFILER_STATE, memory);
    function();
    return memory->peak;
}

}  // namespace

class VaeTilingTest : public QObject {
    Q_OBJECT

 private:
    std::unique_ptr<AutoencoderKl> m_vae;

    static at::Tensor stored(const std::string& name) {
        static const auto file = SafetensorsFile::open(std::string(SEEDBED_TEST_DATA) +
                                                       "/models/vae_tiling.safetensors");
        const auto bytes = file->bytes(name);
        const at::Tensor values = at::empty(file->entry(name).shape, at::kFloat);
        std::memcpy(values.mutable_data_ptr(), bytes.data(), bytes.size());
        return values;
    }

 private Q_SLOTS:
    void initTestCase() {
        at::set_num_threads(1);
        m_vae = AutoencoderKl::load(small_model() / "vae");
    }

    void equalToDiffusers() {
        const VaeTiles tiles = VaeTiles::of(*m_vae);
        QCOMPARE(tiles.latent, std::int64_t{16});
        const at::Tensor decoded = decode_tiled(*m_vae, random({1, 4, 22, 37}, 1), tiles);
        QCOMPARE(decoded.sizes(), at::IntArrayRef({1, 3, 176, 296}));
        const at::Tensor some = decoded.slice(2, 0, 176, 4).slice(3, 0, 296, 4);
        QVERIFY(largest(some, stored("decoded")) < 1e-4);
        const auto [mean, logvar] = encode_tiled(*m_vae, random({1, 3, 176, 296}, 2), tiles);
        QVERIFY(largest(mean, stored("mean")) < 1e-4);
        QVERIFY(largest(logvar, stored("logvar")) < 1e-4);
    }

    void oneTileIsTheWhole() {
        const VaeTiles tiles{16};
        QVERIFY(!tiles.divide(16, 12) && tiles.divide(16, 20));
        const at::Tensor latents = random({2, 4, 12, 9}, 3), pictures = random({1, 3, 64, 96}, 4);
        QVERIFY(largest(decode_tiled(*m_vae, latents, tiles), m_vae->decode(latents)) < 1e-5);
        QVERIFY(largest(encode_tiled(*m_vae, pictures, tiles).first,
                        m_vae->encode(pictures).first) < 1e-5);
    }

    // The trained VAE on a picture without edges: no seam that anybody could see.
    void smoothPicturesHaveNoSeams() {
        const auto vae = AutoencoderKl::load(resource_path("models/tabletop") / "vae");
        const at::Tensor x = at::linspace(-0.8, 0.8, 256).view({1, 1, 1, 256});
        const at::Tensor y = at::linspace(-0.5, 0.7, 192).view({1, 1, 192, 1});
        const at::Tensor picture =
            at::cat({x.expand({1, 1, 192, 256}), y.expand({1, 1, 192, 256}), x * y}, 1);
        const auto mean = vae->encode(picture).first;
        const VaeTiles tiles = VaeTiles::of(*vae);
        QVERIFY(tiles.divide(mean.size(2), mean.size(3)));
        const at::Tensor tiled_mean = encode_tiled(*vae, picture, tiles).first;
        QVERIFY(largest(tiled_mean, mean) < 0.5 * mean.std().item<double>());
        const at::Tensor whole = vae->decode(mean), tiled = decode_tiled(*vae, mean, tiles);
        const at::Tensor off = (whole - tiled).abs() * 127.5;  // levels of 255
        QVERIFY2(off.mean().item<double>() < 8, std::to_string(off.mean().item<double>()).c_str());
        // Where tiles meet, neighbours differ no more than elsewhere.
        const at::Tensor steps = tiled.diff(1, 3).abs().amax({0, 1, 2});  // [w - 1]
        const at::Tensor usual = whole.diff(1, 3).abs().amax({0, 1, 2});
        QVERIFY(largest(steps, usual) * 127.5 < 8);
    }

    // Beside the result itself, four times the picture needs no more.
    void memoryIsThatOfTiles() {
        const VaeTiles tiles{8};
        const at::Tensor small = random({1, 4, 16, 16}, 5), large = random({1, 4, 32, 32}, 6);
        const auto beside = [&](const at::Tensor& latents) {
            const std::int64_t result = 3 * 64 * latents.size(2) * latents.size(3) * 4;
            return peak_of([&] { decode_tiled(*m_vae, latents, tiles); }) - result;
        };
        const auto whole = peak_of([&] { m_vae->decode(large); });
        QVERIFY(beside(large) < beside(small) * 5 / 4);
        QVERIFY(beside(large) < whole / 4);
    }

    void tilesWithoutWholeQuartersAreOurBug() {
        QVERIFY_EXCEPTION_THROWN(decode_tiled(*m_vae, random({1, 4, 8, 8}, 1), VaeTiles{6}),
                                 LogicError);
        QVERIFY_EXCEPTION_THROWN(encode_tiled(*m_vae, random({1, 3, 60, 64}, 1), VaeTiles{8}),
                                 LogicError);
    }
};

QTEST_GUILESS_MAIN(VaeTilingTest)
#include "vae_tiling_test.moc"
