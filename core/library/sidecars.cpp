// SPDX-License-Identifier: Apache-2.0
#include "core/library/sidecars.h"

#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/io/atomic_write.h"
#include "core/library/moves.h"
#include "core/library/picture_facts.h"
#include "core/library/picture_table.h"
#include "core/metadata/xmp.h"

#include <string>
#include <string_view>
#include <vector>

namespace seedbed {
namespace {

constexpr int kBatch = 16;  // each sidecar waits for the disk once or twice

// XMP that has no properties, which outranks what the picture says of itself.
constexpr char kSaysNothing[] =
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
    "<rdf:Description rdf:about=\"\"/></rdf:RDF></x:xmpmeta>\n";

struct Behind {
    PictureId id = 0;
    std::filesystem::path picture;
    std::int64_t judged = 0;
    Judgement judgement;
    bool written = false;
};

std::vector<Behind> pictures_behind(Index& index,
                                    const std::filesystem::path& library,
                                    PictureId after,
                                    int limit) {
    std::vector<Behind> pictures;
    auto query = index.prepared(
        "SELECT id, place, file, judged FROM picture WHERE dirty AND moving_from IS NULL AND id > ?"
        " ORDER BY id LIMIT ?");
    query.bind(after, limit);
    while (query.step()) {
        const auto folder = folder_of(library, place_of(query.number(1) != 0));
        pictures.push_back({query.whole(0), folder / query.text(2), query.whole(3), {}});
    }
    for (auto& picture : pictures) picture.judgement = read_before(index, picture.id)->judgement;
    return pictures;
}

// A judgement made meanwhile keeps its mark.
void unmark(Index& index, const std::vector<Behind>& pictures) {
    index.writing(
        [&] {
            auto update =
                index.prepared("UPDATE picture SET dirty = 0 WHERE id = ? AND judged = ?");
            for (const auto& picture : pictures)
                if (picture.written) update.bind(picture.id, picture.judged).exec();
        },
        Index::Effect::Hidden);
}

// A damaged sidecar stays for a person to look at.
void put_aside(const std::filesystem::path& sidecar, const Error& why) {
    const auto name = free_name(sidecar.string() + ".broken", file_exists);
    log(LogLevel::Warning, std::string(why.what()) + " It is kept as " + quote_path(name) + ".");
    rename_file(sidecar, name);
}

}  // namespace

std::optional<Error> write_sidecars(Index& index,
                                    const LibraryLock& lock,
                                    const std::filesystem::path& library) {
    std::optional<Error> first;
    for (PictureId last = 0;;) {
        std::vector<Behind> batch;
        {
            // Nobody else writes or moves them until they are as the index was just now.
            const auto held = lock.files();
            batch = index.reading([&] { return pictures_behind(index, library, last, kBatch); });
            for (auto& picture : batch) {
                try {
                    write_sidecar(picture.picture, picture.judgement);
                    picture.written = true;
                } catch (const Error& error) {
                    if (!first) first = error;
                }
            }
        }
        if (batch.empty()) return first;
        unmark(index, batch);
        last = batch.back().id;
    }
}

void write_all_sidecars(Index& index, const std::filesystem::path& library) {
    constexpr int kNoLimit = -1;
    for (const auto& picture : pictures_behind(index, library, 0, kNoLimit))
        write_sidecar(picture.picture, picture.judgement);
    index.prepared("UPDATE picture SET dirty = 0 WHERE dirty AND moving_from IS NULL").exec();
}

void write_sidecar(const std::filesystem::path& picture, const Judgement& judgement) {
    if (!file_exists(picture)) return;  // a person has deleted it
    try {
        write_judgement(picture, judgement);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::FileFormat) throw;
        put_aside(sidecar_of(picture), error);
        write_judgement(picture, judgement);
    }
    if (!judgement.empty()) return;
    // No sidecar means that the picture, or a sidecar of Adobe's, speaks for itself.
    const auto inside = read_judgement(picture);
    if (inside && !inside->empty()) write_file(sidecar_of(picture), std::string_view(kSaysNothing));
}

}  // namespace seedbed
