// SPDX-License-Identifier: Apache-2.0
// The right side's numbers: curves over the steps, overlap at the slider, words under the pointer.
#include "core/attention/map_tools.h"
#include "widgets/attention/attention_detail.h"
#include "widgets/attention/multiples_plan.h"
#include "widgets/theme.h"

#include <algorithm>

namespace seedbed {

namespace {

QString three(double value) {
    return value < 0 ? QStringLiteral("–") : QString::number(value, 'f', 3);
}

}  // namespace

std::vector<StepCurve> AttentionDetail::curvesOf(const PictureMaps& picture, bool second) const {
    const auto pair = m_state->pair();
    const bool dark = isDark(palette());
    std::vector<StepCurve> curves;
    const QString suffix = second ? QStringLiteral(" · %1").arg(picture.seed()) : QString();
    for (const WatchedWord& word : pair)
        curves.push_back(
            {rowLabel(word) + suffix, wordColor(word.slot, dark), {}, second, !second});
    if (pair.size() > 1)
        curves.push_back(
            {tr("overlap") + suffix, palette().color(QPalette::Highlight), {}, second, !second});
    for (int step = 0; step < picture.arrived(); ++step) {
        const WordMaps maps = picture.maps(pair, step, m_state->place().source);
        const bool kept = maps.maps.size() == pair.size() && !pair.empty();
        for (std::size_t k = 0; k < pair.size(); ++k)
            curves[k].values.push_back(kept ? activationOf(maps, k) : -1);
        if (pair.size() > 1)
            curves.back().values.push_back(kept ? overlapOf(maps, m_state->measure()) : -1);
    }
    return curves;
}

void AttentionDetail::refreshNumbers() {
    const PictureMaps first = m_state->first();
    const PictureMaps second = m_state->second();
    std::vector<StepCurve> curves = curvesOf(first, false);
    if (second.known())
        for (StepCurve& curve : curvesOf(second, true)) curves.push_back(std::move(curve));
    m_chart->setCurves(curves, std::max(first.steps(), second.steps()));
    m_chart->setStep(m_time->position());
    m_chartKey->setText(
        tr("Curves: solid seed %1, dashed seed %2. Difference: orange where seed %1 has more, cyan "
           "where seed %2 has.")
            .arg(first.seed(), second.seed()));
    m_chartKey->setVisible(second.known());
    const auto pair = m_state->pair();
    QStringList lines;
    const auto add = [&](const PictureMaps& picture, int position) {
        const WordMaps maps = picture.maps(pair, position, m_state->place().source);
        const bool kept = maps.maps.size() == 2;
        const auto number = [&](OverlapMeasure measure) {
            return three(kept ? overlapOf(maps, 0, 1, measure) : -1);
        };
        lines << (second.known() ? tr("seed %1: ").arg(picture.seed()) : QString()) +
                     tr("separate %1 · shared area %2 · cosine %3")
                         .arg(number(OverlapMeasure::Separate),
                              number(OverlapMeasure::Iou),
                              number(OverlapMeasure::Cosine));
    };
    if (pair.size() == 2 && first.known()) add(first, m_state->place().position);
    if (pair.size() == 2 && second.known()) add(second, secondPosition());
    m_overlapText->setText(lines.join(QLatin1Char('\n')));
}

void AttentionDetail::point(std::optional<QPoint> place) {
    for (MapCanvas* canvas : {m_first, m_second, m_third}) canvas->setPointer(place);
    refreshRanking();
}

void AttentionDetail::refreshRanking() {
    const auto& place = m_first->pointer();
    const PictureMaps first = m_state->first();
    const TokenizedPrompt* prompt = first.prompt();
    if (!place || !prompt) {
        m_ranking->setRows(tr("Point at a place in the picture: the words that act there, ranked"),
                           {});
        return;
    }
    const auto words = wordsOf(*prompt, m_state->words()->specialTokens());
    const MapSource source = m_state->place().source;
    const WordMaps maps = first.maps(words, m_state->place().position, source);
    if (place->x() >= maps.width || place->y() >= maps.height) return;
    const std::vector<MapView> views(maps.maps.begin(), maps.maps.end());
    const auto position = static_cast<std::size_t>(place->y() * maps.width + place->x());
    const bool dark = isDark(palette());
    std::vector<PointerRanking::Row> rows;
    for (const RankedMap& ranked : ranked_at(views, position)) {
        const WatchedWord& word = words[ranked.index];
        PointerRanking::Row row{rowLabel(word), rowColor(*m_state, word, dark), ranked.value, -1};
        const PlainMap other = m_state->second().map(word, secondPosition(), source);
        const int x = maps.width ? place->x() * other.width / maps.width : 0;
        const int y = maps.height ? place->y() * other.height / maps.height : 0;
        if (!other.values.empty())
            row.second = other.values[static_cast<std::size_t>(y * other.width + x)];
        rows.push_back(row);
    }
    QString title = tr("Under the pointer (row %1, column %2 of %3 × %4)")
                        .arg(place->y() + 1)
                        .arg(place->x() + 1)
                        .arg(maps.height)
                        .arg(maps.width);
    if (m_state->second().known())
        title += tr(": seed %1, then seed %2").arg(first.seed(), m_state->second().seed());
    m_ranking->setRows(title, std::move(rows));
}

}  // namespace seedbed
