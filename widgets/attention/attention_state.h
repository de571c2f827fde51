// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attention/map_tools.h"
#include "core/attention/overlap.h"
#include "widgets/attention/picture_maps.h"
#include "widgets/heatmap.h"
#include "widgets/watched_words.h"
#include "widgets/word_overlap.h"

#include <QObject>

#include <optional>
#include <vector>

namespace seedbed {

// What the columns of the table are.
enum class ColumnKind { Steps, Layers, Heads };

// Which maps are looked at.
struct AttentionPlace {
    ColumnKind columns = ColumnKind::Steps;
    MapSource source;   // of the table's steps, and of the pictures beside it
    int position = -1;  // of the time slider; -1 before the first picture
    bool operator==(const AttentionPlace&) const = default;
};

// How they are drawn.
struct AttentionLooks {
    ColorMap map = ColorMap::Inferno;
    double opacity = 0.85;
    bool commonScale = true;  // else each word is scaled to its own maximum
    bool everyStep = false;   // else as many as fit
    bool watchedOnly = false;
    bool operator==(const AttentionLooks&) const = default;
};

// The cut of the chosen word's map.
struct AttentionCut {
    bool shown = false;
    double threshold = 0.4;  // of the map's maximum
    Resample resample = Resample::Bilinear;
    bool operator==(const AttentionCut&) const = default;
};

// What both sides of the Attention tab share: the pictures, the place in them, the two words that
// are looked at, and how maps are drawn. Each setter signals only a change.
class AttentionState : public QObject {
    Q_OBJECT
 public:
    AttentionState(RunStore* store, WatchedWords* words, QObject* parent = nullptr);

    RunStore* store() const { return m_store; }
    WatchedWords* words() const { return m_words; }
    CellId cell() const { return m_cell; }
    std::optional<CellId> compared() const { return m_compared; }
    PictureMaps first() const { return {*m_store, m_cell}; }
    PictureMaps second() const;  // not known without a comparison

    const AttentionPlace& place() const { return m_place; }
    const AttentionLooks& looks() const { return m_looks; }
    const AttentionCut& cut() const { return m_cut; }
    OverlapMeasure measure() const { return m_measure; }

    // The words that the table lists: watched ones first, then the others as the prompt has them.
    std::vector<WatchedWord> rows() const;
    // The word whose map is shown, with its colour; none while there is no prompt.
    const std::optional<WatchedWord>& word() const { return m_word; }
    // The word that it is held against; none for a prompt of one word.
    const std::optional<WatchedWord>& partner() const { return m_partner; }
    std::vector<WatchedWord> pair() const;

    void setCell(CellId id);
    void setCompared(std::optional<CellId> id);
    void setPlace(const AttentionPlace& place);
    void setLooks(const AttentionLooks& looks);
    void setCut(const AttentionCut& cut);
    void setMeasure(OverlapMeasure measure);
    void choose(const WatchedWord& word);
    void choosePartner(const WatchedWord& word);
    // Steps, pictures or tokens arrived.
    void refresh();

 Q_SIGNALS:
    void picturesChanged();  // other pictures, or more of them
    void wordsChanged();     // rows, the chosen two, or their colours
    void placeChanged();
    void looksChanged();
    void cutChanged();
    void measureChanged();

 private:
    void checkWords();
    void followPicks();
    void fitPlace();
    WatchedWord coloured(WatchedWord word) const;

    RunStore* m_store;
    WatchedWords* m_words;
    CellId m_cell;
    std::optional<CellId> m_compared;
    AttentionPlace m_place;
    AttentionLooks m_looks;
    AttentionCut m_cut;
    OverlapMeasure m_measure = OverlapMeasure::Separate;
    std::optional<WatchedWord> m_word;
    std::optional<WatchedWord> m_partner;
};

// The colour of a word on a ground; start, end and padding are neutral unless they are watched.
QColor rowColor(const AttentionState& state, const WatchedWord& word, bool dark);

}  // namespace seedbed
