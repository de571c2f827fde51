// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_details.h"

#include "widgets/library/picture_details.h"
#include "widgets/panel_scroll.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kNotePause = 800;  // ms without a key until a note is kept
constexpr int kNoteHeight = 74;

QLabel* caption(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("label"));
    return label;
}

}  // namespace

LibraryDetails::LibraryDetails(LibraryClient* client, QWidget* parent)
    : QWidget(parent), m_client(client) {
    auto* contents = new QWidget(this);
    auto* inner = new QVBoxLayout(contents);
    inner->setContentsMargins(12, 10, 12, 10);
    inner->setSpacing(8);
    m_title = new QLabel(contents);
    m_title->setProperty("role", QStringLiteral("strong"));
    m_title->setWordWrap(true);
    inner->addWidget(m_title);
    inner->addWidget(buildJudgement());
    inner->addWidget(buildButtons());
    auto* settings = new QWidget(contents);
    m_settings = new QFormLayout(settings);
    m_settings->setContentsMargins(0, 6, 0, 0);
    m_settings->setRowWrapPolicy(QFormLayout::WrapAllRows);
    m_settings->setVerticalSpacing(3);
    inner->addWidget(settings);
    inner->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new PanelScroll(contents, this));
    connectParts();
    showPictures(0, {});
}

LibraryDetails::~LibraryDetails() {
    keepNote();
}

QWidget* LibraryDetails::buildJudgement() {
    auto* box = new QWidget(this);
    m_stars = new StarBar(box);
    const auto mark = [box](const QString& text, const QString& tip) {
        auto* button = new QToolButton(box);
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setCheckable(true);
        return button;
    };
    m_pick = mark(QStringLiteral("P"), tr("Pick (P)"));
    m_reject = mark(QStringLiteral("X"), tr("Reject (X)"));
    m_favourite = mark(QStringLiteral("♥"), tr("Favourite picture (F)"));
    m_tags = new TagEditor(box);
    m_note = new QPlainTextEdit(box);
    m_note->setPlaceholderText(tr("Write a note"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setToolTip(tr("Kept by itself, in the library and in an XMP file beside the picture"));
    m_note->setFixedHeight(kNoteHeight);
    m_note->setTabChangesFocus(true);
    m_note->installEventFilter(this);
    auto* row = new QHBoxLayout;
    row->addWidget(m_stars);
    row->addStretch(1);
    for (QToolButton* button : {m_pick, m_reject, m_favourite}) row->addWidget(button);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(row);
    layout->addWidget(caption(tr("Tags"), box));
    layout->addWidget(m_tags);
    layout->addWidget(caption(tr("Note"), box));
    layout->addWidget(m_note);
    return box;
}

QWidget* LibraryDetails::buildButtons() {
    auto* box = new QWidget(this);
    m_useSeed = new QPushButton(tr("Use seed"), box);
    m_useSeed->setToolTip(
        tr("Puts the chosen pictures' seeds into the prompt panel, nothing else"));
    m_useSettings = new QPushButton(tr("Use all settings"), box);
    m_useSettings->setToolTip(tr("Fills the prompt panel with all that made the current picture"));
    m_attention = new QPushButton(tr("Show attention"), box);
    m_attention->setToolTip(tr("Makes the current picture again and shows where each word acts"));
    m_compare = new QPushButton(tr("Compare"), box);
    m_compare->setToolTip(tr("Choose two to four pictures to see them side by side"));
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setSpacing(6);
    grid->addWidget(m_useSeed, 0, 0);
    grid->addWidget(m_useSettings, 0, 1);
    grid->addWidget(m_attention, 1, 0);
    grid->addWidget(m_compare, 1, 1);
    return box;
}

void LibraryDetails::connectParts() {
    connect(m_stars, &StarBar::rated, this, [this](int stars) {
        Change change;
        change.rating = stars;
        judge(change, stars == 0 ? tr("No stars") : tr("%n star(s)", nullptr, stars));
    });
    const auto flag = [this](Flag flag, const QString& what) {
        return [this, flag, what](bool on) {
            Change change;
            change.flag = on ? flag : Flag::None;
            judge(change, on ? what : tr("Neither pick nor reject"));
        };
    };
    connect(m_pick, &QToolButton::clicked, this, flag(Flag::Pick, tr("Pick")));
    connect(m_reject, &QToolButton::clicked, this, flag(Flag::Reject, tr("Reject")));
    connect(m_favourite, &QToolButton::clicked, this, [this](bool on) {
        Change change;
        change.favourite = on;
        judge(change, on ? tr("Favourite") : tr("No favourite"));
    });
    connectTags();
    connectNote();
    connect(m_client, &LibraryClient::judgementsChanged, this, &LibraryDetails::showJudgement);
    connect(m_client, &LibraryClient::accessChanged, this, &LibraryDetails::showJudgement);
    connect(m_client, &LibraryClient::pictureReady, this, [this](const PictureRow& picture) {
        if (picture.id != m_current) return;
        m_picture = picture;
        showSettings();
    });
    connect(m_useSeed, &QPushButton::clicked, this, &LibraryDetails::useSeedRequested);
    connect(m_useSettings, &QPushButton::clicked, this, &LibraryDetails::useSettingsRequested);
    connect(m_attention, &QPushButton::clicked, this, &LibraryDetails::attentionRequested);
    connect(m_compare, &QPushButton::clicked, this, &LibraryDetails::compareRequested);
}

void LibraryDetails::connectTags() {
    connect(m_tags, &TagEditor::tagAdded, this, [this](const QString& tag) {
        Change change;
        change.add_tags = {tag.toStdString()};
        judge(change, tr("Tag %1").arg(tag));
    });
    connect(m_tags, &TagEditor::tagRemoved, this, [this](const QString& tag) {
        Change change;
        change.remove_tags = {tag.toStdString()};
        judge(change, tr("Without tag %1").arg(tag));
    });
    connect(m_tags, &TagEditor::knownWanted, this, [this] {
        m_client->requestValues(QStringLiteral("tag"));
    });
    connect(m_client,
            &LibraryClient::valuesReady,
            this,
            [this](const QString& field, const QStringList& values) {
                if (field == QLatin1String("tag")) m_tags->setKnown(values);
            });
}

void LibraryDetails::connectNote() {
    m_notePause.setSingleShot(true);
    m_notePause.setInterval(kNotePause);
    connect(&m_notePause, &QTimer::timeout, this, &LibraryDetails::keepNote);
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        m_noteEdited = true;
        m_notePause.start();
    });
}

void LibraryDetails::judge(Change change, const QString& what) {
    change.pictures = m_pictures;
    const auto count = static_cast<int>(m_pictures.size());
    m_client->apply(std::move(change),
                    count == 1 ? what : tr("%1 · %n picture(s)", nullptr, count).arg(what));
    showJudgement();
}

void LibraryDetails::keepNote() {
    m_notePause.stop();
    if (!std::exchange(m_noteEdited, false) || m_current == 0) return;
    Change change;
    change.pictures = {m_current};
    change.note = m_note->toPlainText().toStdString();
    m_client->apply(std::move(change), tr("Note"));
}

bool LibraryDetails::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_note && event->type() == QEvent::FocusOut) keepNote();
    return QWidget::eventFilter(watched, event);
}

void LibraryDetails::showPictures(PictureId current, const std::vector<PictureId>& pictures) {
    if (current != m_current) keepNote();
    const bool other = current != m_current;
    m_current = current;
    m_pictures = pictures;
    if (other) {
        m_picture.reset();
        showSettings();
        if (current != 0) m_client->requestPicture(current);
    }
    showJudgement();
    m_compare->setEnabled(pictures.size() >= 2 && pictures.size() <= 4);
    for (QWidget* each : {static_cast<QWidget*>(m_useSeed),
                          static_cast<QWidget*>(m_useSettings),
                          static_cast<QWidget*>(m_attention)})
        each->setEnabled(current != 0);
    setTitle();
}

void LibraryDetails::setTitle() {
    const auto count = static_cast<int>(m_pictures.size());
    if (m_current == 0)
        m_title->setText(tr("No picture is chosen"));
    else if (count > 1)
        m_title->setText(tr("%n picture(s) chosen", nullptr, count));
    else if (m_picture)
        m_title->setText(QString::fromStdString(m_picture->path.filename().string()));
}

void LibraryDetails::showJudgement() {
    const Judgement* known = m_client->judgement(m_current);
    const Judgement judgement = known ? *known : Judgement();
    const bool enabled = m_current != 0 && m_client->canJudge();
    m_stars->setRating(judgement.rating);
    m_pick->setChecked(judgement.flag == Flag::Pick);
    m_reject->setChecked(judgement.flag == Flag::Reject);
    m_favourite->setChecked(judgement.favourite);
    QStringList tags;
    for (const std::string& tag : judgement.tags) tags << QString::fromStdString(tag);
    m_tags->setTags(tags);
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_stars, m_pick, m_reject, m_favourite, m_tags, m_note})
        each->setEnabled(enabled);
    const QString note = QString::fromStdString(judgement.note);
    if (m_noteEdited || m_note->toPlainText() == note) return;
    const QSignalBlocker quiet(m_note);
    m_note->setPlainText(note);
}

void LibraryDetails::showSettings() {
    while (m_settings->rowCount() > 0) m_settings->removeRow(0);
    setTitle();
    if (!m_picture) return;
    for (const auto& [name, value] : detailRows(*m_picture)) {
        auto* text = new QLabel(value, this);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text->setAccessibleName(name);
        m_settings->addRow(caption(name, this), text);
    }
}

QString LibraryDetails::valueOf(const QString& name) const {
    for (int row = 0; row < m_settings->rowCount(); ++row) {
        const auto* text =
            qobject_cast<QLabel*>(m_settings->itemAt(row, QFormLayout::FieldRole)->widget());
        if (text->accessibleName() == name) return text->text();
    }
    return {};
}

}  // namespace seedbed
