// SPDX-License-Identifier: Apache-2.0
#include "core/engine/scan_models_job.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/engine/device.h"
#include "core/engine/model_entry_reader.h"
#include "core/models/model.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <map>
#include <set>

namespace seedbed {
namespace {

namespace fs = std::filesystem;

constexpr int kFoldersPerStep = 8;
constexpr int kDeepest = 16;  // folders in one another; links may go round in circles

class ScanModelsJob : public Job {
 public:
    ScanModelsJob(JobId id, const ScanModelsRequest& request) : id_(id) {
        for (const auto& stamp : request.known) known_[stamp.id] = stamp;
        add_file(model_path("tabletop"));
        for (const auto& file : request.files) add_file(file);
        for (const auto& folder : request.folders) folders_.push_back({folder, 0});
    }

    Status step(const EventSink& emit) override {
        if (!folders_.empty()) {
            for (int i = 0; i < kFoldersPerStep && !folders_.empty(); ++i) look_into_next_folder();
        } else if (done_ < files_.size()) {
            look_at(files_[done_++], emit);
            emit(Progress{id_, static_cast<int>(done_), static_cast<int>(files_.size())});
        } else {
            emit(ModelsScanned{id_, std::move(ids_), std::move(problems_), devices()});
            return Status::Done;
        }
        return Status::Boundary;
    }

 private:
    struct Folder {
        fs::path path;
        int depth = 0;
    };

    void add_file(const fs::path& file) {
        if (seen_.insert(file.string()).second) files_.push_back(file);
    }

    void look_into_next_folder() {
        const Folder folder = std::move(folders_.front());
        folders_.pop_front();
        std::error_code failed;
        if (!fs::exists(folder.path, failed) && !failed) {
            problems_.push_back("The folder " + quote_path(folder.path) + " is not there.");
            return;
        }
        if (may_be_model(folder.path)) return add_file(folder.path);
        std::vector<fs::path> entries;
        fs::directory_iterator at(folder.path, failed);
        for (const fs::directory_iterator end; !failed && at != end; at.increment(failed))
            entries.push_back(at->path());
        if (failed)
            problems_.push_back("The folder " + quote_path(folder.path) +
                                " cannot be read: " + failed.message() + ".");
        std::sort(entries.begin(), entries.end());
        for (const auto& entry : entries) take(entry, folder.depth);
    }

    void take(const fs::path& entry, int depth) {
        std::error_code ignored;
        if (entry.filename().string().starts_with('.')) return;
        if (!fs::is_directory(entry, ignored)) {
            if (may_be_model(entry)) add_file(entry);
        } else if (depth < kDeepest) {
            folders_.push_back({entry, depth + 1});
        }
    }

    void look_at(const fs::path& file, const EventSink& emit) {
        try {
            const ModelStamp now = model_stamp(file);
            const auto before = known_.find(now.id);
            if (before != known_.end() && before->second.bytes == now.bytes &&
                before->second.modified_ns == now.modified_ns) {
                ids_.push_back(now.id);
            } else if (auto entry = read_model_entry(file)) {
                ids_.push_back(entry->id);
                emit(ModelFound{id_, std::move(*entry)});
            }
        } catch (const Error& error) {
            if (error.code() != ErrorCode::FileNotFound) throw;  // gone meanwhile
        }
    }

    static std::vector<DeviceMemory> devices() {
        const std::string first = resolve_device("auto");
        std::vector<DeviceMemory> all{{first, free_memory(first)}};
        if (first != "cpu") all.push_back({"cpu", free_memory("cpu")});
        return all;
    }

    JobId id_;
    std::map<std::string, ModelStamp> known_;
    std::deque<Folder> folders_;
    std::set<std::string> seen_;
    std::vector<fs::path> files_;
    std::size_t done_ = 0;
    std::vector<std::string> ids_;
    std::vector<std::string> problems_;
};

}  // namespace

std::unique_ptr<Job> make_scan_models_job(JobId id, const ScanModelsRequest& request) {
    return std::make_unique<ScanModelsJob>(id, request);
}

}  // namespace seedbed
