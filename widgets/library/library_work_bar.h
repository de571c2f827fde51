// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/library_work.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

namespace seedbed {

// How far an import or export is, with a way to stop it; afterwards what did not work. Hidden when
// there is nothing to tell.
class LibraryWorkBar : public QWidget {
    Q_OBJECT
 public:
    explicit LibraryWorkBar(QWidget* parent = nullptr);

    LibraryWork* work() { return &m_work; }
    QString text() const { return m_text->text(); }

 Q_SIGNALS:
    void finished(const QString& sentence);

 private:
    void onFinished(const QString& sentence, const QStringList& problems);

    LibraryWork m_work;
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_stop;
};

}  // namespace seedbed
