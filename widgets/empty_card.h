// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace seedbed {

// The card in the middle of an empty page: what will stand here, the one button that fills it, the
// keys.
class EmptyCard : public QFrame {
    Q_OBJECT
 public:
    // Stands in the middle of `page`, which gets a layout of its own.
    EmptyCard(int width, QWidget* page);

    void addHeading(const QString& text);
    void addText(const QString& text);
    void addButton(QPushButton* button);
    void addHint(const QString& text);

 private:
    QLabel* addLine(const QString& text);

    QVBoxLayout* m_lines;
};

}  // namespace seedbed
