// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/attention_figure.h"

#include "widgets/attention/map_tile.h"
#include "widgets/run_text.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QSvgGenerator>

#include <algorithm>

namespace seedbed {

namespace {

constexpr double kTileWidth = 96;
constexpr double kGap = 4;
constexpr double kMargin = 12;
constexpr double kDotsPerMeter = 96 / 0.0254;
constexpr double kSvgPictureScale = 2;  // pixels a unit of the embedded pictures

QFont figureFont(bool bold = false) {
    QFont font = QApplication::font();
    font.setPixelSize(13);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

QFont captionFont() {
    QFont font = figureFont();
    font.setPixelSize(11);
    return font;
}

QString captionOf(const PictureMaps& picture) {
    if (!picture.known()) return {};
    const GenerateRequest& request =
        picture.cell()->record ? picture.cell()->record->request : picture.run()->request;
    const QString model = picture.run()->model ? QString::fromStdString(picture.run()->model->name)
                                               : QString::fromStdString(request.model);
    QString sampler = samplerText(request.sampler);
    if (request.schedule == Schedule::Karras) sampler += QStringLiteral(" Karras");
    return QCoreApplication::translate(
               "seedbed::AttentionFigure",
               "Cross-attention of seed %1, “%2”. %3, %4, %5 steps, guidance %6.")
        .arg(picture.seed(), QString::fromStdString(request.prompt), model, sampler)
        .arg(request.steps)
        .arg(request.guidance);
}

}  // namespace

AttentionFigure::AttentionFigure(const AttentionState& state, MultiplesPlan plan, float peak)
    : m_state(state), m_plan(std::move(plan)), m_peak(peak), m_caption(captionOf(state.first())) {
    const ImagePtr picture = state.first().picture(state.first().steps());
    const double shape =
        picture && picture->width > 0 ? static_cast<double>(picture->height) / picture->width : 1;
    m_tile = {kTileWidth, kTileWidth * shape};
    const QFontMetricsF metrics(figureFont(true));
    for (const WatchedWord& row : m_plan.rows)
        m_labels = std::max(m_labels, metrics.horizontalAdvance(rowLabel(row)) + 10);
    const bool twoLines =
        std::any_of(m_plan.columns.begin(), m_plan.columns.end(), [](const auto& column) {
            return column.label.contains(QStringLiteral(" · "));
        });
    m_header = metrics.height() * (twoLines ? 2 : 1) + 4;
    m_captionHeight =
        6 + QFontMetricsF(captionFont())
                .boundingRect(
                    QRectF(0, 0, size().width() - 2 * kMargin, 1000), Qt::TextWordWrap, m_caption)
                .height();
}

QSize AttentionFigure::size() const {
    const auto columns = static_cast<double>(m_plan.columns.size());
    const auto rows = static_cast<double>(m_plan.rows.size());
    return QSizeF(2 * kMargin + m_labels + columns * (m_tile.width() + kGap) - kGap,
                  2 * kMargin + m_header + rows * (m_tile.height() + kGap) + m_captionHeight)
        .toSize();
}

float AttentionFigure::peakOf(int row) const {
    if (m_state.looks().commonScale) return m_peak;
    float peak = 0;
    const PictureMaps picture = m_state.first();
    for (const MultiplesColumn& column : m_plan.columns) {
        const PlainMap map =
            picture.map(m_plan.rows[static_cast<std::size_t>(row)], column.position, column.source);
        peak = std::max(peak, shownPeak(map.values, map.height, map.width));
    }
    return peak;
}

void AttentionFigure::paint(QPainter& painter, double scale) const {
    painter.fillRect(QRectF(QPointF(), QSizeF(size())), Qt::white);
    painter.setPen(Qt::black);
    painter.setFont(figureFont());
    double x = kMargin + m_labels;
    for (const MultiplesColumn& column : m_plan.columns) {
        const QStringList lines = column.label.split(QStringLiteral(" · "));
        double y = kMargin;
        for (const QString& line : lines) {
            const double height = QFontMetricsF(painter.font()).height();
            painter.drawText(QRectF(x, y, m_tile.width(), height), Qt::AlignCenter, line);
            y += height;
        }
        x += m_tile.width() + kGap;
    }
    double top = kMargin + m_header;
    for (int row = 0; row < static_cast<int>(m_plan.rows.size()); ++row) {
        paintRow(painter, row, top, scale);
        top += m_tile.height() + kGap;
    }
    painter.setPen(Qt::black);
    painter.setFont(captionFont());
    painter.drawText(QRectF(kMargin, top + 2, size().width() - 2 * kMargin, m_captionHeight),
                     Qt::TextWordWrap,
                     m_caption);
}

void AttentionFigure::paintRow(QPainter& painter, int row, double top, double scale) const {
    const WatchedWord& word = m_plan.rows[static_cast<std::size_t>(row)];
    const QColor color = rowColor(m_state, word, false);
    const bool watched = m_state.words()->find(word) != nullptr;
    painter.setFont(figureFont(watched));
    painter.setPen(watched ? color : QColor(Qt::black));
    painter.drawText(QRectF(kMargin, top, m_labels, m_tile.height()),
                     Qt::AlignVCenter | Qt::AlignLeft,
                     rowLabel(word));
    const PictureMaps picture = m_state.first();
    const float peak = peakOf(row);
    TileBackgrounds backgrounds;
    double x = kMargin + m_labels;
    for (const MultiplesColumn& column : m_plan.columns) {
        const TileLook look{picture.picture(column.position),
                            peak,
                            (m_tile * scale).toSize(),
                            m_state.looks().map,
                            m_state.looks().opacity,
                            color,
                            Qt::white};
        painter.drawImage(
            QRectF(QPointF(x, top), m_tile),
            tileImage(picture.map(word, column.position, column.source), look, backgrounds));
        x += m_tile.width() + kGap;
    }
}

QByteArray AttentionFigure::png(double scale) const {
    QImage image((QSizeF(size()) * scale).toSize(), QImage::Format_RGB32);
    image.setDotsPerMeterX(static_cast<int>(kDotsPerMeter * scale));
    image.setDotsPerMeterY(static_cast<int>(kDotsPerMeter * scale));
    image.setText(QStringLiteral("Description"), m_caption);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
        painter.scale(scale, scale);
        paint(painter, scale);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray AttentionFigure::svg() const {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size());
    generator.setViewBox(QRect(QPoint(), size()));
    generator.setResolution(96);
    generator.setTitle(QCoreApplication::translate("seedbed::AttentionFigure", "Attention maps"));
    generator.setDescription(m_caption);
    QPainter painter(&generator);
    paint(painter, kSvgPictureScale);
    painter.end();
    return bytes;
}

}  // namespace seedbed
