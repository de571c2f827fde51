// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDockWidget>
#include <QHash>
#include <QMainWindow>
#include <QSettings>
#include <QStringList>

namespace seedbed {

// The panels around the centre: placed, named on their tabs, and put back where they belong.
class StudioDocks : public QObject {
    Q_OBJECT
 public:
    // Of QMainWindow::saveState; a stored layout of another version is not restored.
    static constexpr int kVersion = 2;

    explicit StudioDocks(QMainWindow* window);

    QDockWidget* add(const QString& name,
                     const QString& title,
                     QWidget* panel,
                     Qt::DockWidgetArea area);
    const QList<QDockWidget*>& all() const { return m_docks; }
    QDockWidget* dock(const QString& name) const;  // null when unknown
    void raise(const QWidget* panel);
    // Places docks that were added: prompt left, inspector right, the rest in one stack below; each
    // tab shows those that it came with.
    void arrange();
    void hideAll();

    // Each tab remembers which docks it shows: the grid wants prompt and inspector beside it, a
    // comparison wants the width.
    void showTab(const QString& tab);
    void restore(const QSettings& settings);
    void save(QSettings& settings);
    // Gives bars to docks that stand alone; after QMainWindow::restoreState, which moves them.
    void updateTitles();

 private:
    void placeAll();
    void remember();
    void apply();
    static QStringList ownDocks(const QString& tab);

    QMainWindow* m_window;
    QList<QDockWidget*> m_docks;
    QString m_tab;                        // empty until the first one is shown
    QHash<QString, QStringList> m_shown;  // by tab
    QHash<QString, QStringList> m_front;  // of those in a stack
};

}  // namespace seedbed
