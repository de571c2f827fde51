// SPDX-License-Identifier: Apache-2.0
#include "widgets/reproduce/reproduce_panel.h"

#include "widgets/label_role.h"
#include "widgets/qt_convert.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace seedbed {

ReproducePanel::ReproducePanel(EngineClient* client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_model(new ReproduceModel(this)),
      m_list(new QTableView(this)),
      m_canvases{new PictureCanvas(this), new PictureCanvas(this), new PictureCanvas(this)},
      m_title(new QLabel(this)),
      m_sentence(new QLabel(this)),
      m_remarks(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_use(new QPushButton(tr("Use these settings"), this)),
      m_all(new QPushButton(tr("Try all"), this)),
      m_stop(new QPushButton(tr("Stop"), this)) {
    m_title->setProperty("role", QStringLiteral("dim"));
    m_remarks->setProperty("role", QStringLiteral("dim"));
    m_sentence->setProperty("role", QStringLiteral("strong"));
    for (QLabel* label : {m_title, m_sentence, m_remarks}) label->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setUpList();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addWidget(buildPictures(), 3);
    layout->addWidget(m_list, 2);
    layout->addWidget(m_remarks);
    layout->addWidget(buildButtons());
    connectEngine();
    connectParts();
    updateButtons();
}

QWidget* ReproducePanel::buildPictures() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const QString titles[] = {tr("Original"), tr("Re-rendered"), tr("Difference × 8")};
    for (std::size_t i = 0; i < m_canvases.size(); ++i) {
        PictureCanvas* canvas = m_canvases[i];
        canvas->setZoomable(true);
        canvas->setMinimumSize(160, 160);
        auto* column = new QVBoxLayout;
        column->setSpacing(4);
        column->addWidget(fieldLabel(titles[i], canvas));
        column->addWidget(canvas, 1);
        layout->addLayout(column, 1);
        connect(canvas, &PictureCanvas::viewChanged, this, [this](const ViewTransform& view) {
            for (PictureCanvas* each : m_canvases) each->setView(view);
        });
    }
    return row;
}

QWidget* ReproducePanel::buildButtons() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_use->setProperty("role", QStringLiteral("primary"));
    m_use->setToolTip(tr("Puts the settings of the chosen row into the prompt panel"));
    m_all->setToolTip(
        tr("Also renders the settings that are less likely, after a match was found"));
    m_use->setObjectName(QStringLiteral("useReproduced"));
    m_all->setObjectName(QStringLiteral("reproduceAll"));
    m_stop->setObjectName(QStringLiteral("stopReproduce"));
    layout->addWidget(m_progress, 1);
    layout->addStretch(0);
    for (QPushButton* button : {m_stop, m_all, m_use}) {
        button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        layout->addWidget(button);
    }
    return row;
}

void ReproducePanel::setUpList() {
    m_list->setModel(m_model);
    m_list->setObjectName(QStringLiteral("reproduceList"));
    m_list->setAccessibleName(tr("Settings that are tried"));
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setShowGrid(false);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->setMinimumHeight(120);
    QHeaderView* header = m_list->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(ReproduceModel::Settings, QHeaderView::Stretch);
    for (const int column : {ReproduceModel::Mean, ReproduceModel::Most, ReproduceModel::Psnr})
        header->resizeSection(column, 84);
    header->resizeSection(ReproduceModel::Result, 140);
}

void ReproducePanel::connectEngine() {
    const auto mine = [this](JobId job) { return m_job == job && !m_ended; };
    connect(m_client,
            &EngineClient::reproducePlanned,
            this,
            [this, mine](const ReproducePlanned& event) {
                if (mine(event.job)) onPlanned(event);
            });
    connect(
        m_client, &EngineClient::reproduceTried, this, [this, mine](const ReproduceTried& event) {
            if (mine(event.job)) onTried(event);
        });
    connect(m_client, &EngineClient::reproduced, this, [this, mine](const Reproduced& event) {
        if (!mine(event.job)) return;
        onEnd(QString::fromStdString(event.sentence), QStringLiteral("strong"));
    });
    connect(m_client, &EngineClient::progressed, this, [this, mine](const Progress& event) {
        if (!mine(event.job)) return;
        m_progress->setRange(0, event.total);
        m_progress->setValue(event.done);
    });
    connect(m_client, &EngineClient::cancelled, this, [this, mine](const Cancelled& event) {
        if (mine(event.job)) onEnd(tr("Stopped."), QStringLiteral("dim"));
    });
    connect(m_client, &EngineClient::failed, this, [this, mine](const Failed& event) {
        if (mine(event.job)) onEnd(QString::fromStdString(event.detail), QStringLiteral("error"));
    });
}

void ReproducePanel::connectParts() {
    connect(m_stop, &QPushButton::clicked, this, &ReproducePanel::stop);
    connect(m_all, &QPushButton::clicked, this, [this] {
        m_request.all = true;
        start(m_request);
    });
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const auto* each = m_model->tried(m_list->currentIndex().row()))
            Q_EMIT settingsChosen(each->request);
    });
    connect(m_list->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            [this](const QModelIndex& current) {
                if (!m_selecting) m_chosen = true;
                showRow(current.row());
            });
}

void ReproducePanel::start(const ReproduceRequest& request) {
    stop();
    m_request = request;
    m_chosen = m_ended = false;
    m_model->clear();
    for (PictureCanvas* canvas : m_canvases) canvas->setPicture({});
    m_title->setText(QFileInfo(QString::fromStdString(request.picture)).fileName());
    setLabelRole(m_sentence, QStringLiteral("strong"));
    m_sentence->setText(tr("Reading what the picture says …"));
    m_remarks->hide();
    m_progress->setRange(0, 0);
    m_job = m_client->submit(request);
    updateButtons();
}

void ReproducePanel::stop() {
    if (running()) m_client->cancel(*m_job, CancelMode::Now);
}

void ReproducePanel::onPlanned(const ReproducePlanned& event) {
    m_model->setPlan(event);
    m_canvases[0]->setPicture(toQImage(event.original));
    QStringList named;
    for (const auto& name : event.named) named << QString::fromStdString(name);
    const QString file = QFileInfo(QString::fromStdString(m_request.picture)).fileName();
    m_title->setText(
        named.isEmpty()
            ? file
            : tr("%1 · its file names: %2").arg(file, named.join(QStringLiteral(", "))));
    m_sentence->setText(tr("Tries %n set(s) of settings …", nullptr, m_model->rowCount()));
    QStringList remarks;
    for (const auto& remark : event.remarks) remarks << QString::fromStdString(remark);
    m_remarks->setText(remarks.join(QLatin1Char('\n')));
    m_remarks->setVisible(!remarks.isEmpty());
    updateButtons();
}

void ReproducePanel::onTried(const ReproduceTried& event) {
    m_model->addTry(event);
    if (m_chosen) {
        showRow(m_list->currentIndex().row());
        return;
    }
    if (m_model->best() < 0) return;
    m_selecting = true;
    m_list->selectRow(m_model->best());
    m_selecting = false;
    showRow(m_model->best());
}

void ReproducePanel::onEnd(const QString& sentence, const QString& role) {
    m_ended = true;
    m_model->end();
    setLabelRole(m_sentence, role);
    m_sentence->setText(sentence);
    m_progress->setRange(0, 1);
    m_progress->setValue(1);
    updateButtons();
}

void ReproducePanel::showRow(int row) {
    const auto* each = m_model->tried(row);
    m_canvases[1]->setPicture(each ? toQImage(each->picture) : QImage());
    m_canvases[2]->setPicture(each ? toQImage(each->times8) : QImage());
    updateButtons();
}

void ReproducePanel::updateButtons() {
    const auto* each = m_model->tried(m_list->currentIndex().row());
    m_use->setEnabled(each && each->picture);
    m_stop->setVisible(running());
    m_progress->setVisible(running());
    bool waiting = false;
    for (int row = 0; row < m_model->rowCount(); ++row) waiting |= !m_model->tried(row);
    m_all->setVisible(m_ended && waiting);
}

}  // namespace seedbed
