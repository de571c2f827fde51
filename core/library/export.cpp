// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/io/atomic_write.h"
#include "core/io/mapped_file.h"
#include "core/io/png_insert.h"
#include "core/library/export_table.h"
#include "core/library/maintenance.h"
#include "core/library/moves.h"
#include "core/library/picture_facts.h"
#include "core/library/work.h"
#include "core/metadata/xmp.h"

namespace seedbed {
namespace {

namespace fs = std::filesystem;

constexpr char kXmpKeyword[] = "XML:com.adobe.xmp";  // XMP part 3, 1.1.5
constexpr char kPngSignature[] = "\x89PNG";

fs::path free_path(const fs::path& wanted) {
    return wanted.parent_path() / free_name(wanted.filename(), [&](const fs::path& name) {
               return file_exists(wanted.parent_path() / name) ||
                      file_exists(sidecar_of(wanted.parent_path() / name));
           });
}

bool is_png(std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return text.starts_with(kPngSignature);
}

void export_picture(const PictureRow& row, const fs::path& target) {
    const auto file = MappedFile::open(row.path);
    if (row.judgement.empty()) return write_file(target, file->bytes());
    if (is_png(file->bytes()))
        return write_file(
            target,
            insert_png_text(file->bytes(), kXmpKeyword, to_xmp(row.judgement), row.path.string()));
    write_file(target, file->bytes());
    write_judgement(target, row.judgement);
}

}  // namespace

WorkReport export_pictures(const Library& library,
                           const std::vector<PictureId>& pictures,
                           const fs::path& target,
                           const WorkProgress& progress) {
    ensure_folder(target);
    WorkReport report;
    ExportTable table;
    for (const auto id : pictures) {
        if (!goes_on(progress, report, pictures.size())) break;
        const auto row = library.picture(id);
        if (!row) continue;  // deleted meanwhile
        guarded_work(report, row->path, [&] {
            const auto copy = free_path(target / row->path.filename());
            export_picture(*row, copy);
            copy_time(row->path, copy);
            table.add(*row, copy.filename().string());
            ++report.done;
        });
    }
    write_file(free_path(target / "table.csv"), table.csv());
    write_file(free_path(target / "table.json"), table.json());
    return report;
}

}  // namespace seedbed
