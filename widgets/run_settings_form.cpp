// SPDX-License-Identifier: Apache-2.0
#include "widgets/run_settings_form.h"

#include "widgets/label_role.h"
#include "widgets/run_text.h"
#include "widgets/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>

namespace seedbed {

namespace {

// Sizes come in steps of pixels: one cell of the latent, or what the model asks for.
class SizeBox : public QSpinBox {
 public:
    using QSpinBox::QSpinBox;
    void fixup(QString& text) const override { text = QString::number(snapped(text.toInt())); }
    int valueFromText(const QString& text) const override {
        return snapped(QSpinBox::valueFromText(text));
    }

 private:
    int snapped(int value) const {
        const int step = singleStep();
        return std::clamp((value + step / 2) / step * step, step, maximum() / step * step);
    }
};

}  // namespace

RunSettingsForm::RunSettingsForm(QWidget* parent)
    : QWidget(parent),
      m_sampler(new QComboBox(this)),
      m_schedule(new QComboBox(this)),
      m_steps(new QSpinBox(this)),
      m_guidance(new QDoubleSpinBox(this)),
      m_width(new SizeBox(this)),
      m_height(new SizeBox(this)),
      m_noise(new QComboBox(this)),
      m_batch(new QSpinBox(this)) {
    for (const Sampler sampler : all_samplers())
        m_sampler->addItem(samplerText(sampler), static_cast<int>(sampler));
    m_noise->addItem(tr("CPU (mt19937)"), static_cast<int>(NoiseMode::Cpu));
    m_noise->addItem(tr("NVIDIA (Philox)"), static_cast<int>(NoiseMode::Nv));
    m_steps->setRange(1, 1000);
    m_guidance->setRange(0, 100);
    m_guidance->setSingleStep(0.5);
    m_guidance->setDecimals(1);
    for (QSpinBox* side : {m_width, m_height}) {
        side->setRange(8, 4096);
        side->setSingleStep(8);
    }
    m_batch->setRange(1, 256);
    for (QWidget* number :
         std::initializer_list<QWidget*>{m_steps, m_guidance, m_width, m_height, m_batch})
        number->setFont(monospaceFont());
    build();
    connectFields();
    show(GenerateRequest{});
}

void RunSettingsForm::build() {
    auto* size = new QWidget(this);
    auto* sizeRow = new QHBoxLayout(size);
    sizeRow->setContentsMargins(0, 0, 0, 0);
    sizeRow->setSpacing(4);
    sizeRow->addWidget(m_width, 1);
    sizeRow->addWidget(new QLabel(QStringLiteral("×"), size));
    sizeRow->addWidget(m_height, 1);
    m_width->setAccessibleName(tr("Width in pixels"));
    m_height->setAccessibleName(tr("Height in pixels"));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto place = [grid](int row, int column, const QString& text, QWidget* field) {
        grid->addWidget(fieldLabel(text, field), row * 2, column);
        grid->addWidget(field, row * 2 + 1, column);
    };
    place(0, 0, tr("Sampler"), m_sampler);
    place(0, 1, tr("Schedule"), m_schedule);
    place(1, 0, tr("Steps"), m_steps);
    place(1, 1, tr("Guidance"), m_guidance);
    place(2, 0, tr("Size"), size);
    place(2, 1, tr("Seeds at once"), m_batch);
    place(3, 0, tr("Noise"), m_noise);
    grid->addWidget(m_noise, 7, 0, 1, 2);
    for (const int row : {2, 4, 6}) grid->setRowMinimumHeight(row, 22);

    m_guidance->setToolTip(
        tr("How strongly the prompt is followed (classifier-free guidance). 1: without."));
    m_schedule->setToolTip(tr("Which noise levels the steps visit"));
    m_batch->setToolTip(
        tr("Seeds denoised together (batch). Larger is faster and takes more memory;\n"
           "1 gives exactly the same bytes whatever else runs."));
    m_noise->setToolTip(tr(
        "Where a seed's noise comes from.\nCPU: as diffusers and ComfyUI draw it. Only the low "
        "32 bits of a seed count: 5 and 4294967301 are the same.\nNVIDIA: as AUTOMATIC1111 draws "
        "it on a GPU, needs none. All 64 bits count."));
    for (QSpinBox* side : {m_width, m_height})
        side->setToolTip(tr("Pixels, in steps of %1").arg(side->singleStep()));
}

void RunSettingsForm::connectFields() {
    connect(m_sampler, &QComboBox::currentIndexChanged, this, &RunSettingsForm::offerSchedules);
    for (QComboBox* box : {m_sampler, m_schedule, m_noise})
        connect(box, &QComboBox::currentIndexChanged, this, &RunSettingsForm::changed);
    for (QSpinBox* box : {m_steps, m_width, m_height, m_batch})
        connect(box, &QSpinBox::valueChanged, this, &RunSettingsForm::changed);
    connect(m_guidance, &QDoubleSpinBox::valueChanged, this, &RunSettingsForm::changed);
}

void RunSettingsForm::offerSchedules() {
    const auto sampler = static_cast<Sampler>(m_sampler->currentData().toInt());
    const QVariant wanted = m_schedule->currentData();
    m_schedule->clear();
    m_schedule->addItem(tr("Automatic"), static_cast<int>(Schedule::Automatic));
    if (supports(sampler, Schedule::Karras))
        m_schedule->addItem(QStringLiteral("Karras"), static_cast<int>(Schedule::Karras));
    m_schedule->setCurrentIndex(std::max(0, m_schedule->findData(wanted)));
    m_schedule->setEnabled(m_schedule->count() > 1);
}

NoiseMode RunSettingsForm::noise() const {
    return static_cast<NoiseMode>(m_noise->currentData().toInt());
}

void RunSettingsForm::apply(GenerateRequest& request) const {
    request.sampler = static_cast<Sampler>(m_sampler->currentData().toInt());
    request.schedule = static_cast<Schedule>(m_schedule->currentData().toInt());
    request.steps = m_steps->value();
    request.guidance = m_guidance->value();
    request.width = m_width->value();
    request.height = m_height->value();
    request.noise = noise();
    request.batch = m_batch->value();
}

void RunSettingsForm::show(const GenerateRequest& request) {
    m_sampler->setCurrentIndex(std::max(0, m_sampler->findData(static_cast<int>(request.sampler))));
    offerSchedules();
    m_schedule->setCurrentIndex(
        std::max(0, m_schedule->findData(static_cast<int>(request.schedule))));
    m_steps->setValue(request.steps);
    m_guidance->setValue(request.guidance);
    m_width->setValue(request.width > 0 ? request.width : m_ownSize.width());
    m_height->setValue(request.height > 0 ? request.height : m_ownSize.height());
    m_noise->setCurrentIndex(std::max(0, m_noise->findData(static_cast<int>(request.noise))));
    m_batch->setValue(request.batch);
}

void RunSettingsForm::setModel(const ModelInfo& model) {
    const QSize size(model.native_width, model.native_height);
    followSampler(model);
    for (QSpinBox* side : {m_width, m_height}) {
        const int step = std::max(1, model.size_multiple);
        side->setSingleStep(step);
        side->setMinimum(step);
        side->setToolTip(tr("Pixels, in steps of %1").arg(step));
        side->setValue((side->value() + step / 2) / step * step);
    }
    if (m_steps->value() == m_ownSteps) m_steps->setValue(model.default_steps);
    if (qFuzzyCompare(m_guidance->value(), m_ownGuidance))
        m_guidance->setValue(model.default_guidance);
    if (QSize(m_width->value(), m_height->value()) == m_ownSize && !size.isEmpty()) {
        m_width->setValue(size.width());
        m_height->setValue(size.height());
    }
    m_ownSteps = model.default_steps;
    m_ownGuidance = model.default_guidance;
    if (!size.isEmpty()) m_ownSize = size;
}

void RunSettingsForm::followSampler(const ModelInfo& model) {
    GenerateRequest shown;
    apply(shown);
    if (shown.sampler == m_ownSampler && shown.schedule == m_ownSchedule) {
        m_sampler->setCurrentIndex(
            std::max(0, m_sampler->findData(static_cast<int>(model.default_sampler))));
        offerSchedules();
        m_schedule->setCurrentIndex(
            std::max(0, m_schedule->findData(static_cast<int>(model.default_schedule))));
    }
    m_ownSampler = model.default_sampler;
    m_ownSchedule = model.default_schedule;
}

void RunSettingsForm::restore(const QSettings& settings) {
    GenerateRequest request;
    apply(request);
    const auto number = [&settings](const char* key, int fallback) {
        return settings.value(QLatin1String(key), fallback).toInt();
    };
    request.sampler =
        static_cast<Sampler>(number("run/sampler", static_cast<int>(request.sampler)));
    request.schedule =
        static_cast<Schedule>(number("run/schedule", static_cast<int>(request.schedule)));
    request.steps = number("run/steps", request.steps);
    request.guidance = settings.value(QStringLiteral("run/guidance"), request.guidance).toDouble();
    request.width = number("run/width", request.width);
    request.height = number("run/height", request.height);
    request.noise = static_cast<NoiseMode>(number("run/noise", static_cast<int>(request.noise)));
    request.batch = number("run/batch", request.batch);
    m_ownSampler = static_cast<Sampler>(number("run/ownSampler", static_cast<int>(m_ownSampler)));
    m_ownSchedule =
        static_cast<Schedule>(number("run/ownSchedule", static_cast<int>(m_ownSchedule)));
    m_ownSteps = number("run/ownSteps", m_ownSteps);
    m_ownGuidance = settings.value(QStringLiteral("run/ownGuidance"), m_ownGuidance).toDouble();
    m_ownSize = settings.value(QStringLiteral("run/ownSize"), m_ownSize).toSize();
    show(request);
}

void RunSettingsForm::save(QSettings& settings) const {
    GenerateRequest request;
    apply(request);
    settings.setValue(QStringLiteral("run/sampler"), static_cast<int>(request.sampler));
    settings.setValue(QStringLiteral("run/schedule"), static_cast<int>(request.schedule));
    settings.setValue(QStringLiteral("run/steps"), request.steps);
    settings.setValue(QStringLiteral("run/guidance"), request.guidance);
    settings.setValue(QStringLiteral("run/width"), request.width);
    settings.setValue(QStringLiteral("run/height"), request.height);
    settings.setValue(QStringLiteral("run/noise"), static_cast<int>(request.noise));
    settings.setValue(QStringLiteral("run/batch"), request.batch);
    settings.setValue(QStringLiteral("run/ownSampler"), static_cast<int>(m_ownSampler));
    settings.setValue(QStringLiteral("run/ownSchedule"), static_cast<int>(m_ownSchedule));
    settings.setValue(QStringLiteral("run/ownSteps"), m_ownSteps);
    settings.setValue(QStringLiteral("run/ownGuidance"), m_ownGuidance);
    settings.setValue(QStringLiteral("run/ownSize"), m_ownSize);
}

}  // namespace seedbed
