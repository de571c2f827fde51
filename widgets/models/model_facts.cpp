// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_facts.h"

#include "widgets/models/model_text.h"
#include "widgets/qt_convert.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace seedbed {

namespace {

struct ModelFacts {
    Q_DECLARE_TR_FUNCTIONS(seedbed::ModelFacts)
};

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

QString dateText(std::int64_t modified_ns) {
    constexpr std::int64_t kNanosecondsPerMs = 1'000'000;
    if (modified_ns <= 0) return {};
    const auto when = QDateTime::fromMSecsSinceEpoch(modified_ns / kNanosecondsPerMs);
    return QLocale().toString(when, QLocale::ShortFormat);
}

}  // namespace

std::vector<QStringList> factRows(const ModelEntry& entry) {
    std::vector<QStringList> rows;
    const auto add = [&rows](const QString& name, const QString& value) {
        if (!value.isEmpty()) rows.push_back({name, value});
    };
    if (entry.kind == ModelKind::Model && !entry.prediction.empty())
        add(ModelFacts::tr("Prediction"), predictionText(entry.prediction));
    if (entry.native_width > 0)
        add(ModelFacts::tr("Own size"),
            QStringLiteral("%1 × %2").arg(entry.native_width).arg(entry.native_height));
    if (entry.parameters > 0) add(ModelFacts::tr("Parameters"), countText(entry.parameters));
    if (entry.attention_layers > 0)
        add(ModelFacts::tr("Attention"),
            ModelFacts::tr("%n cross-attention layer(s)", nullptr, entry.attention_layers));
    for (const auto& [name, value] : entry.facts) add(factName(name), text(value));
    add(ModelFacts::tr("On disk"), sizeText(static_cast<double>(entry.bytes)));
    add(ModelFacts::tr("Precision"), text(entry.dtype));
    add(ModelFacts::tr("Hash (AutoV2)"), text(entry.hashes.auto_v2));
    if (entry.kind != ModelKind::Model)
        add(ModelFacts::tr("Hash (AutoV3)"), text(entry.hashes.auto_v3));
    add(ModelFacts::tr("Changed"), dateText(entry.modified_ns));
    add(ModelFacts::tr("Path"), shortPath(text(entry.path.string())));
    return rows;
}

std::vector<QStringList> partRows(const ModelEntry& entry) {
    std::vector<QStringList> rows;
    for (const ModelPart& part : entry.parts)
        rows.push_back({partName(part.name),
                        countText(part.parameters),
                        text(part.dtype),
                        text(part.class_name)});
    return rows;
}

}  // namespace seedbed
