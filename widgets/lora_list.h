// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/lora_use.h"

#include <QDoubleSpinBox>
#include <QSlider>
#include <QToolButton>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace seedbed {

// The LoRAs that a run adds to its model, each with its weight; hidden while there are none.
class LoraList : public QWidget {
    Q_OBJECT
 public:
    explicit LoraList(QWidget* parent = nullptr);

    std::vector<LoraUse> loras() const;
    void setLoras(const std::vector<LoraUse>& loras);
    // Adds it at full weight; one that is there already stays as it is.
    void add(const QString& path);

    int count() const { return static_cast<int>(m_rows.size()); }
    QDoubleSpinBox* weight(int row) const { return m_rows[static_cast<std::size_t>(row)].number; }
    QSlider* slider(int row) const { return m_rows[static_cast<std::size_t>(row)].slider; }
    QToolButton* removeButton(int row) const {
        return m_rows[static_cast<std::size_t>(row)].remove;
    }

 Q_SIGNALS:
    void changed();

 protected:
    void changeEvent(QEvent* event) override;

 private:
    struct Row {
        LoraUse use;
        QWidget* line = nullptr;
        QSlider* slider = nullptr;
        QDoubleSpinBox* number = nullptr;
        QToolButton* remove = nullptr;
    };
    void append(const LoraUse& use);
    void connectRow(const Row& row);
    void removeLine(const QWidget* line);

    std::vector<Row> m_rows;
    QVBoxLayout* m_lines;
};

}  // namespace seedbed
