// SPDX-License-Identifier: Apache-2.0
// A library of small pictures in a temporary folder, for tests of panels.
#pragma once

#include "core/io/png.h"
#include "core/library/library.h"
#include "widgets/fake_engine.h"

#include <QString>
#include <QTemporaryDir>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace seedbed {

class TestLibrary {
 public:
    explicit TestLibrary(int pictures = 0) : library_(std::in_place, path()) { add(pictures); }

    std::filesystem::path path() const {
        return std::filesystem::path(folder_.path().toStdString()) / "library";
    }
    QString folder() const { return QString::fromStdString(path().string()); }
    // The library as another program holds it.
    Library& other() { return *library_; }
    void close() { library_.reset(); }
    const std::vector<PictureId>& ids() const { return ids_; }

    // More pictures: seeds go on, one second lies between two.
    void add(int pictures) {
        for (int i = 0; i < pictures; ++i) {
            const auto seed = static_cast<unsigned>(ids_.size());
            char name[32];
            std::snprintf(name, sizeof name, "%05u-%u.png", seed, seed);
            const auto file = library_->images_folder() / name;
            write_png(file, *fakePicture(Seed(seed), 48, 1));
            PictureRow row;
            row.path = file;
            row.created_ms = 1'700'000'000'000 + 1000 * static_cast<std::int64_t>(seed);
            row.bytes = std::filesystem::file_size(file);
            row.width = row.height = 48;
            row.settings.program = "Seedbed";
            row.settings.prompt = seed % 2 == 0 ? "a red cube" : "a blue sphere";
            row.settings.seed = Seed(seed);
            row.settings.steps = 20;
            row.settings.guidance = 5;
            row.settings.sampler = "ddim";
            row.settings.model = "tabletop";
            ids_.push_back(library_->add_rows({&row, 1}).front());
        }
    }

    Judgement judgement(PictureId id) const { return library_->picture(id)->judgement; }

 private:
    QTemporaryDir folder_;
    std::optional<Library> library_;
    std::vector<PictureId> ids_;
};

}  // namespace seedbed
