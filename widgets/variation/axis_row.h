// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"

#include <QString>
#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace seedbed {

// What people read for an axis: "cfg" -> "Guidance".
QString axisName(const std::string& kind);

// One axis of a grid as it is edited: what varies, its values, and what they come to.
class AxisRow : public QWidget {
    Q_OBJECT
 public:
    explicit AxisRow(const GridAxis& axis, QWidget* parent = nullptr);

    // Nothing while the values cannot be read.
    const std::optional<GridAxis>& axis() const { return m_axis; }
    std::string kind() const;
    QString text() const;
    void setText(const QString& text);
    void setKind(const std::string& kind);
    // Which of the buttons can do something here.
    void setPlace(bool first, bool last);

    QComboBox* kindBox() const { return m_kind; }
    QLineEdit* values() const { return m_values; }
    QLabel* message() const { return m_message; }
    QToolButton* removeButton() const { return m_remove; }
    QToolButton* upButton() const { return m_up; }
    QToolButton* downButton() const { return m_down; }

 Q_SIGNALS:
    void changed();
    void removeRequested();
    void moveRequested(int by);  // -1 = earlier

 private:
    void build();
    void read(bool finished);

    QComboBox* m_kind;
    QLineEdit* m_values;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_remove;
    QLabel* m_message;
    std::optional<GridAxis> m_axis;
};

}  // namespace seedbed
