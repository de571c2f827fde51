// SPDX-License-Identifier: Apache-2.0
#include "core/library/model_shelf.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/io/atomic_write.h"
#include "core/io/json_file.h"
#include "core/io/mapped_file.h"
#include "core/library/library_lock.h"
#include "core/library/model_entry_json.h"

#include <algorithm>
#include <set>
#include <system_error>

namespace seedbed {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr char kFormat[] = "seedbed-models";
constexpr int kVersion = 1;
// Raised when more is read from models than before: then all of them are looked at again.
constexpr int kFacts = 1;

std::string shelf_text(const ModelShelfContents& contents) {
    ordered_json json = {{"format", kFormat},
                         {"version", kVersion},
                         {"facts", kFacts},
                         {"folders", ordered_json::array()},
                         {"marks", ordered_json::array()},
                         {"models", ordered_json::array()}};
    for (const auto& folder : contents.folders) json["folders"].push_back(folder.string());
    for (const auto& [id, mark] : contents.marks)
        if (!mark.empty())
            json["marks"].push_back({{"id", id},
                                     {"favourite", mark.favourite},
                                     {"note", mark.note},
                                     {"opened_ms", mark.opened_ms},
                                     {"dtype", mark.dtype}});
    for (const auto& entry : contents.entries) json["models"].push_back(entry_json(entry));
    // A path may hold any bytes, JSON only UTF-8: such a file is looked at again at each scan.
    return json.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::vector<JsonObject> objects(const JsonObject& file, const std::string& key) {
    std::vector<JsonObject> result;
    if (!file.has(key)) return result;
    if (!file.at(key).is_array()) file.fail(key, "a list of objects");
    for (const auto& item : file.at(key)) {
        if (!item.is_object()) file.fail(key, "a list of objects");
        result.emplace_back(item, file.source(), key + ".");
    }
    return result;
}

ModelShelfContents parse_shelf(const std::string& text, const fs::path& path) {
    const auto json = parse_json(text, path.string());
    if (!json.is_object())
        throw Error(ErrorCode::FileFormat, path.string() + " is no JSON object.");
    const JsonObject file(json, path.string());
    if (file.text("format") != kFormat) file.fail("format", quote(kFormat));
    if (file.integer("version", 1, 1 << 20) > kVersion)
        file.fail("version", "at most " + std::to_string(kVersion) + " (this Seedbed's)");
    ModelShelfContents contents;
    if (file.has("folders"))
        for (const auto& folder : file.texts("folders")) contents.folders.emplace_back(folder);
    for (const auto& mark : objects(file, "marks"))
        contents.marks[mark.text("id")] = {
            mark.boolean("favourite", false),
            mark.text("note", ""),
            mark.integer("opened_ms", 0, std::numeric_limits<std::int64_t>::max(), 0),
            mark.text("dtype", "")};
    const bool outdated = file.integer("facts", 0, 1 << 20, 0) != kFacts;
    for (const auto& model : objects(file, "models")) {
        contents.entries.push_back(read_entry(model));
        // Shown until the next scan, which finds another time and reads the file again.
        if (outdated) contents.entries.back().modified_ns = 0;
    }
    return contents;
}

std::string text_of(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(path, ignored)) return {};
    const auto file = MappedFile::open(path);
    const auto bytes = file->bytes();
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

fs::path free_name(const fs::path& path) {
    for (int i = 1;; ++i) {
        fs::path name = path;
        name.replace_extension(".broken" + (i > 1 ? "-" + std::to_string(i) : "") + ".json");
        std::error_code ignored;
        if (!fs::exists(name, ignored)) return name;
    }
}

// Absolute, without "." and "..", without a slash at the end.
fs::path plain(const fs::path& path) {
    const fs::path result = fs::absolute(path).lexically_normal();
    return result.has_filename() ? result : result.parent_path();
}

}  // namespace

ModelShelf::ModelShelf(fs::path library_folder)
    : folder_(plain(library_folder)), file_(folder_ / "models.json") {}

fs::path ModelShelf::own_folder() const {
    return folder_ / "models";
}

std::vector<fs::path> ModelShelf::watched() const {
    std::vector<fs::path> all{own_folder()};
    all.insert(all.end(), contents_.folders.begin(), contents_.folders.end());
    return all;
}

const ModelShelfContents& ModelShelf::read() {
    const std::string text = text_of(file_);
    if (text == text_) return contents_;
    try {
        contents_ = text.empty() ? ModelShelfContents{} : parse_shelf(text, file_);
        text_ = text;
    } catch (const Error& error) {
        const auto aside = free_name(file_);
        std::error_code failed;
        fs::rename(file_, aside, failed);
        problem_ =
            std::string(error.what()) + (failed ? " It is ignored."
                                                : " It was moved to " + quote_path(aside) +
                                                      "; the models will be looked for again.");
        log(LogLevel::Warning, problem_);
        contents_ = {};
        text_.clear();
    }
    return contents_;
}

const ModelShelfContents& ModelShelf::change(
    const std::function<void(ModelShelfContents&)>& change) {
    ensure_folder(folder_);
    const LibraryLock lock(folder_);
    const auto held = lock.files();
    ModelShelfContents changed = read();
    change(changed);
    if (changed == contents_) return contents_;
    const std::string text = shelf_text(changed);
    write_file(file_, text);
    contents_ = std::move(changed);
    text_ = text;
    return contents_;
}

fs::path add_model_folder(ModelShelfContents& contents, const fs::path& folder) {
    const fs::path added = plain(folder);
    std::error_code ignored;
    if (!fs::is_directory(added, ignored))
        throw Error(ErrorCode::FileNotFound,
                    quote_path(added) + " is no folder; name one that holds models.");
    for (const auto& each : contents.folders)
        if (lies_in(added, each))
            throw Error(ErrorCode::InvalidRequest,
                        "The folder " + quote_path(added) + " is watched already" +
                            (each == added ? "." : ", as a part of " + quote_path(each) + "."));
    // The new one takes in those below it.
    std::erase_if(contents.folders, [&](const fs::path& each) { return lies_in(each, added); });
    contents.folders.push_back(added);
    return added;
}

void remove_model_folder(ModelShelfContents& contents, const fs::path& folder) {
    const fs::path gone = plain(folder);
    if (std::erase(contents.folders, gone) == 0) {
        std::string watched;
        for (const auto& each : contents.folders)
            watched += (watched.empty() ? "" : ", ") + quote_path(each);
        throw Error(ErrorCode::InvalidRequest,
                    "The folder " + quote_path(gone) + " is not watched" +
                        (watched.empty() ? "; none is." : "; those that are: " + watched + "."));
    }
    std::erase_if(contents.entries,
                  [&](const ModelEntry& entry) { return lies_in(entry.path, gone); });
}

void put_entry(std::vector<ModelEntry>& entries, ModelEntry entry) {
    const auto at = std::find_if(entries.begin(), entries.end(), [&](const ModelEntry& each) {
        return each.id == entry.id;
    });
    if (at == entries.end()) {
        entries.push_back(std::move(entry));
        return;
    }
    const bool same = at->bytes == entry.bytes && at->modified_ns == entry.modified_ns;
    if (same && entry.hashes == ModelHashes{}) entry.hashes = at->hashes;
    *at = std::move(entry);
}

void keep_entries(std::vector<ModelEntry>& entries, const std::vector<std::string>& ids) {
    const std::set<std::string> wanted(ids.begin(), ids.end());
    std::erase_if(entries, [&](const ModelEntry& entry) { return !wanted.contains(entry.id); });
}

const ModelEntry* find_entry(const std::vector<ModelEntry>& entries, const std::string& id) {
    const auto at = std::find_if(
        entries.begin(), entries.end(), [&](const ModelEntry& entry) { return entry.id == id; });
    return at == entries.end() ? nullptr : &*at;
}

bool lies_in(const fs::path& path, const fs::path& folder) {
    const auto [rest, below] =
        std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return rest == folder.end();
}

}  // namespace seedbed
