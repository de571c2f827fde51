// SPDX-License-Identifier: Apache-2.0
#include "core/kernels/tensor_memory.h"

#include <ATen/ATen.h>
#include <QTest>

#include <thread>
#include <vector>

using namespace seedbed;

namespace {

constexpr std::int64_t kFloats = 1 << 20;  // 4 MiB

}  // namespace

class TensorMemoryTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        reuse_tensor_memory(64u << 20);
        release_tensor_memory();
    }
    void freedMemoryServesTheNext();
    void limitHolds();
    void releaseGivesAllBack();
    void tensorsMayDieOnAnotherThread();
    void grownStoragesKeepTheirValues();
};

void TensorMemoryTest::freedMemoryServesTheNext() {
    const void* first = nullptr;
    {
        const at::Tensor a = at::empty({kFloats});
        first = a.const_data_ptr();
        QCOMPARE(kept_tensor_memory(), std::size_t(0));
    }
    QVERIFY(kept_tensor_memory() >= kFloats * sizeof(float));
    // A little smaller, of the same class of sizes.
    const at::Tensor b = at::empty({kFloats - 1000});
    QCOMPARE(b.const_data_ptr(), first);
    QCOMPARE(kept_tensor_memory(), std::size_t(0));
}

void TensorMemoryTest::limitHolds() {
    reuse_tensor_memory(10u << 20);
    {
        std::vector<at::Tensor> many;
        for (int i = 0; i < 6; ++i) many.push_back(at::zeros({kFloats}));
    }
    QVERIFY(kept_tensor_memory() <= (10u << 20));
    QVERIFY(kept_tensor_memory() >= (8u << 20));
}

void TensorMemoryTest::releaseGivesAllBack() {
    { const at::Tensor a = at::empty({kFloats}); }
    QVERIFY(kept_tensor_memory() > 0);
    release_tensor_memory();
    QCOMPARE(kept_tensor_memory(), std::size_t(0));
}

void TensorMemoryTest::tensorsMayDieOnAnotherThread() {
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([tensor = at::ones({kFloats})]() mutable {
            for (int i = 0; i < 50; ++i) tensor = at::add(tensor, 1);
            tensor.reset();
        });
    }
    for (auto& thread : threads) thread.join();
    QVERIFY(kept_tensor_memory() > 0);
}

void TensorMemoryTest::grownStoragesKeepTheirValues() {
    at::Tensor a = at::arange(kFloats, at::kFloat);
    a.resize_({2 * kFloats});
    QVERIFY(a.narrow(0, 0, kFloats).equal(at::arange(kFloats, at::kFloat)));
    QVERIFY(at::empty({0}).numel() == 0);
}

QTEST_GUILESS_MAIN(TensorMemoryTest)
#include "tensor_memory_test.moc"
