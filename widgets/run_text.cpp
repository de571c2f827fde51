// SPDX-License-Identifier: Apache-2.0
#include "widgets/run_text.h"

#include "widgets/qt_convert.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>
#include <filesystem>
#include <limits>

namespace seedbed {

QString samplerText(Sampler sampler) {
    switch (sampler) {
        case Sampler::Ddim:
            return QStringLiteral("DDIM");
        case Sampler::Euler:
            return QStringLiteral("Euler");
        case Sampler::EulerAncestral:
            return QStringLiteral("Euler ancestral");
        case Sampler::DpmPp2m:
            return QStringLiteral("DPM++ 2M");
        case Sampler::DpmPp2mSde:
            return QStringLiteral("DPM++ 2M SDE");
        case Sampler::Ddpm:
            return QStringLiteral("DDPM");
        case Sampler::Pndm:
            return QStringLiteral("PNDM");
        case Sampler::Lms:
            return QStringLiteral("LMS");
        case Sampler::Heun:
            return QStringLiteral("Heun");
        case Sampler::UniPc:
            return QStringLiteral("UniPC");
        case Sampler::Lcm:
            return QStringLiteral("LCM");
    }
    return {};
}

QString layerName(const ModelInfo& model, int layer, const GenerateRequest& request) {
    const AttentionLayerInfo& info = model.layers[static_cast<std::size_t>(layer)];
    static const QRegularExpression pattern(
        QStringLiteral("^(down|up|mid)_blocks?(?:\\.(\\d+))?\\.attentions\\.(\\d+)\\.transformer_"
                       "blocks\\.(\\d+)"));
    static const QRegularExpression transformer(QStringLiteral("^transformer_blocks\\.(\\d+)\\."));
    const QString full = QString::fromStdString(info.name);
    const auto match = pattern.match(full);
    QString name = full;
    if (match.hasMatch()) {
        QStringList place{match.captured(2), match.captured(3), match.captured(4)};
        place.removeAll(QString());
        if (place.last() == QLatin1String("0"))
            place.removeLast();  // most models have one block there
        name = match.captured(1) + QLatin1Char(' ') + place.join(QLatin1Char('.'));
    }
    if (const auto block = transformer.match(full); block.hasMatch())
        name = QCoreApplication::translate("LayerName", "block %1").arg(block.captured(1));
    const int side = model.latent_factor * info.factor;
    const int width = request.width > 0 ? request.width : model.native_width;
    const int height = request.height > 0 ? request.height : model.native_height;
    if (side <= 0) return name;
    return QStringLiteral("%1 · %2 × %3")
        .arg(name)
        .arg((width + side - 1) / side)
        .arg((height + side - 1) / side);
}

namespace {

struct AverageGrid {
    int layers = 0;
    int width = 0;
    int height = 0;
    bool usual() const { return width == 16 && height == 16; }
};

// Of the layers whose grids have nearly as many cells as 16 x 16: average_layers() of
// core/models/denoiser.h.
AverageGrid averageGrid(const ModelInfo& model, const GenerateRequest& request) {
    const int width = request.width > 0 ? request.width : model.native_width;
    const int height = request.height > 0 ? request.height : model.native_height;
    AverageGrid best;
    double nearest = std::numeric_limits<double>::infinity();
    for (const AttentionLayerInfo& layer : model.layers) {
        const int cell = std::max(1, model.latent_factor * layer.factor);
        const AverageGrid grid{1, (width + cell - 1) / cell, (height + cell - 1) / cell};
        const double distance = std::abs(std::log(grid.width * grid.height / 256.0));
        if (distance < nearest) {
            nearest = distance;
            best = grid;
        } else if (grid.width == best.width && grid.height == best.height) {
            ++best.layers;
        }
    }
    return best;
}

}  // namespace

QString averageName(const ModelInfo& model, const GenerateRequest& request) {
    const AverageGrid grid = averageGrid(model, request);
    const QString name = QCoreApplication::translate("AverageText", "Average");
    return grid.usual() || grid.layers == 0
               ? name
               : QStringLiteral("%1 · %2 × %3").arg(name).arg(grid.width).arg(grid.height);
}

QString averageText(const ModelInfo& model, const GenerateRequest& request) {
    const AverageGrid grid = averageGrid(model, request);
    const QString size = QStringLiteral("%1 × %2").arg(grid.width).arg(grid.height);
    return (grid.usual()
                ? QCoreApplication::translate("AverageText",
                                              "The mean over heads and over %n layer(s) of %1",
                                              nullptr,
                                              grid.layers)
                : QCoreApplication::translate("AverageText",
                                              "The mean over heads and over %n layer(s) "
                                              "of %1, the nearest to 16 × 16 that there is "
                                              "at this size",
                                              nullptr,
                                              grid.layers))
        .arg(size);
}

QString madeWithText(const StoredRun& run, const StoredCell& cell) {
    const GenerateRequest& request = cell.record ? cell.record->request : run.request;
    QStringList lines;
    QString sampler = samplerText(request.sampler);
    if (request.schedule == Schedule::Karras) sampler += QStringLiteral(" Karras");
    lines << QStringLiteral("%1 %2 · %3 %4 · %5 %6")
                 .arg(sampler)
                 .arg(request.steps)
                 .arg(QCoreApplication::translate("MadeWith", "guidance"))
                 .arg(request.guidance)
                 .arg(QCoreApplication::translate("MadeWith", "noise"))
                 .arg(QString::fromStdString(std::string(to_string(request.noise))));
    if (request.width > 0)
        lines << QStringLiteral("%1 × %2").arg(request.width).arg(request.height);
    if (!request.negative.empty())
        lines << QCoreApplication::translate("MadeWith", "without: %1")
                     .arg(QString::fromStdString(request.negative));
    if (const ImageRecordPtr& record = cell.record) {
        const auto text = [](const std::string& value) { return QString::fromStdString(value); };
        lines.last() += QStringLiteral(" · %1 %2").arg(text(record->device), text(record->dtype));
        lines << QCoreApplication::translate("MadeWith", "model %1 %2")
                     .arg(text(record->model_name), text(record->model_hash));
        if (record->seconds > 0)
            lines.last() += QStringLiteral(" · ") + durationText(record->seconds);
    }
    return lines.join(QLatin1Char('\n'));
}

namespace {

struct JobText {
    static QString line(const char* text, const std::string& what) {
        const QString shown = what.empty()
                                  ? QCoreApplication::translate("JobText", "(empty prompt)")
                                  : QString::fromStdString(what);
        return QCoreApplication::translate("JobText", text).arg(shown);
    }
    QString operator()(const GenerateRequest& run) const {
        return line(QT_TRANSLATE_NOOP("JobText", "Grid: %1"), run.prompt);
    }
    QString operator()(const LoadModelRequest& load) const {
        return line(QT_TRANSLATE_NOOP("JobText", "Load %1"), load.model);
    }
    QString operator()(const GridRequest& grid) const {
        return line(QT_TRANSLATE_NOOP("JobText", "Matrix: %1"),
                    grid.name.empty() ? grid.base.prompt : grid.name);
    }
    QString operator()(const NoiseCheckRequest&) const {
        return QCoreApplication::translate("JobText", "Check of the noise");
    }
    QString operator()(const ScanModelsRequest&) const {
        return QCoreApplication::translate("JobText", "Look for models");
    }
    QString operator()(const HashModelsRequest& hash) const {
        return QCoreApplication::translate(
            "JobText", "Hashes of %n file(s)", nullptr, static_cast<int>(hash.ids.size()));
    }
    QString operator()(const UnloadModelRequest&) const {
        return QCoreApplication::translate("JobText", "Unload the model");
    }
    QString operator()(const ReproduceRequest& reproduce) const {
        const auto name = std::filesystem::path(reproduce.picture).filename().string();
        return line(QT_TRANSLATE_NOOP("JobText", "Reproduce: %1"), name);
    }
};

}  // namespace

QString jobText(const Request& request) {
    return std::visit(JobText{}, request);
}

QString modelText(const ModelInfo& model) {
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    const QString rest = QStringLiteral("%1 × %2 · %3")
                             .arg(model.native_width)
                             .arg(model.native_height)
                             .arg(text(model.dtype));
    return model.architecture == model.name
               ? rest
               : QStringLiteral("%1 · %2").arg(text(model.architecture), rest);
}

}  // namespace seedbed
