// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shortcuts_dialog.h"

#include "core/base/error.h"
#include "core/io/atomic_write.h"
#include "widgets/fuzzy_match.h"
#include "widgets/theme.h"

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace seedbed {

namespace {

enum Column { NameColumn, MenuColumn, KeyColumn };

QString keyText(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts())
        keys << key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral(", "));
}

}  // namespace

ShortcutsDialog::ShortcutsDialog(ActionRegistry* registry, QWidget* parent)
    : QDialog(parent),
      m_registry(registry),
      m_search(new QLineEdit(this)),
      m_list(new QTreeWidget(this)),
      m_key(new QKeySequenceEdit(this)),
      m_message(new QLabel(this)),
      m_assign(new QPushButton(tr("Use this key"), this)),
      m_clear(new QPushButton(tr("No key"), this)),
      m_reset(new QPushButton(tr("As it was"), this)) {
    setObjectName(QStringLiteral("shortcutsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(720, 620);
    buildLayout();
    fill();
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showChosen);
    connect(m_key, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsDialog::judgeKey);
    connect(m_assign, &QPushButton::clicked, this, &ShortcutsDialog::assign);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_registry->setKeys(chosenId(), {}); });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_registry->resetKeys(chosenId()); });
    connect(m_registry, &ActionRegistry::keysChanged, this, &ShortcutsDialog::fill);
    showChosen();
}

void ShortcutsDialog::buildLayout() {
    m_search->setPlaceholderText(tr("Search for an action or a key"));
    m_search->setAccessibleName(tr("Search for an action or a key"));
    m_search->setClearButtonEnabled(true);
    m_list->setHeaderLabels({tr("Action"), tr("Menu"), tr("Key")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->header()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(MenuColumn, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_list->setColumnWidth(KeyColumn, 170);
    m_key->setAccessibleName(tr("New key"));
    m_key->setToolTip(tr("Click here and press the new key"));
    m_message->setWordWrap(true);
    m_assign->setObjectName(QStringLiteral("assignKey"));
    m_assign->setProperty("role", QStringLiteral("primary"));
    m_clear->setToolTip(tr("The action keeps its place in menus and in the list of actions"));
    m_reset->setToolTip(tr("The key that this action came with"));
    auto* edit = new QHBoxLayout;
    edit->addWidget(m_key, 1);
    for (QPushButton* button : {m_assign, m_clear, m_reset}) edit->addWidget(button);
    auto* all = new QPushButton(tr("All as they were"), this);
    all->setObjectName(QStringLiteral("resetAllKeys"));
    auto* take = new QPushButton(tr("Export…"), this);
    auto* bring = new QPushButton(tr("Import…"), this);
    auto* close = new QPushButton(tr("Close"), this);
    auto* bottom = new QHBoxLayout;
    for (QPushButton* button : {all, take, bring}) {
        button->setAutoDefault(false);
        bottom->addWidget(button);
    }
    bottom->addStretch();
    bottom->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(edit);
    layout->addWidget(m_message);
    layout->addLayout(bottom);
    connect(all, &QPushButton::clicked, m_registry, &ActionRegistry::resetAllKeys);
    connect(take, &QPushButton::clicked, this, &ShortcutsDialog::exportTo);
    connect(bring, &QPushButton::clicked, this, &ShortcutsDialog::importFrom);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
}

void ShortcutsDialog::fill() {
    const QString chosen = chosenId();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const RegisteredAction& each : m_registry->entries()) {
        if (!each.action) continue;
        auto* item = new QTreeWidgetItem(
            m_list, {actionName(*each.action), each.path, keyText(*each.action)});
        item->setData(NameColumn, Qt::UserRole, each.id);
        item->setFont(KeyColumn, monospaceFont(-1));
        if (each.action->shortcuts() != each.defaults) {
            QFont bold = item->font(NameColumn);
            bold.setBold(true);
            item->setFont(NameColumn, bold);
            item->setToolTip(KeyColumn, tr("Changed by you"));
        }
        if (each.id == chosen) m_list->setCurrentItem(item);
    }
    filter();
    showChosen();
}

void ShortcutsDialog::filter() {
    const QString text = m_search->text();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        const bool fits = text.trimmed().isEmpty() || fuzzyScore(text, item->text(NameColumn)) ||
                          item->text(KeyColumn).contains(text, Qt::CaseInsensitive) ||
                          fuzzyScore(text, item->text(MenuColumn));
        item->setHidden(!fits);
    }
}

QString ShortcutsDialog::chosenId() const {
    const QTreeWidgetItem* item = m_list->currentItem();
    return item ? item->data(NameColumn, Qt::UserRole).toString() : QString();
}

void ShortcutsDialog::choose(const QString& id) {
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        if (m_list->topLevelItem(i)->data(NameColumn, Qt::UserRole).toString() == id)
            m_list->setCurrentItem(m_list->topLevelItem(i));
}

void ShortcutsDialog::showChosen() {
    const RegisteredAction* entry = m_registry->find(chosenId());
    for (QWidget* widget : std::initializer_list<QWidget*>{m_key, m_clear, m_reset})
        widget->setEnabled(entry != nullptr);
    m_assign->setEnabled(false);
    m_message->setText(entry ? tr("Press a new key for “%1”.").arg(actionName(*entry->action))
                             : tr("Choose an action to change its key."));
    const QSignalBlocker blocker(m_key);
    m_key->setKeySequence(entry ? entry->action->shortcut() : QKeySequence());
}

void ShortcutsDialog::judgeKey() {
    const QKeySequence key = m_key->keySequence();
    m_assign->setEnabled(!key.isEmpty());
    QStringList others;
    for (const RegisteredAction* other : m_registry->conflicts(chosenId(), key))
        others << tr("“%1”").arg(actionName(*other->action));
    m_message->setText(
        others.isEmpty()
            ? tr("%1 is free.").arg(key.toString(QKeySequence::NativeText))
            : tr("%1 belongs to %2, which would lose it.")
                  .arg(key.toString(QKeySequence::NativeText), others.join(QStringLiteral(", "))));
}

void ShortcutsDialog::assign() {
    const QKeySequence key = m_key->keySequence();
    if (!chosenId().isEmpty() && !key.isEmpty()) m_registry->setKeys(chosenId(), {key});
}

void ShortcutsDialog::exportTo() {
    auto* dialog = new QFileDialog(
        this, tr("Export the keys"), QStringLiteral("seedbed-keys.json"), QStringLiteral("*.json"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        try {
            write_file(path.toStdString(), m_registry->exportKeys().toStdString());
            m_message->setText(tr("Saved %1").arg(path));
        } catch (const Error& error) {
            m_message->setText(QString::fromUtf8(error.what()));
        }
    });
    dialog->open();
}

void ShortcutsDialog::importFrom() {
    auto* dialog = new QFileDialog(this, tr("Import keys"), QString(), QStringLiteral("*.json"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            m_message->setText(tr("%1 cannot be read: %2").arg(path, file.errorString()));
            return;
        }
        try {
            const QStringList unknown = m_registry->importKeys(file.readAll(), path);
            m_message->setText(unknown.isEmpty() ? tr("The keys of %1 are in use.").arg(path)
                                                 : unknown.join(QLatin1Char(' ')));
        } catch (const Error& error) {
            m_message->setText(QString::fromUtf8(error.what()));
        }
    });
    dialog->open();
}

}  // namespace seedbed
