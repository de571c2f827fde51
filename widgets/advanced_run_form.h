// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/request.h"
#include "widgets/prompt_options_form.h"
#include "widgets/watched_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QWidget>

#include <vector>

class QSettings;

namespace seedbed {

// What most runs leave alone, folded away: DDIM's eta, a variation of every seed, and the rule that
// gives seeds up early.
class AdvancedRunForm : public QWidget {
    Q_OBJECT
 public:
    explicit AdvancedRunForm(WatchedWords* words, QWidget* parent = nullptr);

    // Writes the form's fields into a request whose seeds and sampler stand already.
    void apply(GenerateRequest& request) const;
    void show(const GenerateRequest& request);
    // Eta is DDIM's alone, and no rule can look behind the last step.
    void setRun(Sampler sampler, int steps);
    // Lets go of recipes that were shown for other seeds than these.
    void setSeeds(const std::vector<Seed>& seeds);
    // What keeps the fields from being used, in one sentence; empty = nothing.
    QString error() const { return m_error; }

    void restore(const QSettings& settings);
    void save(QSettings& settings) const;
    void setUnfolded(bool unfolded) { m_fold->setChecked(unfolded); }

    QToolButton* fold() const { return m_fold; }
    QDoubleSpinBox* eta() const { return m_eta; }
    QLineEdit* variation() const { return m_variation; }
    QCheckBox* abandon() const { return m_abandon; }
    QDoubleSpinBox* threshold() const { return m_threshold; }
    QSpinBox* step() const { return m_step; }
    QComboBox* measure() const { return m_measure; }
    QComboBox* tiling() const { return m_tiling; }
    PromptOptionsForm* text() const { return m_text; }
    QLabel* message() const { return m_message; }
    QPushButton* clearButton() const { return m_clear; }

 Q_SIGNALS:
    void changed();

 private:
    void setUpFields();
    void buildLayout();
    void connectParts();
    void check();
    void updateFold();
    void showRecipes();
    void clearRecipes();
    std::vector<std::string> phrases() const;

    WatchedWords* m_words;
    QToolButton* m_fold;
    QWidget* m_body;
    QDoubleSpinBox* m_eta;
    QLineEdit* m_variation;
    QComboBox* m_slerp;
    QLabel* m_recipeLabel;
    QPushButton* m_clear;
    QCheckBox* m_abandon;
    QComboBox* m_measure;
    QDoubleSpinBox* m_threshold;
    QSpinBox* m_step;
    QComboBox* m_tiling;
    PromptOptionsForm* m_text;
    QLabel* m_message;
    std::vector<NoiseMix> m_chain;
    // What no field can show: a place between four seeds, or a recipe of its own for each seed.
    std::vector<NoiseRecipe> m_recipes;
    std::vector<Seed> m_recipeSeeds;  // to which m_recipes belong
    QString m_error;
};

}  // namespace seedbed
