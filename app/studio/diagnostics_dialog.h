// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/diagnostics.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace seedbed {

class MainWindow;

// Shows word for word what a diagnostics file would hold, then saves it. Prompts and file names are
// in it only when ticked.
class DiagnosticsDialog : public QDialog {
    Q_OBJECT
 public:
    explicit DiagnosticsDialog(MainWindow* window);
    ~DiagnosticsDialog() override;

    QCheckBox* privateBox() const { return m_private; }
    const std::vector<DiagnosticsFile>& files() const { return m_files; }
    // Throws Error as writeZip.
    void saveTo(const QString& path);
    bool verified() const { return m_sources.verified; }

 Q_SIGNALS:
    void changed();

 private:
    void buildLayout();
    void gather();
    void refresh();
    void verify();
    void onVerified(const QStringList& problems);
    void save();

    MainWindow* m_window;
    DiagnosticsSources m_sources;
    std::vector<DiagnosticsFile> m_files;
    QListWidget* m_list;
    QPlainTextEdit* m_text;
    QCheckBox* m_private;
    QLabel* m_message;
    QPushButton* m_save;
    QThreadPool m_pool;
    std::shared_ptr<std::atomic<bool>> m_stop;
};

}  // namespace seedbed
