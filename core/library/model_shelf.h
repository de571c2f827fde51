// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/model_entry.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace seedbed {

// What a person attached to a model.
struct ModelMark {
    bool favourite = false;
    std::string note;
    std::int64_t opened_ms = 0;  // when it was opened last, since 1970, UTC; 0 = never
    std::string dtype;           // in which it was opened last; empty = "auto"

    bool empty() const { return *this == ModelMark{}; }
    bool operator==(const ModelMark&) const = default;
};

struct ModelShelfContents {
    std::vector<std::filesystem::path> folders;  // that the user watches, in the order added
    std::vector<ModelEntry> entries;             // as the last scan found them
    std::map<std::string, ModelMark> marks;      // by ModelEntry::id

    bool operator==(const ModelShelfContents&) const = default;
};

// DIR/models.json: which folders hold models, what was read from them, what a person thinks of
// them. Facts and hashes count as long as a file has the size and time it had. One object per
// thread.
class ModelShelf {
 public:
    explicit ModelShelf(std::filesystem::path library_folder);

    // What the file holds now; nothing where there is none. A file that is broken is moved aside,
    // problem() says so, and the shelf begins anew. Throws Error: PermissionDenied, IoFailure.
    const ModelShelfContents& read();
    // Changes what the file holds, whoever wrote it last, and writes it whole. Throws as read,
    // LibraryLock and write_file.
    const ModelShelfContents& change(const std::function<void(ModelShelfContents&)>& change);
    // One sentence about a file that was broken; empty = none was.
    const std::string& problem() const { return problem_; }

    // DIR/models: what lies there is found without being asked for.
    std::filesystem::path own_folder() const;
    // Every folder to look into: own_folder(), then those of the user.
    std::vector<std::filesystem::path> watched() const;

 private:
    std::filesystem::path folder_;
    std::filesystem::path file_;
    ModelShelfContents contents_;
    std::string text_;  // of the file when it was read last
    std::string problem_;
};

// Puts a folder among those that are watched; returns it as it stands there, absolute. Throws
// Error: FileNotFound when it is not there or no folder, InvalidRequest when it is watched already,
// itself or as a part of another.
std::filesystem::path add_model_folder(ModelShelfContents& contents,
                                       const std::filesystem::path& folder);
// Takes a folder and what was found in it away. Throws Error{InvalidRequest} naming those that are
// watched when it is none of them.
void remove_model_folder(ModelShelfContents& contents, const std::filesystem::path& folder);

// Adds an entry or replaces the one of its id; hashes stay while the file is as it was.
void put_entry(std::vector<ModelEntry>& entries, ModelEntry entry);
// Keeps the entries with these ids only.
void keep_entries(std::vector<ModelEntry>& entries, const std::vector<std::string>& ids);
// Null when there is none.
const ModelEntry* find_entry(const std::vector<ModelEntry>& entries, const std::string& id);

// Whether a path is this folder or lies below it. Both absolute.
bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace seedbed
