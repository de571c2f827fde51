// SPDX-License-Identifier: Apache-2.0
#include "widgets/start_picture_form.h"

#include "core/io/picture_file.h"
#include "widgets/label_role.h"
#include "widgets/qt_convert.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPointer>
#include <QSettings>
#include <QStandardPaths>
#include <QThreadPool>
#include <QVBoxLayout>

#include <cmath>

namespace seedbed {

namespace {

constexpr int kShownSide = 1024;  // of the picture that is painted on, pixels

QString firstFile(const QMimeData* data) {
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) return url.toLocalFile();
    return {};
}

QImage shownImage(const std::string& path, QSize* whole = nullptr) {
    Image image = read_picture(path);
    if (whole) *whole = QSize(image.width, image.height);
    const QImage full = toQImage(std::make_shared<const Image>(std::move(image)));
    if (std::max(full.width(), full.height()) <= kShownSide) return full;
    return full.scaled(kShownSide, kShownSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

}  // namespace

struct StartPictureForm::Loaded {
    int load = 0;
    bool chosen = false;
    QSize size;
    QImage picture;
    QImage mask;
    QString error;
};

StartPictureForm::StartPictureForm(QWidget* parent)
    : QWidget(parent),
      m_maskFolder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                   QStringLiteral("/masks")),
      m_fold(new QToolButton(this)),
      m_body(new QWidget(this)),
      m_hint(new QLabel(this)),
      m_choose(new QPushButton(tr("Choose…"), this)),
      m_remove(new QPushButton(tr("Remove"), this)),
      m_parts(new QWidget(this)),
      m_editor(new MaskEditor(this)),
      m_strength(new QSlider(Qt::Horizontal, this)),
      m_strengthText(new QLabel(this)),
      m_chooseMask(new QPushButton(tr("Mask from a file…"), this)),
      m_removeMask(new QPushButton(tr("No mask"), this)),
      m_blur(new QSpinBox(this)),
      m_pasteBack(new QCheckBox(tr("Keep the rest to the last pixel"), this)),
      m_message(new QLabel(this)) {
    setAcceptDrops(true);
    setUpFields();
    buildLayout();
    connectParts();
    m_body->hide();
    updateParts();
}

void StartPictureForm::setUpFields() {
    m_fold->setCheckable(true);
    m_fold->setAutoRaise(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setToolTip(
        tr("Pictures are made from another one instead of noise alone (img2img), or a part of it\n"
           "is made anew (inpainting)"));
    m_hint->setText(tr("Drop a picture here."));
    m_strength->setRange(0, 100);
    m_strength->setPageStep(10);
    m_strength->setToolTip(
        tr("Share of the steps that is run (denoising strength). 0: the picture as it is.\n"
           "1: all steps, and little of it is left."));
    m_chooseMask->setToolTip(tr("A picture: where it is white the other one is repainted"));
    m_removeMask->setToolTip(tr("The whole picture changes"));
    m_blur->setRange(0, 512);
    m_blur->setSuffix(tr(" px"));
    m_blur->setToolTip(
        tr("Softens the edge of what is repainted (standard deviation of a Gaussian, in pixels of\n"
           "the mask)"));
    m_blur->setFont(monospaceFont());
    m_strengthText->setFont(monospaceFont());
    m_pasteBack->setToolTip(
        tr("Outside the mask the picture's own pixels, not what the VAE makes of them"));
    for (QLabel* text : {m_hint, m_message}) text->setWordWrap(true);
    m_hint->setProperty("role", QStringLiteral("hint"));
    m_message->setProperty("role", QStringLiteral("error"));
    show({});
}

void StartPictureForm::buildLayout() {
    auto* files = new QHBoxLayout;
    files->addWidget(m_hint, 1);
    files->addWidget(m_choose);
    files->addWidget(m_remove);
    auto* strength = new QHBoxLayout;
    strength->addWidget(fieldLabel(tr("Strength"), m_strength));
    strength->addWidget(m_strength, 1);
    strength->addWidget(m_strengthText);
    auto* parts = new QVBoxLayout(m_parts);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(4);
    parts->addLayout(strength);
    addMaskPart(parts);
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(4);
    body->addLayout(files);
    body->addWidget(m_parts);
    body->addWidget(m_message);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_fold, 0, Qt::AlignLeft);
    layout->addWidget(m_body);
}

void StartPictureForm::addMaskPart(QVBoxLayout* layout) {
    layout->addWidget(fieldLabel(tr("Repaint only here"), m_editor->canvas()));
    layout->addWidget(m_editor);
    auto* masks = new QHBoxLayout;
    masks->addWidget(m_chooseMask, 1);
    masks->addWidget(m_removeMask);
    layout->addLayout(masks);
    auto* edge = new QHBoxLayout;
    edge->addWidget(fieldLabel(tr("Soft edge"), m_blur));
    edge->addWidget(m_blur);
    edge->addStretch();
    layout->addLayout(edge);
    layout->addWidget(m_pasteBack);
}

void StartPictureForm::connectParts() {
    connect(m_fold, &QToolButton::toggled, this, [this](bool unfolded) {
        m_body->setVisible(unfolded);
        updateParts();
    });
    connect(m_choose, &QPushButton::clicked, this, [this] {
        chooseFile(tr("Start from a picture"), &StartPictureForm::setPicture);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] { setPicture({}); });
    connect(m_chooseMask, &QPushButton::clicked, this, [this] {
        chooseFile(tr("Choose a mask"), &StartPictureForm::setMask);
    });
    connect(m_removeMask, &QPushButton::clicked, this, [this] { m_editor->canvas()->clear(); });
    connect(m_editor->canvas(), &MaskCanvas::maskChanged, this, &StartPictureForm::keepPaintedMask);
    connect(m_strength, &QSlider::valueChanged, this, &StartPictureForm::updateParts);
    connect(m_blur, &QSpinBox::valueChanged, this, &StartPictureForm::updateParts);
    connect(m_pasteBack, &QCheckBox::toggled, this, &StartPictureForm::updateParts);
}

void StartPictureForm::chooseFile(const QString& title,
                                  void (StartPictureForm::*take)(const QString&)) {
    auto* dialog =
        new QFileDialog(this, title, QString(), tr("Pictures (*.png *.jpg *.jpeg *.webp)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, take);
    dialog->open();
}

void StartPictureForm::setPicture(const QString& path) {
    m_start.path = path.toStdString();
    m_start.mask_path.clear();
    if (!path.isEmpty()) m_fold->setChecked(true);
    load(true);
}

void StartPictureForm::setMask(const QString& path) {
    m_start.mask_path = path.toStdString();
    load(false);
}

void StartPictureForm::load(bool chosen) {
    m_error.clear();
    ++m_loads;
    if (m_start.path.empty()) {
        m_editor->canvas()->setPicture({});
        updateParts();
        return;
    }
    updateParts();
    const QPointer<StartPictureForm> form(this);
    QThreadPool::globalInstance()->start([form, chosen, start = m_start, load = m_loads] {
        Loaded result{load, chosen};
        try {
            result.picture = shownImage(start.path, &result.size);
            if (!start.mask_path.empty()) result.mask = shownImage(start.mask_path);
        } catch (const Error& error) {
            result.error = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(QCoreApplication::instance(), [form, result] {
            if (form) form->loaded(result);
        });
    });
}

void StartPictureForm::loaded(const Loaded& pictures) {
    if (pictures.load != m_loads) return;
    m_error = pictures.error;
    m_editor->canvas()->setPicture(pictures.picture);
    m_editor->canvas()->setMask(pictures.mask);
    if (pictures.chosen && m_error.isEmpty()) Q_EMIT pictureChosen(pictures.size);
    updateParts();
}

// Under a name made of what it shows, so that earlier runs keep theirs.
void StartPictureForm::keepPaintedMask() {
    m_start.mask_path.clear();
    m_error.clear();
    const MaskCanvas& canvas = *m_editor->canvas();
    if (!canvas.isEmpty()) {
        const QImage& mask = canvas.mask();
        QCryptographicHash hash(QCryptographicHash::Sha1);
        hash.addData(QByteArrayView(mask.constBits(), mask.sizeInBytes()));
        const QString path = QDir(m_maskFolder)
                                 .filePath(QString::fromLatin1(hash.result().toHex().left(16)) +
                                           QStringLiteral(".png"));
        QDir().mkpath(m_maskFolder);
        if (QFileInfo::exists(path) || mask.save(path, "PNG"))
            m_start.mask_path = path.toStdString();
        else
            m_error = tr("The mask cannot be saved to %1.").arg(shortPath(path));
    }
    updateParts();
}

void StartPictureForm::updateParts() {
    const bool started = !m_start.path.empty(), masked = !m_start.mask_path.empty();
    m_parts->setVisible(started && m_error.isEmpty());
    m_remove->setVisible(started);
    m_removeMask->setEnabled(masked);
    m_blur->setEnabled(masked);
    m_pasteBack->setEnabled(masked);
    const QString name = QFileInfo(QString::fromStdString(m_start.path)).fileName();
    m_hint->setText(started ? name : tr("Drop a picture here."));
    const QString strength = QString::number(m_strength->value() / 100.0, 'f', 2);
    m_strengthText->setText(strength);
    m_message->setText(m_error);
    m_message->setVisible(!m_error.isEmpty());
    const bool unfolded = m_fold->isChecked();
    m_fold->setText(unfolded || !started
                        ? tr("Start from a picture")
                        : (masked ? tr("Repaints a part of %1").arg(name)
                                  : tr("Starts from %1, strength %2").arg(name, strength)));
    const QColor color = palette().color(QPalette::WindowText);
    m_fold->setIcon(icon(unfolded ? QStringLiteral("up") : QStringLiteral("down"), color));
    Q_EMIT changed();
}

void StartPictureForm::apply(GenerateRequest& request) const {
    request.start.reset();
    if (m_start.path.empty()) return;
    request.start = m_start;
    request.start->strength = m_strength->value() / 100.0;
    request.start->mask_blur = m_start.mask_path.empty() ? 0 : m_blur->value();
    request.start->paste_back = m_pasteBack->isChecked();
}

void StartPictureForm::show(const GenerateRequest& request) {
    const StartPicture start = request.start.value_or(StartPicture());
    const bool other = start.path != m_start.path || start.mask_path != m_start.mask_path;
    m_start = start;
    m_strength->setValue(static_cast<int>(std::lround(start.strength * 100)));
    m_blur->setValue(start.mask_blur);
    m_pasteBack->setChecked(start.paste_back);
    if (other) load(false);
}

void StartPictureForm::restore(const QSettings& settings) {
    GenerateRequest request;
    const QString path = settings.value(QStringLiteral("start/picture")).toString();
    if (!path.isEmpty()) {
        auto& start = request.start.emplace();
        start.path = path.toStdString();
        start.mask_path = settings.value(QStringLiteral("start/mask")).toString().toStdString();
        start.strength = settings.value(QStringLiteral("start/strength"), 0.75).toDouble();
        start.mask_blur = settings.value(QStringLiteral("start/blur"), 0).toInt();
        start.paste_back = settings.value(QStringLiteral("start/pasteBack"), true).toBool();
    }
    show(request);
    m_fold->setChecked(settings.value(QStringLiteral("start/unfolded"), false).toBool());
}

void StartPictureForm::save(QSettings& settings) const {
    GenerateRequest request;
    apply(request);
    const StartPicture start = request.start.value_or(StartPicture());
    settings.setValue(QStringLiteral("start/picture"), QString::fromStdString(start.path));
    settings.setValue(QStringLiteral("start/mask"), QString::fromStdString(start.mask_path));
    settings.setValue(QStringLiteral("start/strength"), start.strength);
    settings.setValue(QStringLiteral("start/blur"), start.mask_blur);
    settings.setValue(QStringLiteral("start/pasteBack"), start.paste_back);
    settings.setValue(QStringLiteral("start/unfolded"), m_fold->isChecked());
}

void StartPictureForm::dragEnterEvent(QDragEnterEvent* event) {
    if (!firstFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void StartPictureForm::dropEvent(QDropEvent* event) {
    const QString path = firstFile(event->mimeData());
    if (path.isEmpty()) return;
    event->acceptProposedAction();
    setPicture(path);
}

}  // namespace seedbed
