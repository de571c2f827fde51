// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_bar.h"

#include "widgets/models/model_text.h"
#include "widgets/qt_convert.h"
#include "widgets/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <set>

namespace seedbed {

ModelBar::ModelBar(ModelCollection* models, QWidget* parent)
    : QWidget(parent),
      m_models(models),
      m_search(new QLineEdit(this)),
      m_architecture(new QComboBox(this)),
      m_favourites(new QToolButton(this)),
      m_folders(new QToolButton(this)),
      m_rescan(new QToolButton(this)),
      m_count(new QLabel(this)),
      m_working(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_problem(new QLabel(this)) {
    setUpParts();
    colourIcons();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 8, 4, 4);
    layout->setSpacing(6);
    layout->addWidget(buildTop());
    layout->addWidget(buildChips());
    layout->addWidget(buildStatus());
    layout->addWidget(m_problem);
    connectParts();
    offerArchitectures();
    fillFolders();
    refreshScan();
}

void ModelBar::setUpParts() {
    m_search->setPlaceholderText(tr("Search: name, folder, hash, architecture, note"));
    m_search->setAccessibleName(tr("Search the models"));
    m_search->setClearButtonEnabled(true);
    m_search->setObjectName(QStringLiteral("modelSearch"));
    m_architecture->setAccessibleName(tr("Architecture"));
    m_architecture->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_folders->setText(tr("Folders"));
    m_folders->setPopupMode(QToolButton::InstantPopup);
    m_folders->setMenu(new QMenu(m_folders));
    m_folders->setToolTip(tr("Where models lie; what changes there is noticed"));
    m_rescan->setToolTip(tr("Look into the folders again"));
    m_rescan->setAccessibleName(tr("Look into the folders again"));
    m_favourites->setText(tr("★ Favourites"));
    m_favourites->setCheckable(true);
    m_favourites->setProperty("role", QStringLiteral("chip"));
    m_count->setFont(monospaceFont());
    m_count->setProperty("role", QStringLiteral("dim"));
    m_working->setProperty("role", QStringLiteral("dim"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(120);
    m_problem->setProperty("role", QStringLiteral("error"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
}

void ModelBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) colourIcons();
}

void ModelBar::colourIcons() {
    m_rescan->setIcon(icon(QStringLiteral("retry"), palette().color(QPalette::WindowText)));
}

QWidget* ModelBar::buildTop() {
    auto* top = new QWidget(this);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_search, 1);
    row->addWidget(m_architecture);
    row->addWidget(m_folders);
    row->addWidget(m_rescan);
    return top;
}

QWidget* ModelBar::buildChips() {
    auto* chips = new QWidget(this);
    auto* row = new QHBoxLayout(chips);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto* group = new QButtonGroup(this);
    for (const QString& text : {tr("All"), tr("Models"), tr("LoRAs"), tr("Embeddings")}) {
        auto* chip = new QToolButton(chips);
        chip->setText(text);
        chip->setCheckable(true);
        chip->setProperty("role", QStringLiteral("chip"));
        group->addButton(chip);
        row->addWidget(chip);
        m_kinds.push_back(chip);
    }
    m_kinds.front()->setChecked(true);
    row->addSpacing(8);
    row->addWidget(m_favourites);
    row->addStretch(1);
    connect(group, &QButtonGroup::buttonToggled, this, [this](QAbstractButton*, bool on) {
        if (on) Q_EMIT changed();
    });
    return chips;
}

QWidget* ModelBar::buildStatus() {
    auto* status = new QWidget(this);
    auto* row = new QHBoxLayout(status);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_working);
    row->addWidget(m_progress);
    return status;
}

void ModelBar::connectParts() {
    connect(m_search, &QLineEdit::textChanged, this, &ModelBar::changed);
    connect(m_architecture, &QComboBox::currentIndexChanged, this, &ModelBar::changed);
    connect(m_favourites, &QToolButton::toggled, this, &ModelBar::changed);
    connect(m_rescan, &QToolButton::clicked, m_models, &ModelCollection::rescan);
    connect(m_models, &ModelCollection::entriesChanged, this, &ModelBar::offerArchitectures);
    connect(m_models, &ModelCollection::foldersChanged, this, &ModelBar::fillFolders);
    connect(m_models, &ModelCollection::opened, this, &ModelBar::fillFolders);
    connect(m_models, &ModelCollection::scanChanged, this, &ModelBar::refreshScan);
    connect(m_models, &ModelCollection::hashingChanged, this, &ModelBar::refreshScan);
}

std::optional<ModelKind> ModelBar::kind() const {
    for (std::size_t i = 1; i < m_kinds.size(); ++i)
        if (m_kinds[i]->isChecked()) return static_cast<ModelKind>(i - 1);
    return std::nullopt;
}

QToolButton* ModelBar::kindButton(std::optional<ModelKind> kind) const {
    return m_kinds[kind ? static_cast<std::size_t>(*kind) + 1 : 0];
}

void ModelBar::clear() {
    m_search->clear();
    m_kinds.front()->setChecked(true);
    m_architecture->setCurrentIndex(0);
    m_favourites->setChecked(false);
}

void ModelBar::setShown(int count, double bytes) {
    m_count->setText(tr("%n model(s) · %1", nullptr, count).arg(sizeText(bytes)));
}

void ModelBar::offerArchitectures() {
    std::set<QString> names;
    for (const ModelEntry& entry : m_models->entries())
        if (!entry.architecture.empty()) names.insert(QString::fromStdString(entry.architecture));
    const QVariant wanted = m_architecture->currentData();
    {
        const QSignalBlocker quiet(m_architecture);
        m_architecture->clear();
        m_architecture->addItem(tr("All architectures"), QString());
        for (const QString& name : names) m_architecture->addItem(name, name);
        m_architecture->setCurrentIndex(std::max(0, m_architecture->findData(wanted)));
    }
    if (m_architecture->currentData() != wanted) Q_EMIT changed();
}

void ModelBar::fillFolders() {
    QMenu* menu = m_folders->menu();
    menu->clear();
    menu->addAction(tr("Add a folder…"), this, &ModelBar::addFolderRequested);
    menu->addSeparator();
    for (const QString& folder : m_models->folders()) {
        QMenu* one = menu->addMenu(shortPath(folder));
        one->addAction(tr("Show it"), this, [this, folder] { Q_EMIT folderRequested(folder); });
        one->addAction(
            tr("Watch it no more"), m_models, [this, folder] { m_models->removeFolder(folder); });
    }
    menu->addAction(shortPath(m_models->ownFolder()), this, [this] {
        Q_EMIT folderRequested(m_models->ownFolder());
    });
    menu->addSeparator();
    QAction* all = menu->addAction(tr("Compute the hashes of all models"));
    all->setCheckable(true);
    all->setChecked(m_models->hashesAll());
    connect(all, &QAction::toggled, m_models, &ModelCollection::setHashesAll);
}

void ModelBar::refreshScan() {
    const bool scanning = m_models->scanning();
    m_rescan->setEnabled(!scanning);
    m_progress->setVisible(scanning && m_models->scanTotal() > 0);
    m_progress->setMaximum(std::max(1, m_models->scanTotal()));
    m_progress->setValue(m_models->scanDone());
    m_working->setVisible(scanning || m_models->hashing());
    m_working->setText(
        !scanning ? tr("computing hashes …")
        : m_models->scanTotal() > 0
            ? tr("reading %1 of %2").arg(m_models->scanDone()).arg(m_models->scanTotal())
            : tr("looking for models …"));
    m_problem->setText(m_models->problems().join(QLatin1Char('\n')));
    m_problem->setVisible(!m_models->problems().isEmpty());
}

}  // namespace seedbed
