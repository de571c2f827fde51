// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/library/seed_shelf.h"
#include "widgets/advanced_run_form.h"
#include "widgets/lora_list.h"
#include "widgets/run_settings_form.h"
#include "widgets/seed_field.h"
#include "widgets/seed_menu.h"
#include "widgets/start_picture_form.h"
#include "widgets/word_chips.h"

#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStringList>
#include <QToolButton>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QSettings;
class QVBoxLayout;

namespace seedbed {

// What stands in the prompt field at the very first start.
inline constexpr char kDefaultPrompt[] = "a red cube and a blue sphere";

// What to make: prompt, watched words, seeds, settings; and what it will cost.
class PromptPanel : public QWidget {
    Q_OBJECT
 public:
    explicit PromptPanel(WatchedWords* words, QWidget* parent = nullptr);

    // Tokens are counted and words offered from now on; fields at the old model's defaults follow.
    void setModel(ModelInfoPtr model);
    // In which type the model computes: GenerateRequest::dtype.
    void setDtype(const QString& dtype) { m_dtype = dtype; }
    // Embeddings that there are; a run gets those whose word stands in its prompts.
    void setEmbeddings(const QStringList& files);
    // Adds a LoRA, or an embedding's word, to what will be run.
    void addLora(const QString& file);
    void addWord(const QString& word);
    // Tells how long a request takes, nullopt = not known yet.
    void setForecast(std::function<std::optional<double>(const GenerateRequest&)> seconds);
    // Enables Stop.
    void setBusy(bool busy);
    // Empty = pictures are not written to disk.
    void setOutputFolder(const QString& folder);
    // The library that keeps the pictures, instead of the output folder; empty = none.
    void setLibrary(const QString& folder);
    // What the menus of the seed field offer; seedMenuOpened() tells when to look for newer ones.
    void setSeedHistory(const std::vector<UsedSeed>& seeds);
    void setFavouriteSeeds(const std::vector<FavouriteSeed>& seeds);
    // Puts the prompt on top of the list of those used before.
    void rememberPrompt();

    // The run that the fields describe.
    GenerateRequest request() const;
    // Shows a request in all fields: of a dropped picture, a preset, an earlier session. The model
    // that is loaded stays, and so does where pictures are kept.
    void fill(const GenerateRequest& request);
    bool canGenerate() const { return problem().isEmpty(); }
    // Why nothing can be generated, in one sentence; empty = it can.
    QString problem() const;
    std::shared_ptr<const TokenizedPrompt> tokens() const { return m_tokens; }

    void useSeeds(const std::vector<Seed>& seeds);
    void restore(const QSettings& settings);
    void save(QSettings& settings) const;

    QPlainTextEdit* promptEdit() const { return m_prompt; }
    QPlainTextEdit* negativeEdit() const { return m_negative; }
    SeedField* seedField() const { return m_seeds; }
    RunSettingsForm* form() const { return m_form; }
    AdvancedRunForm* more() const { return m_more; }
    StartPictureForm* start() const { return m_start; }
    SeedMenu* usedSeeds() const { return m_usedSeeds; }
    SeedMenu* favouriteSeeds() const { return m_favouriteSeeds; }
    WordChips* chips() const { return m_chips; }
    QLabel* tokenLabel() const { return m_tokenLabel; }
    LoraList* loras() const { return m_loras; }
    QLabel* modelHint() const { return m_modelHint; }
    QPushButton* generateButton() const { return m_generate; }
    QPushButton* stopButton() const { return m_stop; }

 public Q_SLOTS:
    // Measured speed or the fields changed.
    void updateForecast();

 Q_SIGNALS:
    void generateRequested();
    void stopRequested();
    void seedMenuOpened();
    void changed();

 private:
    void setUpFields();
    void buildLayout();
    void addPromptPart(QVBoxLayout* layout);
    void addRunPart(QVBoxLayout* layout);
    void connectParts();
    void settingsChanged();
    void chooseSeed(Seed seed, bool add);
    void retokenize();
    void readPrompts();
    QString missingLoras(const GenerateRequest& request) const;
    void offerPrompts();
    QString whereKept() const;
    std::vector<std::string> usedEmbeddings() const;
    void showModelHint();
    void takeShape(QSize picture);
    QString tokenText() const;
    QString cutText() const;

    WatchedWords* m_words;
    ModelInfoPtr m_model;
    std::shared_ptr<const TokenizedPrompt> m_tokens;
    QString m_textNote;   // what of the prompt has no effect; empty = nothing
    QString m_textError;  // why the prompts cannot be read; empty = they can
    std::function<std::optional<double>(const GenerateRequest&)> m_forecastOf;
    QString m_outputFolder;
    QString m_library;
    QString m_dtype = QStringLiteral("auto");
    QStringList m_embeddings;

    QPlainTextEdit* m_prompt;
    QLabel* m_tokenLabel;
    QToolButton* m_recent;
    QStringList m_history;  // newest first
    WordChips* m_chips;
    QCheckBox* m_special;
    QPlainTextEdit* m_negative;
    QLabel* m_negativeLabel;
    LoraList* m_loras;
    QLabel* m_modelHint;  // what a model of its kind asks for
    SeedField* m_seeds;
    SeedMenu* m_usedSeeds;
    SeedMenu* m_favouriteSeeds;
    RunSettingsForm* m_form;
    AdvancedRunForm* m_more;
    StartPictureForm* m_start;
    QPushButton* m_generate;
    QPushButton* m_stop;
    QLabel* m_forecast;
};

}  // namespace seedbed
