// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/log.h"

#include <QAbstractListModel>
#include <QComboBox>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <QWidget>

#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace seedbed {

struct LogLine {
    LogLevel level = LogLevel::Info;
    QString time;
    QString text;
};

// The newest lines of the log.
class LogModel : public QAbstractListModel {
    Q_OBJECT
 public:
    enum Role { LevelRole = Qt::UserRole + 1 };
    static constexpr int kMostLines = 5000;

    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    void append(std::vector<LogLine> lines);
    void clear();

 private:
    std::deque<LogLine> m_lines;
};

// Shows what Seedbed logs, from any thread, with a filter by level.
class LogPanel : public QWidget {
    Q_OBJECT
 public:
    // Adds its sink to the log. Sinks stay for the life of the program: one that outlives its panel
    // drops its lines.
    explicit LogPanel(QWidget* parent = nullptr);

    LogModel* model() const { return m_model; }
    QListView* view() const { return m_view; }
    void setLevel(LogLevel level);

 public Q_SLOTS:
    void copy();

 private:
    struct Inbox {
        std::mutex mutex;
        std::vector<LogLine> lines;
    };
    void buildLayout();
    void listen();
    void flush();

    std::shared_ptr<Inbox> m_inbox;
    LogModel* m_model;
    QSortFilterProxyModel* m_filter;
    QListView* m_view;
    QComboBox* m_level;
    QTimer m_timer;
};

}  // namespace seedbed
