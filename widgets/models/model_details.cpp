// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_details.h"

#include "widgets/flow_layout.h"
#include "widgets/label_role.h"
#include "widgets/models/fact_grid.h"
#include "widgets/models/memory_bars.h"
#include "widgets/models/model_facts.h"
#include "widgets/models/model_pictures.h"
#include "widgets/models/model_text.h"
#include "widgets/models/picture_strip.h"
#include "widgets/panel_scroll.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace seedbed {

namespace {

constexpr int kNotePause = 600;  // ms after the last key

QLabel* heading(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setProperty("role", QStringLiteral("label"));
    return label;
}

}  // namespace

ModelDetails::ModelDetails(ModelCollection* models, ModelPictures* pictures, QWidget* parent)
    : QWidget(parent),
      m_models(models),
      m_pictures(pictures),
      m_body(new QWidget),
      m_hint(new QLabel(tr("Choose a model to see what it is."), this)),
      m_favourite(new QToolButton(m_body)),
      m_name(new QLabel(m_body)),
      m_kind(new QLabel(m_body)),
      m_trouble(new QLabel(m_body)),
      m_open(new QPushButton(m_body)),
      m_dtype(new QComboBox(m_body)),
      m_unload(new QPushButton(tr("Unload"), m_body)),
      m_memoryLabel(heading(m_body)),
      m_memory(new MemoryBars(m_body)),
      m_stripLabel(heading(m_body)),
      m_strip(new PictureStrip(pictures, m_body)),
      m_factsLabel(heading(m_body)),
      m_facts(new FactGrid(m_body)),
      m_partsLabel(heading(m_body)),
      m_parts(new FactGrid(m_body)),
      m_noteLabel(heading(m_body)),
      m_note(new QPlainTextEdit(m_body)),
      m_folder(new QPushButton(tr("Show the file"), m_body)),
      m_hash(new QPushButton(tr("Compute hash"), m_body)),
      m_copy(new QPushButton(tr("Copy hash"), m_body)) {
    setUpParts();
    buildLayout();
    connectParts();
    refresh();
}

ModelDetails::~ModelDetails() {
    keepNote();
}

void ModelDetails::setUpParts() {
    m_favourite->setText(QStringLiteral("★"));
    m_favourite->setCheckable(true);
    m_favourite->setToolTip(tr("Favourites stand in the model menu"));
    m_favourite->setAccessibleName(tr("Favourite"));
    m_name->setProperty("role", QStringLiteral("heading"));
    m_kind->setProperty("role", QStringLiteral("dim"));
    m_trouble->setProperty("role", QStringLiteral("error"));
    for (QLabel* label : {m_name, m_kind, m_trouble}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_hint->setProperty("role", QStringLiteral("dim"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_open->setProperty("role", QStringLiteral("primary"));
    m_open->setObjectName(QStringLiteral("openModel"));
    m_unload->setToolTip(tr("Gives its memory back; the next run loads it again"));
    m_dtype->addItem(tr("Automatic"), QStringLiteral("auto"));
    for (const char* dtype : {"float32", "float16", "bfloat16"})
        m_dtype->addItem(QLatin1String(dtype), QLatin1String(dtype));
    m_dtype->setAccessibleName(tr("Precision"));
    m_dtype->setToolTip(
        tr("In which type it computes (dtype). Automatic: float32 on the CPU, float16 on a GPU.\n"
           "Half the bits take half the memory and change pictures a little."));
    m_factsLabel->setText(tr("About"));
    m_partsLabel->setText(tr("Parts"));
    m_noteLabel->setText(tr("Note"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("What is it good for?"));
    m_note->setTabChangesFocus(true);
    m_note->setMinimumHeight(52);
    m_note->setMaximumHeight(90);
    m_noteTimer.setSingleShot(true);
    m_noteTimer.setInterval(kNotePause);
    m_hash->setToolTip(tr("SHA-256 of its file, by which other programs name it"));
}

QWidget* ModelDetails::buildHead() {
    auto* head = new QWidget(m_body);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_name, 1);
    row->addWidget(m_favourite, 0, Qt::AlignTop);
    return head;
}

QWidget* ModelDetails::buildButtons() {
    auto* buttons = new QWidget(m_body);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 4, 0, 0);
    row->addWidget(m_open, 1);
    row->addWidget(m_dtype);
    row->addWidget(m_unload);
    return buttons;
}

void ModelDetails::addSection(QVBoxLayout* layout, QLabel* label, QWidget* content) {
    layout->addSpacing(8);
    layout->addWidget(label);
    layout->addWidget(content);
}

void ModelDetails::buildLayout() {
    auto* layout = new QVBoxLayout(m_body);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(4);
    layout->addWidget(buildHead());
    layout->addWidget(m_kind);
    layout->addWidget(m_trouble);
    layout->addWidget(buildButtons());
    addSection(layout, m_memoryLabel, m_memory);
    addSection(layout, m_stripLabel, m_strip);
    addSection(layout, m_factsLabel, m_facts);
    addSection(layout, m_partsLabel, m_parts);
    auto* files = new QWidget(m_body);
    auto* flow = new FlowLayout(files);
    files->setLayout(flow);
    for (QPushButton* button : {m_folder, m_hash, m_copy}) flow->addWidget(button);
    layout->addSpacing(8);
    layout->addWidget(files);
    addSection(layout, m_noteLabel, m_note);
    layout->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_hint, 1);
    outer->addWidget(new PanelScroll(m_body, this), 1);
    setAutoFillBackground(true);
}

void ModelDetails::connectParts() {
    for (const auto changed : {&ModelCollection::entriesChanged,
                               &ModelCollection::statesChanged,
                               &ModelCollection::scanChanged,
                               &ModelCollection::hashingChanged})
        connect(m_models, changed, this, &ModelDetails::refresh);
    connect(m_models, &ModelCollection::entryChanged, this, [this](const QString& id) {
        if (id == m_id) refresh();
    });
    if (m_pictures)
        connect(m_pictures, &ModelPictures::changed, this, [this] {
            if (const ModelEntry* entry = m_models->find(m_id.toStdString()))
                refreshPictures(*entry);
        });
    connect(m_open, &QPushButton::clicked, this, [this] {
        Q_EMIT openRequested(m_id, m_dtype->currentData().toString());
    });
    connect(m_unload, &QPushButton::clicked, this, &ModelDetails::unloadRequested);
    connect(m_favourite, &QToolButton::clicked, this, [this](bool on) {
        m_models->setFavourite(m_id.toStdString(), on);
    });
    connect(m_strip, &PictureStrip::clicked, this, [this] { Q_EMIT picturesRequested(m_id); });
    connect(m_folder, &QPushButton::clicked, this, [this] {
        if (const ModelEntry* entry = m_models->find(m_id.toStdString()))
            Q_EMIT folderRequested(QString::fromStdString(entry->path.string()));
    });
    connect(m_hash, &QPushButton::clicked, this, [this] { Q_EMIT hashRequested(m_id); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const ModelEntry* entry = m_models->find(m_id.toStdString());
        if (!entry) return;
        QGuiApplication::clipboard()->setText(QString::fromStdString(entry->hashes.auto_v2));
        Q_EMIT hashCopied();
    });
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        m_noteChanged = true;
        m_noteTimer.start();
    });
    connect(&m_noteTimer, &QTimer::timeout, this, &ModelDetails::keepNote);
}

void ModelDetails::keepNote() {
    if (!std::exchange(m_noteChanged, false) || m_id.isEmpty()) return;
    m_noteTimer.stop();
    m_models->setNote(m_id.toStdString(), m_note->toPlainText());
}

void ModelDetails::showModel(const QString& id) {
    if (id == m_id) return;
    keepNote();
    m_id = id;
    const ModelMark mark = m_models->mark(id.toStdString());
    const QSignalBlocker quiet(m_note);
    m_note->setPlainText(QString::fromStdString(mark.note));
    m_dtype->setCurrentIndex(std::max(0, m_dtype->findData(QString::fromStdString(mark.dtype))));
    refresh();
}

void ModelDetails::refresh() {
    const ModelEntry* entry = m_models->find(m_id.toStdString());
    m_hint->setVisible(!entry);
    for (QWidget* above = m_body; above && above != this; above = above->parentWidget())
        if (above->parentWidget() == this) above->setVisible(entry != nullptr);
    if (!entry) return;
    refreshHead(*entry);
    refreshButtons(*entry);
    refreshMemory(*entry);
    refreshPictures(*entry);
    refreshFacts(*entry);
}

void ModelDetails::refreshHead(const ModelEntry& entry) {
    m_name->setText(QString::fromStdString(entry.name));
    QStringList kind{kindText(entry.kind)};
    if (!architectureText(entry).isEmpty()) kind << architectureText(entry);
    if (!entry.form.empty()) kind << QString::fromStdString(entry.form);
    m_kind->setText(kind.join(QStringLiteral(" · ")));
    QStringList trouble;
    if (const QString reason = stateReason(*m_models, entry); !reason.isEmpty()) trouble << reason;
    for (const std::string& defect : entry.defects) trouble << QString::fromStdString(defect);
    m_trouble->setText(trouble.join(QLatin1Char('\n')));
    m_trouble->setVisible(!trouble.isEmpty());
    const ModelState state = m_models->state(entry);
    const bool bad = state == ModelState::Broken || state == ModelState::DoesNotFit;
    setLabelRole(m_trouble, bad ? QStringLiteral("error") : QStringLiteral("hint"));
    m_favourite->setChecked(m_models->mark(entry.id).favourite);
}

void ModelDetails::refreshButtons(const ModelEntry& entry) {
    const ModelState state = m_models->state(entry);
    const bool model = entry.kind == ModelKind::Model;
    m_open->setText(!model                        ? tr("Use in the prompt")
                    : state == ModelState::Loaded ? tr("Open again")
                                                  : tr("Open"));
    m_open->setEnabled(!entry.broken() && state != ModelState::Loading);
    m_dtype->setVisible(model);
    m_dtype->setEnabled(!entry.broken());
    m_unload->setVisible(model && state == ModelState::Loaded);
    m_favourite->setVisible(model);
    m_hash->setText(entry.hashes.sha256.empty() ? tr("Compute hash") : tr("Compute hash again"));
    m_hash->setEnabled(!m_models->hashing());
    m_copy->setEnabled(!entry.hashes.auto_v2.empty());
}

void ModelDetails::refreshMemory(const ModelEntry& entry) {
    const bool shown = entry.kind == ModelKind::Model && !entry.broken();
    m_memoryLabel->setVisible(shown);
    m_memory->setVisible(shown);
    if (!shown) return;
    m_memory->setModel(entry, m_models->memory());
    m_memoryLabel->setText(m_models->memory() == 0
                               ? tr("Memory")
                               : tr("Memory · %1 free on %2")
                                     .arg(sizeText(static_cast<double>(m_models->memory())),
                                          m_models->device().toUpper()));
}

void ModelDetails::refreshPictures(const ModelEntry& entry) {
    m_strip->setModel(entry);
    const int count = m_pictures ? m_pictures->count(entry) : 0;
    m_stripLabel->setVisible(count > 0);
    m_stripLabel->setText(tr("%n picture(s) made with it", nullptr, count));
}

void ModelDetails::refreshFacts(const ModelEntry& entry) {
    m_facts->setRows(factRows(entry));
    m_parts->setRows(partRows(entry));
    m_partsLabel->setVisible(!entry.parts.empty());
    m_parts->setVisible(!entry.parts.empty());
}

}  // namespace seedbed
