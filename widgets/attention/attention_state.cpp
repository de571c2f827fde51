// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/attention_state.h"

#include "widgets/theme.h"

#include <algorithm>

namespace seedbed {

namespace {

bool listed(const std::vector<WatchedWord>& words, const std::optional<WatchedWord>& word) {
    return word && std::any_of(words.begin(), words.end(), [&word](const WatchedWord& each) {
               return each.sameWord(*word);
           });
}

std::optional<WatchedWord> firstOther(const std::vector<WatchedWord>& words,
                                      const std::optional<WatchedWord>& than) {
    for (const WatchedWord& word : words)
        if (!than || !word.sameWord(*than)) return word;
    return std::nullopt;
}

template <typename T>
bool assign(T& to, const T& from) {
    if (to == from) return false;
    to = from;
    return true;
}

}  // namespace

AttentionState::AttentionState(RunStore* store, WatchedWords* words, QObject* parent)
    : QObject(parent), m_store(store), m_words(words) {
    connect(words, &WatchedWords::picksChanged, this, &AttentionState::followPicks);
    connect(words, &WatchedWords::specialTokensChanged, this, [this] {
        checkWords();
        Q_EMIT wordsChanged();
    });
}

PictureMaps AttentionState::second() const {
    return m_compared ? PictureMaps(*m_store, *m_compared) : PictureMaps();
}

std::vector<WatchedWord> AttentionState::rows() const {
    const TokenizedPrompt* prompt = first().prompt();
    if (!prompt) return {};
    std::vector<WatchedWord> rows = m_words->pickedIn(*prompt);
    if (m_looks.watchedOnly && !rows.empty()) return rows;
    for (const WatchedWord& word : wordsOf(*prompt, m_words->specialTokens()))
        if (!m_words->find(word)) rows.push_back(coloured(word));
    return rows;
}

WatchedWord AttentionState::coloured(WatchedWord word) const {
    word.slot = m_words->slotOf(word);
    return word;
}

std::vector<WatchedWord> AttentionState::pair() const {
    std::vector<WatchedWord> words;
    if (m_word) words.push_back(*m_word);
    if (m_word && m_partner) words.push_back(*m_partner);
    return words;
}

void AttentionState::setCell(CellId id) {
    m_cell = id;
    if (m_compared == id) m_compared.reset();
    m_store->touch(id);
    m_store->touch(m_store->detailOf(id));
    refresh();
    Q_EMIT wordsChanged();
}

void AttentionState::setCompared(std::optional<CellId> id) {
    if (id == m_cell || (id && !m_store->cell(*id))) id.reset();
    if (!assign(m_compared, id)) return;
    if (id) m_store->touch(*id);
    Q_EMIT picturesChanged();
}

void AttentionState::setPlace(const AttentionPlace& place) {
    if (!assign(m_place, place)) return;
    fitPlace();
    Q_EMIT placeChanged();
}

void AttentionState::setLooks(const AttentionLooks& looks) {
    const bool rowsDiffer = looks.watchedOnly != m_looks.watchedOnly;
    if (!assign(m_looks, looks)) return;
    Q_EMIT looksChanged();
    if (rowsDiffer) Q_EMIT wordsChanged();
}

void AttentionState::setCut(const AttentionCut& cut) {
    if (assign(m_cut, cut)) Q_EMIT cutChanged();
}

void AttentionState::setMeasure(OverlapMeasure measure) {
    if (assign(m_measure, measure)) Q_EMIT measureChanged();
}

void AttentionState::choose(const WatchedWord& word) {
    if (m_word && m_word->sameWord(word)) return;
    if (m_partner && m_partner->sameWord(word)) m_partner = m_word;
    m_word = coloured(word);
    Q_EMIT wordsChanged();
}

void AttentionState::choosePartner(const WatchedWord& word) {
    if (m_partner && m_partner->sameWord(word)) return;
    if (m_word && m_word->sameWord(word)) m_word = m_partner;
    m_partner = coloured(word);
    checkWords();
    Q_EMIT wordsChanged();
}

void AttentionState::refresh() {
    checkWords();
    fitPlace();
    Q_EMIT picturesChanged();
}

// The chosen words stay through new pictures of the same prompt; another prompt brings its own.
void AttentionState::checkWords() {
    const TokenizedPrompt* prompt = first().prompt();
    if (!prompt) {
        m_word.reset();
        m_partner.reset();
        return;
    }
    std::vector<WatchedWord> offered = m_words->pickedIn(*prompt);
    for (const WatchedWord& word : wordsOf(*prompt, m_words->specialTokens()))
        if (!listed(offered, word)) offered.push_back(word);
    if (!listed(offered, m_word)) m_word = firstOther(offered, m_partner);
    if (!m_word) m_word = firstOther(offered, std::nullopt);
    if (!listed(offered, m_partner) || (m_partner && m_word && m_partner->sameWord(*m_word)))
        m_partner = firstOther(offered, m_word);
    if (m_word) m_word = coloured(*m_word);
    if (!m_partner) return;
    m_partner = coloured(*m_partner);
    // Words that nobody watches would all get the next free colour.
    if (m_word && m_partner->slot == m_word->slot) ++m_partner->slot;
}

// Watching words is also a way to choose them.
void AttentionState::followPicks() {
    const TokenizedPrompt* prompt = first().prompt();
    const auto picked = prompt ? m_words->pickedIn(*prompt) : std::vector<WatchedWord>();
    if (!picked.empty() && !listed(picked, m_word)) m_word = firstOther(picked, m_partner);
    if (picked.size() > 1 && !listed(picked, m_partner)) m_partner = firstOther(picked, m_word);
    checkWords();
    Q_EMIT wordsChanged();
}

// A source that this picture's model does not have falls back to the average.
void AttentionState::fitPlace() {
    const PictureMaps picture = first();
    MapSource& source = m_place.source;
    if (source.layer >= picture.layerCount()) source = {};
    if (source.head >= picture.headCount(source.layer)) source.head = -1;
    if (m_place.columns == ColumnKind::Heads && source.layer < 0 && picture.layerCount() > 0) {
        const auto& near = picture.run()->model->average_layers;
        source.layer = near.empty() ? 0 : near.front();
    }
}

QColor rowColor(const AttentionState& state, const WatchedWord& word, bool dark) {
    if (const WatchedWord* watched = state.words()->find(word))
        return wordColor(watched->slot, dark);
    for (const auto& chosen : state.pair())
        if (chosen.sameWord(word)) return wordColor(chosen.slot, dark);
    return themeColors(dark ? ThemeKind::Dark : ThemeKind::Light).dim;
}

}  // namespace seedbed
