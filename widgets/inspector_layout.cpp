// SPDX-License-Identifier: Apache-2.0
// How the inspector's parts stand, and what its buttons do; what they show is in
// inspector_panel.cpp.
#include "core/engine/picture_text.h"
#include "core/io/png.h"
#include "widgets/inspector_panel.h"
#include "widgets/panel_scroll.h"
#include "widgets/qt_convert.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSettings>
#include <QVBoxLayout>

#include <filesystem>

namespace seedbed {

namespace {

QLabel* sectionLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("label"));
    return label;
}

}  // namespace

void InspectorPanel::build() {
    m_title->setFont(monospaceFont(1));
    m_title->setProperty("role", QStringLiteral("strong"));
    m_madeWith->setFont(monospaceFont(-1));
    m_madeWith->setProperty("role", QStringLiteral("dim"));
    m_madeWith->setWordWrap(true);
    m_madeWith->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* hint : {m_captureHint, m_overlapHint}) {
        hint->setProperty("role", QStringLiteral("hint"));
        hint->setWordWrap(true);
    }
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->setSpacing(7);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(sectionLabel(tr("Overlay"), body));
    head->addWidget(m_opacity);
    m_opacity->setFixedWidth(90);
    layout->addLayout(head);
    layout->addWidget(m_canvas);
    layout->addWidget(m_time);
    layout->addWidget(m_chips);
    layout->addWidget(buildOverlayControls());
    layout->addWidget(buildOverlapPart());
    layout->addWidget(sectionLabel(tr("Made with"), body));
    layout->addWidget(m_madeWith);
    layout->addStretch(1);

    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    setAutoFillBackground(true);
    outer->addWidget(new PanelScroll(body, this), 1);
    outer->addWidget(buildButtons());
}

QWidget* InspectorPanel::buildOverlayControls() {
    const std::pair<ColorMap, QString> maps[] = {{ColorMap::Words, tr("Words")},
                                                 {ColorMap::Inferno, QStringLiteral("Inferno")},
                                                 {ColorMap::Viridis, QStringLiteral("Viridis")},
                                                 {ColorMap::Gray, tr("Grey")}};
    for (const auto& [map, name] : maps) m_map->addItem(name, static_cast<int>(map));
    m_source->setToolTip(tr("Which layer of the model the maps come from"));
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_source->setMinimumContentsLength(6);
    m_map->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_map->setMinimumContentsLength(6);
    m_source->setAccessibleName(tr("Layer"));
    m_head->setAccessibleName(tr("Head"));
    m_map->setAccessibleName(tr("Colours of the overlay"));
    m_measure->setAccessibleName(tr("Measure of the overlap"));
    m_head->setToolTip(tr("Which attention head"));
    m_map->setToolTip(tr("Colours of the overlay"));
    m_opacity->setRange(0, 100);
    m_opacity->setValue(70);
    m_opacity->setToolTip(tr("How much of the overlay is seen"));
    m_opacity->setAccessibleName(tr("Opacity of the overlay"));
    auto* part = new QWidget(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_source, 3);
    row->addWidget(m_head, 2);
    row->addWidget(m_map, 3);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_mean->setToolTip(
        tr("Lays the mean of the maps from the first step to the slider's over the "
           "picture, instead of one step's; the table follows"));
    layout->addLayout(row);
    layout->addWidget(m_mean);
    layout->addWidget(m_captureHint);
    layout->addWidget(m_capture);
    return part;
}

QWidget* InspectorPanel::buildOverlapPart() {
    m_measure->addItem(tr("Separate term"), static_cast<int>(OverlapMeasure::Separate));
    m_measure->addItem(tr("Shared area (IoU)"), static_cast<int>(OverlapMeasure::Iou));
    m_measure->addItem(tr("Cosine"), static_cast<int>(OverlapMeasure::Cosine));
    m_measure->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_measure->setMinimumContentsLength(11);
    m_measure->setToolTip(
        tr("How overlap is measured.\nSeparate term: the largest product over sum of the maps "
           "(Separate-and-Enhance).\nShared area: where both exceed half of their maximum.\n"
           "Cosine: of the maps as vectors."));
    m_tableView->setModel(m_table);
    m_tableView->setFrameShape(QFrame::NoFrame);
    m_tableView->setSelectionMode(QAbstractItemView::NoSelection);
    m_tableView->setFocusPolicy(Qt::NoFocus);
    m_tableView->setAccessibleName(tr("Overlap of the watched words"));
    m_tableView->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_tableView->horizontalHeader()->setFixedHeight(kTableRow);
    m_tableView->verticalHeader()->setDefaultSectionSize(kTableRow);
    m_tableView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tableView->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* part = new QWidget(this);
    auto* head = new QHBoxLayout;
    auto* title = sectionLabel(tr("Overlap and activation over steps"), part);
    title->setSizePolicy(QSizePolicy::Ignored,
                         QSizePolicy::Preferred);  // the box beside it comes first
    head->addWidget(title, 1);
    head->addWidget(m_measure);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_overlapHint);
    layout->addWidget(m_chart);
    layout->addWidget(m_tableView);
    return part;
}

QWidget* InspectorPanel::buildButtons() {
    m_use->setToolTip(tr("Puts this seed into the prompt panel (Enter in the grid)"));
    m_attention->setToolTip(
        tr("Opens this picture in the Attention tab: every word, step and layer"));
    m_vary->setToolTip(tr("Pictures near this one: its noise mixed with other seeds'"));
    m_compare->setToolTip(tr("Puts this picture into the comparison"));
    auto* part = new QWidget(this);
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(14, 6, 14, 10);
    grid->setSpacing(6);
    int column = 0;
    for (QPushButton* button : {m_attention, m_vary, m_compare})
        grid->addWidget(button, 0, column++);
    column = 0;
    for (QPushButton* button : {m_use, m_copy, m_save}) grid->addWidget(button, 1, column++);
    return part;
}

void InspectorPanel::useSeed() {
    if (const StoredCell* cell = m_store->cell(m_cell)) Q_EMIT seedUsed(cell->seed);
}

void InspectorPanel::copySeed() {
    const StoredCell* cell = m_store->cell(m_cell);
    if (!cell) return;
    QApplication::clipboard()->setText(seedText(cell->seed));
    Q_EMIT seedCopied(cell->seed);
}

void InspectorPanel::savePicture() {
    const StoredCell* cell = m_store->cell(m_cell);
    if (!cell || !cell->picture) return;
    auto* dialog = new QFileDialog(this, tr("Save picture as"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->setNameFilter(tr("PNG pictures (*.png)"));
    dialog->selectFile(QStringLiteral("seed-%1.png").arg(seedText(cell->seed)));
    connect(dialog, &QFileDialog::fileSelected, this, &InspectorPanel::saveTo);
    dialog->open();
}

// The text chunks travel with the pixels, so that the copy can be made again as well.
void InspectorPanel::saveTo(const QString& path) {
    const StoredCell* cell = m_store->cell(m_cell);
    if (!cell || !cell->picture) return;
    try {
        const std::filesystem::path file(QFile::encodeName(path).toStdString());
        write_png(file, *cell->picture, cell->record ? picture_text(*cell->record) : PngText());
        Q_EMIT pictureSaved(path);
    } catch (const Error& error) {
        Q_EMIT saveFailed(errorHeading(error.code()) + QStringLiteral(": ") +
                          QString::fromUtf8(error.what()));
    }
}

void InspectorPanel::restore(const QSettings& settings) {
    const auto choose = [&settings](QComboBox* box, const char* key, int fallback) {
        box->setCurrentIndex(
            std::max(0, box->findData(settings.value(QLatin1String(key), fallback))));
    };
    choose(m_map, "inspector/map", static_cast<int>(ColorMap::Words));
    choose(m_measure, "inspector/measure", static_cast<int>(OverlapMeasure::Separate));
    m_mean->setChecked(settings.value(QStringLiteral("inspector/mean"), false).toBool());
    m_opacity->setValue(
        settings.value(QStringLiteral("inspector/opacity"), m_opacity->value()).toInt());
}

void InspectorPanel::save(QSettings& settings) const {
    settings.setValue(QStringLiteral("inspector/map"), m_map->currentData());
    settings.setValue(QStringLiteral("inspector/measure"), m_measure->currentData());
    settings.setValue(QStringLiteral("inspector/mean"), m_mean->isChecked());
    settings.setValue(QStringLiteral("inspector/opacity"), m_opacity->value());
}

}  // namespace seedbed
