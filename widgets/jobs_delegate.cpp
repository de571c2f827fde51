// SPDX-License-Identifier: Apache-2.0
#include "widgets/jobs_delegate.h"

#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kLine = 30;
constexpr int kButton = 24;
constexpr int kButtonsWidth = 5 * kButton;  // the most that a row has
constexpr int kCountWidth = 110;
constexpr int kTimeWidth = 160;
constexpr int kMargin = 12;

int titleWidth(const QRect& row) {
    return std::clamp(row.width() * 3 / 10, 120, 420);
}

QRect errorRect(const QRect& row) {
    return row.adjusted(kMargin, kLine - 2, -kMargin, -6);
}

}  // namespace

std::vector<JobAction> jobActions(JobState state, int queuePosition, int queueLength) {
    if (state == JobState::Finished) return {JobAction::Retry};
    if (state == JobState::Cancelled || state == JobState::Failed) return {JobAction::Retry};
    std::vector<JobAction> actions;
    if (queuePosition > 0) actions.push_back(JobAction::Up);
    if (queuePosition + 1 < queueLength) actions.push_back(JobAction::Down);
    actions.push_back(state == JobState::Paused ? JobAction::Resume : JobAction::Pause);
    if (state == JobState::Running) actions.push_back(JobAction::FinishPictures);
    actions.push_back(JobAction::Stop);
    return actions;
}

QString jobActionText(JobAction action) {
    switch (action) {
        case JobAction::Pause:
            return QCoreApplication::translate("JobAction", "Pause");
        case JobAction::Resume:
            return QCoreApplication::translate("JobAction", "Go on");
        case JobAction::Up:
            return QCoreApplication::translate("JobAction", "Earlier");
        case JobAction::Down:
            return QCoreApplication::translate("JobAction", "Later");
        case JobAction::FinishPictures:
            return QCoreApplication::translate("JobAction", "Finish the pictures begun, then stop");
        case JobAction::Stop:
            return QCoreApplication::translate("JobAction", "Stop now");
        case JobAction::Retry:
            return QCoreApplication::translate("JobAction", "Run again");
    }
    return {};
}

std::vector<JobAction> JobsDelegate::actionsOf(const QModelIndex& index) {
    const auto* model = qobject_cast<const JobsModel*>(index.model());
    const JobRow& row = model->row(index.row());
    return jobActions(row.state, model->queuePosition(row.job), model->activeCount());
}

QRect JobsDelegate::buttonRect(const QRect& row, int button, int buttons) const {
    const int x = row.right() - kMargin - (buttons - button) * kButton;
    return {x, row.top() + (kLine - kButton) / 2, kButton, kButton};
}

const QIcon& JobsDelegate::iconOf(JobAction action, const QPalette& palette) const {
    static const std::map<JobAction, QString> names = {
        {JobAction::Pause, QStringLiteral("pause")},
        {JobAction::Resume, QStringLiteral("play")},
        {JobAction::Up, QStringLiteral("up")},
        {JobAction::Down, QStringLiteral("down")},
        {JobAction::FinishPictures, QStringLiteral("finish")},
        {JobAction::Stop, QStringLiteral("stop")},
        {JobAction::Retry, QStringLiteral("retry")}};
    const auto [at, fresh] = m_icons.try_emplace(action);
    if (fresh) at->second = icon(names.at(action), palette.color(QPalette::PlaceholderText));
    return at->second;
}

QSize JobsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QString error = index.data(JobsModel::ErrorRole).toString();
    if (error.isEmpty()) return {200, kLine};
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = (view ? view->viewport()->width() : 600) - 2 * kMargin;
    const QFontMetrics metrics(option.font);
    const QRect text = metrics.boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, error);
    return {200, kLine + text.height() + 6};
}

void JobsDelegate::paintBar(QPainter* painter,
                            const QStyleOptionViewItem& option,
                            const QRect& rect,
                            double done,
                            JobState state) const {
    const QRectF bar(rect.left(), rect.center().y() - 1.5, rect.width(), 4);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.palette.color(QPalette::Mid));
    painter->drawRoundedRect(bar, 2, 2);
    const bool live = state == JobState::Running || state == JobState::Paused;
    QColor color = live ? option.palette.color(QPalette::Highlight)
                        : option.palette.color(QPalette::PlaceholderText);
    if (state == JobState::Failed) color = dangerColor(option.palette);
    painter->setBrush(color);
    if (done > 0)
        painter->drawRoundedRect(
            QRectF(bar.topLeft(), QSizeF(bar.width() * std::min(done, 1.0), 4)), 2, 2);
}

void JobsDelegate::paint(QPainter* painter,
                         const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect;
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(row, option.palette.color(QPalette::Button));
    paintTexts(painter, option, index);
    const auto actions = actionsOf(index);
    const auto count = static_cast<int>(actions.size());
    for (int i = 0; i < count; ++i)
        iconOf(actions[static_cast<std::size_t>(i)], option.palette)
            .paint(painter, buttonRect(row, i, count).adjusted(4, 4, -4, -4));
    if (index.data(JobsModel::StateRole).toInt() == static_cast<int>(JobState::Failed)) {
        painter->setFont(option.font);
        painter->setPen(dangerColor(option.palette));
        painter->drawText(errorRect(row),
                          Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                          index.data(JobsModel::ErrorRole).toString());
    }
    painter->setPen(option.palette.color(QPalette::Mid));
    painter->drawLine(row.bottomLeft(), row.bottomRight());
    painter->restore();
}

void JobsDelegate::paintTexts(QPainter* painter,
                              const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    const QRect row = option.rect;
    const QRect line(row.left() + kMargin, row.top(), row.width() - 2 * kMargin, kLine);
    const auto state = static_cast<JobState>(index.data(JobsModel::StateRole).toInt());
    const auto text =
        [&](int x, int width, int role, const QFont& font, QPalette::ColorRole color) {
            const QRect rect(x, line.top(), width, kLine);
            painter->setFont(font);
            painter->setPen(option.palette.color(color));
            painter->drawText(rect,
                              Qt::AlignLeft | Qt::AlignVCenter,
                              painter->fontMetrics().elidedText(
                                  index.data(role).toString(), Qt::ElideRight, width));
        };
    const int title = titleWidth(row);
    const int timeX = line.right() - kButtonsWidth - kTimeWidth;
    const int countX = timeX - kCountWidth;
    text(line.left(),
         title - 12,
         Qt::DisplayRole,
         option.font,
         state >= JobState::Finished ? QPalette::PlaceholderText : QPalette::WindowText);
    paintBar(painter,
             option,
             QRect(line.left() + title, line.top(), countX - line.left() - title - 16, kLine),
             index.data(JobsModel::ProgressRole).toDouble(),
             state);
    text(countX, kCountWidth, JobsModel::CountRole, monospaceFont(), QPalette::WindowText);
    text(timeX, kTimeWidth, JobsModel::TimeRole, option.font, QPalette::PlaceholderText);
}

}  // namespace seedbed
