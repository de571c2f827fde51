// SPDX-License-Identifier: Apache-2.0
#include "core/library/shelf_file.h"

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/io/atomic_write.h"
#include "core/io/json_file.h"

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>
#include <tuple>

namespace seedbed {
namespace {

auto key_of(const FavouriteSeed& favourite) {
    return std::pair(favourite.seed, favourite.noise);
}
auto key_of(const TagKey& key) {
    return key.letter;
}
auto key_of(const SavedSearch& search) {
    return search.name;
}

template <typename Item, typename Items>
auto find_like(const Item& item, Items& items) {
    return std::find_if(items.begin(), items.end(), [&](const Item& other) {
        return key_of(other) == key_of(item);
    });
}

template <typename Item>
std::vector<Item> merge(const std::vector<Item>& base,
                        const std::vector<Item>& mine,
                        std::vector<Item> theirs) {
    if (base == theirs) return mine;  // with my order
    for (const auto& item : base)
        if (find_like(item, mine) == mine.end())
            std::erase_if(theirs, [&](const Item& other) { return key_of(other) == key_of(item); });
    for (const auto& item : mine) {
        const auto before = find_like(item, base);
        if (before != base.end() && *before == item) continue;  // I did not touch it
        const auto found = find_like(item, theirs);
        if (found == theirs.end())
            theirs.push_back(item);
        else
            *found = item;
    }
    return theirs;
}

bool is_tag_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

std::vector<JsonObject> objects(const JsonObject& file, const std::string& key) {
    std::vector<JsonObject> result;
    if (!file.has(key)) return result;
    const auto& list = file.at(key);
    if (!list.is_array()) file.fail(key, "a list of objects");
    for (const auto& item : list) {
        if (!item.is_object()) file.fail(key, "a list of objects");
        result.emplace_back(item, file.source(), key + ".");
    }
    return result;
}

FavouriteSeed read_favourite(const JsonObject& json) {
    const auto& seed = json.at("seed");
    if (!seed.is_number_unsigned()) json.fail("seed", "a whole number from 0 to 2^64-1");
    const auto noise = json.text("noise", "cpu");
    if (noise != "cpu" && noise != "nv") json.fail("noise", "\"cpu\" or \"nv\"");
    return {Seed(seed.get<std::uint64_t>()), parse_noise_mode(noise), json.text("note", "")};
}

TagKey read_tag_key(const JsonObject& json) {
    const auto letter = json.text("key");
    if (letter.size() != 1 || !is_tag_letter(letter[0]))
        json.fail("key", "a letter a-z or a digit");
    return {letter[0], json.text("tag")};
}

Shelf read_shelf(const std::filesystem::path& path) {
    const auto file = JsonObject::open(path);
    Shelf shelf;
    for (const auto& json : objects(file, "favourite_seeds"))
        shelf.favourites.push_back(read_favourite(json));
    for (const auto& json : objects(file, "tag_keys")) shelf.tag_keys.push_back(read_tag_key(json));
    for (const auto& json : objects(file, "searches"))
        shelf.searches.push_back({json.text("name"), json.text("query")});
    return shelf;
}

std::string shelf_text(const Shelf& shelf) {
    nlohmann::ordered_json json = {{"favourite_seeds", nlohmann::ordered_json::array()},
                                   {"tag_keys", nlohmann::ordered_json::array()},
                                   {"searches", nlohmann::ordered_json::array()}};
    for (const auto& favourite : shelf.favourites)
        json["favourite_seeds"].push_back({{"seed", favourite.seed.value()},
                                           {"noise", to_string(favourite.noise)},
                                           {"note", favourite.note}});
    for (const auto& key : shelf.tag_keys)
        json["tag_keys"].push_back({{"key", std::string(1, key.letter)}, {"tag", key.tag}});
    for (const auto& search : shelf.searches)
        json["searches"].push_back({{"name", search.name}, {"query", search.query}});
    return json.dump(2) + "\n";
}

void check_text(const std::string& text, const char* what, bool may_be_empty) {
    if (!is_utf8(text) || (text.empty() && !may_be_empty))
        throw Error(ErrorCode::InvalidRequest,
                    std::string("The ") + what + " " + quote(text) +
                        (text.empty() ? " is empty; give one." : " is not UTF-8; correct it."));
}

void check_shelf(const Shelf& shelf) {
    for (const auto& favourite : shelf.favourites)
        check_text(favourite.note, "note of a favourite seed", true);
    for (const auto& key : shelf.tag_keys) {
        check_text(key.tag, "tag of a key", false);
        if (!is_tag_letter(key.letter))
            throw Error(ErrorCode::InvalidRequest,
                        "The tag key " + quote(std::string(1, key.letter)) +
                            " is not one of a-z and 0-9; choose another.");
    }
    for (const auto& search : shelf.searches) {
        check_text(search.name, "name of a saved search", false);
        check_text(search.query, "text of a saved search", true);
    }
}

}  // namespace

ShelfFile::ShelfFile(const std::filesystem::path& folder) : path_(folder / "shelf.json") {}

ShelfFile::Stamp ShelfFile::stamp() const {
    struct stat status {};
    if (::stat(path_.c_str(), &status) != 0) {
        if (errno == ENOENT) return {};
        throw_read_error(errno, path_);
    }
    return {status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ino, status.st_size};
}

const Shelf& ShelfFile::read() {
    const auto now = stamp();
    if (now == read_at_) return shelf_;
    shelf_ = now.bytes < 0 ? Shelf{} : read_shelf(path_);
    read_at_ = now;
    return shelf_;
}

void ShelfFile::write(const Shelf& shelf) {
    check_shelf(shelf);
    const Shelf base = shelf_;
    auto merged = merge_shelves(base, shelf, read());
    write_file(path_, shelf_text(merged));
    shelf_ = std::move(merged);
    read_at_ = stamp();
}

Shelf merge_shelves(const Shelf& base, const Shelf& mine, const Shelf& theirs) {
    return {merge(base.favourites, mine.favourites, theirs.favourites),
            merge(base.tag_keys, mine.tag_keys, theirs.tag_keys),
            merge(base.searches, mine.searches, theirs.searches)};
}

}  // namespace seedbed
