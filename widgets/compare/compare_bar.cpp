// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/compare_bar.h"

#include "widgets/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

QLabel* dimLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("label"));
    return label;
}

QHBoxLayout* rowIn(QWidget* part) {
    auto* row = new QHBoxLayout(part);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    return row;
}

void keepNarrow(QComboBox* box, int letters) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(letters);
    box->setFocusPolicy(Qt::TabFocus);  // letters are keys here, not for searching in a list
}

}  // namespace

CompareBar::CompareBar(CompareSides* sides, Flicker* flicker, QWidget* parent)
    : QWidget(parent),
      m_sides(sides),
      m_flicker(flicker),
      m_scale(new QLabel(this)),
      m_fit(new QToolButton(this)),
      m_whole(new QToolButton(this)),
      m_export(new QToolButton(this)),
      m_pair(buildPair()),
      m_options(new QStackedWidget(this)),
      m_overlay(buildOverlay()) {
    auto* top = new QHBoxLayout;
    top->setSpacing(6);
    buildModes(top);
    top->addStretch(1);
    buildZoom(top);
    m_options->addWidget(new QWidget(this));
    m_options->addWidget(buildFlicker());
    m_options->addWidget(buildDifference());
    auto* below = new QHBoxLayout;
    below->setSpacing(14);
    below->addWidget(m_pair);
    below->addWidget(m_options);
    below->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addLayout(below);
    connect(sides, &CompareSides::sidesChanged, this, &CompareBar::offerSides);
    connect(sides, &CompareSides::pairChanged, this, &CompareBar::offerSides);
    offerSides();
    updateIcons();
    setMode(m_mode);
}

void CompareBar::buildModes(QHBoxLayout* row) {
    const std::tuple<CompareMode, QString, QString> modes[] = {
        {CompareMode::SideBySide,
         tr("Side by side"),
         tr("All pictures beside one another, zoomed and moved as one (G)")},
        {CompareMode::Slider,
         tr("Slider"),
         tr("Two pictures in one place with a divider that you drag (L)")},
        {CompareMode::Flicker,
         tr("Flicker"),
         tr("Two pictures in one place by turns: what changes jumps to the eye (K)")},
        {CompareMode::Difference,
         tr("Difference"),
         tr("What differs, pixel by pixel, amplified, and in numbers (D)")},
        {CompareMode::Words,
         tr("Words"),
         tr("Where a word of the prompt acts in two pictures, and the difference of its maps "
            "(W)")}};
    auto* group = new QButtonGroup(this);
    for (const auto& [mode, text, tip] : modes) {
        auto* button = new QToolButton(this);
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        group->addButton(button);
        row->addWidget(button);
        m_modes.push_back(button);
        connect(button, &QToolButton::clicked, this, [this, chosen = mode] { setMode(chosen); });
    }
    row->setSpacing(4);
}

void CompareBar::buildZoom(QHBoxLayout* row) {
    m_scale->setFont(monospaceFont(-1));
    m_scale->setProperty("role", QStringLiteral("dim"));
    m_scale->setToolTip(tr("Screen pixels per picture pixel of the picture with the frame"));
    m_fit->setText(tr("Fit"));
    m_fit->setToolTip(tr("Shows the whole pictures (0). Wheel: zoom · drag: move"));
    m_whole->setText(QStringLiteral("1:1"));
    m_whole->setToolTip(tr("100 %: one screen pixel per picture pixel, and back (Z)"));
    m_whole->setAccessibleName(tr("100 per cent"));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Keeps this comparison as a picture or a table"));
    m_export->setPopupMode(QToolButton::InstantPopup);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_scale, m_fit, m_whole, m_export})
        row->addWidget(widget);
}

QWidget* CompareBar::buildPair() {
    m_pair = new QWidget(this);
    m_first = new QComboBox(m_pair);
    m_second = new QComboBox(m_pair);
    m_swap = new QToolButton(m_pair);
    m_first->setToolTip(tr("The first of the two: left of the divider, and what is taken away"));
    m_second->setToolTip(tr("The second of the two: right of the divider"));
    m_first->setAccessibleName(tr("First of the two pictures"));
    m_second->setAccessibleName(tr("Second of the two pictures"));
    m_swap->setText(QStringLiteral("⇄"));
    m_swap->setToolTip(tr("Swaps the two (S)"));
    m_swap->setAccessibleName(tr("Swap the two pictures"));
    QHBoxLayout* row = rowIn(m_pair);
    for (QComboBox* box : {m_first, m_second}) {
        keepNarrow(box, 12);
        connect(box, &QComboBox::activated, this, [this] {
            const int first = m_first->currentIndex();
            const int second = m_second->currentIndex();
            m_sides->setPair(first, second);
        });
    }
    connect(m_swap, &QToolButton::clicked, m_sides, &CompareSides::swapPair);
    row->addWidget(m_first);
    row->addWidget(m_swap);
    row->addWidget(m_second);
    return m_pair;
}

QWidget* CompareBar::buildFlicker() {
    auto* part = new QWidget(this);
    m_auto = new QToolButton(part);
    m_auto->setCheckable(true);
    m_auto->setText(tr("By itself"));
    m_auto->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_auto->setToolTip(
        tr("Changes the pictures by itself (Shift+Space). Nothing moves until you start it."));
    m_rate = new QDoubleSpinBox(part);
    m_rate->setRange(Flicker::kSlowest, Flicker::kFastest);
    m_rate->setSingleStep(0.5);
    m_rate->setDecimals(1);
    m_rate->setValue(m_flicker->rate());
    m_rate->setToolTip(tr("Changes a second; more than 6 would flash harmfully"));
    m_rate->setAccessibleName(tr("Changes a second"));
    m_rate->setFocusPolicy(Qt::StrongFocus);
    connect(m_rate, &QDoubleSpinBox::valueChanged, m_flicker, &Flicker::setRate);
    connect(m_auto, &QToolButton::toggled, m_flicker, &Flicker::setRunning);
    connect(m_flicker, &Flicker::runningChanged, m_auto, &QToolButton::setChecked);
    connect(m_flicker, &Flicker::runningChanged, this, &CompareBar::updateIcons);
    QHBoxLayout* row = rowIn(part);
    row->addWidget(m_auto);
    row->addWidget(m_rate);
    row->addWidget(dimLabel(tr("changes a second"), part));
    row->addStretch(1);
    return part;
}

QWidget* CompareBar::buildDifference() {
    auto* part = new QWidget(this);
    m_kind = new QComboBox(part);
    m_kind->addItem(tr("Each channel"), static_cast<int>(DifferenceKind::Colours));
    m_kind->addItem(tr("Brightness, signed"), static_cast<int>(DifferenceKind::Brightness));
    m_kind->setToolTip(
        tr("Each channel: |B − A| of red, green and blue.\nBrightness: which of the "
           "two is brighter, in two colours."));
    m_kind->setAccessibleName(tr("Kind of difference"));
    keepNarrow(m_kind, 12);
    m_amount = new QSlider(Qt::Horizontal, part);
    m_amount->setRange(0, 4);
    m_amount->setPageStep(1);
    m_amount->setValue(2);
    m_amount->setFixedWidth(90);
    m_amount->setToolTip(tr("How many times the difference is amplified (numbers are not)"));
    m_amount->setAccessibleName(tr("Amplification"));
    m_amountLabel = new QLabel(part);
    m_amountLabel->setFont(monospaceFont(-1));
    m_amountLabel->setMinimumWidth(
        m_amountLabel->fontMetrics().horizontalAdvance(QStringLiteral("16 ×")));
    const auto changed = [this] {
        m_amountLabel->setText(QStringLiteral("%1 ×").arg(amount()));
        Q_EMIT differenceChanged();
    };
    connect(m_kind, &QComboBox::currentIndexChanged, this, changed);
    connect(m_amount, &QSlider::valueChanged, this, changed);
    m_amountLabel->setText(QStringLiteral("%1 ×").arg(amount()));
    QHBoxLayout* row = rowIn(part);
    row->addWidget(m_kind);
    row->addWidget(dimLabel(tr("Amplify"), part));
    row->addWidget(m_amount);
    row->addWidget(m_amountLabel);
    row->addStretch(1);
    return part;
}

QWidget* CompareBar::buildOverlay() {
    m_overlay = new QWidget(this);
    m_map = new QComboBox(m_overlay);
    const std::pair<ColorMap, QString> maps[] = {{ColorMap::Words, tr("Words")},
                                                 {ColorMap::Inferno, QStringLiteral("Inferno")},
                                                 {ColorMap::Viridis, QStringLiteral("Viridis")},
                                                 {ColorMap::Gray, tr("Grey")}};
    for (const auto& [map, name] : maps) m_map->addItem(name, static_cast<int>(map));
    m_map->setToolTip(tr("Colours of the overlay"));
    m_map->setAccessibleName(tr("Colours of the overlay"));
    keepNarrow(m_map, 6);
    m_opacity = new QSlider(Qt::Horizontal, m_overlay);
    m_opacity->setRange(0, 100);
    m_opacity->setValue(70);
    m_opacity->setFixedWidth(80);
    m_opacity->setToolTip(tr("How much of the overlay is seen"));
    m_opacity->setAccessibleName(tr("Opacity of the overlay"));
    connect(m_map, &QComboBox::currentIndexChanged, this, &CompareBar::overlayChanged);
    connect(m_opacity, &QSlider::valueChanged, this, &CompareBar::overlayChanged);
    QHBoxLayout* row = rowIn(m_overlay);
    row->addWidget(dimLabel(tr("Overlay"), m_overlay));
    row->addWidget(m_opacity);
    row->addWidget(m_map);
    return m_overlay;
}

void CompareBar::setMode(CompareMode mode) {
    const bool changed = mode != m_mode;
    m_mode = mode;
    modeButton(mode)->setChecked(true);
    const int page = mode == CompareMode::Flicker ? 1 : mode == CompareMode::Difference ? 2 : 0;
    m_options->setCurrentIndex(page);
    m_options->setVisible(page > 0);
    m_pair->setVisible(mode != CompareMode::SideBySide && m_sides->count() >= 2);
    m_overlay->setVisible(mode != CompareMode::Difference);
    if (changed) Q_EMIT modeChanged(mode);
}

void CompareBar::offerSides() {
    for (QComboBox* box : {m_first, m_second}) {
        const QSignalBlocker blocker(box);
        box->clear();
        for (int i = 0; i < m_sides->count(); ++i) box->addItem(m_sides->lettered(i));
    }
    m_first->setCurrentIndex(m_sides->first());
    m_second->setCurrentIndex(m_sides->second());
    const bool pair = m_sides->count() >= 2;
    for (QToolButton* button : m_modes) button->setEnabled(pair || button == m_modes.front());
    setMode(pair ? m_mode : CompareMode::SideBySide);
}

DifferenceKind CompareBar::kind() const {
    return static_cast<DifferenceKind>(m_kind->currentData().toInt());
}

double CompareBar::amount() const {
    return std::pow(2, m_amount->value());
}

ColorMap CompareBar::map() const {
    return static_cast<ColorMap>(m_map->currentData().toInt());
}

void CompareBar::setScale(double scale) {
    m_scale->setText(scale > 0 ? QStringLiteral("%1 %").arg(std::lround(scale * 100)) : QString());
}

void CompareBar::updateIcons() {
    m_auto->setIcon(icon(m_flicker->isRunning() ? QStringLiteral("pause") : QStringLiteral("play"),
                         palette().color(QPalette::ButtonText)));
}

void CompareBar::restore(const QSettings& settings) {
    const auto choose = [&settings](QComboBox* box, const char* key) {
        box->setCurrentIndex(std::max(0, box->findData(settings.value(QLatin1String(key), 0))));
    };
    choose(m_kind, "compare/difference");
    choose(m_map, "compare/map");
    m_amount->setValue(settings.value(QStringLiteral("compare/amplify"), 2).toInt());
    m_rate->setValue(settings.value(QStringLiteral("compare/rate"), 2.0).toDouble());
    m_opacity->setValue(settings.value(QStringLiteral("compare/opacity"), 70).toInt());
}

void CompareBar::save(QSettings& settings) const {
    settings.setValue(QStringLiteral("compare/difference"), m_kind->currentData());
    settings.setValue(QStringLiteral("compare/map"), m_map->currentData());
    settings.setValue(QStringLiteral("compare/amplify"), m_amount->value());
    settings.setValue(QStringLiteral("compare/rate"), m_rate->value());
    settings.setValue(QStringLiteral("compare/opacity"), m_opacity->value());
}

void CompareBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) updateIcons();
    QWidget::changeEvent(event);
}

}  // namespace seedbed
