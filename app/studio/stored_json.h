// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <nlohmann/json.hpp>

namespace seedbed {

// What a small file of the studio's own holds.
struct StoredJson {
    nlohmann::json value = nlohmann::json::object();
    QString problem;  // one sentence: the file could not be read and was moved aside
};

// Reads a JSON object. A file that is not there is an empty object; a broken one is moved aside
// (FILE.broken) and said, so that nothing of it is lost and the studio goes on.
StoredJson readStored(const QString& path);
// Moves a file aside that turned out to be broken further on; returns what to say.
QString moveAside(const QString& path, const QString& reason);
// Writes a file as a whole or not at all. Throws Error as write_file.
void writeStored(const QString& path, const nlohmann::json& value);

// Things that have a name, in one file: {"version": 1, "entries": [{"name": …, "value": {…}}]}.
// Names are compared as written; the order is that of saving.
class NamedStore {
 public:
    explicit NamedStore(QString path);

    QStringList names() const;
    bool has(const QString& name) const { return names().contains(name); }
    // Null when there is none of this name.
    const nlohmann::json* find(const QString& name) const;
    // Both throw Error when the file cannot be written; then nothing changed.
    void save(const QString& name, nlohmann::json value);
    void remove(const QString& name);
    QString problem() const { return m_problem; }

 private:
    void write(const nlohmann::json& entries);

    QString m_path;
    QString m_problem;
    nlohmann::json m_entries = nlohmann::json::array();
};

}  // namespace seedbed
