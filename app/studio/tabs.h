// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStackedWidget>
#include <QTabBar>

#include <vector>

namespace seedbed {

// The window's centre: one page for each tab of the header bar.
class StudioTabs : public QStackedWidget {
    Q_OBJECT
 public:
    // `bar` stands elsewhere and outlives this.
    explicit StudioTabs(QTabBar* bar, QWidget* parent = nullptr);

    // `id` is one of ActionTabs; `name` is stored in settings and in sessions ("library").
    void addPage(unsigned id, const QString& name, const QString& title, QWidget* page);
    unsigned currentTab() const;
    QString currentName() const;
    QWidget* page(unsigned id) const;
    // Pages that would like more width than a small screen has are cut, not the window.
    QSize minimumSizeHint() const override;

 public Q_SLOTS:
    void showTab(unsigned id);
    // Unknown names are ignored.
    void showTabNamed(const QString& name);
    void step(int tabs);

 Q_SIGNALS:
    void tabChanged(unsigned id);

 private:
    struct Page {
        unsigned id;
        QString name;
    };
    QTabBar* m_bar;
    std::vector<Page> m_pages;
};

}  // namespace seedbed
