// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session_file.h"

#include "app/studio/stored_json.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/engine/request_json.h"

#include <QDir>

namespace seedbed {

namespace {

constexpr int kVersion = 1;

nlohmann::json toJson(const SessionState& state) {
    nlohmann::json open = nlohmann::json::array();
    for (const OpenRun& run : state.open) {
        if (const auto* grid = std::get_if<GridRequest>(&run))
            open.push_back({{"grid", to_json_value(*grid)}});
        else
            open.push_back({{"run", to_json_value(std::get<GenerateRequest>(run))}});
    }
    nlohmann::json json = {{"version", kVersion},
                           {"tab", state.tab.toStdString()},
                           {"seeds", state.seedsText.toStdString()},
                           {"open", open},
                           {"layout", state.layout.toBase64().toStdString()}};
    if (state.draft) json["draft"] = to_json_value(*state.draft);
    if (state.lastRun) json["lastRun"] = to_json_value(*state.lastRun);
    if (state.currentSeed) json["currentSeed"] = to_string(*state.currentSeed);
    return json;
}

OpenRun openRunFrom(const JsonObject& object) {
    if (object.has("grid")) return grid_request_from(object.object("grid"));
    return generate_request_from(object.object("run"));
}

// Throws Error{FileFormat} that names the file and the field.
SessionState fromJson(const nlohmann::json& json, const std::string& source) {
    SessionState state;
    if (json.empty()) return state;
    const JsonObject file(json, source);
    file.integer("version", 1, kVersion);
    state.tab = QString::fromStdString(file.text("tab", ""));
    state.seedsText = QString::fromStdString(file.text("seeds", ""));
    state.layout = QByteArray::fromBase64(QByteArray::fromStdString(file.text("layout", "")));
    if (file.has("draft")) state.draft = generate_request_from(file.object("draft"));
    if (file.has("lastRun")) state.lastRun = generate_request_from(file.object("lastRun"));
    if (file.has("currentSeed"))
        state.currentSeed = parse_seed_list(file.text("currentSeed")).front();
    if (file.has("open")) {
        if (!file.at("open").is_array()) file.fail("open", "a list");
        for (const auto& each : file.at("open"))
            state.open.push_back(openRunFrom(JsonObject(each, source, "open.")));
    }
    return state;
}

}  // namespace

SessionFile::SessionFile(const QString& folder)
    : m_path(QDir(folder).filePath(QStringLiteral("session.json"))),
      m_lock(QDir(folder).filePath(QStringLiteral("session.lock"))) {
    QDir().mkpath(folder);
    m_lock.setStaleLockTime(0);  // stale only when its program has ended
    m_kept = m_lock.tryLock(0);
    m_writer.setMaxThreadCount(1);
}

SessionFile::~SessionFile() {
    flush();
}

SessionState SessionFile::read() {
    if (!m_kept) return {};
    const StoredJson stored = readStored(m_path);
    m_problem = stored.problem;
    try {
        return fromJson(stored.value, m_path.toStdString());
    } catch (const Error& error) {
        m_problem = moveAside(m_path, QString::fromUtf8(error.what()));
        return {};
    }
}

void SessionFile::write(const SessionState& state) {
    if (!m_kept) return;
    m_writer.clear();  // what has not begun is out of date
    m_writer.start([path = m_path, json = toJson(state)] {
        try {
            writeStored(path, json);
        } catch (const Error& error) {
            log(LogLevel::Warning, std::string("The session is not kept: ") + error.what());
        }
    });
}

void SessionFile::flush() {
    m_writer.waitForDone();
}

}  // namespace seedbed
