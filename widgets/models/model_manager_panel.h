// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/models/model_collection.h"
#include "widgets/models/model_filter.h"
#include "widgets/models/model_list_model.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QWidget>

class QSettings;
class QSplitter;

namespace seedbed {

class ModelBar;
class ModelDetails;
class ModelPictures;

// The Models tab: what lies in the watched folders as a list to search, filter and sort; the chosen
// one in detail beside it. Opening and all that leaves the panel is asked for by signals.
class ModelManagerPanel : public QWidget {
    Q_OBJECT
 public:
    // `pictures` may be null: then no thumbnails are shown.
    ModelManagerPanel(ModelCollection* models, ModelPictures* pictures, QWidget* parent = nullptr);

    ModelCollection* models() const { return m_models; }
    QTableView* view() const { return m_view; }
    ModelFilter* filter() const { return m_filter; }
    ModelBar* bar() const { return m_bar; }
    ModelDetails* details() const { return m_details; }
    QPushButton* addFolderButton() const { return m_addFolder; }

    QString current() const;  // id; empty = none
    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

 public Q_SLOTS:
    // Chooses a model, also one that the filter hides (the filter is cleared then).
    void showModel(const QString& id);
    void openCurrent();
    void toggleFavourite();
    void hashCurrent();
    void copyHash();
    void showCurrentFile();
    void chooseFolder();
    void focusSearch();

 Q_SIGNALS:
    void openRequested(const QString& id, const QString& dtype);
    void unloadRequested();
    void folderRequested(const QString& path);
    void picturesRequested(const QString& id);
    void currentChanged(const QString& id);
    void said(const QString& sentence);

 protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void setUpView(ModelPictures* pictures);
    QWidget* buildCentre();
    QWidget* buildInvitation();
    void connectParts();
    // What a narrow window has no room for stands in the details.
    void fitColumns();
    void applyFilter();
    void select(const QModelIndex& index);
    void onCurrentChanged();
    void updateState();
    void showMenu(const QPoint& position);

    ModelCollection* m_models;
    ModelListModel* m_list;
    ModelFilter* m_filter;
    ModelBar* m_bar;
    QTableView* m_view;
    QLabel* m_nothing;  // instead of an empty list
    QWidget* m_invitation;
    QPushButton* m_addFolder;
    QStackedWidget* m_centre = nullptr;
    ModelDetails* m_details;
    QSplitter* m_split;
};

}  // namespace seedbed
