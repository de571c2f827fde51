// SPDX-License-Identifier: Apache-2.0
#include "app/studio/tabs.h"

namespace seedbed {

StudioTabs::StudioTabs(QTabBar* bar, QWidget* parent) : QStackedWidget(parent), m_bar(bar) {
    setObjectName(QStringLiteral("centre"));
    m_bar->setAccessibleName(tr("Tabs of the studio"));
    connect(m_bar, &QTabBar::currentChanged, this, [this](int index) {
        setCurrentIndex(index);
        if (index >= 0) Q_EMIT tabChanged(currentTab());
    });
}

void StudioTabs::addPage(unsigned id, const QString& name, const QString& title, QWidget* page) {
    m_pages.push_back({id, name});
    addWidget(page);
    m_bar->addTab(title);
}

unsigned StudioTabs::currentTab() const {
    const int index = m_bar->currentIndex();
    return index < 0 ? 0 : m_pages[static_cast<std::size_t>(index)].id;
}

QString StudioTabs::currentName() const {
    const int index = m_bar->currentIndex();
    return index < 0 ? QString() : m_pages[static_cast<std::size_t>(index)].name;
}

QWidget* StudioTabs::page(unsigned id) const {
    for (int i = 0; i < count(); ++i)
        if (m_pages[static_cast<std::size_t>(i)].id == id) return widget(i);
    return nullptr;
}

QSize StudioTabs::minimumSizeHint() const {
    constexpr QSize kMost(480, 320);
    const QWidget* page = currentWidget();
    return page ? page->minimumSizeHint().boundedTo(kMost) : kMost;
}

void StudioTabs::showTab(unsigned id) {
    for (int i = 0; i < count(); ++i)
        if (m_pages[static_cast<std::size_t>(i)].id == id) m_bar->setCurrentIndex(i);
}

void StudioTabs::showTabNamed(const QString& name) {
    for (const Page& page : m_pages)
        if (page.name == name) showTab(page.id);
}

void StudioTabs::step(int tabs) {
    const int number = m_bar->count();
    if (number > 0) m_bar->setCurrentIndex((m_bar->currentIndex() + tabs + number) % number);
}

}  // namespace seedbed
