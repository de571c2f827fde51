// SPDX-License-Identifier: Apache-2.0
#include "widgets/action_finder.h"

#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kActionRole = Qt::UserRole + 1;
constexpr int kWidth = 520;
constexpr int kHeight = 380;

// Every typed word has to stand somewhere in the action's name.
class WordFilter : public QSortFilterProxyModel {
 public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setText(const QString& text) {
        m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

 protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
        const QString name = sourceModel()->index(row, 0, parent).data().toString();
        return std::all_of(m_words.begin(), m_words.end(), [&name](const QString& word) {
            return name.contains(word, Qt::CaseInsensitive);
        });
    }

 private:
    QStringList m_words;
};

}  // namespace

ActionFinder::ActionFinder(QWidget* window)
    : QFrame(window),
      m_field(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_model(new QStandardItemModel(this)),
      m_filter(new WordFilter(this)) {
    setObjectName(QStringLiteral("actionFinder"));
    m_filter->setSourceModel(m_model);
    m_list->setModel(m_filter);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_field->setPlaceholderText(tr("What would you like to do?"));
    m_field->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        static_cast<WordFilter*>(m_filter)->setText(text);
        m_list->setCurrentIndex(m_filter->index(0, 0));
    });
    connect(m_list, &QListView::clicked, this, &ActionFinder::choose);
    hide();
}

void ActionFinder::open(const QList<QAction*>& actions) {
    m_model->clear();
    m_actions.clear();
    for (QAction* action : actions) {
        if (!action->isEnabled() || action->isSeparator() || action->text().isEmpty() ||
            action->menu())
            continue;
        QString text = action->text();
        text.remove(QLatin1Char('&'));
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        auto* item =
            new QStandardItem(key.isEmpty() ? text : QStringLiteral("%1    %2").arg(text, key));
        item->setData(static_cast<int>(m_actions.size()), kActionRole);
        item->setToolTip(action->toolTip());
        m_model->appendRow(item);
        m_actions.append(action);
    }
    m_before = QApplication::focusWidget();
    const QRect window = parentWidget()->rect();
    setGeometry((window.width() - kWidth) / 2, 56, kWidth, std::min(kHeight, window.height() - 80));
    m_field->clear();
    m_list->setCurrentIndex(m_filter->index(0, 0));
    raise();
    show();
    m_field->setFocus();
}

bool ActionFinder::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut && isVisible()) hide();
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Escape:
            hide();
            if (m_before) m_before->setFocus();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        default:
            return QFrame::eventFilter(watched, event);
    }
}

void ActionFinder::step(int rows) {
    const int row =
        std::clamp(m_list->currentIndex().row() + rows, 0, std::max(0, m_filter->rowCount() - 1));
    m_list->setCurrentIndex(m_filter->index(row, 0));
}

void ActionFinder::choose() {
    const QModelIndex index = m_list->currentIndex();
    hide();
    if (m_before) m_before->setFocus();
    if (!index.isValid()) return;
    if (const auto& action = m_actions.at(index.data(kActionRole).toInt())) action->trigger();
}

}  // namespace seedbed
