// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/engine/elsewhere.h"
#include "core/engine/reproduce_difference.h"
#include "core/io/atomic_write.h"
#include "core/io/json_file.h"
#include "core/io/picture_file.h"
#include "tests/core/engine/generate_runs.h"
#include "tests/interop/script_cases.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <string>
#include <vector>

using namespace seedbed;

namespace {

// In levels of 8 bits: the two programs sum in another order.
constexpr int kMost = 2;
constexpr double kMean = 0.25;

QString python() {
    const QString named = qEnvironmentVariable("SEEDBED_DIFFUSERS");
    if (!named.isEmpty()) return named;
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
           QStringLiteral("/seedbed/bench-venv/bin/python");
}

struct Made {
    std::vector<Seed> seeds;
    std::vector<ImagePtr> pictures;
    std::vector<std::string> differences;
    std::string error;
};

}  // namespace

// Scripts that open_elsewhere() writes, run by Python diffusers, give our pictures.
class DiffusersScriptTest : public QObject {
    Q_OBJECT

 private:
    QTemporaryDir m_folder;
    std::vector<ScriptCase> m_cases;
    std::vector<Made> m_made;
    QByteArray m_statuses;
    QString m_skip;

    QString folderOf(std::size_t index) const {
        return m_folder.filePath(QStringLiteral("case%1").arg(index, 3, 10, QLatin1Char('0')));
    }
    Made make(const ScriptCase& each, const QString& folder) const;
    void runPython(const QString& program, const QStringList& arguments, const QString& folder);

 private Q_SLOTS:
    void initTestCase();
    void theScriptGivesOurPicture_data();
    void theScriptGivesOurPicture();
    void aScriptRunsByItself();
};

// Our pictures of a case, and its script beside them.
Made DiffusersScriptTest::make(const ScriptCase& each, const QString& folder) const {
    Made made;
    QDir().mkpath(folder);
    GenerateRuns runs;
    try {
        const auto outcome = runs.run(each.request);
        auto record = *outcome.all<ImageReady>().front().record;
        record.request.seeds = each.request.seeds;
        record.request.recipes = each.request.recipes;
        record.request.batch = each.request.batch;
        made.seeds = each.request.seeds;
        made.pictures = outcome.pictures();
        const auto script =
            open_elsewhere(Elsewhere::Diffusers, record, elsewhere_model(each.request.model));
        made.differences = script.differences;
        write_file((folder + QStringLiteral("/script.py")).toStdString(), script.text);
    } catch (const Error& error) {
        made.error = error.what();
    }
    return made;
}

void DiffusersScriptTest::runPython(const QString& program,
                                    const QStringList& arguments,
                                    const QString& folder) {
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"HF_HUB_OFFLINE",
                             "HF_HUB_DISABLE_PROGRESS_BARS",
                             "OMP_NUM_THREADS",
                             "PYTHONDONTWRITEBYTECODE"})
        environment.insert(QLatin1String(name), QStringLiteral("1"));
    environment.insert(QStringLiteral("DIFFUSERS_VERBOSITY"), QStringLiteral("error"));
    environment.insert(QStringLiteral("TRANSFORMERS_VERBOSITY"), QStringLiteral("error"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    QVERIFY2(process.waitForFinished(1'000'000), "Python did not end in time");
    m_statuses = process.readAllStandardOutput();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
             process.readAllStandardError().right(4000).constData());
}

void DiffusersScriptTest::initTestCase() {
    QVERIFY(m_folder.isValid());
    m_cases =
        read_script_cases(std::string(SEEDBED_SOURCE_DIR) + "/tests/interop/diffusers_cases.json");
    const QString program = python();
    if (!QFile::exists(program)) {
        m_skip = QStringLiteral(
                     "no Python diffusers in %1: packaging/test installs it, or "
                     "SEEDBED_DIFFUSERS names one")
                     .arg(program);
        return;
    }
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        m_made.push_back(m_cases[i].missing.empty() ? make(m_cases[i], folderOf(i)) : Made());
    runPython(program,
              {QStringLiteral(SEEDBED_SOURCE_DIR "/tests/interop/run_scripts.py"), m_folder.path()},
              m_folder.path());
}

void DiffusersScriptTest::theScriptGivesOurPicture_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        QTest::newRow(m_cases[i].name.c_str()) << static_cast<int>(i);
}

void DiffusersScriptTest::theScriptGivesOurPicture() {
    QFETCH(int, index);
    const auto& each = m_cases.at(static_cast<std::size_t>(index));
    if (!m_skip.isEmpty()) QSKIP(qPrintable(m_skip));
    if (!each.missing.empty())
        QSKIP(("no " + each.missing + " here; SEEDBED_PARITY names the folder").c_str());
    const auto& made = m_made.at(static_cast<std::size_t>(index));
    QVERIFY2(made.error.empty(), made.error.c_str());
    const QString folder = folderOf(static_cast<std::size_t>(index));
    const auto statuses = parse_json(m_statuses.toStdString(), "run_scripts.py");
    QFile output(folder + QStringLiteral("/output.txt"));
    QVERIFY(output.open(QIODevice::ReadOnly));
    QVERIFY2(statuses.at(QFileInfo(folder).fileName().toStdString()) == 0,
             output.readAll().right(3000).constData());
    for (std::size_t i = 0; i < made.seeds.size(); ++i) {
        const auto path = folder.toStdString() + "/seed-" + to_string(made.seeds[i]) + ".png";
        const auto theirs = read_picture(path);
        const auto& ours = *made.pictures.at(i);
        QCOMPARE(theirs.width, ours.width);
        QCOMPARE(theirs.height, ours.height);
        const auto difference = difference_of(ours, theirs);
        const auto said = "seed " + to_string(made.seeds[i]) + ": at most " +
                          std::to_string(difference.most) + ", mean " +
                          std::to_string(difference.mean);
        qInfo("%s", said.c_str());
        QVERIFY2(difference.most <= kMost && difference.mean <= kMean, said.c_str());
    }
}

// Not only under run_scripts.py.
void DiffusersScriptTest::aScriptRunsByItself() {
    if (!m_skip.isEmpty()) QSKIP(qPrintable(m_skip));
    const QString folder = folderOf(0);
    QDir(folder).remove(QStringLiteral("seed-7.png"));
    runPython(python(), {QStringLiteral("script.py")}, folder);
    const auto difference =
        difference_of(read_picture((folder + QStringLiteral("/seed-7.png")).toStdString()),
                      *m_made.at(0).pictures.at(0));
    QVERIFY(difference.most <= kMost);
}

QTEST_GUILESS_MAIN(DiffusersScriptTest)
#include "diffusers_script_test.moc"
