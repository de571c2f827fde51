// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <functional>

class QHBoxLayout;
class QPlainTextEdit;

namespace seedbed {

// A line over the pictures that says something and offers what to do about it. Nothing waits for
// it.
class NoticeBar : public QFrame {
    Q_OBJECT
 public:
    enum class Kind { Information, Warning };

    NoticeBar(Kind kind, const QString& text, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_text->text(); }
    // More than the line holds, one entry a line; unfolded by a button.
    void setDetails(const QStringList& details);
    QStringList details() const { return m_details; }
    // `name` is the button's object name.
    QPushButton* addButton(const QString& name, const QString& text, std::function<void()> pressed);
    // total 0 hides the progress bar.
    void setProgress(int done, int total);

 public Q_SLOTS:
    void dismiss();

 Q_SIGNALS:
    void dismissed();

 private:
    QLabel* m_text;
    QHBoxLayout* m_buttons;
    QProgressBar* m_progress;
    QPushButton* m_more;
    QPlainTextEdit* m_list;
    QStringList m_details;
};

// The bars that are open, one below the other. A new one with the same key replaces the old.
class NoticeStack : public QWidget {
    Q_OBJECT
 public:
    explicit NoticeStack(QWidget* parent = nullptr);

    NoticeBar* show(const QString& key, NoticeBar::Kind kind, const QString& text);
    NoticeBar* find(const QString& key) const;  // null when it is not open
    void close(const QString& key);

 private:
    QVBoxLayout* m_layout;
};

}  // namespace seedbed
