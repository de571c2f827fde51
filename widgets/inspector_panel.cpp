// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector_panel.h"

#include "widgets/qt_convert.h"
#include "widgets/run_text.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QSettings>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kRefresh = 66;  // ms between repaints for arriving steps

}  // namespace

InspectorPanel::InspectorPanel(RunStore* store, WatchedWords* words, QWidget* parent)
    : QWidget(parent),
      m_store(store),
      m_words(words),
      m_title(new QLabel(this)),
      m_canvas(new PictureCanvas(this)),
      m_time(new TimeBar(this)),
      m_chips(new WordChips(words, this)),
      m_source(new QComboBox(this)),
      m_head(new QComboBox(this)),
      m_map(new QComboBox(this)),
      m_mean(new QCheckBox(tr("Mean of the steps so far"), this)),
      m_opacity(new QSlider(Qt::Horizontal, this)),
      m_captureHint(new QLabel(this)),
      m_capture(new QPushButton(tr("Capture every layer and head for this seed"), this)),
      m_measure(new QComboBox(this)),
      m_chart(new OverlapChart(this)),
      m_table(new OverlapTableModel(this)),
      m_tableView(new QTableView(this)),
      m_overlapHint(new QLabel(this)),
      m_madeWith(new QLabel(this)),
      m_use(new QPushButton(tr("Use seed"), this)),
      m_copy(new QPushButton(tr("Copy seed"), this)),
      m_save(new QPushButton(tr("Save picture as…"), this)),
      m_attention(new QPushButton(tr("Attention maps"), this)),
      m_vary(new QPushButton(tr("Vary…"), this)),
      m_compare(new QPushButton(tr("Compare"), this)) {
    build();
    offerSources();
    connectParts();
    refresh();
}

void InspectorPanel::connectParts() {
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(kRefresh);
    m_numbersTimer.setSingleShot(true);
    m_numbersTimer.setInterval(0);
    connect(&m_refreshTimer, &QTimer::timeout, this, &InspectorPanel::refresh);
    connect(&m_numbersTimer, &QTimer::timeout, this, &InspectorPanel::refreshNumbers);
    connect(m_time, &TimeBar::moved, this, [this] {
        refreshPicture();
        tellOverlayStep();
        m_numbersTimer.start();  // once for a whole drag of the slider
    });
    connect(m_chart, &OverlapChart::stepPicked, m_time, &TimeBar::setPosition);
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        offerHeads();
        refresh();
    });
    connect(m_head, &QComboBox::currentIndexChanged, this, &InspectorPanel::refresh);
    connect(m_map, &QComboBox::currentIndexChanged, this, &InspectorPanel::refreshPicture);
    connect(m_mean, &QCheckBox::toggled, this, &InspectorPanel::refresh);
    connect(m_opacity, &QSlider::valueChanged, this, &InspectorPanel::refreshPicture);
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this] {
        m_table->setMeasure(static_cast<OverlapMeasure>(m_measure->currentData().toInt()));
        refreshNumbers();
    });
    connect(m_words, &WatchedWords::hoverChanged, this, &InspectorPanel::refreshPicture);
    connect(m_words, &WatchedWords::picksChanged, this, [this] {
        refreshPicture();
        refreshNumbers();
    });
    connect(m_capture, &QPushButton::clicked, this, [this] {
        m_capture->setEnabled(false);
        Q_EMIT everythingRequested(m_cell);
    });
    connect(m_use, &QPushButton::clicked, this, &InspectorPanel::useSeed);
    connect(m_copy, &QPushButton::clicked, this, &InspectorPanel::copySeed);
    connect(m_save, &QPushButton::clicked, this, &InspectorPanel::savePicture);
    connect(
        m_attention, &QPushButton::clicked, this, [this] { Q_EMIT attentionRequested(m_cell); });
    connect(m_vary, &QPushButton::clicked, this, [this] { Q_EMIT varyRequested(m_cell); });
    connect(m_compare, &QPushButton::clicked, this, [this] { Q_EMIT compareRequested(m_cell); });
}

void InspectorPanel::showCell(CellId id) {
    const StoredRun* before = m_store->run(m_cell.job);
    m_cell = id;
    m_store->touch(id);
    m_store->touch(m_store->detailOf(id));
    const StoredRun* run = m_store->run(id.job);
    m_chips->setPrompt(run ? run->prompt : nullptr);
    if (!before || !run || before->model != run->model ||
        before->request.width != run->request.width ||
        before->request.height != run->request.height)
        offerSources();
    m_capture->setEnabled(true);
    refresh();
}

void InspectorPanel::cellsChanged(const std::vector<CellId>& cells) {
    const CellId detail = m_store->detailOf(m_cell);
    const bool mine = std::any_of(
        cells.begin(), cells.end(), [&](CellId id) { return id == m_cell || id == detail; });
    if (mine && !m_refreshTimer.isActive()) m_refreshTimer.start();
}

void InspectorPanel::offerSources() {
    const QSignalBlocker blocker(m_source);
    const QVariant wanted = m_source->currentData();
    m_source->clear();
    const StoredRun* run = m_store->run(m_cell.job);
    const bool known = run && run->model;
    m_source->addItem(known ? averageName(*run->model, run->request) : tr("Average"), -1);
    if (known) m_source->setItemData(0, averageText(*run->model, run->request), Qt::ToolTipRole);
    if (known)
        for (std::size_t i = 0; i < run->model->layers.size(); ++i) {
            m_source->addItem(layerName(*run->model, static_cast<int>(i), run->request),
                              static_cast<int>(i));
            const QString full = QString::fromStdString(run->model->layers[i].name);
            m_source->setItemData(m_source->count() - 1, full, Qt::ToolTipRole);
        }
    m_source->setCurrentIndex(std::max(0, m_source->findData(wanted)));
    offerHeads();
}

void InspectorPanel::offerHeads() {
    const QSignalBlocker blocker(m_head);
    const int wanted = m_head->currentIndex();
    m_head->clear();
    m_head->addItem(tr("All heads"), -1);
    const StoredRun* run = m_store->run(m_cell.job);
    const int layer = m_source->currentData().toInt();
    if (run && run->model && layer >= 0 && layer < static_cast<int>(run->model->layers.size()))
        for (int h = 0; h < run->model->layers[static_cast<std::size_t>(layer)].heads; ++h)
            m_head->addItem(tr("Head %1").arg(h + 1), h);
    m_head->setEnabled(m_head->count() > 1);
    m_head->setCurrentIndex(wanted < m_head->count() ? std::max(0, wanted) : 0);
}

MapSource InspectorPanel::source() const {
    return {m_source->currentData().toInt(), m_head->currentData().toInt()};
}

const StoredCell* InspectorPanel::stepsCell() const {
    const StoredCell* own = m_store->cell(m_cell);
    const StoredCell* detail = m_store->cell(m_store->detailOf(m_cell));
    if (!own || !detail || detail->steps.empty()) return own;
    const bool richer = source().layer >= 0 || own->history_gone || own->steps.empty();
    return richer ? detail : own;
}

std::vector<WatchedWord> InspectorPanel::shownWords() const {
    const StoredRun* run = m_store->run(m_cell.job);
    std::vector<WatchedWord> words;
    if (!run || !run->prompt) return words;
    for (const WatchedWord& word : m_words->active())
        if (!tokensOf(word, *run->prompt).empty()) words.push_back(word);
    return words;
}

std::vector<std::vector<int>> InspectorPanel::tokensOfWords(
    const std::vector<WatchedWord>& words) const {
    std::vector<std::vector<int>> tokens;
    const StoredRun* run = m_store->run(m_cell.job);
    for (const WatchedWord& word : words) tokens.push_back(tokensOf(word, *run->prompt));
    return tokens;
}

WordMaps InspectorPanel::mapsAtSlider(const StoredCell& from,
                                      const std::vector<std::vector<int>>& tokens) const {
    const int last = std::min(m_time->position(), static_cast<int>(from.steps.size()) - 1);
    std::vector<WordMaps> steps;
    for (int i = m_mean->isChecked() ? 0 : std::max(last, 0); i <= last; ++i) {
        const AttentionStepPtr& step = from.steps[static_cast<std::size_t>(i)].attention;
        if (step) steps.push_back(wordMaps(*step, source(), tokens));
    }
    return meanOf(steps);
}

void InspectorPanel::refresh() {
    const StoredCell* cell = m_store->cell(m_cell);
    const StoredCell* steps = stepsCell();
    const bool final = cell && cell->picture;
    const int arrived = steps ? static_cast<int>(steps->steps.size()) : 0;
    m_time->setRange(
        steps ? std::max(steps->steps_total, arrived) : 0, arrived, final && arrived > 0);
    tellOverlayStep();
    refreshPicture();
    refreshNumbers();
    refreshText();
    refreshCapture();
}

void InspectorPanel::refreshPicture() {
    const StoredCell* cell = m_store->cell(m_cell);
    const StoredCell* from = stepsCell();
    if (!cell) {
        m_canvas->setPicture({});
        m_canvas->setLayers({}, ColorMap::Words, 0);
        return;
    }
    const StoredCell::Step* step = nullptr;
    if (from && !from->steps.empty()) {
        const auto last = static_cast<int>(from->steps.size()) - 1;
        step = &from->steps[static_cast<std::size_t>(std::clamp(m_time->position(), 0, last))];
    }
    const bool final = cell->picture && (m_time->atFinal() || !step || !step->preview);
    m_canvas->setPicture(toQImage(final ? cell->picture : step ? step->preview : nullptr));
    std::vector<HeatLayer> layers;
    const auto words = shownWords();
    if (step && step->attention) {
        const WordMaps maps = mapsAtSlider(*from, tokensOfWords(words));
        for (std::size_t k = 0; k < maps.maps.size(); ++k)
            layers.push_back(
                {maps.height, maps.width, maps.maps[k], wordColor(words[k].slot, true)});
    }
    m_canvas->setLayers(std::move(layers),
                        static_cast<ColorMap>(m_map->currentData().toInt()),
                        m_opacity->value() / 100.0);
}

void InspectorPanel::refreshNumbers() {
    const StoredRun* run = m_store->run(m_cell.job);
    const StoredCell* from = stepsCell();
    const auto words =
        run && run->prompt ? m_words->pickedIn(*run->prompt) : std::vector<WatchedWord>();
    const auto tokens = tokensOfWords(words);
    const bool dark = isDark(palette());
    std::vector<StepCurve> curves;
    QStringList names;
    std::vector<QColor> colors;
    for (const WatchedWord& word : words) {
        names << word.text;
        colors.push_back(wordColor(word.slot, dark));
        curves.push_back({word.text, colors.back(), {}, false});
    }
    if (words.size() > 1)
        curves.push_back({tr("overlap"), palette().color(QPalette::Highlight), {}, true});
    for (std::size_t i = 0; from && i < from->steps.size(); ++i) {
        const AttentionStepPtr& step = from->steps[i].attention;
        const WordMaps maps = step ? wordMaps(*step, source(), tokens) : WordMaps();
        const bool known = !words.empty() && maps.maps.size() == words.size();
        for (std::size_t k = 0; k < words.size(); ++k)
            curves[k].values.push_back(known ? activationOf(maps, k) : -1);
        if (words.size() > 1)
            curves.back().values.push_back(known ? overlapOf(maps, m_table->measure()) : -1);
    }
    m_chart->setCurves(
        curves, from ? std::max(from->steps_total, static_cast<int>(from->steps.size())) : 0);
    m_chart->setStep(m_time->position());
    m_table->setWords(names, colors, from ? mapsAtSlider(*from, tokens) : WordMaps());
    m_tableView->setFixedHeight(words.empty() ? 0
                                              : kTableRow * (1 + static_cast<int>(words.size())));
    m_chart->setVisible(from && !words.empty());
    m_tableView->setVisible(from && !words.empty());
    m_overlapHint->setVisible(words.size() < 2);
    m_overlapHint->setText(words.empty()
                               ? tr("Pick words above: their curves and overlap stand here.")
                               : tr("Pick a second word to see how far the two overlap."));
}

void InspectorPanel::refreshText() {
    const StoredCell* cell = m_store->cell(m_cell);
    const StoredRun* run = m_store->run(m_cell.job);
    m_title->setText(cell ? tr("Seed %1").arg(seedText(cell->seed)) : tr("No picture chosen"));
    m_canvas->setHint(cell ? tr("Waiting for its first step")
                           : tr("Choose a picture in the grid.\nIts way from noise to picture will "
                                "stand here, step "
                                "by step, with the words laid over it."));
    m_madeWith->setText(cell ? madeWithText(*run, *cell) : QString());
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_use, m_copy, m_attention, m_vary, m_compare})
        widget->setEnabled(cell != nullptr);
    m_save->setEnabled(cell && cell->picture);
}

std::optional<int> InspectorPanel::overlayStep() const {
    const bool newest = m_time->atFinal() || m_time->position() >= m_time->arrived() - 1;
    return newest ? std::nullopt : std::optional(m_time->position());
}

void InspectorPanel::tellOverlayStep() {
    const auto step = overlayStep();
    if (step == m_toldStep) return;
    m_toldStep = step;
    Q_EMIT overlayStepChanged(step);
}

void InspectorPanel::refreshCapture() {
    const StoredCell* from = stepsCell();
    const StoredCell::Step* step = from ? from->newest() : nullptr;
    const bool layerMissing =
        source().layer >= 0 && step && (!step->attention || !has(*step->attention, source()));
    const bool historyMissing = from && from->history_gone;
    m_captureHint->setText(layerMissing
                               ? tr("This run kept the average only.")
                               : tr("The steps of this picture were let go to save memory."));
    m_captureHint->setVisible(layerMissing || historyMissing);
    m_capture->setVisible(layerMissing || historyMissing);
}

}  // namespace seedbed
