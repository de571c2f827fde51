// SPDX-License-Identifier: Apache-2.0
// What the prompt panel knows of the model, its LoRAs and embeddings.
#include "core/models/prompt_tags.h"
#include "widgets/prompt_panel.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace seedbed {

void PromptPanel::setModel(ModelInfoPtr model) {
    m_model = std::move(model);
    if (m_model) m_form->setModel(*m_model);
    showModelHint();
    retokenize();
}

std::vector<std::string> PromptPanel::usedEmbeddings() const {
    const QString text = m_prompt->toPlainText() + QLatin1Char('\n') + m_negative->toPlainText();
    std::vector<std::string> used;
    for (const QString& file : m_embeddings) {
        const QString word = QRegularExpression::escape(QFileInfo(file).completeBaseName());
        const QRegularExpression pattern(QStringLiteral("(?<![\\w-])%1(?![\\w-])").arg(word),
                                         QRegularExpression::CaseInsensitiveOption |
                                             QRegularExpression::UseUnicodePropertiesOption);
        if (text.contains(pattern)) used.push_back(file.toStdString());
    }
    return used;
}

void PromptPanel::setEmbeddings(const QStringList& files) {
    if (files == m_embeddings) return;
    m_embeddings = files;
    retokenize();
}

// Names the LoRAs that the prompt's tags ask for and no file was added for.
QString PromptPanel::missingLoras(const GenerateRequest& request) const {
    if (request.text.syntax == PromptSyntax::Plain) return {};
    QStringList missing;
    for (const LoraTag& tag : parse_lora_tags(request.prompt)) {
        const bool added =
            std::any_of(request.loras.begin(), request.loras.end(), [&](const LoraUse& lora) {
                return std::filesystem::path(lora.path).stem() == tag.name;
            });
        if (!added) missing << QString::fromStdString(tag.name);
    }
    return missing.isEmpty()
               ? QString()
               : tr(". Without effect until added under Models: %1").arg(missing.join(tr(", ")));
}

void PromptPanel::addLora(const QString& file) {
    m_loras->add(file);
}

void PromptPanel::addWord(const QString& word) {
    const QString text = m_prompt->toPlainText().trimmed();
    m_prompt->setPlainText(text.isEmpty() ? word : text + QStringLiteral(", ") + word);
}

// The size fields keep their area, or less where the picture has less, and get its shape.
void PromptPanel::takeShape(QSize picture) {
    const double now = static_cast<double>(m_form->width()->value()) * m_form->height()->value();
    const double area = static_cast<double>(picture.width()) * picture.height();
    const double scale = std::min(1.0, std::sqrt(now / area));
    const int multiple = m_model ? m_model->size_multiple : 8;
    const auto rounded = [&](int side) {
        const auto count = static_cast<int>(std::lround(side * scale / multiple));
        return std::max(1, count) * multiple;
    };
    m_form->width()->setValue(rounded(picture.width()));
    m_form->height()->setValue(rounded(picture.height()));
}

// A model that repaints is no use without something to repaint.
void PromptPanel::showModelHint() {
    const bool repaints = m_model && m_model->inpainting;
    m_modelHint->setVisible(repaints);
    if (repaints)
        m_modelHint->setText(
            tr("This model repaints a part of a picture (inpainting): a run needs "
               "a picture to start from and a mask."));
}

}  // namespace seedbed
