// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_worker.h"

#include "core/library/maintenance.h"

#include <chrono>
#include <utility>

namespace seedbed {

namespace {

constexpr auto kLookAgain = std::chrono::seconds(1);
constexpr auto kLookAnyway = std::chrono::seconds(3);  // while it is given work all the time

// Runs `work`; whatever it throws becomes one Error for `failed`.
template <typename Run, typename Failed>
bool guarded(const Run& work, const Failed& failed) {
    try {
        work();
        return true;
    } catch (const Error& error) {
        failed(error);
    } catch (const std::exception& error) {
        failed(Error(ErrorCode::Internal, error.what()));
    }
    return false;
}

}  // namespace

LibraryWorker::LibraryWorker(std::filesystem::path folder, bool rebuild, Callbacks callbacks)
    : m_folder(std::move(folder)),
      m_rebuild(rebuild),
      m_callbacks(std::move(callbacks)),
      m_thread([this](const std::stop_token& stop) { run(stop); }) {}

LibraryWorker::~LibraryWorker() {
    m_thread.request_stop();
    m_thread.join();
}

void LibraryWorker::ask(Work work, OnError failed) {
    post({std::move(work), std::move(failed), false});
}

void LibraryWorker::keep(Work work, OnError failed) {
    post({std::move(work), std::move(failed), true});
}

void LibraryWorker::post(Task task) {
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

bool LibraryWorker::open() {
    return guarded(
        [this] {
            if (m_rebuild) rebuild_library(m_folder);
            m_library.emplace(m_folder);
            m_version = m_library->version();
            m_callbacks.opened(*m_library);
            if (!m_library->read_only() && m_library->adopt_new_files() > 0) m_callbacks.changed();
        },
        m_callbacks.failed);
}

void LibraryWorker::run(const std::stop_token& stop) {
    if (!open()) m_library.reset();
    while (true) {
        const std::optional<Task> task = next(stop);
        if (task && m_library) perform(*task);
        if (!task && stop.stop_requested()) break;
        const bool due = std::chrono::steady_clock::now() - m_looked > kLookAnyway;
        if (m_library && (!task || due)) idle();
    }
    if (m_library && m_unflushed)
        guarded([this] { m_library->flush_sidecars(); }, [](const Error&) {});
    m_library.reset();
}

// None: a second went by without one, or it is time to stop.
std::optional<LibraryWorker::Task> LibraryWorker::next(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, stop, kLookAgain, [this] { return !m_tasks.empty(); });
    if (stop.stop_requested()) std::erase_if(m_tasks, [](const Task& task) { return !task.keep; });
    if (m_tasks.empty()) return std::nullopt;
    Task task = std::move(m_tasks.front());
    m_tasks.pop_front();
    return task;
}

void LibraryWorker::perform(const Task& task) {
    guarded([&] { task.work(*m_library); }, task.failed);
    if (task.keep) m_unflushed = true;
}

void LibraryWorker::idle() {
    m_looked = std::chrono::steady_clock::now();
    if (std::exchange(m_unflushed, false))
        guarded([this] { m_library->flush_sidecars(); }, m_callbacks.trouble);
    guarded(
        [this] {
            const std::int64_t version = m_library->version();
            if (std::exchange(m_version, version) != version) m_callbacks.changed();
        },
        [](const Error&) {});  // locked for a moment: the next look tells
}

}  // namespace seedbed
