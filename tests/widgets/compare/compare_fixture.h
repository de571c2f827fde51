// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/compare/compare_bar.h"
#include "widgets/compare/compare_details.h"
#include "widgets/compare/compare_panel.h"
#include "widgets/compare/compare_sides.h"
#include "widgets/compare/compare_stage.h"
#include "widgets/fake_engine.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QTest>

#include <memory>

namespace seedbed {

class FixedJudgements : public JudgementSource {
 public:
    using JudgementSource::JudgementSource;
    const Judgement* judgement(PictureId id) const override { return id == 7 ? &value : nullptr; }
    bool isBinned(PictureId) const override { return false; }

    Judgement value;  // of picture 7
};

// A shown Compare tab over two finished runs, jobs 1 and 2, with different prompts.
struct CompareFixture {
    static constexpr int kSteps = 8;

    CompareFixture() {
        applyTheme(ThemeKind::Dark);
        panel = std::make_unique<ComparePanel>(&store, &words, &judgements);
        panel->resize(1400, 900);
        panel->show();
        QApplication::setActiveWindow(panel.get());
        addRun(1, "a red cube and a blue sphere");
        addRun(2, "blue sphere beside cube");
    }

    static ImagePtr plain(int width, int height, std::uint8_t value) {
        const auto bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3;
        return std::make_shared<const Image>(
            Image{width, height, std::vector<std::uint8_t>(bytes, value)});
    }
    static CompareSide cell(std::uint64_t job) {
        CompareSide side;
        side.cell = CellId{JobId{job}, 0};
        return side;
    }
    static CompareSide image(ImagePtr image) {
        CompareSide side;
        side.image = std::move(image);
        return side;
    }
    void addRun(std::uint64_t job, const char* prompt) {
        GenerateRequest request;
        request.prompt = prompt;
        request.seeds = {Seed(5)};
        request.width = request.height = 128;
        store.addRun(JobId{job}, request, fakeModel());
        for (int step = 0; step < kSteps; ++step)
            store.addStep({JobId{job},
                           0,
                           step,
                           kSteps,
                           fakePicture(Seed(job), 64, (step + 1.0) / kSteps),
                           fakeAttention(Seed(job), step, kSteps, 24, false)});
        store.addImage({JobId{job}, 0, fakePicture(Seed(job), 128, 1), nullptr});
    }
    void watch(std::initializer_list<const char*> names) {
        for (const char* name : names)
            words.toggle({WatchedWord::Kind::Word, QString::fromLatin1(name), 0, 0});
    }
    // A key where the keyboard is; at first on a picture.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QWidget* focus = QApplication::focusWidget();
        const bool inside = focus && panel->isAncestorOf(focus) && focus->isVisible();
        if (!inside && !panel->stage()->shownPanes().empty()) {
            focus = panel->stage()->shownPanes().front()->tag();
            focus->setFocus();
        }
        QTest::keyClick(focus ? focus : panel.get(), key, modifiers);
    }

    RunStore store;
    WatchedWords words;
    FixedJudgements judgements;
    std::unique_ptr<ComparePanel> panel;
};

}  // namespace seedbed
