// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/jobs_model.h"

#include <QIcon>
#include <QStyledItemDelegate>

#include <map>
#include <vector>

namespace seedbed {

enum class JobAction { Pause, Resume, Up, Down, FinishPictures, Stop, Retry };

// What can be done with a job in this state, in the order of its buttons.
std::vector<JobAction> jobActions(JobState state, int queuePosition, int queueLength);
QString jobActionText(JobAction action);

// One job: title, bar, counts, time, buttons; below them its error in full.
class JobsDelegate : public QStyledItemDelegate {
    Q_OBJECT
 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    // Where the row's n-th button stands.
    QRect buttonRect(const QRect& row, int button, int buttons) const;
    // The actions of the row that `index` stands for.
    static std::vector<JobAction> actionsOf(const QModelIndex& index);
    void forgetIcons() { m_icons.clear(); }

 private:
    const QIcon& iconOf(JobAction action, const QPalette& palette) const;
    void paintTexts(QPainter* painter,
                    const QStyleOptionViewItem& option,
                    const QModelIndex& index) const;
    void paintBar(QPainter* painter,
                  const QStyleOptionViewItem& option,
                  const QRect& rect,
                  double done,
                  JobState state) const;

    mutable std::map<JobAction, QIcon> m_icons;
};

}  // namespace seedbed
