// SPDX-License-Identifier: Apache-2.0
// On a machine with a GPU: the CUDA kernels against their CPU references. Without one: that this is
// said.
#include "core/kernels/cuda_backend.h"

#include "core/base/error.h"
#include "core/kernels/fused.h"
#include "core/kernels/philox.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <QtTest>

namespace {

using namespace seedbed;

at::Tensor normal(at::IntArrayRef shape, std::uint64_t seed) {
    auto generator = at::make_generator<at::CPUGeneratorImpl>(seed);
    return at::randn(shape, generator, at::kFloat);
}

double distance(const at::Tensor& on_gpu, const at::Tensor& on_cpu) {
    return (on_gpu.cpu() - on_cpu).abs().max().item<double>();
}

}  // namespace

class CudaBackendTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        if (cuda_available()) load_cuda_backend();
    }

    void init() {
        const bool needs_gpu =
            QLatin1String(QTest::currentTestFunction()) != QLatin1String("withoutDevice");
        if (needs_gpu && !cuda_available()) QSKIP("no CUDA device on this machine");
    }

    void withoutDevice() {
        if (cuda_available()) QSKIP("this machine has a CUDA device");
        try {
            load_cuda_backend();
            QFAIL("load_cuda_backend() must not succeed without a device");
        } catch (const Error& error) {
            QCOMPARE(error.code(), ErrorCode::UnsupportedModel);
            QVERIFY(QString::fromUtf8(error.what()).contains(QStringLiteral("--device cpu")));
        }
    }

    void loadingTwiceDoesNothing() {
        load_cuda_backend();
        QVERIFY(at::empty({1}, at::kCUDA).is_cuda());
    }

    void groupNorm() {
        for (const at::IntArrayRef shape : {at::IntArrayRef{4, 64, 16, 16},
                                            at::IntArrayRef{3, 12, 5, 7},
                                            at::IntArrayRef{1, 16, 256, 256}}) {
            const at::Tensor x = normal(shape, 1) * 3 + 5;
            const at::Tensor w = normal({shape[1]}, 2) + 1, b = normal({shape[1]}, 3);
            for (const bool silu : {true, false}) {
                const at::Tensor got = group_norm_silu(
                    x.to(at::kCUDA), 4, w.to(at::kCUDA), b.to(at::kCUDA), 1e-5, silu);
                QVERIFY(distance(got, group_norm_silu(x, 4, w, b, 1e-5, silu)) < 5e-5);
            }
        }
    }

    void geglu() {
        const at::Tensor x = normal({2, 37, 2 * 53}, 4) * 3;
        QVERIFY(distance(seedbed::geglu(x.to(at::kCUDA)), seedbed::geglu(x)) < 1e-5);
    }

    void headMean() {
        const at::Tensor p = at::softmax(normal({3, 8, 70, 77}, 5), -1);
        QVERIFY(distance(head_mean(p.to(at::kCUDA)), head_mean(p)) < 1e-6);
    }

    void philox() {
        at::Tensor on_cpu = at::empty({4, 64, 64}, at::kFloat);
        at::Tensor on_gpu = at::empty({4, 64, 64}, at::TensorOptions().device(at::kCUDA));
        philox_normal(on_cpu, (1ULL << 40) + 3, 2);
        philox_normal(on_gpu, (1ULL << 40) + 3, 2);
        QVERIFY(distance(on_gpu, on_cpu) < 1e-6);
    }

    void emptyTensors() {
        QCOMPARE(seedbed::geglu(at::empty({0, 8}, at::kCUDA)).size(1), 4);
        QCOMPARE(head_mean(at::empty({0, 2, 4, 3}, at::kCUDA)).size(1), 3);
    }
};

QTEST_GUILESS_MAIN(CudaBackendTest)
#include "cuda_backend_test.moc"
