// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_search_bar.h"

#include "widgets/flow_layout.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kTypingPause = 120;  // ms

QString termOf(LibrarySearchBar::Chip chip) {
    using Chip = LibrarySearchBar::Chip;
    switch (chip) {
        case Chip::Picks:
            return QStringLiteral("is:pick");
        case Chip::Rejects:
            return QStringLiteral("is:reject");
        case Chip::Unrated:
            return QStringLiteral("rating:0");
        case Chip::Stars3:
            return QStringLiteral("rating:3..");
        case Chip::Favourites:
            return QStringLiteral("is:favourite");
        case Chip::Bin:
            return QStringLiteral("in:bin");
    }
    return {};
}

}  // namespace

LibrarySearchBar::LibrarySearchBar(LibraryClient* client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_field(new SearchField(this)),
      m_problem(new QLabel(this)) {
    m_problem->setProperty("role", QStringLiteral("error"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 8, 4, 4);
    layout->setSpacing(6);
    layout->addWidget(buildTop());
    layout->addWidget(m_problem);
    layout->addWidget(buildChips());
    connectParts();
}

QWidget* LibrarySearchBar::buildTop() {
    auto* top = new QWidget(this);
    m_saved = new QToolButton(top);
    m_saved->setText(tr("Searches"));
    m_saved->setPopupMode(QToolButton::InstantPopup);
    m_saved->setMenu(new QMenu(m_saved));
    m_saved->setToolTip(tr("Searches kept by name; they belong to this library"));
    m_sort = new QComboBox(top);
    m_sort->setToolTip(tr("What the pictures are sorted by; those without it stand last"));
    m_sort->setAccessibleName(tr("Sort by"));
    const std::pair<SortField, QString> fields[] = {{SortField::Created, tr("By date")},
                                                    {SortField::Seed, tr("By seed")},
                                                    {SortField::Rating, tr("By rating")},
                                                    {SortField::Steps, tr("By steps")},
                                                    {SortField::Guidance, tr("By guidance")},
                                                    {SortField::Width, tr("By width")},
                                                    {SortField::Prompt, tr("By prompt")},
                                                    {SortField::Model, tr("By model")},
                                                    {SortField::Sampler, tr("By sampler")},
                                                    {SortField::Name, tr("By file name")}};
    for (const auto& [field, name] : fields) m_sort->addItem(name, static_cast<int>(field));
    m_direction = new QToolButton(top);
    m_direction->setCheckable(true);
    m_direction->setChecked(true);
    m_direction->setText(QStringLiteral("↓"));
    m_direction->setAccessibleName(tr("Largest first"));
    m_direction->setToolTip(tr("Newest, largest or best first; else the other way round"));
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_field, 1);
    row->addWidget(m_saved);
    row->addWidget(m_sort);
    row->addWidget(m_direction);
    return top;
}

QWidget* LibrarySearchBar::buildChips() {
    auto* chips = new QWidget(this);
    auto* layout = new FlowLayout(chips);
    chips->setLayout(layout);
    const std::tuple<Chip, QString, QString> all[] = {
        {Chip::Picks, tr("Picks"), tr("Only pictures marked with P")},
        {Chip::Rejects, tr("Rejects"), tr("Only pictures marked with X")},
        {Chip::Unrated, tr("Unrated"), tr("Only pictures without stars")},
        {Chip::Stars3, tr("≥ 3 stars"), tr("Only pictures with three stars or more")},
        {Chip::Favourites, tr("Favourites"), tr("Only pictures marked with F")},
        {Chip::Bin, tr("Bin"), tr("Deleted pictures, which can still be brought back")}};
    for (const auto& [chip, text, tip] : all) {
        auto* button = new QToolButton(chips);
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setProperty("role", QStringLiteral("chip"));
        connect(button, &QToolButton::toggled, this, [this, chip = chip](bool on) {
            toggleChip(chip, on);
        });
        m_chips[chip] = button;
        layout->addWidget(button);
    }
    return chips;
}

void LibrarySearchBar::connectParts() {
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPause);
    connect(&m_typing, &QTimer::timeout, this, &LibrarySearchBar::changed);
    connect(m_field, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) m_typing.start();  // the clear button
    });
    connect(m_field, &QLineEdit::returnPressed, this, &LibrarySearchBar::submit);
    connect(m_field, &SearchField::valuesWanted, m_client, &LibraryClient::requestValues);
    connect(m_client, &LibraryClient::valuesReady, m_field, &SearchField::setValues);
    connect(m_client, &LibraryClient::shelfChanged, this, &LibrarySearchBar::fillSavedMenu);
    connect(m_sort, &QComboBox::activated, this, &LibrarySearchBar::changed);
    connect(m_direction, &QToolButton::toggled, this, [this](bool down) {
        m_direction->setText(down ? QStringLiteral("↓") : QStringLiteral("↑"));
        Q_EMIT changed();
    });
    fillSavedMenu();
}

// Picks and rejects exclude each other, and so do the stars.
void LibrarySearchBar::toggleChip(Chip chip, bool on) {
    static const std::map<Chip, Chip> opposite = {{Chip::Picks, Chip::Rejects},
                                                  {Chip::Rejects, Chip::Picks},
                                                  {Chip::Unrated, Chip::Stars3},
                                                  {Chip::Stars3, Chip::Unrated}};
    if (const auto at = opposite.find(chip); on && at != opposite.end()) {
        const QSignalBlocker quiet(m_chips[at->second]);
        m_chips[at->second]->setChecked(false);
    }
    Q_EMIT changed();
}

void LibrarySearchBar::submit() {
    m_typing.stop();
    Q_EMIT changed();
}

QString LibrarySearchBar::query() const {
    QStringList terms;
    if (const QString text = m_field->text().trimmed(); !text.isEmpty()) terms << text;
    for (const auto& [chip, button] : m_chips)
        if (button->isChecked()) terms << termOf(chip);
    return terms.join(QLatin1Char(' '));
}

SearchOrder LibrarySearchBar::order() const {
    return {static_cast<SortField>(m_sort->currentData().toInt()), m_direction->isChecked()};
}

void LibrarySearchBar::setQuery(const QString& text) {
    for (const auto& [chip, button] : m_chips) {
        const QSignalBlocker quiet(button);
        button->setChecked(false);
    }
    m_field->setText(text);
    submit();
}

void LibrarySearchBar::setOrder(SearchOrder order) {
    m_sort->setCurrentIndex(m_sort->findData(static_cast<int>(order.field)));
    const QSignalBlocker quiet(m_direction);
    m_direction->setChecked(order.descending);
    m_direction->setText(order.descending ? QStringLiteral("↓") : QStringLiteral("↑"));
}

void LibrarySearchBar::showProblems(const std::vector<QueryProblem>& problems) {
    QStringList lines;
    for (const QueryProblem& problem : problems) lines << QString::fromStdString(problem.detail);
    m_problem->setText(lines.join(QLatin1Char('\n')));
    m_problem->setVisible(!lines.isEmpty());
}

void LibrarySearchBar::fillSavedMenu() {
    QMenu* menu = m_saved->menu();
    menu->clear();
    const auto& searches = m_client->shelf().searches;
    for (const SavedSearch& search : searches) {
        const QString query = QString::fromStdString(search.query);
        QAction* action = menu->addAction(
            QString::fromStdString(search.name), this, [this, query] { setQuery(query); });
        action->setToolTip(query);
    }
    if (!searches.empty()) menu->addSeparator();
    menu->addAction(tr("Keep this search…"), this, [this] {
        askName(tr("Keep this search as"), m_field->text(), [this](const QString& name) {
            saveSearch(name);
        });
    });
    if (searches.empty()) return;
    QMenu* rename = menu->addMenu(tr("Rename"));
    QMenu* remove = menu->addMenu(tr("Delete"));
    for (const SavedSearch& search : searches) {
        const QString name = QString::fromStdString(search.name);
        rename->addAction(name + QStringLiteral("…"), this, [this, name] {
            askName(tr("New name of %1").arg(name), name, [this, name](const QString& to) {
                renameSearch(name, to);
            });
        });
        remove->addAction(name, this, [this, name] { deleteSearch(name); });
    }
}

void LibrarySearchBar::askName(const QString& title,
                               const QString& value,
                               std::function<void(QString)> use) {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setModal(false);
    dialog->setWindowTitle(title);
    dialog->setLabelText(title);
    dialog->setTextValue(value);
    connect(dialog,
            &QInputDialog::textValueSelected,
            this,
            [use = std::move(use)](const QString& name) {
                if (!name.trimmed().isEmpty()) use(name.trimmed());
            });
    dialog->show();
}

void LibrarySearchBar::saveSearch(const QString& name) {
    Shelf shelf = m_client->shelf();
    const SavedSearch search{name.toStdString(), query().toStdString()};
    std::erase_if(shelf.searches,
                  [&](const SavedSearch& each) { return each.name == search.name; });
    shelf.searches.push_back(search);
    m_client->setShelf(shelf);
}

void LibrarySearchBar::renameSearch(const QString& name, const QString& to) {
    Shelf shelf = m_client->shelf();
    for (SavedSearch& search : shelf.searches)
        if (search.name == name.toStdString()) search.name = to.toStdString();
    m_client->setShelf(shelf);
}

void LibrarySearchBar::deleteSearch(const QString& name) {
    Shelf shelf = m_client->shelf();
    std::erase_if(shelf.searches,
                  [&](const SavedSearch& each) { return each.name == name.toStdString(); });
    m_client->setShelf(shelf);
}

}  // namespace seedbed
