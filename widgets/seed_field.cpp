// SPDX-License-Identifier: Apache-2.0
#include "widgets/seed_field.h"

#include "core/base/error.h"
#include "widgets/label_role.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QRandomGenerator>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <set>

namespace seedbed {

SeedField::SeedField(QWidget* parent)
    : QWidget(parent),
      m_text(new QLineEdit(this)),
      m_count(new QSpinBox(this)),
      m_random(new QPushButton(this)),
      m_next(new QPushButton(this)),
      m_message(new QLabel(this)) {
    m_text->setFont(monospaceFont());
    m_text->setPlaceholderText(tr("0, 7, 100-131"));
    m_text->setAccessibleName(tr("Seeds"));
    m_text->setToolTip(
        tr("Seeds and ranges, separated by commas: 0, 7, 100-131.\nAny whole number below 2^64."));
    m_count->setRange(1, 4096);
    m_count->setValue(16);
    m_count->setFont(monospaceFont());
    m_count->setAccessibleName(tr("How many seeds to draw or to take next"));
    m_random->setToolTip(tr("Draws new seeds now, so that they are known before the run (Ctrl+R)"));
    m_next->setToolTip(tr("Goes on after the highest seed of the list (Ctrl+N)"));
    m_message->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(m_random, 1);
    row->addWidget(m_next, 1);
    row->addWidget(m_count);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_text);
    layout->addWidget(m_message);
    layout->addLayout(row);
    connect(m_text, &QLineEdit::textChanged, this, &SeedField::parse);
    connect(m_random, &QPushButton::clicked, this, &SeedField::drawRandom);
    connect(m_next, &QPushButton::clicked, this, &SeedField::takeNext);
    connect(m_count, &QSpinBox::valueChanged, this, &SeedField::updateButtons);
    updateButtons();
    setText(QStringLiteral("0-15"));
}

void SeedField::setSeeds(const std::vector<Seed>& seeds) {
    setText(QString::fromStdString(format_seed_list(seeds)));
}

void SeedField::setNoise(NoiseMode mode) {
    m_noise = mode;
    parse();
}

void SeedField::updateButtons() {
    m_random->setText(tr("Random %1").arg(m_count->value()));
    m_next->setText(tr("Next %1").arg(m_count->value()));
}

void SeedField::parse() {
    m_seeds.clear();
    m_error.clear();
    QString hint;
    try {
        m_seeds = parse_seed_list(m_text->text().toStdString());
        const auto wide = std::count_if(m_seeds.begin(), m_seeds.end(), [](Seed seed) {
            return seed.value() > std::numeric_limits<std::uint32_t>::max();
        });
        if (wide > 0 && m_noise == NoiseMode::Cpu)
            hint = tr("%n seed(s) above 4294967295: CPU noise uses only the low 32 bits.",
                      nullptr,
                      static_cast<int>(wide));
    } catch (const Error& error) {
        m_error = QString::fromUtf8(error.what());
    }
    setLabelRole(m_message, m_error.isEmpty() ? QStringLiteral("hint") : QStringLiteral("error"));
    m_message->setText(m_error.isEmpty() ? hint : m_error);
    m_message->setVisible(!m_message->text().isEmpty());
    Q_EMIT changed();
}

// 32 bits: such seeds mean the same with either noise, and to other programs.
void SeedField::drawRandom() {
    std::set<std::uint32_t> drawn;
    while (drawn.size() < static_cast<std::size_t>(m_count->value()))
        drawn.insert(QRandomGenerator::system()->generate());
    std::vector<Seed> seeds;
    for (const std::uint32_t value : drawn) seeds.emplace_back(value);
    setSeeds(seeds);
}

void SeedField::takeNext() {
    const std::uint64_t last = m_seeds.empty()
                                   ? std::numeric_limits<std::uint64_t>::max()
                                   : std::max_element(m_seeds.begin(), m_seeds.end())->value();
    std::vector<Seed> seeds;
    for (int i = 1; i <= m_count->value(); ++i)
        seeds.emplace_back(last + static_cast<std::uint64_t>(i));  // wraps
    setSeeds(seeds);
}

}  // namespace seedbed
