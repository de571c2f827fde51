// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metadata/judgement.h"

#include <QAbstractButton>
#include <QColor>

#include <optional>

namespace seedbed {

// The colour of a side's letter and curve: Okabe and Ito's, apart for the colour-blind as well.
QColor sideColor(int side, bool dark);

// The name of a side: its letter, title, and what is thought of it. A click or the keyboard's focus
// makes it the side that keys go to.
class SideTag : public QAbstractButton {
    Q_OBJECT
 public:
    explicit SideTag(QWidget* parent = nullptr);

    void setSide(int side, const QString& letter, const QString& title);
    int side() const { return m_side; }
    // Null: unknown, shows nothing.
    void setJudgement(const Judgement* judgement);
    void setCurrent(bool current);  // keys go to it
    void setSeen(bool seen);        // the one of a pair that is on top now

    // "★★★★ P", empty for a picture without judgement.
    static QString judgementText(const Judgement& judgement);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void focused(int side);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    // All keys belong to the panel: arrows and Space mean something else there.
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

 private:
    void describe();

    int m_side = 0;
    QString m_letter;
    QString m_judgement;
    bool m_current = false;
    bool m_seen = true;
};

}  // namespace seedbed
