// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/prompt_options.h"

#include <QComboBox>
#include <QSpinBox>
#include <QWidget>

class QSettings;

namespace seedbed {

// How the prompts are read: with AUTOMATIC1111's weights or as plain text, and how many layers of
// the text encoder are left out.
class PromptOptionsForm : public QWidget {
    Q_OBJECT
 public:
    explicit PromptOptionsForm(QWidget* parent = nullptr);

    // Without embeddings, which no field here shows.
    PromptOptions options() const;
    void show(const PromptOptions& options);
    // What differs from a new run, in a few words; empty = nothing.
    QString summary() const;

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

    QComboBox* syntax() const { return m_syntax; }
    QSpinBox* clipSkip() const { return m_clipSkip; }

 Q_SIGNALS:
    void changed();

 private:
    void setUpFields();

    QComboBox* m_syntax;
    QSpinBox* m_clipSkip;
};

}  // namespace seedbed
