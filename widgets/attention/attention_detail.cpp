// SPDX-License-Identifier: Apache-2.0
// What the right side's pictures show and how its choices act; numbers are in
// attention_detail_numbers.cpp, and how the parts stand in attention_detail_layout.cpp.
#include "widgets/attention/attention_detail.h"

#include "widgets/attention/multiples_plan.h"
#include "widgets/qt_convert.h"
#include "widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

constexpr double kSetAlpha = 0.55;

void chooseData(QComboBox* box, const QVariant& data) {
    const QSignalBlocker blocker(box);
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

}  // namespace

void AttentionDetail::connectParts() {
    m_numbersTimer.setSingleShot(true);
    m_numbersTimer.setInterval(0);
    connect(&m_numbersTimer, &QTimer::timeout, this, &AttentionDetail::refreshNumbers);
    connect(m_state, &AttentionState::picturesChanged, this, &AttentionDetail::onPictures);
    connect(m_state, &AttentionState::wordsChanged, this, [this] {
        offerWords();
        refresh();
    });
    connect(m_state, &AttentionState::placeChanged, this, [this] {
        m_time->setPosition(m_state->place().position);
        refresh();
    });
    connect(m_state, &AttentionState::looksChanged, this, &AttentionDetail::refreshPictures);
    connect(m_state, &AttentionState::cutChanged, this, &AttentionDetail::refreshMask);
    connect(m_state, &AttentionState::measureChanged, this, [this] {
        chooseData(m_measure, static_cast<int>(m_state->measure()));
        refreshNumbers();
    });
    connect(m_time, &TimeBar::moved, this, [this](int position) {
        AttentionPlace place = m_state->place();
        place.position = position;
        m_state->setPlace(place);
    });
    connect(m_chart, &OverlapChart::stepPicked, m_time, &TimeBar::setPosition);
    for (MapCanvas* canvas : {m_first, m_second, m_third}) {
        connect(canvas, &MapCanvas::pointed, this, [this](std::optional<QPoint> place) {
            m_hovered = place;
            point(m_hovered ? m_hovered : m_pinned);
        });
        connect(canvas, &MapCanvas::pinned, this, [this](QPoint place) {
            m_pinned = m_pinned == place && m_hovered ? std::nullopt : std::optional(place);
            point(place);
        });
    }
}

void AttentionDetail::connectChoices() {
    connect(m_compare, &QComboBox::activated, this, [this] {
        const int image = m_compare->currentData().toInt();
        m_state->setCompared(image < 0 ? std::nullopt
                                       : std::optional(CellId{m_state->cell().job, image}));
    });
    connect(m_thirdKind, &QComboBox::currentIndexChanged, this, &AttentionDetail::refreshThird);
    connect(m_wordBox, &QComboBox::activated, this, [this](int index) {
        m_state->choose(m_state->rows().at(static_cast<std::size_t>(index)));
    });
    connect(m_partnerBox, &QComboBox::activated, this, [this](int index) {
        m_state->choosePartner(m_state->rows().at(static_cast<std::size_t>(index)));
    });
    connect(m_measure, &QComboBox::currentIndexChanged, this, [this] {
        m_state->setMeasure(static_cast<OverlapMeasure>(m_measure->currentData().toInt()));
    });
    const auto cut = [this] {
        m_state->setCut({m_maskShown->isChecked(),
                         m_threshold->value() / 100.0,
                         static_cast<Resample>(m_resample->currentData().toInt())});
    };
    connect(m_maskShown, &QCheckBox::toggled, this, cut);
    connect(m_threshold, &QSlider::valueChanged, this, cut);
    connect(m_resample, &QComboBox::currentIndexChanged, this, cut);
    connect(m_saveMask, &QPushButton::clicked, this, &AttentionDetail::masksRequested);
}

ThirdPicture AttentionDetail::third() const {
    return static_cast<ThirdPicture>(m_thirdKind->currentData().toInt());
}

int AttentionDetail::secondPosition() const {
    const PictureMaps first = m_state->first();
    const PictureMaps second = m_state->second();
    const int position = m_state->place().position;
    if (position >= first.steps() || first.steps() < 2) return second.steps();
    return static_cast<int>(
        std::lround(static_cast<double>(position) * (second.steps() - 1) / (first.steps() - 1)));
}

void AttentionDetail::onPictures() {
    const PictureMaps first = m_state->first();
    const PictureMaps second = m_state->second();
    m_second->setVisible(second.known());
    m_title->setText(
        !first.known() ? tr("No picture chosen")
        : second.known()
            ? tr("Seed %1 and seed %2 under one slider").arg(first.seed(), second.seed())
            : tr("Seed %1").arg(first.seed()));
    offerPictures();
    offerThird();
    offerWords();
    m_time->setRange(first.steps(), first.arrived(), first.finished() && first.arrived() > 0);
    AttentionPlace place = m_state->place();
    place.position = m_time->position();
    m_state->setPlace(place);
    refresh();
}

// The other seeds of this run; a picture of another run is shown when it was chosen elsewhere.
void AttentionDetail::offerPictures() {
    const QSignalBlocker blocker(m_compare);
    m_compare->clear();
    m_compare->addItem(tr("One picture"), -1);
    const StoredRun* run = m_state->first().run();
    const auto compared = m_state->compared();
    for (std::size_t i = 0; run && i < run->cells.size(); ++i)
        if (static_cast<int>(i) != m_state->cell().image)
            m_compare->addItem(tr("with seed %1").arg(seedText(run->cells[i].seed)),
                               static_cast<int>(i));
    if (compared && compared->job != m_state->cell().job) {
        m_compare->addItem(tr("with seed %1 of another run").arg(m_state->second().seed()), -2);
        m_compare->setCurrentIndex(m_compare->count() - 1);
        return;
    }
    chooseData(m_compare, compared ? compared->image : -1);
}

void AttentionDetail::offerThird() {
    const QVariant wanted = m_thirdKind->currentData();
    const bool compares = m_state->second().known();
    const bool had = m_thirdKind->findData(static_cast<int>(ThirdPicture::Difference)) >= 0;
    if (m_thirdKind->count() > 0 && compares == had) return;
    const QSignalBlocker blocker(m_thirdKind);
    m_thirdKind->clear();
    if (compares)
        m_thirdKind->addItem(tr("Difference"), static_cast<int>(ThirdPicture::Difference));
    m_thirdKind->addItem(tr("Both words"), static_cast<int>(ThirdPicture::BothWords));
    m_thirdKind->addItem(tr("Shared"), static_cast<int>(ThirdPicture::Shared));
    if (!compares) chooseData(m_thirdKind, wanted);
}

void AttentionDetail::offerWords() {
    const bool dark = isDark(palette());
    const auto fill = [&](QComboBox* box, const std::optional<WatchedWord>& chosen) {
        const QSignalBlocker blocker(box);
        box->clear();
        for (const WatchedWord& word : m_state->rows()) {
            box->addItem(rowLabel(word));
            box->setItemData(box->count() - 1, rowColor(*m_state, word, dark), Qt::ForegroundRole);
            if (chosen && chosen->sameWord(word)) box->setCurrentIndex(box->count() - 1);
        }
        box->setEnabled(box->count() > 1);
    };
    fill(m_wordBox, m_state->word());
    fill(m_partnerBox, m_state->partner());
}

void AttentionDetail::refresh() {
    refreshPictures();
    point(m_hovered ? m_hovered : m_pinned);
    m_numbersTimer.start();  // once for a whole drag of the slider
}

float AttentionDetail::peakOf(const PlainMap& a, const PlainMap& b) const {
    return std::max(shownPeak(a.values, a.height, a.width), shownPeak(b.values, b.height, b.width));
}

void AttentionDetail::refreshPictures() {
    const PictureMaps first = m_state->first();
    const PictureMaps second = m_state->second();
    const AttentionPlace& place = m_state->place();
    PlainMap a, b;
    if (m_state->word()) {
        a = first.map(*m_state->word(), place.position, place.source);
        b = second.map(*m_state->word(), secondPosition(), place.source);
    }
    showIn(m_first, first, place.position, a);
    showIn(m_second, second, secondPosition(), b);
    const auto overlay = [&](const PlainMap& map) -> MapCanvas::Overlay {
        if (map.values.empty()) return {};
        const HeatLayer layer{map.height,
                              map.width,
                              map.values,
                              wordColor(m_state->word()->slot, true),
                              peakOf(a, b)};
        const AttentionLooks looks = m_state->looks();
        return [layer, looks](QSize size) {
            return heatImage({layer}, looks.map, looks.opacity, size);
        };
    };
    m_first->setOverlay(overlay(a));
    m_second->setOverlay(overlay(b));
    const QString word = m_state->word() ? rowLabel(*m_state->word()) : QString();
    m_first->setCaption(second.known() ? tr("seed %1 · “%2”").arg(first.seed(), word)
                                       : tr("“%1”").arg(word));
    m_second->setCaption(tr("seed %1 · “%2”").arg(second.seed(), word));
    refreshThird();
    refreshMask();
}

void AttentionDetail::showIn(MapCanvas* canvas,
                             const PictureMaps& picture,
                             int position,
                             const PlainMap& map) {
    canvas->setPicture(toQImage(picture.picture(position)));
    canvas->setGrid(QSize(map.width, map.height));
}

void AttentionDetail::refreshThird() {
    const PictureMaps first = m_state->first();
    const AttentionPlace& place = m_state->place();
    m_third->setPicture(toQImage(first.picture(place.position)));
    m_third->setOverlay({});
    m_third->setCaption({});
    m_third->setGrid({});
    if (!m_state->word()) return;
    if (third() == ThirdPicture::Difference) {
        const PlainMap a = first.map(*m_state->word(), place.position, place.source);
        const PlainMap b = m_state->second().map(*m_state->word(), secondPosition(), place.source);
        m_third->setCaption(tr("seed %1 less seed %2").arg(first.seed(), m_state->second().seed()));
        if (a.values.empty() || b.values.empty()) return;
        const PlainMap difference = difference_map(a, b);
        m_third->setGrid(QSize(difference.width, difference.height));
        m_third->setOverlay([difference](QSize size) {
            return differenceImage(
                difference.values, difference.height, difference.width, 0, 0.9, size);
        });
        return;
    }
    const auto pair = m_state->pair();
    if (pair.size() < 2) return;
    const WordMaps maps = first.maps(pair, place.position, place.source);
    const bool both = third() == ThirdPicture::BothWords;
    m_third->setCaption((both ? tr("“%1” and “%2”, white: both") : tr("“%1” and “%2” together"))
                            .arg(rowLabel(pair[0]), rowLabel(pair[1])));
    if (maps.maps.empty()) return;
    m_third->setGrid(QSize(maps.width, maps.height));
    m_third->setOverlay(both ? bothWordsOverlay(maps) : sharedOverlay(maps));
}

// The two sets {M >= threshold * max M} in the words' colours, white where they meet.
MapCanvas::Overlay AttentionDetail::bothWordsOverlay(const WordMaps& maps) const {
    const auto pair = m_state->pair();
    const AttentionCut cut = m_state->cut();
    const QRgb first = wordColor(pair[0].slot, true).rgb();
    const QRgb second = wordColor(pair[1].slot, true).rgb();
    return [=](QSize size) {
        const auto set = [&](std::size_t k) {
            return picture_mask(maps.maps[k],
                                maps.height,
                                maps.width,
                                size.height(),
                                size.width(),
                                cut.threshold,
                                cut.resample);
        };
        const auto a = set(0), b = set(1);
        const auto shade = [](QRgb c, double alpha) {
            return qPremultiply(qRgba(qRed(c), qGreen(c), qBlue(c), static_cast<int>(alpha * 255)));
        };
        const QRgb colors[] = {
            0, shade(first, kSetAlpha), shade(second, kSetAlpha), shade(0xffffff, 0.85)};
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        std::size_t at = 0;
        for (int y = 0; y < size.height(); ++y) {
            auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
            for (int x = 0; x < size.width(); ++x, ++at) line[x] = colors[a[at] | b[at] << 1U];
        }
        return image;
    };
}

// On the scale of half the weaker word's peak: two equal maps would be full there.
MapCanvas::Overlay AttentionDetail::sharedOverlay(const WordMaps& maps) const {
    const auto largest = [](const std::vector<float>& map) {
        return *std::max_element(map.begin(), map.end());
    };
    const HeatLayer layer{maps.height,
                          maps.width,
                          shared_field(maps.maps[0], maps.maps[1]),
                          palette().color(QPalette::Highlight),
                          std::min(largest(maps.maps[0]), largest(maps.maps[1])) / 2};
    const AttentionLooks looks = m_state->looks();
    return
        [layer, looks](QSize size) { return heatImage({layer}, looks.map, looks.opacity, size); };
}

void AttentionDetail::refreshMask() {
    const AttentionCut& cut = m_state->cut();
    const AttentionPlace& place = m_state->place();
    const PictureMaps first = m_state->first();
    {
        const QSignalBlocker a(m_maskShown), b(m_threshold), c(m_resample);
        m_maskShown->setChecked(cut.shown);
        m_threshold->setValue(static_cast<int>(std::lround(cut.threshold * 100)));
        chooseData(m_resample, static_cast<int>(cut.resample));
    }
    const bool known = m_state->word().has_value();
    const PlainMap map =
        known ? first.map(*m_state->word(), place.position, place.source) : PlainMap();
    const QColor color = known ? wordColor(m_state->word()->slot, true) : QColor();
    m_maskShown->setText(known ? tr("Mask of “%1”").arg(rowLabel(*m_state->word())) : tr("Mask"));
    m_saveMask->setEnabled(!map.values.empty());
    m_first->setOutline(cut.shown ? map : PlainMap(), cut.threshold, cut.resample, color);
    m_second->setOutline(
        cut.shown && known ? m_state->second().map(*m_state->word(), secondPosition(), place.source)
                           : PlainMap(),
        cut.threshold,
        cut.resample,
        color);
    if (third() == ThirdPicture::BothWords) refreshThird();
    const ImagePtr picture = first.picture(first.steps());
    if (map.values.empty() || !picture) {
        m_maskText->clear();
        return;
    }
    const auto mask = picture_mask(map.values,
                                   map.height,
                                   map.width,
                                   picture->height,
                                   picture->width,
                                   cut.threshold,
                                   cut.resample);
    m_maskText->setText(
        tr("%1 % · covers %2 %").arg(m_threshold->value()).arg(100 * mask_share(mask), 0, 'f', 1));
}

}  // namespace seedbed
