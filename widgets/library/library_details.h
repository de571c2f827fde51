// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/library_client.h"
#include "widgets/library/star_bar.h"
#include "widgets/library/tag_editor.h"

#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include <optional>
#include <vector>

namespace seedbed {

// Beside the library's grid: what is thought of the chosen pictures, to be changed here, and all
// settings of the current one.
class LibraryDetails : public QWidget {
    Q_OBJECT
 public:
    explicit LibraryDetails(LibraryClient* client, QWidget* parent = nullptr);
    // A note that was being written is kept.
    ~LibraryDetails() override;

    // `current` of `pictures`, which judgements apply to; 0 and none clear.
    void showPictures(PictureId current, const std::vector<PictureId>& pictures);
    const std::optional<PictureRow>& picture() const { return m_picture; }

    StarBar* stars() const { return m_stars; }
    TagEditor* tags() const { return m_tags; }
    QPlainTextEdit* note() const { return m_note; }
    QPushButton* useSeedButton() const { return m_useSeed; }
    QPushButton* useSettingsButton() const { return m_useSettings; }
    QPushButton* attentionButton() const { return m_attention; }
    QPushButton* compareButton() const { return m_compare; }
    // Name and value as they stand, e.g. for a test.
    QString valueOf(const QString& name) const;

 Q_SIGNALS:
    void useSeedRequested();
    void useSettingsRequested();
    void attentionRequested();
    void compareRequested();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    QWidget* buildJudgement();
    QWidget* buildButtons();
    void connectParts();
    void connectTags();
    void connectNote();
    void judge(Change change, const QString& what);
    void keepNote();
    void showJudgement();
    void showSettings();
    void setTitle();

    LibraryClient* m_client;
    QLabel* m_title;
    StarBar* m_stars;
    QToolButton* m_pick;
    QToolButton* m_reject;
    QToolButton* m_favourite;
    TagEditor* m_tags;
    QPlainTextEdit* m_note;
    QFormLayout* m_settings;
    QPushButton* m_useSeed;
    QPushButton* m_useSettings;
    QPushButton* m_attention;
    QPushButton* m_compare;
    PictureId m_current = 0;
    std::vector<PictureId> m_pictures;
    std::optional<PictureRow> m_picture;
    bool m_noteEdited = false;
    QTimer m_notePause;
};

}  // namespace seedbed
