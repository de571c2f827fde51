// SPDX-License-Identifier: Apache-2.0
#include "widgets/prompt_options_form.h"

#include "widgets/label_role.h"
#include "widgets/theme.h"

#include <QGridLayout>
#include <QSettings>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kMostSkipped = 12;

}  // namespace

PromptOptionsForm::PromptOptionsForm(QWidget* parent)
    : QWidget(parent), m_syntax(new QComboBox(this)), m_clipSkip(new QSpinBox(this)) {
    setUpFields();
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(fieldLabel(tr("Prompt syntax"), m_syntax), 0, 0);
    grid->addWidget(fieldLabel(tr("Clip skip"), m_clipSkip), 0, 1);
    grid->addWidget(m_syntax, 1, 0);
    grid->addWidget(m_clipSkip, 1, 1);
    connect(m_syntax, &QComboBox::currentIndexChanged, this, &PromptOptionsForm::changed);
    connect(m_clipSkip, &QSpinBox::valueChanged, this, &PromptOptionsForm::changed);
}

void PromptOptionsForm::setUpFields() {
    m_syntax->addItem(tr("Weights"), static_cast<int>(PromptSyntax::Webui));
    m_syntax->addItem(tr("Plain text"), static_cast<int>(PromptSyntax::Plain));
    m_syntax->setToolTip(
        tr("Weights, as in AUTOMATIC1111: (word) counts more, [word] less, (word:1.3) by that "
           "much;\nBREAK begins a new chunk, and long prompts go on in further chunks.\n"
           "Plain text, as in diffusers: brackets are read as such, and the end is cut off."));
    m_clipSkip->setRange(0, kMostSkipped);
    m_clipSkip->setSpecialValueText(tr("as trained"));
    m_clipSkip->setFont(monospaceFont());
    m_clipSkip->setToolTip(
        tr("Reads the prompt from an earlier layer of the text encoder: 1 is the last layer,\n"
           "2 the one before it, as AUTOMATIC1111 counts. Many anime models were trained with 2."));
}

PromptOptions PromptOptionsForm::options() const {
    return {static_cast<PromptSyntax>(m_syntax->currentData().toInt()), m_clipSkip->value(), {}};
}

void PromptOptionsForm::show(const PromptOptions& options) {
    m_syntax->setCurrentIndex(std::max(0, m_syntax->findData(static_cast<int>(options.syntax))));
    m_clipSkip->setValue(options.clip_skip);
}

QString PromptOptionsForm::summary() const {
    QStringList parts;
    if (options().syntax == PromptSyntax::Plain) parts << tr("plain text");
    if (m_clipSkip->value() > 0) parts << tr("clip skip %1").arg(m_clipSkip->value());
    return parts.join(tr(", "));
}

void PromptOptionsForm::restore(const QSettings& settings) {
    const int weights = static_cast<int>(PromptSyntax::Webui);
    const int syntax = settings.value(QStringLiteral("run/syntax"), weights).toInt();
    m_syntax->setCurrentIndex(std::max(0, m_syntax->findData(syntax)));
    m_clipSkip->setValue(settings.value(QStringLiteral("run/clipSkip"), 0).toInt());
}

void PromptOptionsForm::save(QSettings& settings) const {
    settings.setValue(QStringLiteral("run/syntax"), m_syntax->currentData());
    settings.setValue(QStringLiteral("run/clipSkip"), m_clipSkip->value());
}

}  // namespace seedbed
