// SPDX-License-Identifier: Apache-2.0
#include "core/models/memory_limit.h"

#include "tests/core/base/expect_error.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstdint>
#include <fstream>
#include <limits>
#include <string>

using namespace seedbed;
namespace fs = std::filesystem;

namespace {

// A root folder with the files that the kernel would show.
class FakeRoot {
 public:
    FakeRoot() { put("proc/meminfo", "MemTotal:       16000 kB\nMemAvailable:    8000 kB\n"); }
    void put(const std::string& file, const std::string& text) const {
        fs::create_directories((path() / file).parent_path());
        std::ofstream(path() / file) << text;
    }
    fs::path path() const { return directory_.path().toStdString(); }

 private:
    QTemporaryDir directory_;
};

constexpr std::uint64_t kKib = 1024;

}  // namespace

class MemoryLimitTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void withoutGroupsItIsMemAvailable();
    void unlimitedGroupsDoNotCount();
    void aGroupsLimitCounts();
    void fileCacheCanBeDropped();
    void aParentsLimitCounts();
    void versionOneGroupsCount();
    void missingMeminfoIsAnError();
    void refusesWhatDoesNotFit();
};

void MemoryLimitTest::withoutGroupsItIsMemAvailable() {
    const FakeRoot root;
    QCOMPARE(available_memory(root.path()), 8000 * kKib);
}

void MemoryLimitTest::unlimitedGroupsDoNotCount() {
    const FakeRoot root;
    root.put("sys/fs/cgroup/memory.max", "max\n");
    root.put("sys/fs/cgroup/memory.current", "5000\n");
    QCOMPARE(available_memory(root.path()), 8000 * kKib);
}

void MemoryLimitTest::aGroupsLimitCounts() {
    const FakeRoot root;
    root.put("sys/fs/cgroup/memory.max", "3000000\n");
    root.put("sys/fs/cgroup/memory.current", "1000000\n");
    QCOMPARE(available_memory(root.path()), std::uint64_t(2000000));
    root.put("sys/fs/cgroup/memory.current", "4000000\n");
    QCOMPARE(available_memory(root.path()), std::uint64_t(0));
}

void MemoryLimitTest::fileCacheCanBeDropped() {
    const FakeRoot root;
    root.put("sys/fs/cgroup/memory.max", "3000000\n");
    root.put("sys/fs/cgroup/memory.current", "2500000\n");
    root.put("sys/fs/cgroup/memory.stat", "anon 100\ninactive_file 1500000\nactive_file 7\n");
    QCOMPARE(available_memory(root.path()), std::uint64_t(2000000));
}

void MemoryLimitTest::aParentsLimitCounts() {
    const FakeRoot root;
    root.put("proc/self/cgroup", "0::/slurm/job_7/task_0\n");
    root.put("sys/fs/cgroup/slurm/job_7/memory.max", "900000\n");
    root.put("sys/fs/cgroup/slurm/job_7/memory.current", "200000\n");
    root.put("sys/fs/cgroup/slurm/job_7/task_0/memory.max", "max\n");
    root.put("sys/fs/cgroup/slurm/job_7/task_0/memory.current", "200000\n");
    QCOMPARE(available_memory(root.path()), std::uint64_t(700000));
}

void MemoryLimitTest::versionOneGroupsCount() {
    const FakeRoot root;
    root.put("proc/self/cgroup", "9:cpu:/a\n7:memory:/docker/x\n");
    root.put("sys/fs/cgroup/memory/docker/x/memory.limit_in_bytes", "800000\n");
    root.put("sys/fs/cgroup/memory/docker/x/memory.usage_in_bytes", "500000\n");
    root.put("sys/fs/cgroup/memory/docker/x/memory.stat", "total_inactive_file 100000\n");
    QCOMPARE(available_memory(root.path()), std::uint64_t(400000));
}

void MemoryLimitTest::missingMeminfoIsAnError() {
    const QTemporaryDir empty;
    VERIFY_ERROR(available_memory(empty.path().toStdString()), ErrorCode::IoFailure, "meminfo");
}

void MemoryLimitTest::refusesWhatDoesNotFit() {
    QVERIFY(available_memory() > 0);
    check_memory("The model \"small\"", 1);
    VERIFY_ERROR(check_memory("The model \"huge\"", std::numeric_limits<std::uint64_t>::max()),
                 ErrorCode::OutOfMemory,
                 "\"huge\" needs");
}

QTEST_GUILESS_MAIN(MemoryLimitTest)
#include "memory_limit_test.moc"
