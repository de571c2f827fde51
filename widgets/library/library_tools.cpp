// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_tools.h"

#include "widgets/library/library_view.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>

namespace seedbed {

LibraryTools::LibraryTools(LibraryClient* client, LibraryView* view, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_view(view),
      m_count(new QLabel(this)),
      m_new(new QPushButton(this)),
      m_rejects(new QPushButton(this)),
      m_restore(new QPushButton(tr("Bring back"), this)),
      m_empty(new QPushButton(this)) {
    m_count->setFont(monospaceFont());
    m_count->setProperty("role", QStringLiteral("dim"));
    m_new->setToolTip(tr("Shows what has come meanwhile; your place and selection stay"));
    m_rejects->setToolTip(tr("Puts every picture marked with X into the bin; Ctrl+Z undoes it"));
    m_restore->setToolTip(tr("Takes the chosen pictures out of the bin, all if none is chosen"));
    m_empty->setToolTip(tr("Deletes the files in the bin for good"));
    m_details = new QToolButton(this);
    m_details->setText(tr("Details"));
    m_details->setCheckable(true);
    m_details->setChecked(true);
    m_details->setToolTip(tr("Rating, tags, note and all settings of the chosen picture"));
    buildSize();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 2, 4, 6);
    row->addWidget(m_count);
    row->addWidget(m_new);
    row->addStretch(1);
    for (QPushButton* button : {m_rejects, m_restore, m_empty}) row->addWidget(button);
    row->addWidget(buildMenu());
    row->addSpacing(6);
    row->addWidget(m_size);
    row->addWidget(m_details);
    connectParts();
    setWaiting(0);
    updateButtons();
}

QToolButton* LibraryTools::buildMenu() {
    auto* more = new QToolButton(this);
    more->setText(tr("Files"));
    more->setToolTip(tr("Import, export and check pictures"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    menu->addAction(tr("Import a folder…"), this, &LibraryTools::importRequested);
    menu->addAction(tr("Export…"), this, &LibraryTools::exportRequested);
    menu->addSeparator();
    menu->addAction(tr("Check the library"), this, &LibraryTools::checkRequested);
    menu->addAction(tr("Show what is new"), this, &LibraryTools::refreshRequested);
    more->setMenu(menu);
    return more;
}

void LibraryTools::buildSize() {
    m_size = new QSlider(Qt::Horizontal, this);
    m_size->setRange(CellGridView::kSmallest, 320);
    m_size->setFixedWidth(110);
    m_size->setToolTip(tr("Size of the cells (Ctrl + wheel)"));
    m_size->setAccessibleName(tr("Size of the cells"));
    connect(m_size, &QSlider::sliderMoved, m_view, &CellGridView::setCellSide);
    connect(m_view, &CellGridView::shownSideChanged, m_size, &QSlider::setValue);
}

void LibraryTools::connectParts() {
    connect(m_new, &QPushButton::clicked, this, &LibraryTools::refreshRequested);
    connect(m_rejects, &QPushButton::clicked, m_client, &LibraryClient::binRejects);
    connect(m_restore, &QPushButton::clicked, this, &LibraryTools::restoreChosen);
    connect(m_empty, &QPushButton::clicked, this, &LibraryTools::emptyBin);
    connect(m_details, &QToolButton::toggled, this, &LibraryTools::detailsToggled);
    connect(m_client, &LibraryClient::countsChanged, this, &LibraryTools::updateButtons);
    connect(m_client, &LibraryClient::accessChanged, this, &LibraryTools::updateButtons);
}

void LibraryTools::setShown(int pictures, bool bin) {
    m_shown = pictures;
    if (bin != m_bin) m_asked = false;
    m_bin = bin;
    updateCount();
    updateButtons();
}

void LibraryTools::setChosen(int pictures) {
    m_chosen = pictures;
    updateCount();
}

void LibraryTools::updateCount() {
    const QString shown = m_bin ? tr("%Ln picture(s) in the bin", nullptr, m_shown)
                                : tr("%Ln picture(s)", nullptr, m_shown);
    m_count->setText(m_chosen > 1 ? tr("%1 · %Ln chosen", nullptr, m_chosen).arg(shown) : shown);
}

void LibraryTools::setWaiting(int pictures) {
    m_waiting = pictures;
    m_new->setText(tr("%Ln new", nullptr, pictures));
    m_new->setVisible(pictures > 0);
}

void LibraryTools::updateButtons() {
    const auto rejects = static_cast<int>(m_client->counts().rejects);
    m_rejects->setText(tr("Bin %Ln reject(s)", nullptr, rejects));
    m_rejects->setVisible(!m_bin && rejects > 0);
    m_restore->setVisible(m_bin);
    m_restore->setEnabled(m_shown > 0 && m_client->canJudge());
    m_empty->setVisible(m_bin);
    m_empty->setEnabled(m_shown > 0 && m_client->canJudge());
    m_rejects->setEnabled(m_client->canJudge());
    const auto binned = static_cast<int>(m_client->counts().binned);
    m_empty->setText(m_asked ? tr("Really delete %Ln file(s) for good?", nullptr, binned)
                             : tr("Empty the bin"));
}

void LibraryTools::restoreChosen() {
    Change change;
    change.pictures = m_view->selectedPictures();
    if (change.pictures.empty())
        for (int row = 0; row < m_view->model()->rowCount(); ++row)
            change.pictures.push_back(
                m_view->model()->index(row, 0).data(LibraryModel::IdRole).toLongLong());
    change.binned = false;
    const auto count = static_cast<int>(change.pictures.size());
    m_client->apply(std::move(change), tr("%n picture(s) back from the bin", nullptr, count));
}

// There is no undo for it, so it takes a second click.
void LibraryTools::emptyBin() {
    if (m_asked) m_client->emptyBin();
    m_asked = !m_asked;
    updateButtons();
}

}  // namespace seedbed
