// SPDX-License-Identifier: Apache-2.0
#include "widgets/log_panel.h"

#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QTime>
#include <QVBoxLayout>

namespace seedbed {

namespace {

class LevelFilter : public QSortFilterProxyModel {
 public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setLevel(LogLevel level) {
        m_level = level;
        invalidateFilter();
    }

 protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
        return sourceModel()->index(row, 0, parent).data(LogModel::LevelRole).toInt() >=
               static_cast<int>(m_level);
    }

 private:
    LogLevel m_level = LogLevel::Info;
};

QString levelMark(LogLevel level) {
    switch (level) {
        case LogLevel::Debug:
            return QStringLiteral("debug  ");
        case LogLevel::Info:
            return QStringLiteral("info   ");
        case LogLevel::Warning:
            return QStringLiteral("warning");
        case LogLevel::Error:
            return QStringLiteral("error  ");
    }
    return {};
}

}  // namespace

int LogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const LogLine& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return QStringLiteral("%1  %2  %3").arg(line.time, levelMark(line.level), line.text);
        case Qt::ToolTipRole:
            return line.text;
        case LevelRole:
            return static_cast<int>(line.level);
        case Qt::ForegroundRole:
            if (line.level == LogLevel::Error) return dangerColor(QApplication::palette());
            if (line.level == LogLevel::Debug)
                return QApplication::palette().color(QPalette::PlaceholderText);
            return {};
        default:
            return {};
    }
}

void LogModel::append(std::vector<LogLine> lines) {
    if (lines.empty()) return;
    if (lines.size() > kMostLines) lines.erase(lines.begin(), lines.end() - kMostLines);
    const int extra = rowCount() + static_cast<int>(lines.size()) - kMostLines;
    if (extra > 0) {
        beginRemoveRows({}, 0, extra - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + extra);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(lines.size()) - 1);
    for (LogLine& line : lines) m_lines.push_back(std::move(line));
    endInsertRows();
}

void LogModel::clear() {
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

LogPanel::LogPanel(QWidget* parent)
    : QWidget(parent),
      m_inbox(std::make_shared<Inbox>()),
      m_model(new LogModel(this)),
      m_filter(new LevelFilter(this)),
      m_view(new QListView(this)),
      m_level(new QComboBox(this)) {
    m_filter->setSourceModel(m_model);
    m_view->setModel(m_filter);
    m_view->setFont(monospaceFont(-1));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setAccessibleName(tr("Log"));
    buildLayout();
    connect(m_level, &QComboBox::currentIndexChanged, this, [this] {
        static_cast<LevelFilter*>(m_filter)->setLevel(
            static_cast<LogLevel>(m_level->currentData().toInt()));
    });
    connect(&m_timer, &QTimer::timeout, this, &LogPanel::flush);
    m_timer.start(100);
    setLevel(LogLevel::Info);
    listen();
}

void LogPanel::buildLayout() {
    const std::pair<LogLevel, QString> levels[] = {{LogLevel::Debug, tr("Everything")},
                                                   {LogLevel::Info, tr("Information")},
                                                   {LogLevel::Warning, tr("Warnings")},
                                                   {LogLevel::Error, tr("Errors")}};
    for (const auto& [level, name] : levels) m_level->addItem(name, static_cast<int>(level));
    m_level->setAccessibleName(tr("Which lines of the log are shown"));
    m_level->setToolTip(tr("Shows lines of this level and above"));
    auto* copyButton = new QPushButton(tr("Copy"), this);
    copyButton->setToolTip(tr("Copies the selected lines, or all that are shown"));
    auto* clearButton = new QPushButton(tr("Clear"), this);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->addWidget(m_level);
    bar->addStretch();
    bar->addWidget(copyButton);
    bar->addWidget(clearButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    connect(copyButton, &QPushButton::clicked, this, &LogPanel::copy);
    connect(clearButton, &QPushButton::clicked, m_model, &LogModel::clear);
}

void LogPanel::listen() {
    add_log_sink([inbox = std::weak_ptr(m_inbox)](LogLevel level, const std::string& text) {
        const auto target = inbox.lock();
        if (!target) return;
        LogLine line{level,
                     QTime::currentTime().toString(QStringLiteral("hh:mm:ss.zzz")),
                     QString::fromStdString(text)};
        const std::lock_guard lock(target->mutex);
        target->lines.push_back(std::move(line));
    });
}

void LogPanel::setLevel(LogLevel level) {
    m_level->setCurrentIndex(m_level->findData(static_cast<int>(level)));
}

void LogPanel::flush() {
    std::vector<LogLine> lines;
    {
        const std::lock_guard lock(m_inbox->mutex);
        lines.swap(m_inbox->lines);
    }
    if (lines.empty()) return;
    const QScrollBar* bar = m_view->verticalScrollBar();
    const bool follows = bar->value() == bar->maximum();
    m_model->append(std::move(lines));
    if (follows) m_view->scrollToBottom();
}

void LogPanel::copy() {
    QModelIndexList chosen = m_view->selectionModel()->selectedIndexes();
    if (chosen.isEmpty())
        for (int row = 0; row < m_filter->rowCount(); ++row) chosen.append(m_filter->index(row, 0));
    std::sort(chosen.begin(), chosen.end());
    QStringList lines;
    for (const QModelIndex& index : chosen) lines << index.data().toString();
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace seedbed
