// SPDX-License-Identifier: Apache-2.0
#include "core/library/query_parser.h"

#include "core/base/utf8.h"
#include "core/library/query_ranges.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace seedbed {
namespace {

enum class Kind { Text, Number, Choice };

struct Field {
    std::string_view name;
    QueryField field;
    Kind kind;
    std::string_view example;
};

constexpr std::array kFields{
    Field{"prompt", QueryField::Prompt, Kind::Text, "prompt:cube"},
    Field{"negative", QueryField::Negative, Kind::Text, "negative:blurry"},
    Field{"note", QueryField::Note, Kind::Text, "note:print"},
    Field{"token", QueryField::Token, Kind::Text, "token:cube"},
    Field{"tag", QueryField::Tag, Kind::Text, "tag:sky"},
    Field{"model", QueryField::Model, Kind::Text, "model:tabletop"},
    Field{"hash", QueryField::ModelHash, Kind::Text, "hash:9c1f04aa21"},
    Field{"sampler", QueryField::Sampler, Kind::Text, "sampler:ddim"},
    Field{"schedule", QueryField::Schedule, Kind::Text, "schedule:karras"},
    Field{"noise", QueryField::Noise, Kind::Text, "noise:nv"},
    Field{"program", QueryField::Program, Kind::Text, "program:comfyui"},
    Field{"name", QueryField::Name, Kind::Text, "name:00012"},
    Field{"recipe", QueryField::Recipe, Kind::Text, "recipe:4f1c"},
    Field{"seed", QueryField::Seed, Kind::Number, "seed:2, seed:0-15 or seed:>100"},
    Field{"steps", QueryField::Steps, Kind::Number, "steps:>20 or steps:10..30"},
    Field{"cfg", QueryField::Guidance, Kind::Number, "cfg:4..7 or cfg:>7.5"},
    Field{"rating", QueryField::Rating, Kind::Number, "rating:4.. or rating:0"},
    Field{"width", QueryField::Width, Kind::Number, "width:..512"},
    Field{"height", QueryField::Height, Kind::Number, "height:..512"},
    Field{"date", QueryField::Date, Kind::Number, "date:2026-11, date:2026-11-01.. or date:today"},
    Field{"is", QueryField::Is, Kind::Choice, "is:pick"},
    Field{"in", QueryField::In, Kind::Choice, "in:bin"},
};

constexpr std::array<std::string_view, 6> kIs{
    "pick", "reject", "favourite", "rated", "tagged", "foreign"};
constexpr std::array<std::string_view, 1> kIn{"bin"};

template <typename Range>
std::string list_of(const Range& names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) list += i + 1 == names.size() ? " and " : ", ";
        list += names[i];
    }
    return list;
}

std::string field_names() {
    std::vector<std::string_view> names;
    for (const auto& field : kFields) names.push_back(field.name);
    return list_of(names);
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
    std::string result;
    for (const char c : text) result += lower(c);
    return result;
}

const Field* find_field(const std::string& name) {
    const auto known = name == "guidance" ? "cfg" : name;
    const auto* found = std::find_if(
        kFields.begin(), kFields.end(), [&](const Field& field) { return field.name == known; });
    return found == kFields.end() ? nullptr : found;
}

// One piece of the text, between spaces that stand outside quotes.
struct Piece {
    std::size_t offset = 0;
    std::size_t length = 0;
    bool excluded = false;
    std::string field;    // empty = none
    std::string value;    // without quotes
    bool quoted = false;  // in part or whole
    bool prefix = false;  // ends in * outside quotes
    bool unclosed = false;
};

class Splitter {
 public:
    explicit Splitter(const std::string& text) : text_(text) {}

    std::optional<Piece> next() {
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
        if (at_ == text_.size()) return std::nullopt;
        Piece piece;
        piece.offset = at_;
        if (text_[at_] == '-' && at_ + 1 < text_.size() && !is_space(text_[at_ + 1])) {
            piece.excluded = true;
            ++at_;
        }
        take_field(piece);
        take_value(piece);
        piece.length = at_ - piece.offset;
        return piece;
    }

 private:
    static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    static bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }

    void take_field(Piece& piece) {
        auto end = at_;
        while (end < text_.size() && is_letter(text_[end])) ++end;
        if (end == at_ || end == text_.size() || text_[end] != ':') return;
        piece.field = lower(std::string_view(text_).substr(at_, end - at_));
        at_ = end + 1;
    }

    void take_value(Piece& piece) {
        bool inside = false;
        for (; at_ < text_.size() && (inside || !is_space(text_[at_])); ++at_) {
            const char c = text_[at_];
            if (inside && c == '\\' && at_ + 1 < text_.size() &&
                (text_[at_ + 1] == '"' || text_[at_ + 1] == '\\')) {
                piece.value += text_[++at_];
            } else if (c == '"') {
                inside = !inside;
                piece.quoted = true;
            } else if (c == '*' && !inside && is_end(at_ + 1)) {
                piece.prefix = true;
            } else {
                piece.value += c;
            }
        }
        piece.unclosed = inside;
    }

    bool is_end(std::size_t at) const { return at == text_.size() || is_space(text_[at]); }

    const std::string& text_;
    std::size_t at_ = 0;
};

class Parser {
 public:
    explicit Parser(const std::string& query) : splitter_(query), query_(query) {}

    ParsedQuery run() {
        if (!is_utf8(query_) || query_.find('\0') != query_.npos) {
            report({0, query_.size()}, "The search text is not UTF-8; correct it.");
            return std::move(parsed_);
        }
        while (const auto piece = splitter_.next()) {
            if (is_or(*piece))
                take_or(*piece);
            else
                take_term(*piece);
        }
        if (or_) report(*or_, kOrNeedsTwo);
        return std::move(parsed_);
    }

 private:
    struct Where {
        std::size_t offset;
        std::size_t length;
    };
    static constexpr char kOrNeedsTwo[] =
        "OR needs a term before it and one behind it, such as tag:sky OR tag:sea; to search for "
        "the "
        "word itself, write it in small letters.";

    void report(const Where& where, const std::string& detail) {
        parsed_.problems.push_back({where.offset, where.length, detail});
    }
    static Where where(const Piece& piece) { return {piece.offset, piece.length}; }
    std::string written(const Piece& piece) const {
        return quote(std::string_view(query_).substr(piece.offset, piece.length));
    }

    static bool is_or(const Piece& piece) {
        return piece.value == "OR" && piece.field.empty() && !piece.quoted && !piece.excluded &&
               !piece.prefix;
    }
    void take_or(const Piece& piece) {
        if (or_ || !can_continue_) report(where(piece), kOrNeedsTwo);
        or_ = where(piece);
        if (!can_continue_) or_.reset();
    }

    void take_term(const Piece& piece) {
        const bool joined = std::exchange(or_, std::nullopt).has_value();
        can_continue_ = true;
        auto term = term_of(piece);
        if (!term) return;
        if (term->field == QueryField::In) return take_place(piece, *term, joined);
        if (joined && !parsed_.groups.empty())
            parsed_.groups.back().push_back(std::move(*term));
        else
            parsed_.groups.push_back({std::move(*term)});
    }

    // The bin is a place to search, not a condition.
    void take_place(const Piece& piece, const QueryTerm& term, bool joined) {
        if (joined)
            report(where(piece),
                   "The term in:bin says where to search, so it cannot stand beside OR.");
        parsed_.in_bin = !term.excluded;
        can_continue_ = false;
    }

    std::optional<QueryTerm> term_of(const Piece& piece) {
        QueryTerm term;
        term.excluded = piece.excluded;
        term.prefix = piece.prefix;
        term.text = piece.value;
        if (piece.unclosed) {
            report(where(piece), "The quotes in " + written(piece) + " are not closed; add one.");
            return std::nullopt;
        }
        if (piece.field.empty()) return words_of(piece, std::move(term));
        const auto* field = find_field(piece.field);
        if (!field) {
            report(where(piece),
                   "There is no field " + quote(piece.field) + " to search by; there are " +
                       field_names() + "; put text with a colon into quotes.");
            return std::nullopt;
        }
        term.field = field->field;
        if (fill(*field, piece, term)) return term;
        return std::nullopt;
    }

    std::optional<QueryTerm> words_of(const Piece& piece, QueryTerm term) {
        if (!term.text.empty()) return term;
        report(where(piece), "The term " + written(piece) + " is empty; write a word.");
        return std::nullopt;
    }

    bool fill(const Field& field, const Piece& piece, QueryTerm& term) {
        if (term.text.empty()) {
            report(where(piece),
                   written(piece) + " lacks a value, such as " + std::string(field.example) + ".");
            return false;
        }
        if (field.kind == Kind::Number) return fill_ranges(field, piece, term);
        if (field.kind == Kind::Choice) return fill_choice(piece, term);
        return true;
    }

    bool fill_ranges(const Field& field, const Piece& piece, QueryTerm& term) {
        if (const auto ranges = parse_query_ranges(field.field, term.text);
            ranges && !term.prefix) {
            term.ranges = *ranges;
            return true;
        }
        const bool date = field.field == QueryField::Date;
        report(where(piece),
               quote(term.text) + " in " + written(piece) + " is no " + (date ? "date" : "number") +
                   " or range; write " + std::string(field.example) + ".");
        return false;
    }

    bool fill_choice(const Piece& piece, QueryTerm& term) {
        term.text = lower(term.text);
        if (term.text == "favorite") term.text = "favourite";
        const bool is = term.field == QueryField::Is;
        const bool known = is ? std::find(kIs.begin(), kIs.end(), term.text) != kIs.end()
                              : std::find(kIn.begin(), kIn.end(), term.text) != kIn.end();
        if (known && !term.prefix) return true;
        report(where(piece),
               quote(term.text) + " in " + written(piece) + " is not known; behind " +
                   (is ? "is: stand " + list_of(kIs) : "in: stands " + list_of(kIn)) + ".");
        return false;
    }

    Splitter splitter_;
    const std::string& query_;
    ParsedQuery parsed_;
    std::optional<Where> or_;    // seen, and its right side not yet
    bool can_continue_ = false;  // a term stands before
};

}  // namespace

ParsedQuery parse_query(const std::string& query) {
    return Parser(query).run();
}

std::vector<QueryProblem> check_query(const std::string& query) {
    return parse_query(query).problems;
}

}  // namespace seedbed
