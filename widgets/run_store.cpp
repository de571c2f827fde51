// SPDX-License-Identifier: Apache-2.0
#include "widgets/run_store.h"

#include "core/base/error.h"

namespace seedbed {

namespace {

std::size_t bytesOf(const ImagePtr& image) {
    return image ? image->rgb.size() : 0;
}

std::size_t bytesOf(const AttentionStepPtr& step) {
    if (!step) return 0;
    std::size_t floats = step->average.values.size();
    for (const LayerAttention& layer : step->layers)
        for (const AttentionGrid& head : layer.heads) floats += head.values.size();
    return floats * sizeof(float);
}

std::size_t bytesOf(const StoredCell::Step& step) {
    return bytesOf(step.preview) + bytesOf(step.attention);
}

std::shared_ptr<const TokenizedPrompt> tokenize(const ModelInfoPtr& model,
                                                const GenerateRequest& request) {
    if (!model || !model->tokenizer) return nullptr;
    try {
        return std::make_shared<const TokenizedPrompt>(
            model->tokenizer->tokenize(request.prompt, request.text));
    } catch (const Error&) {  // an embedding's file is gone: the run itself tells of it
        return nullptr;
    }
}

}  // namespace

void RunStore::addRun(JobId job, const GenerateRequest& request, ModelInfoPtr model) {
    check(!runs_.contains(job), "[run store] this job has been added before");
    StoredRun run{job, request, nullptr, nullptr, std::vector<StoredCell>(request.seeds.size())};
    for (std::size_t i = 0; i < request.seeds.size(); ++i) {
        run.cells[i].seed = request.seeds[i];
        if (!request.recipes.empty())
            run.cells[i].recipe = request.recipes[request.recipes.size() == 1 ? 0 : i];
    }
    runs_.emplace(job, std::move(run));
    if (model) setModel(job, std::move(model));
}

void RunStore::setModel(JobId job, ModelInfoPtr model) {
    const auto at = runs_.find(job);
    if (at == runs_.end() || at->second.prompt) return;
    at->second.prompt = tokenize(model, at->second.request);
    at->second.model = std::move(model);
}

void RunStore::addStep(const StepReady& event) {
    const CellId id{event.job, event.image};
    StoredCell* cell = find(id);
    if (!cell || event.step < 0) return;
    const auto step = static_cast<std::size_t>(event.step);
    if (cell->steps.size() <= step) cell->steps.resize(step + 1);
    StoredCell::Step& slot = cell->steps[step];
    Keep& keep = keep_[id];
    const std::size_t before = bytesOf(slot);
    slot = {event.preview, event.attention};
    keep.bytes += bytesOf(slot) - before;  // wraps back when it shrinks
    bytes_ += bytesOf(slot) - before;
    cell->steps_total = event.steps;
    shrinkToBudget();
}

void RunStore::addImage(const ImageReady& event) {
    const CellId id{event.job, event.image};
    StoredCell* cell = find(id);
    if (!cell) return;
    bytes_ += bytesOf(event.picture) - bytesOf(cell->picture);
    cell->picture = event.picture;
    cell->record = event.record;
    keep_[id].may_shrink = !cell->history_gone;
    restamp(id);
    shrinkToBudget();
}

void RunStore::abandon(const ImageAbandoned& event) {
    const CellId id{event.job, event.image};
    StoredCell* cell = find(id);
    if (!cell) return;
    cell->abandoned = StoredCell::Abandoned{event.step, event.overlap};
    keep_[id].may_shrink = !cell->history_gone;
    restamp(id);
    shrinkToBudget();
}

const StoredRun* RunStore::run(JobId job) const {
    const auto at = runs_.find(job);
    return at == runs_.end() ? nullptr : &at->second;
}

const StoredCell* RunStore::cell(CellId id) const {
    return const_cast<RunStore*>(this)->find(id);
}

StoredCell* RunStore::find(CellId id) {
    const auto at = runs_.find(id.job);
    if (at == runs_.end() || id.image < 0) return nullptr;
    auto& cells = at->second.cells;
    return static_cast<std::size_t>(id.image) < cells.size()
               ? &cells[static_cast<std::size_t>(id.image)]
               : nullptr;
}

void RunStore::touch(CellId id) {
    if (keep_.contains(id)) restamp(id);
}

void RunStore::release(JobId job) {
    const auto first = keep_.lower_bound(CellId{job, 0});
    for (auto at = first; at != keep_.end() && at->first.job == job; ++at) {
        at->second.may_shrink = !find(at->first)->history_gone;
        restamp(at->first);
    }
    shrinkToBudget();
}

CellId RunStore::detailOf(CellId cell) const {
    const auto at = detail_.find(cell);
    return at == detail_.end() ? cell : at->second;
}

void RunStore::restamp(CellId id) {
    Keep& keep = keep_[id];
    oldest_.erase({keep.stamp, id});
    keep.stamp = ++clock_;
    if (keep.may_shrink) oldest_.insert({keep.stamp, id});
}

void RunStore::shrinkToBudget() {
    while (bytes_ > budget_ && !oldest_.empty()) shrink(oldest_.begin()->second);
}

void RunStore::shrink(CellId id) {
    StoredCell& cell = *find(id);
    Keep& keep = keep_[id];
    oldest_.erase({keep.stamp, id});
    keep.may_shrink = false;
    for (std::size_t i = 0; i + 1 < cell.steps.size(); ++i) {
        const std::size_t freed = bytesOf(cell.steps[i]);
        keep.bytes -= freed;
        bytes_ -= freed;
        cell.steps[i] = {};
        cell.history_gone = true;
    }
}

}  // namespace seedbed
