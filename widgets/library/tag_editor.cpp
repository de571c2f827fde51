// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/tag_editor.h"

#include "widgets/flow_layout.h"

#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace seedbed {

TagEditor::TagEditor(QWidget* parent)
    : QWidget(parent),
      m_chips(new QWidget(this)),
      m_field(new QLineEdit(this)),
      m_known(new QStringListModel(this)) {
    m_chips->setLayout(new FlowLayout(m_chips));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_chips->setSizePolicy(policy);
    m_field->setPlaceholderText(tr("Add a tag"));
    m_field->setAccessibleName(tr("Add a tag"));
    m_field->setToolTip(tr("Enter puts it on every chosen picture; T and a letter does so by key"));
    auto* completer = new QCompleter(m_known, m_field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_field->setCompleter(completer);
    m_field->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_chips);
    layout->addWidget(m_field);
    m_chips->hide();
    connect(m_field, &QLineEdit::returnPressed, this, &TagEditor::add);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (text.contains(QLatin1Char(','))) add();
    });
}

void TagEditor::setTags(const QStringList& tags) {
    if (tags == m_tags) return;
    m_tags = tags;
    QLayout* layout = m_chips->layout();
    while (QLayoutItem* item = layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();  // a chip may be what was clicked
        delete item;
    }
    for (const QString& tag : tags) {
        auto* chip = new QToolButton(m_chips);
        chip->setText(tag + QStringLiteral("  ×"));
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setToolTip(tr("Take the tag %1 away").arg(tag));
        chip->setAccessibleName(tr("Tag %1").arg(tag));
        connect(chip, &QToolButton::clicked, this, [this, tag] { Q_EMIT tagRemoved(tag); });
        layout->addWidget(chip);
        chip->show();
    }
    m_chips->setVisible(!tags.isEmpty());
    updateGeometry();
}

void TagEditor::add() {
    for (const QString& part : m_field->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (const QString tag = part.simplified(); !tag.isEmpty()) Q_EMIT tagAdded(tag);
    m_field->clear();
}

bool TagEditor::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::FocusIn) Q_EMIT knownWanted();
    return QWidget::eventFilter(watched, event);
}

}  // namespace seedbed
