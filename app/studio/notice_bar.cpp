// SPDX-License-Identifier: Apache-2.0
#include "app/studio/notice_bar.h"

#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QToolButton>

namespace seedbed {

NoticeBar::NoticeBar(Kind kind, const QString& text, QWidget* parent)
    : QFrame(parent),
      m_text(new QLabel(text, this)),
      m_buttons(new QHBoxLayout),
      m_progress(new QProgressBar(this)),
      m_more(new QPushButton(tr("Details"), this)),
      m_list(new QPlainTextEdit(this)) {
    setProperty("notice", true);
    setProperty("kind", kind == Kind::Warning ? QStringLiteral("warning") : QStringLiteral("info"));
    setAccessibleName(text);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setMaximumWidth(180);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    m_more->setCheckable(true);
    m_more->setObjectName(QStringLiteral("details"));
    m_more->setToolTip(tr("Shows what this is about, one line each"));
    m_more->hide();
    m_list->setReadOnly(true);
    m_list->setAccessibleName(tr("Details"));
    m_list->setMaximumHeight(130);
    m_list->hide();
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("dismiss"));
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(tr("Close this message"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addLayout(m_buttons);
    row->addWidget(m_more);
    row->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 6, 10, 6);
    layout->addLayout(row);
    layout->addWidget(m_list);
    connect(close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    connect(m_more, &QPushButton::toggled, m_list, &QWidget::setVisible);
}

void NoticeBar::setText(const QString& text) {
    m_text->setText(text);
    setAccessibleName(text);
}

void NoticeBar::setDetails(const QStringList& details) {
    m_details = details;
    m_list->setPlainText(details.join(QLatin1Char('\n')));
    m_more->setVisible(!details.isEmpty());
    if (details.isEmpty()) m_more->setChecked(false);
}

QPushButton* NoticeBar::addButton(const QString& name,
                                  const QString& text,
                                  std::function<void()> pressed) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    m_buttons->addWidget(button);
    connect(button, &QPushButton::clicked, this, [pressed = std::move(pressed)] { pressed(); });
    return button;
}

void NoticeBar::setProgress(int done, int total) {
    m_progress->setVisible(total > 0);
    m_progress->setRange(0, total);
    m_progress->setValue(done);
}

void NoticeBar::dismiss() {
    hide();
    Q_EMIT dismissed();
    deleteLater();
}

NoticeStack::NoticeStack(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("notices"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
}

NoticeBar* NoticeStack::show(const QString& key, NoticeBar::Kind kind, const QString& text) {
    close(key);
    auto* bar = new NoticeBar(kind, text, this);
    bar->setObjectName(key);
    m_layout->addWidget(bar);
    return bar;
}

NoticeBar* NoticeStack::find(const QString& key) const {
    return findChild<NoticeBar*>(key, Qt::FindDirectChildrenOnly);
}

void NoticeStack::close(const QString& key) {
    if (NoticeBar* bar = find(key)) {
        bar->setObjectName(QString());  // is still here until the event loop deletes it
        bar->dismiss();
    }
}

}  // namespace seedbed
