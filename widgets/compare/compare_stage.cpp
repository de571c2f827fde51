// SPDX-License-Identifier: Apache-2.0
// How the stage is built, shared out and moved; what its panes show is in compare_stage_show.cpp.
#include "widgets/compare/compare_stage.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

constexpr int kGap = 8;
constexpr int kMostMaps = 4;
constexpr int kPaneFrame = 60;  // what a pane takes beside its canvas, about

// Columns in which n pictures of this aspect get the most room.
int bestColumns(int n, QSizeF room, double aspect) {
    int best = 1;
    double widest = 0;
    for (int columns = 1; columns <= n; ++columns) {
        const int rows = (n + columns - 1) / columns;
        const double width = (room.width() - kGap * (columns - 1)) / columns;
        const double height = (room.height() - kGap * (rows - 1)) / rows - kPaneFrame;
        const double shown = std::min(width, height * aspect);
        if (shown <= widest * 1.02) continue;
        widest = shown;
        best = columns;
    }
    return best;
}

}  // namespace

CompareStage::CompareStage(CompareSides* sides, WatchedWords* words, QWidget* parent)
    : QWidget(parent),
      m_sides(sides),
      m_words(words),
      m_pairCanvas(new PairCanvas),
      m_pairPane(new ComparePane(m_pairCanvas, 2, this)),
      m_text(new QLabel(this)),
      m_legend(new ScaleLegend(this)) {
    buildPanes();
    m_text->setProperty("role", QStringLiteral("dim"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    connect(&m_flicker, &Flicker::changed, this, &CompareStage::showFlicker);
    connect(&m_worker, &DifferenceWorker::ready, this, &CompareStage::takeDifference);
    connect(words, &WatchedWords::hoverChanged, this, &CompareStage::refresh);
    connect(words, &WatchedWords::picksChanged, this, &CompareStage::refresh);
    connect(sides, &CompareSides::pairChanged, this, [this] {
        m_flicker.reset();
        refresh();
    });
}

void CompareStage::buildPanes() {
    for (int i = 0; i < kMostSides; ++i) {
        m_sidePanes.push_back(new ComparePane(new PictureCanvas, 1, this));
        connect(m_sidePanes.back(), &ComparePane::closeRequested, this, [this, i] {
            Q_EMIT closeRequested(i);
        });
    }
    for (int i = 0; i < kMostMaps; ++i)
        m_mapPanes.push_back(new ComparePane(new PictureCanvas, 0, this));
    m_pairPane->setClosable(false);
    connectPane(m_pairPane);
    for (ComparePane* pane : m_sidePanes) connectPane(pane);
    for (ComparePane* pane : m_mapPanes) {
        pane->setClosable(false);
        connectPane(pane);
    }
    for (int k = 0; k < 2; ++k)
        connect(m_pairPane->tag(k), &SideTag::focused, this, &CompareStage::setFocusedSide);
    for (ComparePane* pane : m_sidePanes)
        connect(pane->tag(), &SideTag::focused, this, &CompareStage::setFocusedSide);
}

void CompareStage::connectPane(ComparePane* pane) {
    pane->hide();
    connect(pane->canvas(), &PictureCanvas::viewChanged, this, &CompareStage::share);
}

void CompareStage::share(const ViewTransform& view) {
    m_view = view;
    m_pairCanvas->setView(view);
    for (ComparePane* pane : m_sidePanes) pane->canvas()->setView(view);
    for (ComparePane* pane : m_mapPanes) pane->canvas()->setView(view);
    Q_EMIT viewChanged();
}

PictureCanvas* CompareStage::reference() const {
    for (ComparePane* pane : m_shown)
        if (pane == m_pairPane) return m_pairCanvas;
    if (m_focused < 0) return nullptr;
    PictureCanvas* own = sidePane(m_focused)->canvas();
    if (!own->picture().isNull()) return own;
    for (ComparePane* pane : m_shown)
        if (!pane->canvas()->picture().isNull()) return pane->canvas();
    return nullptr;
}

double CompareStage::scale() const {
    const PictureCanvas* canvas = reference();
    return canvas ? canvas->scale() : 0;
}

void CompareStage::fit() {
    share({});
}

void CompareStage::toggleWhole() {
    PictureCanvas* canvas = reference();
    if (!canvas) return;
    if (std::abs(canvas->scale() - 1) < 1e-6)
        fit();
    else
        canvas->zoomToScale(1, canvas->middle());
}

void CompareStage::zoomBy(double factor) {
    if (PictureCanvas* canvas = reference()) canvas->zoomBy(factor, canvas->middle());
}

void CompareStage::moveBy(QPointF pixels) {
    if (PictureCanvas* canvas = reference()) canvas->moveBy(pixels);
}

void CompareStage::setMode(CompareMode mode) {
    if (mode == m_mode) return;
    m_mode = mode;
    m_flicker.reset();
    refresh();
    Q_EMIT viewChanged();  // another picture may say another scale
}

void CompareStage::setPosition(int position) {
    m_position = position;
    refresh();
}

void CompareStage::setOverlay(ColorMap map, double opacity) {
    m_map = map;
    m_opacity = opacity;
    refresh();
}

void CompareStage::setDifference(DifferenceKind kind, double amount) {
    m_kind = kind;
    m_amount = std::clamp(amount, 1.0, 16.0);
    refresh();
}

void CompareStage::setFocusedSide(int side) {
    const int wanted = m_sides->count() == 0 ? -1 : std::clamp(side, 0, m_sides->count() - 1);
    const bool changed = wanted != m_focused;
    m_focused = wanted;
    for (int i = 0; i < kMostSides; ++i) sidePane(i)->setCurrent(i == m_focused);
    for (int k = 0; k < 2; ++k)
        m_pairPane->tag(k)->setCurrent(m_pairPane->tag(k)->side() == m_focused);
    if (changed) Q_EMIT focusChanged(wanted);
}

void CompareStage::choosePanes() {
    std::vector<ComparePane*> wanted;
    const int count = m_sides->count();
    if (m_mode == CompareMode::SideBySide || count < 2) {
        for (int i = 0; i < count; ++i) wanted.push_back(sidePane(i));
    } else if (m_mode == CompareMode::Words) {
        wanted = {sidePane(m_sides->first()), sidePane(m_sides->second())};
        const std::size_t maps = std::clamp<std::size_t>(mapWords().size(), 1, kMostMaps);
        wanted.insert(wanted.end(),
                      m_mapPanes.begin(),
                      m_mapPanes.begin() + static_cast<std::ptrdiff_t>(maps));
    } else {
        wanted = {m_pairPane};
    }
    if (wanted == m_shown) return;
    const QWidget* holder = QApplication::focusWidget();
    const bool keys = holder && isAncestorOf(holder);
    for (ComparePane* pane : m_shown)
        if (std::find(wanted.begin(), wanted.end(), pane) == wanted.end()) pane->hide();
    m_shown = std::move(wanted);
    QWidget* before = nullptr;
    for (ComparePane* pane : m_shown) {
        pane->show();
        for (SideTag* tag : pane->findChildren<SideTag*>()) {
            if (before) QWidget::setTabOrder(before, tag);
            before = tag;
        }
    }
    if (keys) takeKeys();
}

// A pane that goes must not hand the keys to whatever stands next.
void CompareStage::takeKeys() {
    for (ComparePane* pane : m_shown)
        for (SideTag* tag : pane->findChildren<SideTag*>())
            if (tag->side() == m_focused || pane == m_pairPane) {
                tag->setFocus();
                return;
            }
}

void CompareStage::placePanes() {
    const bool foot = !m_text->text().isEmpty() || m_legend->isVisibleTo(this);
    QRect room = rect();
    if (foot) {
        const int legend = m_legend->isVisibleTo(this) ? m_legend->sizeHint().width() + kGap : 0;
        const int width = std::max(40, room.width() - legend - 8);
        const int height = std::max(m_text->heightForWidth(width), m_legend->sizeHint().height());
        const QRect line(room.left() + 4, room.bottom() - height + 1, room.width() - 8, height);
        m_text->setGeometry(QRect(line.left(), line.top(), width, height));
        m_legend->setGeometry(
            QRect(QPoint(line.right() - m_legend->sizeHint().width(),
                         line.top() + (height - m_legend->sizeHint().height()) / 2),
                  m_legend->sizeHint()));
        room.setBottom(line.top() - 6);
    }
    m_text->setVisible(foot);
    if (m_shown.empty()) return;
    const QImage& sample = m_shown.front()->canvas()->picture();
    const double aspect =
        sample.isNull() ? 1 : static_cast<double>(sample.width()) / sample.height();
    const int n = static_cast<int>(m_shown.size());
    const int columns = bestColumns(n, QSizeF(room.size()), aspect);
    const int rows = (n + columns - 1) / columns;
    for (int i = 0; i < n; ++i) {
        const int row = i / columns;
        const int inRow = std::min(columns, n - row * columns);  // the last may have fewer
        const double width = (room.width() - kGap * (inRow - 1)) / static_cast<double>(inRow);
        const double height = (room.height() - kGap * (rows - 1)) / static_cast<double>(rows);
        const QRectF place(room.left() + (i % columns) * (width + kGap),
                           room.top() + row * (height + kGap),
                           width,
                           height);
        m_shown[static_cast<std::size_t>(i)]->setGeometry(place.toRect());
    }
}

void CompareStage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placePanes();
    Q_EMIT viewChanged();
}

void CompareStage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) refresh();
    QWidget::changeEvent(event);
}

}  // namespace seedbed
