// SPDX-License-Identifier: Apache-2.0
// What the table shows and how it is drawn; how it answers keys and pointer is in
// multiples_input.cpp.
#include "widgets/attention/multiples_view.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

constexpr int kGap = 6;
constexpr int kMargin = 10;
constexpr int kLeastTile = 64;
constexpr int kMostTile = 230;
constexpr int kRoomyTile = 150;
constexpr int kRoomForTile = 78;      // below it fewer steps are shown
constexpr int kMostTilesKept = 700;   // drawn ones, beyond what is seen
constexpr qint64 kSlice = 8'000'000;  // ns of drawing between two looks at the events

bool sameStep(const std::weak_ptr<const AttentionStep>& a, const AttentionStepPtr& b) {
    return !a.owner_before(b) && !b.owner_before(a);
}

}  // namespace

MultiplesView::MultiplesView(AttentionState* state, QWidget* parent)
    : QAbstractScrollArea(parent), m_state(state) {
    setObjectName(QStringLiteral("multiples"));
    setAccessibleName(tr("Words against steps"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &MultiplesView::work);
    connect(state, &AttentionState::picturesChanged, this, &MultiplesView::rebuild);
    connect(state, &AttentionState::wordsChanged, this, &MultiplesView::rebuild);
    connect(state, &AttentionState::placeChanged, this, &MultiplesView::rebuild);
    connect(state, &AttentionState::looksChanged, this, &MultiplesView::rebuild);
}

void MultiplesView::setZoom(double zoom) {
    m_zoom = std::clamp(zoom, 0.5, 3.0);
    rebuild();
}

void MultiplesView::rebuild() {
    const auto rows = m_state->rows();
    m_labelWidth = 56;
    const QFontMetrics metrics(boldFont());
    for (const WatchedWord& row : rows)
        m_labelWidth = std::max(m_labelWidth, metrics.horizontalAdvance(rowLabel(row)) + 22);
    m_labelWidth = std::min(m_labelWidth, 150);
    MultiplesPlan plan = planOf(*m_state, fittingSteps(static_cast<int>(rows.size())));
    const bool same = plan.columns.size() == m_plan.columns.size() &&
                      std::equal(plan.rows.begin(),
                                 plan.rows.end(),
                                 m_plan.rows.begin(),
                                 m_plan.rows.end(),
                                 [](const auto& a, const auto& b) { return a.sameWord(b); });
    m_plan = std::move(plan);
    if (!same) m_tiles.clear();
    m_newPeaks.assign(m_plan.rows.size(), {});
    m_measured = 0;
    layOut();
    restyle();
}

// About eight, and more and smaller ones where that shows all words at once.
int MultiplesView::fittingSteps(int rows) const {
    const int width = std::max(1, viewport()->width() - m_labelWidth - kMargin);
    const int height = viewport()->height() - 3 * kMargin;
    int steps = std::clamp(width / kRoomForTile, 2, 8);
    while (steps >= 8 && steps < 12 && rows * (width / steps) > height) ++steps;
    return steps;
}

void MultiplesView::restyle() {
    m_settled = false;
    m_timer.start();
    viewport()->update();
}

void MultiplesView::layOut() {
    const int columns = std::max<int>(1, static_cast<int>(m_plan.columns.size()));
    const int room = viewport()->width() - m_labelWidth - kMargin;
    const ImagePtr picture = m_state->first().picture(m_state->first().steps());
    const double shape =
        picture && picture->width > 0 ? static_cast<double>(picture->height) / picture->width : 1;
    // Few columns leave room for large tiles; rows that are out of sight do not pay for it.
    const int rows = std::max<int>(1, static_cast<int>(m_plan.rows.size()));
    const int high = static_cast<int>((viewport()->height() - 3 * kMargin) / rows / shape) - kGap;
    const int fitted = std::clamp(
        std::min(room / columns - kGap, std::max(kRoomyTile, high)), kLeastTile, kMostTile);
    const int width = std::max(24, static_cast<int>(fitted * m_zoom));
    m_tileSize = {width, std::clamp(static_cast<int>(width * shape), 12, width * 4)};
    const bool twoLines = std::any_of(
        m_plan.columns.begin(), m_plan.columns.end(), [](const MultiplesColumn& column) {
            return column.label.contains(QStringLiteral(" · "));
        });
    m_headerHeight = fontMetrics().height() * (twoLines ? 2 : 1) + 8;
    const int across = columns * (m_tileSize.width() + kGap) + m_labelWidth + kMargin - kGap;
    const int down = static_cast<int>(m_plan.rows.size()) * (m_tileSize.height() + kGap) +
                     m_headerHeight + kMargin - kGap;
    horizontalScrollBar()->setRange(0, std::max(0, across - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(m_tileSize.width() / 3);
    verticalScrollBar()->setRange(0, std::max(0, down - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_tileSize.height() / 3);
}

QRect MultiplesView::tileRect(int row, int column) const {
    return {m_labelWidth + column * (m_tileSize.width() + kGap) - horizontalScrollBar()->value(),
            m_headerHeight + row * (m_tileSize.height() + kGap) - verticalScrollBar()->value(),
            m_tileSize.width(),
            m_tileSize.height()};
}

std::pair<int, int> MultiplesView::visibleRows() const {
    const int pitch = m_tileSize.height() + kGap;
    const int first = verticalScrollBar()->value() / pitch;
    const int last = (verticalScrollBar()->value() + viewport()->height() - m_headerHeight) / pitch;
    return {first, std::min(last, static_cast<int>(m_plan.rows.size()) - 1)};
}

std::pair<int, int> MultiplesView::visibleColumns() const {
    const int pitch = m_tileSize.width() + kGap;
    const int first = horizontalScrollBar()->value() / pitch;
    const int last = (horizontalScrollBar()->value() + viewport()->width() - m_labelWidth) / pitch;
    return {first, std::min(last, static_cast<int>(m_plan.columns.size()) - 1)};
}

MultiplesView::Tile& MultiplesView::tile(int row, int column) {
    return m_tiles[{row, column}];
}

void MultiplesView::loadMap(Tile& tile, int row, int column) const {
    const MultiplesColumn& from = m_plan.columns[static_cast<std::size_t>(column)];
    const PictureMaps picture = m_state->first();
    const AttentionStepPtr step = picture.attention(from.position, from.source);
    if (tile.loaded && tile.source == from.source && sameStep(tile.step, step)) return;
    tile.step = step;
    tile.source = from.source;
    tile.loaded = true;
    tile.map = picture.map(m_plan.rows[static_cast<std::size_t>(row)], from.position, from.source);
    tile.peak = tile.map.values.empty()
                    ? 0
                    : *std::max_element(tile.map.values.begin(), tile.map.values.end());
    tile.shown = shownPeak(tile.map.values, tile.map.height, tile.map.width);
    tile.look = {};  // the image is of another map
}

bool MultiplesView::measure(qint64 deadline) {
    const std::size_t columns = m_plan.columns.size();
    const std::size_t all = m_plan.rows.size() * columns;
    if (m_measured > all) return true;
    for (; m_measured < all; ++m_measured) {
        if (m_clock.nsecsElapsed() > deadline) return false;
        const std::size_t row = m_measured / columns;
        const auto column = static_cast<int>(m_measured % columns);
        Tile& each = tile(static_cast<int>(row), column);
        loadMap(each, static_cast<int>(row), column);
        m_newPeaks[row].value = std::max(m_newPeaks[row].value, each.peak);
        m_newPeaks[row].shown = std::max(m_newPeaks[row].shown, each.shown);
    }
    ++m_measured;  // past the end: taken
    takePeaks();
    return true;
}

// The loudest rows would leave those that one looks at dark.
void MultiplesView::takePeaks() {
    m_rowPeaks = m_newPeaks;
    float ofAll = 0, ofWords = 0, ofWatched = 0;
    for (std::size_t row = 0; row < m_rowPeaks.size(); ++row) {
        const float peak = m_rowPeaks[row].shown;
        ofAll = std::max(ofAll, peak);
        if (m_plan.rows[row].kind != WatchedWord::Kind::Word) continue;
        ofWords = std::max(ofWords, peak);
        if (m_state->words()->find(m_plan.rows[row])) ofWatched = std::max(ofWatched, peak);
    }
    m_commonPeak = ofWatched > 0 ? ofWatched : ofWords > 0 ? ofWords : ofAll;
    viewport()->update();
}

float MultiplesView::peakFor(int row) const {
    const auto at = static_cast<std::size_t>(row);
    if (m_state->looks().commonScale) return m_commonPeak;
    return at < m_rowPeaks.size() ? m_rowPeaks[at].shown : 0;
}

TileLook MultiplesView::lookOf(int row, int column) const {
    const MultiplesColumn& from = m_plan.columns[static_cast<std::size_t>(column)];
    const WatchedWord& word = m_plan.rows[static_cast<std::size_t>(row)];
    const bool words = m_state->looks().map == ColorMap::Words;
    return {m_state->first().picture(from.position),
            peakFor(row),
            (QSizeF(m_tileSize) * devicePixelRatioF()).toSize(),
            m_state->looks().map,
            m_state->looks().opacity,
            words ? rowColor(*m_state, word, isDark(palette())) : QColor(),
            palette().color(QPalette::Base)};
}

bool MultiplesView::render(qint64 deadline) {
    const auto [top, bottom] = visibleRows();
    const auto [left, right] = visibleColumns();
    for (int row = top; row <= bottom; ++row)
        for (int column = left; column <= right; ++column) {
            Tile& each = tile(row, column);
            const TileLook look = lookOf(row, column);
            if (!each.image.isNull() && each.look == look) continue;
            if (m_clock.nsecsElapsed() > deadline) return false;
            each.image = tileImage(each.map, look, m_backgrounds);
            each.image.setDevicePixelRatio(devicePixelRatioF());
            each.look = look;
            ++m_rendered;
            viewport()->update(tileRect(row, column));
        }
    return true;
}

void MultiplesView::work() {
    const qint64 deadline = m_clock.nsecsElapsed() + kSlice;
    m_settled = measure(deadline) && render(deadline);
    if (m_settled)
        dropFar();
    else
        m_timer.start();
}

// Maps are small and stay; drawn tiles far from what is seen go.
void MultiplesView::dropFar() {
    const auto [top, bottom] = visibleRows();
    const auto [left, right] = visibleColumns();
    const auto drawn = std::count_if(m_tiles.begin(), m_tiles.end(), [](const auto& each) {
        return !each.second.image.isNull();
    });
    if (drawn <= kMostTilesKept) return;
    for (auto& [place, each] : m_tiles) {
        const auto [row, column] = place;
        if (row < top || row > bottom || column < left || column > right) each.image = {};
    }
}

void MultiplesView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    const auto [top, bottom] = visibleRows();
    const auto [left, right] = visibleColumns();
    for (int row = top; row <= bottom; ++row)
        for (int column = left; column <= right; ++column) paintTile(painter, row, column);
    paintHeaders(painter);
}

void MultiplesView::paintTile(QPainter& painter, int row, int column) {
    const QRect rect = tileRect(row, column);
    const auto at = m_tiles.find({row, column});
    if (at == m_tiles.end() || at->second.image.isNull()) {
        painter.fillRect(rect, palette().color(QPalette::Window));
        m_settled = false;
        m_timer.start();
        return;
    }
    painter.drawImage(rect, at->second.image);
    if (at->second.loaded && at->second.map.values.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect, Qt::AlignCenter, QStringLiteral("–"));
    }
    if (row != currentRow() || column != m_plan.current) return;
    painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

void MultiplesView::paintHeaders(QPainter& painter) {
    const QColor base = palette().color(QPalette::Base);
    painter.fillRect(0, 0, m_labelWidth - kGap, viewport()->height(), base);
    const auto [top, bottom] = visibleRows();
    for (int row = top; row <= bottom; ++row) paintRowLabel(painter, row);
    painter.fillRect(0, 0, viewport()->width(), m_headerHeight - 2, base);
    painter.setClipRect(m_labelWidth - kGap, 0, viewport()->width(), m_headerHeight);
    const auto [left, right] = visibleColumns();
    for (int column = left; column <= right; ++column) paintColumnLabel(painter, column);
    painter.setClipping(false);
}

void MultiplesView::paintRowLabel(QPainter& painter, int row) const {
    const WatchedWord& word = m_plan.rows[static_cast<std::size_t>(row)];
    const QRect tile = tileRect(row, 0);
    const QRect cell(kMargin, tile.top(), m_labelWidth - kMargin - kGap, tile.height());
    const bool chosen = row == currentRow();
    const QColor color = rowColor(*m_state, word, isDark(palette()));
    if (chosen) painter.fillRect(QRect(2, cell.top(), 3, cell.height()), color);
    painter.setFont(chosen ? boldFont() : font());
    painter.setPen(color);
    const QFontMetrics metrics(painter.font());
    const bool roomy = cell.height() > 3 * metrics.height();
    painter.drawText(cell.translated(0, roomy ? -metrics.height() / 2 : 0),
                     Qt::AlignVCenter,
                     metrics.elidedText(rowLabel(word), Qt::ElideRight, cell.width()));
    if (!roomy || static_cast<std::size_t>(row) >= m_rowPeaks.size()) return;
    painter.setFont(monospaceFont(-2));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(cell.translated(0, metrics.height() / 2 + 1),
                     Qt::AlignVCenter,
                     QString::number(m_rowPeaks[static_cast<std::size_t>(row)].value, 'f', 3));
}

void MultiplesView::paintColumnLabel(QPainter& painter, int column) const {
    const QRect tile = tileRect(0, column);
    const QRect cell(tile.left(), 0, tile.width(), m_headerHeight - 4);
    const bool current = column == m_plan.current;
    painter.setFont(current ? boldFont() : font());
    painter.setPen(palette().color(current ? QPalette::Text : QPalette::PlaceholderText));
    QStringList lines =
        m_plan.columns[static_cast<std::size_t>(column)].label.split(QStringLiteral(" · "));
    for (QString& line : lines)
        line = painter.fontMetrics().elidedText(line, Qt::ElideMiddle, cell.width());
    painter.drawText(cell, Qt::AlignCenter, lines.join(QLatin1Char('\n')));
    if (current)
        painter.fillRect(QRect(cell.left(), m_headerHeight - 4, cell.width(), 2),
                         palette().color(QPalette::Highlight));
}

QFont MultiplesView::boldFont() const {
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    return bold;
}

}  // namespace seedbed
