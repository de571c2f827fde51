// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/filmstrip.h"
#include "widgets/library/picture_sequence.h"
#include "widgets/picture_canvas.h"

#include <QLabel>
#include <QWidget>

namespace seedbed {

// One picture of the library large, with a filmstrip below. Arrows go on, the wheel zooms, Z shows
// real pixels, Space or Escape goes back to the grid.
class LibraryLoupe : public QWidget {
    Q_OBJECT
 public:
    LibraryLoupe(PictureSequence* sequence,
                 const JudgementSource* judgements,
                 QWidget* parent = nullptr);

    PictureCanvas* canvas() const { return m_canvas; }
    Filmstrip* strip() const { return m_strip; }
    QString caption() const { return m_caption->text(); }

 Q_SIGNALS:
    void useRequested();
    void closeRequested();

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

 private:
    void updatePicture();

    PictureSequence* m_sequence;
    const JudgementSource* m_judgements;
    PictureCanvas* m_canvas;
    Filmstrip* m_strip;
    QLabel* m_caption;
    QLabel* m_marks;
    bool m_actualSize = false;
};

}  // namespace seedbed
