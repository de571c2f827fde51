// SPDX-License-Identifier: Apache-2.0
// h x w query grid
#include "widgets/attention/picture_maps.h"

#include "widgets/qt_convert.h"

#include <algorithm>

namespace seedbed {

namespace {

int sizeOf(const StoredCell* cell) {
    return cell ? static_cast<int>(cell->steps.size()) : 0;
}

const StoredCell::Step* stepAt(const StoredCell* cell, int position) {
    if (!cell || cell->steps.empty() || position < 0) return nullptr;
    return &cell->steps[static_cast<std::size_t>(std::min(position, sizeOf(cell) - 1))];
}

}  // namespace

PictureMaps::PictureMaps(const RunStore& store, CellId id)
    : m_id(id), m_run(store.run(id.job)), m_own(store.cell(id)) {
    const CellId detail = store.detailOf(id);
    if (detail != id) m_detail = store.cell(detail);
    if (sizeOf(m_detail) == 0) m_detail = nullptr;
}

QString PictureMaps::seed() const {
    return m_own ? seedText(m_own->seed) : QString();
}

// A repeated run serves for layers, and where the picture's own steps are gone or had no maps.
const StoredCell* PictureMaps::stepsFor(MapSource source) const {
    if (!m_detail) return m_own;
    const StoredCell::Step* newest = m_own->newest();
    const bool poor = !newest || m_own->history_gone || !newest->attention;
    return source.layer >= 0 || poor ? m_detail : m_own;
}

int PictureMaps::steps() const {
    if (!m_own) return 0;
    const StoredCell* from = stepsFor({});
    return std::max(from->steps_total, sizeOf(from));
}

int PictureMaps::arrived() const {
    return m_own ? sizeOf(stepsFor({})) : 0;
}

AttentionStepPtr PictureMaps::attention(int position, MapSource source) const {
    const StoredCell::Step* step = m_own ? stepAt(stepsFor(source), position) : nullptr;
    return step && step->attention && has(*step->attention, source) ? step->attention : nullptr;
}

ImagePtr PictureMaps::picture(int position) const {
    if (!m_own) return nullptr;
    const StoredCell::Step* step = stepAt(stepsFor({}), position);
    const bool last = finished() && position >= steps();
    return last || !step || !step->preview ? m_own->picture : step->preview;
}

PlainMap PictureMaps::map(const WatchedWord& word, int position, MapSource source) const {
    WordMaps found = maps({word}, position, source);
    if (found.maps.empty()) return {};
    return {found.height, found.width, std::move(found.maps.front())};
}

WordMaps PictureMaps::maps(const std::vector<WatchedWord>& words,
                           int position,
                           MapSource source) const {
    const AttentionStepPtr step = attention(position, source);
    if (!step || !prompt()) return {};
    std::vector<std::vector<int>> tokens;
    for (const WatchedWord& word : words) tokens.push_back(tokensOf(word, *prompt()));
    return wordMaps(*step, source, tokens);
}

bool PictureMaps::historyGone() const {
    return m_own && m_own->history_gone && !m_detail;
}

bool PictureMaps::hasAverages() const {
    return attention(std::max(0, arrived() - 1), {}) != nullptr;
}

bool PictureMaps::hasLayers() const {
    const StoredCell* from = m_own ? stepsFor({0, -1}) : nullptr;
    const StoredCell::Step* newest = from ? from->newest() : nullptr;
    return newest && newest->attention && !newest->attention->layers.empty();
}

int PictureMaps::layerCount() const {
    return m_run && m_run->model ? static_cast<int>(m_run->model->layers.size()) : 0;
}

int PictureMaps::headCount(int layer) const {
    return layer >= 0 && layer < layerCount()
               ? m_run->model->layers[static_cast<std::size_t>(layer)].heads
               : 0;
}

PictureMaps::Cost PictureMaps::captureCost() const {
    Cost cost;
    if (!m_run || !m_run->model || !prompt()) return cost;
    if (m_own && m_own->record) cost.seconds = m_own->record->seconds;
    const ModelInfo& model = *m_run->model;
    const GenerateRequest& request = m_run->request;
    const int width = request.width > 0 ? request.width : model.native_width;
    const int height = request.height > 0 ? request.height : model.native_height;
    for (const AttentionLayerInfo& layer : model.layers) {
        const int side = std::max(1, model.latent_factor * layer.factor);
        const double positions =
            static_cast<double>((width + side - 1) / side) * ((height + side - 1) / side);
        cost.bytes += positions * layer.heads * static_cast<double>(prompt()->tokens.size());
    }
    cost.bytes *= sizeof(float) * std::max(1, model_calls(request.sampler, request.steps));
    return cost;
}

}  // namespace seedbed
