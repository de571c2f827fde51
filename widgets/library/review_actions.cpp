// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/review_actions.h"

#include <algorithm>

namespace seedbed {

namespace {

QKeySequence key(const char* text) {
    return QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
}

std::vector<std::string> one(const QString& tag) {
    return {tag.toStdString()};
}

}  // namespace

ReviewActions::ReviewActions(LibraryClient* client,
                             std::function<std::vector<PictureId>()> targets,
                             std::function<void()> advance,
                             QObject* parent)
    : QObject(parent),
      m_client(client),
      m_targets(std::move(targets)),
      m_advance(std::move(advance)) {
    buildRatingActions();
    buildBinActions();
    rebuildTagActions();
    connect(client, &LibraryClient::undoChanged, this, &ReviewActions::updateActions);
    connect(client, &LibraryClient::shelfChanged, this, &ReviewActions::rebuildTagActions);
    updateActions();
}

QAction* ReviewActions::add(const char* name,
                            const QString& text,
                            const QList<QKeySequence>& keys,
                            std::function<void()> run) {
    auto* action = new QAction(text, this);
    action->setObjectName(QLatin1String("review.") + QLatin1String(name));
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_actions << action;
    return action;
}

void ReviewActions::addSeparator() {
    auto* action = new QAction(this);
    action->setSeparator(true);
    m_actions << action;
}

void ReviewActions::buildRatingActions() {
    static const char* const names[] = {"rate0", "rate1", "rate2", "rate3", "rate4", "rate5"};
    for (int stars = 1; stars <= 5; ++stars)
        add(names[stars],
            tr("%n star(s)", nullptr, stars),
            {QKeySequence(Qt::Key_0 + stars)},
            [this, stars] { setRating(stars); });
    add(names[0], tr("No stars"), {key("0"), key("`")}, [this] { setRating(0); });
    addSeparator();
    add("pick", tr("Pick"), {key("P")}, [this] { toggleFlag(Flag::Pick); });
    add("reject", tr("Reject"), {key("X")}, [this] { toggleFlag(Flag::Reject); });
    add("favourite", tr("Favourite picture"), {key("F")}, [this] { toggleFavourite(); });
    add("favouriteSeed", tr("Favourite seed"), {key("Shift+F")}, [this] {
        const auto pictures = m_targets();
        if (!pictures.empty()) m_client->toggleFavouriteSeeds(pictures);
    });
    m_autoAdvance = add("autoAdvance", tr("Go on after a judgement"), {key("Shift+A")}, [] {});
    m_autoAdvance->setCheckable(true);
    m_autoAdvance->setToolTip(
        tr("After a rating, pick or reject of one picture the next one becomes current"));
    addSeparator();
}

void ReviewActions::buildBinActions() {
    m_tagsEnd = static_cast<int>(m_actions.size());
    add("tagKeys", tr("Tag keys…"), {key("T, Return")}, [this] { Q_EMIT tagKeysRequested(); });
    addSeparator();
    add("use", tr("Make the seed current"), {}, [this] {
        const auto pictures = m_targets();
        if (!pictures.empty()) Q_EMIT seedsRequested(pictures);
    });
    addSeparator();
    add("bin", tr("To the bin"), {key("Del")}, [this] { bin(); });
    add("restore", tr("Back from the bin"), {key("Ctrl+Del")}, [this] { restore(); });
    add("binRejects", tr("Bin all rejects"), {key("Ctrl+Shift+Del")}, [this] {
        m_client->binRejects();
    });
    addSeparator();
    m_undo = add("undo", tr("Undo"), {key("Ctrl+Z")}, [this] { m_client->undo(); });
    m_redo =
        add("redo", tr("Redo"), {key("Ctrl+Shift+Z"), key("Ctrl+Y")}, [this] { m_client->redo(); });
}

void ReviewActions::rebuildTagActions() {
    for (QAction* action : std::exchange(m_tagActions, {})) {
        m_actions.removeOne(action);
        action->setShortcuts(QList<QKeySequence>());  // it may live on for a moment
        action->deleteLater();
    }
    const QList<QAction*> fixed = std::exchange(m_actions, {});
    for (const TagKey& each : m_client->shelf().tag_keys) {
        const QString tag = QString::fromStdString(each.tag);
        const QChar letter = QChar(QLatin1Char(each.letter)).toUpper();
        const auto name = QByteArray("tag.") + each.letter;
        m_tagActions << add(name.constData(),
                            tr("Tag: %1").arg(tag),
                            {QKeySequence(QStringLiteral("T, %1").arg(letter))},
                            [this, tag] { toggleTag(tag); });
    }
    m_actions = fixed.mid(0, m_tagsEnd) + m_tagActions + fixed.mid(m_tagsEnd);
    Q_EMIT actionsChanged();
}

QList<QAction*> ReviewActions::actions() const {
    return m_actions;
}

QAction* ReviewActions::action(const QString& name) const {
    for (QAction* action : m_actions)
        if (action->objectName() == name) return action;
    return nullptr;
}

void ReviewActions::updateActions() {
    m_undo->setEnabled(m_client->canUndo());
    m_redo->setEnabled(m_client->canRedo());
    m_undo->setText(m_client->canUndo() ? tr("Undo: %1").arg(m_client->undoText()) : tr("Undo"));
    m_redo->setText(m_client->canRedo() ? tr("Redo: %1").arg(m_client->redoText()) : tr("Redo"));
}

// Whether it holds for each of them, as far as is known: then the same key takes it back.
bool ReviewActions::all(const std::vector<PictureId>& ids,
                        const std::function<bool(const Judgement&)>& holds) const {
    return std::all_of(ids.begin(), ids.end(), [&](PictureId id) {
        const Judgement* judgement = m_client->judgement(id);
        return judgement && holds(*judgement);
    });
}

void ReviewActions::judge(Change change, const QString& what, bool mayAdvance) {
    const auto count = static_cast<int>(change.pictures.size());
    if (count == 0) {
        Q_EMIT said(tr("Choose a picture of the library first."));
        return;
    }
    const QString step = count == 1 ? what : tr("%1 · %n picture(s)", nullptr, count).arg(what);
    m_client->apply(std::move(change), step);
    if (m_client->canJudge()) Q_EMIT said(step);
    if (mayAdvance && count == 1 && m_autoAdvance->isChecked()) m_advance();
}

void ReviewActions::setRating(int stars) {
    Change change;
    change.pictures = m_targets();
    change.rating = stars;
    judge(std::move(change), stars == 0 ? tr("No stars") : tr("%n star(s)", nullptr, stars), true);
}

void ReviewActions::toggleFlag(Flag flag) {
    Change change;
    change.pictures = m_targets();
    const bool off =
        all(change.pictures, [flag](const Judgement& each) { return each.flag == flag; });
    change.flag = off ? Flag::None : flag;
    judge(std::move(change),
          off                  ? tr("Neither pick nor reject")
          : flag == Flag::Pick ? tr("Pick")
                               : tr("Reject"),
          !off);
}

void ReviewActions::toggleFavourite() {
    Change change;
    change.pictures = m_targets();
    const bool off = all(change.pictures, [](const Judgement& each) { return each.favourite; });
    change.favourite = !off;
    judge(std::move(change), off ? tr("No favourite") : tr("Favourite"), false);
}

void ReviewActions::toggleTag(const QString& tag) {
    Change change;
    change.pictures = m_targets();
    const bool off = all(change.pictures, [name = tag.toStdString()](const Judgement& each) {
        return std::find(each.tags.begin(), each.tags.end(), name) != each.tags.end();
    });
    (off ? change.remove_tags : change.add_tags) = one(tag);
    judge(std::move(change), off ? tr("Without tag %1").arg(tag) : tr("Tag %1").arg(tag), false);
}

void ReviewActions::bin() {
    Change change;
    change.pictures = m_targets();
    change.binned = true;
    judge(std::move(change), tr("To the bin"), false);
}

void ReviewActions::restore() {
    Change change;
    change.pictures = m_targets();
    change.binned = false;
    judge(std::move(change), tr("Back from the bin"), false);
}

void ReviewActions::setTagKey(char letter, const QString& tag) {
    Shelf shelf = m_client->shelf();
    std::erase_if(shelf.tag_keys, [letter](const TagKey& each) { return each.letter == letter; });
    const QString name = tag.trimmed();
    if (!name.isEmpty()) shelf.tag_keys.push_back({letter, name.toStdString()});
    std::sort(shelf.tag_keys.begin(), shelf.tag_keys.end(), [](const TagKey& a, const TagKey& b) {
        return a.letter < b.letter;
    });
    m_client->setShelf(shelf);
}

}  // namespace seedbed
