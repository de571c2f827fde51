// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/picture_canvas.h"

namespace seedbed {

// Two pictures in the same place: one beside the other along a divider, by turns, or (as any
// canvas) the first alone. A second of another size takes the place of the first.
class PairCanvas : public PictureCanvas {
    Q_OBJECT
 public:
    enum class Form { FirstOnly, Divided, SecondOnly };

    explicit PairCanvas(QWidget* parent = nullptr);

    // The first is set by setPicture and setLayers.
    void setSecond(const QImage& picture,
                   std::vector<HeatLayer> layers,
                   ColorMap map,
                   double opacity);
    void setForm(Form form);
    Form form() const { return m_form; }
    // Shown in the corners of their halves.
    void setLetters(const QString& first, const QString& second);

    // Share of what is seen of the picture that shows the first, 0..1.
    double split() const { return m_split; }
    void setSplit(double split);
    // Where the divider is drawn; in widget coordinates.
    double dividerX() const;

 Q_SIGNALS:
    void splitChanged(double split);

 protected:
    void paintContent(QPainter& painter, const QRectF& target) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
    QRectF seen() const;
    void splitAt(double x);
    void paintDivider(QPainter& painter);
    void paintLetter(QPainter& painter, const QString& letter, bool right);

    LayeredPicture m_second;
    Form m_form = Form::FirstOnly;
    QString m_firstLetter;
    QString m_secondLetter;
    double m_split = 0.5;
    bool m_dragging = false;
};

}  // namespace seedbed
