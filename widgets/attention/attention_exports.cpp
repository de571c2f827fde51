// SPDX-License-Identifier: Apache-2.0
// H x W pixels
#include "widgets/attention/attention_exports.h"

#include "core/io/atomic_write.h"
#include "core/io/png.h"
#include "widgets/attention/attention_figure.h"
#include "widgets/attention/multiples_view.h"
#include "widgets/qt_convert.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QRegularExpression>

#include <filesystem>

namespace seedbed {

namespace {

constexpr double kPrint = 300.0 / 96;

std::filesystem::path nativePath(const QString& path) {
    return QFile::encodeName(path).toStdString();
}

void writeBytes(const QString& path, const QByteArray& bytes) {
    write_file(nativePath(path),
               std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

// White where the mask is set. [H, W, 3]
Image maskImage(const std::vector<std::uint8_t>& mask, int width, int height) {
    Image image{width, height, {}};
    image.rgb.reserve(mask.size() * 3);
    for (const std::uint8_t set : mask)
        image.rgb.insert(image.rgb.end(), 3, set ? std::uint8_t{255} : std::uint8_t{0});
    return image;
}

QString fileWord(const WatchedWord& word) {
    static const QRegularExpression odd(QStringLiteral("[^\\w]+"),
                                        QRegularExpression::UseUnicodePropertiesOption);
    QString name = rowLabel(word);
    name.replace(odd, QStringLiteral("-"));
    while (name.startsWith(QLatin1Char('-'))) name.remove(0, 1);
    while (name.endsWith(QLatin1Char('-'))) name.chop(1);
    return name.isEmpty() ? QStringLiteral("word") : name;
}

}  // namespace

AttentionExports::AttentionExports(AttentionState* state, MultiplesView* view, QWidget* window)
    : QObject(window), m_state(state), m_view(view), m_window(window) {}

void AttentionExports::fill(QMenu* menu) {
    menu->setToolTipsVisible(true);
    const auto add = [&](const QString& text, const QString& tip, auto work) {
        QAction* action = menu->addAction(text);
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, work);
    };
    menu->addSection(tr("The table as a figure"));
    add(tr("PNG for the screen…"), tr("96 dpi"), [this] { askFigure(1); });
    add(tr("PNG at twice the size…"), tr("192 dpi"), [this] { askFigure(2); });
    add(tr("PNG for print…"), tr("300 dpi"), [this] { askFigure(kPrint); });
    add(tr("SVG drawing…"), tr("Texts stay texts"), [this] { askDrawing(); });
    menu->addSection(tr("What it is made of"));
    add(tr("Maps for NumPy (NPZ)…"),
        tr("Every step's maps of all tokens, and each layer and head where they were kept"),
        [this] { askMaps(); });
    add(tr("Numbers (CSV or JSON)…"),
        tr("Per step and word: maximum, mean, activation, and each pair's overlap"),
        [this] { askNumbers(); });
    menu->addSection(tr("Masks at the slider's step"));
    add(tr("Mask of the chosen word…"), tr("White inside"), [this] { askMasks(false); });
    add(tr("Masks of all watched words…"), tr("One file each"), [this] { askMasks(true); });
}

QString AttentionExports::stem() const {
    return QStringLiteral("seed-") + m_state->first().seed();
}

void AttentionExports::ask(const QString& title,
                           const QString& filter,
                           const QString& name,
                           const std::function<void(const QString&)>& write) {
    if (!m_state->first().known()) {
        Q_EMIT said(tr("There is no picture to export yet."));
        return;
    }
    auto* dialog = new QFileDialog(m_window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filter.split(QStringLiteral(";;")));
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, write);
    dialog->open();
}

void AttentionExports::askFigure(double scale) {
    ask(tr("Export the table"),
        tr("PNG pictures (*.png)"),
        stem() + QStringLiteral("-attention.png"),
        [this, scale](const QString& path) { writeFigure(path, scale); });
}

void AttentionExports::askDrawing() {
    ask(tr("Export the table"),
        tr("SVG drawings (*.svg)"),
        stem() + QStringLiteral("-attention.svg"),
        [this](const QString& path) { writeDrawing(path); });
}

void AttentionExports::askMaps() {
    ask(tr("Export the maps"),
        tr("NumPy arrays (*.npz)"),
        stem() + QStringLiteral("-maps.npz"),
        [this](const QString& path) { writeMaps(path); });
}

void AttentionExports::askNumbers() {
    ask(tr("Export the numbers"),
        tr("Tables (*.csv)") + QStringLiteral(";;") + tr("JSON (*.json)"),
        stem() + QStringLiteral("-attention.csv"),
        [this](const QString& path) { writeNumbers(path); });
}

void AttentionExports::askMasks(bool allWatched) {
    if (!m_state->word()) {
        Q_EMIT said(tr("There is no picture to export yet."));
        return;
    }
    const QString word = allWatched ? QString() : QStringLiteral("-") + fileWord(*m_state->word());
    ask(tr("Export masks"),
        tr("PNG pictures (*.png)"),
        stem() + word + QStringLiteral("-mask.png"),
        [this, allWatched](const QString& path) { writeMasks(path, allWatched); });
}

void AttentionExports::guarded(const std::function<QString()>& write) {
    try {
        Q_EMIT said(write());
    } catch (const Error& error) {
        Q_EMIT said(errorHeading(error.code()) + QStringLiteral(": ") +
                    QString::fromUtf8(error.what()));
    }
}

void AttentionExports::writeFigure(const QString& path, double scale) {
    guarded([&] {
        const AttentionFigure figure(*m_state, m_view->plan(), m_view->commonPeak());
        if (figure.empty()) return tr("There is nothing in the table yet.");
        writeBytes(path, figure.png(scale));
        return tr("Figure written to %1").arg(path);
    });
}

void AttentionExports::writeDrawing(const QString& path) {
    guarded([&] {
        const AttentionFigure figure(*m_state, m_view->plan(), m_view->commonPeak());
        if (figure.empty()) return tr("There is nothing in the table yet.");
        writeBytes(path, figure.svg());
        return tr("Figure written to %1").arg(path);
    });
}

CapturedPicture AttentionExports::capture() const {
    const PictureMaps picture = m_state->first();
    CapturedPicture result;
    if (!picture.known() || !picture.prompt()) return result;
    result.seed = picture.cell()->seed;
    result.prompt = *picture.prompt();
    result.request =
        picture.cell()->record ? picture.cell()->record->request : picture.run()->request;
    if (const ModelInfoPtr& model = picture.run()->model) {
        result.model_name = model->name;
        result.model_hash = model->hash;
        for (const AttentionLayerInfo& layer : model->layers) result.layers.push_back(layer.name);
    }
    const MapSource best = picture.hasLayers() ? MapSource{0, -1} : MapSource{};
    for (int step = 0; step < picture.arrived(); ++step)
        result.steps.push_back(picture.attention(step, best));
    return result;
}

std::vector<CapturedWord> AttentionExports::capturedWords() const {
    const PictureMaps picture = m_state->first();
    if (!picture.prompt()) return {};
    auto chosen = m_state->words()->pickedIn(*picture.prompt());
    if (chosen.empty()) chosen = m_state->rows();
    std::vector<CapturedWord> words;
    for (const WatchedWord& word : chosen)
        words.push_back({rowLabel(word).toStdString(), tokensOf(word, *picture.prompt())});
    return words;
}

void AttentionExports::writeMaps(const QString& path) {
    guarded([&] {
        const CapturedPicture picture = capture();
        write_maps(nativePath(path), picture);
        return tr("Maps of %n step(s) written to %1",
                  nullptr,
                  static_cast<int>(picture.steps.size()))
            .arg(path);
    });
}

void AttentionExports::writeNumbers(const QString& path) {
    guarded([&] {
        const bool json = path.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
        const std::string text = json ? attention_json(capture(), capturedWords())
                                      : attention_csv(capture(), capturedWords());
        write_file(nativePath(path), text);
        return tr("Numbers written to %1").arg(path);
    });
}

void AttentionExports::writeMasks(const QString& path, bool allWatched) {
    guarded([&] {
        const PictureMaps picture = m_state->first();
        const ImagePtr full = picture.picture(picture.steps());
        std::vector<WatchedWord> words;
        if (allWatched && picture.prompt()) words = m_state->words()->pickedIn(*picture.prompt());
        if (!allWatched && m_state->word()) words = {*m_state->word()};
        if (words.empty()) return tr("No words are watched: Space in the table watches one.");
        const AttentionCut& cut = m_state->cut();
        const QFileInfo file(path);
        for (const WatchedWord& word : words) {
            const PlainMap map =
                picture.map(word, m_state->place().position, m_state->place().source);
            if (map.values.empty() || !full) return tr("No map was kept at this step.");
            const auto mask = picture_mask(map.values,
                                           map.height,
                                           map.width,
                                           full->height,
                                           full->width,
                                           cut.threshold,
                                           cut.resample);
            const QString name = allWatched ? file.path() + QLatin1Char('/') +
                                                  file.completeBaseName() + QLatin1Char('-') +
                                                  fileWord(word) + QStringLiteral(".png")
                                            : path;
            write_png(nativePath(name), maskImage(mask, full->width, full->height));
        }
        return allWatched ? tr("%n mask(s) written to %1", nullptr, static_cast<int>(words.size()))
                                .arg(file.path())
                          : tr("Mask written to %1").arg(path);
    });
}

}  // namespace seedbed
