// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/word_diff.h"

#include <QRegularExpression>

namespace seedbed {

namespace {

constexpr std::size_t kMostCells = 4'000'000;  // of the table below: prompts of 2,000 words

struct Word {
    TextSpan span;
    QString text;
};

std::vector<Word> wordsIn(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("[\\p{L}\\p{N}_'-]+|[^\\s]"));
    std::vector<Word> words;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        words.push_back(
            {{static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength())},
             match.captured().toCaseFolded()});
    }
    return words;
}

}  // namespace

std::vector<TextSpan> differingWords(const QString& text, const QString& other) {
    const auto a = wordsIn(text);
    const auto b = wordsIn(other);
    std::size_t begin = 0;
    while (begin < a.size() && begin < b.size() && a[begin].text == b[begin].text) ++begin;
    std::size_t tail = 0;
    while (tail < a.size() - begin && tail < b.size() - begin &&
           a[a.size() - 1 - tail].text == b[b.size() - 1 - tail].text)
        ++tail;
    const std::size_t rows = a.size() - begin - tail;
    const std::size_t columns = b.size() - begin - tail;
    std::vector<TextSpan> spans;
    if (rows * columns > kMostCells) {
        for (std::size_t i = 0; i < rows; ++i) spans.push_back(a[begin + i].span);
        return spans;
    }
    // longest[i][j]: of a's words from i and b's from j
    std::vector<int> longest((rows + 1) * (columns + 1));
    const auto at = [&](std::size_t i, std::size_t j) -> int& {
        return longest[i * (columns + 1) + j];
    };
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = columns; j-- > 0;)
            at(i, j) = a[begin + i].text == b[begin + j].text
                           ? at(i + 1, j + 1) + 1
                           : std::max(at(i + 1, j), at(i, j + 1));
    std::size_t j = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        while (j < columns && a[begin + i].text != b[begin + j].text &&
               at(i, j + 1) >= at(i + 1, j))
            ++j;
        if (j < columns && a[begin + i].text == b[begin + j].text)
            ++j;
        else
            spans.push_back(a[begin + i].span);
    }
    return spans;
}

}  // namespace seedbed
