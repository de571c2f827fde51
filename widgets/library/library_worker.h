// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/library/library.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace seedbed {

// One thread with one open library: works off what it is given in order, writes sidecars when there
// is nothing else to do, and looks once a second whether another program changed the library.
class LibraryWorker {
 public:
    using Work = std::function<void(Library&)>;
    using OnError = std::function<void(const Error&)>;

    struct Callbacks {  // all called on the thread
        std::function<void(Library&)> opened;
        OnError failed;                 // to open
        std::function<void()> changed;  // by whomever
        OnError trouble;                // with sidecars
    };

    // `rebuild`: makes the index anew first.
    LibraryWorker(std::filesystem::path folder, bool rebuild, Callbacks callbacks);
    // What must be kept is still done, questions are dropped.
    ~LibraryWorker();

    // Nothing happens when the library could not be opened.
    void ask(Work work, OnError failed);   // may be dropped at the end
    void keep(Work work, OnError failed);  // never dropped

 private:
    struct Task {
        Work work;
        OnError failed;
        bool keep = false;
    };
    void post(Task task);
    void run(const std::stop_token& stop);
    bool open();
    std::optional<Task> next(const std::stop_token& stop);
    void perform(const Task& task);
    void idle();

    const std::filesystem::path m_folder;
    const bool m_rebuild;
    const Callbacks m_callbacks;
    std::optional<Library> m_library;  // of the thread
    std::int64_t m_version = 0;
    bool m_unflushed = false;
    std::chrono::steady_clock::time_point m_looked;

    std::mutex m_mutex;  // guards m_tasks
    std::deque<Task> m_tasks;
    std::condition_variable_any m_wake;
    std::jthread m_thread;  // last: stops before the rest goes
};

}  // namespace seedbed
