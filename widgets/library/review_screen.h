// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/judgement_source.h"
#include "widgets/library/picture_sequence.h"
#include "widgets/picture_canvas.h"

#include <QLabel>
#include <QPointer>
#include <QScreen>
#include <QWidget>

namespace seedbed {

class Filmstrip;

// One picture on a whole screen, by choice a second one, to judge a row of them: arrows go on, Z
// shows real pixels, I what made it, S the filmstrip, Escape ends. The review's keys work in it
// once their actions are added (QWidget::addActions).
class ReviewScreen : public QWidget {
    Q_OBJECT
 public:
    explicit ReviewScreen(const JudgementSource* judgements, QWidget* parent = nullptr);

    // Null shows nothing. Not owned.
    void setSequence(PictureSequence* sequence);
    PictureSequence* sequence() const { return m_sequence; }
    // Null or a screen that is gone: the one where the parent's window stands.
    void openOn(QScreen* screen);

    PictureCanvas* canvas() const { return m_canvas; }
    bool infoShown() const { return m_infoShown; }
    bool stripShown() const;

 public Q_SLOTS:
    void goBy(int pictures);
    void toggleActualSize();
    void toggleInfo();
    void toggleStrip();

 Q_SIGNALS:
    void useRequested();  // Enter
    void closed();

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void updatePicture();
    void updateMarks();
    void placeOverlays();

    const JudgementSource* m_judgements;
    QPointer<PictureSequence> m_sequence;
    PictureCanvas* m_canvas;
    QLabel* m_marks;
    QLabel* m_info;
    Filmstrip* m_strip;
    bool m_infoShown = false;
    bool m_actualSize = false;
};

}  // namespace seedbed
