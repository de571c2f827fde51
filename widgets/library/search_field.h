// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>

#include <map>

namespace seedbed {

// A line for the library's search language that completes the term under the cursor: fields, and
// behind "tag:", "model:", "sampler:", "program:" the values in use.
class SearchField : public QLineEdit {
    Q_OBJECT
 public:
    explicit SearchField(QWidget* parent = nullptr);

    // What stands in the library under a field ("tag").
    void setValues(const QString& field, const QStringList& values);
    // The completions of the term that ends at the cursor.
    QStringList completions() const;
    // Puts a completion in the place of the term under the cursor.
    void complete(const QString& completion);

 Q_SIGNALS:
    // Values of a field would help.
    void valuesWanted(const QString& field);

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

 private:
    // Where the term under the cursor begins.
    qsizetype termStart() const;
    void offer();

    QCompleter* m_completer;
    QStringListModel* m_choices;
    std::map<QString, QStringList> m_values;
};

}  // namespace seedbed
