// SPDX-License-Identifier: Apache-2.0
#include "widgets/jobs_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>

namespace seedbed {

JobsPanel::JobsPanel(JobsModel* model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_view(new QListView(this)),
      m_delegate(new JobsDelegate(this)) {
    m_view->setModel(model);
    m_view->setItemDelegate(m_delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setMouseTracking(true);
    m_view->setAccessibleName(tr("Jobs"));
    m_view->viewport()->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_view, &QWidget::customContextMenuRequested, this, &JobsPanel::showMenu);
}

std::optional<JobId> JobsPanel::currentJob() const {
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid()) return std::nullopt;
    return m_model->row(index.row()).job;
}

void JobsPanel::act(JobId job, JobAction action) {
    const int place = m_model->queuePosition(job);
    switch (action) {
        case JobAction::Pause:
            Q_EMIT pauseRequested(job);
            break;
        case JobAction::Resume:
            Q_EMIT resumeRequested(job);
            break;
        case JobAction::Up:
            Q_EMIT moveRequested(job, std::max(0, place - 1));
            break;
        case JobAction::Down:
            Q_EMIT moveRequested(job, place + 1);
            break;
        case JobAction::FinishPictures:
            Q_EMIT cancelRequested(job, CancelMode::FinishImage);
            break;
        case JobAction::Stop:
            Q_EMIT cancelRequested(job, CancelMode::Now);
            break;
        case JobAction::Retry:
            Q_EMIT retryRequested(job);
            break;
    }
}

std::optional<std::pair<JobId, JobAction>> JobsPanel::actionAt(const QPoint& position) const {
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid()) return std::nullopt;
    const auto actions = JobsDelegate::actionsOf(index);
    const QRect row = m_view->visualRect(index);
    for (std::size_t i = 0; i < actions.size(); ++i)
        if (m_delegate->buttonRect(row, static_cast<int>(i), static_cast<int>(actions.size()))
                .contains(position))
            return std::pair(m_model->row(index.row()).job, actions[i]);
    return std::nullopt;
}

bool JobsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (const auto hit = actionAt(mouse->pos()); hit && mouse->button() == Qt::LeftButton) {
            act(hit->first, hit->second);
            return true;
        }
    } else if (event->type() == QEvent::MouseMove) {
        const bool over = actionAt(static_cast<QMouseEvent*>(event)->pos()).has_value();
        m_view->viewport()->setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
    } else if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto hit = actionAt(help->pos())) {
            QToolTip::showText(help->globalPos(), jobActionText(hit->second), m_view);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void JobsPanel::showMenu(const QPoint& position) {
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid()) return;
    const JobId job = m_model->row(index.row()).job;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const JobAction action : JobsDelegate::actionsOf(index))
        menu->addAction(jobActionText(action), this, [this, job, action] { act(job, action); });
    const QString error = index.data(JobsModel::ErrorRole).toString();
    if (!error.isEmpty())
        menu->addAction(
            tr("Copy the error"), this, [error] { QApplication::clipboard()->setText(error); });
    menu->addSeparator();
    menu->addAction(tr("Clear what has ended"), m_model, &JobsModel::clearEnded);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void JobsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) m_delegate->forgetIcons();
    QWidget::changeEvent(event);
}

}  // namespace seedbed
