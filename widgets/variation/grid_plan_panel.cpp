// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/grid_plan_panel.h"

#include "core/base/error.h"
#include "core/engine/grid_axis.h"
#include "core/engine/request_json.h"
#include "core/io/atomic_write.h"
#include "widgets/explore_session.h"
#include "widgets/label_role.h"
#include "widgets/panel_scroll.h"
#include "widgets/qt_convert.h"
#include "widgets/run_text.h"
#include "widgets/theme.h"
#include "widgets/variation/axis_row.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace seedbed {

namespace {

constexpr std::size_t kSeedsOffered = 8;  // of the base, in the preset

}  // namespace

GridPlanPanel::GridPlanPanel(ExploreSession* session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_axes(new QVBoxLayout),
      m_add(new QPushButton(tr("Add an axis"), this)),
      m_preset(new QPushButton(tr("Seed × prompt"), this)),
      m_baseLabel(new QLabel(this)),
      m_skip(new QCheckBox(tr("Leave out what the library holds"), this)),
      m_forecastLabel(new QLabel(this)),
      m_run(new QPushButton(tr("Run the grid"), this)),
      m_save(new QPushButton(tr("Save…"), this)),
      m_open(new QPushButton(tr("Open…"), this)) {
    setUpFields();
    build();
    connectParts();
    update();
}

void GridPlanPanel::setUpFields() {
    m_skip->setChecked(true);
    m_skip->setToolTip(
        tr("A cell whose very settings the library has a picture of is shown, not made again.\n"
           "So a grid that was stopped goes on where it was."));
    m_add->setToolTip(tr("Any number of axes: every combination of their values is a cell"));
    m_preset->setToolTip(tr("Seeds across, prompts down: which seeds hold for which prompts"));
    m_run->setProperty("role", QStringLiteral("primary"));
    m_save->setToolTip(
        tr("Keeps axes and settings as a file, which “seedbed grid --file” runs too"));
    m_open->setToolTip(tr("Opens a grid that was kept as a file"));
    for (QLabel* text : {m_baseLabel, m_forecastLabel}) {
        text->setProperty("role", QStringLiteral("hint"));
        text->setWordWrap(true);
    }
}

void GridPlanPanel::build() {
    auto* axesHead = new QHBoxLayout;
    auto* title = new QLabel(tr("What varies"), this);
    title->setProperty("role", QStringLiteral("label"));
    axesHead->addWidget(title, 1);
    axesHead->addWidget(m_open);
    axesHead->addWidget(m_save);
    auto* adding = new QHBoxLayout;
    adding->addWidget(m_add);
    adding->addWidget(m_preset);
    adding->addStretch(1);
    m_axes->setSpacing(10);

    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(8);
    layout->addLayout(axesHead);
    layout->addLayout(m_axes);
    layout->addLayout(adding);
    layout->addSpacing(6);
    layout->addWidget(m_baseLabel);
    layout->addWidget(m_skip);
    layout->addSpacing(6);
    layout->addWidget(m_run);
    layout->addWidget(m_forecastLabel);
    layout->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(new PanelScroll(body, this));
    setAutoFillBackground(true);
}

void GridPlanPanel::connectParts() {
    connect(m_add, &QPushButton::clicked, this, &GridPlanPanel::addAxis);
    connect(m_preset, &QPushButton::clicked, this, &GridPlanPanel::useSeedByPrompt);
    connect(m_skip, &QCheckBox::toggled, this, &GridPlanPanel::update);
    connect(m_save, &QPushButton::clicked, this, &GridPlanPanel::chooseSave);
    connect(m_open, &QPushButton::clicked, this, &GridPlanPanel::chooseOpen);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (const auto request = this->request()) Q_EMIT gridRequested(*request);
    });
    connect(&m_forecast, &GridForecast::ready, this, &GridPlanPanel::showCost);
    connect(m_session, &ExploreSession::runEnded, this, &GridPlanPanel::update);
    connect(m_session, &ExploreSession::gridEnded, this, &GridPlanPanel::update);
    connect(m_session, &ExploreSession::modelChanged, this, &GridPlanPanel::update);
}

void GridPlanPanel::setBase(const GenerateRequest& base) {
    m_base = base;
    m_base.capture = Capture::None;  // maps of thousands of cells would fill the memory
    update();
}

void GridPlanPanel::insertRow(const GridAxis& axis) {
    auto* row = new AxisRow(axis, this);
    m_rows.push_back(row);
    connect(row, &AxisRow::changed, this, &GridPlanPanel::update);
    connect(row, &AxisRow::removeRequested, this, [this, row] { removeRow(row); });
    connect(row, &AxisRow::moveRequested, this, [this, row](int by) { moveRow(row, by); });
}

void GridPlanPanel::setAxes(const std::vector<GridAxis>& axes) {
    for (AxisRow* row : m_rows) row->deleteLater();
    m_rows.clear();
    for (const GridAxis& axis : axes) insertRow(axis);
    arrangeRows();
}

// Offers first what people vary most and no other axis has.
void GridPlanPanel::addAxis() {
    for (const char* kind : {"seed", "cfg", "prompt", "steps", "sampler", "variation_strength"})
        if (std::none_of(m_rows.begin(), m_rows.end(), [kind](const AxisRow* row) {
                return row->kind() == kind;
            })) {
            insertRow({kind, {}});
            arrangeRows();
            m_rows.back()->values()->setFocus();
            return;
        }
    insertRow({"prompt_sr", {}});
    arrangeRows();
}

void GridPlanPanel::removeRow(AxisRow* row) {
    m_rows.erase(std::remove(m_rows.begin(), m_rows.end(), row), m_rows.end());
    row->deleteLater();
    arrangeRows();
}

void GridPlanPanel::moveRow(AxisRow* row, int by) {
    const auto at = std::find(m_rows.begin(), m_rows.end(), row) - m_rows.begin();
    const auto to = at + by;
    if (to < 0 || to >= std::ssize(m_rows)) return;
    std::swap(m_rows[static_cast<std::size_t>(at)], m_rows[static_cast<std::size_t>(to)]);
    arrangeRows();
}

void GridPlanPanel::arrangeRows() {
    while (m_axes->count() > 0) delete m_axes->takeAt(0);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_axes->addWidget(m_rows[i]);
        m_rows[i]->setPlace(i == 0, i + 1 == m_rows.size());
        m_rows[i]->show();
    }
    update();
}

void GridPlanPanel::useSeedByPrompt() {
    GridAxis seeds{"seed", {}};
    for (const Seed seed : m_base.seeds)
        if (seeds.values.size() < kSeedsOffered) seeds.values.push_back(to_string(seed));
    setAxes({seeds, {"prompt", {m_base.prompt}}});
    m_rows.back()->values()->setFocus();
}

std::optional<GridRequest> GridPlanPanel::request() const {
    GridRequest request;
    request.base = m_base;
    request.skip_existing = m_skip->isChecked();
    for (const AxisRow* row : m_rows) {
        if (!row->axis()) return std::nullopt;
        request.axes.push_back(*row->axis());
    }
    if (request.axes.empty()) return std::nullopt;
    return request;
}

QString GridPlanPanel::baseText() const {
    const auto varies = [this](const char* kind) {
        return std::any_of(m_rows.begin(), m_rows.end(), [kind](const AxisRow* row) {
            return row->kind() == kind;
        });
    };
    QStringList parts;
    if (!varies("prompt"))
        parts << tr("“%1”").arg(QString::fromStdString(m_base.prompt).simplified());
    if (!varies("seed") && !m_base.seeds.empty())
        parts << (m_base.seeds.size() > 1 ? tr("seed %1, the first of %2")
                                                .arg(seedText(m_base.seeds.front()))
                                                .arg(m_base.seeds.size())
                                          : tr("seed %1").arg(seedText(m_base.seeds.front())));
    if (!varies("sampler")) parts << samplerText(m_base.sampler);
    if (!varies("steps")) parts << tr("%n step(s)", nullptr, m_base.steps);
    if (!varies("cfg")) parts << tr("guidance %1").arg(m_base.guidance);
    return tr("All else as in the prompt panel: %1").arg(parts.join(QStringLiteral(" · ")));
}

void GridPlanPanel::update() {
    m_baseLabel->setText(baseText());
    m_skip->setEnabled(!m_base.library.empty());
    const auto request = this->request();
    m_run->setEnabled(request.has_value());
    m_save->setEnabled(request.has_value());
    if (request) {
        m_forecast.ask(*request, *m_session->speed(), m_session->model());
        return;
    }
    m_forecast.forget();
    m_run->setText(tr("Run the grid"));
    say(m_rows.empty() ? tr("Add an axis, such as seeds, or take seed × prompt.")
                       : tr("Give each axis its values."),
        /*error=*/false);
}

void GridPlanPanel::showCost(const GridCost& cost) {
    m_run->setEnabled(cost.error.isEmpty() && cost.toMake + cost.existing > 0);
    if (!cost.error.isEmpty()) return say(cost.error, /*error=*/true);
    m_run->setText(tr("Run %n picture(s)", nullptr, cost.toMake));
    QStringList parts{tr("%n cell(s)", nullptr, cost.cells)};
    if (cost.existing > 0) parts << tr("%n exist(s) already", nullptr, cost.existing);
    if (cost.skipped > 0) parts << tr("%n left out", nullptr, cost.skipped);
    if (cost.seconds) parts << tr("about %1").arg(durationText(*cost.seconds));
    QString text = parts.join(tr(", ")) + QLatin1Char('.');
    if (!cost.seconds) text += tr(" The first run measures how long this machine takes.");
    if (cost.problems > 0)
        text += QLatin1Char(' ') +
                tr("%n cannot be made: %1", nullptr, cost.problems).arg(cost.firstProblem);
    say(text, cost.problems > 0);
}

void GridPlanPanel::say(const QString& message, bool error) {
    setLabelRole(m_forecastLabel, error ? QStringLiteral("error") : QStringLiteral("hint"));
    m_forecastLabel->setText(message);
}

bool GridPlanPanel::saveTo(const QString& path) {
    const auto request = this->request();
    if (!request) return false;
    try {
        write_file(path.toStdString(), to_json_value(*request).dump(2) + "\n");
        say(tr("Saved %1").arg(path), /*error=*/false);
        return true;
    } catch (const Error& error) {
        say(QString::fromUtf8(error.what()), /*error=*/true);
        return false;
    }
}

bool GridPlanPanel::openFrom(const QString& path) {
    try {
        const GridRequest request = grid_request_from(JsonObject::open(path.toStdString()));
        for (const GridAxis& axis : request.axes) parse_axis_kind(axis.kind);
        GenerateRequest base = request.base;
        base.library = m_base.library;  // where pictures go is the studio's matter
        base.output_folder = m_base.output_folder;
        setBase(base);
        m_skip->setChecked(request.skip_existing);
        setAxes(request.axes);
        Q_EMIT baseOpened(base);
        return true;
    } catch (const Error& error) {
        m_forecast.forget();
        say(QString::fromUtf8(error.what()), /*error=*/true);
        return false;
    }
}

void GridPlanPanel::chooseSave() {
    auto* dialog = new QFileDialog(this, tr("Save the grid"), QString(), tr("Grids (*.json)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &GridPlanPanel::saveTo);
    dialog->open();
}

void GridPlanPanel::chooseOpen() {
    auto* dialog = new QFileDialog(this, tr("Open a grid"), QString(), tr("Grids (*.json)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &GridPlanPanel::openFrom);
    dialog->open();
}

void GridPlanPanel::restore(const QSettings& settings) {
    std::vector<GridAxis> axes;
    QStringList texts;
    for (const QString& entry : settings.value(QStringLiteral("matrix/axes")).toStringList()) {
        const qsizetype equals = entry.indexOf(QLatin1Char('='));
        axes.push_back({entry.left(equals).toStdString(), {}});
        texts << entry.mid(equals + 1);
    }
    setAxes(axes);
    for (std::size_t i = 0; i < m_rows.size(); ++i)  // also what cannot be read yet
        m_rows[i]->setText(texts[static_cast<qsizetype>(i)]);
    m_skip->setChecked(settings.value(QStringLiteral("matrix/skip"), true).toBool());
}

void GridPlanPanel::save(QSettings& settings) const {
    QStringList axes;
    for (const AxisRow* row : m_rows)
        axes << QString::fromStdString(row->kind()) + QLatin1Char('=') + row->text();
    settings.setValue(QStringLiteral("matrix/axes"), axes);
    settings.setValue(QStringLiteral("matrix/skip"), m_skip->isChecked());
}

}  // namespace seedbed
