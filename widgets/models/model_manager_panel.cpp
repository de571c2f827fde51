// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_manager_panel.h"

#include "widgets/models/model_bar.h"
#include "widgets/models/model_delegate.h"
#include "widgets/models/model_details.h"
#include "widgets/models/model_pictures.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace seedbed {

namespace {

constexpr int kDetailsWidth = 372;

}  // namespace

ModelManagerPanel::ModelManagerPanel(ModelCollection* models,
                                     ModelPictures* pictures,
                                     QWidget* parent)
    : QWidget(parent),
      m_models(models),
      m_list(new ModelListModel(models, this)),
      m_filter(new ModelFilter(m_list, this)),
      m_bar(new ModelBar(models, this)),
      m_view(new QTableView(this)),
      m_nothing(new QLabel(tr("No model matches."), this)),
      m_invitation(new QWidget(this)),
      m_addFolder(new QPushButton(tr("Add a folder…"), this)),
      m_details(new ModelDetails(models, pictures, this)),
      m_split(new QSplitter(Qt::Horizontal, this)) {
    setUpView(pictures);
    m_split->addWidget(buildCentre());
    m_split->addWidget(m_details);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({1000, kDetailsWidth});
    m_split->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_split);
    connectParts();
    updateState();
}

void ModelManagerPanel::setUpView(ModelPictures* pictures) {
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new ModelDelegate(m_models, pictures, m_view));
    m_view->setObjectName(QStringLiteral("modelList"));
    m_view->setAccessibleName(tr("Models"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setShowGrid(false);
    m_view->setMouseTracking(true);
    m_view->setTabKeyNavigation(false);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(ModelDelegate::kRowHeight);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(ModelListModel::Name, Qt::AscendingOrder);
    QHeaderView* header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(ModelListModel::Name, QHeaderView::Stretch);
    constexpr std::pair<int, int> widths[] = {{ModelListModel::Pictures, 158},
                                              {ModelListModel::Architecture, 172},
                                              {ModelListModel::Size, 84},
                                              {ModelListModel::Precision, 92},
                                              {ModelListModel::Hash, 104},
                                              {ModelListModel::State, 140}};
    for (const auto& [column, width] : widths) header->resizeSection(column, width);
}

QWidget* ModelManagerPanel::buildCentre() {
    auto* centre = new QWidget(this);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setProperty("role", QStringLiteral("dim"));
    m_centre = new QStackedWidget(centre);
    m_centre->addWidget(m_view);
    m_centre->addWidget(m_nothing);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_centre, 1);
    layout->addWidget(buildInvitation());
    return centre;
}

// Below the embedded model, as long as it is alone.
QWidget* ModelManagerPanel::buildInvitation() {
    auto* text = new QLabel(tr("Seedbed opens Stable Diffusion 1.x, 2.x, SDXL and PixArt models "
                               "where they lie: folders "
                               "of diffusers, single .safetensors and .ckpt files, LoRAs and "
                               "embeddings. Add the folder "
                               "of your other programs, or drop a file on this window."),
                            m_invitation);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setProperty("role", QStringLiteral("dim"));
    text->setMaximumWidth(560);
    m_addFolder->setProperty("role", QStringLiteral("primary"));
    m_addFolder->setObjectName(QStringLiteral("addModelFolder"));
    auto* layout = new QVBoxLayout(m_invitation);
    layout->setContentsMargins(24, 24, 24, 120);
    layout->setSpacing(14);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(text, 100);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(m_addFolder, 0, Qt::AlignCenter);
    return m_invitation;
}

void ModelManagerPanel::connectParts() {
    connect(m_bar, &ModelBar::changed, this, &ModelManagerPanel::applyFilter);
    connect(m_bar, &ModelBar::addFolderRequested, this, &ModelManagerPanel::chooseFolder);
    connect(m_bar, &ModelBar::folderRequested, this, &ModelManagerPanel::folderRequested);
    m_view->installEventFilter(this);
    connect(m_addFolder, &QPushButton::clicked, this, &ModelManagerPanel::chooseFolder);
    connect(m_view, &QTableView::doubleClicked, this, &ModelManagerPanel::openCurrent);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ModelManagerPanel::showMenu);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &ModelManagerPanel::onCurrentChanged);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &ModelManagerPanel::updateState);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &ModelManagerPanel::updateState);
    connect(m_models, &ModelCollection::entriesChanged, this, &ModelManagerPanel::updateState);
    connect(m_models, &ModelCollection::said, this, &ModelManagerPanel::said);
    connect(m_details, &ModelDetails::openRequested, this, &ModelManagerPanel::openRequested);
    connect(m_details, &ModelDetails::unloadRequested, this, &ModelManagerPanel::unloadRequested);
    connect(m_details, &ModelDetails::folderRequested, this, &ModelManagerPanel::folderRequested);
    connect(
        m_details, &ModelDetails::picturesRequested, this, &ModelManagerPanel::picturesRequested);
    connect(m_details, &ModelDetails::hashRequested, this, &ModelManagerPanel::hashCurrent);
    connect(m_details, &ModelDetails::hashCopied, this, [this] { Q_EMIT said(tr("Copied")); });
}

void ModelManagerPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_models->lookedAt()) m_models->rescan();
}

bool ModelManagerPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view && event->type() == QEvent::Resize) fitColumns();
    return QWidget::eventFilter(watched, event);
}

void ModelManagerPanel::fitColumns() {
    constexpr int kNameWidth = 220;
    const QHeaderView* header = m_view->horizontalHeader();
    int room = m_view->width() - kNameWidth;
    for (const int column : {ModelListModel::State,
                             ModelListModel::Architecture,
                             ModelListModel::Size,
                             ModelListModel::Pictures,
                             ModelListModel::Hash,
                             ModelListModel::Precision}) {
        m_view->setColumnHidden(column, false);
        room -= header->sectionSize(column);
        m_view->setColumnHidden(column, room < 0);
    }
}

QString ModelManagerPanel::current() const {
    return m_view->currentIndex().data(ModelListModel::IdRole).toString();
}

void ModelManagerPanel::applyFilter() {
    m_filter->setSearch(m_bar->search());
    m_filter->setKind(m_bar->kind());
    m_filter->setArchitecture(m_bar->architecture());
    m_filter->setFavouritesOnly(m_bar->favouritesOnly());
    updateState();
}

void ModelManagerPanel::updateState() {
    double bytes = 0;
    const int rows = m_filter->rowCount();
    for (int row = 0; row < rows; ++row)
        if (const ModelEntry* entry = m_filter->entry(m_filter->index(row, 0)))
            bytes += static_cast<double>(entry->bytes);
    m_bar->setShown(rows, bytes);
    m_centre->setCurrentWidget(rows > 0 || !m_filter->filters() ? static_cast<QWidget*>(m_view)
                                                                : m_nothing);
    m_invitation->setVisible(m_models->folders().isEmpty() && m_models->entries().size() <= 1);
    if (rows > 0 && !m_view->currentIndex().isValid())
        select(m_filter->index(0, ModelListModel::Name));
}

// Alone, whichever keys are held.
void ModelManagerPanel::select(const QModelIndex& index) {
    m_view->selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void ModelManagerPanel::onCurrentChanged() {
    m_details->showModel(current());
    Q_EMIT currentChanged(current());
}

void ModelManagerPanel::showModel(const QString& id) {
    if (!m_filter->indexOf(id).isValid()) m_bar->clear();
    const QModelIndex index = m_filter->indexOf(id);
    if (!index.isValid()) return;
    select(index);
    m_view->scrollTo(index);
}

void ModelManagerPanel::openCurrent() {
    if (m_details->openButton()->isEnabled() && !current().isEmpty())
        m_details->openButton()->click();
}

void ModelManagerPanel::toggleFavourite() {
    if (!current().isEmpty()) m_details->favouriteButton()->click();
}

void ModelManagerPanel::hashCurrent() {
    std::vector<std::string> ids;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows(ModelListModel::Name))
        ids.push_back(index.data(ModelListModel::IdRole).toString().toStdString());
    if (!m_models->hashing()) m_models->hash(ids);
}

void ModelManagerPanel::copyHash() {
    const ModelEntry* entry = m_models->find(current().toStdString());
    if (!entry) return;
    if (entry->hashes.auto_v2.empty()) {
        Q_EMIT said(
            tr("The hash of %1 is not known yet.").arg(QString::fromStdString(entry->name)));
        return;
    }
    QGuiApplication::clipboard()->setText(QString::fromStdString(entry->hashes.auto_v2));
    Q_EMIT said(tr("Copied"));
}

void ModelManagerPanel::showCurrentFile() {
    if (const ModelEntry* entry = m_models->find(current().toStdString()))
        Q_EMIT folderRequested(QString::fromStdString(entry->path.string()));
}

void ModelManagerPanel::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Watch a folder of models"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_models, &ModelCollection::addFolder);
    dialog->open();
}

void ModelManagerPanel::focusSearch() {
    m_bar->searchField()->setFocus();
    m_bar->searchField()->selectAll();
}

void ModelManagerPanel::showMenu(const QPoint& position) {
    const ModelEntry* entry = m_filter->entry(m_view->indexAt(position));
    if (!entry) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* open = menu->addAction(m_details->openButton()->text());
    open->setEnabled(m_details->openButton()->isEnabled());
    connect(open, &QAction::triggered, this, &ModelManagerPanel::openCurrent);
    if (entry->kind == ModelKind::Model)
        menu->addAction(m_models->mark(entry->id).favourite ? tr("No favourite any more")
                                                            : tr("Make it a favourite"),
                        this,
                        &ModelManagerPanel::toggleFavourite);
    menu->addAction(tr("Show the file"), this, &ModelManagerPanel::showCurrentFile);
    menu->addSeparator();
    menu->addAction(tr("Copy hash"), this, &ModelManagerPanel::copyHash)
        ->setEnabled(!entry->hashes.auto_v2.empty());
    menu->addAction(tr("Copy path"), this, [path = QString::fromStdString(entry->path.string())] {
        QGuiApplication::clipboard()->setText(path);
    });
    menu->addAction(tr("Compute hash"), this, &ModelManagerPanel::hashCurrent)
        ->setEnabled(!m_models->hashing());
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void ModelManagerPanel::restore(const QSettings& settings) {
    const int column =
        settings.value(QStringLiteral("models/sort"), static_cast<int>(ModelListModel::Name))
            .toInt();
    const bool down = settings.value(QStringLiteral("models/sortDown"), false).toBool();
    m_view->sortByColumn(column, down ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_models->setHashesAll(settings.value(QStringLiteral("models/hashAll"), true).toBool());
    const QByteArray split = settings.value(QStringLiteral("models/split")).toByteArray();
    if (!split.isEmpty()) m_split->restoreState(split);
}

void ModelManagerPanel::save(QSettings& settings) const {
    const QHeaderView* header = m_view->horizontalHeader();
    settings.setValue(QStringLiteral("models/sort"), header->sortIndicatorSection());
    settings.setValue(QStringLiteral("models/sortDown"),
                      header->sortIndicatorOrder() == Qt::DescendingOrder);
    settings.setValue(QStringLiteral("models/hashAll"), m_models->hashesAll());
    settings.setValue(QStringLiteral("models/split"), m_split->saveState());
}

}  // namespace seedbed
