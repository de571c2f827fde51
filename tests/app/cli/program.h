// SPDX-License-Identifier: Apache-2.0
// Runs `seedbed` as a process and looks at what a person or a script sees.
#pragma once

#include "tests/core/base/file_modes.h"

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <nlohmann/json.hpp>

#include <csignal>
#include <string>
#include <sys/types.h>
#include <vector>

namespace seedbed {

struct ProgramResult {
    int exit_code = -1;
    QString out;
    QString err;

    // Standard output as JSON lines.
    std::vector<nlohmann::json> lines() const {
        std::vector<nlohmann::json> parsed;
        for (const auto& line : out.split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            parsed.push_back(nlohmann::json::parse(line.toStdString()));
        return parsed;
    }
    std::vector<nlohmann::json> lines(const std::string& event) const {
        std::vector<nlohmann::json> found;
        for (auto& line : lines())
            if (line["event"] == event) found.push_back(line);
        return found;
    }
};

class Program {
 public:
    explicit Program(const QStringList& arguments)
        : Program(QStringLiteral(SEEDBED_CLI), arguments) {}
    Program(const QString& program, const QStringList& arguments) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("OMP_NUM_THREADS"), QStringLiteral("1"));
        process_.setProcessEnvironment(environment);
        process_.setChildProcessModifier(obey_file_modes_after_exec);
        process_.start(program, arguments);
    }
    ~Program() {
        if (process_.state() == QProcess::NotRunning) return;
        process_.kill();
        process_.waitForFinished();
    }

    // Wait until standard output, or error, holds `text`; false if the program ended without it.
    bool wait_for(const QString& text) { return wait_for(text, QProcess::StandardOutput, out_); }
    bool wait_for_error(const QString& text) {
        return wait_for(text, QProcess::StandardError, err_);
    }
    void interrupt() { ::kill(static_cast<pid_t>(process_.processId()), SIGINT); }

    ProgramResult finish() {
        process_.waitForFinished(-1);
        out_ += QString::fromUtf8(process_.readAllStandardOutput());
        err_ += QString::fromUtf8(process_.readAllStandardError());
        const int code = process_.exitStatus() == QProcess::NormalExit ? process_.exitCode() : -1;
        return {code, out_, err_};
    }

 private:
    bool wait_for(const QString& text, QProcess::ProcessChannel channel, QString& read) {
        process_.setReadChannel(channel);
        read += QString::fromUtf8(process_.readAll());
        while (!read.contains(text) && process_.waitForReadyRead(-1))
            read += QString::fromUtf8(process_.readAll());
        return read.contains(text);
    }

    QProcess process_;
    QString out_;
    QString err_;
};

inline ProgramResult run_program(const QStringList& arguments) {
    return Program(arguments).finish();
}

}  // namespace seedbed
