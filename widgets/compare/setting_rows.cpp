// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/setting_rows.h"

#include "widgets/qt_convert.h"
#include "widgets/run_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace seedbed {

namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

QString tr(const char* source) {
    return QCoreApplication::translate("seedbed", source);
}

QString number(const std::optional<int>& value) {
    return value ? QString::number(*value) : QString();
}

QString number(const std::optional<double>& value) {
    return value ? QString::number(*value) : QString();
}

QString samplerOf(const PictureSettings& s) {
    if (!s.sampler.empty()) {
        for (const Sampler sampler : all_samplers())
            if (to_string(sampler) == s.sampler) return samplerText(sampler);
        return text(s.sampler);
    }
    return text(s.sampler_as);
}

QString padText(const NoisePad& pad) {
    return tr("right %1, below %2, diagonal %3 at %4, %5")
        .arg(seedText(pad.right), seedText(pad.below), seedText(pad.diagonal))
        .arg(pad.x)
        .arg(pad.y);
}

QString mixes(const PictureSettings& s) {
    QStringList parts;
    if (s.recipe.pad) parts << padText(*s.recipe.pad);
    for (const NoiseMix& mix : s.recipe.chain)
        parts << QStringLiteral("%1:%2").arg(seedText(mix.seed)).arg(mix.strength);
    QString line = parts.join(QLatin1String("; "));
    if (!s.recipe.chain.empty() && s.recipe.form == SlerpForm::PerColumn)
        line += QLatin1Char(' ') + tr("(per column)");
    return line;
}

QString sizeOf(const PictureSettings& s) {
    return s.width && s.height ? QStringLiteral("%1 × %2").arg(*s.width).arg(*s.height) : QString();
}

QString programOf(const PictureSettings& s) {
    return QStringLiteral("%1 %2").arg(text(s.program), text(s.program_version)).trimmed();
}

struct Field {
    QString name;
    QString help;
    std::function<QString(const PictureSettings&)> value;
    bool words = false;
};

std::vector<Field> fields() {
    return {
        {tr("Prompt"), {}, [](const auto& s) { return text(s.prompt); }, true},
        {tr("Not wanted"),
         tr("The negative prompt: guidance leads away from it"),
         [](const auto& s) { return text(s.negative); },
         true},
        {tr("Seed"),
         tr("The number that the initial noise is drawn from"),
         [](const auto& s) { return s.seed ? seedText(*s.seed) : QString(); }},
        {tr("Variation"), tr("Other seeds mixed into the noise, with their strengths"), mixes},
        {tr("Noise"),
         tr("Where the noise of a seed comes from: cpu as ComfyUI and diffusers draw it, nv as "
            "AUTOMATIC1111 does on a GPU"),
         [](const auto& s) {
             return s.noise ? text(std::string(to_string(*s.noise))) : QString();
         }},
        {tr("Sampler"), tr("How the noise is taken away step by step"), samplerOf},
        {tr("Schedule"),
         tr("How the noise levels are spread over the steps"),
         [](const auto& s) { return text(s.schedule); }},
        {tr("Steps"), {}, [](const auto& s) { return number(s.steps); }},
        {tr("Guidance"),
         tr("How strongly the picture is drawn to the prompt (CFG scale)"),
         [](const auto& s) { return number(s.guidance); }},
        {tr("Eta"),
         tr("How much fresh noise DDIM adds at each step; 0 = none"),
         [](const auto& s) { return number(s.eta); }},
        {tr("Size"), {}, sizeOf},
        {tr("Model"), {}, [](const auto& s) { return text(s.model); }},
        {tr("Model hash"),
         tr("First digits of SHA-256 of the model's file: the same hash, the same weights"),
         [](const auto& s) { return text(s.model_hash); }},
        {tr("CLIP skip"),
         tr("How many of the text encoder's last layers are left out"),
         [](const auto& s) { return number(s.clip_skip); }},
        {tr("Program"), {}, programOf},
    };
}

bool differ(const QStringList& values) {
    return std::any_of(values.begin(), values.end(), [&values](const QString& value) {
        return value != values.front();
    });
}

// A word counts where at least one other side lacks it.
std::vector<std::vector<TextSpan>> lackedWords(const QStringList& values) {
    std::vector<std::vector<TextSpan>> all;
    for (const QString& value : values) {
        std::vector<TextSpan> spans;
        for (const QString& other : values)
            for (const TextSpan& span : differingWords(value, other))
                if (std::find(spans.begin(), spans.end(), span) == spans.end())
                    spans.push_back(span);
        std::sort(spans.begin(), spans.end(), [](const TextSpan& a, const TextSpan& b) {
            return a.start < b.start;
        });
        all.push_back(std::move(spans));
    }
    return all;
}

void addRow(std::vector<SettingRow>& rows, SettingRow row, bool words) {
    const bool said = std::any_of(row.values.begin(), row.values.end(), [](const QString& value) {
        return !value.isEmpty();
    });
    if (!said) return;
    row.differs = differ(row.values);
    if (words)
        row.words = row.differs ? lackedWords(row.values)
                                : std::vector<std::vector<TextSpan>>(row.values.size());
    rows.push_back(std::move(row));
}

std::vector<std::string> otherKeys(const std::vector<PictureSettings>& sides) {
    std::vector<std::string> keys;
    for (const PictureSettings& side : sides)
        for (const auto& [key, value] : side.other)
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    return keys;
}

QString otherValue(const PictureSettings& side, const std::string& key) {
    for (const auto& [name, value] : side.other)
        if (name == key) return text(value);
    return {};
}

QString separated(const std::vector<SettingRow>& rows,
                  const QStringList& titles,
                  QLatin1Char separator,
                  QLatin1String lineEnd,
                  const std::function<QString(const QString&)>& field) {
    QStringList head{field(tr("Setting"))};
    for (const QString& title : titles) head << field(title);
    QString out = head.join(separator) + lineEnd;
    for (const SettingRow& row : rows) {
        QStringList line{field(row.name)};
        for (const QString& value : row.values) line << field(value);
        out += line.join(separator) + lineEnd;
    }
    return out;
}

}  // namespace

std::vector<SettingRow> settingRows(const std::vector<PictureSettings>& sides) {
    std::vector<SettingRow> rows;
    for (const Field& field : fields()) {
        SettingRow row{field.name, field.help, {}, false, {}};
        for (const PictureSettings& side : sides) row.values << field.value(side);
        addRow(rows, std::move(row), field.words);
    }
    for (const std::string& key : otherKeys(sides)) {
        SettingRow row{text(key), {}, {}, false, {}};
        for (const PictureSettings& side : sides) row.values << otherValue(side, key);
        addRow(rows, std::move(row), false);
    }
    return rows;
}

PictureSettings settingsOf(const StoredRun& run, const StoredCell& cell) {
    const GenerateRequest& request = cell.record ? cell.record->request : run.request;
    PictureSettings s;
    s.program = "Seedbed";
    s.prompt = request.prompt;
    s.negative = request.negative;
    s.seed = cell.seed;
    s.recipe = cell.recipe;
    s.noise = request.noise;
    s.steps = request.steps;
    s.guidance = request.guidance;
    s.eta = request.eta;
    if (request.width > 0) s.width = request.width;
    if (request.height > 0) s.height = request.height;
    if (!s.width && run.model) s.width = run.model->native_width;
    if (!s.height && run.model) s.height = run.model->native_height;
    s.sampler = std::string(to_string(request.sampler));
    s.schedule = std::string(to_string(request.schedule));
    s.model = run.model ? run.model->name : request.model;
    if (run.model) s.model_hash = run.model->hash;
    if (!cell.record) return s;
    s.program_version = cell.record->version;
    s.model = cell.record->model_name;
    s.model_hash = cell.record->model_hash;
    s.other = {{tr("Device").toStdString(), cell.record->device},
               {tr("Precision").toStdString(), cell.record->dtype}};
    return s;
}

QString captionOf(const std::vector<SettingRow>& rows) {
    QStringList same;
    QStringList lines;
    for (const SettingRow& row : rows) {
        const bool prompt = row.name == tr("Prompt");
        if (row.differs)
            lines << QStringLiteral("%1: %2").arg(row.name,
                                                  row.values.join(QLatin1String("  |  ")));
        else if (prompt)
            lines.prepend(row.values.front());
        else
            same << QStringLiteral("%1 %2").arg(row.name, row.values.front());
    }
    if (!same.isEmpty()) lines << same.join(QStringLiteral(" · "));
    return lines.join(QLatin1Char('\n'));
}

QString toCsv(const std::vector<SettingRow>& rows, const QStringList& titles) {
    return separated(rows,
                     titles,
                     QLatin1Char(','),
                     QLatin1String("\r\n"),  // RFC 4180
                     [](QString value) {
                         const bool quote =
                             value.contains(QLatin1Char(',')) || value.contains(QLatin1Char('"')) ||
                             value.contains(QLatin1Char('\n')) || value.contains(QLatin1Char('\r'));
                         value.replace(QLatin1String("\""), QLatin1String("\"\""));
                         return quote ? QStringLiteral("\"%1\"").arg(value) : value;
                     });
}

QString toTabbed(const std::vector<SettingRow>& rows, const QStringList& titles) {
    return separated(
        rows, titles, QLatin1Char('\t'), QLatin1String("\n"), [](const QString& value) {
            return value.simplified();
        });
}

}  // namespace seedbed
