// SPDX-License-Identifier: Apache-2.0
// What the stage's panes show.
#include "widgets/compare/compare_stage.h"
#include "widgets/compare/map_picture.h"
#include "widgets/qt_convert.h"
#include "widgets/theme.h"

#include <QLocale>

#include <algorithm>

namespace seedbed {

void CompareStage::refresh() {
    if (m_focused < 0 || m_focused >= m_sides->count()) setFocusedSide(std::max(0, m_focused));
    choosePanes();
    m_text->clear();
    m_legend->hide();
    const bool pair = m_sides->count() >= 2;
    if (!pair || m_mode == CompareMode::SideBySide || m_mode == CompareMode::Words) showSides();
    if (pair && m_mode == CompareMode::Words) showMaps();
    if (pair && (m_mode == CompareMode::Slider || m_mode == CompareMode::Flicker)) showPair();
    if (pair && m_mode == CompareMode::Difference) showDifference();
    setFocusedSide(m_focused);
    placePanes();
}

std::vector<HeatLayer> CompareStage::layers(int side) const {
    std::vector<HeatLayer> layers;
    if (m_opacity <= 0) return layers;
    const auto words = m_sides->known(side, m_words->active());
    WordMaps maps = m_sides->maps(side, m_position, words);
    for (std::size_t k = 0; k < maps.maps.size(); ++k)
        layers.push_back(
            {maps.height, maps.width, std::move(maps.maps[k]), wordColor(words[k].slot, true)});
    return layers;
}

SignedColours CompareStage::signedColours() const {
    const bool dark = isDark(palette());
    return {sideColor(m_sides->first(), dark),
            sideColor(m_sides->second(), dark),
            palette().color(QPalette::Base)};
}

QString CompareStage::noteOf(int side) const {
    QStringList parts;
    if (const ImagePtr shown = m_sides->picture(side, m_position))
        parts << QStringLiteral("%1 × %2").arg(shown->width).arg(shown->height);
    const int step = m_sides->stepAt(side, m_position);
    if (step >= 0)
        parts << tr("step %1").arg(step + 1);
    else if (m_sides->steps() > 0 && !m_sides->hasSteps(side))
        parts << tr("no steps kept: the final picture");
    if (m_sides->historyGone(side)) parts << tr("steps let go to save memory");
    const auto active = m_words->active();
    if (m_sides->prompt(side))
        for (const WatchedWord& word : active)
            if (m_sides->known(side, {word}).empty())
                parts << tr("no “%1” in this prompt").arg(word.text);
    return parts.join(QStringLiteral(" · "));
}

void CompareStage::showNames(ComparePane* pane, int tag, int side) {
    pane->tag(tag)->setSide(side, CompareSides::letter(side), m_sides->title(side));
    pane->tag(tag)->setJudgement(m_sides->judgement(side));
}

void CompareStage::showSides() {
    for (int i = 0; i < m_sides->count(); ++i) {
        ComparePane* pane = sidePane(i);
        if (pane->isHidden()) continue;
        showNames(pane, 0, i);
        pane->canvas()->setHint(m_sides->hint(i));
        pane->canvas()->setPicture(toQImage(m_sides->picture(i, m_position)));
        pane->canvas()->setLayers(layers(i), m_map, m_opacity);
        pane->setNote(noteOf(i));
        pane->setClosable(m_mode == CompareMode::SideBySide);
    }
}

void CompareStage::showPair() {
    const int first = m_sides->first();
    const int second = m_sides->second();
    showNames(m_pairPane, 0, first);
    showNames(m_pairPane, 1, second);
    const QImage picture = toQImage(m_sides->picture(first, m_position));
    m_pairCanvas->setHint(picture.isNull() ? m_sides->hint(first) : m_sides->hint(second));
    m_pairCanvas->setPicture(picture);
    m_pairCanvas->setLayers(layers(first), m_map, m_opacity);
    m_pairCanvas->setSecond(
        toQImage(m_sides->picture(second, m_position)), layers(second), m_map, m_opacity);
    m_pairCanvas->setLetters(CompareSides::letter(first), CompareSides::letter(second));
    m_pairPane->setNote(m_mode == CompareMode::Slider
                            ? tr("Drag the divider, or use the left and right arrows")
                            : tr("Space: the other one · hold H: look at the other one"));
    showFlicker();
}

void CompareStage::showFlicker() {
    const bool flickers = m_mode == CompareMode::Flicker;
    const bool second = flickers && m_flicker.showsSecond();
    m_pairCanvas->setForm(!flickers ? m_mode == CompareMode::Slider ? PairCanvas::Form::Divided
                                                                    : PairCanvas::Form::FirstOnly
                          : second  ? PairCanvas::Form::SecondOnly
                                    : PairCanvas::Form::FirstOnly);
    m_pairPane->tag(0)->setSeen(!flickers || !second);
    m_pairPane->tag(1)->setSeen(!flickers || second);
}

void CompareStage::showDifference() {
    showNames(m_pairPane, 0, m_sides->first());
    showNames(m_pairPane, 1, m_sides->second());
    showFlicker();
    m_pairCanvas->setLayers({}, m_map, 0);
    m_pairCanvas->setLetters({}, {});
    const ImagePtr first = m_sides->picture(m_sides->first(), m_position);
    const ImagePtr second = m_sides->picture(m_sides->second(), m_position);
    if (!first || !second) {
        m_pairCanvas->setHint(m_sides->hint(first ? m_sides->second() : m_sides->first()));
        m_pairCanvas->setPicture({});
        return;
    }
    const DifferenceTask task{first, second, m_kind, m_amount, signedColours()};
    if (m_shownDifference && m_shownDifference->task == task)
        takeDifference(DifferenceResult(*m_shownDifference));
    else
        m_worker.ask(task);
}

void CompareStage::takeDifference(const DifferenceResult& result) {
    m_shownDifference = result;
    m_numbers = result.numbers;
    if (m_mode != CompareMode::Difference || m_sides->count() < 2) return;
    m_pairCanvas->setPicture(result.picture);
    const QLocale locale;
    const auto& n = result.numbers;
    const auto decimal = [&locale](double value) { return locale.toString(value, 'f', 2); };
    m_text->setText(
        tr("Largest: red %1, green %2, blue %3 · mean: red %4, green %5, blue %6, in 1/255\n"
           "%7 of %8 pixels differ (%9 %)")
            .arg(n.largest[0])
            .arg(n.largest[1])
            .arg(n.largest[2])
            .arg(decimal(n.mean[0]), decimal(n.mean[1]), decimal(n.mean[2]))
            .arg(locale.toString(static_cast<qlonglong>(n.differing)),
                 locale.toString(static_cast<qlonglong>(n.pixels())),
                 locale.toString(100.0 * static_cast<double>(n.differing) /
                                     static_cast<double>(std::max<std::int64_t>(1, n.pixels())),
                                 'f',
                                 1)) +
        QStringLiteral(" · ") +
        tr("brightness of %1 − %2: %3")
            .arg(CompareSides::letter(m_sides->second()),
                 CompareSides::letter(m_sides->first()),
                 (n.brighter > 0 ? QStringLiteral("+") : QString()) + decimal(n.brighter)));
    m_pairPane->setNote(
        (m_kind == DifferenceKind::Colours ? tr("Difference of each channel, %1 ×").arg(m_amount)
                                           : tr("Difference of brightness, %1 ×").arg(m_amount)) +
        (result.scaled
             ? tr(" · sizes differ: the smaller was scaled to %1 × %2").arg(n.width).arg(n.height)
             : QString()));
    const bool isSigned = m_kind == DifferenceKind::Brightness;
    const QString end = QString::number(255 / m_amount, 'f', m_amount > 1 ? 1 : 0);
    m_legend->setScale(signedColours(),
                       tr("%1 brighter by %2").arg(CompareSides::letter(m_sides->first()), end),
                       tr("%1 brighter by %2").arg(CompareSides::letter(m_sides->second()), end));
    m_legend->setVisible(isSigned);
    placePanes();
    Q_EMIT differenceReady();
}

std::vector<WatchedWord> CompareStage::mapWords() const {
    std::vector<WatchedWord> words;
    for (const WatchedWord& word : m_words->active())
        if (!m_sides->known(m_sides->first(), {word}).empty() ||
            !m_sides->known(m_sides->second(), {word}).empty())
            words.push_back(word);
    if (words.size() > m_mapPanes.size()) words.resize(m_mapPanes.size());
    return words;
}

void CompareStage::showMaps() {
    const int sides[] = {m_sides->first(), m_sides->second()};
    const auto words = mapWords();
    std::vector<PlainMap> differences(words.size());
    double scale = 0;
    for (std::size_t k = 0; k < words.size(); ++k) {
        PlainMap maps[2];
        for (std::size_t s = 0; s < 2; ++s) {
            WordMaps found = m_sides->maps(sides[s], m_position, {words[k]});
            if (!found.maps.empty())
                maps[s] = {found.height, found.width, std::move(found.maps.front())};
        }
        if (!maps[0].values.empty() && !maps[1].values.empty())
            differences[k] = difference_map(maps[1], maps[0]);
        scale = std::max(scale, largestOf(differences[k]));
    }
    const QString a = CompareSides::letter(sides[0]);
    const QString b = CompareSides::letter(sides[1]);
    for (std::size_t k = 0; k < std::max<std::size_t>(1, words.size()); ++k) {
        ComparePane* pane = m_mapPanes[k];
        const bool named = k < words.size();
        pane->setTitle(named ? tr("“%1”: %2 − %3").arg(words[k].text, b, a)
                             : tr("Difference of a word"));
        pane->canvas()->setHint(
            named ? tr("Both need their steps and this word in the prompt")
                  : tr("Pick a word below: where it acts more in %1 or in %2 will stand here")
                        .arg(a, b));
        pane->canvas()->setPicture(named ? signedMapPicture(differences[k], scale, signedColours())
                                         : QImage());
        pane->setNote(named && !differences[k].values.empty()
                          ? tr("%1 × %2 positions, at most %3")
                                .arg(differences[k].width)
                                .arg(differences[k].height)
                                .arg(largestOf(differences[k]), 0, 'f', 3)
                          : QString());
    }
    if (scale <= 0) return;
    const QString end = QString::number(scale, 'f', 3);
    m_legend->setScale(
        signedColours(), tr("more in %1, by %2").arg(a, end), tr("more in %1, by %2").arg(b, end));
    m_legend->show();
}

std::vector<ExportPane> CompareStage::exportPanes() const {
    std::vector<ExportPane> panes;
    for (int i = 0; i < m_sides->count(); ++i) {
        const bool all = m_mode == CompareMode::SideBySide || m_sides->count() < 2;
        if (!all && i != m_sides->first() && i != m_sides->second()) continue;
        const auto content = std::make_shared<LayeredPicture>();
        content->setPicture(toQImage(m_sides->picture(i, m_position)));
        if (m_mode != CompareMode::Difference) content->setLayers(layers(i), m_map, m_opacity);
        panes.push_back({CompareSides::letter(i),
                         m_sides->title(i),
                         noteOf(i),
                         sideColor(i, isDark(palette())),
                         content->picture().size(),
                         [content](QSize size) { return content->rendered(size, true); }});
    }
    if (m_mode != CompareMode::SideBySide && panes.size() == 2 &&
        m_sides->first() > m_sides->second())
        std::swap(panes[0], panes[1]);
    const auto addShown = [&panes](ComparePane* pane, const QString& title) {
        PictureCanvas* canvas = pane->canvas();
        if (canvas->picture().isNull()) return;
        panes.push_back(
            {{}, title, pane->note(), {}, canvas->picture().size(), [canvas](QSize size) {
                 return canvas->rendered(size);
             }});
    };
    if (m_mode == CompareMode::Difference) addShown(m_pairPane, tr("Difference"));
    if (m_mode == CompareMode::Words)
        for (ComparePane* pane : m_mapPanes)
            if (!pane->isHidden()) addShown(pane, pane->title());
    return panes;
}

}  // namespace seedbed
