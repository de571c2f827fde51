// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/seed_variation_form.h"

#include "core/base/error.h"
#include "core/engine/grid_axis.h"
#include "widgets/label_role.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace seedbed {

SeedVariationForm::SeedVariationForm(QWidget* parent)
    : QWidget(parent),
      m_drawSeed(draw_seed),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_strength(new QDoubleSpinBox(this)),
      m_count(new QSpinBox(this)),
      m_chain(new QLineEdit(this)),
      m_form(new QComboBox(this)),
      m_message(new QLabel(this)),
      m_vary(new QPushButton(this)) {
    setUpFields();
    build();
    connectParts();
    check();
}

void SeedVariationForm::setUpFields() {
    m_slider->setRange(0, 100);
    m_slider->setValue(20);
    m_strength->setRange(0, 1);
    m_strength->setSingleStep(0.05);
    m_strength->setValue(0.2);
    m_count->setRange(1, 256);
    m_count->setValue(8);
    for (QWidget* number : std::initializer_list<QWidget*>{m_strength, m_count, m_chain})
        number->setFont(monospaceFont());
    const QString strength = tr(
        "How far the noise moves from this seed towards another one, along the sphere on which\n"
        "noise lies (spherical interpolation, slerp), so that it stays noise at every strength.\n"
        "0: the same picture. 0.1 to 0.3: the same composition, other details. Near 0.5 the\n"
        "picture often changes at once. 1: the other seed.");
    m_slider->setToolTip(strength);
    m_strength->setToolTip(strength);
    m_count->setToolTip(tr("How many variation seeds are drawn; one picture each"));
    m_chain->setPlaceholderText(tr("42:0.2;7:0.1"));
    m_chain->setToolTip(
        tr("Moves made before the new one, one after the other: seed:strength, separated by\n"
           "semicolons. A variation of a variation keeps its whole way here."));
    m_form->addItem(tr("Whole noise"), static_cast<int>(SlerpForm::Whole));
    m_form->addItem(tr("Per column (AUTOMATIC1111)"), static_cast<int>(SlerpForm::PerColumn));
    m_form->setToolTip(
        tr("Whole noise: mixed as one long vector, for exploring. Per column: each column of each\n"
           "channel by itself, as AUTOMATIC1111's variation seed does, to repeat pictures of it."));
    m_message->setWordWrap(true);
    m_vary->setProperty("role", QStringLiteral("primary"));
    m_vary->setToolTip(tr("Draws the variation seeds now and makes a picture for each"));
}

void SeedVariationForm::build() {
    auto* strength = new QHBoxLayout;
    strength->addWidget(m_slider, 1);
    strength->addWidget(m_strength);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_vary, 1);
    buttons->addWidget(m_count);
    m_slider->setAccessibleName(tr("Strength"));
    m_count->setAccessibleName(tr("How many"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->setSpacing(6);
    layout->addWidget(fieldLabel(tr("Strength"), m_strength));
    layout->addLayout(strength);
    layout->addSpacing(6);
    layout->addWidget(fieldLabel(tr("On the way already"), m_chain));
    layout->addWidget(m_chain);
    layout->addWidget(m_message);
    layout->addSpacing(6);
    layout->addWidget(fieldLabel(tr("How noises are mixed"), m_form));
    layout->addWidget(m_form);
    layout->addSpacing(10);
    layout->addLayout(buttons);
    layout->addStretch(1);
}

void SeedVariationForm::connectParts() {
    connect(m_slider, &QSlider::valueChanged, this, [this](int percent) {
        if (std::lround(m_strength->value() * 100) != percent)
            m_strength->setValue(percent / 100.0);
    });
    connect(m_strength, &QDoubleSpinBox::valueChanged, this, [this](double strength) {
        m_slider->setValue(static_cast<int>(std::lround(strength * 100)));
    });
    connect(m_chain, &QLineEdit::textChanged, this, &SeedVariationForm::check);
    connect(m_count, &QSpinBox::valueChanged, this, &SeedVariationForm::check);
    connect(m_vary, &QPushButton::clicked, this, [this] {
        if (const auto request = this->request()) Q_EMIT generateRequested(*request);
    });
}

void SeedVariationForm::setSource(const GenerateRequest& picture) {
    seedbed::check(picture.seeds.size() == 1, "[variation] the source is one picture");
    m_source = picture;
    const NoiseRecipe recipe = picture.recipes.empty() ? NoiseRecipe{} : picture.recipes.front();
    m_chain->setText(QString::fromStdString(format_noise_chain(recipe.chain)));
    if (!recipe.plain())
        m_form->setCurrentIndex(std::max(0, m_form->findData(static_cast<int>(recipe.form))));
    check();
}

void SeedVariationForm::check() {
    QString error;
    try {
        m_mixes = parse_noise_chain(m_chain->text().toStdString());
    } catch (const Error& caught) {
        error = QString::fromUtf8(caught.what());
    }
    m_readable = error.isEmpty();
    setLabelRole(m_message, QStringLiteral("error"));
    m_message->setText(error);
    m_message->setVisible(!error.isEmpty());
    m_vary->setText(tr("Make %n variation(s)", nullptr, m_count->value()));
    m_vary->setEnabled(m_readable && !m_source.seeds.empty());
}

std::optional<GenerateRequest> SeedVariationForm::request() {
    if (!m_readable || m_source.seeds.empty()) return std::nullopt;
    NoiseRecipe base = m_source.recipes.empty() ? NoiseRecipe{} : m_source.recipes.front();
    base.chain = m_mixes;
    base.form = static_cast<SlerpForm>(m_form->currentData().toInt());
    GenerateRequest request = m_source;
    request.seeds.assign(static_cast<std::size_t>(m_count->value()), m_source.seeds.front());
    request.recipes.assign(request.seeds.size(), base);
    for (NoiseRecipe& recipe : request.recipes)
        recipe.chain.push_back({m_drawSeed(), m_strength->value()});
    request.batch = GenerateRequest{}.batch;
    return request;
}

}  // namespace seedbed
