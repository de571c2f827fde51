// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"
#include "widgets/mask_editor.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>

class QSettings;
class QVBoxLayout;

namespace seedbed {

// The picture that a run starts from, how much of it changes, and where. Folded until one is
// chosen.
class StartPictureForm : public QWidget {
    Q_OBJECT
 public:
    explicit StartPictureForm(QWidget* parent = nullptr);

    void apply(GenerateRequest& request) const;
    void show(const GenerateRequest& request);
    void restore(const QSettings& settings);
    void save(QSettings& settings) const;
    // Why the picture or the mask is no use, in one sentence; empty = they are fine, or none.
    QString error() const { return m_error; }
    bool hasMask() const { return !m_start.path.empty() && !m_start.mask_path.empty(); }
    // Where painted masks are kept.
    void setMaskFolder(const QString& folder) { m_maskFolder = folder; }

    // Reads files beside the GUI thread; empty = none.
    void setPicture(const QString& path);
    void setMask(const QString& path);

    QToolButton* fold() const { return m_fold; }
    QPushButton* chooseButton() const { return m_choose; }
    QPushButton* removeButton() const { return m_remove; }
    QSlider* strength() const { return m_strength; }
    QPushButton* maskButton() const { return m_chooseMask; }
    QPushButton* noMaskButton() const { return m_removeMask; }
    QSpinBox* blur() const { return m_blur; }
    QCheckBox* pasteBack() const { return m_pasteBack; }
    MaskEditor* editor() const { return m_editor; }

 Q_SIGNALS:
    void changed();
    // A picture that somebody chose is there, of this size in pixels.
    void pictureChosen(QSize size);

 protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

 private:
    struct Loaded;

    void setUpFields();
    void buildLayout();
    void addMaskPart(QVBoxLayout* layout);
    void connectParts();
    void load(bool chosen);
    void loaded(const Loaded& pictures);
    void keepPaintedMask();
    void chooseFile(const QString& title, void (StartPictureForm::*take)(const QString&));
    void updateParts();

    StartPicture m_start;  // an empty path = none
    QString m_error;
    QString m_maskFolder;
    int m_loads = 0;  // an older answer is of no interest

    QToolButton* m_fold;
    QWidget* m_body;
    QLabel* m_hint;
    QPushButton* m_choose;
    QPushButton* m_remove;
    QWidget* m_parts;  // what a picture brings
    MaskEditor* m_editor;
    QSlider* m_strength;
    QLabel* m_strengthText;
    QPushButton* m_chooseMask;
    QPushButton* m_removeMask;
    QSpinBox* m_blur;
    QCheckBox* m_pasteBack;
    QLabel* m_message;
};

}  // namespace seedbed
