// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/explore_session.h"
#include "widgets/fake_engine.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <utility>
#include <vector>

namespace seedbed {

// A session on a fake engine with its model loaded.
struct SessionWithFake {
    SessionWithFake() {
        auto owned = std::make_unique<FakeEngine>();
        engine = owned.get();
        session = std::make_unique<ExploreSession>(std::move(owned));
        QSignalSpy changed(session.get(), &ExploreSession::modelChanged);
        session->loadModel("tabletop");
        engine->finishLoad(fakeModel());
        changed.wait(2000);
    }

    // What was asked for since the model was loaded.
    std::vector<GenerateRequest> runs() const {
        std::vector<GenerateRequest> found;
        for (const auto& [job, request] : engine->requests())
            if (const auto* run = std::get_if<GenerateRequest>(&request)) found.push_back(*run);
        return found;
    }

    FakeEngine* engine = nullptr;
    std::unique_ptr<ExploreSession> session;
};

inline GenerateRequest onePicture(std::uint64_t seed) {
    GenerateRequest request;
    request.prompt = "a red cube and a blue sphere";
    request.seeds = {Seed(seed)};
    request.steps = 20;
    request.width = request.height = 128;
    request.library = "pictures";
    return request;
}

}  // namespace seedbed
