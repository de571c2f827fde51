// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/trouble_bar.h"

#include <QHBoxLayout>

namespace seedbed {

TroubleBar::TroubleBar(LibraryClient* client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_text(new QLabel(this)),
      m_again(new QPushButton(tr("Try again"), this)),
      m_rebuild(new QPushButton(tr("Rebuild the index"), this)) {
    m_text->setProperty("role", QStringLiteral("error"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_rebuild->setToolTip(
        tr("Makes the index anew from the pictures and the XMP files beside them; the old one is "
           "kept in backups"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_text, 1);
    row->addWidget(m_again);
    row->addWidget(m_rebuild);
    connect(m_again, &QPushButton::clicked, client, &LibraryClient::reopen);
    connect(m_rebuild, &QPushButton::clicked, client, &LibraryClient::rebuild);
    connect(client, &LibraryClient::accessChanged, this, &TroubleBar::showTrouble);
    showTrouble();
}

void TroubleBar::showTrouble() {
    m_text->setText(m_client->trouble());
    m_rebuild->setVisible(m_client->access() == LibraryAccess::Failed &&
                          m_client->troubleCode() == ErrorCode::FileFormat);
    setVisible(!m_client->trouble().isEmpty());
}

}  // namespace seedbed
