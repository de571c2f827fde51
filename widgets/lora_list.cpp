// SPDX-License-Identifier: Apache-2.0
#include "widgets/lora_list.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

constexpr double kMost = 4;        // some LoRAs are meant to be overdone, or taken away
constexpr double kMostSlider = 2;  // what most are used with
constexpr int kSteps = 20;         // of the slider for a weight of 1

}  // namespace

LoraList::LoraList(QWidget* parent) : QWidget(parent), m_lines(new QVBoxLayout(this)) {
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(4);
    auto* label = new QLabel(tr("LoRAs"), this);
    label->setProperty("role", QStringLiteral("label"));
    m_lines->addWidget(label);
    hide();
}

std::vector<LoraUse> LoraList::loras() const {
    std::vector<LoraUse> uses;
    for (const Row& row : m_rows) {
        uses.push_back(row.use);
        uses.back().weight = row.number->value();
    }
    return uses;
}

void LoraList::setLoras(const std::vector<LoraUse>& loras) {
    if (loras == this->loras()) return;
    for (const Row& row : m_rows) row.line->deleteLater();
    m_rows.clear();
    for (const LoraUse& use : loras) append(use);
    setVisible(!m_rows.empty());
    Q_EMIT changed();
}

void LoraList::add(const QString& path) {
    const std::string file = path.toStdString();
    if (std::any_of(
            m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.use.path == file; }))
        return;
    append({file, 1.0, std::nullopt});
    show();
    Q_EMIT changed();
}

void LoraList::append(const LoraUse& use) {
    const QFileInfo file(QString::fromStdString(use.path));
    Row row;
    row.use = use;
    row.line = new QWidget(this);
    auto* name = new QLabel(row.line);
    constexpr int kNameWidth = 220;
    name->setText(
        name->fontMetrics().elidedText(file.completeBaseName(), Qt::ElideMiddle, kNameWidth));
    name->setToolTip(file.filePath());
    row.slider = new QSlider(Qt::Horizontal, row.line);
    row.slider->setRange(0, static_cast<int>(kMostSlider * kSteps));
    row.slider->setPageStep(kSteps / 4);
    row.slider->setAccessibleName(tr("Weight of %1").arg(file.completeBaseName()));
    row.number = new QDoubleSpinBox(row.line);
    row.number->setRange(-kMost, kMost);
    row.number->setSingleStep(1.0 / kSteps);
    row.number->setFont(monospaceFont());
    row.number->setAccessibleName(tr("Weight of %1").arg(file.completeBaseName()));
    row.number->setToolTip(tr("How much of it is added to the model (weight); 0: nothing"));
    row.remove = new QToolButton(row.line);
    row.remove->setAutoRaise(true);
    row.remove->setIcon(icon(QStringLiteral("close"), palette().color(QPalette::WindowText)));
    row.remove->setToolTip(tr("Use it no more"));
    row.remove->setAccessibleName(tr("Remove %1").arg(file.completeBaseName()));
    auto* layout = new QGridLayout(row.line);
    layout->setContentsMargins(0, 0, 0, 2);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(0);
    layout->addWidget(name, 0, 0);
    layout->addWidget(row.remove, 0, 1, Qt::AlignRight);
    layout->addWidget(row.slider, 1, 0);
    layout->addWidget(row.number, 1, 1);
    layout->setColumnStretch(0, 1);
    row.number->setValue(use.weight);
    row.slider->setValue(static_cast<int>(std::lround(use.weight * kSteps)));
    m_lines->addWidget(row.line);
    row.line->show();
    m_rows.push_back(row);
    connectRow(row);
}

void LoraList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange) return;
    for (const Row& row : m_rows)
        row.remove->setIcon(icon(QStringLiteral("close"), palette().color(QPalette::WindowText)));
}

void LoraList::connectRow(const Row& row) {
    connect(row.slider, &QSlider::valueChanged, row.number, [number = row.number](int value) {
        number->setValue(static_cast<double>(value) / kSteps);
    });
    connect(
        row.number, &QDoubleSpinBox::valueChanged, this, [this, slider = row.slider](double value) {
            const QSignalBlocker quiet(slider);  // which has coarser steps
            slider->setValue(static_cast<int>(std::lround(value * kSteps)));
            Q_EMIT changed();
        });
    connect(row.remove, &QToolButton::clicked, this, [this, line = row.line] { removeLine(line); });
}

void LoraList::removeLine(const QWidget* line) {
    const auto at = std::find_if(
        m_rows.begin(), m_rows.end(), [line](const Row& row) { return row.line == line; });
    if (at == m_rows.end()) return;
    at->line->hide();
    at->line->deleteLater();
    m_rows.erase(at);
    setVisible(!m_rows.empty());
    Q_EMIT changed();
}

}  // namespace seedbed
