// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_panel.h"

#include "widgets/library/library_details.h"
#include "widgets/library/library_loupe.h"
#include "widgets/library/library_search_bar.h"
#include "widgets/library/library_sequence.h"
#include "widgets/library/library_tools.h"
#include "widgets/library/library_view.h"
#include "widgets/library/library_work_bar.h"
#include "widgets/library/trouble_bar.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace seedbed {

namespace {

constexpr int kFirstSide = 148;
constexpr int kDetailsWidth = 296;

}  // namespace

LibraryPanel::LibraryPanel(LibraryClient* client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_thumbnails(new ThumbnailLoader(ThumbnailLoader::kBudget, this)),
      m_model(new LibraryModel(client, this)),
      m_view(new LibraryView(m_model, client, m_thumbnails, this)),
      m_sequence(new LibrarySequence(client, m_model, m_view, this)),
      m_loupe(new LibraryLoupe(m_sequence, client, this)),
      m_search(new LibrarySearchBar(client, this)),
      m_details(new LibraryDetails(client, this)),
      m_work(new LibraryWorkBar(this)),
      m_tools(new LibraryTools(client, m_view, this)),
      m_trouble(new TroubleBar(client, this)),
      m_hint(new QLabel(this)) {
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->addWidget(buildCentre());
    m_split->addWidget(m_details);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({1000, kDetailsWidth});
    m_split->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_split);
    connectParts();
    connectClient();
    updateState();
}

LibraryPanel::~LibraryPanel() = default;

QWidget* LibraryPanel::buildCentre() {
    auto* centre = new QWidget(this);
    m_view->setCellSide(kFirstSide);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setAccessibleName(tr("Pictures of the library"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setProperty("role", QStringLiteral("dim"));
    m_centre = new QStackedWidget(centre);
    for (QWidget* page : std::initializer_list<QWidget*>{m_view, m_loupe, m_hint})
        m_centre->addWidget(page);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(0);
    layout->addWidget(m_search);
    layout->addWidget(m_trouble);
    layout->addWidget(m_work);
    layout->addWidget(m_tools);
    layout->addWidget(m_centre, 1);
    return centre;
}

void LibraryPanel::connectParts() {
    connect(m_search, &LibrarySearchBar::changed, this, &LibraryPanel::search);
    connect(m_view, &CellGridView::viewRequested, this, &LibraryPanel::toggleLoupe);
    connect(m_view, &CellGridView::useSeed, this, &LibraryPanel::useSeeds);
    connect(m_view, &QWidget::customContextMenuRequested, this, &LibraryPanel::showMenu);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &LibraryPanel::onCurrentChanged);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        onCurrentChanged();
        Q_EMIT selectionChanged();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &LibraryPanel::updateState);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &LibraryPanel::updateState);
    connect(m_loupe, &LibraryLoupe::closeRequested, this, &LibraryPanel::toggleLoupe);
    connect(m_loupe, &LibraryLoupe::useRequested, this, &LibraryPanel::useSeeds);
    connect(m_details, &LibraryDetails::useSeedRequested, this, &LibraryPanel::useSeeds);
    connect(m_details, &LibraryDetails::useSettingsRequested, this, &LibraryPanel::useSettings);
    connect(m_details, &LibraryDetails::attentionRequested, this, &LibraryPanel::showAttention);
    connect(m_details, &LibraryDetails::compareRequested, this, &LibraryPanel::compare);
    connect(m_tools, &LibraryTools::refreshRequested, this, &LibraryPanel::refresh);
    connect(m_tools, &LibraryTools::importRequested, this, &LibraryPanel::chooseImport);
    connect(m_tools, &LibraryTools::exportRequested, this, &LibraryPanel::chooseExport);
    connect(m_tools, &LibraryTools::checkRequested, this, [this] {
        m_work->work()->verify(m_client->folder());
    });
    connect(m_tools, &LibraryTools::detailsToggled, this, &LibraryPanel::setDetailsShown);
    connect(m_work, &LibraryWorkBar::finished, this, &LibraryPanel::said);
    connect(m_work->work(), &LibraryWork::said, this, &LibraryPanel::said);
}

void LibraryPanel::connectClient() {
    connect(m_client, &LibraryClient::accessChanged, this, &LibraryPanel::updateState);
    connect(m_client, &LibraryClient::opened, this, [this] {
        m_thumbnails->clear();
        m_model->setIds({});
        search();
    });
    connect(m_client, &LibraryClient::searchDone, this, &LibraryPanel::onSearchDone);
    connect(m_client, &LibraryClient::libraryChanged, this, &LibraryPanel::onLibraryChanged);
    connect(m_client, &LibraryClient::pictureReady, this, [this](const PictureRow& picture) {
        if (picture.id != m_settingsFor) return;
        m_settingsFor = 0;
        Q_EMIT settingsRequested(picture.settings);
    });
    if (m_client->access() == LibraryAccess::Ready || m_client->access() == LibraryAccess::ReadOnly)
        search();
}

std::vector<PictureId> LibraryPanel::selectedPictures() const {
    std::vector<PictureId> pictures = m_view->selectedPictures();
    if (pictures.empty() && currentPicture() != 0) pictures.push_back(currentPicture());
    return pictures;
}

PictureId LibraryPanel::currentPicture() const {
    return m_view->currentPicture();
}

bool LibraryPanel::loupeShown() const {
    return m_centre->currentWidget() == m_loupe;
}

int LibraryPanel::waiting() const {
    return m_tools->waiting();
}

void LibraryPanel::setQuery(const QString& query) {
    m_search->setQuery(query);
}

void LibraryPanel::search() {
    m_stale = false;
    m_shownTicket = m_client->search(m_search->query(), m_search->order());
}

void LibraryPanel::refresh() {
    search();
}

void LibraryPanel::onSearchDone(const SearchResult& result) {
    if (result.ticket == m_shownTicket) {
        m_shownTicket = 0;
        m_search->showProblems(result.problems);
        if (!result.problems.empty()) return;  // what is shown stays
        m_model->setShowsBin(m_search->showsBin());
        m_view->replaceIds(result.ids);
        m_tools->setWaiting(0);
        if (const PictureId id = std::exchange(m_goTo, 0); id != 0) m_view->showPicture(id);
        updateState();
    } else if (result.ticket == m_checkTicket) {
        const auto fresh =
            std::count_if(result.ids.begin(), result.ids.end(), [this](PictureId id) {
                return m_model->rowOf(id) < 0 && !m_model->wasTakenAway(id);
            });
        if (fresh > 0 && m_model->rowCount() == 0)
            search();  // nobody is looking at anything
        else
            m_tools->setWaiting(static_cast<int>(fresh));
    }
}

void LibraryPanel::onLibraryChanged() {
    if (!isVisible())
        m_stale = true;
    else if (m_shownTicket == 0)
        m_checkTicket = m_client->search(m_search->query(), m_search->order());
}

void LibraryPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale && m_client->access() != LibraryAccess::Closed) search();
}

void LibraryPanel::showPicture(PictureId id) {
    if (m_model->rowOf(id) >= 0) {
        m_view->showPicture(id);
        return;
    }
    m_goTo = id;
    m_search->setQuery({});
}

void LibraryPanel::onCurrentChanged() {
    m_details->showPictures(currentPicture(), selectedPictures());
    m_tools->setChosen(m_view->selectedCount());
    Q_EMIT currentPictureChanged(currentPicture());
}

void LibraryPanel::updateState() {
    const bool empty = m_model->rowCount() == 0;
    if (empty) {
        m_hint->setText(m_client->access() == LibraryAccess::Opening ? tr("Opening the library …")
                        : m_client->access() == LibraryAccess::Failed ? QString()
                        : m_search->query().isEmpty()
                            ? tr("Every picture that you make is kept here with all its "
                                 "settings.\nPictures of other programs come in by “Import a "
                                 "folder”.")
                            : tr("No picture matches."));
        m_centre->setCurrentWidget(m_hint);
    } else if (m_centre->currentWidget() == m_hint) {
        m_centre->setCurrentWidget(m_view);
    }
    m_tools->setShown(m_model->rowCount(), m_search->showsBin());
    onCurrentChanged();
}

void LibraryPanel::toggleLoupe() {
    if (m_model->rowCount() == 0) return;
    const bool open = !loupeShown();
    QWidget* page = open ? static_cast<QWidget*>(m_loupe) : m_view;
    m_centre->setCurrentWidget(page);
    page->setFocus();
    if (!open) m_view->scrollTo(m_view->currentIndex());
}

void LibraryPanel::setDetailsShown(bool shown) {
    m_details->setVisible(shown);
    m_tools->setDetailsShown(shown);
}

void LibraryPanel::advance() {
    const int next = m_view->currentIndex().row() + 1;
    if (next < m_model->rowCount()) m_sequence->setCurrent(next);
}

void LibraryPanel::useSeeds() {
    std::vector<Seed> seeds;
    for (const PictureId id : selectedPictures()) {
        const PictureCard* card = m_model->card(m_model->rowOf(id));
        if (!card || !card->seed) continue;
        if (std::find(seeds.begin(), seeds.end(), *card->seed) == seeds.end())
            seeds.push_back(*card->seed);
    }
    if (seeds.empty())
        Q_EMIT said(tr("No seed is known of this picture."));
    else
        Q_EMIT seedsUsed(seeds);
}

void LibraryPanel::useSettings() {
    const PictureId id = currentPicture();
    if (id == 0) return;
    m_settingsFor = id;
    m_client->requestPicture(id);
}

void LibraryPanel::compare() {
    const std::vector<PictureId> pictures = selectedPictures();
    if (pictures.size() < 2 || pictures.size() > 4)
        Q_EMIT said(tr("Choose two to four pictures to compare."));
    else
        Q_EMIT compareRequested(pictures);
}

void LibraryPanel::showAttention() {
    if (currentPicture() != 0) Q_EMIT attentionRequested(currentPicture());
}

void LibraryPanel::chooseExport() {
    const std::vector<PictureId> pictures =
        m_view->selectionModel()->hasSelection() ? selectedPictures() : m_model->ids();
    if (pictures.empty()) return;
    auto* dialog = new QFileDialog(
        this, tr("Export %n picture(s) into a folder", nullptr, static_cast<int>(pictures.size())));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this, pictures](const QString& folder) {
        exportTo(folder, pictures);
    });
    dialog->show();
}

void LibraryPanel::exportTo(const QString& folder, const std::vector<PictureId>& pictures) {
    m_work->work()->exportPictures(m_client->folder(), pictures, folder);
}

void LibraryPanel::chooseImport() {
    auto* dialog = new QFileDialog(this, tr("Import a folder of pictures"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &LibraryPanel::importFrom);
    dialog->show();
}

void LibraryPanel::importFrom(const QString& folder) {
    if (m_client->canJudge())
        m_work->work()->importFolder(m_client->folder(), folder, {});
    else
        Q_EMIT said(m_client->trouble());
}

void LibraryPanel::showMenu(const QPoint& position) {
    const PictureCard* card = m_model->card(m_view->currentIndex().row());
    if (!card || !m_view->indexAt(position).isValid()) return;
    const int count = static_cast<int>(selectedPictures().size());
    const QString file = QString::fromStdString(card->path.string());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Use %n seed(s)", nullptr, count), this, &LibraryPanel::useSeeds);
    menu->addAction(tr("Use all settings"), this, &LibraryPanel::useSettings);
    menu->addAction(tr("Show attention"), this, &LibraryPanel::showAttention);
    menu->addAction(tr("Compare"), this, &LibraryPanel::compare)
        ->setEnabled(count >= 2 && count <= 4);
    menu->addSeparator();
    menu->addAction(tr("Show large"), this, &LibraryPanel::toggleLoupe);
    menu->addAction(tr("Show in its folder"), this, [file] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
    });
    menu->addAction(tr("Export %n picture(s)…", nullptr, count), this, &LibraryPanel::chooseExport);
    Q_EMIT menuOpened(menu);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void LibraryPanel::restore(const QSettings& settings) {
    m_view->setCellSide(settings.value(QStringLiteral("library/cellSide"), kFirstSide).toInt());
    m_search->setOrder(
        {static_cast<SortField>(settings.value(QStringLiteral("library/sort"), 0).toInt()),
         settings.value(QStringLiteral("library/descending"), true).toBool()});
    setDetailsShown(settings.value(QStringLiteral("library/details"), true).toBool());
    m_search->setQuery(settings.value(QStringLiteral("library/query")).toString());
    m_split->restoreState(settings.value(QStringLiteral("library/split")).toByteArray());
}

void LibraryPanel::save(QSettings& settings) const {
    settings.setValue(QStringLiteral("library/cellSide"), m_view->cellSide());
    settings.setValue(QStringLiteral("library/sort"), static_cast<int>(m_search->order().field));
    settings.setValue(QStringLiteral("library/descending"), m_search->order().descending);
    settings.setValue(QStringLiteral("library/details"), !m_details->isHidden());
    settings.setValue(QStringLiteral("library/query"), m_search->field()->text());
    settings.setValue(QStringLiteral("library/split"), m_split->saveState());
}

}  // namespace seedbed
