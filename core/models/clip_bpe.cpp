// SPDX-License-Identifier: Apache-2.0
#include "core/models/clip_bpe.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/json_file.h"

#include <queue>

#include <fstream>
#include <sstream>

namespace seedbed {
namespace {

constexpr std::int64_t kLargestId = (std::int64_t{1} << 31) - 1;
constexpr std::string_view kWordEnd = "</w>";

// GPT-2's table: printable Latin-1 stands for itself, every other byte for the next character from
// U+0100 on.
std::array<std::string, 256> byte_spelling() {
    std::array<std::string, 256> spelling;
    int next = 0x100;
    for (int byte = 0; byte < 256; ++byte) {
        const bool printable =
            (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
        const int code = printable ? byte : next++;
        if (code < 0x80)
            spelling[byte] = static_cast<char>(code);
        else
            spelling[byte] = {static_cast<char>(0xC0 | (code >> 6)),
                              static_cast<char>(0x80 | (code & 0x3F))};
    }
    return spelling;
}

ClipBpe::Vocabulary read_vocabulary(const JsonObject& object) {
    ClipBpe::Vocabulary vocabulary;
    vocabulary.reserve(object.json().size());
    for (const auto& [token, id] : object.json().items()) {
        if (!id.is_number_integer() || id < 0 || id > kLargestId)
            object.fail(token, "a token id, a whole number from 0 to 2147483647");
        vocabulary.emplace(token, id.get<std::int64_t>());
    }
    return vocabulary;
}

ClipBpe::Merges read_merges(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file)
        throw Error(ErrorCode::PermissionDenied,
                    quote_path(path) + " cannot be read: check its permissions.");
    ClipBpe::Merges merges;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        std::istringstream words(line);
        std::string left;
        std::string right;
        std::string more;
        if (line.rfind("#version", 0) == 0 || !(words >> left)) continue;
        if (!(words >> right) || words >> more)
            throw Error(
                ErrorCode::FileFormat,
                quote_path(path) + ": line " + std::to_string(number) +
                    " must hold two tokens and a space between them; fetch the tokenizer again.");
        merges.emplace_back(left, right);
    }
    return merges;
}

// tokenizer.json writes a merge as "a b" or, since 2024, as ["a", "b"].
ClipBpe::Merges read_merges(const JsonObject& model) {
    ClipBpe::Merges merges;
    const nlohmann::json& list = model.at("merges");
    if (!list.is_array()) model.fail("merges", "a list");
    for (const auto& merge : list) {
        if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string()) {
            merges.emplace_back(merge[0].get<std::string>(), merge[1].get<std::string>());
            continue;
        }
        const std::string text = merge.is_string() ? merge.get<std::string>() : "";
        const std::size_t space = text.find(' ');
        if (space == std::string::npos) model.fail("merges", "a list of pairs of tokens");
        merges.emplace_back(text.substr(0, space), text.substr(space + 1));
    }
    return merges;
}

std::uint64_t pair_key(std::int64_t left, std::int64_t right) {
    return static_cast<std::uint64_t>(left) << 32 | static_cast<std::uint64_t>(right);
}

}  // namespace

// A word while its pieces are merged: a linked list, and the possible merges in the order in which
// they happen.
class ClipBpe::Word {
 public:
    Word(const ClipBpe& bpe, std::string_view bytes, std::int64_t unknown) : bpe_(bpe) {
        const int length = static_cast<int>(bytes.size());
        for (int i = 0; i < length; ++i) {
            const auto byte = static_cast<unsigned char>(bytes[i]);
            const std::int64_t id =
                i + 1 == length ? bpe.last_byte_ids_[byte] : bpe.byte_ids_[byte];
            symbols_.push_back(
                {{id < 0 ? unknown : id, {i, i + 1}}, i - 1, i + 1 == length ? -1 : i + 1});
        }
        for (int i = 0; i + 1 < length; ++i) offer(i);
    }

    std::vector<BpePiece> merge() {
        while (!candidates_.empty()) {
            const Candidate best = candidates_.top();
            candidates_.pop();
            apply(best);
        }
        std::vector<BpePiece> pieces;
        for (int i = symbols_.empty() ? -1 : 0; i >= 0; i = symbols_[i].next)
            pieces.push_back(symbols_[i].piece);
        return pieces;
    }

 private:
    struct Symbol {
        BpePiece piece;
        int previous = -1;
        int next = -1;
        bool alive = true;
    };
    struct Candidate {
        std::int32_t rank;
        int position;
        std::int64_t result;
        bool operator<(
            const Candidate& other) const {  // the top of the queue is the least rank, leftmost
            return rank != other.rank ? rank > other.rank : position > other.position;
        }
    };

    void offer(int position) {
        const int next = symbols_[position].next;
        if (next < 0) return;
        const Merge* merge = bpe_.find_merge(symbols_[position].piece.id, symbols_[next].piece.id);
        if (merge) candidates_.push({merge->rank, position, merge->result});
    }

    void apply(const Candidate& candidate) {
        Symbol& left = symbols_[candidate.position];
        if (!left.alive || left.next < 0) return;
        Symbol& right = symbols_[left.next];
        // An earlier merge may have changed either side since this one was offered.
        const Merge* merge = bpe_.find_merge(left.piece.id, right.piece.id);
        if (!merge || merge->result != candidate.result) return;
        right.alive = false;
        left.piece = {candidate.result, {left.piece.bytes.begin, right.piece.bytes.end}};
        left.next = right.next;
        if (left.next >= 0) symbols_[left.next].previous = candidate.position;
        if (left.previous >= 0) offer(left.previous);
        offer(candidate.position);
    }

    const ClipBpe& bpe_;
    std::vector<Symbol> symbols_;
    std::priority_queue<Candidate> candidates_;
};

ClipBpe ClipBpe::load(const std::filesystem::path& folder) {
    const auto vocabulary = folder / "vocab.json";
    const auto merges = folder / "merges.txt";
    const auto whole = folder / "tokenizer.json";
    if (std::filesystem::exists(vocabulary) && std::filesystem::exists(merges))
        return ClipBpe(
            read_vocabulary(JsonObject::open(vocabulary)), read_merges(merges), quote_path(merges));
    if (std::filesystem::exists(whole)) {
        const JsonObject model = JsonObject::open(whole).object("model");
        if (model.text("type", "BPE") != "BPE") model.fail("type", "\"BPE\"");
        return ClipBpe(
            read_vocabulary(model.object("vocab")), read_merges(model), quote_path(whole));
    }
    const auto& missing = std::filesystem::exists(vocabulary) ? merges : vocabulary;
    throw Error(
        ErrorCode::FileNotFound,
        quote_path(missing) +
            " is missing: a CLIP tokenizer needs vocab.json and merges.txt, or tokenizer.json.");
}

ClipBpe::ClipBpe(Vocabulary vocabulary, const Merges& merges, const std::string& source)
    : vocabulary_(std::move(vocabulary)) {
    const auto spelling = byte_spelling();
    for (int byte = 0; byte < 256; ++byte) {
        byte_ids_[byte] = id(spelling[byte]);
        last_byte_ids_[byte] = id(spelling[byte] + std::string(kWordEnd));
    }
    const auto known = [&](const std::string& token) {
        const std::int64_t found = id(token);
        if (found < 0)
            throw Error(ErrorCode::FileFormat,
                        source + ": the merges use the token " + quote(token) +
                            ", which the vocabulary lacks; vocabulary and merges must come from "
                            "one tokenizer.");
        return found;
    };
    merges_.reserve(merges.size());
    std::int32_t rank = 0;
    for (const auto& [left, right] : merges) {
        const std::int64_t left_id = known(left);
        const std::int64_t right_id = known(right);
        merges_[pair_key(left_id, right_id)] = {rank++, known(left + right)};
    }
}

std::int64_t ClipBpe::id(const std::string& token) const {
    const auto found = vocabulary_.find(token);
    return found == vocabulary_.end() ? -1 : found->second;
}

const ClipBpe::Merge* ClipBpe::find_merge(std::int64_t left, std::int64_t right) const {
    const auto found = merges_.find(pair_key(left, right));
    return found == merges_.end() ? nullptr : &found->second;
}

std::vector<BpePiece> ClipBpe::encode(std::string_view word, std::int64_t unknown) const {
    return Word(*this, word, unknown).merge();
}

}  // namespace seedbed
