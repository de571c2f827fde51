// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/seed.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QWidget>

#include <vector>

namespace seedbed {

// The seeds of a run as text ("0, 7, 100-131"), read while one types. Random seeds are drawn and
// shown before the run, so that nothing about it is unknown.
class SeedField : public QWidget {
    Q_OBJECT
 public:
    explicit SeedField(QWidget* parent = nullptr);

    // Empty while the text cannot be read.
    const std::vector<Seed>& seeds() const { return m_seeds; }
    QString text() const { return m_text->text(); }
    // What is wrong with the text, in one sentence; empty when it can be read.
    QString error() const { return m_error; }
    int count() const { return m_count->value(); }

    void setText(const QString& text) { m_text->setText(text); }
    void setSeeds(const std::vector<Seed>& seeds);
    void setCount(int count) { m_count->setValue(count); }
    // With CPU noise seeds above 32 bits alias: the field says so.
    void setNoise(NoiseMode mode);

    QLineEdit* editor() const { return m_text; }

 public Q_SLOTS:
    void drawRandom();
    void takeNext();

 Q_SIGNALS:
    void changed();

 private:
    void parse();
    void updateButtons();

    QLineEdit* m_text;
    QSpinBox* m_count;
    QPushButton* m_random;
    QPushButton* m_next;
    QLabel* m_message;
    std::vector<Seed> m_seeds;
    QString m_error;
    NoiseMode m_noise = NoiseMode::Cpu;
};

}  // namespace seedbed
