// SPDX-License-Identifier: Apache-2.0
#include "app/studio/cheat_sheet.h"

#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace seedbed {

namespace {

constexpr int kColumns = 4;

struct Group {
    QString menu;
    QStringList rows;  // HTML table rows
};

QString rowOf(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts())
        keys << key.toString(QKeySequence::NativeText).toHtmlEscaped();
    return QStringLiteral(
               "<tr><td align='right' style='padding-right:10px'><code>%1</code></td>"
               "<td>%2</td></tr>")
        .arg(keys.join(QStringLiteral(" ")), actionName(action).toHtmlEscaped());
}

// In the order of the menus; keys that are always there come under what the whole menu is called.
std::vector<Group> groupsOf(const ActionRegistry& registry) {
    std::vector<Group> groups;
    for (const RegisteredAction& each : registry.entries()) {
        if (!each.action || each.action->shortcuts().isEmpty()) continue;
        const QString menu = each.path.section(QStringLiteral(" › "), 0, 0);
        auto at = std::find_if(
            groups.begin(), groups.end(), [&menu](const Group& g) { return g.menu == menu; });
        if (at == groups.end()) at = groups.insert(groups.end(), {menu, {}});
        at->rows << rowOf(*each.action);
    }
    return groups;
}

}  // namespace

CheatSheet::CheatSheet(const ActionRegistry* registry, QWidget* window) : QFrame(window) {
    setObjectName(QStringLiteral("cheatSheet"));
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("All keys"));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(28);
    std::array<QVBoxLayout*, kColumns> column{};
    std::array<qsizetype, kColumns> filled{};
    for (QVBoxLayout*& each : column) {
        each = new QVBoxLayout;
        columns->addLayout(each, 1);
    }
    for (const Group& group : groupsOf(*registry)) {
        const auto shortest = static_cast<std::size_t>(
            std::min_element(filled.begin(), filled.end()) - filled.begin());
        filled[shortest] += group.rows.size() + 2;
        auto* label = new QLabel(QStringLiteral("<b>%1</b><table cellpadding='1'>%2</table>")
                                     .arg(group.menu.toHtmlEscaped(), group.rows.join(QString())),
                                 this);
        label->setTextFormat(Qt::RichText);
        label->setAlignment(Qt::AlignTop);
        column[shortest]->addWidget(label);
    }
    for (QVBoxLayout* each : column) each->addStretch(1);
    auto* hint = new QLabel(
        tr("Any key closes this page. Help › Keyboard shortcuts changes the keys."), this);
    hint->setProperty("role", QStringLiteral("hint"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 22, 28, 18);
    layout->addLayout(columns, 1);
    layout->addWidget(hint, 0, Qt::AlignCenter);
}

void CheatSheet::open() {
    const QRect window = parentWidget()->rect();
    const QSize size = sizeHint().boundedTo(window.size() - QSize(40, 40));
    setGeometry(QRect(
        QPoint((window.width() - size.width()) / 2, (window.height() - size.height()) / 2), size));
    show();
    raise();
    setFocus();
}

// The key that closes the page does nothing else.
bool CheatSheet::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void CheatSheet::keyPressEvent(QKeyEvent*) {
    deleteLater();
    hide();
}

void CheatSheet::mousePressEvent(QMouseEvent*) {
    deleteLater();
    hide();
}

void CheatSheet::focusOutEvent(QFocusEvent*) {
    deleteLater();
    hide();
}

}  // namespace seedbed
