// SPDX-License-Identifier: Apache-2.0
// The Compare tab's keys and what its commands do.
#include "widgets/compare/compare_bar.h"
#include "widgets/compare/compare_details.h"
#include "widgets/compare/compare_panel.h"
#include "widgets/compare/compare_stage.h"
#include "widgets/compare/comparison_picture.h"
#include "widgets/compare/setting_rows.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QSaveFile>

namespace seedbed {

QAction* ComparePanel::addAction(const char* name,
                                 const QString& text,
                                 const QString& key,
                                 std::function<void()> run) {
    auto* action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(QKeySequence(key));
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    QWidget::addAction(action);
    m_actions.append(action);
    return action;
}

void ComparePanel::buildActions() {
    const std::tuple<CompareMode, const char*, QString, QString> modes[] = {
        {CompareMode::SideBySide,
         "compare.sideBySide",
         tr("Compare side by side"),
         QStringLiteral("G")},
        {CompareMode::Slider, "compare.slider", tr("Compare with a slider"), QStringLiteral("L")},
        {CompareMode::Flicker, "compare.flicker", tr("Compare by flicker"), QStringLiteral("K")},
        {CompareMode::Difference,
         "compare.difference",
         tr("Compare by difference"),
         QStringLiteral("D")},
        {CompareMode::Words, "compare.words", tr("Compare words"), QStringLiteral("W")}};
    for (const auto& [mode, name, text, key] : modes)
        addAction(name, text, key, [this, chosen = mode] { setMode(chosen); });
    addAction("compare.swap", tr("Swap the two pictures"), QStringLiteral("S"), [this] {
        m_sides->swapPair();
    });
    addAction("compare.other", tr("Flicker: the other picture"), QStringLiteral("Space"), [this] {
        if (mode() == CompareMode::Flicker) m_stage->flicker()->toggle();
    });
    addAction("compare.auto", tr("Flicker by itself"), QStringLiteral("Shift+Space"), [this] {
        if (mode() == CompareMode::Flicker)
            m_stage->flicker()->setRunning(!m_stage->flicker()->isRunning());
    });
    addAction("compare.whole", tr("100 % and back"), QStringLiteral("Z"), [this] {
        m_stage->toggleWhole();
    });
    addAction(
        "compare.fit", tr("Fit the pictures"), QStringLiteral("0"), [this] { m_stage->fit(); });
    addAction("compare.in", tr("Zoom in"), QStringLiteral("+"), [this] { m_stage->zoomBy(1.25); });
    addAction("compare.out", tr("Zoom out"), QStringLiteral("-"), [this] { m_stage->zoomBy(0.8); });
    buildPictureActions();
}

void ComparePanel::buildPictureActions() {
    addAction(
        "compare.back", tr("One step back"), QStringLiteral(","), [this] { m_time->stepBy(-1); });
    addAction("compare.on", tr("One step on"), QStringLiteral("."), [this] { m_time->stepBy(1); });
    addAction("compare.play", tr("Play the steps"), QStringLiteral("Shift+P"), [this] {
        m_time->togglePlay();
    });
    addAction("compare.useSeed", tr("Use this seed"), QStringLiteral("U"), [this] { useSeed(); });
    addAction("compare.remove",
              tr("Take this picture out of the comparison"),
              QStringLiteral("Backspace"),
              [this] { m_sides->remove(focusedSide()); });
    QAction* picture = addAction("compare.export",
                                 tr("Save the comparison as a picture…"),
                                 QStringLiteral("Ctrl+E"),
                                 [this] { exportPicture(); });
    QAction* copy = addAction("compare.copy",
                              tr("Copy the comparison as a picture"),
                              QStringLiteral("Ctrl+Shift+C"),
                              [this] { copyPicture(); });
    QAction* table = addAction(
        "compare.exportTable", tr("Save the settings as CSV…"), {}, [this] { exportTable(); });
    QAction* copyTable =
        addAction("compare.copyTable", tr("Copy the settings"), QStringLiteral("Ctrl+C"), [this] {
            m_details->copyTable();
        });
    m_bar->exportButton()->menu()->addActions({picture, copy, table, copyTable});
}

QAction* ComparePanel::actionFor(const QKeyEvent& event) const {
    const int keys = event.key() | static_cast<int>(event.modifiers() & ~Qt::KeypadModifier);
    const int bare = event.key() | static_cast<int>(event.modifiers() &
                                                    ~(Qt::KeypadModifier | Qt::ShiftModifier));
    const bool sign = event.key() < Qt::Key_A || event.key() > Qt::Key_Z;
    for (QAction* action : m_actions) {
        const QKeySequence wanted = action->shortcut();
        if (wanted.isEmpty() || !action->isEnabled()) continue;
        if (wanted == QKeySequence(keys)) return action;
        // "+" takes Shift on some keyboards and not on others.
        if (sign && event.key() != Qt::Key_Space && wanted == QKeySequence(bare)) return action;
    }
    return nullptr;
}

// The window's keys would be taken first, or two of the same key would both be silent: while the
// focus is in here, these are ours.
bool ComparePanel::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && !showsEmptyPage()) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (actionFor(*key) || (key->key() == Qt::Key_H && key->modifiers() == Qt::NoModifier)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

// Buttons and lists would take Space and letters for themselves.
bool ComparePanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool presses = key->key() == Qt::Key_Space && watched->inherits("QAbstractButton") &&
                         !watched->inherits("seedbed::SideTag");
    QAction* action = presses ? nullptr : actionFor(*key);
    if (!action) return QWidget::eventFilter(watched, event);
    action->trigger();
    return true;
}

void ComparePanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_H && event->modifiers() == Qt::NoModifier) {
        if (!event->isAutoRepeat() && mode() == CompareMode::Flicker)
            m_stage->flicker()->hold(true);
        return;
    }
    if (QAction* action = actionFor(*event)) {
        action->trigger();
        return;
    }
    switch (event->key()) {
        case Qt::Key_Left:
            return arrow(-1, 0, event->modifiers());
        case Qt::Key_Right:
            return arrow(1, 0, event->modifiers());
        case Qt::Key_Up:
            return arrow(0, -1, event->modifiers());
        case Qt::Key_Down:
            return arrow(0, 1, event->modifiers());
        default:
            QWidget::keyPressEvent(event);
    }
}

void ComparePanel::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_H && !event->isAutoRepeat())
        m_stage->flicker()->hold(false);
    else
        QWidget::keyReleaseEvent(event);
}

void ComparePanel::arrow(int dx, int dy, Qt::KeyboardModifiers modifiers) {
    const bool far = modifiers.testFlag(Qt::ShiftModifier);
    PairCanvas* pair = m_stage->pairCanvas();
    if (mode() == CompareMode::Slider && dx != 0) {
        pair->setSplit(pair->split() + dx * (far ? 0.1 : 0.02));
        return;
    }
    m_stage->moveBy(QPointF(-dx, -dy) * (far ? 160 : 40));
}

void ComparePanel::useSeed() {
    if (focusedSide() < 0) return;
    if (const auto seed = m_sides->seed(focusedSide()))
        Q_EMIT seedsUsed({*seed});
    else
        Q_EMIT said(tr("This picture does not say its seed."));
}

QImage ComparePanel::picture() const {
    const QPalette& p = palette();
    return comparisonPicture(
        m_stage->exportPanes(),
        captionOf(settingRows(m_sides->allSettings())),
        {p.color(QPalette::Base), p.color(QPalette::Text), p.color(QPalette::PlaceholderText)});
}

void ComparePanel::copyPicture() {
    if (showsEmptyPage()) return;
    QApplication::clipboard()->setImage(picture());
    Q_EMIT said(tr("Copied the comparison as a picture"));
}

void ComparePanel::askForFile(const QString& title,
                              const QString& name,
                              const QString& filter,
                              std::function<bool(QIODevice*)> write) {
    auto* dialog = new QFileDialog(this, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(name.section(QLatin1Char('.'), -1));
    dialog->setNameFilter(filter);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString& path) {
        writeFile(path, write);
    });
    dialog->open();
}

void ComparePanel::writeFile(const QString& path, const std::function<bool(QIODevice*)>& write) {
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && write(&file) && file.commit())
        Q_EMIT said(tr("Saved %1").arg(path));
    else
        Q_EMIT said(tr("Could not write %1: %2").arg(path, file.errorString()));
}

void ComparePanel::exportPicture() {
    if (showsEmptyPage()) return;
    askForFile(tr("Save the comparison as"),
               QStringLiteral("comparison.png"),
               tr("PNG pictures (*.png)"),
               [this](QIODevice* file) { return picture().save(file, "PNG"); });
}

void ComparePanel::exportTable() {
    if (showsEmptyPage()) return;
    askForFile(tr("Save the settings as"),
               QStringLiteral("comparison.csv"),
               tr("Tables (*.csv)"),
               [this](QIODevice* file) {
                   QStringList titles;
                   for (int i = 0; i < m_sides->count(); ++i) titles << m_sides->lettered(i);
                   const QByteArray text =
                       toCsv(settingRows(m_sides->allSettings()), titles).toUtf8();
                   return file->write(text) == text.size();
               });
}

}  // namespace seedbed
