// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/attention_export.h"
#include "widgets/attention/attention_state.h"

#include <QObject>
#include <QString>

#include <functional>

class QMenu;
class QWidget;

namespace seedbed {

class MultiplesView;

// Takes the Attention tab's contents away as files. The ask… functions open a dialog for the name
// and return at once; the write… functions write. Either way `said` tells what was written, or why
// not.
class AttentionExports : public QObject {
    Q_OBJECT
 public:
    AttentionExports(AttentionState* state, MultiplesView* view, QWidget* window);

    void fill(QMenu* menu);

    void askFigure(double scale);
    void askDrawing();
    void askMaps();
    void askNumbers();
    void askMasks(bool allWatched);

    void writeFigure(const QString& path, double scale);
    void writeDrawing(const QString& path);
    void writeMaps(const QString& path);
    // CSV or, where the name ends in .json, JSON; of the watched words, or all where none is.
    void writeNumbers(const QString& path);
    // The chosen word's mask of the first picture at the slider's step; or of each watched word,
    // "NAME-word.png" beside the path.
    void writeMasks(const QString& path, bool allWatched);

 Q_SIGNALS:
    void said(const QString& text);

 private:
    void ask(const QString& title,
             const QString& filter,
             const QString& name,
             const std::function<void(const QString&)>& write);
    void guarded(const std::function<QString()>& write);
    CapturedPicture capture() const;
    std::vector<CapturedWord> capturedWords() const;
    QString stem() const;  // "seed-7"

    AttentionState* m_state;
    MultiplesView* m_view;
    QWidget* m_window;
};

}  // namespace seedbed
