// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/attention/map_tools.h"
#include "widgets/run_store.h"
#include "widgets/watched_words.h"
#include "widgets/word_overlap.h"

#include <QImage>
#include <QString>

#include <vector>

namespace seedbed {

// One picture's steps and maps as the store holds them now: of its own run, or of the run that
// captured more for its seed. Made where it is needed and not kept, because it points into the
// store.
class PictureMaps {
 public:
    PictureMaps() = default;
    PictureMaps(const RunStore& store, CellId id);

    bool known() const { return m_own != nullptr; }
    CellId id() const { return m_id; }
    const StoredRun* run() const { return m_run; }
    const StoredCell* cell() const { return m_own; }
    const TokenizedPrompt* prompt() const { return m_run ? m_run->prompt.get() : nullptr; }
    QString seed() const;

    // Positions of the time slider: 0-based steps, and steps() for the finished picture.
    int steps() const;
    int arrived() const;
    bool finished() const { return m_own && m_own->picture; }

    // What was captured at a position; null when it was not kept or lacks the source.
    AttentionStepPtr attention(int position, MapSource source) const;
    // The preview at a position, the picture at the last one or where there is no preview.
    ImagePtr picture(int position) const;
    // One word's map; empty where it is not kept or the prompt does not have the word.
    PlainMap map(const WatchedWord& word, int position, MapSource source) const;
    // Maps of several words over one grid; empty when one of them is missing.
    WordMaps maps(const std::vector<WatchedWord>& words, int position, MapSource source) const;

    // Whether steps before the newest were let go (and not captured again).
    bool historyGone() const;
    bool hasAverages() const;
    // Whether every layer and head is kept at the newest step.
    bool hasLayers() const;
    int layerCount() const;
    int headCount(int layer) const;

    // What running the picture again with every layer and head would take.
    struct Cost {
        double seconds = 0;  // 0 = not known
        double bytes = 0;
    };
    Cost captureCost() const;

 private:
    const StoredCell* stepsFor(MapSource source) const;

    CellId m_id;
    const StoredRun* m_run = nullptr;
    const StoredCell* m_own = nullptr;
    const StoredCell* m_detail = nullptr;  // null: none captured more
};

}  // namespace seedbed
