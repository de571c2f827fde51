// SPDX-License-Identifier: Apache-2.0
#include "widgets/action_finder.h"

#include "widgets/fuzzy_match.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kWidth = 620;
constexpr int kHeight = 440;
constexpr int kMargin = 10;

QString plainText(const QAction& action) {
    QString text = action.text();
    // "文件(&F)" and "&File": the key in a menu is no part of the name.
    text.remove(QRegularExpression(QStringLiteral("\\(&.\\)")));
    return text.remove(QLatin1Char('&'));
}

// Name and menu on the left, the key on the right.
class ActionLine : public QStyledItemDelegate {
 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {0, option.fontMetrics.height() + 12};
    }

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const QPalette& palette = option.palette;
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const bool enabled = index.data(ActionFinder::EnabledRole).toBool();
        const QColor text = palette.color(chosen ? QPalette::HighlightedText : QPalette::Text);
        const QColor dim = chosen ? text : palette.color(QPalette::PlaceholderText);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (chosen) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(palette.color(QPalette::Highlight));
            painter->drawRoundedRect(option.rect, 4, 4);
        }
        QRect rect = option.rect.adjusted(kMargin, 0, -kMargin, 0);
        const QString key = index.data(ActionFinder::KeyRole).toString();
        painter->setFont(monospaceFont(-1));
        painter->setPen(dim);
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, key);
        rect.setRight(rect.right() - painter->fontMetrics().horizontalAdvance(key) - kMargin);
        painter->setFont(option.font);
        painter->setPen(enabled ? text : dim);
        const QFontMetrics metrics(option.font);
        const QString name =
            metrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width());
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, name);
        rect.setLeft(rect.left() + metrics.horizontalAdvance(name) + kMargin);
        painter->setPen(dim);
        QFont small = option.font;
        small.setPixelSize(std::max(9, small.pixelSize() - 2));
        painter->setFont(small);
        const QString path = index.data(ActionFinder::PathRole).toString();
        painter->drawText(rect,
                          Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(path, Qt::ElideRight, rect.width()));
        painter->restore();
    }
};

}  // namespace

ActionFinder::ActionFinder(QWidget* window)
    : QFrame(window),
      m_field(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_hint(new QLabel(this)),
      m_model(new QStandardItemModel(this)) {
    setObjectName(QStringLiteral("actionFinder"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ActionLine(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Actions that fit"));
    m_field->setObjectName(QStringLiteral("actionFinderField"));
    m_field->setPlaceholderText(tr("What would you like to do?"));
    m_field->setAccessibleName(tr("Search for an action"));
    m_field->installEventFilter(this);
    m_hint->setProperty("role", QStringLiteral("hint"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, 6);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_hint);
    connect(m_field, &QLineEdit::textChanged, this, &ActionFinder::search);
    connect(m_list, &QListView::clicked, this, &ActionFinder::choose);
    hide();
}

void ActionFinder::open(std::vector<FindableAction> actions) {
    m_actions = std::move(actions);
    m_before = QApplication::focusWidget();
    const QRect window = parentWidget()->rect();
    const int width = std::min(kWidth, window.width() - 40);
    setGeometry((window.width() - width) / 2, 56, width, std::min(kHeight, window.height() - 80));
    m_field->clear();
    search();
    raise();
    show();
    m_field->setFocus();
}

void ActionFinder::append(int at) {
    const FindableAction& entry = m_actions[static_cast<std::size_t>(at)];
    auto* item = new QStandardItem(plainText(*entry.action));
    item->setData(at, ActionRole);
    item->setData(entry.action->isEnabled() || entry.whyNot.isEmpty()
                      ? entry.path
                      : tr("%1 · %2").arg(entry.path, entry.whyNot),
                  PathRole);
    item->setData(entry.action->shortcut().toString(QKeySequence::NativeText), KeyRole);
    item->setData(entry.action->isEnabled(), EnabledRole);
    item->setData(tr("%1, %2").arg(item->text(), entry.path), Qt::AccessibleTextRole);
    m_model->appendRow(item);
}

void ActionFinder::search() {
    struct Hit {
        int score;
        int action;
    };
    std::vector<Hit> hits;
    const QString typed = m_field->text();
    for (int i = 0; i < static_cast<int>(m_actions.size()); ++i) {
        const FindableAction& entry = m_actions[static_cast<std::size_t>(i)];
        if (!entry.action || entry.action->isSeparator() || entry.action->text().isEmpty() ||
            entry.action->menu())
            continue;
        const QString name = plainText(*entry.action);
        auto score = fuzzyScore(typed, name);
        // Words of the menu help too ("jobs pause"), but names come first.
        if (score)
            *score += 1000;
        else
            score = fuzzyScore(typed, entry.path + QLatin1Char(' ') + name);
        if (score) hits.push_back({*score, i});
    }
    if (!typed.trimmed().isEmpty())
        std::stable_sort(
            hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
    m_model->clear();
    for (const Hit& hit : hits) append(hit.action);
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_hint->setText(hits.empty() ? tr("No action of this name.")
                                 : tr("%n action(s) · Enter carries out · Esc closes",
                                      nullptr,
                                      static_cast<int>(hits.size())));
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
        case Qt::Key_PageDown:
            step(10);
            return true;
        case Qt::Key_PageUp:
            step(-10);
            return true;
        default:
            return QFrame::eventFilter(watched, event);
    }
}

void ActionFinder::step(int rows) {
    const int row =
        std::clamp(m_list->currentIndex().row() + rows, 0, std::max(0, m_model->rowCount() - 1));
    m_list->setCurrentIndex(m_model->index(row, 0));
}

// A line that cannot be carried out stays and says why.
void ActionFinder::choose() {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid()) return;
    const FindableAction entry =
        m_actions[static_cast<std::size_t>(index.data(ActionRole).toInt())];
    if (!entry.action) return;
    if (!entry.action->isEnabled()) {
        m_hint->setText(entry.whyNot);
        return;
    }
    hide();
    if (m_before) m_before->setFocus();
    Q_EMIT carriedOut(entry.id);
    entry.action->trigger();
}

}  // namespace seedbed
