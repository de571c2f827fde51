// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/noise_pad_panel.h"

#include "core/base/error.h"
#include "widgets/explore_session.h"
#include "widgets/label_role.h"
#include "widgets/qt_convert.h"
#include "widgets/theme.h"
#include "widgets/variation/noise_pad_widget.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace seedbed {

namespace {

constexpr int kFrame = 16;       // ms between two requests of a drag
constexpr int kDraftSteps = 6;   // while dragging
constexpr int kCornerSteps = 8;  // of the thumbnails

QDoubleSpinBox* shareBox(const QString& name, QWidget* parent) {
    auto* box = new QDoubleSpinBox(parent);
    box->setRange(0, 1);
    box->setSingleStep(0.05);
    box->setDecimals(2);
    box->setValue(0.5);
    box->setFont(monospaceFont());
    box->setAccessibleName(name);
    box->setToolTip(name);
    return box;
}

QLabel* label(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("role", QStringLiteral("label"));
    return label;
}

}  // namespace

NoisePadPanel::NoisePadPanel(ExploreSession* session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_picture(new QLabel(this)),
      m_pad(new NoisePadWidget(this)),
      m_across(shareBox(tr("Across, 0 to 1"), this)),
      m_down(shareBox(tr("Down, 0 to 1"), this)),
      m_draw(new QPushButton(tr("Draw others"), this)),
      m_divisions(new QSpinBox(this)),
      m_render(new QPushButton(this)),
      m_message(new QLabel(this)) {
    m_coalesce.setSingleShot(true);
    m_coalesce.setInterval(kFrame);
    build();
    connectParts();
    showPlace();
}

QWidget* NoisePadPanel::buildSeeds() {
    auto* body = new QWidget(this);
    auto* grid = new QGridLayout(body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    const QString names[] = {tr("Seed left above"),
                             tr("Seed right above"),
                             tr("Seed left below"),
                             tr("Seed right below")};
    for (int corner = 0; corner < 4; ++corner) {
        auto* field = new QLineEdit(body);
        field->setFont(monospaceFont());
        field->setAccessibleName(names[corner]);
        field->setToolTip(names[corner]);
        field->setReadOnly(corner == 0);  // the picture that is varied
        m_seeds[static_cast<std::size_t>(corner)] = field;
        grid->addWidget(field, corner / 2, corner % 2);
    }
    return body;
}

void NoisePadPanel::build() {
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumHeight(160);
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_picture->setAccessibleName(tr("Picture at this place"));
    m_picture->setText(tr("Pick a picture and choose “Vary”."));
    m_picture->setProperty("role", QStringLiteral("dim"));
    m_picture->setWordWrap(true);
    m_message->setWordWrap(true);
    m_message->hide();
    m_divisions->setRange(2, 16);
    m_divisions->setValue(5);
    m_divisions->setFont(monospaceFont());
    m_divisions->setAccessibleName(tr("Pictures along each side"));
    m_divisions->setToolTip(tr("Pictures along each side of the pad"));
    m_draw->setToolTip(tr("Draws three new seeds for the other corners"));
    m_render->setProperty("role", QStringLiteral("primary"));
    m_render->setToolTip(tr("Makes a picture for every dot of the pad, with all steps"));

    auto* place = new QHBoxLayout;
    place->addWidget(label(tr("Place")));
    place->addWidget(m_across, 1);
    place->addWidget(m_down, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_render, 1);
    buttons->addWidget(m_divisions);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 10);
    layout->setSpacing(6);
    layout->addWidget(m_picture, 3);
    layout->addWidget(m_pad, 2);
    layout->addLayout(place);
    layout->addWidget(label(tr("Seeds in the corners")));
    layout->addWidget(buildSeeds());
    layout->addWidget(m_draw, 0, Qt::AlignLeft);
    layout->addWidget(m_message);
    layout->addLayout(buttons);
}

void NoisePadPanel::connectParts() {
    connect(m_pad, &NoisePadWidget::moved, this, &NoisePadPanel::pointMoved);
    connect(m_pad, &NoisePadWidget::released, this, &NoisePadPanel::pointReleased);
    for (QDoubleSpinBox* box : {m_across, m_down})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
            m_pad->setPlace({m_across->value(), m_down->value()});
            render(/*full=*/true);
        });
    for (std::size_t corner = 1; corner < 4; ++corner)
        connect(m_seeds[corner], &QLineEdit::editingFinished, this, &NoisePadPanel::takeSeeds);
    connect(m_draw, &QPushButton::clicked, this, &NoisePadPanel::drawSeeds);
    connect(m_divisions, &QSpinBox::valueChanged, this, [this](int count) {
        m_pad->setDivisions(count);
        showPlace();
    });
    connect(m_render, &QPushButton::clicked, this, &NoisePadPanel::renderAll);
    connect(&m_coalesce, &QTimer::timeout, this, [this] { render(/*full=*/false); });
    EngineClient* client = m_session->client();
    connect(client, &EngineClient::stepsReady, this, &NoisePadPanel::onSteps);
    connect(client, &EngineClient::imagesReady, this, &NoisePadPanel::onImages);
    connect(m_session, &ExploreSession::previewEnded, this, &NoisePadPanel::onEnded);
}

void NoisePadPanel::setSource(const GenerateRequest& picture) {
    check(picture.seeds.size() == 1, "[noise pad] the source is one picture");
    const bool sameSeed = m_source.seeds == picture.seeds;
    m_source = picture;
    m_corners[0] = picture.seeds.front();
    m_seeds[0]->setText(seedText(m_corners[0]));
    const bool hasPad = !picture.recipes.empty() && picture.recipes.front().pad;
    if (hasPad) {
        const NoisePad& pad = *picture.recipes.front().pad;
        m_corners = {m_corners[0], pad.right, pad.below, pad.diagonal};
        for (std::size_t i = 1; i < 4; ++i) m_seeds[i]->setText(seedText(m_corners[i]));
        m_pad->setPlace({pad.x, pad.y});
        m_stale = true;
    } else if (!sameSeed || m_seeds[1]->text().isEmpty()) {
        m_pad->setPlace({0.5, 0.5});
        drawSeeds();
        return;
    }
    m_stale = true;
    showPlace();
    if (!isVisible()) return;
    renderCorners();
    render(/*full=*/true);
}

void NoisePadPanel::drawSeeds() {
    for (std::size_t corner = 1; corner < 4; ++corner)
        m_seeds[corner]->setText(QString::number(QRandomGenerator::system()->generate()));
    takeSeeds();
}

void NoisePadPanel::takeSeeds() {
    m_error.clear();
    for (std::size_t corner = 1; corner < 4; ++corner) try {
            const auto seeds = parse_seed_list(m_seeds[corner]->text().toStdString());
            if (seeds.size() != 1)
                throw Error(ErrorCode::InvalidRequest, tr("A corner is one seed.").toStdString());
            m_stale |= m_corners[corner] != seeds.front();
            m_corners[corner] = seeds.front();
        } catch (const Error& error) {
            m_error = QString::fromUtf8(error.what());
        }
    setLabelRole(m_message, QStringLiteral("error"));
    m_message->setText(m_error);
    m_message->setVisible(!m_error.isEmpty());
    showPlace();
    if (!ready() || !isVisible()) return;
    renderCorners();
    render(/*full=*/true);
}

NoiseRecipe NoisePadPanel::recipeAt(QPointF place) const {
    NoiseRecipe recipe;
    if (!m_source.recipes.empty()) recipe = m_source.recipes.front();
    recipe.pad = NoisePad{m_corners[1], m_corners[2], m_corners[3], place.x(), place.y()};
    return recipe;
}

GenerateRequest NoisePadPanel::requestAt(QPointF place) const {
    GenerateRequest request = m_source;
    request.recipes = {recipeAt(place)};
    return request;
}

void NoisePadPanel::pointMoved(QPointF) {
    showPlace();
    if (!m_coalesce.isActive()) m_coalesce.start();
}

void NoisePadPanel::pointReleased(QPointF) {
    m_coalesce.stop();
    render(/*full=*/true);
}

void NoisePadPanel::stop(std::optional<JobId>& job) {
    if (job) m_session->client()->cancel(*job, CancelMode::Now);
    job.reset();
}

// Only the newest place counts: what was asked for before is stopped within a step.
void NoisePadPanel::render(bool full) {
    if (!ready()) return;
    stop(m_live);
    GenerateRequest request = requestAt(m_pad->place());
    if (!full) request.steps = std::min(request.steps, kDraftSteps);
    request.batch = 1;
    request.capture = Capture::None;
    request.abandon.reset();
    request.previews = true;
    request.output_folder.clear();
    request.library.clear();
    request.dump_path.clear();
    request.priority = Priority::Interactive;
    m_live = m_session->preview(request);
}

void NoisePadPanel::renderCorners() {
    if (!ready() || !m_stale) return;
    m_stale = false;
    stop(m_cornerJob);
    GenerateRequest request = requestAt({0, 0});
    request.seeds.assign(4, m_corners[0]);
    request.recipes = {recipeAt({0, 0}), recipeAt({1, 0}), recipeAt({0, 1}), recipeAt({1, 1})};
    request.steps = std::min(request.steps, kCornerSteps);
    request.batch = 4;
    request.capture = Capture::None;
    request.abandon.reset();
    request.previews = false;
    request.output_folder.clear();
    request.library.clear();
    request.dump_path.clear();
    request.priority = Priority::Interactive;
    for (int corner = 0; corner < 4; ++corner)
        m_pad->setCorner(corner, seedText(m_corners[static_cast<std::size_t>(corner)]), {});
    m_cornerJob = m_session->preview(request);
}

void NoisePadPanel::onSteps(const std::vector<StepReady>& events) {
    for (const StepReady& event : events)
        if (m_live == event.job && event.preview) showPicture(toQImage(event.preview));
}

void NoisePadPanel::onImages(const std::vector<ImageReady>& events) {
    for (const ImageReady& event : events) {
        if (m_live == event.job) showPicture(toQImage(event.picture));
        if (m_cornerJob == event.job)
            m_pad->setCorner(event.image,
                             seedText(m_corners[static_cast<std::size_t>(event.image)]),
                             toQImage(event.picture));
    }
}

void NoisePadPanel::onEnded(JobId job, const QString& error) {
    const bool ours = m_live == job || m_cornerJob == job;
    if (m_live == job) m_live.reset();
    if (m_cornerJob == job) m_cornerJob.reset();
    if (!ours) return;
    setLabelRole(m_message, QStringLiteral("error"));
    m_message->setText(error);
    m_message->setVisible(!error.isEmpty());
}

void NoisePadPanel::showPicture(const QImage& image) {
    m_shown = image;
    rescale();
}

void NoisePadPanel::rescale() {
    if (m_shown.isNull()) return;
    const QSizeF room = QSizeF(m_picture->contentsRect().size()) * devicePixelRatioF();
    QPixmap pixmap = QPixmap::fromImage(
        m_shown.scaled(room.toSize(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    m_picture->setPixmap(pixmap);
}

void NoisePadPanel::showPlace() {
    for (QDoubleSpinBox* box : {m_across, m_down}) box->blockSignals(true);
    m_across->setValue(m_pad->place().x());
    m_down->setValue(m_pad->place().y());
    for (QDoubleSpinBox* box : {m_across, m_down}) box->blockSignals(false);
    const int side = m_divisions->value();
    m_render->setText(tr("Render the pad, %1 × %1").arg(side));
    m_render->setEnabled(ready());
}

void NoisePadPanel::renderAll() {
    const int side = m_divisions->value();
    GenerateRequest request = m_source;
    request.seeds.assign(static_cast<std::size_t>(side * side), m_corners[0]);
    request.recipes.clear();
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column)
            request.recipes.push_back(recipeAt({column / (side - 1.0), row / (side - 1.0)}));
    request.batch = GenerateRequest{}.batch;
    Q_EMIT generateRequested(request);
}

// Nothing is rendered for a panel that nobody sees.
void NoisePadPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!ready() || !m_stale) return;
    renderCorners();
    render(/*full=*/true);
}

void NoisePadPanel::hideEvent(QHideEvent* event) {
    stop(m_live);
    if (m_cornerJob) m_stale = true;
    stop(m_cornerJob);
    QWidget::hideEvent(event);
}

void NoisePadPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    rescale();
}

}  // namespace seedbed
