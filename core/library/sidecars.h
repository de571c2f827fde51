// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/library/index.h"
#include "core/library/library_lock.h"
#include "core/metadata/judgement.h"

#include <filesystem>
#include <optional>

namespace seedbed {

// Writes the sidecars that the index is ahead of, a few at a time, so that other programs get in
// between. One that cannot be written stays marked; returns the first such error.
std::optional<Error> write_sidecars(Index& index,
                                    const LibraryLock& lock,
                                    const std::filesystem::path& library);

// Inside Index::writing, by who holds the files: all of them, at once. Throws Error as
// write_judgement.
void write_all_sidecars(Index& index, const std::filesystem::path& library);

// Writes one so that reading the picture gives this judgement, also where XMP inside the picture
// says otherwise.
void write_sidecar(const std::filesystem::path& picture, const Judgement& judgement);

}  // namespace seedbed
