// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/attention/attention_state.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace seedbed {

// A column of the table: where its maps come from.
struct MultiplesColumn {
    QString label;
    QString toolTip;
    int position = 0;  // of the time slider
    MapSource source;
    bool operator==(const MultiplesColumn&) const = default;
};

// What the table of small pictures holds: words against steps, layers or heads.
struct MultiplesPlan {
    std::vector<WatchedWord> rows;
    std::vector<MultiplesColumn> columns;
    int current = -1;  // the column that the slider or the chosen source stands at
};

// The plan for the state; where the columns are steps, at most `mostSteps` evenly spaced ones with
// the first and the last, or all when every step is wanted. The one nearest to the slider
// is the slider's own.
MultiplesPlan planOf(const AttentionState& state, int mostSteps);

// `count` of 0 … total - 1, evenly spaced with both ends, rounded to the nearest.
std::vector<int> spread(int total, int count);

// "cube", or the name in brackets for start, end and padding.
QString rowLabel(const WatchedWord& word);

}  // namespace seedbed
