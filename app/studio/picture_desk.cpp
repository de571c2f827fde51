// SPDX-License-Identifier: Apache-2.0
#include "app/studio/picture_desk.h"

#include "app/studio/library_desk.h"
#include "app/studio/main_window.h"
#include "core/engine/recall.h"

#include <algorithm>

namespace seedbed {

namespace {

constexpr std::size_t kMostSides = 4;

}  // namespace

PictureDesk::PictureDesk(MainWindow* window) : QObject(window), m_window(window) {
    connect(window->session()->client(),
            &EngineClient::imagesReady,
            this,
            [this](const std::vector<ImageReady>& events) {
                for (const ImageReady& event : events)
                    if (event.record && event.record->picture != 0)
                        m_cells[event.record->picture] = {event.job, event.image};
            });
    connect(window->library(), &LibraryClient::pictureReady, this, &PictureDesk::onFetched);
    connectPanels();
}

void PictureDesk::connectPanels() {
    LibraryPanel* library = m_window->libraryPanel();
    connect(library, &LibraryPanel::compareRequested, this, &PictureDesk::compare);
    connect(library, &LibraryPanel::attentionRequested, this, &PictureDesk::showAttention);
    const auto fill = [this](const GenerateRequest& request) {
        m_window->prompt()->fill(request);
        m_window->tabs()->showTab(kExploreTab);
    };
    connect(library,
            &LibraryPanel::settingsRequested,
            this,
            [this, fill](const PictureSettings& settings) {
                fill(recall(settings, m_window->prompt()->request()).request);
            });
    InspectorPanel* inspector = m_window->inspector();
    connect(inspector, &InspectorPanel::attentionRequested, this, &PictureDesk::showAttentionOf);
    connect(inspector, &InspectorPanel::compareRequested, this, &PictureDesk::addToComparison);
    connect(inspector, &InspectorPanel::varyRequested, this, [this](CellId id) {
        if (const auto request = requestOf(id)) vary(*request);
    });
    GridPage* matrix = m_window->matrix();
    connect(matrix, &GridPage::baseOpened, m_window->prompt(), &PromptPanel::fill);
    connect(matrix, &GridPage::cellActivated, this, &PictureDesk::openMatrixCell);
    connect(
        matrix,
        &GridPage::cellChosen,
        m_window->variation(),
        [this](const GenerateRequest& request) { m_window->variation()->setCandidate(request); });
}

void PictureDesk::vary(const GenerateRequest& picture) {
    m_window->variation()->setSource(picture);
    m_window->docks()->raise(m_window->variation());
}

void PictureDesk::openMatrixCell(const GenerateRequest& request, PictureId picture) {
    if (picture == 0) {
        m_window->prompt()->fill(request);
        m_window->say(
            tr("This cell's picture is in no library; its settings are in the prompt "
               "panel."));
        return;
    }
    m_window->tabs()->showTab(kLibraryTab);
    m_window->libraryPanel()->showPicture(picture);
}

void PictureDesk::addToComparison(CellId cell) {
    ComparePanel* compare = m_window->compare();
    compare->addSide(sideOf(cell));
    if (compare->sides().size() > 1)
        m_window->tabs()->showTab(kCompareTab);
    else
        m_window->say(tr("It stands in the comparison; choose another picture to put beside it."));
}

void PictureDesk::showAttentionOf(CellId cell) {
    m_window->tabs()->showTab(kAttentionTab);
    m_window->attention()->showCell(cell);
}

std::optional<GenerateRequest> PictureDesk::requestOf(CellId id) const {
    const RunStore* store = m_window->session()->store();
    const StoredCell* cell = store->cell(id);
    if (!cell) return std::nullopt;
    GenerateRequest request = store->run(id.job)->request;
    if (request.recipes.size() > 1)
        request.recipes = {request.recipes[static_cast<std::size_t>(id.image)]};
    request.seeds = {cell->seed};
    return request;
}

std::optional<CellId> PictureDesk::cellOf(PictureId picture) const {
    const auto at = m_cells.find(picture);
    if (at == m_cells.end() || !m_window->session()->store()->cell(at->second)) return std::nullopt;
    return at->second;
}

std::vector<CellId> PictureDesk::chosenCells() const {
    std::vector<CellId> cells;
    QModelIndexList indexes = m_window->grid()->view()->selectionModel()->selectedIndexes();
    std::sort(indexes.begin(), indexes.end());
    for (const QModelIndex& index : indexes)
        cells.push_back(m_window->grid()->order()->cellAt(index));
    if (cells.empty() && m_window->session()->store()->cell(m_window->grid()->currentCell()))
        cells.push_back(m_window->grid()->currentCell());
    return cells;
}

std::vector<PictureId> PictureDesk::chosen() const {
    switch (m_window->tabs()->currentTab()) {
        case kLibraryTab:
            return m_window->libraryPanel()->selectedPictures();
        case kCompareTab:
            return m_window->compare()->selectedPictures();
        default:
            break;
    }
    return m_window->grid()->selectedPictures();
}

CompareSide PictureDesk::sideOf(CellId id) const {
    CompareSide side;
    side.cell = id;
    const StoredCell* cell = m_window->session()->store()->cell(id);
    side.image = cell->picture;
    if (cell->record) {
        side.picture = cell->record->picture;
        side.path = QString::fromStdString(cell->record->path);
    }
    return side;
}

void PictureDesk::compareChosen() {
    if (m_window->tabs()->currentTab() == kLibraryTab) {
        compare(m_window->libraryPanel()->selectedPictures());
        return;
    }
    std::vector<CompareSide> sides;
    for (const CellId& id : chosenCells())
        if (sides.size() < kMostSides) sides.push_back(sideOf(id));
    if (sides.size() < 2) {
        m_window->say(tr("Choose two to four pictures first: click one, Ctrl+click the others."));
        return;
    }
    m_window->compare()->setSides(std::move(sides));
    m_window->tabs()->showTab(kCompareTab);
}

void PictureDesk::compare(const std::vector<PictureId>& pictures) {
    m_wanted.assign(
        pictures.begin(),
        pictures.begin() + static_cast<std::ptrdiff_t>(std::min(kMostSides, pictures.size())));
    m_got.clear();
    if (m_wanted.size() < 2) {
        m_window->say(tr("Choose two to four pictures first: click one, Ctrl+click the others."));
        return;
    }
    for (const PictureId id : m_wanted) m_window->library()->requestPicture(id);
}

void PictureDesk::onFetched(const PictureRow& row) {
    const bool needsSeed = row.id == m_attentionOf || row.id == m_varied;
    if (needsSeed && !row.settings.seed) {
        m_attentionOf = m_varied = 0;
        m_window->say(tr("This picture does not tell its seed, so it cannot be made again."));
    }
    if (row.id == m_attentionOf) {
        m_attentionOf = 0;
        offerToRunAgain(row);
    }
    if (row.id == m_varied) {
        m_varied = 0;
        vary(recall(row.settings, m_window->prompt()->request()).request);
    }
    if (std::find(m_wanted.begin(), m_wanted.end(), row.id) == m_wanted.end()) return;
    CompareSide side;
    if (const auto cell = cellOf(row.id)) side = sideOf(*cell);
    side.picture = row.id;
    side.path = QString::fromStdString(row.path.string());
    side.settings = row.settings;
    m_got[row.id] = std::move(side);
    if (m_got.size() < m_wanted.size()) return;
    std::vector<CompareSide> sides;
    for (const PictureId id : m_wanted) sides.push_back(m_got.at(id));
    m_wanted.clear();
    m_window->compare()->setSides(std::move(sides));
    m_window->tabs()->showTab(kCompareTab);
}

void PictureDesk::showAttentionOfChosen() {
    if (m_window->tabs()->currentTab() != kExploreTab) {
        const auto pictures = chosen();
        if (!pictures.empty()) showAttention(pictures.front());
        return;
    }
    if (const auto cells = chosenCells(); !cells.empty()) {
        m_window->tabs()->showTab(kAttentionTab);
        m_window->attention()->showCell(cells.front());
        m_window->attention()->compareWith(cells.size() > 1 ? std::optional(cells[1])
                                                            : std::nullopt);
    }
}

void PictureDesk::showAttention(PictureId picture) {
    if (const auto cell = cellOf(picture)) {
        m_window->tabs()->showTab(kAttentionTab);
        m_window->attention()->showCell(*cell);
        return;
    }
    m_attentionOf = picture;
    m_window->library()->requestPicture(picture);
}

void PictureDesk::offerToRunAgain(const PictureRow& row) {
    NoticeBar* bar = m_window->notices()->show(
        QStringLiteral("runAgain"),
        NoticeBar::Kind::Information,
        tr("Attention is kept while a picture is made, not in its file: run this picture's seed "
           "again to see it."));
    bar->addButton(QStringLiteral("runAgainNow"), tr("Run it again"), [this, row] {
        GenerateRequest request = recall(row.settings, m_window->prompt()->request()).request;
        request.capture = Capture::Everything;
        m_window->notices()->close(QStringLiteral("runAgain"));
        const JobId job = m_window->session()->generate(request);
        m_window->tabs()->showTab(kAttentionTab);
        m_window->attention()->showCell({job, 0});
    });
}

void PictureDesk::varyChosen() {
    if (m_window->tabs()->currentTab() == kLibraryTab) {
        m_varied = m_window->libraryPanel()->currentPicture();
        if (m_varied != 0) m_window->library()->requestPicture(m_varied);
        return;
    }
    const auto cells = chosenCells();
    if (cells.empty()) return;
    if (const auto request = requestOf(cells.front())) vary(*request);
}

}  // namespace seedbed
