// SPDX-License-Identifier: Apache-2.0
#include "core/library/picture_table.h"

#include "core/base/utf8.h"
#include "core/library/settings_text.h"

#include <algorithm>
#include <string_view>

namespace seedbed {
namespace {

constexpr std::size_t kKeyBytes = 100;  // of a prompt, to sort by

// What read_card reads; read_row goes on behind it.
constexpr char kCardColumns[] =
    "id, place, file, created_ms, seed, prompt, width, height, rating, flag, favourite, tags, note";
constexpr int kCardColumnCount = 13;

// The first bytes of a text, at a character's end.
std::string key_of(const std::string& text) {
    std::size_t end = 0;
    while (end < text.size()) {
        const auto length = std::max<std::size_t>(utf8_length(text, end), 1);
        if (end + length > kKeyBytes) break;
        end += length;
    }
    return text.substr(0, end);
}

// Tags hold no line break.
std::string join_tags(const std::vector<std::string>& tags) {
    std::string text;
    for (const auto& tag : tags) text += (text.empty() ? "" : "\n") + tag;
    return text;
}

std::vector<std::string> split_tags(const std::string& text) {
    std::vector<std::string> tags;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        tags.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return tags;
}

void insert_tags(Index& index, PictureId id, const std::vector<std::string>& tags) {
    if (tags.empty()) return;
    auto insert = index.prepared("INSERT INTO tag (name, picture, spelling) VALUES (?, ?, ?)");
    for (const auto& tag : tags) insert.bind(tag, id, tag).exec();
}

// Reads five columns from `column` on.
Judgement judgement_at(const Prepared& row, int column) {
    Judgement judgement;
    judgement.rating = row.number(column);
    judgement.flag = static_cast<Flag>(std::clamp(row.number(column + 1), 0, 2));
    judgement.favourite = row.number(column + 2) != 0;
    judgement.tags = split_tags(row.text(column + 3));
    judgement.note = row.text(column + 4);
    return judgement;
}

std::optional<Seed> seed_at(const Prepared& row, int column) {
    if (row.null(column)) return std::nullopt;
    return seed_from_column(row.whole(column));
}

PictureCard card_of(const Prepared& row, const std::filesystem::path& library) {
    PictureCard card;
    card.id = row.whole(0);
    card.binned = row.number(1) != 0;
    card.path = folder_of(library, place_of(card.binned)) / row.text(2);
    card.created_ms = row.whole(3);
    card.seed = seed_at(row, 4);
    card.prompt = row.text(5);
    card.width = row.number(6);
    card.height = row.number(7);
    card.judgement = judgement_at(row, 8);
    return card;
}

std::string row_sql() {
    return std::string("SELECT ") + kCardColumns +
           ", bytes, recipe, noise, steps, guidance, program, sampler, sampler_as, schedule, model,"
           " negative, more FROM picture LEFT JOIN settings ON settings.picture = id";
}

PictureRow row_of(const Prepared& row, const std::filesystem::path& library) {
    auto card = card_of(row, library);
    PictureRow picture;
    picture.id = card.id;
    picture.path = std::move(card.path);
    picture.created_ms = card.created_ms;
    picture.width = card.width;
    picture.height = card.height;
    picture.judgement = std::move(card.judgement);
    picture.binned = card.binned;
    int column = kCardColumnCount;
    picture.bytes = static_cast<std::uint64_t>(row.whole(column++));
    picture.recipe = row.text(column++);
    auto& settings = picture.settings;
    settings.prompt = std::move(card.prompt);
    settings.seed = card.seed;
    if (const auto noise = row.text(column++); !noise.empty())
        settings.noise = parse_noise_mode(noise);
    if (!row.null(column)) settings.steps = row.number(column);
    ++column;
    if (!row.null(column)) settings.guidance = row.real(column);
    ++column;
    settings.program = row.text(column++);
    settings.sampler = row.text(column++);
    settings.sampler_as = row.text(column++);
    settings.schedule = row.text(column++);
    settings.model = row.text(column++);
    settings.negative = row.text(column++);
    if (!row.null(column)) read_more_settings(row.text(column), quote_path(picture.path), settings);
    return picture;
}

}  // namespace

std::filesystem::path folder_of(const std::filesystem::path& library, Place place) {
    return library / (place == Place::Bin ? "bin" : "images");
}

PictureId insert_picture(Index& index, const PictureRow& row) {
    const auto& settings = row.settings;
    const auto& judgement = row.judgement;
    std::optional<std::int64_t> seed;
    if (settings.seed) seed = seed_to_column(*settings.seed);
    const std::string noise(settings.noise ? to_string(*settings.noise) : "");
    auto insert = index.prepared(
        "INSERT INTO picture (id, place, file, created_ms, bytes, width, height, seed, noise, "
        "steps,"
        " guidance, rating, flag, favourite, judged, dirty, program, sampler, sampler_as,"
        " sampler_key, schedule, model, prompt_key, tags, note, prompt, negative, recipe) VALUES"
        " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::optional<PictureId> id;
    if (row.id != 0) id = row.id;
    insert.bind(id, static_cast<int>(place_of(row.binned)), row.path.filename().string());
    insert.bind(row.created_ms, static_cast<std::int64_t>(row.bytes), row.width, row.height);
    insert.bind(seed, noise, settings.steps, settings.guidance);
    insert.bind(judgement.rating, static_cast<int>(judgement.flag), judgement.favourite);
    insert.bind(settings.program, settings.sampler, settings.sampler_as);
    insert.bind(settings.sampler.empty() ? settings.sampler_as : settings.sampler);
    insert.bind(settings.schedule, settings.model, key_of(settings.prompt));
    insert.bind(join_tags(judgement.tags), judgement.note);
    insert.bind(settings.prompt, settings.negative, row.recipe);
    insert.exec();
    id = index.database().getLastInsertRowid();
    insert_tags(index, *id, judgement.tags);
    index.prepared("INSERT INTO settings (picture, more) VALUES (?, ?)")
        .bind(*id, more_settings_text(settings))
        .exec();
    return *id;
}

std::optional<PictureId> find_picture(Index& index, Place place, const std::string& file) {
    auto query = index.prepared("SELECT id FROM picture WHERE place = ? AND file = ?");
    query.bind(static_cast<int>(place), file);
    if (!query.step()) return std::nullopt;
    return query.whole(0);
}

std::optional<PictureRow> read_row(Index& index,
                                   const std::filesystem::path& library,
                                   PictureId id) {
    auto query = index.prepared(row_sql() + " WHERE id = ?");
    query.bind(id);
    if (!query.step()) return std::nullopt;
    return row_of(query, library);
}

std::optional<PictureCard> read_card(Index& index,
                                     const std::filesystem::path& library,
                                     PictureId id) {
    static const auto sql = std::string("SELECT ") + kCardColumns + " FROM picture WHERE id = ?";
    auto query = index.prepared(sql);
    query.bind(id);
    if (!query.step()) return std::nullopt;
    return card_of(query, library);
}

void for_each_row(Index& index,
                  const std::filesystem::path& library,
                  const std::function<void(const PictureRow&)>& visit) {
    auto query = index.prepared(row_sql() + " ORDER BY id");
    while (query.step()) visit(row_of(query, library));
}

std::optional<Undo::Before> read_before(Index& index, PictureId id) {
    auto query = index.prepared(
        "SELECT place, rating, flag, favourite, tags, note FROM picture WHERE id = ?");
    query.bind(id);
    if (!query.step()) return std::nullopt;
    return Undo::Before{id, judgement_at(query, 1), query.number(0) != 0};
}

void set_judgement(Index& index, PictureId id, const Judgement& judgement) {
    const auto before = read_before(index, id);
    check(before.has_value(), "[set_judgement] no such picture");
    index
        .prepared(
            "UPDATE picture SET rating = ?, flag = ?, favourite = ?, judged = judged + 1,"
            " dirty = 1 WHERE id = ?")
        .bind(judgement.rating, static_cast<int>(judgement.flag), judgement.favourite, id)
        .exec();
    // Words are indexed anew only where they changed.
    if (judgement.note != before->judgement.note || judgement.tags != before->judgement.tags)
        index.prepared("UPDATE picture SET tags = ?, note = ? WHERE id = ?")
            .bind(join_tags(judgement.tags), judgement.note, id)
            .exec();
    if (judgement.tags != before->judgement.tags) {
        index.prepared("DELETE FROM tag WHERE picture = ?").bind(id).exec();
        insert_tags(index, id, judgement.tags);
    }
}

std::int64_t seed_to_column(Seed seed) {
    return static_cast<std::int64_t>(seed.value() ^ (std::uint64_t{1} << 63));
}

Seed seed_from_column(std::int64_t value) {
    return Seed(static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63));
}

}  // namespace seedbed
