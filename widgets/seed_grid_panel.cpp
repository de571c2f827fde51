// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_grid_panel.h"

#include "widgets/qt_convert.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenu>
#include <QSettings>
#include <QVBoxLayout>

namespace seedbed {

SeedGridPanel::SeedGridPanel(RunStore* store,
                             SeedGridModel* model,
                             WatchedWords* words,
                             QWidget* parent)
    : QWidget(parent),
      m_store(store),
      m_model(model),
      m_words(words),
      m_order(new SeedGridOrder(model, this)),
      m_view(new SeedGridView(this)),
      m_delegate(new SeedCellDelegate(store, words, this)),
      m_empty(new EmptyGrid(this)),
      m_stack(new QStackedWidget(this)),
      m_viewer(nullptr) {
    m_view->setDelegate(m_delegate);
    m_view->setModel(m_order);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setAccessibleName(tr("Seed grid"));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addWidget(m_stack, 1);
    m_viewer = new PictureViewer(this);
    connectParts();
    updateCount();
}

QWidget* SeedGridPanel::buildHeader() {
    auto* header = new QWidget(this);
    m_runs = new QComboBox(header);
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_runs->setMinimumContentsLength(24);
    m_runs->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_runs->setToolTip(tr("Which run the grid shows"));
    m_runs->addItem(tr("All runs"), QVariant());
    m_count = new QLabel(header);
    m_count->setFont(monospaceFont());
    m_count->setProperty("role", QStringLiteral("dim"));
    m_runs->setAccessibleName(tr("Which run the grid shows"));
    m_sort = new QComboBox(header);
    m_sort->setAccessibleName(tr("Order of the cells"));
    m_sort->setToolTip(tr("Overlap: the Separate term of the watched words, at the newest step"));
    const std::pair<GridOrder, QString> orders[] = {
        {GridOrder::Asked, tr("As listed")},
        {GridOrder::Seed, tr("By seed")},
        {GridOrder::Arrival, tr("By arrival")},
        {GridOrder::OverlapUp, tr("Least overlap first")},
        {GridOrder::OverlapDown, tr("Most overlap first")},
        {GridOrder::Rating, tr("Best rated first")}};
    for (const auto& [order, name] : orders) m_sort->addItem(name, static_cast<int>(order));
    m_filter = new QComboBox(header);
    m_filter->setToolTip(
        tr("Which pictures stand here by your judgement: 1-5 stars, P pick, X reject"));
    m_filter->setAccessibleName(tr("Filter by judgement"));
    m_filter->hide();
    fillFilter();
    m_overlay = new QToolButton(header);
    m_overlay->setText(tr("Overlay"));
    m_overlay->setCheckable(true);
    m_overlay->setToolTip(tr("Keep the watched words lit in every cell (O)"));
    m_size = new QSlider(Qt::Horizontal, header);
    m_size->setRange(SeedGridView::kSmallest, 320);
    m_size->setFixedWidth(110);
    m_size->setToolTip(tr("Size of the cells (Ctrl + wheel)"));
    m_size->setAccessibleName(tr("Size of the cells"));
    m_fit = new QToolButton(header);
    m_fit->setText(tr("Fit"));
    m_fit->setToolTip(tr("As large as lets all cells fit (Ctrl+0)"));
    m_fit->setCheckable(true);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(4, 8, 4, 8);
    row->addWidget(m_runs, 1);
    row->addWidget(m_count);
    row->addSpacing(6);
    row->addWidget(m_filter);
    row->addWidget(m_sort);
    row->addWidget(m_overlay);
    row->addSpacing(6);
    row->addWidget(m_size);
    row->addWidget(m_fit);
    return header;
}

void SeedGridPanel::fillFilter() {
    const std::pair<GridFilter, QString> filters[] = {{GridFilter::All, tr("All pictures")},
                                                      {GridFilter::HideRejects, tr("No rejects")},
                                                      {GridFilter::Picks, tr("Picks")},
                                                      {GridFilter::Unrated, tr("Unrated")}};
    for (const auto& [filter, name] : filters) m_filter->addItem(name, static_cast<int>(filter));
    for (int stars = 1; stars <= 5; ++stars)
        m_filter->addItem(tr("Rating ≥ %1").arg(stars),
                          static_cast<int>(GridFilter::Rated1) + stars - 1);
}

void SeedGridPanel::connectParts() {
    connect(m_runs, &QComboBox::currentIndexChanged, this, [this](int index) {
        const QVariant job = m_runs->itemData(index);
        m_order->setRun(job.isValid() ? std::optional(JobId{job.toULongLong()}) : std::nullopt);
        m_view->relayout();
        updateCount();
    });
    connect(m_sort, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_order->setOrder(static_cast<GridOrder>(m_sort->itemData(index).toInt()));
    });
    connect(m_filter, &QComboBox::activated, this, [this](int index) {
        m_order->setFilter(static_cast<GridFilter>(m_filter->itemData(index).toInt()));
        m_view->relayout();
        updateCount();
    });
    connect(m_overlay, &QToolButton::toggled, this, &SeedGridPanel::setOverlay);
    connect(m_size, &QSlider::sliderMoved, m_view, &SeedGridView::setCellSide);
    connect(m_fit, &QToolButton::clicked, this, &SeedGridPanel::fitCells);
    connect(m_view, &SeedGridView::cellSideChanged, this, [this](int side) {
        m_fit->setChecked(side == 0);
    });
    connect(m_view, &SeedGridView::shownSideChanged, m_size, &QSlider::setValue);
    connect(m_empty, &EmptyGrid::generateRequested, this, &SeedGridPanel::generateRequested);
    connect(m_view, &QWidget::customContextMenuRequested, this, &SeedGridPanel::showMenu);
    connect(m_view, &SeedGridView::viewRequested, this, &SeedGridPanel::viewCurrent);
    connect(m_view, &SeedGridView::useSeed, this, [this](const QModelIndex& index) {
        Q_EMIT seedsUsed({Seed(index.data(SeedGridModel::SeedRole).toULongLong())});
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        updateViewer();
        Q_EMIT currentCellChanged(currentCell());
    });
    connect(m_viewer, &PictureViewer::moved, this, &SeedGridPanel::moveInGrid);
    connect(m_viewer, &PictureViewer::useSeed, this, &SeedGridPanel::useSelected);
    connect(m_viewer, &PictureViewer::closed, this, [this] { m_view->setFocus(); });
    connect(m_words, &WatchedWords::hoverChanged, this, &SeedGridPanel::brushChanged);
    connect(m_words, &WatchedWords::picksChanged, this, [this] {
        brushChanged();
        if (m_order->order() == GridOrder::OverlapUp || m_order->order() == GridOrder::OverlapDown)
            m_order->refresh();
    });
    connect(m_order, &QAbstractItemModel::dataChanged, this, &SeedGridPanel::onDataChanged);
    connect(m_order, &QAbstractItemModel::rowsRemoved, this, &SeedGridPanel::updateCount);
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(100);
    connect(&m_countTimer, &QTimer::timeout, this, &SeedGridPanel::updateCount);
    m_fit->setChecked(true);
}

void SeedGridPanel::setJudgements(JudgementSource* judgements) {
    m_model->setJudgements(judgements);
    m_delegate->setJudgements(judgements);
    m_filter->setVisible(judgements != nullptr);
    m_view->viewport()->update();
}

CellId SeedGridPanel::currentCell() const {
    return m_order->cellAt(m_view->currentIndex());
}

std::vector<PictureId> SeedGridPanel::selectedPictures() const {
    QModelIndexList indexes = m_view->selectionModel()->selectedIndexes();
    if (indexes.isEmpty() && m_view->currentIndex().isValid()) indexes << m_view->currentIndex();
    std::sort(indexes.begin(), indexes.end());
    std::vector<PictureId> pictures;
    for (const QModelIndex& index : indexes) {
        const PictureId id = index.data(SeedGridModel::PictureRole).toLongLong();
        if (id != 0) pictures.push_back(id);
    }
    return pictures;
}

void SeedGridPanel::advance() {
    moveInGrid(1, 0);
}

std::vector<Seed> SeedGridPanel::selectedSeeds() const {
    QModelIndexList indexes = m_view->selectionModel()->selectedIndexes();
    std::sort(indexes.begin(), indexes.end());
    std::vector<Seed> seeds;
    for (const QModelIndex& index : indexes)
        seeds.emplace_back(index.data(SeedGridModel::SeedRole).toULongLong());
    return seeds;
}

QString SeedGridPanel::runTitle(JobId job) const {
    const StoredRun* run = m_store->run(job);
    const QString prompt = run->request.prompt.empty()
                               ? tr("(no prompt)")
                               : QString::fromStdString(run->request.prompt);
    return tr("%1 · %n seed(s)", nullptr, static_cast<int>(run->cells.size())).arg(prompt);
}

void SeedGridPanel::showRun(JobId job) {
    m_stack->setCurrentWidget(m_view);
    m_runs->insertItem(0, runTitle(job), static_cast<qulonglong>(job.value));
    m_runs->setCurrentIndex(0);
    m_delegate->forgetBrushes();
    const QModelIndex first = m_order->index(0, 0);
    m_view->scrollToTop();
    m_view->selectionModel()->setCurrentIndex(first, QItemSelectionModel::ClearAndSelect);
    updateCount();
}

void SeedGridPanel::runEnded(JobId job) {
    if (!m_order->run() || *m_order->run() == job) m_order->refresh();
    m_view->relayout();
    updateCount();
}

void SeedGridPanel::brushChanged() {
    m_delegate->forgetBrushes();
    m_view->viewport()->update();
    updateViewer();
}

void SeedGridPanel::setOverlay(bool shown) {
    if (m_delegate->overlay() == shown) return;
    m_delegate->setOverlay(shown);
    m_overlay->setChecked(shown);
    brushChanged();
    Q_EMIT overlayChanged(shown);
}

void SeedGridPanel::setOverlayStep(std::optional<int> step) {
    m_delegate->setOverlayStep(step);
    m_view->viewport()->update();
}

void SeedGridPanel::setOrder(GridOrder order) {
    m_sort->setCurrentIndex(m_sort->findData(static_cast<int>(order)));
}

void SeedGridPanel::setFilter(GridFilter filter) {
    m_filter->setCurrentIndex(m_filter->findData(static_cast<int>(filter)));
    Q_EMIT m_filter->activated(m_filter->currentIndex());
}

void SeedGridPanel::useSelected() {
    const auto seeds = selectedSeeds();
    if (!seeds.empty()) Q_EMIT seedsUsed(seeds);
}

void SeedGridPanel::copySelected() {
    const auto seeds = selectedSeeds();
    if (seeds.empty()) return;
    QApplication::clipboard()->setText(QString::fromStdString(format_seed_list(seeds)));
    Q_EMIT seedsCopied(seeds);
}

void SeedGridPanel::viewCurrent() {
    if (!m_view->currentIndex().isValid()) return;
    m_viewer->open();
    updateViewer();
}

void SeedGridPanel::updateViewer() {
    const CellId id = currentCell();
    const StoredCell* cell = m_store->cell(id);
    if (!m_viewer->isVisible() || !cell) return;
    const CellContent content = m_delegate->content(id, {});
    auto layers = content.attention ? heatLayers(content.attention->average, content.brush)
                                    : std::vector<HeatLayer>();
    const QString size = content.image
                             ? tr("%1 × %2").arg(content.image->width).arg(content.image->height)
                             : QString();
    const QString caption =
        tr("Seed %1 · %2").arg(seedText(cell->seed), cell->picture ? size : tr("preview"));
    m_viewer->show(
        toQImage(content.image), caption, std::move(layers), content.map, content.opacity);
}

void SeedGridPanel::moveInGrid(int dx, int dy) {
    const int row = m_view->currentIndex().row() + dx + dy * m_view->columns();
    if (row >= 0 && row < m_order->rowCount())
        m_view->selectionModel()->setCurrentIndex(m_order->index(row, 0),
                                                  QItemSelectionModel::ClearAndSelect);
}

void SeedGridPanel::onDataChanged(const QModelIndex& first, const QModelIndex& last) {
    if (!m_countTimer.isActive()) m_countTimer.start();
    const int row = m_view->currentIndex().row();
    if (row >= first.row() && row <= last.row()) updateViewer();
}

void SeedGridPanel::updateCount() {
    const int shown = m_order->rowCount();
    if (m_model->rowCount() == 0) m_stack->setCurrentWidget(m_empty);
    int done = 0;
    for (int row = 0; row < shown; ++row)
        done +=
            m_model->stateAt(m_order->mapToSource(m_order->index(row, 0)).row()) == CellState::Done;
    m_count->setText(shown == 0      ? QString()
                     : done == shown ? tr("%n done", nullptr, done)
                                     : tr("%1 of %2 done").arg(done).arg(shown));
}

void SeedGridPanel::showMenu(const QPoint& position) {
    const StoredCell* cell = m_store->cell(currentCell());
    if (!cell || !m_view->indexAt(position).isValid()) return;
    const int count = static_cast<int>(selectedSeeds().size());
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Use %n seed(s)", nullptr, count), this, &SeedGridPanel::useSelected);
    menu->addAction(tr("Copy %n seed(s)", nullptr, count), this, &SeedGridPanel::copySelected);
    menu->addSeparator();
    menu->addAction(tr("Show at full size"), this, &SeedGridPanel::viewCurrent);
    const QString path = cell->record ? QString::fromStdString(cell->record->path) : QString();
    QAction* folder = menu->addAction(
        tr("Show in its folder"), this, [this, path] { Q_EMIT folderRequested(path); });
    folder->setEnabled(!path.isEmpty());
    QAction* redo = menu->addAction(tr("Capture every layer and head for this seed"), this, [this] {
        Q_EMIT everythingRequested(currentCell());
    });
    redo->setToolTip(tr("Runs this seed once more and keeps each layer's and head's attention"));
    Q_EMIT menuOpened(menu);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void SeedGridPanel::restore(const QSettings& settings) {
    m_view->setCellSide(settings.value(QStringLiteral("grid/cellSide"), 0).toInt());
    setOrder(static_cast<GridOrder>(settings.value(QStringLiteral("grid/order"), 0).toInt()));
    setOverlay(settings.value(QStringLiteral("grid/overlay"), false).toBool());
}

void SeedGridPanel::save(QSettings& settings) const {
    settings.setValue(QStringLiteral("grid/cellSide"), m_view->cellSide());
    settings.setValue(QStringLiteral("grid/order"), static_cast<int>(m_order->order()));
    settings.setValue(QStringLiteral("grid/overlay"), m_delegate->overlay());
}

}  // namespace seedbed
