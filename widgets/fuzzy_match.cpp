// SPDX-License-Identifier: Apache-2.0
#include "widgets/fuzzy_match.h"

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kWordStart = 100;
constexpr int kInside = 60;
constexpr int kScattered = 30;

// Lower case without accents: "Größe" is found by "grosse" and by "große".
QString plain(const QString& text) {
    QString result;
    for (const QChar letter : text.normalized(QString::NormalizationForm_KD).toCaseFolded())
        if (letter.category() != QChar::Mark_NonSpacing) result += letter;
    return result.replace(QChar(0xdf), QLatin1String("ss"));  // German sharp s
}

bool startsWord(const QString& text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

std::optional<int> substringScore(const QString& word, const QString& name) {
    std::optional<int> best;
    for (qsizetype at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
        const int place = static_cast<int>(std::min<qsizetype>(at, 20));
        const int score = (startsWord(name, at) ? kWordStart : kInside) - place;
        best = std::max(best.value_or(score), score);
    }
    return best;
}

// The letters in order from one beginning of a word on; letters that follow one another or begin a
// word count more.
std::optional<int> scatteredFrom(const QString& word, const QString& name, qsizetype start) {
    int score = kScattered;
    qsizetype at = start;
    for (qsizetype i = 1; i < word.size(); ++i) {
        const qsizetype next = name.indexOf(word[i], at + 1);
        if (next < 0) return std::nullopt;
        if (next > at + 1 && !startsWord(name, next)) score -= 3;
        at = next;
    }
    return std::max(1, score - static_cast<int>((at - start) / 4));
}

std::optional<int> scatteredScore(const QString& word, const QString& name) {
    std::optional<int> best;
    for (qsizetype at = name.indexOf(word[0]); at >= 0; at = name.indexOf(word[0], at + 1)) {
        if (!startsWord(name, at)) continue;
        const auto score = scatteredFrom(word, name, at);
        if (score) best = std::max(best.value_or(*score), *score);
    }
    return best;
}

}  // namespace

std::optional<int> fuzzyScore(const QString& typed, const QString& name) {
    const QString text = plain(name);
    int sum = 0;
    for (const QString& word : plain(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        auto score = substringScore(word, text);
        if (!score) score = scatteredScore(word, text);
        if (!score) return std::nullopt;
        sum += *score;
    }
    return sum;
}

}  // namespace seedbed
