// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/models/model_collection.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

#include <optional>

namespace seedbed {

// Above the models: search, kinds, architectures, the folders that are watched, what a scan does.
class ModelBar : public QWidget {
    Q_OBJECT
 public:
    explicit ModelBar(ModelCollection* models, QWidget* parent = nullptr);

    QString search() const { return m_search->text(); }
    std::optional<ModelKind> kind() const;
    QString architecture() const { return m_architecture->currentData().toString(); }
    bool favouritesOnly() const { return m_favourites->isChecked(); }
    // How many rows match, and what they take on disk.
    void setShown(int count, double bytes);
    void clear();

    QLineEdit* searchField() const { return m_search; }
    QComboBox* architectureBox() const { return m_architecture; }
    QToolButton* kindButton(std::optional<ModelKind> kind) const;
    QToolButton* favouritesButton() const { return m_favourites; }
    QToolButton* foldersButton() const { return m_folders; }
    QToolButton* rescanButton() const { return m_rescan; }
    QLabel* countLabel() const { return m_count; }
    QLabel* problemLabel() const { return m_problem; }

 Q_SIGNALS:
    void changed();
    void addFolderRequested();
    void folderRequested(const QString& folder);  // show it

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void setUpParts();
    void colourIcons();
    QWidget* buildTop();
    QWidget* buildChips();
    QWidget* buildStatus();
    void connectParts();
    void offerArchitectures();
    void fillFolders();
    void refreshScan();

    ModelCollection* m_models;
    QLineEdit* m_search;
    QComboBox* m_architecture;
    std::vector<QToolButton*> m_kinds;  // all, then in the order of ModelKind
    QToolButton* m_favourites;
    QToolButton* m_folders;
    QToolButton* m_rescan;
    QLabel* m_count;
    QLabel* m_working;
    QProgressBar* m_progress;
    QLabel* m_problem;
};

}  // namespace seedbed
