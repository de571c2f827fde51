// SPDX-License-Identifier: Apache-2.0
// Judging, the bin, and undo of both.
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/io/posix_file.h"
#include "core/library/library_impl.h"
#include "core/library/moves.h"
#include "core/metadata/xmp.h"

#include <algorithm>
#include <cerrno>
#include <unistd.h>
#include <unordered_set>

namespace seedbed {
namespace {

void check_tag(const std::string& tag) {
    const bool blank = tag.find_first_not_of(' ') == tag.npos;
    if (blank || !is_utf8(tag) || tag.front() == ' ' || tag.back() == ' ' ||
        tag.find_first_of(",\n\r\t") != tag.npos || tag.find('\0') != tag.npos)
        throw Error(ErrorCode::InvalidRequest,
                    "The tag " + quote(tag) +
                        " cannot be used; a tag has no commas, line breaks or spaces around it.");
}

void check_change(const Change& change) {
    if (change.rating && (*change.rating < 0 || *change.rating > 5))
        throw Error(ErrorCode::InvalidRequest,
                    "The rating " + std::to_string(*change.rating) +
                        " is none of 1 to 5 stars or 0 for unrated.");
    for (const auto& tag : change.add_tags) check_tag(tag);
    if (change.note && (!is_utf8(*change.note) || change.note->find('\0') != std::string::npos))
        throw Error(
            ErrorCode::InvalidRequest,
            "The note " + quote(*change.note) + " is not UTF-8 or holds a zero byte; correct it.");
}

Judgement judged(Judgement judgement, const Change& change) {
    if (change.rating) judgement.rating = *change.rating;
    if (change.flag) judgement.flag = *change.flag;
    if (change.favourite) judgement.favourite = *change.favourite;
    if (change.note) judgement.note = *change.note;
    auto& tags = judgement.tags;
    for (const auto& tag : change.remove_tags) std::erase(tags, tag);
    tags.insert(tags.end(), change.add_tags.begin(), change.add_tags.end());
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    return judgement;
}

// Deletes what the index has let go of already; a leftover is found again as a new file.
void delete_file(const std::filesystem::path& file) {
    if (::unlink(file.c_str()) == 0 || errno == ENOENT) return;
    throw_write_error(errno, file);
}

}  // namespace

// One transaction for all, which `wanted` fills with what pictures shall be like; then the files
// follow.
Undo Library::Impl::put(const std::vector<PictureId>& ids, bool moves, const Wanted& wanted) {
    std::optional<LibraryLock::Held> files;
    if (moves && lock) files.emplace(lock->files());
    auto undo = index.writing([&] {
        if (moves) finish_moves_of_others();
        return put_rows(ids, wanted);
    });
    if (!moves) return undo;
    const auto error = index.writing([&] { return finish_moves(index, folder); });
    if (error) throw *error;
    return undo;
}

Undo Library::Impl::put_rows(const std::vector<PictureId>& ids, const Wanted& wanted) {
    Undo undo;
    std::unordered_set<PictureId> seen;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (!seen.insert(ids[i]).second) continue;
        const auto before = read_before(index, ids[i]);
        if (!before) continue;
        const auto after = wanted(i, *before);
        if (after == *before) continue;
        if (after.judgement != before->judgement) set_judgement(index, ids[i], after.judgement);
        if (after.binned != before->binned)
            start_move(index, folder, ids[i], seedbed::place_of(after.binned));
        undo.pictures.push_back(*before);
    }
    return undo;
}

Undo Library::apply(const Change& change) {
    check_change(change);
    return impl_->put(
        change.pictures, change.binned.has_value(), [&](std::size_t, Undo::Before picture) {
            picture.judgement = judged(std::move(picture.judgement), change);
            if (change.binned) picture.binned = *change.binned;
            return picture;
        });
}

Undo Library::revert(const Undo& undo) {
    std::vector<PictureId> ids;
    for (const auto& before : undo.pictures) ids.push_back(before.id);
    return impl_->put(
        ids, true, [&](std::size_t i, const Undo::Before&) { return undo.pictures[i]; });
}

int Library::empty_bin() {
    if (!impl_->lock) impl_->index.writing([] {});  // says that it is read-only
    const auto held = impl_->lock->files();
    std::vector<std::filesystem::path> pictures;
    impl_->index.writing([&] {
        impl_->finish_moves_of_others();
        auto query = impl_->index.prepared("SELECT file FROM picture WHERE place = 1");
        while (query.step()) pictures.push_back(impl_->folder_of(Place::Bin) / query.text(0));
        impl_->index.prepared("DELETE FROM picture WHERE place = 1").exec();
    });
    for (const auto& picture : pictures) {
        delete_file(picture);
        delete_file(sidecar_of(picture));
    }
    return static_cast<int>(pictures.size());
}

}  // namespace seedbed
