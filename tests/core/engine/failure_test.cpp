// SPDX-License-Identifier: Apache-2.0
#include "core/engine/failure.h"

#include <QtTest>
#include <c10/util/Exception.h>

#include <functional>
#include <new>

namespace seedbed {

class FailureTest : public QObject {
    Q_OBJECT

    static Failure caught(const std::function<void()>& thrower) {
        try {
            thrower();
        } catch (...) {
            return describe_current_exception();
        }
        return {ErrorCode::Internal, "nothing was thrown"};
    }

 private Q_SLOTS:
    void ourErrorsKeepTheirCode() {
        const auto failure =
            caught([] { throw Error(ErrorCode::FileNotFound, "There is no file x."); });
        QCOMPARE(failure.code, ErrorCode::FileNotFound);
        QCOMPARE(failure.detail, std::string("There is no file x."));
    }

    void failedAllocationsAreOutOfMemory() {
        QCOMPARE(caught([] { throw std::bad_alloc(); }).code, ErrorCode::OutOfMemory);
        QCOMPARE(
            caught([] { TORCH_CHECK_WITH(OutOfMemoryError, false, "CUDA out of memory."); }).code,
            ErrorCode::OutOfMemory);
        QCOMPARE(
            caught([] { TORCH_CHECK(false, "DefaultCPUAllocator: can't allocate memory"); }).code,
            ErrorCode::OutOfMemory);
    }

    void everythingElseIsInternalInOneLine() {
        const auto torch = caught([] { TORCH_CHECK(false, "shapes differ\nC++ stack follows"); });
        QCOMPARE(torch.code, ErrorCode::Internal);
        QCOMPARE(torch.detail, std::string("shapes differ"));
        const auto ours = caught([] { check(false, "[ddim] sample must be [B, 4, H, W]"); });
        QCOMPARE(ours.code, ErrorCode::Internal);
        QCOMPARE(ours.detail, std::string("[ddim] sample must be [B, 4, H, W]"));
        QCOMPARE(caught([] { throw 7; }).code, ErrorCode::Internal);
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::FailureTest)
#include "failure_test.moc"
