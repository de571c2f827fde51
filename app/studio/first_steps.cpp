// SPDX-License-Identifier: Apache-2.0
#include "app/studio/first_steps.h"

#include "app/studio/main_window.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace seedbed {

namespace {

QString doneKey() {
    return QStringLiteral("firstSteps/done");
}

}  // namespace

FirstSteps::FirstSteps(MainWindow* window)
    : QFrame(window), m_window(window), m_title(new QLabel(this)) {
    setObjectName(QStringLiteral("firstSteps"));
    m_title->setProperty("role", QStringLiteral("strong"));
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("dismissFirstSteps"));
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Hide these steps; Help shows them again"));
    close->setAccessibleName(tr("Hide the first steps"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 7, 10, 7);
    row->setSpacing(18);
    row->addWidget(m_title);
    for (QLabel*& label : m_labels) {
        label = new QLabel(this);
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        row->addWidget(label, 1);
    }
    row->addWidget(close, 0, Qt::AlignTop);
    connect(close, &QToolButton::clicked, this, &FirstSteps::dismiss);
    updateTexts();
    hide();
}

bool FirstSteps::isFirstStart(const QSettings& settings) {
    return !settings.contains(doneKey()) && !settings.contains(QStringLiteral("window/state"));
}

void FirstSteps::begin() {
    if (!isFirstStart(*m_window->settings())) return;
    store();
    show();
    const auto draw = [this] {
        if (m_window->session()->grid()->rowCount() == 0) m_window->generate();
    };
    if (m_window->session()->model()) {
        draw();
        return;
    }
    // Once: a model that is opened later draws nothing by itself.
    connect(m_window->session(),
            &ExploreSession::modelChanged,
            this,
            draw,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void FirstSteps::showAgain() {
    m_done.fill(false);
    updateTexts();
    show();
}

void FirstSteps::tick(Step step) {
    bool& done = m_done[static_cast<std::size_t>(step)];
    if (done || isHidden()) return;
    done = true;
    updateTexts();
    store();
    if (std::all_of(m_done.begin(), m_done.end(), [](bool each) { return each; }))
        m_window->say(tr("That was all four. Help shows the steps again."));
}

void FirstSteps::updateTexts() {
    const QString texts[kSteps] = {
        tr("Point at a word under “Watch words”: every picture lights up where it acts"),
        tr("Press 1 to 5 to judge the chosen picture"),
        tr("Press Enter to use its seed"),
        tr("Ctrl+Shift+P finds everything that Seedbed can do")};
    m_title->setText(tr("Try this"));
    for (std::size_t i = 0; i < kSteps; ++i) {
        const QString mark = m_done[i] ? QStringLiteral("✓") : QString::number(i + 1);
        const QString color = palette().color(QPalette::Highlight).name();
        m_labels[i]->setText(QStringLiteral("<b style='color:%1'>%2</b>&nbsp; %3")
                                 .arg(color, mark, texts[i].toHtmlEscaped()));
        m_labels[i]->setEnabled(!m_done[i]);
        m_labels[i]->setAccessibleName(m_done[i] ? tr("Done: %1").arg(texts[i]) : texts[i]);
    }
}

void FirstSteps::store() {
    QStringList done;
    for (int i = 0; i < kSteps; ++i)
        if (m_done[static_cast<std::size_t>(i)]) done << QString::number(i);
    m_window->settings()->setValue(doneKey(), done);
    m_window->settings()->sync();  // a crash during the first grid is no second first start
}

void FirstSteps::dismiss() {
    hide();
    store();
}

}  // namespace seedbed
