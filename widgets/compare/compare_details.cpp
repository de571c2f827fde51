// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/compare_details.h"

#include "widgets/compare/setting_delegate.h"
#include "widgets/compare/side_tag.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QChart>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace seedbed {

namespace {

constexpr int kMeasures = 3;  // entries of the box before the words
constexpr std::array<Qt::PenStyle, kMostSides> kLines = {
    Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};

QLabel* sectionLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("strong"));
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

QLabel* hintLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setProperty("role", QStringLiteral("hint"));
    label->setWordWrap(true);
    return label;
}

}  // namespace

CompareDetails::CompareDetails(CompareSides* sides, WatchedWords* words, QWidget* parent)
    : QWidget(parent),
      m_sides(sides),
      m_words(words),
      m_table(new SettingsTableModel(this)),
      m_view(new QTableView(this)),
      m_all(new QCheckBox(tr("Show all"), this)),
      m_copy(new QToolButton(this)),
      m_tableHint(hintLabel(this)),
      m_what(new QComboBox(this)),
      m_chart(new OverlapChart(this)),
      m_chartHint(hintLabel(this)),
      m_layout(new QBoxLayout(QBoxLayout::TopToBottom, this)) {
    setAutoFillBackground(true);
    m_layout->setContentsMargins(14, 10, 14, 10);
    m_layout->setSpacing(16);
    m_layout->addWidget(buildTable());
    m_layout->addWidget(buildChart());
    setDirection(QBoxLayout::TopToBottom);
    m_rowsTimer.setSingleShot(true);
    m_rowsTimer.setInterval(0);
    connect(&m_rowsTimer, &QTimer::timeout, this, &CompareDetails::fitRows);
    connect(m_view->horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        m_rowsTimer.start();  // once for all columns
    });
    connect(words, &WatchedWords::picksChanged, this, &CompareDetails::refreshCurves);
    connect(m_what, &QComboBox::activated, this, &CompareDetails::refreshCurves);
    connect(m_chart, &OverlapChart::stepPicked, this, &CompareDetails::stepPicked);
    connect(m_copy, &QToolButton::clicked, this, &CompareDetails::copyTable);
    connect(m_all, &QCheckBox::toggled, this, [this](bool all) {
        m_table->setShowsAll(all);
        m_rowsTimer.start();
        updateHint();
    });
}

QWidget* CompareDetails::buildTable() {
    m_all->setToolTip(tr("Also the settings that are the same everywhere"));
    m_all->setFocusPolicy(Qt::TabFocus);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copies the selected cells, or the whole table, for a spreadsheet"));
    m_view->setModel(m_table);
    m_view->setItemDelegate(new SettingDelegate(m_view));
    m_view->setAccessibleName(tr("Settings that differ"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(22);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setMinimumSectionSize(40);
    m_view->setMinimumHeight(48);
    m_view->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    auto* part = new QWidget(this);
    auto* head = new QHBoxLayout;
    head->addWidget(sectionLabel(tr("What differs"), part), 1);
    head->addWidget(m_all);
    head->addWidget(m_copy);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_tableHint);
    layout->addStretch(0);
    return part;
}

QWidget* CompareDetails::buildChart() {
    m_what->addItem(tr("Overlap: Separate term"), static_cast<int>(OverlapMeasure::Separate));
    m_what->addItem(tr("Overlap: shared area (IoU)"), static_cast<int>(OverlapMeasure::Iou));
    m_what->addItem(tr("Overlap: cosine"), static_cast<int>(OverlapMeasure::Cosine));
    m_what->setToolTip(tr("Overlap of all watched words, or how strongly one of them acts"));
    m_what->setAccessibleName(tr("What the curves show"));
    m_what->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_what->setMinimumContentsLength(16);
    m_what->setFocusPolicy(Qt::TabFocus);
    m_chart->setAccessibleName(tr("Overlap over the steps, one curve per picture"));
    m_chart->setFixedHeight(160);
    auto* part = new QWidget(this);
    auto* head = new QHBoxLayout;
    head->addWidget(sectionLabel(tr("Over the steps"), part), 1);
    head->addWidget(m_what);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_chart);
    layout->addWidget(m_chartHint);
    layout->addStretch(1);
    return part;
}

void CompareDetails::setDirection(QBoxLayout::Direction direction) {
    const bool column = direction == QBoxLayout::TopToBottom;
    m_layout->setDirection(direction);
    m_layout->setStretch(0, column ? 0 : 3);
    m_layout->setStretch(1, column ? 1 : 2);
}

// The table is as high as its rows, so that what follows stands right below.
void CompareDetails::fitRows() {
    m_view->resizeRowsToContents();
    m_view->setMaximumHeight(m_view->horizontalHeader()->height() +
                             m_view->verticalHeader()->length() + 2);
    m_view->updateGeometry();
}

void CompareDetails::refresh() {
    QStringList titles;
    for (int i = 0; i < m_sides->count(); ++i) titles << m_sides->lettered(i);
    m_table->setSides(titles, settingRows(m_sides->allSettings()));
    QHeaderView* header = m_view->horizontalHeader();
    for (int column = 0; column < m_table->columnCount(); ++column)
        header->setSectionResizeMode(column, QHeaderView::Stretch);
    header->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_rowsTimer.start();
    updateHint();
    refreshCurves();
}

void CompareDetails::updateHint() {
    const int equal = m_table->equalCount();
    const bool nothing = m_table->rowCount() == 0;
    m_view->setVisible(!nothing);
    if (nothing && equal > 0)
        m_tableHint->setText(tr("Made with the same settings. Show all lists them."));
    else if (nothing)
        m_tableHint->setText(tr("These pictures do not say how they were made."));
    else if (!m_table->showsAll() && equal > 0)
        m_tableHint->setText(tr("%n more setting(s) are the same.", nullptr, equal));
    else
        m_tableHint->clear();
    m_tableHint->setVisible(!m_tableHint->text().isEmpty());
}

void CompareDetails::offerCurves() {
    const QVariant wanted = m_what->currentData();
    const QString text = m_what->currentText();
    while (m_what->count() > kMeasures) m_what->removeItem(kMeasures);
    for (std::size_t k = 0; k < m_words->picked().size(); ++k)
        m_what->addItem(tr("Activation: %1").arg(m_words->picked()[k].text),
                        kMeasures + static_cast<int>(k));
    const int again = m_what->findText(text);
    if (again >= 0)
        m_what->setCurrentIndex(again);
    else
        m_what->setCurrentIndex(std::max(0, m_what->findData(wanted)));
}

std::vector<double> CompareDetails::curveOf(int side, const std::vector<WatchedWord>& words) const {
    const int steps = m_sides->steps();
    const int reached = m_sides->arrived();
    const int what = m_what->currentData().toInt();
    std::vector<double> values;
    for (int position = 0; position < steps; ++position) {
        const WordMaps maps =
            position < reached ? m_sides->maps(side, position, words) : WordMaps();
        if (maps.maps.empty())
            values.push_back(-1);
        else if (what >= kMeasures)
            values.push_back(activationOf(maps, 0));
        else
            values.push_back(overlapOf(maps, static_cast<OverlapMeasure>(what)));
    }
    return values;
}

void CompareDetails::refreshCurves() {
    offerCurves();
    m_curves.clear();
    m_curveSides.clear();
    const int what = m_what->currentData().toInt();
    for (int side = 0; side < m_sides->count(); ++side) {
        if (!m_sides->hasSteps(side)) continue;
        std::vector<WatchedWord> words = m_words->picked();
        if (what >= kMeasures) words = {words[static_cast<std::size_t>(what - kMeasures)]};
        words = m_sides->known(side, words);
        if (words.size() < (what >= kMeasures ? 1U : 2U)) continue;
        m_curves.push_back({m_sides->lettered(side),
                            sideColor(side, isDark(palette())),
                            curveOf(side, words),
                            false});
        m_curveSides.push_back(side);
    }
    if (m_curves.size() > 2)  // more names do not fit
        for (std::size_t k = 0; k < m_curves.size(); ++k)
            m_curves[k].name = CompareSides::letter(m_curveSides[k]);
    m_chart->setCurves(m_curves, m_sides->steps());
    styleCurves();
    m_chart->setVisible(!m_curves.empty());
    m_chartHint->setVisible(m_curves.empty());
    m_chartHint->setText(
        m_sides->steps() == 0
            ? tr("Pictures of this session keep their steps; these have none. Generate them again "
                 "in Explore to see their words over time.")
            : tr("Pick two words below the pictures to see how far they overlap, or one to see how "
                 "strongly it acts."));
}

// Colour is never the only sign: each side has its own kind of line.
void CompareDetails::styleCurves() {
    int next = -1;  // the chart's first series is its cursor
    for (QAbstractSeries* series : m_chart->chart()->series()) {
        auto* line = qobject_cast<QLineSeries*>(series);
        if (next >= 0 && line && static_cast<std::size_t>(next) < m_curveSides.size()) {
            const int side = m_curveSides[static_cast<std::size_t>(next)];
            line->setPen(QPen(
                sideColor(side, isDark(palette())), 2, kLines[static_cast<std::size_t>(side)]));
        }
        ++next;
    }
}

void CompareDetails::setPosition(int position) {
    m_chart->setStep(std::min(position, std::max(0, m_sides->steps() - 1)));
}

void CompareDetails::copyTable() {
    std::vector<SettingRow> rows = m_table->rows();
    const QModelIndexList selected = m_view->selectionModel()->selectedIndexes();
    QString text;
    if (selected.isEmpty()) {
        text = toTabbed(rows, m_table->titles());
    } else {
        int row = -1;
        for (const QModelIndex& index : selected) {
            if (row >= 0) text += QLatin1Char(index.row() == row ? '\t' : '\n');
            text += index.data().toString().simplified();
            row = index.row();
        }
    }
    QApplication::clipboard()->setText(text);
    Q_EMIT said(tr("Copied the settings"));
}

void CompareDetails::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) refreshCurves();
    QWidget::changeEvent(event);
}

}  // namespace seedbed
