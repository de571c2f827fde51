// SPDX-License-Identifier: Apache-2.0
#include "app/studio/named_menu.h"

#include "app/studio/main_window.h"
#include "core/base/error.h"

#include <QDir>
#include <QFileInfo>
#include <QInputDialog>

namespace seedbed {

NamedMenu::NamedMenu(MainWindow* window, const QString& kind, const QString& file)
    : QObject(window),
      m_window(window),
      m_kind(kind),
      m_store(QFileInfo(window->settings()->fileName()).absoluteDir().filePath(file)) {
    if (!m_store.problem().isEmpty())
        window->notices()->show(
            kind + QStringLiteral("Problem"), NoticeBar::Kind::Warning, m_store.problem());
}

QAction* NamedMenu::addAction(QMenu* menu,
                              const QString& id,
                              const QString& text,
                              const QString& key,
                              std::function<void()> run) {
    auto* action = new QAction(text, m_window);
    action->setObjectName(id);
    if (!key.isEmpty()) action->setShortcut(QKeySequence(key, QKeySequence::PortableText));
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    menu->addAction(action);
    m_window->addAction(action);
    m_registry->add(id, action, actionName(*m_menu->menuAction()));
    return action;
}

void NamedMenu::fillMenu(QMenu* menu, ActionRegistry* registry) {
    m_menu = menu;
    m_registry = registry;
    const Texts texts = this->texts();
    addAction(menu, m_kind + QStringLiteral(".save"), texts.save, texts.saveKey, [this] { ask(); });
    m_updates = menu->addMenu(tr("Update"));
    m_deletes = menu->addMenu(tr("Delete"));
    menu->addSeparator();
    addBuiltIn(menu);
    refill();
}

void NamedMenu::refill() {
    if (!m_menu) return;
    for (QAction* action : m_dynamic) {
        m_registry->remove(action->objectName());
        action->deleteLater();
    }
    m_dynamic.clear();
    const Texts texts = this->texts();
    for (const QString& name : m_store.names()) {
        const QString id = m_kind + QStringLiteral(".%1.") + name;
        const auto applyIt = [this, name] { applyNamed(name); };
        const auto updateIt = [this, name] { save(name); };
        const auto removeIt = [this, name] { remove(name); };
        m_dynamic << addAction(m_menu,
                               id.arg(QStringLiteral("apply")),
                               texts.apply.arg(name),
                               {},
                               applyIt)
                  << addAction(m_updates,
                               id.arg(QStringLiteral("update")),
                               texts.update.arg(name),
                               {},
                               updateIt)
                  << addAction(m_deletes,
                               id.arg(QStringLiteral("delete")),
                               texts.remove.arg(name),
                               {},
                               removeIt);
    }
    m_updates->setEnabled(!m_dynamic.isEmpty());
    m_deletes->setEnabled(!m_dynamic.isEmpty());
}

void NamedMenu::ask() {
    auto* dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(m_kind + QStringLiteral("Name"));
    dialog->setLabelText(texts().ask);
    dialog->setWindowTitle(actionName(*m_menu->menuAction()));
    dialog->setModal(false);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        if (!text.trimmed().isEmpty()) save(text.trimmed());
    });
    dialog->show();
}

void NamedMenu::save(const QString& name) {
    try {
        m_store.save(name, capture());
        m_window->say(texts().saved.arg(name));
    } catch (const Error& error) {
        m_window->say(QString::fromUtf8(error.what()));
    }
    refill();
}

void NamedMenu::applyNamed(const QString& name) {
    const nlohmann::json* value = m_store.find(name);
    if (!value) return;
    try {
        apply(*value);
        m_window->say(texts().applied.arg(name));
    } catch (const Error& error) {
        m_window->say(QString::fromUtf8(error.what()));
    }
}

void NamedMenu::remove(const QString& name) {
    try {
        m_store.remove(name);
    } catch (const Error& error) {
        m_window->say(QString::fromUtf8(error.what()));
    }
    refill();
}

}  // namespace seedbed
