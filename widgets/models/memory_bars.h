// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/model_entry.h"

#include <QString>
#include <QWidget>

#include <vector>

namespace seedbed {

// What a model needs in each precision against what is there: a bar each, weights and what a
// picture takes beside them, and the line that they may not cross.
class MemoryBars : public QWidget {
    Q_OBJECT
 public:
    struct Bar {
        QString dtype;
        double weights = 0;  // bytes
        double run = 0;      // bytes beside them, estimated
        bool fits = true;
    };

    explicit MemoryBars(QWidget* parent = nullptr);

    // available 0: not known, everything fits.
    void setModel(const ModelEntry& model, std::uint64_t available);
    const std::vector<Bar>& bars() const { return m_bars; }
    // One sentence for each bar, for tool tip and screen reader.
    QString description() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    double scale() const;  // bytes at the right end

    std::vector<Bar> m_bars;
    double m_available = 0;
};

}  // namespace seedbed
