// SPDX-License-Identifier: Apache-2.0
#include "widgets/attention/multiples_pane.h"

#include "widgets/flow_layout.h"
#include "widgets/qt_convert.h"
#include "widgets/run_text.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace seedbed {

namespace {

void chooseData(QComboBox* box, const QVariant& data) {
    const QSignalBlocker blocker(box);
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

}  // namespace

MultiplesPane::MultiplesPane(AttentionState* state, QWidget* parent)
    : QWidget(parent),
      m_state(state),
      m_columns(new QComboBox(this)),
      m_layer(new QComboBox(this)),
      m_head(new QComboBox(this)),
      m_scale(new QComboBox(this)),
      m_map(new QComboBox(this)),
      m_opacity(new QSlider(Qt::Horizontal, this)),
      m_special(new QCheckBox(tr("Start, end and padding"), this)),
      m_everyStep(new QCheckBox(tr("Every step"), this)),
      m_watched(new QCheckBox(tr("Watched words only"), this)),
      m_export(new QToolButton(this)),
      m_notice(new QFrame(this)),
      m_noticeText(new QLabel(this)),
      m_capture(new QPushButton(this)),
      m_view(new MultiplesView(state, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(6);
    buildChoices();
    auto* choices = new QVBoxLayout;
    choices->setContentsMargins(10, 0, 10, 0);
    choices->addWidget(placeChoices());
    layout->addLayout(choices);
    buildNotice();
    layout->addWidget(m_notice);
    layout->addWidget(m_view, 1);
    connectParts();
    connectChoices();
    offerSources();
    refreshChoices();
    refreshNotice();
}

void MultiplesPane::buildChoices() {
    m_columns->addItem(tr("By step"), static_cast<int>(ColumnKind::Steps));
    m_columns->addItem(tr("By layer"), static_cast<int>(ColumnKind::Layers));
    m_columns->addItem(tr("By head"), static_cast<int>(ColumnKind::Heads));
    m_columns->setToolTip(
        tr("What the columns are: steps of the way from noise to picture, layers of the model, or "
           "the heads of one layer at the slider's step"));
    m_columns->setAccessibleName(tr("Columns"));
    m_layer->setToolTip(tr("Which layer of the model the maps come from"));
    m_layer->setAccessibleName(tr("Layer"));
    m_head->setToolTip(tr("Which attention head"));
    m_head->setAccessibleName(tr("Head"));
    m_scale->addItem(tr("Same scale"), true);
    m_scale->addItem(tr("Each word's own"), false);
    m_scale->setToolTip(
        tr("Same scale: a quiet word looks quiet (start, end and padding saturate).\n"
           "Each word's own: every row is scaled to its strongest map."));
    m_scale->setAccessibleName(tr("Scale"));
    const std::pair<ColorMap, QString> maps[] = {{ColorMap::Inferno, QStringLiteral("Inferno")},
                                                 {ColorMap::Viridis, QStringLiteral("Viridis")},
                                                 {ColorMap::Gray, tr("Grey")},
                                                 {ColorMap::Words, tr("Words")}};
    for (const auto& [map, name] : maps) m_map->addItem(name, static_cast<int>(map));
    m_map->setToolTip(tr("Colours of the maps"));
    m_map->setAccessibleName(m_map->toolTip());
    m_opacity->setRange(0, 100);
    m_opacity->setFixedWidth(80);
    m_opacity->setToolTip(tr("How much of the maps is seen over the pictures"));
    m_opacity->setAccessibleName(tr("Opacity of the maps"));
    m_export->setText(tr("Export"));
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setToolTip(tr("The table as a figure, the maps for NumPy, the numbers, the masks"));
    m_special->setToolTip(
        tr("Also the positions that every prompt has. Their maps often hold what no word claims."));
    m_everyStep->setToolTip(tr("A column for each step instead of some that fit"));
    m_watched->setToolTip(tr("Only the words that are watched (Space in the table watches one)"));
}

// One line in a wide window, several in a narrow one.
QWidget* MultiplesPane::placeChoices() {
    auto* part = new QWidget(this);
    auto* flow = new FlowLayout(part);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    part->setSizePolicy(policy);
    for (QComboBox* box : {m_columns, m_layer, m_head, m_scale, m_map}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        flow->addWidget(box);
    }
    const int line = m_columns->sizeHint().height();
    m_opacity->setFixedHeight(line);
    flow->addWidget(m_opacity);
    flow->addWidget(m_export);
    for (QCheckBox* box : {m_everyStep, m_special, m_watched}) {
        box->setFixedHeight(line);
        flow->addWidget(box);
    }
    return part;
}

void MultiplesPane::buildNotice() {
    m_notice->setObjectName(QStringLiteral("emptyCard"));
    m_noticeText->setWordWrap(true);
    m_capture->setProperty("role", QStringLiteral("primary"));
    auto* row = new QHBoxLayout(m_notice);
    row->setContentsMargins(14, 10, 12, 10);
    row->setSpacing(12);
    row->addWidget(m_noticeText, 1);
    row->addWidget(m_capture);
}

void MultiplesPane::connectParts() {
    connect(m_state, &AttentionState::picturesChanged, this, [this] {
        offerSources();
        refreshNotice();
    });
    connect(m_state, &AttentionState::placeChanged, this, [this] {
        offerSources();
        refreshNotice();
    });
    connect(m_state, &AttentionState::looksChanged, this, &MultiplesPane::refreshChoices);
    connect(m_state->words(), &WatchedWords::specialTokensChanged, this, [this](bool shown) {
        m_special->setChecked(shown);
    });
    connect(m_special, &QCheckBox::toggled, m_state->words(), &WatchedWords::setSpecialTokens);
    connect(m_view,
            &MultiplesView::activated,
            this,
            [this](const WatchedWord& word, const MultiplesColumn& column) {
                AttentionPlace place = m_state->place();
                place.position = column.position;
                place.source = column.source;
                m_state->choose(word);
                m_state->setPlace(place);
            });
    connect(m_capture, &QPushButton::clicked, this, [this] {
        m_asked = m_state->cell();
        refreshNotice();
        Q_EMIT everythingRequested(m_state->cell());
    });
}

void MultiplesPane::connectChoices() {
    connect(m_columns, &QComboBox::activated, this, [this] {
        AttentionPlace place = m_state->place();
        place.columns = static_cast<ColumnKind>(m_columns->currentData().toInt());
        if (place.columns != ColumnKind::Heads) place.source.head = -1;
        m_state->setPlace(place);
    });
    const auto source = [this] {
        AttentionPlace place = m_state->place();
        const int layer = m_layer->currentData().toInt();
        const int head = layer == place.source.layer ? m_head->currentData().toInt() : -1;
        place.source = {layer, head};
        m_state->setPlace(place);
    };
    connect(m_layer, &QComboBox::activated, this, source);
    connect(m_head, &QComboBox::activated, this, source);
    const auto looks = [this] {
        m_state->setLooks({static_cast<ColorMap>(m_map->currentData().toInt()),
                           m_opacity->value() / 100.0,
                           m_scale->currentData().toBool(),
                           m_everyStep->isChecked(),
                           m_watched->isChecked()});
    };
    connect(m_scale, &QComboBox::currentIndexChanged, this, looks);
    connect(m_map, &QComboBox::currentIndexChanged, this, looks);
    connect(m_opacity, &QSlider::valueChanged, this, looks);
    connect(m_everyStep, &QCheckBox::toggled, this, looks);
    connect(m_watched, &QCheckBox::toggled, this, looks);
}

void MultiplesPane::refreshChoices() {
    const AttentionLooks looks = m_state->looks();
    const QSignalBlocker a(m_opacity), b(m_everyStep), c(m_watched);
    chooseData(m_scale, looks.commonScale);
    chooseData(m_map, static_cast<int>(looks.map));
    m_opacity->setValue(static_cast<int>(std::lround(looks.opacity * 100)));
    m_everyStep->setChecked(looks.everyStep);
    m_watched->setChecked(looks.watchedOnly);
}

void MultiplesPane::offerSources() {
    const PictureMaps picture = m_state->first();
    const AttentionPlace& place = m_state->place();
    chooseData(m_columns, static_cast<int>(place.columns));
    const QSignalBlocker a(m_layer), b(m_head);
    m_layer->clear();
    if (place.columns != ColumnKind::Heads) {
        const StoredRun* run = picture.run();
        const bool known = run && run->model;
        m_layer->addItem(known ? averageName(*run->model, run->request) : tr("Average"), -1);
        if (known) m_layer->setItemData(0, averageText(*run->model, run->request), Qt::ToolTipRole);
    }
    for (int layer = 0; layer < picture.layerCount(); ++layer)
        m_layer->addItem(layerName(*picture.run()->model, layer, picture.run()->request), layer);
    chooseData(m_layer, place.source.layer);
    m_layer->setVisible(place.columns != ColumnKind::Layers);
    m_head->clear();
    m_head->addItem(tr("All heads"), -1);
    for (int head = 0; head < picture.headCount(place.source.layer); ++head)
        m_head->addItem(tr("Head %1").arg(head + 1), head);
    chooseData(m_head, place.source.head);
    m_head->setVisible(place.columns == ColumnKind::Steps);
    m_head->setEnabled(m_head->count() > 1);
    m_everyStep->setVisible(place.columns == ColumnKind::Steps);
}

// What is missing for what is asked, in one sentence, and what getting it costs.
void MultiplesPane::refreshNotice() {
    const PictureMaps picture = m_state->first();
    const AttentionPlace& place = m_state->place();
    const bool wantsLayers = place.columns != ColumnKind::Steps || place.source.layer >= 0;
    QString missing;
    if (picture.historyGone())
        missing = tr("The steps of this picture were let go to save memory.");
    else if (picture.finished() && !picture.hasAverages())
        missing = tr("This run kept no attention maps.");
    else if (wantsLayers && picture.arrived() > 0 && !picture.hasLayers())
        missing = tr("This run kept the average over layers and heads only.");
    m_notice->setVisible(!missing.isEmpty());
    if (missing.isEmpty()) {
        m_asked = {};
        return;
    }
    const PictureMaps::Cost cost = picture.captureCost();
    const QString bytes = bytesText(cost.bytes);
    const QString price =
        cost.seconds > 0
            ? tr("Rendering seed %1 again keeps every layer and head: %2, %3 of memory.")
                  .arg(picture.seed(), durationText(cost.seconds), bytes)
            : tr("Rendering seed %1 again keeps every layer and head: %2 of memory.")
                  .arg(picture.seed(), bytes);
    m_noticeText->setText(missing + QLatin1Char(' ') + price);
    const bool waiting = m_asked == m_state->cell() && picture.known();
    m_capture->setEnabled(!waiting);
    m_capture->setText(waiting ? tr("Rendering again…") : tr("Render again"));
    m_capture->setToolTip(
        tr("Runs the same seed with the same settings once more; the picture stays the same"));
}

}  // namespace seedbed
