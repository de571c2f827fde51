// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/models/model_collection.h"

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

class QVBoxLayout;

namespace seedbed {

class FactGrid;
class MemoryBars;
class ModelPictures;
class PictureStrip;

// Everything that is known of one model, and what can be done with it.
class ModelDetails : public QWidget {
    Q_OBJECT
 public:
    // `pictures` may be null.
    ModelDetails(ModelCollection* models, ModelPictures* pictures, QWidget* parent = nullptr);
    // A note that was being written is kept.
    ~ModelDetails() override;

    // Empty or unknown: says that nothing is chosen.
    void showModel(const QString& id);
    const QString& model() const { return m_id; }

    QPushButton* openButton() const { return m_open; }
    QPushButton* unloadButton() const { return m_unload; }
    QComboBox* dtypeBox() const { return m_dtype; }
    QToolButton* favouriteButton() const { return m_favourite; }
    QPushButton* hashButton() const { return m_hash; }
    QPushButton* copyButton() const { return m_copy; }
    QPlainTextEdit* noteEdit() const { return m_note; }
    QLabel* troubleLabel() const { return m_trouble; }
    const FactGrid* facts() const { return m_facts; }
    const FactGrid* parts() const { return m_parts; }
    const MemoryBars* memory() const { return m_memory; }
    const PictureStrip* strip() const { return m_strip; }

 Q_SIGNALS:
    // Load a model, add a LoRA to the prompt, or write an embedding's word into it.
    void openRequested(const QString& id, const QString& dtype);
    void unloadRequested();
    void folderRequested(const QString& path);
    void picturesRequested(const QString& id);
    void hashRequested(const QString& id);
    void hashCopied();

 private:
    void setUpParts();
    void buildLayout();
    QWidget* buildHead();
    QWidget* buildButtons();
    void addSection(QVBoxLayout* layout, QLabel* heading, QWidget* content);
    void connectParts();
    void refresh();
    void refreshHead(const ModelEntry& entry);
    void refreshButtons(const ModelEntry& entry);
    void refreshMemory(const ModelEntry& entry);
    void refreshPictures(const ModelEntry& entry);
    void refreshFacts(const ModelEntry& entry);
    void keepNote();

    ModelCollection* m_models;
    ModelPictures* m_pictures;
    QString m_id;
    QWidget* m_body;
    QLabel* m_hint;  // instead of the rest
    QToolButton* m_favourite;
    QLabel* m_name;
    QLabel* m_kind;
    QLabel* m_trouble;
    QPushButton* m_open;
    QComboBox* m_dtype;
    QPushButton* m_unload;
    QLabel* m_memoryLabel;
    MemoryBars* m_memory;
    QLabel* m_stripLabel;
    PictureStrip* m_strip;
    QLabel* m_factsLabel;
    FactGrid* m_facts;
    QLabel* m_partsLabel;
    FactGrid* m_parts;
    QLabel* m_noteLabel;
    QPlainTextEdit* m_note;
    QTimer m_noteTimer;
    bool m_noteChanged = false;
    QPushButton* m_folder;
    QPushButton* m_hash;
    QPushButton* m_copy;
};

}  // namespace seedbed
