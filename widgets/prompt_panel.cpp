// SPDX-License-Identifier: Apache-2.0
#include "widgets/prompt_panel.h"

#include "core/base/error.h"
#include "core/models/prompt_syntax.h"
#include "widgets/label_role.h"
#include "widgets/panel_scroll.h"
#include "widgets/qt_convert.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace seedbed {

namespace {

QLabel* label(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("label"));
    return label;
}

}  // namespace

PromptPanel::PromptPanel(WatchedWords* words, QWidget* parent)
    : QWidget(parent),
      m_words(words),
      m_prompt(new QPlainTextEdit(this)),
      m_tokenLabel(new QLabel(this)),
      m_recent(new QToolButton(this)),
      m_chips(new WordChips(words, this)),
      m_special(new QCheckBox(tr("Start, end, padding"), this)),
      m_negative(new QPlainTextEdit(this)),
      m_negativeLabel(new QLabel(this)),
      m_loras(new LoraList(this)),
      m_modelHint(new QLabel(this)),
      m_seeds(new SeedField(this)),
      m_usedSeeds(new SeedMenu(tr("Used"), tr("No seed has been used yet"), this)),
      m_favouriteSeeds(new SeedMenu(tr("Favourites"), tr("No favourite seed yet"), this)),
      m_form(new RunSettingsForm(this)),
      m_more(new AdvancedRunForm(words, this)),
      m_start(new StartPictureForm(this)),
      m_generate(new QPushButton(this)),
      m_stop(new QPushButton(tr("Stop"), this)),
      m_forecast(new QLabel(this)) {
    setUpFields();
    buildLayout();
    connectParts();
    setBusy(false);
    m_prompt->setPlainText(QString::fromLatin1(kDefaultPrompt));
}

void PromptPanel::setUpFields() {
    m_prompt->setTabChangesFocus(true);
    m_prompt->setPlaceholderText(tr("What should be in the picture?"));
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setMinimumHeight(76);
    m_prompt->setMaximumHeight(150);
    m_negative->setTabChangesFocus(true);
    m_negative->setPlaceholderText(tr("nothing"));
    m_negative->setAccessibleName(tr("Negative prompt"));
    m_negative->setMinimumHeight(38);
    m_negative->setMaximumHeight(84);
    m_generate->setProperty("role", QStringLiteral("primary"));
    m_generate->setObjectName(QStringLiteral("generate"));
    m_generate->setToolTip(tr("Makes a picture for each seed (Ctrl+Enter)"));
    m_stop->setToolTip(tr("Stops the running grid now; finished pictures stay (Ctrl+.)"));
    m_recent->setText(tr("Prompts"));
    m_recent->setToolTip(tr("Prompts used before, and examples that suit the model"));
    m_recent->setAutoRaise(true);
    m_recent->setPopupMode(QToolButton::InstantPopup);
    m_recent->setMenu(new QMenu(m_recent));
    m_usedSeeds->setToolTip(
        tr("Seeds used before, newest first. Puts back the seed alone, all else stays;\n"
           "with Ctrl it joins the list."));
    m_favouriteSeeds->setToolTip(
        tr("Seeds you marked as favourites, across all prompts; with Ctrl a seed joins the list."));
    m_special->setToolTip(tr("Also offers the positions that every prompt has"));
    m_modelHint->hide();
    for (QLabel* text : {m_tokenLabel, m_negativeLabel, m_modelHint, m_forecast}) {
        text->setProperty("role", QStringLiteral("hint"));
        text->setWordWrap(true);
    }
}

void PromptPanel::buildLayout() {
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->setSpacing(6);
    addPromptPart(layout);
    addRunPart(layout);
    layout->addStretch(1);

    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    setAutoFillBackground(true);
    outer->addWidget(new PanelScroll(body, this));
}

void PromptPanel::addPromptPart(QVBoxLayout* layout) {
    layout->addWidget(m_prompt, 4);
    auto* below = new QHBoxLayout;
    below->addWidget(m_tokenLabel, 1);
    below->addWidget(m_recent, 0, Qt::AlignTop);
    layout->addLayout(below);
    auto* chipsHead = new QHBoxLayout;
    chipsHead->addWidget(label(tr("Watch words"), this));
    chipsHead->addStretch();
    chipsHead->addWidget(m_special);
    layout->addSpacing(6);
    layout->addLayout(chipsHead);
    layout->addWidget(m_chips);
    layout->addSpacing(8);
    layout->addWidget(label(tr("Not wanted"), this));
    layout->addWidget(m_negative, 2);
    layout->addWidget(m_negativeLabel);
    layout->addWidget(m_loras);
    layout->addWidget(m_modelHint);
}

void PromptPanel::addRunPart(QVBoxLayout* layout) {
    layout->addSpacing(8);
    auto* seedsHead = new QHBoxLayout;
    seedsHead->addWidget(label(tr("Seeds"), this));
    seedsHead->addStretch();
    seedsHead->addWidget(m_usedSeeds);
    seedsHead->addWidget(m_favouriteSeeds);
    layout->addLayout(seedsHead);
    layout->addWidget(m_seeds);
    layout->addSpacing(8);
    layout->addWidget(m_form);
    layout->addWidget(m_start);
    layout->addWidget(m_more);
    layout->addSpacing(12);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_generate, 1);
    buttons->addWidget(m_stop);
    layout->addLayout(buttons);
    layout->addWidget(m_forecast);
}

void PromptPanel::connectParts() {
    connect(m_prompt, &QPlainTextEdit::textChanged, this, &PromptPanel::retokenize);
    connect(m_recent->menu(), &QMenu::aboutToShow, this, &PromptPanel::offerPrompts);
    connect(m_negative, &QPlainTextEdit::textChanged, this, &PromptPanel::retokenize);
    connect(m_special, &QCheckBox::toggled, m_words, &WatchedWords::setSpecialTokens);
    connect(m_words, &WatchedWords::specialTokensChanged, m_special, &QCheckBox::setChecked);
    connect(m_seeds, &SeedField::changed, this, [this] {
        m_more->setSeeds(m_seeds->seeds());
        updateForecast();
    });
    for (SeedMenu* menu : {m_usedSeeds, m_favouriteSeeds}) {
        connect(menu, &SeedMenu::aboutToShow, this, &PromptPanel::seedMenuOpened);
        connect(menu, &SeedMenu::seedChosen, this, &PromptPanel::chooseSeed);
    }
    connect(m_loras, &LoraList::changed, this, &PromptPanel::retokenize);
    connect(m_form, &RunSettingsForm::changed, this, &PromptPanel::settingsChanged);
    connect(m_more, &AdvancedRunForm::changed, this, &PromptPanel::updateForecast);
    connect(m_start, &StartPictureForm::changed, this, &PromptPanel::updateForecast);
    connect(m_start, &StartPictureForm::pictureChosen, this, &PromptPanel::takeShape);
    connect(m_more->text(), &PromptOptionsForm::changed, this, &PromptPanel::retokenize);
    settingsChanged();
    connect(m_generate, &QPushButton::clicked, this, &PromptPanel::generateRequested);
    connect(m_stop, &QPushButton::clicked, this, &PromptPanel::stopRequested);
}

void PromptPanel::setForecast(
    std::function<std::optional<double>(const GenerateRequest&)> seconds) {
    m_forecastOf = std::move(seconds);
    updateForecast();
}

void PromptPanel::setBusy(bool busy) {
    m_stop->setEnabled(busy);
}

void PromptPanel::setOutputFolder(const QString& folder) {
    m_outputFolder = folder;
    updateForecast();
}

void PromptPanel::setLibrary(const QString& folder) {
    m_library = folder;
    updateForecast();
}

void PromptPanel::settingsChanged() {
    GenerateRequest request;
    m_form->apply(request);
    m_seeds->setNoise(request.noise);
    m_more->setRun(request.sampler, request.steps);
    updateForecast();
}

void PromptPanel::setSeedHistory(const std::vector<UsedSeed>& seeds) {
    m_usedSeeds->setEntries(seedEntries(seeds));
}

void PromptPanel::setFavouriteSeeds(const std::vector<FavouriteSeed>& seeds) {
    m_favouriteSeeds->setEntries(seedEntries(seeds));
}

void PromptPanel::chooseSeed(Seed seed, bool add) {
    std::vector<Seed> seeds = add ? m_seeds->seeds() : std::vector<Seed>{};
    if (std::find(seeds.begin(), seeds.end(), seed) == seeds.end()) seeds.push_back(seed);
    m_seeds->setSeeds(seeds);
}

void PromptPanel::fill(const GenerateRequest& request) {
    m_prompt->setPlainText(QString::fromStdString(request.prompt));
    m_negative->setPlainText(QString::fromStdString(request.negative));
    m_loras->setLoras(request.loras);
    m_form->show(request);
    if (!request.seeds.empty()) m_seeds->setSeeds(request.seeds);
    if (request.abandon) {
        std::vector<WatchedWord> words;
        for (const std::string& phrase : request.abandon->phrases)
            words.push_back({WatchedWord::Kind::Word, QString::fromStdString(phrase), 0, 0});
        m_words->setPicked(std::move(words));
    }
    m_more->show(request);
    m_start->show(request);
}

QString PromptPanel::problem() const {
    if (m_seeds->seeds().empty()) return tr("Name the seeds first.");
    if (!m_start->error().isEmpty()) return m_start->error();
    if (m_model && m_model->inpainting && !m_start->hasMask())
        return tr("This model needs a picture to start from and a mask.");
    return m_more->error().isEmpty() ? m_textError : m_more->error();
}

void PromptPanel::rememberPrompt() {
    const QString prompt = m_prompt->toPlainText();
    if (prompt.trimmed().isEmpty()) return;
    m_history.removeAll(prompt);
    m_history.prepend(prompt);
    constexpr int kMost = 20;
    while (m_history.size() > kMost) m_history.removeLast();
}

void PromptPanel::offerPrompts() {
    QMenu* menu = m_recent->menu();
    menu->clear();
    const auto offer = [this, menu](const QString& prompt) {
        const QString name =
            menu->fontMetrics().elidedText(prompt.simplified(), Qt::ElideRight, 420);
        menu->addAction(name, this, [this, prompt] { m_prompt->setPlainText(prompt); });
    };
    for (const QString& prompt : m_history) offer(prompt);
    if (!m_history.isEmpty()) menu->addSeparator();
    if (m_model)
        for (const std::string& prompt : m_model->example_prompts)
            offer(QString::fromStdString(prompt));
    if (menu->isEmpty()) menu->addAction(tr("Nothing yet"))->setEnabled(false);
}

GenerateRequest PromptPanel::request() const {
    GenerateRequest request;
    if (m_model) request.model = m_model->id;
    request.prompt = m_prompt->toPlainText().toStdString();
    request.negative = m_negative->toPlainText().toStdString();
    request.seeds = m_seeds->seeds();
    request.library = m_library.toStdString();
    if (m_library.isEmpty()) request.output_folder = m_outputFolder.toStdString();
    request.dtype = m_dtype.toStdString();
    request.loras = m_loras->loras();
    m_form->apply(request);
    m_more->apply(request);
    m_start->apply(request);
    request.text.embeddings = usedEmbeddings();
    return request;
}

void PromptPanel::useSeeds(const std::vector<Seed>& seeds) {
    m_seeds->setSeeds(seeds);
}

void PromptPanel::retokenize() {
    m_tokens.reset();
    m_negativeLabel->hide();
    m_textError.clear();
    m_textNote.clear();
    try {
        readPrompts();
    } catch (const Error& error) {
        m_textError = QString::fromUtf8(error.what());
    }
    m_tokenLabel->setText(tokenText());
    const bool bad = !m_textError.isEmpty() || (m_tokens && m_tokens->truncated());
    setLabelRole(m_tokenLabel, bad ? QStringLiteral("error") : QStringLiteral("hint"));
    m_chips->setPrompt(m_tokens);
    updateForecast();
}

// Throws what the run would throw.
void PromptPanel::readPrompts() {
    const auto tokenizer = m_model ? m_model->tokenizer : nullptr;
    if (!tokenizer) return;
    const GenerateRequest request = this->request();
    m_tokens =
        std::make_shared<const TokenizedPrompt>(tokenizer->tokenize(request.prompt, request.text));
    const TokenizedPrompt negative = tokenizer->tokenize(request.negative, request.text);
    if (negative.truncated()) {
        m_negativeLabel->setText(tr("%1 of %2 tokens: the end is cut off.")
                                     .arg(negative.text_tokens)
                                     .arg(negative.text_limit));
        m_negativeLabel->show();
    }
    refuse_unsupported({request.prompt, request.negative}, request.text.syntax);
    m_textNote = missingLoras(request);
}

QString PromptPanel::tokenText() const {
    if (!m_textError.isEmpty()) return m_textError;
    if (!m_tokens) return tr("Words and tokens appear once the model is loaded.");
    if (m_tokens->text_tokens == 0)
        return tr("No prompt: the pictures will show whatever the model likes.");
    const QString count =
        tr("%1 of %2 tokens").arg(m_tokens->text_tokens).arg(m_tokens->text_limit) + m_textNote;
    return m_tokens->truncated() ? tr("%1. Without effect: %2").arg(count, cutText()) : count;
}

// The words that do not fit, shortened to what a label bears.
QString PromptPanel::cutText() const {
    const std::string prompt = m_prompt->toPlainText().toStdString();
    const int from = m_tokens->words.empty() ? 0 : m_tokens->words.back().end;
    const QString cut =
        QString::fromStdString(prompt.substr(static_cast<std::size_t>(from))).simplified();
    constexpr int kShown = 80;
    return cut.size() <= kShown ? tr("“%1”").arg(cut) : tr("“%1 …”").arg(cut.left(kShown));
}

void PromptPanel::updateForecast() {
    const GenerateRequest request = this->request();
    const auto count = static_cast<int>(request.seeds.size());
    m_generate->setEnabled(canGenerate());
    m_generate->setText(canGenerate() ? tr("Generate %1").arg(count) : tr("Generate"));
    Q_EMIT changed();
    if (!canGenerate()) {
        m_forecast->setText(problem());
        return;
    }
    const auto seconds = m_forecastOf ? m_forecastOf(request) : std::nullopt;
    const QString time = seconds ? tr("About %1.").arg(durationText(*seconds))
                                 : tr("The first run measures how long this machine takes.");
    m_forecast->setText(tr("%1 %2", "how long it takes, where pictures go").arg(time, whereKept()));
}

QString PromptPanel::whereKept() const {
    if (!m_library.isEmpty())
        return tr("Pictures go into the library %1.").arg(shortPath(m_library));
    return m_outputFolder.isEmpty()
               ? tr("Pictures are kept in memory only.")
               : tr("Pictures are saved to %1.").arg(shortPath(m_outputFolder));
}

}  // namespace seedbed
