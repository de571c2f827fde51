// SPDX-License-Identifier: Apache-2.0
#include "core/library/index.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/io/posix_file.h"
#include "core/library/library_lock.h"
#include "core/library/picture_facts.h"
#include "core/library/schema.h"
#include "core/library/word_tokenizer.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace seedbed {
namespace {

constexpr int kBusyTimeoutMs = 5000;

// A path as a URI, in which ? # and % mean something (https://www.sqlite.org/uri.html).
std::string uri_of(const std::filesystem::path& path, const std::string& parameters) {
    std::string uri = "file:";
    for (const char c : path.string()) {
        if (c == '?' || c == '#' || c == '%') {
            char escaped[4];
            std::snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned char>(c));
            uri += escaped;
        } else {
            uri += c;
        }
    }
    return uri + "?" + parameters;
}

// SQLite tells that a file could not be written, but not why; errno still does, unless it comes
// from somewhere else.
int why_files_fail(int error) {
    for (const int cause : {ENOSPC, EDQUOT, EFBIG, EROFS, EACCES, EPERM})
        if (error == cause) return cause;
    return EIO;
}

bool holds_bytes(const std::filesystem::path& file) {
    std::error_code absent;
    const auto size = std::filesystem::file_size(file, absent);
    return !absent && size > 0;
}

}  // namespace

Index::Index(const std::filesystem::path& folder,
             const LibraryLock* lock,
             const std::filesystem::path& file)
    : folder_(folder), file_(file.empty() ? folder / "library.sqlite" : file) {
    guarded([&] { open(lock); });
}

void Index::open(const LibraryLock* lock) {
    read_only_ = lock == nullptr;
    if (read_only_) return open_for_reading();
    const auto held = lock->making();
    open_for_writing();
    bring_up_to_date(*database_, folder_, file_);
}

void Index::open_for_writing() {
    // SQLite would take a file shorter than its header for an empty one.
    constexpr std::uintmax_t kSmallest = 512;
    std::error_code absent;
    const auto bytes = std::filesystem::file_size(file_, absent);
    if (!absent && bytes > 0 && bytes < kSmallest)
        throw_broken_index(folder_, file_, "it is cut short");
    database_ = std::make_unique<SQLite::Database>(
        file_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kBusyTimeoutMs);
    add_word_tokenizer(*database_);
    database_->exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
        "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
}

// WAL needs files beside the index even for reading; where they cannot be made, nobody here can
// write either, and the index may be taken as it lies.
void Index::open_for_reading() {
    const auto open_as = [&](const std::string& parameters) {
        database_ = std::make_unique<SQLite::Database>(
            uri_of(file_, parameters), SQLite::OPEN_READONLY | SQLite::OPEN_URI, kBusyTimeoutMs);
        add_word_tokenizer(*database_);
        database_->exec("PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
        check_version(*database_, folder_, file_);
    };
    try {
        return open_as("mode=ro");
    } catch (const SQLite::Exception& error) {
        const int code = error.getErrorCode();
        if (code != SQLITE_CANTOPEN && code != SQLITE_READONLY) throw;
        if (!file_exists(file_)) throw;
    }
    if (holds_bytes(file_.string() + "-wal"))
        log(LogLevel::Warning,
            "The library " + quote_path(folder_) +
                " is read-only and was not closed properly; its latest changes are not shown.");
    open_as("mode=ro&immutable=1");
}

Prepared Index::prepared(const std::string& sql) {
    const auto found = statements_.find(sql);
    if (found != statements_.end()) return Prepared(found->second);
    return Prepared(statements_.emplace(sql, SQLite::Statement(*database_, sql)).first->second);
}

void Index::check_writable() const {
    if (read_only_)
        throw Error(ErrorCode::PermissionDenied,
                    "The library " + quote_path(folder_) +
                        " is open for reading only because its folder cannot be written to; "
                        "nothing was changed.");
}

void Index::raise_version() {
    prepared("UPDATE meta SET changes = changes + 1").exec();
}

void Index::fail(const SQLite::Exception& error) const {
    const int system = why_files_fail(errno);
    switch (error.getErrorCode()) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw_in_use(folder_);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw_broken_index(folder_, file_, error.what());
        case SQLITE_FULL:
            throw_write_error(ENOSPC, file_);
        case SQLITE_READONLY:
            throw_write_error(EACCES, file_);
        case SQLITE_CANTOPEN:
            throw_write_error(system != EIO ? system : EACCES, file_);
        case SQLITE_IOERR:
            // Reading beyond the end: another program, or a person, has cut the file short.
            if (error.getExtendedErrorCode() == SQLITE_IOERR_SHORT_READ)
                throw_broken_index(folder_, file_, "it is cut short");
            throw_write_error(system, file_);
        case SQLITE_NOMEM:
            throw std::bad_alloc();
        default:
            if (std::string_view(error.what()).starts_with("no such "))  // table, column
                throw_broken_index(folder_, file_, error.what());
            throw Error(ErrorCode::Internal,
                        "The index " + quote_path(file_) + " failed: " + error.what() + ".");
    }
}

void throw_broken_index(const std::filesystem::path& folder,
                        const std::filesystem::path& file,
                        const std::string& what) {
    auto line = what.substr(0, 200);  // an integrity check says more, on many lines
    std::replace(line.begin(), line.end(), '\n', ' ');
    throw Error(ErrorCode::FileFormat,
                "The index " + quote_path(file) + " is broken (" + line +
                    "); your pictures and judgements are safe in their files: run seedbed library "
                    "rebuild --library " +
                    quote_path(folder) + " to make it again.");
}

}  // namespace seedbed
