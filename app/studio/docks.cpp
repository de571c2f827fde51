// SPDX-License-Identifier: Apache-2.0
#include "app/studio/docks.h"

namespace seedbed {

StudioDocks::StudioDocks(QMainWindow* window) : QObject(window), m_window(window) {
    window->setDockOptions(QMainWindow::AnimatedDocks | QMainWindow::AllowNestedDocks |
                           QMainWindow::AllowTabbedDocks | QMainWindow::GroupedDragging);
    for (const Qt::Corner corner : {Qt::TopLeftCorner, Qt::BottomLeftCorner})
        window->setCorner(corner, Qt::LeftDockWidgetArea);
    for (const Qt::Corner corner : {Qt::TopRightCorner, Qt::BottomRightCorner})
        window->setCorner(corner, Qt::RightDockWidgetArea);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
}

QDockWidget* StudioDocks::add(const QString& name,
                              const QString& title,
                              QWidget* panel,
                              Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, m_window);
    dock->setObjectName(name);
    dock->setWidget(panel);
    dock->setProperty("area", static_cast<int>(area));
    m_window->addDockWidget(area, dock);
    m_docks.append(dock);
    connect(dock, &QDockWidget::dockLocationChanged, this, &StudioDocks::updateTitles);
    connect(dock, &QDockWidget::topLevelChanged, this, &StudioDocks::updateTitles);
    return dock;
}

QDockWidget* StudioDocks::dock(const QString& name) const {
    for (QDockWidget* dock : m_docks)
        if (dock->objectName() == name) return dock;
    return nullptr;
}

void StudioDocks::raise(const QWidget* panel) {
    for (QDockWidget* dock : m_docks)
        if (dock->widget() == panel) {
            dock->show();
            dock->raise();
        }
}

void StudioDocks::placeAll() {
    QDockWidget* stack = nullptr;
    QDockWidget* right = nullptr;
    for (QDockWidget* dock : m_docks) {
        const auto area = static_cast<Qt::DockWidgetArea>(dock->property("area").toInt());
        dock->setFloating(false);
        m_window->addDockWidget(area, dock);
        QDockWidget*& first = area == Qt::BottomDockWidgetArea ? stack : right;
        if (area == Qt::LeftDockWidgetArea) continue;
        if (first)
            m_window->tabifyDockWidget(first, dock);
        else
            first = dock;
    }
    for (QDockWidget* first : {stack, right})
        if (first) first->raise();
}

void StudioDocks::arrange() {
    placeAll();
    m_shown.clear();
    m_front.clear();
    apply();
    QDockWidget* prompt = dock(QStringLiteral("prompt"));
    QDockWidget* inspector = dock(QStringLiteral("inspector"));
    QDockWidget* jobs = dock(QStringLiteral("jobs"));
    m_window->resizeDocks({prompt, inspector}, {296, 330}, Qt::Horizontal);
    m_window->resizeDocks({jobs}, {150}, Qt::Vertical);
}

void StudioDocks::hideAll() {
    for (QDockWidget* each : m_docks) each->hide();
}

QStringList StudioDocks::ownDocks(const QString& tab) {
    const QString jobs = QStringLiteral("jobs");
    const QString log = QStringLiteral("log");
    if (tab == QLatin1String("library") || tab == QLatin1String("compare")) return {};
    if (tab == QLatin1String("attention") || tab == QLatin1String("models")) return {jobs, log};
    if (tab == QLatin1String("matrix")) return {QStringLiteral("prompt"), jobs, log};
    return {QStringLiteral("prompt"),
            QStringLiteral("inspector"),
            QStringLiteral("variation"),
            jobs,
            log};
}

void StudioDocks::remember() {
    if (m_tab.isEmpty()) return;
    QStringList shown;
    QStringList front;
    for (const QDockWidget* each : m_docks) {
        // One behind another in its stack is not visible, but shown.
        if (each->toggleViewAction()->isChecked()) shown << each->objectName();
        if (each->isVisible() && !each->visibleRegion().isEmpty()) front << each->objectName();
    }
    m_shown[m_tab] = shown;
    if (!front.isEmpty()) m_front[m_tab] = front;
}

void StudioDocks::apply() {
    const QStringList shown = m_shown.value(m_tab, ownDocks(m_tab));
    const QStringList front =
        m_front.value(m_tab, {QStringLiteral("inspector"), QStringLiteral("jobs")});
    m_window->setAnimated(false);  // the page gets its whole width at once
    for (QDockWidget* each : m_docks) each->setVisible(shown.contains(each->objectName()));
    for (QDockWidget* each : m_docks)
        if (shown.contains(each->objectName()) && front.contains(each->objectName())) each->raise();
    m_window->setAnimated(true);
    updateTitles();
}

void StudioDocks::showTab(const QString& tab) {
    if (tab == m_tab) return;
    remember();
    m_tab = tab;
    apply();
}

void StudioDocks::restore(const QSettings& settings) {
    for (const QString& tab : settings.value(QStringLiteral("docks/tabs")).toStringList())
        m_shown[tab] = settings.value(QStringLiteral("docks/") + tab).toStringList();
}

void StudioDocks::save(QSettings& settings) {
    remember();
    settings.setValue(QStringLiteral("docks/tabs"), QStringList(m_shown.keys()));
    for (auto at = m_shown.cbegin(); at != m_shown.cend(); ++at)
        settings.setValue(QStringLiteral("docks/") + at.key(), at.value());
}

// A dock in a stack has its name on its tab already.
void StudioDocks::updateTitles() {
    for (QDockWidget* dock : m_docks) {
        const bool onTab = !dock->isFloating() && !m_window->tabifiedDockWidgets(dock).isEmpty();
        if (onTab == (dock->titleBarWidget() != nullptr)) continue;
        QWidget* before = dock->titleBarWidget();
        dock->setTitleBarWidget(onTab ? new QWidget(dock) : nullptr);
        delete before;
    }
}

}  // namespace seedbed
