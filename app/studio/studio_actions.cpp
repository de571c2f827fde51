// SPDX-License-Identifier: Apache-2.0
// The menus File, Review, View and Help.
#include "app/studio/studio_actions.h"

#include "app/studio/cheat_sheet.h"
#include "app/studio/diagnostics_dialog.h"
#include "app/studio/drop_handler.h"
#include "app/studio/first_steps.h"
#include "app/studio/language.h"
#include "app/studio/layouts.h"
#include "app/studio/library_desk.h"
#include "app/studio/main_window.h"
#include "app/studio/model_desk.h"
#include "app/studio/noise_badge.h"
#include "app/studio/presets.h"
#include "app/studio/review_desk.h"
#include "app/studio/shortcuts_dialog.h"
#include "core/base/version.h"
#include "widgets/library/review_actions.h"

#include <QActionGroup>
#include <QMessageBox>

namespace seedbed {

StudioActions::StudioActions(MainWindow* window, QMenuBar* bar)
    : QObject(window), m_window(window), m_registry(window->registry()), m_bar(bar) {
    buildFile();
    buildGenerate();
    buildGrid();
    buildReview();
    buildInspect();
    buildCompare();
    buildModels();
    buildView();
    buildHelp();
    m_registry->setCurrentTab(window->tabs()->currentTab());
}

QMenu* StudioActions::menu(const QString& title) {
    return m_bar->addMenu(title);
}

QString StudioActions::pathOf(const QMenu* menu) const {
    QString path = actionName(*menu->menuAction());
    const auto* parent = qobject_cast<const QMenu*>(menu->parentWidget());
    return parent ? pathOf(parent) + QStringLiteral(" › ") + path : path;
}

QAction* StudioActions::add(QMenu* menu, const Entry& entry) {
    auto* action = new QAction(entry.text, m_window);
    action->setObjectName(entry.id);
    if (!entry.tip.isEmpty()) action->setToolTip(entry.tip);
    QList<QKeySequence> keys;
    for (const QString& key : entry.key.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        keys << QKeySequence(key, QKeySequence::PortableText);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, [run = entry.run] { run(); });
    menu->addAction(action);
    menu->setToolTipsVisible(true);
    m_window->addAction(action);
    m_registry->add(entry.id, action, pathOf(menu), entry.tabs);
    return action;
}

void StudioActions::adopt(QMenu* menu, QAction* action, const QString& id, unsigned tabs) {
    menu->addAction(action);
    if (action->isSeparator()) return;
    m_window->addAction(action);
    const RegisteredAction* before = m_registry->find(id);
    if (before && before->action == action) return;
    m_registry->remove(id);  // of one that went away
    m_registry->add(id, action, pathOf(menu), tabs);
}

void StudioActions::keepInside(QAction* action, const QList<QWidget*>& widgets) {
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    for (QWidget* widget : widgets) widget->addAction(action);
}

void StudioActions::buildFile() {
    QMenu* file = menu(tr("&File"));
    ModelDesk* models = m_window->models();
    add(file,
        {QStringLiteral("file.open_model"),
         tr("Open a model folder…"),
         QStringLiteral("Ctrl+O"),
         [models] { models->chooseFolder(); },
         kAnyTab,
         tr("A folder in the layout of diffusers")});
    add(file,
        {QStringLiteral("file.open_model_file"),
         tr("Open a model file…"),
         QStringLiteral("Ctrl+Alt+O"),
         [models] { models->chooseFile(); },
         kAnyTab,
         tr("A .safetensors or .ckpt file with a whole model, a LoRA or an embedding")});
    addPictureFiles(file);
    addElsewhere(file);
    file->addSeparator();
    m_window->presets()->fillMenu(file->addMenu(tr("&Presets")), m_registry);
    file->addSeparator();
    QAction* keep = add(file,
                        {QStringLiteral("file.keep_pictures"),
                         tr("Keep all pictures in the library"),
                         {},
                         [] {},
                         kAnyTab,
                         tr("Off: pictures stay in memory until the window is closed")});
    keep->setCheckable(true);
    keep->setChecked(m_window->libraryDesk()->keeps());
    connect(keep, &QAction::toggled, m_window->libraryDesk(), &LibraryDesk::setKeeps);
    add(file, {QStringLiteral("file.open_library"), tr("Open another library…"), {}, [this] {
                   m_window->libraryDesk()->choose();
               }});
    add(file,
        {QStringLiteral("file.show_library"), tr("Show the folder of the pictures"), {}, [this] {
             m_window->showFolder(m_window->libraryDesk()->folder());
         }});
    add(file,
        {QStringLiteral("file.export"),
         tr("Export pictures…"),
         QStringLiteral("Ctrl+Shift+X"),
         [this] { m_window->libraryPanel()->chooseExport(); },
         kLibraryTab});
    file->addSeparator();
    add(file, {QStringLiteral("file.quit"), tr("Quit"), QStringLiteral("Ctrl+Q"), [this] {
                   m_window->close();
               }});
}

void StudioActions::addPictureFiles(QMenu* file) {
    DropHandler* drops = m_window->drops();
    add(file,
        {QStringLiteral("file.open_settings"),
         tr("Open picture settings…"),
         QStringLiteral("Ctrl+Shift+O"),
         [drops] { drops->chooseFile(); },
         kAnyTab,
         tr("Fills the prompt panel from a picture of Seedbed, AUTOMATIC1111, ComfyUI, "
            "InvokeAI and others")});
    add(file,
        {QStringLiteral("file.paste_settings"),
         tr("Paste picture settings"),
         QStringLiteral("Ctrl+Shift+V"),
         [drops] { drops->paste(); },
         kAnyTab,
         tr("Settings as text, in the form that AUTOMATIC1111 copies, or a picture's file")});
    add(file,
        {QStringLiteral("file.import"),
         tr("Import pictures…"),
         QStringLiteral("Ctrl+Shift+I"),
         [drops] { drops->chooseFolder(); },
         kAnyTab,
         tr("Copies a folder of pictures with their settings and ratings into the library")});
    add(file,
        {QStringLiteral("file.save_picture"),
         tr("Save picture as…"),
         QStringLiteral("Ctrl+S"),
         [this] { m_window->inspector()->savePicture(); },
         kExploreTab});
}

// A judgement can be taken back wherever one is by now.
static unsigned tabsOf(const QString& review) {
    const bool history =
        review == QLatin1String("review.undo") || review == QLatin1String("review.redo");
    return history ? kAnyTab : kAnyTab & ~(kMatrixTab | kModelsTab);
}

void StudioActions::buildReview() {
    m_reviewMenu = menu(tr("&Review"));
    const auto refill = [this] {
        m_reviewMenu->clear();
        for (QAction* action : m_window->review()->actions()->actions())
            adopt(m_reviewMenu, action, action->objectName(), tabsOf(action->objectName()));
        m_reviewMenu->addSeparator();
        for (const char* id : {"review.full_screen", "review.second_screen"})
            m_reviewMenu->addAction(m_registry->action(QLatin1String(id)));
    };
    add(m_reviewMenu,
        {QStringLiteral("review.full_screen"),
         tr("Review on the whole screen"),
         QStringLiteral("Shift+F11"),
         [this] { m_window->review()->openFullScreen(); },
         kExploreTab | kLibraryTab});
    add(m_reviewMenu,
        {QStringLiteral("review.second_screen"),
         tr("Review on the second screen"),
         QStringLiteral("Ctrl+Shift+F11"),
         [this] { m_window->review()->openFullScreen(true); },
         kExploreTab | kLibraryTab});
    refill();
    connect(m_window->review()->actions(), &ReviewActions::actionsChanged, this, refill);
}

void StudioActions::buildView() {
    QMenu* view = menu(tr("&View"));
    add(view,
        {QStringLiteral("view.find_action"),
         tr("Find an action…"),
         QStringLiteral("Ctrl+Shift+P"),
         [this] { m_window->findAction(); }});
    addTabs(view->addMenu(tr("&Tabs")));
    QMenu* panels = view->addMenu(tr("&Panels"));
    int number = 1;
    for (QDockWidget* dock : m_window->docks()->all()) {
        QAction* toggle = dock->toggleViewAction();
        toggle->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+%1").arg(number++)));
        adopt(panels, toggle, QStringLiteral("panel.") + dock->objectName(), kAnyTab);
    }
    m_window->layouts()->fillMenu(view->addMenu(tr("&Layouts")), m_registry);
    view->addSeparator();
    m_darkTheme =
        add(view,
            {QStringLiteral("view.dark"), tr("Dark theme"), QStringLiteral("Ctrl+Shift+L"), [] {}});
    m_darkTheme->setCheckable(true);
    connect(m_darkTheme, &QAction::triggered, m_window, [this](bool dark) {
        m_window->setTheme(dark ? ThemeKind::Dark : ThemeKind::Light);
    });
    addLanguages(view->addMenu(tr("Lan&guage")));
    QAction* full =
        add(view,
            {QStringLiteral("view.full_screen"), tr("Whole screen"), QStringLiteral("F11"), [] {}});
    full->setCheckable(true);
    connect(full, &QAction::triggered, m_window, [this](bool on) {
        on ? m_window->showFullScreen() : m_window->showNormal();
    });
}

void StudioActions::addTabs(QMenu* tabs) {
    StudioTabs* target = m_window->tabs();
    const std::tuple<unsigned, const char*, QString> all[] = {
        {kExploreTab, "tab.explore", tr("Explore")},
        {kLibraryTab, "tab.library", tr("Library")},
        {kAttentionTab, "tab.attention", tr("Attention")},
        {kCompareTab, "tab.compare", tr("Compare")},
        {kMatrixTab, "tab.matrix", tr("Matrix")},
        {kModelsTab, "tab.models", tr("Models")}};
    int number = 1;
    for (const auto& [tab, id, text] : all)
        add(tabs,
            {QLatin1String(id), text, QStringLiteral("Alt+%1").arg(number++), [target, tab = tab] {
                 target->showTab(tab);
             }});
    add(tabs, {QStringLiteral("tab.next"), tr("Next tab"), QStringLiteral("Ctrl+Tab"), [target] {
                   target->step(1);
               }});
    add(tabs,
        {QStringLiteral("tab.previous"),
         tr("Tab before"),
         QStringLiteral("Ctrl+Shift+Tab"),
         [target] { target->step(-1); }});
}

void StudioActions::addLanguages(QMenu* menu) {
    auto* group = new QActionGroup(this);
    std::vector<Language> all = languages();
    all.insert(all.begin(), {QString(), tr("The system's")});
    const QString chosen = m_window->settings()->value(QStringLiteral("language")).toString();
    for (const Language& language : all) {
        const QString id = language.code.isEmpty() ? QStringLiteral("system") : language.code;
        QAction* action =
            add(menu,
                {QStringLiteral("language.") + id, language.name, {}, [this, language] {
                     m_window->settings()->setValue(QStringLiteral("language"), language.code);
                     m_window->notices()->show(
                         QStringLiteral("languageChanged"),
                         NoticeBar::Kind::Information,
                         tr("Seedbed speaks another language once it is opened again. Your session "
                            "comes back."));
                 }});
        action->setCheckable(true);
        action->setChecked(language.code == chosen);
        group->addAction(action);
    }
}

void StudioActions::buildHelp() {
    QMenu* help = menu(tr("&Help"));
    add(help, {QStringLiteral("help.keys"), tr("Keys at a glance"), QStringLiteral("F1 ?"), [this] {
                   (new CheatSheet(m_registry, m_window))->open();
               }});
    add(help,
        {QStringLiteral("help.edit_keys"),
         tr("Keyboard shortcuts…"),
         QStringLiteral("Ctrl+Shift+K"),
         [this] { (new ShortcutsDialog(m_registry, m_window))->show(); }});
    add(help, {QStringLiteral("help.first_steps"), tr("First steps"), {}, [this] {
                   m_window->tabs()->showTab(kExploreTab);
                   m_window->firstSteps()->showAgain();
               }});
    help->addSeparator();
    add(help, {QStringLiteral("help.check_noise"), tr("Check the noise again"), {}, [this] {
                   m_window->noiseBadge()->check();
               }});
    add(help,
        {QStringLiteral("help.diagnostics"),
         tr("Save diagnostics…"),
         {},
         [this] { (new DiagnosticsDialog(m_window))->show(); },
         kAnyTab,
         tr("A file for a report of a problem; shows what is in it first")});
    help->addSeparator();
    add(help, {QStringLiteral("help.about"), tr("About Seedbed"), {}, [this] { showAbout(); }});
}

void StudioActions::showAbout() {
    auto* box = new QMessageBox(
        QMessageBox::NoIcon,
        tr("About Seedbed"),
        tr("<b>Seedbed %1</b><br>Browse, understand and keep the seeds of a diffusion model."
           "<br>Apache License 2.0")
            .arg(QLatin1String(kVersion)),
        QMessageBox::Close,
        m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setModal(false);
    box->show();
}

}  // namespace seedbed
