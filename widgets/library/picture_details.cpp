// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/picture_details.h"

#include "widgets/qt_convert.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace seedbed {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("seedbed", text);
}

QString toText(const std::string& text) {
    return QString::fromStdString(text);
}

struct Rows {
    std::vector<std::pair<QString, QString>> list;

    void add(const QString& name, const QString& value) {
        if (!value.isEmpty()) list.emplace_back(name, value);
    }
    template <typename T>
    void number(const QString& name, const std::optional<T>& value) {
        if (value) list.emplace_back(name, QString::number(*value));
    }
};

QString samplerOf(const PictureSettings& settings) {
    const std::string& name = settings.sampler_as.empty() ? settings.sampler : settings.sampler_as;
    return toText(settings.schedule.empty() ? name : name + " · " + settings.schedule);
}

QString noiseOf(const PictureSettings& settings) {
    QStringList parts;
    if (settings.noise) parts << toText(std::string(to_string(*settings.noise)));
    if (!settings.recipe.chain.empty()) parts << toText(format_noise_chain(settings.recipe.chain));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

std::vector<std::pair<QString, QString>> detailRows(const PictureRow& picture) {
    const PictureSettings& s = picture.settings;
    Rows rows;
    rows.add(tr("Prompt"), toText(s.prompt));
    rows.add(tr("Not wanted"), toText(s.negative));
    rows.add(tr("Seed"), s.seed ? seedText(*s.seed) : QString());
    rows.add(tr("Noise"), noiseOf(s));
    rows.add(tr("Sampler"), samplerOf(s));
    rows.number(tr("Steps"), s.steps);
    rows.number(tr("Guidance"), s.guidance);
    rows.number(tr("Eta"), s.eta);
    rows.add(tr("Size"), QStringLiteral("%1 × %2").arg(picture.width).arg(picture.height));
    if (s.width && s.height && (*s.width != picture.width || *s.height != picture.height))
        rows.add(tr("Made at"), QStringLiteral("%1 × %2").arg(*s.width).arg(*s.height));
    rows.add(tr("Model"), toText(s.model_hash.empty() ? s.model : s.model + " " + s.model_hash));
    rows.number(tr("Clip skip"), s.clip_skip);
    rows.add(tr("Program"), toText(s.program + " " + s.program_version).trimmed());
    for (const auto& [name, value] : s.other) rows.add(toText(name), toText(value));
    rows.add(tr("Made"),
             QLocale().toString(QDateTime::fromMSecsSinceEpoch(picture.created_ms),
                                QLocale::ShortFormat));
    rows.add(tr("File"),
             QStringLiteral("%1 · %2").arg(toText(picture.path.filename().string()),
                                           bytesText(static_cast<double>(picture.bytes))));
    for (const std::string& problem : s.problems) rows.add(tr("Not understood"), toText(problem));
    return std::move(rows.list);
}

QString detailText(const PictureRow& picture) {
    QStringList lines;
    for (const auto& [name, value] : detailRows(picture))
        lines << QStringLiteral("%1: %2").arg(name, value);
    return lines.join(QLatin1Char('\n'));
}

}  // namespace seedbed
