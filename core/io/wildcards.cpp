// SPDX-License-Identifier: Apache-2.0
#include "core/io/wildcards.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/text_choices.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace seedbed {
namespace {

constexpr std::size_t kMostBytes =
    100'000;  // of a prompt; a file may double itself again and again
constexpr std::string_view kMark = "__";
constexpr std::string_view kSpace = " \t\r\n";

[[noreturn]] void refuse(const std::string& detail) {
    throw Error(ErrorCode::InvalidRequest, detail);
}

// SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
class TextGenerator {
 public:
    // The stream of a run's picture: its start is the mixed seed moved on by the index, mixed
    // again.
    TextGenerator(Seed seed, std::uint64_t index) : state_(mix(mix(seed.value()) + index)) {}

    // Evenly in [0, 1), 53 bits.
    double next() {
        state_ += kStep;
        return static_cast<double>(mix(state_) >> 11U) * 0x1p-53;
    }

 private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15U;

    static std::uint64_t mix(std::uint64_t z) {
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

    std::uint64_t state_;
};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(kSpace);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// "animals/cat" at the head of "animals/cat__ …"; empty when there is no name.
std::string_view name_at(std::string_view text) {
    const std::string_view name = text.substr(0, text.find(kMark));
    const bool closed = name.size() < text.size();
    return closed && name.find_first_of("{}|$\r\n") == name.npos ? trimmed(name)
                                                                 : std::string_view();
}

// Names come from prompts, and prompts from other people's pictures: no way out of the folder.
void check_name(const std::string& name) {
    const std::filesystem::path path(name);
    const bool inside =
        path.is_relative() && std::none_of(path.begin(), path.end(), [](auto& part) {
            return part == ".." || part == ".";
        });
    if (!inside || name.find('\0') != name.npos)
        refuse("The wildcard " + quote(name) +
               " does not lie in the folder of wildcards; write a name such as \"animals/cat\".");
}

std::vector<std::string> read_lines(const std::filesystem::path& path, const std::string& name) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw Error(ErrorCode::FileNotFound,
                    "The prompt's wildcard " + quote(name) + " needs the file " + quote_path(path) +
                        ", which cannot be read; add it with one text a line.");
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        if (!is_utf8(line))
            throw Error(ErrorCode::FileFormat,
                        quote_path(path) + ": the line " + quote(line) +
                            " is not UTF-8; save the file as UTF-8 text.");
        const std::string_view text = trimmed(line);
        if (!text.empty() && !text.starts_with('#')) lines.emplace_back(text);
    }
    if (lines.empty())
        throw Error(ErrorCode::FileFormat,
                    quote_path(path) + " has no lines to choose from; add one text a line.");
    return lines;
}

}  // namespace

// One prompt's way through the choices.
class Wildcards::Expansion {
 public:
    Expansion(Wildcards& files, TextGenerator generator) : files_(files), generator_(generator) {}

    std::string text(std::string_view text) {
        std::string out;
        for (std::size_t i = 0; i < text.size();) {
            i += part(text.substr(i), out);
            if (out.size() > kMostBytes || ++parts_ > kMostBytes * 10)
                refuse("The prompt grows beyond " + std::to_string(kMostBytes) +
                       " bytes with its wildcards; shorten what their files name.");
        }
        return out;
    }

 private:
    // Writes what the head of `text` becomes; returns how many bytes it took.
    std::size_t part(std::string_view text, std::string& out) {
        if (text.starts_with("${") || text.starts_with("%{"))
            refuse(quote(text) +
                   ": variables and wraps of Dynamic Prompts are not known; write "
                   "their text.");
        if (text.starts_with('{')) {
            const std::string_view inner = braces_at(text);
            out += choice(parse_text_choice(inner));
            return inner.size() + 2;
        }
        if (text.starts_with(kMark)) {
            const std::string_view name = name_at(text.substr(kMark.size()));
            if (!name.empty()) {
                out += wildcard(std::string(name));
                return text.find(kMark, kMark.size()) + kMark.size();
            }
        }
        out += text.front();
        return 1;
    }

    std::string choice(TextChoice choice) {
        if (choice.options.size() == 1 && choice.counted) {  // {2$$__name__}
            const std::string_view only = choice.options.front().text;
            const std::string name(only.starts_with(kMark) ? name_at(only.substr(2)) : "");
            if (!name.empty() && only.size() == name.size() + 2 * kMark.size())
                return from_file(name, choice);
        }
        return join(choice);
    }

    std::string join(TextChoice& choice) {
        const int available = static_cast<int>(choice.options.size());
        const int least = std::min(choice.least, available);
        const int most = std::min(choice.most, available);
        const int count = least + static_cast<int>(generator_.next() * (most - least + 1));
        std::string out;
        for (int i = 0; i < count; ++i) {
            const std::size_t picked = pick(choice.options);
            if (i > 0) out += choice.separator;
            out += text(choice.options[picked].text);
            choice.options.erase(choice.options.begin() + static_cast<std::ptrdiff_t>(picked));
        }
        return out;
    }

    std::size_t pick(const std::vector<TextOption>& options) {
        double total = 0;
        for (const TextOption& option : options) total += option.weight;
        double left = generator_.next() * total;
        std::size_t last = 0;
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (options[i].weight <= 0) continue;
            last = i;
            left -= options[i].weight;
            if (left < 0) break;
        }
        return last;
    }

    std::string wildcard(const std::string& name) {
        TextChoice one;
        return from_file(name, one);
    }

    // `choice` says how many; its options become the file's lines.
    std::string from_file(const std::string& name, TextChoice& choice) {
        if (std::find(open_.begin(), open_.end(), name) != open_.end()) {
            std::string circle;
            for (const std::string& file : open_) circle += file + " → ";
            refuse("The wildcards name one another in a circle: " + quote(circle + name, 400) +
                   "; take one of them out.");
        }
        choice.options.clear();
        for (const std::string& line : files_.lines_of(name)) choice.options.push_back({line, 1});
        open_.push_back(name);
        std::string out = join(choice);
        open_.pop_back();
        return out;
    }

    Wildcards& files_;
    TextGenerator generator_;
    std::vector<std::string> open_;  // files that are being read, outermost first
    std::size_t parts_ = 0;
};

Wildcards::Wildcards(std::filesystem::path folder) : folder_(std::move(folder)) {}

std::string Wildcards::expand(std::string_view text, Seed text_seed, std::uint64_t index) {
    return Expansion(*this, TextGenerator(text_seed, index)).text(text);
}

const std::vector<std::string>& Wildcards::lines_of(const std::string& name) {
    const auto found = lines_.find(name);
    if (found != lines_.end()) return found->second;
    check_name(name);
    if (folder_.empty())
        refuse("The prompt names the wildcard " + quote(name) +
               ", but no folder of wildcards is given; name one.");
    return lines_.emplace(name, read_lines(folder_ / (name + ".txt"), name)).first->second;
}

}  // namespace seedbed
