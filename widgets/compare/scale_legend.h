// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/compare/picture_difference.h"

#include <QWidget>

namespace seedbed {

// What the colours of a signed difference mean: a bar from one end to the other with its numbers.
class ScaleLegend : public QWidget {
    Q_OBJECT
 public:
    explicit ScaleLegend(QWidget* parent = nullptr);

    void setScale(const SignedColours& colours, const QString& low, const QString& high);
    QString low() const { return m_low; }
    QString high() const { return m_high; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    SignedColours m_colours;
    QString m_low;
    QString m_high;
};

}  // namespace seedbed
