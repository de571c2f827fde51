// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace SQLite {
class Database;
}

namespace seedbed {

// What `user_version` of an index says. Raise it together with one more step in schema.cpp.
inline constexpr int kSchemaVersion = 3;
// "Seed", as `application_id`.
inline constexpr int kApplicationId = 0x53656564;

// The SQL that leads from version - 1 to `version`, 1 <= version <= kSchemaVersion.
std::string schema_step(int version);

// Makes the tables of a new index, or backs an older one up to backups/ and migrates it. Throws
// Error{FileFormat}: of a newer version, of another program, damaged.
void bring_up_to_date(SQLite::Database& database,
                      const std::filesystem::path& folder,
                      const std::filesystem::path& file);

// Throws Error unless the index is of our version: for one that cannot be written to.
void check_version(SQLite::Database& database,
                   const std::filesystem::path& folder,
                   const std::filesystem::path& file);

// Drops all tables and makes them without rows; the library's version and the ids go on. To be
// called inside a transaction.
void make_tables_anew(SQLite::Database& database);

// Copies an index that others may be writing to. Throws SQLite::Exception; then no part remains.
void back_up(SQLite::Database& database, const std::filesystem::path& path);

// A free name DIR/backups/library-STEM-YYYYMMDD-HHMMSS.sqlite (UTC); makes the folder.
std::filesystem::path backup_name(const std::filesystem::path& folder, const std::string& stem);

}  // namespace seedbed
