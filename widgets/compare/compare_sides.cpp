// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/compare_sides.h"

#include "widgets/compare/setting_rows.h"
#include "widgets/qt_convert.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

int stepsOf(const StoredCell* cell) {
    if (!cell || cell->steps.empty()) return 0;
    return std::max(cell->steps_total, static_cast<int>(cell->steps.size()));
}

// A run of n steps stands at the same share of its way as one of `all`.
int share(int position, int n, int all) {
    if (all <= 1 || n <= 1) return 0;
    return static_cast<int>(std::lround(static_cast<double>(position) * (n - 1) / (all - 1)));
}

}  // namespace

CompareSides::CompareSides(RunStore* store, JudgementSource* judgements, QObject* parent)
    : QObject(parent), m_store(store), m_judgements(judgements) {
    connect(&m_loader,
            &PictureLoader::loaded,
            this,
            [this](const QString& path, const ImagePtr& image) {
                for (int i = 0; i < count(); ++i)
                    if (at(i).path == path && !at(i).image) {
                        m_sides[static_cast<std::size_t>(i)].image = image;
                        Q_EMIT pictureArrived(i);
                    }
            });
    connect(&m_loader,
            &PictureLoader::failed,
            this,
            [this](const QString& path, const QString& detail) {
                m_problems.emplace_back(path, detail);
                for (int i = 0; i < count(); ++i)
                    if (at(i).path == path) Q_EMIT pictureArrived(i);
                Q_EMIT loadFailed(detail);
            });
    if (judgements)
        connect(judgements,
                &JudgementSource::judgementsChanged,
                this,
                &CompareSides::judgementsChanged);
}

bool CompareSides::set(std::vector<CompareSide> sides) {
    const bool all = sides.size() <= static_cast<std::size_t>(kMostSides);
    if (!all) sides.resize(kMostSides);
    m_sides = std::move(sides);
    m_first = 0;
    m_second = 1;
    afterChange();
    return all;
}

void CompareSides::add(CompareSide side) {
    if (count() == kMostSides) m_sides.pop_back();
    m_sides.push_back(std::move(side));
    afterChange();
}

void CompareSides::remove(int side) {
    if (side < 0 || side >= count()) return;
    m_sides.erase(m_sides.begin() + side);
    afterChange();
}

void CompareSides::afterChange() {
    const int last = std::max(1, count() - 1);
    m_first = std::min(m_first, last);
    m_second = std::min(m_second, last);
    if (m_first == m_second) m_first = m_second == 0 ? 1 : 0;
    std::erase_if(m_problems, [this](const auto& problem) {
        return std::none_of(m_sides.begin(), m_sides.end(), [&problem](const CompareSide& side) {
            return side.path == problem.first;
        });
    });
    touch();
    load();
    Q_EMIT sidesChanged();
}

void CompareSides::load() {
    for (int i = 0; i < count(); ++i)
        if (!at(i).path.isEmpty() && !finalPicture(i) && !hasSteps(i)) m_loader.load(at(i).path);
}

void CompareSides::setPair(int first, int second) {
    if (first < 0 || second < 0 || first >= count() || second >= count()) return;
    if (first == second) {  // the one that was not touched gives way
        if (first == m_first)
            first = m_second;
        else
            second = m_first;
    }
    if (first == m_first && second == m_second) return;
    m_first = first;
    m_second = second;
    Q_EMIT pairChanged();
}

const StoredCell* CompareSides::cell(int side) const {
    return at(side).cell ? m_store->cell(*at(side).cell) : nullptr;
}

const StoredCell* CompareSides::stepsCell(int side) const {
    const StoredCell* own = cell(side);
    if (!own) return nullptr;
    const StoredCell* detail = m_store->cell(m_store->detailOf(*at(side).cell));
    const bool again =
        detail && !detail->steps.empty() && (own->history_gone || own->steps.empty());
    return again ? detail : own;
}

ImagePtr CompareSides::finalPicture(int side) const {
    const StoredCell* own = cell(side);
    return own && own->picture ? own->picture : at(side).image;
}

QString CompareSides::title(int side) const {
    if (!at(side).title.isEmpty()) return at(side).title;
    if (const auto number = seed(side)) return tr("seed %1").arg(seedText(*number));
    if (!at(side).path.isEmpty()) return QFileInfo(at(side).path).fileName();
    return tr("picture %1").arg(side + 1);
}

QString CompareSides::hint(int side) const {
    for (const auto& [path, detail] : m_problems)
        if (path == at(side).path && !path.isEmpty()) return detail;
    if (cell(side)) return tr("Waiting for its first step");
    return at(side).path.isEmpty() ? tr("This picture is no longer here")
                                   : tr("Reading the picture…");
}

PictureSettings CompareSides::settings(int side) const {
    if (!(at(side).settings == PictureSettings{})) return at(side).settings;
    const StoredCell* own = cell(side);
    if (!own) return {};
    return settingsOf(*m_store->run(at(side).cell->job), *own);
}

std::vector<PictureSettings> CompareSides::allSettings() const {
    std::vector<PictureSettings> all;
    for (int i = 0; i < count(); ++i) all.push_back(settings(i));
    return all;
}

std::optional<Seed> CompareSides::seed(int side) const {
    if (const StoredCell* own = cell(side)) return own->seed;
    return at(side).settings.seed;
}

const Judgement* CompareSides::judgement(int side) const {
    return m_judgements && at(side).picture != 0 ? m_judgements->judgement(at(side).picture)
                                                 : nullptr;
}

bool CompareSides::hasSteps(int side) const {
    const StoredCell* steps = stepsCell(side);
    return steps && !steps->steps.empty();
}

bool CompareSides::historyGone(int side) const {
    const StoredCell* steps = stepsCell(side);
    return steps && steps->history_gone;
}

int CompareSides::steps() const {
    int most = 0;
    for (int i = 0; i < count(); ++i) most = std::max(most, stepsOf(stepsCell(i)));
    return most;
}

int CompareSides::arrived() const {
    const int all = steps();
    if (final()) return all;
    const auto reached = [this, all](int position) {
        for (int i = 0; i < count(); ++i) {
            const StoredCell* own = stepsCell(i);
            if (own && share(position, stepsOf(own), all) < static_cast<int>(own->steps.size()))
                return true;
        }
        return false;
    };
    int positions = all;
    while (positions > 0 && !reached(positions - 1)) --positions;
    return positions;
}

bool CompareSides::final() const {
    for (int i = 0; i < count(); ++i)
        if (finalPicture(i)) return true;
    return false;
}

int CompareSides::stepAt(int side, int position) const {
    const int all = steps();
    const StoredCell* from = stepsCell(side);
    if (position >= all || !from || from->steps.empty()) return -1;
    const int there = static_cast<int>(from->steps.size());
    return std::clamp(share(position, stepsOf(from), all), 0, there - 1);
}

ImagePtr CompareSides::picture(int side, int position) const {
    const int step = stepAt(side, position);
    const StoredCell* from = stepsCell(side);
    const ImagePtr done = finalPicture(side);
    if (step < 0 && done) return done;
    if (!from || from->steps.empty()) return done;
    const auto index = step < 0 ? from->steps.size() - 1 : static_cast<std::size_t>(step);
    const ImagePtr& preview = from->steps[index].preview;
    return preview ? preview : done;
}

const AttentionStep* CompareSides::attention(int side, int position) const {
    const StoredCell* from = stepsCell(side);
    if (!from || from->steps.empty()) return nullptr;
    const int step = stepAt(side, position);
    const auto index = step < 0 ? from->steps.size() - 1 : static_cast<std::size_t>(step);
    return from->steps[index].attention.get();
}

const TokenizedPrompt* CompareSides::prompt(int side) const {
    const StoredRun* run = at(side).cell ? m_store->run(at(side).cell->job) : nullptr;
    return run ? run->prompt.get() : nullptr;
}

std::vector<WatchedWord> CompareSides::known(int side,
                                             const std::vector<WatchedWord>& words) const {
    std::vector<WatchedWord> found;
    if (const TokenizedPrompt* tokens = prompt(side))
        for (const WatchedWord& word : words)
            if (!tokensOf(word, *tokens).empty()) found.push_back(word);
    return found;
}

WordMaps CompareSides::maps(int side, int position, const std::vector<WatchedWord>& words) const {
    const AttentionStep* step = attention(side, position);
    const TokenizedPrompt* tokens = prompt(side);
    if (!step || !tokens || words.empty()) return {};
    std::vector<std::vector<int>> positions;
    for (const WatchedWord& word : words) positions.push_back(tokensOf(word, *tokens));
    return wordMaps(step->average, positions);
}

std::shared_ptr<const TokenizedPrompt> CompareSides::allWords() const {
    std::shared_ptr<TokenizedPrompt> merged;
    for (int i = 0; i < count(); ++i) {
        const TokenizedPrompt* tokens = prompt(i);
        if (!tokens) continue;
        if (!merged) {
            merged = std::make_shared<TokenizedPrompt>(*tokens);
            continue;
        }
        const auto words = wordsOf(*tokens, false);
        for (std::size_t w = 0; w < words.size(); ++w)
            if (tokensOf(words[w], *merged).empty()) merged->words.push_back(tokens->words[w]);
    }
    return merged;
}

bool CompareSides::concerns(const std::vector<CellId>& cells) const {
    return std::any_of(cells.begin(), cells.end(), [this](CellId id) {
        return std::any_of(m_sides.begin(), m_sides.end(), [this, id](const CompareSide& side) {
            return side.cell && (*side.cell == id || m_store->detailOf(*side.cell) == id);
        });
    });
}

void CompareSides::touch() {
    for (const CompareSide& side : m_sides) {
        if (!side.cell) continue;
        m_store->touch(*side.cell);
        m_store->touch(m_store->detailOf(*side.cell));
    }
}

}  // namespace seedbed
