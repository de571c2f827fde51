// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/library_work_bar.h"

#include <QHBoxLayout>

namespace seedbed {

namespace {

constexpr int kMostShown = 5;  // problems named

}  // namespace

LibraryWorkBar::LibraryWorkBar(QWidget* parent)
    : QWidget(parent),
      m_text(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_stop(new QPushButton(this)) {
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->setMaximumWidth(240);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_text, 1);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    hide();
    connect(&m_work, &LibraryWork::started, this, [this](const QString& what) {
        m_text->setText(tr("%1 …").arg(what));
        m_stop->setText(tr("Stop"));
        m_progress->setRange(0, 0);
        m_progress->show();
        show();
    });
    connect(&m_work, &LibraryWork::progressed, this, [this](int done, int total) {
        m_progress->setRange(0, total);
        m_progress->setValue(done);
    });
    connect(&m_work, &LibraryWork::finished, this, &LibraryWorkBar::onFinished);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_work.running() ? m_work.cancel() : hide();
    });
}

void LibraryWorkBar::onFinished(const QString& sentence, const QStringList& problems) {
    QStringList lines{sentence};
    lines << problems.mid(0, kMostShown);
    if (problems.size() > kMostShown)
        lines << tr("and %n more", nullptr, static_cast<int>(problems.size()) - kMostShown);
    m_text->setText(lines.join(QLatin1Char('\n')));
    m_text->setToolTip(problems.join(QLatin1Char('\n')));
    m_progress->hide();
    m_stop->setText(tr("Close"));
    setVisible(!problems.isEmpty());
    Q_EMIT finished(sentence);
}

}  // namespace seedbed
