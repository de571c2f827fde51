// SPDX-License-Identifier: Apache-2.0
#include "app/studio/header_bar.h"

#include "widgets/qt_convert.h"
#include "widgets/run_text.h"
#include "widgets/theme.h"

#include <QHBoxLayout>

namespace seedbed {

HeaderBar::HeaderBar(QWidget* parent)
    : QWidget(parent),
      m_model(new QToolButton(this)),
      m_modelText(new QLabel(this)),
      m_tabs(new QTabBar(this)),
      m_finder(new QPushButton(this)),
      m_device(new QLabel(this)) {
    setObjectName(QStringLiteral("headerBar"));
    setAttribute(Qt::WA_StyledBackground);
    auto* name = new QLabel(QStringLiteral("Seedbed"), this);
    name->setObjectName(QStringLiteral("productName"));
    m_model->setPopupMode(QToolButton::InstantPopup);
    m_model->setToolTip(tr("Which model makes the pictures"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false);
    m_finder->setObjectName(QStringLiteral("findAction"));
    m_finder->setToolTip(tr("Everything that Seedbed can do, by name"));
    m_finder->setAccessibleName(tr("Find an action"));
    for (QLabel* label : {m_modelText, m_device}) {
        label->setFont(monospaceFont(-1));
        label->setProperty("role", QStringLiteral("dim"));
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 0, 14, 1);  // the line below stays free
    layout->setSpacing(10);
    layout->addWidget(name);
    layout->addWidget(m_model);
    layout->addWidget(m_modelText);
    layout->addSpacing(14);
    layout->addWidget(m_tabs, 0, Qt::AlignBottom);
    layout->addStretch(1);
    layout->addWidget(m_finder);
    layout->addWidget(m_device);
    setModel(nullptr);
}

void HeaderBar::setFinderKey(const QKeySequence& key) {
    m_finderText = tr("Find an action  %1").arg(key.toString(QKeySequence::NativeText)).trimmed();
    giveWay();
}

void HeaderBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    giveWay();
}

void HeaderBar::giveWay() {
    m_modelText->setVisible(!m_modelText->text().isEmpty());
    m_device->setVisible(!m_device->text().isEmpty());
    m_finder->setText(m_finderText);
    m_finder->setIcon({});
    const auto tooWide = [this] {
        layout()->invalidate();
        return layout()->sizeHint().width() > width();
    };
    for (QLabel* label : {m_modelText, m_device})
        if (tooWide()) label->hide();
    if (!tooWide()) return;
    m_finder->setText({});
    m_finder->setIcon(icon(QStringLiteral("search"), palette().color(QPalette::WindowText)));
}

void HeaderBar::setLoading(const QString& name) {
    m_model->setText(name);
    m_modelText->setText(tr("loading …"));
    giveWay();
}

void HeaderBar::setUnloaded(const ModelInfoPtr& model) {
    setModel(model);
    m_modelText->setText(tr("unloaded, comes back with the next run"));
    m_device->setText(
        tr("%1 · no model in memory").arg(QString::fromStdString(model->device).toUpper()));
    giveWay();
}

void HeaderBar::setModel(const ModelInfoPtr& model) {
    if (!model) {
        m_model->setText(tr("No model"));
        m_modelText->clear();
        m_device->clear();
        giveWay();
        return;
    }
    m_model->setText(QString::fromStdString(model->name));
    m_model->setToolTip(QString::fromStdString(model->path));
    m_modelText->setText(modelText(*model));
    m_device->setText(tr("%1 · %2 of weights")
                          .arg(QString::fromStdString(model->device).toUpper(),
                               bytesText(static_cast<double>(model->memory_bytes))));
    giveWay();
}

}  // namespace seedbed
