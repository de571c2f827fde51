// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/memory_forecast.h"
#include "widgets/models/model_collection.h"
#include "widgets/models/model_manager_panel.h"

#include <QMenu>
#include <QObject>
#include <QTimer>

namespace seedbed {

class MainWindow;
class ModelThumbnails;

// Opening models: says before loading whether one fits and offers what would; takes LoRAs and
// embeddings into the prompt; lets go of the model when nothing has run for a while.
class ModelDesk : public QObject {
    Q_OBJECT
 public:
    explicit ModelDesk(MainWindow* window);
    // Once the window's parts are there.
    void connectWindow();

    ModelCollection* models() { return &m_models; }
    ModelManagerPanel* panel() const { return m_panel; }
    // What the header shows of a model that is named by `id`.
    QString nameOf(const QString& id) const;

    // A model is loaded, a LoRA or embedding goes into the prompt.
    void open(const QString& id, const QString& dtype = QStringLiteral("auto"));
    // A file or folder from elsewhere: looked at first, then shown and opened.
    void openPath(const QString& path);
    void chooseFolder();
    void chooseFile();
    void unload();
    // Minutes without a run after which the model's memory is given back; 0 = never.
    int idleMinutes() const;
    void setIdleMinutes(int minutes);
    // The model box of the header.
    void fillMenu(QMenu* menu);
    void showManager();

 private:
    void load(const ModelEntry& entry, const QString& dtype);
    void apply(const MemoryPlan& plan, const QString& id);
    void warn(const ModelEntry& entry, const MemoryPlan& plan, const QString& sentence);
    QString textOf(const MemoryPlan& plan, const MemoryPlan& wanted) const;
    void onLookedAt(const QString& path, bool known);
    void onFailed(const Failed& event);
    void onIdle();
    bool busy() const;
    void updateHeader();
    void updateEmbeddings();
    void showPictures(const QString& id);

    MainWindow* m_window;
    ModelCollection m_models;
    ModelThumbnails* m_thumbnails;
    ModelManagerPanel* m_panel;
    QString m_wanted;  // path that is being looked at and will be opened
    QTimer m_idle;
};

}  // namespace seedbed
