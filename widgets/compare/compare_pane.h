// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/compare/side_tag.h"
#include "widgets/picture_canvas.h"

#include <QFrame>
#include <QLabel>
#include <QToolButton>

#include <vector>

namespace seedbed {

// A canvas with the names of what it shows above, and a note below.
class ComparePane : public QFrame {
    Q_OBJECT
 public:
    // Takes the canvas. names: how many sides it shows, 0..2.
    ComparePane(PictureCanvas* canvas, int names, QWidget* parent);

    PictureCanvas* canvas() const { return m_canvas; }
    SideTag* tag(int index = 0) const { return m_tags[static_cast<std::size_t>(index)]; }
    // Instead of names.
    void setTitle(const QString& title);
    QString title() const { return m_title->text(); }
    void setNote(const QString& note);
    QString note() const { return m_note->text(); }
    // Draws a frame: keys go to this picture.
    void setCurrent(bool current);
    void setClosable(bool closable) { m_close->setVisible(closable); }
    QToolButton* closeButton() const { return m_close; }

 Q_SIGNALS:
    void closeRequested();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void updateIcon();

    PictureCanvas* m_canvas;
    std::vector<SideTag*> m_tags;
    QLabel* m_title;
    QLabel* m_note;
    QToolButton* m_close;
    bool m_current = false;
};

}  // namespace seedbed
