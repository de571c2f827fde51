// SPDX-License-Identifier: Apache-2.0
#include "core/engine/picture_store.h"

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/engine/picture_text.h"
#include "core/engine/recipe_key.h"

namespace seedbed {

PictureStore::PictureStore(const GenerateRequest& request, LibraryCache& libraries)
    : libraries_(libraries), folder_(request.library) {
    if (!request.output_folder.empty()) writer_.emplace(request.output_folder);
    if (folder_.empty()) return;
    library_ = libraries_.get(folder_);
    if (library_->library.read_only())
        throw Error(ErrorCode::PermissionDenied,
                    "The library " + quote_path(folder_) +
                        " can only be read, so no picture can be kept in it; choose another, or "
                        "change its permissions.");
}

void PictureStore::keep(const Image& picture, ImageRecord& record) {
    if (!writer_ && !library_) return;
    auto& writer = writer_ ? *writer_ : library_->writer;
    record.path = writer.write(picture, record.seed, picture_text(record)).string();
    if (library_) record.picture = index(record);
}

PictureId PictureStore::index(const ImageRecord& record) try {
    library_ = libraries_.get(folder_);  // its index may have been rebuilt meanwhile
    return library_->library.add(record.path, picture_settings(record), recipe_key(record));
} catch (const Error& error) {
    log(LogLevel::Warning,
        "The picture " + quote_path(record.path) +
            " is kept, but not yet in the library's index: " + error.what());
    return 0;
}

}  // namespace seedbed
