// SPDX-License-Identifier: Apache-2.0
#include "widgets/advanced_run_form.h"

#include "core/base/error.h"
#include "widgets/label_role.h"
#include "widgets/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace seedbed {

namespace {

template <class Value>
Value current(const QComboBox* box) {
    return static_cast<Value>(box->currentData().toInt());
}

void choose(QComboBox* box, int value) {
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

}  // namespace

AdvancedRunForm::AdvancedRunForm(WatchedWords* words, QWidget* parent)
    : QWidget(parent),
      m_words(words),
      m_fold(new QToolButton(this)),
      m_body(new QWidget(this)),
      m_eta(new QDoubleSpinBox(this)),
      m_variation(new QLineEdit(this)),
      m_slerp(new QComboBox(this)),
      m_recipeLabel(new QLabel(this)),
      m_clear(new QPushButton(tr("Clear"), this)),
      m_abandon(new QCheckBox(tr("Give a seed up when its words overlap"), this)),
      m_measure(new QComboBox(this)),
      m_threshold(new QDoubleSpinBox(this)),
      m_step(new QSpinBox(this)),
      m_tiling(new QComboBox(this)),
      m_text(new PromptOptionsForm(this)),
      m_message(new QLabel(this)) {
    setUpFields();
    buildLayout();
    connectParts();
    GenerateRequest fresh;
    fresh.text = m_text->options();
    show(fresh);
    m_body->hide();
}

void AdvancedRunForm::setUpFields() {
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setToolTip(
        tr("Eta, variations of the seeds, giving seeds up early, decoding in tiles, how the prompt "
           "is read"));
    m_eta->setRange(0, 1);
    m_eta->setSingleStep(0.1);
    m_eta->setToolTip(
        tr("How much fresh noise each DDIM step adds (eta). 0: none, the picture depends on the\n"
           "initial noise alone. 1: as much as DDPM."));
    m_variation->setPlaceholderText(tr("42:0.2;7:0.1"));
    m_variation->setToolTip(
        tr("Moves every seed's noise towards other seeds (spherical interpolation, slerp):\n"
           "seed:strength, several after one another with semicolons. Strength 0 changes nothing,\n"
           "1 is the other seed."));
    m_slerp->addItem(tr("Whole noise"), static_cast<int>(SlerpForm::Whole));
    m_slerp->addItem(tr("Per column (AUTOMATIC1111)"), static_cast<int>(SlerpForm::PerColumn));
    m_slerp->setToolTip(
        tr("How two noises are mixed: as one vector, or column by column as\n"
           "AUTOMATIC1111's variation seed does, to repeat pictures from there"));
    m_measure->addItem(tr("Separate"), static_cast<int>(OverlapMeasure::Separate));
    m_measure->addItem(tr("IoU"), static_cast<int>(OverlapMeasure::Iou));
    m_measure->addItem(tr("Cosine"), static_cast<int>(OverlapMeasure::Cosine));
    m_measure->setToolTip(
        tr("How the overlap of two words' attention is measured; as in the "
           "inspector"));
    m_threshold->setRange(0, 1);
    m_threshold->setSingleStep(0.05);
    m_threshold->setValue(0.3);
    m_threshold->setToolTip(tr("A seed with more overlap than this is given up"));
    m_step->setRange(1, 1000);
    m_step->setValue(8);
    m_step->setToolTip(tr("The overlap is looked at after this step"));
    m_tiling->addItem(tr("When it would not fit"), static_cast<int>(Tiling::Automatic));
    m_tiling->addItem(tr("Always"), static_cast<int>(Tiling::On));
    m_tiling->addItem(tr("Never"), static_cast<int>(Tiling::Off));
    m_tiling->setToolTip(
        tr("Decodes a picture tile by tile (VAE tiling): large ones need less memory, and the\n"
           "seams, which are blended, may differ by a shade."));
    m_abandon->setToolTip(
        tr("Saves the time of seeds that will mix their objects up: when the watched words act in\n"
           "the same place after a step, the seed is not denoised on."));
    for (QWidget* number : std::initializer_list<QWidget*>{m_eta, m_variation, m_threshold, m_step})
        number->setFont(monospaceFont());
    for (QLabel* text : {m_message, m_recipeLabel}) text->setWordWrap(true);
    m_recipeLabel->setProperty("role", QStringLiteral("hint"));
}

void AdvancedRunForm::buildLayout() {
    auto* grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(fieldLabel(tr("Variation"), m_variation), 0, 0);
    grid->addWidget(fieldLabel(tr("Eta"), m_eta), 0, 1);
    grid->addWidget(m_variation, 1, 0);
    grid->addWidget(m_eta, 1, 1);
    grid->addWidget(m_slerp, 2, 0, 1, 2);
    m_slerp->setAccessibleName(tr("How noises are mixed"));
    auto* recipes = new QHBoxLayout;
    recipes->addWidget(m_recipeLabel, 1);
    recipes->addWidget(m_clear, 0, Qt::AlignTop);
    grid->addLayout(recipes, 3, 0, 1, 2);
    grid->addWidget(m_abandon, 4, 0, 1, 2);
    grid->setRowMinimumHeight(4, 28);
    grid->addWidget(fieldLabel(tr("Overlap above"), m_threshold), 5, 0);
    grid->addWidget(fieldLabel(tr("after step"), m_step), 5, 1);
    grid->addWidget(m_threshold, 6, 0);
    grid->addWidget(m_step, 6, 1);
    grid->addWidget(m_measure, 7, 0, 1, 2);
    m_measure->setAccessibleName(tr("Measure of overlap"));
    grid->addWidget(fieldLabel(tr("Decode in tiles"), m_tiling), 8, 0, 1, 2);
    grid->addWidget(m_tiling, 9, 0, 1, 2);
    grid->addWidget(m_text, 10, 0, 1, 2);
    grid->addWidget(m_message, 11, 0, 1, 2);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_fold, 0, Qt::AlignLeft);
    layout->addWidget(m_body);
}

void AdvancedRunForm::connectParts() {
    connect(m_fold, &QToolButton::toggled, this, [this](bool unfolded) {
        m_body->setVisible(unfolded);
        updateFold();
    });
    connect(m_clear, &QPushButton::clicked, this, &AdvancedRunForm::clearRecipes);
    connect(m_variation, &QLineEdit::textChanged, this, &AdvancedRunForm::check);
    connect(m_abandon, &QCheckBox::toggled, this, &AdvancedRunForm::check);
    connect(m_words, &WatchedWords::picksChanged, this, &AdvancedRunForm::check);
    for (QDoubleSpinBox* box : {m_eta, m_threshold})
        connect(box, &QDoubleSpinBox::valueChanged, this, &AdvancedRunForm::check);
    connect(m_step, &QSpinBox::valueChanged, this, &AdvancedRunForm::check);
    connect(m_text, &PromptOptionsForm::changed, this, &AdvancedRunForm::check);
    for (QComboBox* box : {m_slerp, m_measure, m_tiling})
        connect(box, &QComboBox::currentIndexChanged, this, &AdvancedRunForm::check);
}

void AdvancedRunForm::setRun(Sampler sampler, int steps) {
    m_eta->setEnabled(takes_eta(sampler));
    m_step->setMaximum(std::max(1, steps));
}

void AdvancedRunForm::setSeeds(const std::vector<Seed>& seeds) {
    if (m_recipes.size() > 1 && seeds != m_recipeSeeds) clearRecipes();
}

std::vector<std::string> AdvancedRunForm::phrases() const {
    std::vector<std::string> phrases;
    for (const WatchedWord& word : m_words->picked())
        if (word.kind == WatchedWord::Kind::Word) phrases.push_back(word.text.toStdString());
    return phrases;
}

void AdvancedRunForm::check() {
    m_error.clear();
    m_chain.clear();
    try {
        m_chain = parse_noise_chain(m_variation->text().toStdString());
    } catch (const Error& error) {
        m_error = QString::fromUtf8(error.what());
    }
    const bool rule = m_abandon->isChecked();
    for (QWidget* field : std::initializer_list<QWidget*>{m_measure, m_threshold, m_step})
        field->setEnabled(rule);
    if (m_error.isEmpty() && rule && phrases().size() < 2)
        m_error = tr("Pick two words to watch, or seeds cannot be given up by their overlap.");
    setLabelRole(m_message, QStringLiteral("error"));
    m_message->setText(m_error);
    m_message->setVisible(!m_error.isEmpty());
    m_slerp->setVisible(!m_chain.empty() || !m_recipes.empty());
    updateFold();
    Q_EMIT changed();
}

// Folded, it still says what it does to the run.
void AdvancedRunForm::updateFold() {
    QStringList active;
    if (m_eta->isEnabled() && m_eta->value() > 0) active << tr("eta %1").arg(m_eta->value());
    if (!m_variation->text().isEmpty() || !m_recipes.empty()) active << tr("variation");
    if (m_abandon->isChecked()) active << tr("gives seeds up");
    if (current<Tiling>(m_tiling) == Tiling::On) active << tr("tiles");
    if (!m_text->summary().isEmpty()) active << m_text->summary();
    const bool unfolded = m_fold->isChecked();
    m_fold->setText(unfolded || active.isEmpty() ? tr("More")
                                                 : tr("More: %1").arg(active.join(tr(", "))));
    const QColor color = palette().color(QPalette::WindowText);
    m_fold->setIcon(icon(unfolded ? QStringLiteral("up") : QStringLiteral("down"), color));
}

void AdvancedRunForm::showRecipes() {
    const bool shown = !m_recipes.empty();
    m_recipeLabel->setVisible(shown);
    m_clear->setVisible(shown);
    m_variation->setEnabled(!shown);
    if (!shown) return;
    m_recipeLabel->setText(m_recipes.size() > 1
                               ? tr("%n seed(s), each with its own variation",
                                    nullptr,
                                    static_cast<int>(m_recipes.size()))
                               : tr("A place between four seeds: %1 across, %2 down")
                                     .arg(m_recipes.front().pad->x, 0, 'f', 2)
                                     .arg(m_recipes.front().pad->y, 0, 'f', 2));
}

void AdvancedRunForm::clearRecipes() {
    m_recipes.clear();
    m_recipeSeeds.clear();
    showRecipes();
    check();
}

void AdvancedRunForm::apply(GenerateRequest& request) const {
    request.eta = takes_eta(request.sampler) ? m_eta->value() : 0;
    request.recipes.clear();
    if (!m_recipes.empty()) {
        request.recipes = m_recipes;
        for (NoiseRecipe& recipe : request.recipes) recipe.form = current<SlerpForm>(m_slerp);
    } else if (!m_chain.empty()) {
        request.recipes = {NoiseRecipe{m_chain, std::nullopt, current<SlerpForm>(m_slerp)}};
    }
    request.vae_tiling = current<Tiling>(m_tiling);
    request.text = m_text->options();
    request.abandon.reset();
    if (m_abandon->isChecked() && m_error.isEmpty())
        request.abandon = AbandonRule{
            phrases(), current<OverlapMeasure>(m_measure), m_threshold->value(), m_step->value()};
}

void AdvancedRunForm::show(const GenerateRequest& request) {
    const bool one = request.recipes.size() == 1 && !request.recipes.front().pad;
    const bool plain = std::all_of(request.recipes.begin(),
                                   request.recipes.end(),
                                   [](const NoiseRecipe& recipe) { return recipe.plain(); });
    m_recipes = one || plain ? std::vector<NoiseRecipe>{} : request.recipes;
    m_recipeSeeds = request.seeds;
    m_eta->setValue(request.eta);
    choose(m_slerp,
           static_cast<int>(request.recipes.empty() ? SlerpForm::Whole
                                                    : request.recipes.front().form));
    m_variation->setText(
        one ? QString::fromStdString(format_noise_chain(request.recipes.front().chain))
            : QString());
    if (request.abandon) {
        choose(m_measure, static_cast<int>(request.abandon->measure));
        m_threshold->setValue(request.abandon->threshold);
        m_step->setMaximum(std::max(m_step->maximum(), request.abandon->step));
        m_step->setValue(request.abandon->step);
    }
    m_abandon->setChecked(request.abandon.has_value());
    choose(m_tiling, static_cast<int>(request.vae_tiling));
    m_text->show(request.text);
    showRecipes();
    check();
}

void AdvancedRunForm::restore(const QSettings& settings) {
    const auto value = [&settings](const char* key, const QVariant& fallback) {
        return settings.value(QLatin1String(key), fallback);
    };
    m_eta->setValue(value("run/eta", 0.0).toDouble());
    m_variation->setText(value("run/variation", QString()).toString());
    choose(m_slerp, value("run/slerp", 0).toInt());
    choose(m_measure, value("run/abandonMeasure", 0).toInt());
    m_threshold->setValue(value("run/abandonAbove", m_threshold->value()).toDouble());
    m_step->setValue(value("run/abandonStep", m_step->value()).toInt());
    m_abandon->setChecked(value("run/abandon", false).toBool());
    choose(m_tiling, value("run/tiling", 0).toInt());
    m_text->restore(settings);
    m_fold->setChecked(value("run/more", false).toBool());
}

void AdvancedRunForm::save(QSettings& settings) const {
    settings.setValue(QStringLiteral("run/eta"), m_eta->value());
    settings.setValue(QStringLiteral("run/variation"), m_variation->text());
    settings.setValue(QStringLiteral("run/slerp"), m_slerp->currentData());
    settings.setValue(QStringLiteral("run/abandonMeasure"), m_measure->currentData());
    settings.setValue(QStringLiteral("run/abandonAbove"), m_threshold->value());
    settings.setValue(QStringLiteral("run/abandonStep"), m_step->value());
    settings.setValue(QStringLiteral("run/abandon"), m_abandon->isChecked());
    settings.setValue(QStringLiteral("run/tiling"), m_tiling->currentData());
    m_text->save(settings);
    settings.setValue(QStringLiteral("run/more"), m_fold->isChecked());
}

}  // namespace seedbed
