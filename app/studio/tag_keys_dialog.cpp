// SPDX-License-Identifier: Apache-2.0
#include "app/studio/tag_keys_dialog.h"

#include "widgets/library/library_client.h"
#include "widgets/library/review_actions.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <string_view>

namespace seedbed {

TagKeysDialog::TagKeysDialog(LibraryClient* client, ReviewActions* actions, QWidget* parent)
    : QDialog(parent),
      m_client(client),
      m_actions(actions),
      m_list(new QTreeWidget(this)),
      m_letter(new QComboBox(this)),
      m_tag(new QLineEdit(this)) {
    setObjectName(QStringLiteral("tagKeysDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Tag keys"));
    resize(420, 380);
    auto* what = new QLabel(tr("Press T, then the letter, to put the tag on the chosen pictures; "
                               "again to take it off."),
                            this);
    what->setWordWrap(true);
    m_list->setHeaderLabels({tr("Key"), tr("Tag")});
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Tag keys"));
    for (const char letter : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789"))
        m_letter->addItem(tr("T, %1").arg(QChar::fromLatin1(letter).toUpper()),
                          QChar::fromLatin1(letter));
    m_letter->setAccessibleName(tr("Key"));
    m_tag->setPlaceholderText(tr("Tag"));
    m_tag->setAccessibleName(tr("Tag"));
    auto* set = new QPushButton(tr("Use this key"), this);
    set->setObjectName(QStringLiteral("assignTagKey"));
    set->setProperty("role", QStringLiteral("primary"));
    auto* free = new QPushButton(tr("Free the key"), this);
    free->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_letter);
    row->addWidget(m_tag, 1);
    row->addWidget(set);
    row->addWidget(free);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(what);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);
    connect(set, &QPushButton::clicked, this, [this] {
        if (!m_tag->text().trimmed().isEmpty()) assign(m_tag->text().trimmed());
    });
    connect(free, &QPushButton::clicked, this, [this] { assign({}); });
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (!item) return;
        m_letter->setCurrentIndex(m_letter->findData(item->data(0, Qt::UserRole)));
        m_tag->setText(item->text(1));
    });
    connect(client, &LibraryClient::shelfChanged, this, &TagKeysDialog::fill);
    fill();
}

void TagKeysDialog::fill() {
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const TagKey& key : m_client->shelf().tag_keys) {
        const QChar letter = QChar::fromLatin1(key.letter);
        auto* item = new QTreeWidgetItem(
            m_list, {tr("T, %1").arg(letter.toUpper()), QString::fromStdString(key.tag)});
        item->setData(0, Qt::UserRole, letter);
        item->setFont(0, monospaceFont(-1));
    }
}

void TagKeysDialog::assign(const QString& tag) {
    m_actions->setTagKey(m_letter->currentData().toChar().toLatin1(), tag);
}

}  // namespace seedbed
