// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCompleter>
#include <QLineEdit>
#include <QStringList>
#include <QStringListModel>
#include <QWidget>

namespace seedbed {

// Tags as chips with a cross, and a field that adds more (Enter or a comma).
class TagEditor : public QWidget {
    Q_OBJECT
 public:
    explicit TagEditor(QWidget* parent = nullptr);

    void setTags(const QStringList& tags);
    const QStringList& tags() const { return m_tags; }
    // Tags in use, for completion.
    void setKnown(const QStringList& tags) { m_known->setStringList(tags); }
    QLineEdit* field() const { return m_field; }

 Q_SIGNALS:
    void tagAdded(const QString& tag);
    void tagRemoved(const QString& tag);
    void knownWanted();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void add();

    QWidget* m_chips;
    QLineEdit* m_field;
    QStringListModel* m_known;
    QStringList m_tags;
};

}  // namespace seedbed
