// SPDX-License-Identifier: Apache-2.0
#include "core/library/schema.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/base/version.h"
#include "core/io/atomic_write.h"
#include "core/library/index.h"
#include "core/library/picture_facts.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <array>
#include <cstdint>
#include <ctime>
#include <system_error>

namespace seedbed {
namespace {

// place: 0 = images/, 1 = bin/. seed: the 64 bits less 2^63, so that SQLite's signed order is
// theirs. judged counts judgements; dirty: the sidecar is behind; moving_from: the name in the
// other folder from which the file is on its way. prompt_key and sampler_key: what is sorted by.
// picture_by_created holds all that is small, so that most searches read nothing else.
constexpr char kVersion1[] = R"(
CREATE TABLE meta (changes INTEGER NOT NULL);
INSERT INTO meta VALUES (0);
CREATE TABLE picture (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place INTEGER NOT NULL,
    file TEXT NOT NULL,
    created_ms INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    seed INTEGER,
    noise TEXT NOT NULL,
    steps INTEGER,
    guidance REAL,
    rating INTEGER NOT NULL,
    flag INTEGER NOT NULL,
    favourite INTEGER NOT NULL,
    judged INTEGER NOT NULL,
    dirty INTEGER NOT NULL,
    moving_from TEXT,
    program TEXT NOT NULL,
    sampler TEXT NOT NULL,
    sampler_as TEXT NOT NULL,
    sampler_key TEXT NOT NULL,
    schedule TEXT NOT NULL,
    model TEXT NOT NULL,
    prompt_key TEXT NOT NULL,
    tags TEXT NOT NULL,
    note TEXT NOT NULL,
    prompt TEXT NOT NULL,
    negative TEXT NOT NULL
);
CREATE UNIQUE INDEX picture_by_file ON picture (place, file);
CREATE INDEX picture_by_created ON picture (place, created_ms, id, seed, noise, steps, guidance,
    rating, flag, favourite, width, height);
CREATE INDEX picture_by_seed ON picture (place, seed);
CREATE INDEX picture_by_rating ON picture (place, rating);
CREATE INDEX picture_by_steps ON picture (place, steps);
CREATE INDEX picture_by_guidance ON picture (place, guidance);
CREATE INDEX picture_by_width ON picture (place, width);
CREATE INDEX picture_by_prompt ON picture (place, prompt_key COLLATE NOCASE);
CREATE INDEX picture_by_model ON picture (place, model COLLATE NOCASE);
CREATE INDEX picture_by_sampler ON picture (place, sampler_key COLLATE NOCASE);
CREATE INDEX picture_by_program ON picture (place, program);
CREATE INDEX picture_by_bytes ON picture (bytes);
CREATE INDEX picture_dirty ON picture (id) WHERE dirty;
CREATE INDEX picture_moving ON picture (id) WHERE moving_from IS NOT NULL;
CREATE TABLE settings (
    picture INTEGER PRIMARY KEY REFERENCES picture (id) ON DELETE CASCADE,
    more TEXT NOT NULL
);
CREATE TABLE tag (
    name TEXT NOT NULL COLLATE NOCASE,
    picture INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
    spelling TEXT NOT NULL,
    PRIMARY KEY (name, picture, spelling)
) WITHOUT ROWID;
CREATE INDEX tag_by_picture ON tag (picture);
CREATE VIRTUAL TABLE words USING fts5 (prompt, negative, note, tags, file, content = 'picture',
    content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER words_insert AFTER INSERT ON picture BEGIN
    INSERT INTO words (rowid, prompt, negative, note, tags, file)
    VALUES (new.id, new.prompt, new.negative, new.note, new.tags, new.file);
END;
CREATE TRIGGER words_delete AFTER DELETE ON picture BEGIN
    INSERT INTO words (words, rowid, prompt, negative, note, tags, file)
    VALUES ('delete', old.id, old.prompt, old.negative, old.note, old.tags, old.file);
END;
CREATE TRIGGER words_update AFTER UPDATE OF prompt, negative, note, tags, file ON picture BEGIN
    INSERT INTO words (words, rowid, prompt, negative, note, tags, file)
    VALUES ('delete', old.id, old.prompt, old.negative, old.note, old.tags, old.file);
    INSERT INTO words (rowid, prompt, negative, note, tags, file)
    VALUES (new.id, new.prompt, new.negative, new.note, new.tags, new.file);
END;
)";

// The key of the request that made a picture, so that a grid finds the cells it has; words of
// scripts without spaces (word_tokenizer.h); searches for samplers that read one index alone.
constexpr char kVersion2[] = R"(
ALTER TABLE picture ADD COLUMN recipe TEXT NOT NULL DEFAULT '';
CREATE INDEX picture_by_recipe ON picture (recipe) WHERE recipe <> '';
DROP INDEX picture_by_sampler;
CREATE INDEX picture_by_sampler ON picture (place, sampler_key COLLATE NOCASE, id, sampler,
    sampler_as, schedule);
DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5 (prompt, negative, note, tags, file, content = 'picture',
    content_rowid = 'id', tokenize = "seedbed remove_diacritics 2");
INSERT INTO words (words) VALUES ('rebuild');
)";

// What was made with a model, by its hash.
constexpr char kVersion3[] = R"(
CREATE INDEX picture_by_model_hash ON settings ((CASE WHEN json_valid(more)
    THEN json_extract(more, '$.model_hash') END) COLLATE NOCASE, picture);
)";

constexpr std::array kSteps{kVersion1, kVersion2, kVersion3};
static_assert(kSteps.size() == kSchemaVersion);

int version_of(SQLite::Database& database) {
    return database.execAndGet("PRAGMA user_version").getInt();
}

bool is_ours(SQLite::Database& database) {
    return database.execAndGet("PRAGMA application_id").getInt() == kApplicationId;
}

void refuse_newer(int version, const std::filesystem::path& file) {
    if (version > kSchemaVersion)
        throw Error(ErrorCode::FileFormat,
                    "The index " + quote_path(file) + " is of version " + std::to_string(version) +
                        ", made by a newer Seedbed, and Seedbed " + kVersion +
                        " knows versions up to " + std::to_string(kSchemaVersion) +
                        "; use the newer Seedbed for this library.");
}

void refuse_others(SQLite::Database& database,
                   const std::filesystem::path& folder,
                   const std::filesystem::path& file) {
    if (!is_ours(database)) throw_broken_index(folder, file, "it is no index of a library");
}

// Inside a transaction.
void run_steps(SQLite::Database& database, int version) {
    for (int step = version + 1; step <= kSchemaVersion; ++step) database.exec(schema_step(step));
    database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
}

void migrate(SQLite::Database& database, int version) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::EXCLUSIVE);
    run_steps(database, version);
    transaction.commit();
}

}  // namespace

std::string schema_step(int version) {
    check(version >= 1 && version <= kSchemaVersion, "[schema_step] no such version");
    return kSteps[static_cast<std::size_t>(version - 1)];
}

void bring_up_to_date(SQLite::Database& database,
                      const std::filesystem::path& folder,
                      const std::filesystem::path& file) {
    const int version = version_of(database);
    const bool empty = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() == 0;
    if (empty) return migrate(database, 0);
    refuse_others(database, folder, file);
    refuse_newer(version, file);
    if (version == kSchemaVersion) return;
    const auto backup = backup_name(folder, "v" + std::to_string(version));
    back_up(database, backup);
    log(LogLevel::Info,
        "The index of the library " + quote_path(folder) + " was of version " +
            std::to_string(version) + "; it is brought up to date, and the old one is kept in " +
            quote_path(backup) + ".");
    migrate(database, version);
}

void check_version(SQLite::Database& database,
                   const std::filesystem::path& folder,
                   const std::filesystem::path& file) {
    const int version = version_of(database);
    refuse_others(database, folder, file);
    refuse_newer(version, file);
    if (version < kSchemaVersion)
        throw Error(ErrorCode::PermissionDenied,
                    "The index " + quote_path(file) + " is of the older version " +
                        std::to_string(version) +
                        " and cannot be brought up to date because its folder is read-only; make "
                        "the folder writable or copy the library.");
}

void make_tables_anew(SQLite::Database& database) {
    const auto changes = database.execAndGet("SELECT changes FROM meta").getInt64();
    const auto last =
        database.execAndGet("SELECT coalesce(max(seq), 0) FROM sqlite_sequence").getInt64();
    database.exec(
        "DROP TABLE words; DROP TABLE tag; DROP TABLE settings; DROP TABLE picture;"
        "DROP TABLE meta");
    run_steps(database, 0);
    database.exec("UPDATE meta SET changes = " + std::to_string(changes));
    database.exec("INSERT INTO sqlite_sequence (name, seq) VALUES ('picture', " +
                  std::to_string(last) + ")");
}

void back_up(SQLite::Database& database, const std::filesystem::path& path) {
    try {
        SQLite::Database copy(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        SQLite::Backup(copy, database).executeStep();
        copy.exec("PRAGMA journal_mode = DELETE");  // one file, without -wal and -shm
    } catch (...) {
        std::error_code ignored;  // the first error is the one to tell
        std::filesystem::remove(path, ignored);
        throw;
    }
}

std::filesystem::path backup_name(const std::filesystem::path& folder, const std::string& stem) {
    ensure_folder(folder / "backups");
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    char when[32];
    std::strftime(when, sizeof when, "%Y%m%d-%H%M%S", &utc);
    const auto base = folder / "backups" / ("library-" + stem + "-" + when);
    auto path = base.string() + ".sqlite";
    for (int i = 2; file_exists(path); ++i)
        path = base.string() + "-" + std::to_string(i) + ".sqlite";
    return path;
}

}  // namespace seedbed
