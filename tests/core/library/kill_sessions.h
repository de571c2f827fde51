// SPDX-License-Identifier: Apache-2.0
// Kills programs that keep the journal of crash_session.h, and looks whether it holds.
#pragma once

#include "core/library/library.h"
#include "core/library/maintenance.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>

namespace seedbed {

// What the journal says that must hold. An operation that was begun and not noted as returned
// may or may not have happened.
struct Expected {
    std::set<std::string> ratings{"0"};      // any of
    std::set<std::string> tags;              // all of
    std::set<std::string> places{"images"};  // any of
};
using Promises = std::map<std::string, Expected>;

inline Promises read_journal(const std::filesystem::path& path) {
    Promises journal;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string what;
        std::string name;
        std::string value;
        words >> what >> name >> value;
        auto& expected = journal[name];
        if (what == "want-rating") expected.ratings.insert(value);
        if (what == "rating") expected.ratings = {value};
        if (what == "tag") expected.tags.insert(value);
        if (what == "want-place") expected.places.insert(value);
        if (what == "place") expected.places = {value};
    }
    return journal;
}

// Kills a session after a random number of the journal's bytes, and a random moment more.
// `program` is called with "session FOLDER JOURNAL SEED".
inline void run_and_kill(const QString& program,
                         const std::filesystem::path& folder,
                         const std::filesystem::path& journal,
                         std::mt19937& random) {
    const auto begin = std::filesystem::exists(journal) ? std::filesystem::file_size(journal) : 0;
    QProcess session;
    session.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    session.start(program,
                  {QStringLiteral("session"),
                   QString::fromStdString(folder.string()),
                   QString::fromStdString(journal.string()),
                   QString::number(random())});
    QVERIFY(session.waitForStarted());
    const auto target = begin + 20 + random() % 1500;
    QElapsedTimer timer;
    timer.start();
    const auto written = [&] {
        return std::filesystem::exists(journal) ? std::filesystem::file_size(journal) : 0;
    };
    while (written() < target && timer.elapsed() < 30'000 && session.state() == QProcess::Running)
        session.waitForFinished(1);
    QVERIFY2(session.state() == QProcess::Running, "the session ended by itself");
    // Busy, so that the kill hits any instant between two system calls.
    QElapsedTimer moment;
    moment.start();
    const auto more = static_cast<qint64>(random() % 3'000'000);
    while (moment.nsecsElapsed() < more) {
    }
    session.kill();
    QVERIFY(session.waitForFinished());
    QCOMPARE(session.exitStatus(), QProcess::CrashExit);
}

inline void check_promises(const std::filesystem::path& folder, const Promises& journal) {
    {
        Library library(folder);
        library.adopt_new_files();
    }
    const auto report = verify_library(folder);
    QVERIFY2(report.problems.empty(),
             report.problems.empty() ? "" : report.problems[0].detail.c_str());
    const Library library(folder);
    std::map<std::string, PictureRow> rows;
    for (const char* query : {"", "in:bin"})
        for (const auto id : library.search(query)) {
            const auto row = *library.picture(id);
            rows[row.path.filename().string()] = row;
        }
    for (const auto& [name, expected] : journal) {
        const auto found = rows.find(name);
        QVERIFY2(found != rows.end(), (name + " is lost").c_str());
        const auto& row = found->second;
        const auto& judgement = row.judgement;
        std::ostringstream is;
        is << name << " is rated " << judgement.rating << ", flag "
           << static_cast<int>(judgement.flag) << (row.binned ? ", in the bin" : "") << ", tags";
        for (const auto& tag : judgement.tags) is << ' ' << tag;
        QVERIFY2(expected.ratings.contains(std::to_string(judgement.rating)), is.str().c_str());
        QVERIFY2(expected.places.contains(row.binned ? "bin" : "images"), is.str().c_str());
        for (const auto& tag : expected.tags)
            QVERIFY2(std::ranges::count(judgement.tags, tag) == 1, is.str().c_str());
    }
}

// Kills `kills` sessions, one after the other; what had returned must be there each time, and at
// the end files alone must tell it all. Returns how many pictures there are.
inline std::size_t kill_sessions(const QString& program,
                                 const std::filesystem::path& scratch,
                                 int kills) {
    const auto folder = scratch / "library";
    const auto journal = scratch / "journal";
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    for (int kill = 1; kill <= kills; ++kill) {
        run_and_kill(program, folder, journal, random);
        if (!QTest::currentTestFailed()) check_promises(folder, read_journal(journal));
        if (!QTest::currentTestFailed()) continue;
        qWarning("at kill %d of the session of seed %u", kill, seed);
        return 0;
    }
    std::filesystem::remove(folder / "library.sqlite");
    const auto rebuilt = rebuild_library(folder);
    if (!rebuilt.problems.empty()) qWarning("%s", rebuilt.problems[0].detail.c_str());
    check_promises(folder, read_journal(journal));
    return static_cast<std::size_t>(rebuilt.done);
}

}  // namespace seedbed
