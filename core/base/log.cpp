// SPDX-License-Identifier: Apache-2.0
#include "core/base/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/dist_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include <memory>
#include <mutex>
#include <utility>

namespace seedbed {
namespace {

spdlog::level::level_enum to_spdlog(LogLevel level) {
    switch (level) {
        case LogLevel::Debug:
            return spdlog::level::debug;
        case LogLevel::Info:
            return spdlog::level::info;
        case LogLevel::Warning:
            return spdlog::level::warn;
        case LogLevel::Error:
            return spdlog::level::err;
    }
    return spdlog::level::info;
}

LogLevel from_spdlog(spdlog::level::level_enum level) {
    switch (level) {
        case spdlog::level::trace:
        case spdlog::level::debug:
            return LogLevel::Debug;
        case spdlog::level::info:
            return LogLevel::Info;
        case spdlog::level::warn:
            return LogLevel::Warning;
        default:
            return LogLevel::Error;
    }
}

// Hands each line to a function.
class FunctionSink : public spdlog::sinks::base_sink<std::mutex> {
 public:
    explicit FunctionSink(std::function<void(LogLevel, const std::string&)> function)
        : function_(std::move(function)) {}

 protected:
    void sink_it_(const spdlog::details::log_msg& message) override {
        function_(from_spdlog(message.level),
                  std::string(message.payload.data(), message.payload.size()));
    }
    void flush_() override {}

 private:
    std::function<void(LogLevel, const std::string&)> function_;
};

// One logger whose list of sinks may grow while other threads log.
struct Logger {
    std::shared_ptr<spdlog::sinks::dist_sink_mt> sinks =
        std::make_shared<spdlog::sinks::dist_sink_mt>();
    spdlog::logger log{"seedbed", sinks};
    std::once_flag stderr_once;
    std::shared_ptr<spdlog::sinks::stderr_color_sink_mt> stderr_sink;

    Logger() {
        log.set_level(spdlog::level::debug);
        log.flush_on(spdlog::level::debug);
    }
};

Logger& logger() {
    static auto& instance = *new Logger;  // never destroyed: threads may log until the very end
    return instance;
}

}  // namespace

void log(LogLevel level, std::string_view message) {
    logger().log.log(to_spdlog(level), spdlog::string_view_t(message.data(), message.size()));
}

void log_to_stderr(LogLevel level) {
    auto& target = logger();
    std::call_once(target.stderr_once, [&target] {
        target.stderr_sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
        target.stderr_sink->set_pattern("%H:%M:%S.%e %^%l%$ %v");
        target.sinks->add_sink(target.stderr_sink);
    });
    target.stderr_sink->set_level(to_spdlog(level));
}

void add_log_sink(std::function<void(LogLevel, const std::string&)> sink) {
    logger().sinks->add_sink(std::make_shared<FunctionSink>(std::move(sink)));
}

}  // namespace seedbed
