// SPDX-License-Identifier: Apache-2.0
// What the prompt panel remembers from one session to the next.
#include "widgets/prompt_panel.h"

#include <QSettings>

#include <algorithm>

namespace seedbed {

void PromptPanel::restore(const QSettings& settings) {
    m_prompt->setPlainText(
        settings.value(QStringLiteral("prompt/text"), m_prompt->toPlainText()).toString());
    m_negative->setPlainText(settings.value(QStringLiteral("prompt/negative")).toString());
    m_seeds->setText(settings.value(QStringLiteral("prompt/seeds"), m_seeds->text()).toString());
    m_seeds->setCount(settings.value(QStringLiteral("prompt/count"), m_seeds->count()).toInt());
    m_history = settings.value(QStringLiteral("prompt/history")).toStringList();
    m_special->setChecked(settings.value(QStringLiteral("prompt/special"), false).toBool());
    std::vector<WatchedWord> words;
    const QStringList watched =
        settings
            .value(QStringLiteral("prompt/watched"),
                   QStringList{QStringLiteral("cube"), QStringLiteral("sphere")})
            .toStringList();
    for (const QString& entry : watched) {  // "cube" or "cube#2": the second of that name
        const qsizetype mark = entry.lastIndexOf(QLatin1Char('#'));
        const int occurrence = mark < 0 ? 0 : entry.mid(mark + 1).toInt() - 1;
        words.push_back({WatchedWord::Kind::Word,
                         mark < 0 ? entry : entry.left(mark),
                         std::max(0, occurrence),
                         0});
    }
    m_words->setPicked(std::move(words));
    m_form->restore(settings);
    m_more->restore(settings);
    m_start->restore(settings);
}

void PromptPanel::save(QSettings& settings) const {
    settings.setValue(QStringLiteral("prompt/text"), m_prompt->toPlainText());
    settings.setValue(QStringLiteral("prompt/negative"), m_negative->toPlainText());
    settings.setValue(QStringLiteral("prompt/seeds"), m_seeds->text());
    settings.setValue(QStringLiteral("prompt/count"), m_seeds->count());
    settings.setValue(QStringLiteral("prompt/special"), m_special->isChecked());
    settings.setValue(QStringLiteral("prompt/history"), m_history);
    QStringList watched;
    for (const WatchedWord& word : m_words->picked())
        if (word.kind == WatchedWord::Kind::Word)
            watched << QStringLiteral("%1#%2").arg(word.text).arg(word.occurrence + 1);
    settings.setValue(QStringLiteral("prompt/watched"), watched);
    m_form->save(settings);
    m_more->save(settings);
    m_start->save(settings);
}

}  // namespace seedbed
