// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/variation_panel.h"

#include "core/base/error.h"
#include "widgets/panel_scroll.h"
#include "widgets/qt_convert.h"
#include "widgets/variation/noise_pad_panel.h"
#include "widgets/variation/seed_variation_form.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace seedbed {

namespace {

QString nameOf(const GenerateRequest& picture) {
    const QString seed = seedText(picture.seeds.front());
    if (picture.recipes.empty() || picture.recipes.front().plain()) return seed;
    const NoiseRecipe& recipe = picture.recipes.front();
    QString name = seed;
    if (recipe.pad)
        name +=
            QStringLiteral(" (%1, %2)").arg(recipe.pad->x, 0, 'f', 2).arg(recipe.pad->y, 0, 'f', 2);
    if (!recipe.chain.empty())
        name += QStringLiteral(" + ") + QString::fromStdString(format_noise_chain(recipe.chain));
    return name;
}

}  // namespace

VariationPanel::VariationPanel(ExploreSession* session, QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(tr("Pick a picture and choose “Vary”."), this)),
      m_keepGoing(new QPushButton(tr("Keep going from this one"), this)),
      m_tabs(new QTabWidget(this)),
      m_around(new SeedVariationForm),
      m_between(new NoisePadPanel(session)) {
    build();
    connect(
        m_around, &SeedVariationForm::generateRequested, this, &VariationPanel::generateRequested);
    connect(m_between, &NoisePadPanel::generateRequested, this, &VariationPanel::generateRequested);
    connect(m_keepGoing, &QPushButton::clicked, this, [this] {
        if (!m_candidate.seeds.empty()) setSource(m_candidate);
    });
}

void VariationPanel::build() {
    m_title->setWordWrap(true);
    m_title->setProperty("role", QStringLiteral("strong"));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_keepGoing->setToolTip(
        tr("Varies the picture that is current now; how it came about is kept as the way already "
           "gone"));
    m_keepGoing->setEnabled(false);
    m_tabs->addTab(new PanelScroll(m_around, this), tr("Around a seed"));
    m_tabs->addTab(new PanelScroll(m_between, this), tr("Between four seeds"));
    m_tabs->setDocumentMode(true);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(14, 8, 14, 4);
    head->setSpacing(6);
    head->addWidget(m_title);
    head->addWidget(m_keepGoing, 0, Qt::AlignLeft);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_tabs, 1);
    setAutoFillBackground(true);
}

void VariationPanel::setSource(const GenerateRequest& picture) {
    check(picture.seeds.size() == 1, "[variation] the source is one picture");
    m_source = picture;
    m_source.abandon.reset();  // a variation that is asked for is made
    m_title->setText(tr("Varies seed %1").arg(nameOf(m_source)));
    m_around->setSource(m_source);
    m_between->setSource(m_source);
    setCandidate(m_source);
}

void VariationPanel::setCandidate(const GenerateRequest& picture) {
    check(picture.seeds.size() == 1, "[variation] a candidate is one picture");
    if (m_source.seeds.empty()) return setSource(picture);
    m_candidate = picture;
    m_keepGoing->setEnabled(picture.seeds != m_source.seeds ||
                            picture.recipes != m_source.recipes ||
                            picture.prompt != m_source.prompt);
}

void VariationPanel::showAround() {
    m_tabs->setCurrentIndex(0);
}

void VariationPanel::showBetween() {
    m_tabs->setCurrentIndex(1);
}

}  // namespace seedbed
