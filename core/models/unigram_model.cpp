// SPDX-License-Identifier: Apache-2.0
#include "core/models/unigram_model.h"

#include "core/base/error.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unicode/utf8.h>
#include <utility>

namespace seedbed {
namespace {

// How much worse than the worst piece an unknown character is.
constexpr double kUnknownPenalty = 10.0;

// The best path to a place in the text, by its last piece.
struct Arrival {
    std::int64_t id = -1;
    int begin = -1;  // -1: no path ends here
    double score = 0.0;

    void offer(std::int64_t candidate, int from, double sum) {
        if (begin < 0 || sum > score) *this = {candidate, from, sum};
    }
};

int character_length(std::string_view text, int at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    std::int32_t end = at;
    U8_FWD_1(bytes, end, length);
    return end - at;
}

}  // namespace

UnigramModel::UnigramModel(std::vector<UnigramPiece> pieces, std::int64_t unknown)
    : pieces_(std::move(pieces)), unknown_(unknown) {
    check(unknown >= 0 && unknown < size(), "[unigram] no piece stands for what is unknown");
    std::vector<std::int64_t> ids(pieces_.size());
    std::iota(ids.begin(), ids.end(), 0);
    std::stable_sort(ids.begin(), ids.end(), [this](std::int64_t a, std::int64_t b) {
        return pieces_[a].text < pieces_[b].text;
    });
    double worst = std::numeric_limits<double>::infinity();
    for (const std::int64_t id : ids) {
        worst = std::min(worst, pieces_[id].score);
        if (pieces_[id].text.empty()) continue;
        if (!sorted_.empty() && pieces_[sorted_.back()].text == pieces_[id].text)
            sorted_.back() = id;
        else
            sorted_.push_back(id);
    }
    unknown_score_ = worst - kUnknownPenalty;
}

std::int64_t UnigramModel::id(std::string_view piece) const {
    const auto found = std::lower_bound(
        sorted_.begin(), sorted_.end(), piece, [this](std::int64_t id, std::string_view text) {
            return pieces_[id].text < text;
        });
    return found != sorted_.end() && pieces_[*found].text == piece ? *found : -1;
}

template <class Visit>
void UnigramModel::prefixes(std::string_view text, const Visit& visit) const {
    auto first = sorted_.begin(), last = sorted_.end();  // the pieces that agree with text so far
    for (std::size_t depth = 0; depth < text.size() && first != last; ++depth) {
        const auto byte = static_cast<std::uint8_t>(text[depth]);
        const auto at_depth = [&](std::int64_t id) {
            return static_cast<std::uint8_t>(pieces_[id].text[depth]);
        };
        first =
            std::partition_point(first, last, [&](std::int64_t id) { return at_depth(id) < byte; });
        last = std::partition_point(
            first, last, [&](std::int64_t id) { return at_depth(id) == byte; });
        if (first == last || pieces_[*first].text.size() != depth + 1) continue;
        visit(*first, static_cast<int>(depth) + 1);
        ++first;  // what follows is longer
    }
}

std::vector<UnigramToken> UnigramModel::encode(std::string_view text) const {
    const auto length = static_cast<int>(text.size());
    std::vector<Arrival> best(text.size() + 1);
    for (int begin = 0; begin < length;) {
        const double score = best[begin].score;
        const int character = character_length(text, begin);
        bool spelled = false;  // whether a piece is this character alone
        prefixes(text.substr(begin), [&](std::int64_t id, int bytes) {
            best[begin + bytes].offer(id, begin, score + pieces_[id].score);
            spelled = spelled || bytes == character;
        });
        if (!spelled) best[begin + character].offer(unknown_, begin, score + unknown_score_);
        begin += character;
    }
    std::vector<UnigramToken> tokens;  // from the last to the first
    for (int end = length; end > 0; end = best[end].begin) {
        const Arrival& last = best[end];
        if (last.id == unknown_ && !tokens.empty() && tokens.back().id == unknown_)
            tokens.back().bytes.begin = last.begin;
        else
            tokens.push_back({last.id, {last.begin, end}});
    }
    std::reverse(tokens.begin(), tokens.end());
    return tokens;
}

}  // namespace seedbed
