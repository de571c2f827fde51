// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <filesystem>
#include <memory>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

namespace seedbed {

class LibraryLock;

// A prepared statement in use; it is reset when this goes, so that it keeps no snapshot.
class Prepared {
 public:
    explicit Prepared(SQLite::Statement& statement) : statement_(statement) {}
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    ~Prepared() {
        statement_.tryReset();
        statement_.clearBindings();
    }

    // Binds the next parameters, in order.
    template <typename... Values>
    Prepared& bind(const Values&... values) {
        (bind_one(values), ...);
        return *this;
    }
    bool step() { return statement_.executeStep(); }
    int exec() {  // returns the rows changed
        next_ = 1;
        const int changed = statement_.exec();
        statement_.reset();
        return changed;
    }
    std::int64_t whole(int column) const { return statement_.getColumn(column).getInt64(); }
    int number(int column) const { return statement_.getColumn(column).getInt(); }
    double real(int column) const { return statement_.getColumn(column).getDouble(); }
    std::string text(int column) const { return statement_.getColumn(column).getString(); }
    bool null(int column) const { return statement_.isColumnNull(column); }

 private:
    void bind_one(std::nullopt_t) { statement_.bind(next_++); }
    void bind_one(bool value) { statement_.bind(next_++, value ? 1 : 0); }
    void bind_one(int value) { statement_.bind(next_++, value); }
    void bind_one(std::int64_t value) { statement_.bind(next_++, value); }
    void bind_one(double value) { statement_.bind(next_++, value); }
    void bind_one(const std::string& value) { statement_.bind(next_++, value); }
    void bind_one(const char* value) { statement_.bind(next_++, value); }
    template <typename Value>
    void bind_one(const std::optional<Value>& value) {
        if (value)
            bind_one(*value);
        else
            bind_one(std::nullopt);
    }

    SQLite::Statement& statement_;
    int next_ = 1;
};

// The library's SQLite file: opening in all circumstances, transactions, and its errors as ours.
class Index {
 public:
    // Opens or makes DIR/library.sqlite, or `file` instead; migrates it (schema.h). `lock` null:
    // opens read-only, whatever the folder allows. Throws Error as Library's constructor.
    Index(const std::filesystem::path& folder,
          const LibraryLock* lock,
          const std::filesystem::path& file = {});

    bool read_only() const { return read_only_; }
    SQLite::Database& database() { return *database_; }

    // The statement is compiled once and kept.
    Prepared prepared(const std::string& sql);

    // Calls `work` in one snapshot; SQLite's errors become Error.
    template <typename Work>
    auto reading(const Work& work) {
        return guarded([&] {
            SQLite::Transaction snapshot(*database_);
            return work();  // nothing to commit: rolling back ends the snapshot
        });
    }
    // Whether a transaction changes what searches and rows show, so that others look again.
    enum class Effect { Visible, Hidden };
    // Calls `work` in one transaction, which rolls back when it throws; a visible one raises the
    // library's version. Throws Error{PermissionDenied} when opened read-only.
    template <typename Work>
    auto writing(const Work& work, Effect effect = Effect::Visible) {
        return guarded([&] {
            check_writable();
            SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
            if constexpr (std::is_void_v<decltype(work())>) {
                work();
                if (effect == Effect::Visible) raise_version();
                transaction.commit();
            } else {
                auto result = work();
                if (effect == Effect::Visible) raise_version();
                transaction.commit();
                return result;
            }
        });
    }
    // Calls `work`; SQLite's errors become Error.
    template <typename Work>
    auto guarded(const Work& work) {
        try {
            return work();
        } catch (const SQLite::Exception& error) {
            fail(error);
        }
    }

 private:
    void open(const LibraryLock* lock);
    void open_for_writing();
    void open_for_reading();
    void check_writable() const;
    void raise_version();
    [[noreturn]] void fail(const SQLite::Exception& error) const;

    std::filesystem::path folder_;
    std::filesystem::path file_;
    bool read_only_ = false;
    std::unique_ptr<SQLite::Database> database_;
    std::unordered_map<std::string, SQLite::Statement> statements_;  // goes before database_
};

// An index that is not one, or that is damaged: Error{FileFormat} with the remedy.
[[noreturn]] void throw_broken_index(const std::filesystem::path& folder,
                                     const std::filesystem::path& file,
                                     const std::string& what);

}  // namespace seedbed
