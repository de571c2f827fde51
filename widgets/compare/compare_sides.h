// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/compare/compare_side.h"
#include "widgets/compare/picture_loader.h"
#include "widgets/judgement_source.h"
#include "widgets/run_store.h"
#include "widgets/watched_words.h"
#include "widgets/word_overlap.h"

#include <QObject>

#include <memory>
#include <utility>
#include <vector>

namespace seedbed {

// Most pictures that are compared at once.
inline constexpr int kMostSides = 4;

// The pictures that are compared, and what of each is shown at one position of the time slider.
// Runs of different length share the slider: its ends are every run's first step and final picture,
// and between them each run stands at the same share of its steps.
class CompareSides : public QObject {
    Q_OBJECT
 public:
    // judgements may be null.
    CompareSides(RunStore* store, JudgementSource* judgements, QObject* parent = nullptr);

    // At most kMostSides: returns false when some were left out.
    bool set(std::vector<CompareSide> sides);
    void add(CompareSide side);  // takes the last one's place when full
    void remove(int side);
    const std::vector<CompareSide>& all() const { return m_sides; }
    int count() const { return static_cast<int>(m_sides.size()); }

    // The two that slider, flicker, difference and words look at; both valid with two sides or
    // more.
    int first() const { return m_first; }
    int second() const { return m_second; }
    void setPair(int first, int second);  // a side named twice swaps the two
    void swapPair() { setPair(m_second, m_first); }

    // "A" … "D"
    static QString letter(int side) { return QString(QChar(u'A' + side)); }
    QString title(int side) const;
    // "A · seed 42"
    QString lettered(int side) const { return letter(side) + QStringLiteral(" · ") + title(side); }
    // Why there is no picture: "Waiting for its first step", or what is wrong with its file.
    QString hint(int side) const;
    PictureSettings settings(int side) const;
    std::vector<PictureSettings> allSettings() const;
    std::optional<Seed> seed(int side) const;
    const Judgement* judgement(int side) const;  // null when unknown

    // --- in time
    int steps() const;    // of the longest run; 0 when no side has steps
    int arrived() const;  // slider positions that can be shown
    bool final() const;   // some side has its final picture
    // Where a side stands when the slider is at `position`: a step, or -1 = its final picture.
    int stepAt(int side, int position) const;
    ImagePtr picture(int side, int position) const;  // null while it is not there
    const AttentionStep* attention(int side, int position) const;
    const TokenizedPrompt* prompt(int side) const;
    bool hasSteps(int side) const;
    bool historyGone(int side) const;
    // Which of these words a side's prompt has, wherever they stand in it.
    std::vector<WatchedWord> known(int side, const std::vector<WatchedWord>& words) const;
    // A side's maps of words at the slider's position; without maps where it lacks one.
    WordMaps maps(int side, int position, const std::vector<WatchedWord>& words) const;

    // The words of all prompts, each once: for choosing, not for finding tokens. Null without any.
    std::shared_ptr<const TokenizedPrompt> allWords() const;

    // Whether one of these cells is compared, or is the run that captured more for one.
    bool concerns(const std::vector<CellId>& cells) const;
    void touch();  // keeps the histories of what is compared longest

 Q_SIGNALS:
    void sidesChanged();
    void pairChanged();
    void pictureArrived(int side);
    void judgementsChanged();
    void loadFailed(const QString& detail);

 private:
    void afterChange();
    void load();
    const StoredCell* cell(int side) const;
    // Where its steps come from: the cell, or the run that got them again.
    const StoredCell* stepsCell(int side) const;
    ImagePtr finalPicture(int side) const;
    const CompareSide& at(int side) const { return m_sides[static_cast<std::size_t>(side)]; }

    RunStore* m_store;
    JudgementSource* m_judgements;
    PictureLoader m_loader;
    std::vector<CompareSide> m_sides;
    std::vector<std::pair<QString, QString>> m_problems;  // path and what is wrong with it
    int m_first = 0;
    int m_second = 1;
};

}  // namespace seedbed
