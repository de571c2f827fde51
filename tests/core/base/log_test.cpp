// SPDX-License-Identifier: Apache-2.0
#include "core/base/log.h"

#include <QTest>

#include <latch>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

using namespace seedbed;

namespace {

// Sinks cannot be taken away again, so they share what they write to.
struct Lines {
    std::mutex mutex;
    std::vector<std::pair<LogLevel, std::string>> items;
};

std::shared_ptr<Lines> add_lines() {
    auto lines = std::make_shared<Lines>();
    add_log_sink([lines](LogLevel level, const std::string& text) {
        const std::lock_guard lock(lines->mutex);
        lines->items.emplace_back(level, text);
    });
    return lines;
}

}  // namespace

class LogTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void sinks_receive_level_and_text() {
        const auto lines = add_lines();
        log(LogLevel::Debug, "a");
        log(LogLevel::Info, "50 {} %d {0}");
        log(LogLevel::Warning, "");
        log(LogLevel::Error, "two\nlines");
        const std::vector<std::pair<LogLevel, std::string>> expected{
            {LogLevel::Debug, "a"},
            {LogLevel::Info, "50 {} %d {0}"},
            {LogLevel::Warning, ""},
            {LogLevel::Error, "two\nlines"}};
        QVERIFY(lines->items == expected);
    }

    void every_sink_receives_every_line() {
        const auto first = add_lines();
        log(LogLevel::Info, "one");
        const auto second = add_lines();
        log(LogLevel::Info, "two");
        QCOMPARE(first->items.size(), std::size_t{2});
        QCOMPARE(second->items.size(), std::size_t{1});
    }

    void threads_log_while_sinks_are_added() {
        constexpr std::size_t kThreads = 4, kLines = 500;
        const auto lines = add_lines();
        std::latch start(kThreads);
        {
            std::vector<std::jthread> threads;
            for (std::size_t t = 0; t < kThreads; ++t)
                threads.emplace_back([&start, t] {
                    start.arrive_and_wait();
                    for (std::size_t i = 0; i < kLines; ++i)
                        log(LogLevel::Info, std::to_string(t) + ":" + std::to_string(i));
                    add_lines();
                });
        }
        QCOMPARE(lines->items.size(), kThreads * kLines);
    }
};

QTEST_GUILESS_MAIN(LogTest)
#include "log_test.moc"
