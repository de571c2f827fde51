// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/grid_result_view.h"

#include "core/base/error.h"
#include "widgets/explore_session.h"
#include "widgets/label_role.h"
#include "widgets/theme.h"
#include "widgets/variation/axis_row.h"
#include "widgets/variation/grid_cell_delegate.h"
#include "widgets/variation/grid_result_model.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace seedbed {

namespace {

constexpr std::size_t kGridsKept = 6;
constexpr int kHeaderHeight = 46;  // two lines of a prompt
constexpr int kHeaderWidth = 120;

}  // namespace

GridResultView::GridResultView(ExploreSession* session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_grids(new QComboBox(this)),
      m_across(new QComboBox(this)),
      m_down(new QComboBox(this)),
      m_placeRow(new QHBoxLayout),
      m_size(new QSlider(Qt::Horizontal, this)),
      m_summary(new QLabel(this)),
      m_bar(new QWidget(this)),
      m_empty(buildEmpty()),
      m_table(new QTableView(this)) {
    setUpTable();
    build();
    connectParts();
    connectSession();
    updateSummary();
}

void GridResultView::setUpTable() {
    m_table->setObjectName(QStringLiteral("gridResult"));
    m_table->setItemDelegate(new GridCellDelegate(m_table));
    m_table->setAccessibleName(tr("Cells of the grid"));
    m_table->setShowGrid(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTabKeyNavigation(false);
    m_table->installEventFilter(this);
    for (QHeaderView* header : {m_table->horizontalHeader(), m_table->verticalHeader()}) {
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setHighlightSections(false);
        header->setMinimumSectionSize(40);
        header->setFont(monospaceFont());
    }
    m_table->horizontalHeader()->setDefaultAlignment(
        Qt::Alignment::fromInt(Qt::AlignCenter | Qt::TextWordWrap));
    m_table->verticalHeader()->setDefaultAlignment(
        Qt::Alignment::fromInt(Qt::AlignVCenter | Qt::AlignRight | Qt::TextWordWrap));
    m_table->horizontalHeader()->setFixedHeight(kHeaderHeight);
    m_table->verticalHeader()->setFixedWidth(kHeaderWidth);
    m_table->hide();
}

void GridResultView::build() {
    buildBar();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_table, 1);
    m_bar->hide();
}

void GridResultView::buildBar() {
    m_size->setRange(48, 256);
    m_size->setValue(128);
    m_size->setFixedWidth(110);
    m_size->setToolTip(tr("Size of the cells"));
    m_size->setAccessibleName(tr("Size of the cells"));
    m_grids->setToolTip(tr("The grids of this session, newest first"));
    m_grids->setAccessibleName(tr("Grid"));
    m_grids->setMinimumContentsLength(18);
    m_grids->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_across->setToolTip(tr("Which axis runs across"));
    m_down->setToolTip(tr("Which axis runs down"));
    m_summary->setProperty("role", QStringLiteral("hint"));
    auto* bar = new QHBoxLayout(m_bar);
    bar->setContentsMargins(12, 8, 12, 6);
    bar->setSpacing(8);
    bar->addWidget(m_grids);
    bar->addWidget(fieldLabel(tr("Across"), m_across));
    bar->addWidget(m_across);
    bar->addWidget(fieldLabel(tr("Down"), m_down));
    bar->addWidget(m_down);
    bar->addLayout(m_placeRow);
    bar->addStretch(1);
    bar->addWidget(m_summary);
    bar->addWidget(m_size);
}

QWidget* GridResultView::buildEmpty() {
    auto* empty = new QWidget(this);
    auto* title = new QLabel(tr("Every combination, side by side"), empty);
    title->setProperty("role", QStringLiteral("heading"));
    auto* text = new QLabel(
        tr("Name what varies on the left: seeds across, prompts down, and more axes behind one "
           "another.\nThe line below them says how many pictures that is and how long they take."),
        empty);
    text->setProperty("role", QStringLiteral("dim"));
    auto* preset = new QPushButton(tr("Seed × prompt"), empty);
    preset->setProperty("role", QStringLiteral("primary"));
    preset->setToolTip(tr("Seeds across, prompts down: which seeds hold for which prompts"));
    connect(preset, &QPushButton::clicked, this, &GridResultView::presetRequested);
    auto* layout = new QVBoxLayout(empty);
    layout->setSpacing(10);
    layout->addStretch(2);
    for (QLabel* line : {title, text}) {
        line->setAlignment(Qt::AlignCenter);
        line->setWordWrap(true);
        layout->addWidget(line);
    }
    layout->addSpacing(6);
    layout->addWidget(preset, 0, Qt::AlignCenter);
    layout->addStretch(3);
    return empty;
}

void GridResultView::connectParts() {
    connect(m_grids, &QComboBox::currentIndexChanged, this, [this](int row) {
        if (row >= 0) showGrid(m_kept[static_cast<std::size_t>(row)].job);
    });
    connect(m_across, &QComboBox::currentIndexChanged, this, [this] { takeAxes(true); });
    connect(m_down, &QComboBox::currentIndexChanged, this, [this] { takeAxes(false); });
    connect(m_size, &QSlider::valueChanged, this, &GridResultView::resizeCells);
    connect(m_size, &QSlider::actionTriggered, this, [this] { m_sized = true; });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        tell(index, /*activated=*/true);
    });
}

void GridResultView::connectSession() {
    connect(m_session, &ExploreSession::gridStarted, this, &GridResultView::addGrid);
    connect(m_session, &ExploreSession::gridEnded, this, &GridResultView::endGrid);
    EngineClient* client = m_session->client();
    connect(client, &EngineClient::stepsReady, this, [this](const std::vector<StepReady>& events) {
        for (const StepReady& event : events)
            if (GridResultModel* model = modelOf(event.job)) model->addStep(event);
    });
    connect(
        client, &EngineClient::imagesReady, this, [this](const std::vector<ImageReady>& events) {
            for (const ImageReady& event : events)
                if (GridResultModel* model = modelOf(event.job)) model->addImage(event);
            updateSummary();
        });
    connect(client, &EngineClient::cellFailed, this, [this](const CellFailed& event) {
        if (GridResultModel* model = modelOf(event.job)) model->addFailure(event);
        updateSummary();
    });
    connect(client, &EngineClient::imageAbandoned, this, [this](const ImageAbandoned& event) {
        if (GridResultModel* model = modelOf(event.job)) model->addAbandoned(event);
        updateSummary();
    });
    connect(client, &EngineClient::failed, this, [this](const Failed& event) {
        for (Grid& grid : m_kept)
            if (grid.job == event.job) grid.error = QString::fromStdString(event.detail);
        updateSummary();
    });
}

GridResultModel* GridResultView::modelOf(JobId job) const {
    for (const Grid& grid : m_kept)
        if (grid.job == job) return grid.model.get();
    return nullptr;
}

void GridResultView::addGrid(JobId job, const GridRequest& request) {
    std::unique_ptr<GridResultModel> model;
    try {
        model = std::make_unique<GridResultModel>(GridPlan(request));
    } catch (const Error&) {
        return;  // the engine refuses it too, and says so in the list of jobs
    }
    QStringList axes;
    for (const GridAxis& axis : request.axes) axes << axisName(axis.kind);
    const QString name = request.name.empty() ? axes.join(QStringLiteral(" × "))
                                              : QString::fromStdString(request.name);
    m_kept.insert(m_kept.begin(), Grid{job, std::move(model), {}});
    {
        const QSignalBlocker blocker(m_grids);
        m_grids->insertItem(0, name);
        m_grids->setCurrentIndex(0);
    }
    showGrid(job);
    while (m_kept.size() > kGridsKept) {
        m_kept.pop_back();
        m_grids->removeItem(m_grids->count() - 1);
    }
}

void GridResultView::endGrid(JobId job) {
    if (GridResultModel* model = modelOf(job)) model->end();
    updateSummary();
}

void GridResultView::showGrid(JobId job) {
    GridResultModel* model = modelOf(job);
    check(model != nullptr, "[grid result] this grid is not known");
    m_job = job;
    m_model = model;
    const QItemSelectionModel* before = m_table->selectionModel();
    m_table->setModel(model);
    delete before;
    connect(m_table->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            [this](const QModelIndex& index) { tell(index, /*activated=*/false); });
    m_empty->hide();
    m_bar->show();
    m_table->show();
    fitCells();
    offerAxes();
    offerPlaces();
    updateSummary();
}

void GridResultView::offerAxes() {
    const QSignalBlocker across(m_across);
    const QSignalBlocker down(m_down);
    const auto& axes = m_model->plan().request().axes;
    for (QComboBox* box : {m_across, m_down}) {
        box->clear();
        for (std::size_t i = 0; i < axes.size(); ++i)
            box->addItem(axisName(axes[i].kind), static_cast<int>(i));
    }
    m_down->addItem(tr("nothing"), -1);
    m_across->setCurrentIndex(m_across->findData(m_model->across()));
    m_down->setCurrentIndex(m_down->findData(m_model->down()));
}

// Axes that run neither across nor down: one place of each is shown.
void GridResultView::offerPlaces() {
    for (QComboBox* box : m_places) box->deleteLater();
    m_places.clear();
    const auto& axes = m_model->plan().request().axes;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const auto axis = static_cast<int>(i);
        if (axis == m_model->across() || axis == m_model->down()) continue;
        auto* box = new QComboBox(this);
        for (const std::string& value : axes[i].values)
            box->addItem(tr("%1: %2").arg(axisName(axes[i].kind), QString::fromStdString(value)));
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
        box->setAccessibleName(axisName(axes[i].kind));
        box->setToolTip(tr("Which value of this axis is shown"));
        box->setCurrentIndex(m_model->place(axis));
        connect(box, &QComboBox::currentIndexChanged, this, [this, axis](int place) {
            m_model->setPlace(axis, place);
        });
        m_placeRow->addWidget(box);
        m_places.push_back(box);
    }
}

// An axis chosen for one side leaves the other side to the one that was there.
void GridResultView::takeAxes(bool acrossChanged) {
    if (!m_model) return;
    int across = m_across->currentData().toInt();
    int down = m_down->currentData().toInt();
    if (across == down)
        (acrossChanged ? down : across) = acrossChanged ? m_model->across() : m_model->down();
    if (across < 0) std::swap(across, down);
    m_model->setAxes(across, down);
    fitCells();
    offerAxes();
    offerPlaces();
}

void GridResultView::resizeCells(int side) {
    m_table->horizontalHeader()->setDefaultSectionSize(side);
    m_table->verticalHeader()->setDefaultSectionSize(side);
}

// The whole grid at once where that leaves the pictures large enough to tell them apart.
void GridResultView::fitCells() {
    if (m_model && !m_sized) {
        constexpr int kFrame = 16;  // of a scroll bar
        const int across = (width() - kHeaderWidth - kFrame) / m_model->columnCount();
        const int down = (m_table->height() - kHeaderHeight - kFrame) / m_model->rowCount();
        m_size->setValue(std::clamp(std::min(across, down), 96, m_size->maximum()));
    }
    resizeCells(m_size->value());
}

void GridResultView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitCells();
}

void GridResultView::updateSummary() {
    if (!m_model) return m_summary->clear();
    const int done = m_model->count(GridCellState::Done) + m_model->count(GridCellState::Existing);
    const int failed = m_model->count(GridCellState::Failed);
    const int existing = m_model->count(GridCellState::Existing);
    QStringList parts{tr("%1 of %2").arg(done).arg(m_model->plan().count())};
    if (existing > 0) parts << tr("%n from the library", nullptr, existing);
    if (failed > 0) parts << tr("%n failed", nullptr, failed);
    for (const Grid& grid : m_kept)
        if (grid.job == m_job && !grid.error.isEmpty()) parts << grid.error;
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

void GridResultView::tell(const QModelIndex& index, bool activated) {
    if (!index.isValid()) return;
    const int cell = m_model->cellAt(index);
    const auto request = m_model->requestOf(cell);
    const PictureId picture = m_model->pictureOf(cell);
    if (activated)
        Q_EMIT cellActivated(request, picture);
    else
        Q_EMIT cellChosen(request, picture);
}

bool GridResultView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            tell(m_table->currentIndex(), /*activated=*/true);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace seedbed
