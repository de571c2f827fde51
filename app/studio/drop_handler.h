// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/recall.h"
#include "core/metadata/read_settings.h"
#include "widgets/library/library_work.h"

#include <QObject>
#include <QStringList>
#include <QTemporaryDir>
#include <QThreadPool>

#include <memory>
#include <optional>

class QMimeData;

namespace seedbed {

class MainWindow;

// Files that come from elsewhere. A model is opened. One picture fills the prompt panel with the
// settings in it, and what could not be taken over is listed; several, or a folder, are offered to
// the library. Files are read on a thread of its own.
class DropHandler : public QObject {
    Q_OBJECT
 public:
    explicit DropHandler(MainWindow* window);

    void openFile(const QString& path);
    // Whether a dropped path is a model's rather than a picture's, by its name and what lies in it.
    static bool isModel(const QString& path);
    // One file, or what is offered to the library.
    void openPaths(const QStringList& paths);
    void import(const QStringList& paths);
    // Settings as text in the form of AUTOMATIC1111, a file, or a picture's bytes.
    void openMime(const QMimeData& data);

 public Q_SLOTS:
    void chooseFile();
    void chooseFolder();
    void paste();

 Q_SIGNALS:
    void filled(const QString& source);
    void refused(const QString& reason);
    void imported(const QStringList& problems);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    struct Reading {
        std::optional<PictureSettings> settings;
        QString error;
        QString file;  // that stays; empty for what was pasted
    };
    void show(const Reading& reading, const QString& name);
    void fill(const Reading& reading, const QString& name);
    void readText(const QString& text);
    void offerToWatch(const QString& folder);
    void offerImport(const QStringList& paths);
    void connectImport();
    void onImported(const QString& sentence, const QStringList& problems);

    MainWindow* m_window;
    QThreadPool m_pool;                      // one thread: files are read in the order of the drops
    std::unique_ptr<QTemporaryDir> m_links;  // to files that are imported one by one
    LibraryWork m_work;
};

}  // namespace seedbed
