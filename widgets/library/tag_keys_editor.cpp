// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/tag_keys_editor.h"

#include "widgets/panel_scroll.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <string_view>

namespace seedbed {

namespace {

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";

}  // namespace

TagKeysEditor::TagKeysEditor(LibraryClient* client, ReviewActions* actions, QWidget* parent)
    : QDialog(parent), m_client(client), m_actions(actions) {
    setWindowTitle(tr("Tag keys"));
    auto* hint = new QLabel(
        tr("Press T, then the letter: the chosen pictures get the tag; again takes it away."),
        this);
    hint->setProperty("role", QStringLiteral("hint"));
    hint->setWordWrap(true);
    auto* rows = new QWidget(this);
    auto* form = new QFormLayout(rows);
    for (const char letter : kLetters) {
        auto* field = new QLineEdit(rows);
        const QString key = QStringLiteral("T, %1").arg(QChar(QLatin1Char(letter)).toUpper());
        field->setAccessibleName(tr("Tag of the keys %1").arg(key));
        connect(field, &QLineEdit::editingFinished, this, [this, letter, field] {
            m_actions->setTagKey(letter, field->text());
        });
        form->addRow(key, field);
        m_fields[letter] = field;
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(new PanelScroll(rows, this), 1);
    layout->addWidget(buttons);
    resize(360, 520);
    connect(client, &LibraryClient::shelfChanged, this, &TagKeysEditor::fill);
    fill();
}

void TagKeysEditor::fill() {
    for (const auto& [letter, field] : m_fields) {
        const auto& keys = m_client->shelf().tag_keys;
        const auto at =
            std::find_if(keys.begin(), keys.end(), [letter = letter](const TagKey& key) {
                return key.letter == letter;
            });
        const QString tag = at == keys.end() ? QString() : QString::fromStdString(at->tag);
        if (!field->hasFocus() && field->text() != tag) field->setText(tag);
        field->setEnabled(m_client->canJudge());
    }
}

}  // namespace seedbed
