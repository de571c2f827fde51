// SPDX-License-Identifier: Apache-2.0
// What pictures were made with, line by line.
#pragma once

#include "core/metadata/picture_settings.h"
#include "widgets/compare/word_diff.h"
#include "widgets/run_store.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace seedbed {

// One setting of all sides.
struct SettingRow {
    QString name;
    QString help;                              // teaches the term; may be empty
    QStringList values;                        // by side; empty = not said
    bool differs = false;                      // between sides that say it and all others
    std::vector<std::vector<TextSpan>> words;  // of prompts: what some other side lacks, by side
};

// Rows that at least one side says something about, the prompt first.
std::vector<SettingRow> settingRows(const std::vector<PictureSettings>& sides);

// The settings of a picture of this session. Device, precision and the like stand in `other`.
PictureSettings settingsOf(const StoredRun& run, const StoredCell& cell);

// A few lines below a picture of the comparison: what all share, then what differs.
QString captionOf(const std::vector<SettingRow>& rows);

// As a spreadsheet reads it: a header line, then one line per row; fields quoted where needed.
QString toCsv(const std::vector<SettingRow>& rows, const QStringList& titles);
// The same with tabs, for pasting.
QString toTabbed(const std::vector<SettingRow>& rows, const QStringList& titles);

}  // namespace seedbed
