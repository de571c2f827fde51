// SPDX-License-Identifier: Apache-2.0
#include "core/models/prompt_syntax.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/models/prompt_characters.h"
#include "core/models/prompt_schedule.h"
#include "core/models/prompt_tags.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace seedbed {
namespace {

constexpr double kMore = 1.1;
constexpr double kLess = 1 / 1.1;
constexpr std::string_view kBreak = "BREAK";
constexpr double kBreakWeight = -1;  // until brackets around it change that
constexpr std::string_view kSpecial = "\\()[]:";

// ":1.3)" at some place of a prompt.
struct WeightMark {
    std::size_t length = 0;
    std::optional<double> value;  // absent = "1.2.3" and its like
};

std::optional<WeightMark> read_weight(std::string_view text) {
    std::size_t i = skip_space(text, 1);
    const bool plus = text.substr(i, 1) == "+";
    const std::size_t begin = plus ? i + 1 : i;
    i = plus || text.substr(i, 1) == "-" ? i + 1 : i;
    const std::size_t digits = i;
    i = std::min(text.find_first_not_of(".0123456789", i), text.size());
    if (i == digits) return std::nullopt;
    const std::size_t close = skip_space(text, i);
    if (text.substr(close, 1) != ")") return std::nullopt;
    WeightMark mark{close + 1, std::nullopt};
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data() + begin, text.data() + i, value);
    if (error == std::errc() && stop == text.data() + i) mark.value = value;
    return mark;
}

// Reads the text that is left when the tags are out.
class Reader {
 public:
    explicit Reader(const TaglessPrompt& prompt) : prompt_(prompt), text_(prompt.text) {}

    std::vector<PromptSpan> read() {
        while (at_ < text_.size()) step();
        for (const std::size_t from : round_) multiply(from, kMore);
        for (const std::size_t from : square_) multiply(from, kLess);
        return merged();
    }

    std::vector<std::string> warnings;

 private:
    void step() {
        switch (text_[at_]) {
            case '\\':
                escape();
                break;
            case '(':
                round_.push_back(spans_.size());
                ++at_;
                break;
            case '[':
                square_.push_back(spans_.size());
                ++at_;
                break;
            case ':':
                colon();
                break;
            case ')':
                close(round_, kMore);
                break;
            case ']':
                close(square_, kLess);
                break;
            default:
                words(std::min(text_.find_first_of(kSpecial, at_), text_.size()));
        }
    }

    void escape() {
        const bool known = at_ + 1 < text_.size() && kSpecial.find(text_[at_ + 1]) < 5;
        add(at_ + 1, known ? at_ + 2 : at_ + 1);
        at_ += known ? 2 : 1;
    }

    void colon() {
        const auto mark = read_weight(text_.substr(at_));
        if (mark && mark->value && !round_.empty()) {
            multiply(round_.back(), *mark->value);
            round_.pop_back();
            at_ += mark->length;
            return;
        }
        if (mark && !mark->value)
            warnings.push_back("The weight " + quote(text_.substr(at_, mark->length)) +
                               " in the prompt is no number; it is read as text.");
        const std::size_t length = mark && mark->value ? mark->length : 1;
        add(at_, at_ + length);
        at_ += length;
    }

    void close(std::vector<std::size_t>& open, double factor) {
        if (open.empty()) {
            add(at_, at_ + 1);
        } else {
            multiply(open.back(), factor);
            open.pop_back();
        }
        ++at_;
    }

    // Text without brackets up to `end`, cut at each BREAK together with the space around it.
    void words(std::size_t end) {
        const std::string_view run = text_.substr(0, end);
        while (true) {
            const std::size_t found = find_word(run.substr(at_), kBreak, 0);
            if (found == run.npos) break;
            const std::size_t begin = at_ + found;
            add(at_, at_ + skip_space_back(run.substr(at_), found));
            add(begin, begin + kBreak.size(), kBreakWeight);
            ++breaks_;
            at_ = skip_space(run, begin + kBreak.size());
        }
        add(at_, end);
        at_ = end;
    }

    void add(std::size_t begin, std::size_t end, double weight = 1.0) {
        PromptSpan span{std::string(text_.substr(begin, end - begin)), weight, {}, false};
        for (std::size_t i = begin; i < end; ++i) span.source.push_back(prompt_.source[i]);
        spans_.push_back(std::move(span));
    }

    void multiply(std::size_t from, double factor) {
        for (std::size_t i = from; i < spans_.size(); ++i) spans_[i].weight *= factor;
    }

    std::vector<PromptSpan> merged() {
        std::vector<PromptSpan> out;
        for (PromptSpan& span : spans_) {
            if (out.empty() || out.back().weight != span.weight) {
                out.push_back(std::move(span));
                continue;
            }
            out.back().text += span.text;
            auto& source = out.back().source;
            source.insert(source.end(), span.source.begin(), span.source.end());
        }
        std::size_t breaks = 0;
        for (PromptSpan& span : out) {
            span.breaks = span.text == kBreak && span.weight == kBreakWeight;
            breaks += span.breaks ? 1 : 0;
        }
        if (breaks < breaks_)
            warnings.push_back(
                "BREAK inside brackets is read as a word, as AUTOMATIC1111 does; close the "
                "brackets before it to begin a new chunk.");
        return out;
    }

    const TaglessPrompt& prompt_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t breaks_ = 0;
    std::vector<PromptSpan> spans_;
    std::vector<std::size_t> round_;  // brackets that are open: the first span inside
    std::vector<std::size_t> square_;
};

std::string_view part(const std::string& text, TextRange range) {
    return std::string_view(text).substr(range.begin, range.end - range.begin);
}

std::string find_unsupported(const std::string& text) {
    if (const auto range = find_prompt_schedule(text))
        return quote(part(text, *range)) +
               " changes the prompt while the picture is made, which Seedbed does not do; write "
               "one of its texts, or put \\ before each bracket to mean the characters.";
    if (find_prompt_and(text))
        return "AND in capitals combines two prompts in AUTOMATIC1111, which Seedbed does not do; "
               "write \"and\" to mean the word.";
    return {};
}

// "a cat :1.2": in AUTOMATIC1111 a factor of the guidance.
bool ends_in_weight(std::string_view text) {
    text = text.substr(0, skip_space_back(text, text.size()));
    const std::size_t digits = text.find_last_not_of(".0123456789");
    if (digits == text.npos || digits + 1 == text.size() || text.find('\n') != text.npos)
        return false;
    const std::size_t sign = text[digits] == '-' || text[digits] == '+' ? digits : digits + 1;
    const std::size_t colon = skip_space_back(text, sign);
    return colon > 0 && text[colon - 1] == ':';
}

}  // namespace

WeightedPrompt parse_weighted_prompt(std::string_view prompt) {
    const TaglessPrompt tagless = take_tags(prompt);
    Reader reader(tagless);
    WeightedPrompt out;
    out.spans = reader.read();
    out.warnings = std::move(reader.warnings);
    out.tags = tagless.tags;
    out.unsupported = find_unsupported(tagless.text);
    for (const std::string& tag : out.tags)
        if (!is_lora_tag(tag))
            out.warnings.push_back("The tag " + quote(tag) +
                                   " asks for what Seedbed does not have; it is left out.");
    if (ends_in_weight(tagless.text))
        out.warnings.push_back(
            "The number behind the colon at the end of the prompt would scale the guidance in "
            "AUTOMATIC1111; it is read as text.");
    return out;
}

void refuse_unsupported(const std::vector<std::string>& prompts, PromptSyntax syntax) {
    if (syntax == PromptSyntax::Plain) return;
    for (const std::string& prompt : prompts) {
        const WeightedPrompt read = parse_weighted_prompt(prompt);
        if (!read.unsupported.empty())
            throw Error(ErrorCode::InvalidRequest,
                        "The prompt " + quote(prompt) + ": " + read.unsupported);
    }
}

void check_prompts(const std::vector<std::string>& prompts, PromptSyntax syntax) {
    refuse_unsupported(prompts, syntax);
    if (syntax == PromptSyntax::Plain) return;
    for (const std::string& prompt : prompts)
        for (const std::string& warning : parse_weighted_prompt(prompt).warnings)
            log(LogLevel::Warning, warning);
}

}  // namespace seedbed
