// SPDX-License-Identifier: Apache-2.0
// A session that generates without end into a library, while another thread rates, tags, bins and
// restores what is there, until a test kills it:
//
//   generating_crasher session FOLDER JOURNAL SEED
#include "core/engine/make_engine.h"
#include "tests/core/library/crash_session.h"

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <semaphore>
#include <string>
#include <variant>

namespace seedbed {
namespace {

// Seeds of 64 bits, so that no two files of all sessions have one name.
GenerateRequest request_for(const std::string& folder, std::mt19937_64& random) {
    GenerateRequest request;
    request.device = "cpu";
    request.prompt = "a red cube and a blue sphere";
    for (int i = 0; i < 4; ++i) request.seeds.emplace_back(random());
    request.steps = 1;
    request.batch = 2;
    request.previews = false;
    request.capture = Capture::None;
    request.library = folder;
    return request;
}

[[noreturn]] void run_session(const std::string& folder, const char* file, unsigned seed) {
    const Journal journal(file);
    CrashSession session(folder, journal, seed);
    // A few judgements for each picture, as it comes; and a request more for each that ended.
    constexpr int kJudgements = 6;
    std::counting_semaphore<> turns(0);
    std::atomic<int> ended = 1;
    const auto engine = make_engine({.threads = 1});
    engine->set_sink([&](const Event& event) {
        if (const auto* ready = std::get_if<ImageReady>(&event)) {
            journal.note("file", std::filesystem::path(ready->record->path).filename().string());
            turns.release(kJudgements);
        }
        if (std::holds_alternative<Finished>(event)) {
            ++ended;
            turns.release();
        }
        if (const auto* failed = std::get_if<Failed>(&event)) {
            std::fprintf(stderr, "generating_crasher: %s\n", failed->detail.c_str());
            std::_Exit(1);
        }
    });
    std::mt19937_64 random(seed);
    engine->submit(request_for(folder, random));  // one runs while one waits
    for (;;) {
        for (int requests = ended.exchange(0); requests > 0; --requests)
            engine->submit(request_for(folder, random));
        turns.acquire();
        session.judge();
    }
}

}  // namespace
}  // namespace seedbed

int main(int argc, char** argv) {
    if (argc != 5 || std::string(argv[1]) != "session") {
        std::fputs("usage: generating_crasher session FOLDER JOURNAL SEED\n", stderr);
        return 2;
    }
    try {
        seedbed::run_session(argv[2], argv[3], static_cast<unsigned>(std::stoul(argv[4])));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "generating_crasher: %s\n", error.what());
        return 1;
    }
}
