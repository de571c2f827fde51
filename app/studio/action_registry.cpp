// SPDX-License-Identifier: Apache-2.0
#include "app/studio/action_registry.h"

#include "core/base/error.h"
#include "core/io/json_file.h"

#include <QRegularExpression>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kRecent = 12;

QString keysKey(const QString& id) {
    return QStringLiteral("keys/") + id;
}

QStringList texts(const QList<QKeySequence>& keys) {
    QStringList result;
    for (const QKeySequence& key : keys) result << key.toString(QKeySequence::PortableText);
    return result;
}

QList<QKeySequence> keysOf(const QStringList& texts) {
    QList<QKeySequence> keys;
    for (const QString& text : texts) {
        const QKeySequence key = QKeySequence::fromString(text, QKeySequence::PortableText);
        if (!key.isEmpty()) keys << key;
    }
    return keys;
}

}  // namespace

QString actionName(const QAction& action) {
    static const QRegularExpression mark(QStringLiteral("\\(&.\\)"));
    QString text = action.text();
    text.remove(mark);
    return text.remove(QLatin1Char('&'));
}

ActionRegistry::ActionRegistry(QSettings* settings, QObject* parent)
    : QObject(parent), m_settings(settings) {}

void ActionRegistry::add(const QString& id, QAction* action, const QString& path, unsigned tabs) {
    check(!find(id), "[action registry] this id is taken: " + id.toStdString());
    m_entries.push_back({id, action, path, tabs, action->shortcuts()});
    if (m_settings->contains(keysKey(id)))
        action->setShortcuts(keysOf(m_settings->value(keysKey(id)).toStringList()));
    if (!(tabs & m_tab)) action->setEnabled(false);
    // Looking for an action is none that one would look for.
    if (id != QLatin1String("view.find_action"))
        connect(action, &QAction::triggered, this, [this, id] { noteUse(id); });
}

void ActionRegistry::addInside(const QString& id,
                               QAction* action,
                               const QString& path,
                               unsigned tabs) {
    add(id, action, path, tabs);
    m_entries.back().inside = true;
}

void ActionRegistry::remove(const QString& id) {
    std::erase_if(m_entries, [&id](const RegisteredAction& each) { return each.id == id; });
}

RegisteredAction* ActionRegistry::entry(const QString& id) {
    const auto at = std::find_if(
        m_entries.begin(), m_entries.end(), [&id](const auto& each) { return each.id == id; });
    return at == m_entries.end() ? nullptr : &*at;
}

const RegisteredAction* ActionRegistry::find(const QString& id) const {
    return const_cast<ActionRegistry*>(this)->entry(id);
}

QAction* ActionRegistry::action(const QString& id) const {
    const RegisteredAction* found = find(id);
    check(found && found->action, "[action registry] no action " + id.toStdString());
    return found->action;
}

std::vector<const RegisteredAction*> ActionRegistry::conflicts(const QString& id,
                                                               const QKeySequence& key) const {
    std::vector<const RegisteredAction*> result;
    const RegisteredAction* own = find(id);
    if (!own || key.isEmpty()) return result;
    for (const RegisteredAction& each : m_entries)
        if (each.id != id && each.action && each.inside == own->inside && (each.tabs & own->tabs) &&
            each.action->shortcuts().contains(key))
            result.push_back(&each);
    return result;
}

void ActionRegistry::store(const RegisteredAction& entry) {
    if (entry.action->shortcuts() == entry.defaults)
        m_settings->remove(keysKey(entry.id));
    else
        m_settings->setValue(keysKey(entry.id), texts(entry.action->shortcuts()));
}

void ActionRegistry::setKeys(const QString& id, const QList<QKeySequence>& keys) {
    RegisteredAction* own = entry(id);
    check(own && own->action, "[action registry] no action " + id.toStdString());
    for (const QKeySequence& key : keys)
        for (const RegisteredAction* other : conflicts(id, key)) {
            QList<QKeySequence> left = other->action->shortcuts();
            left.removeAll(key);
            other->action->setShortcuts(left);
            store(*other);
        }
    own->action->setShortcuts(keys);
    store(*own);
    Q_EMIT keysChanged();
}

void ActionRegistry::resetKeys(const QString& id) {
    const RegisteredAction* own = find(id);
    if (own && own->action) setKeys(id, own->defaults);
}

void ActionRegistry::resetAllKeys() {
    for (RegisteredAction& each : m_entries) {
        if (each.action) each.action->setShortcuts(each.defaults);
        m_settings->remove(keysKey(each.id));
    }
    Q_EMIT keysChanged();
}

QByteArray ActionRegistry::exportKeys() const {
    nlohmann::json keys = nlohmann::json::object();
    for (const RegisteredAction& each : m_entries) {
        if (!each.action) continue;
        nlohmann::json list = nlohmann::json::array();
        for (const QString& key : texts(each.action->shortcuts()))
            list.push_back(key.toStdString());
        keys[each.id.toStdString()] = std::move(list);
    }
    const nlohmann::json file = {{"format", "seedbed-keys"}, {"version", 1}, {"keys", keys}};
    return QByteArray::fromStdString(file.dump(2)) + '\n';
}

QStringList ActionRegistry::importKeys(const QByteArray& json, const QString& source) {
    const JsonObject file(parse_json(json.toStdString(), source.toStdString()),
                          source.toStdString());
    if (file.text("format", "") != "seedbed-keys")
        file.fail("format", "\"seedbed-keys\", as Seedbed's keyboard page writes it");
    file.integer("version", 1, 1);
    const JsonObject keys = file.object("keys");
    QStringList unknown;
    for (const auto& [name, value] : keys.json().items()) {
        const QString id = QString::fromStdString(name);
        if (!find(id)) {
            unknown << QCoreApplication::translate("seedbed::ActionRegistry",
                                                   "There is no action “%1”.")
                           .arg(id);
            continue;
        }
        QList<QKeySequence> list;
        for (const std::string& text : keys.texts(name)) {
            const QKeySequence key =
                QKeySequence::fromString(QString::fromStdString(text), QKeySequence::PortableText);
            if (key.isEmpty() || key[0].key() == Qt::Key_unknown)
                unknown << QCoreApplication::translate("seedbed::ActionRegistry",
                                                       "“%1” is no key (%2).")
                               .arg(QString::fromStdString(text), id);
            else
                list << key;
        }
        setKeys(id, list);
    }
    return unknown;
}

void ActionRegistry::setCurrentTab(unsigned tab) {
    m_tab = tab;
    for (const RegisteredAction& each : m_entries)
        if (each.action && each.tabs != kAnyTab) each.action->setEnabled((each.tabs & tab) != 0);
}

QString ActionRegistry::whyNot(const RegisteredAction& entry) const {
    if (entry.tabs & m_tab) {
        const QString said = entry.action->property("whyNot").toString();
        return said.isEmpty()
                   ? QCoreApplication::translate("seedbed::ActionRegistry", "not possible now")
                   : said;
    }
    const std::pair<unsigned, QString> names[] = {
        {kExploreTab, QCoreApplication::translate("seedbed::ActionRegistry", "Explore")},
        {kLibraryTab, QCoreApplication::translate("seedbed::ActionRegistry", "Library")},
        {kAttentionTab, QCoreApplication::translate("seedbed::ActionRegistry", "Attention")},
        {kCompareTab, QCoreApplication::translate("seedbed::ActionRegistry", "Compare")},
        {kMatrixTab, QCoreApplication::translate("seedbed::ActionRegistry", "Matrix")},
        {kModelsTab, QCoreApplication::translate("seedbed::ActionRegistry", "Models")}};
    QStringList tabs;
    for (const auto& [tab, name] : names)
        if (entry.tabs & tab) tabs << name;
    return QCoreApplication::translate("seedbed::ActionRegistry", "in the tab %1")
        .arg(tabs.join(QCoreApplication::translate("seedbed::ActionRegistry", " or ")));
}

std::vector<FindableAction> ActionRegistry::findable() const {
    const QStringList recent = m_settings->value(QStringLiteral("palette/recent")).toStringList();
    std::vector<std::pair<qsizetype, FindableAction>> ranked;
    for (const RegisteredAction& each : m_entries) {
        if (!each.action) continue;
        const qsizetype at = recent.indexOf(each.id);
        ranked.push_back(
            {at < 0 ? recent.size() : at, {each.action, each.id, each.path, whyNot(each)}});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return a.first < b.first;
    });
    std::vector<FindableAction> result;
    for (auto& each : ranked) result.push_back(std::move(each.second));
    return result;
}

void ActionRegistry::noteUse(const QString& id) {
    const QString key = QStringLiteral("palette/recent");
    QStringList recent = m_settings->value(key).toStringList();
    recent.removeAll(id);
    recent.prepend(id);
    while (recent.size() > kRecent) recent.removeLast();
    m_settings->setValue(key, recent);
}

}  // namespace seedbed
