// SPDX-License-Identifier: Apache-2.0
#include "app/studio/stored_json.h"

#include "core/base/error.h"
#include "core/io/atomic_write.h"
#include "core/io/json_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace seedbed {

QString moveAside(const QString& path, const QString& reason) {
    const QString kept = path + QStringLiteral(".broken");
    QFile::remove(kept);
    const bool moved = QFile::rename(path, kept);
    return moved ? QCoreApplication::translate("StoredJson", "%1 It is kept as %2.")
                       .arg(reason, QFileInfo(kept).fileName())
                 : reason;
}

StoredJson readStored(const QString& path) {
    StoredJson result;
    if (!QFileInfo::exists(path)) return result;
    try {
        result.value = JsonObject::open(path.toStdString()).json();
    } catch (const Error& error) {
        result.problem = moveAside(path, QString::fromUtf8(error.what()));
    }
    return result;
}

void writeStored(const QString& path, const nlohmann::json& value) {
    ensure_folder(QFileInfo(path).absolutePath().toStdString());
    write_file(path.toStdString(), std::string_view(value.dump(1) + "\n"));
}

NamedStore::NamedStore(QString path) : m_path(std::move(path)) {
    StoredJson stored = readStored(m_path);
    m_problem = stored.problem;
    if (stored.value.empty()) return;
    try {
        const JsonObject file(stored.value, m_path.toStdString());
        file.integer("version", 1, 1);
        const nlohmann::json& entries = file.at("entries");
        if (!entries.is_array()) file.fail("entries", "a list");
        for (const auto& each : entries) {
            const JsonObject entry(each, m_path.toStdString(), "entries.");
            entry.text("name");
            entry.object("value");
        }
        m_entries = entries;
    } catch (const Error& error) {
        m_problem = moveAside(m_path, QString::fromUtf8(error.what()));
    }
}

QStringList NamedStore::names() const {
    QStringList result;
    for (const auto& entry : m_entries)
        result << QString::fromStdString(entry.at("name").get<std::string>());
    return result;
}

const nlohmann::json* NamedStore::find(const QString& name) const {
    for (const auto& entry : m_entries)
        if (entry.at("name").get<std::string>() == name.toStdString()) return &entry.at("value");
    return nullptr;
}

void NamedStore::save(const QString& name, nlohmann::json value) {
    nlohmann::json entries = m_entries;
    for (auto& entry : entries)
        if (entry.at("name").get<std::string>() == name.toStdString()) {
            entry["value"] = std::move(value);
            write(entries);
            return;
        }
    entries.push_back({{"name", name.toStdString()}, {"value", std::move(value)}});
    write(entries);
}

void NamedStore::remove(const QString& name) {
    nlohmann::json entries = nlohmann::json::array();
    for (const auto& entry : m_entries)
        if (entry.at("name").get<std::string>() != name.toStdString()) entries.push_back(entry);
    write(entries);
}

void NamedStore::write(const nlohmann::json& entries) {
    writeStored(m_path, {{"version", 1}, {"entries", entries}});
    m_entries = entries;
}

}  // namespace seedbed
