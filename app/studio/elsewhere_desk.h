// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/elsewhere.h"
#include "core/library/picture_row.h"
#include "widgets/run_store.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

#include <optional>
#include <string>
#include <vector>

class QMenu;

namespace seedbed {

class MainWindow;
class ReproducePanel;

// Pictures on their way between Seedbed and other programs: copies what makes the chosen picture
// there, and makes pictures from there again in a window of its own. Models are looked at on a
// thread of its own.
class ElsewhereDesk : public QObject {
    Q_OBJECT
 public:
    explicit ElsewhereDesk(MainWindow* window);

    // Of the picture that is chosen in the current tab, to the clipboard.
    void copyChosen(Elsewhere program);
    // A file; the settings that give it are searched for.
    void reproduce(const QString& file);
    // The library's current picture.
    void reproduceChosen();
    void choosePicture();
    // The entries for the menu of a picture.
    void fillMenu(QMenu* menu) const;

    // Where the names of LoRAs in pictures are looked for.
    std::vector<std::string> loraFiles() const;
    ReproducePanel* panel() const { return m_panel; }  // null before its first use

 Q_SIGNALS:
    void copied(const QString& text);

 private:
    struct Written {
        ElsewhereText text;
        QString error;
    };
    void begin(const QString& file, const PictureSettings& settings);
    void buildWindow();
    void copyPicture(const PictureRow& row);
    void copy(const GenerateRequest& request, std::vector<std::string> remarks, Elsewhere program);
    void onWritten(const Written& written, Elsewhere program);
    void save(const std::string& text, Elsewhere program);
    // The model on this machine that a picture names; else the prompt panel's.
    std::string modelOf(const PictureSettings& settings) const;

    MainWindow* m_window;
    ReproducePanel* m_panel = nullptr;
    QThreadPool m_pool;
    PictureId m_copied = 0;  // waits for its settings
    PictureId m_reproduced = 0;
    Elsewhere m_program = Elsewhere::Automatic1111;
};

}  // namespace seedbed
