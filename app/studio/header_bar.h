// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/model_info.h"

#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QWidget>

namespace seedbed {

// The line above everything: product, model, tabs, the list of actions, device.
class HeaderBar : public QWidget {
    Q_OBJECT
 public:
    explicit HeaderBar(QWidget* parent = nullptr);

    // Null while a model is being loaded.
    void setModel(const ModelInfoPtr& model);
    void setLoading(const QString& name);
    // The model is known, but its weights are not in memory.
    void setUnloaded(const ModelInfoPtr& model);
    QTabBar* tabs() const { return m_tabs; }
    QToolButton* modelButton() const { return m_model; }
    QPushButton* finderButton() const { return m_finder; }
    // The key that opens the list of actions.
    void setFinderKey(const QKeySequence& key);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    // Tabs and actions always fit; what else there is to say gives way.
    void giveWay();

    QToolButton* m_model;
    QLabel* m_modelText;
    QTabBar* m_tabs;
    QPushButton* m_finder;
    QString m_finderText;
    QLabel* m_device;
};

}  // namespace seedbed
