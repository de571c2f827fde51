// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_text.h"

#include "core/engine/memory_forecast.h"

#include <QCoreApplication>
#include <QLocale>

namespace seedbed {

namespace {

struct ModelText {
    Q_DECLARE_TR_FUNCTIONS(seedbed::ModelText)
};

}  // namespace

QString kindText(ModelKind kind) {
    switch (kind) {
        case ModelKind::Model:
            return ModelText::tr("Model");
        case ModelKind::Lora:
            return ModelText::tr("LoRA");
        case ModelKind::Embedding:
            return ModelText::tr("Embedding");
    }
    return {};
}

QString stateText(const ModelCollection& models, const ModelEntry& entry) {
    switch (models.state(entry)) {
        case ModelState::Ready:
            return {};
        case ModelState::Loaded:
            return ModelText::tr("loaded");
        case ModelState::Loading:
            return ModelText::tr("loading …");
        case ModelState::Tight: {
            const MemoryPlan plan = models.plainPlan();
            const auto fits =
                plans_that_fit(entry, plan, models.device().toStdString(), models.memory());
            return fits.empty() || fits.front().dtype == plan.dtype
                       ? ModelText::tr("fits in tiles")
                       : ModelText::tr("fits in %1")
                             .arg(QString::fromStdString(fits.front().dtype));
        }
        case ModelState::DoesNotFit:
            return ModelText::tr("does not fit");
        case ModelState::Broken:
            return ModelText::tr("cannot be used");
    }
    return {};
}

QString stateReason(const ModelCollection& models, const ModelEntry& entry) {
    if (entry.broken()) return QString::fromStdString(entry.error);
    const ModelState state = models.state(entry);
    if (state != ModelState::DoesNotFit && state != ModelState::Tight) return {};
    const MemoryPlan plan = models.plainPlan();
    const auto need = static_cast<double>(forecast_memory(entry, plan).total());
    return ModelText::tr("In %1 it needs about %2 for one picture, and %3 has %4 free.")
        .arg(QString::fromStdString(plan.dtype),
             sizeText(need),
             models.device().toUpper(),
             sizeText(static_cast<double>(models.memory())));
}

QString architectureText(const ModelEntry& entry) {
    if (!entry.architecture.empty()) return QString::fromStdString(entry.architecture);
    return entry.broken() ? QString() : ModelText::tr("unknown");
}

QString predictionText(const std::string& prediction) {
    if (prediction == "epsilon") return ModelText::tr("predicts noise (epsilon)");
    if (prediction == "v_prediction") return ModelText::tr("predicts velocity (v)");
    if (prediction == "sample") return ModelText::tr("predicts the picture");
    return QString::fromStdString(prediction);
}

QString factName(const std::string& name) {
    static const std::pair<const char*, const char*> names[] = {
        {"Rank", QT_TRANSLATE_NOOP("seedbed::ModelText", "Rank")},
        {"Alpha", QT_TRANSLATE_NOOP("seedbed::ModelText", "Alpha")},
        {"Changed layers", QT_TRANSLATE_NOOP("seedbed::ModelText", "Changed layers")},
        {"Text encoder", QT_TRANSLATE_NOOP("seedbed::ModelText", "Text encoder")},
        {"Trigger", QT_TRANSLATE_NOOP("seedbed::ModelText", "Trigger")},
        {"Trained with the words",
         QT_TRANSLATE_NOOP("seedbed::ModelText", "Trained with the words")},
        {"Trained on", QT_TRANSLATE_NOOP("seedbed::ModelText", "Trained on")},
        {"Word", QT_TRANSLATE_NOOP("seedbed::ModelText", "Word")},
        {"Vectors", QT_TRANSLATE_NOOP("seedbed::ModelText", "Vectors")},
        {"Width", QT_TRANSLATE_NOOP("seedbed::ModelText", "Width")},
        {"Scheduler", QT_TRANSLATE_NOOP("seedbed::ModelText", "Scheduler")}};
    for (const auto& [english, source] : names)
        if (name == english) return QCoreApplication::translate("seedbed::ModelText", source);
    return QString::fromStdString(name);
}

QString partName(const std::string& name) {
    if (name == "unet") return QStringLiteral("UNet");
    if (name == "vae") return QStringLiteral("VAE");
    if (name == "transformer") return ModelText::tr("Transformer");
    if (name == "text_encoder") return ModelText::tr("Text encoder");
    if (name == "text_encoder_2") return ModelText::tr("Text encoder 2");
    return QString::fromStdString(name);
}

QString sizeText(double bytes) {
    const bool fine = bytes < 1e7 || bytes >= 1e9;
    return QLocale().formattedDataSize(
        static_cast<qint64>(bytes), fine ? 1 : 0, QLocale::DataSizeSIFormat);
}

QString countText(std::uint64_t parameters) {
    const QLocale locale;
    const auto count = static_cast<double>(parameters);
    constexpr double kMillion = 1e6;
    constexpr double kBillion = 1e9;
    if (count >= kBillion)
        return ModelText::tr("%1 B").arg(locale.toString(count / kBillion, 'f', 2));
    if (count >= 10 * kMillion)
        return ModelText::tr("%1 M").arg(locale.toString(count / kMillion, 'f', 0));
    if (count >= kMillion)
        return ModelText::tr("%1 M").arg(locale.toString(count / kMillion, 'f', 1));
    return locale.toString(static_cast<qulonglong>(parameters));
}

}  // namespace seedbed
