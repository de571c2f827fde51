// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace SQLite {
class Database;
}

namespace seedbed {

// Gives a connection the tokenizer "seedbed" that the full-text index is made with
// (https://www.sqlite.org/fts5.html#custom_tokenizers): unicode61 with its options, but each
// character of a script that puts no spaces between words is a word of its own. So a part of a
// sentence is a row of words, which the index finds. Throws SQLite::Exception.
void add_word_tokenizer(SQLite::Database& database);

// Whether the full-text index can find the text: not what is no word at all ("!!").
bool has_words(std::string_view text);

}  // namespace seedbed
