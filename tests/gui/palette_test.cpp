// SPDX-License-Identifier: Apache-2.0
// Every action is found, carried out and given another key; no key is given twice; letters stay
// letters while one types.
#include "app/studio/cheat_sheet.h"
#include "app/studio/shortcuts_dialog.h"
#include "tests/gui/studio_fixture.h"

#include <QAbstractSpinBox>
#include <QMenuBar>

using namespace seedbed;

namespace {

bool isLetter(const QKeySequence& key) {
    return key.count() == 1 && key[0].keyboardModifiers() == Qt::NoModifier &&
           key[0].key() > Qt::Key_Space && key[0].key() <= Qt::Key_AsciiTilde;
}

}  // namespace

class PaletteTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        m_studio.makePictures(3);
        m_studio.open();
        m_studio.run(4);
        QTRY_VERIFY(!m_studio.window()->session()->busy());
    }

    void findsAndRuns() {
        ActionFinder* finder = openFinder();
        QVERIFY(finder->shownCount() > 80);
        m_studio.shoot("30-palette");
        type(finder, nameOf("tab.matrix"));
        QCOMPARE(m_studio.window()->tabs()->currentTab(), unsigned{kMatrixTab});
        // The one used last comes first.
        openFinder();
        QCOMPARE(m_studio.window()->registry()->findable().front().id,
                 QStringLiteral("tab.matrix"));
        QTest::keyClick(finder->field(), Qt::Key_Escape);
        m_studio.press(QStringLiteral("tab.explore"));
        QCOMPARE(m_studio.window()->tabs()->currentTab(), unsigned{kExploreTab});
    }

    void saysWhyNot() {
        ActionFinder* finder = openFinder();
        finder->field()->setText(nameOf("file.export"));
        const QModelIndex line = finder->list()->model()->index(0, 0);
        QVERIFY(!line.data(ActionFinder::EnabledRole).toBool());
        QVERIFY(line.data(ActionFinder::PathRole).toString().contains(tabName(kLibraryTab)));
        QTest::keyClick(finder->field(), Qt::Key_Escape);
    }

    void everyMenuEntryIsThere() {
        QStringList missing;
        for (QAction* action : entriesOf(m_studio.window()->findChild<QMenuBar*>()->actions())) {
            const auto& entries = m_studio.window()->registry()->entries();
            if (std::none_of(entries.begin(), entries.end(), [action](const auto& each) {
                    return each.action == action;
                }))
                missing << action->text();
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral(", "))));
    }

    void noKeyIsGivenTwice() {
        ActionRegistry* registry = m_studio.window()->registry();
        QStringList twice;
        for (const RegisteredAction& each : registry->entries())
            for (const QKeySequence& key : each.action->shortcuts())
                for (const RegisteredAction* other : registry->conflicts(each.id, key))
                    twice
                        << QStringLiteral("%1: %2 and %3").arg(key.toString(), each.id, other->id);
        QVERIFY2(twice.isEmpty(), qPrintable(twice.join(QStringLiteral("; "))));
        QStringList hidden;  // "T" alone would swallow "T, S"
        for (const RegisteredAction& each : registry->entries())
            for (const RegisteredAction& other : registry->entries())
                for (const QKeySequence& key : each.action->shortcuts())
                    for (const QKeySequence& longer : other.action->shortcuts())
                        if (longer.count() > key.count() &&
                            key.matches(longer) == QKeySequence::PartialMatch &&
                            (each.tabs & other.tabs))
                            hidden << each.id;
        QVERIFY2(hidden.isEmpty(), qPrintable(hidden.join(QStringLiteral("; "))));
    }

    void theKeysThatReviewersKnow() {
        const std::pair<const char*, const char*> keys[] = {{"review.favourite", "F"},
                                                            {"review.pick", "P"},
                                                            {"review.reject", "X"},
                                                            {"review.rate1", "1"},
                                                            {"review.rate5", "5"},
                                                            {"review.bin", "Del"},
                                                            {"review.undo", "Ctrl+Z"},
                                                            {"review.redo", "Ctrl+Shift+Z"},
                                                            {"grid.view", "Space"},
                                                            {"time.play", "Shift+Space"},
                                                            {"grid.copy", "C"},
                                                            {"grid.use", "U"},
                                                            {"grid.overlay", "O"},
                                                            {"inspect.mean", "M"},
                                                            {"help.keys", "F1"}};
        for (const auto& [id, key] : keys)
            QVERIFY2(m_studio.window()
                         ->registry()
                         ->action(QLatin1String(id))
                         ->shortcuts()
                         .contains(QKeySequence(QLatin1String(key), QKeySequence::PortableText)),
                     id);
    }

    void fitsIntoSmallScreens() {
        MainWindow* window = m_studio.window();
        for (const unsigned tab :
             {kExploreTab, kLibraryTab, kAttentionTab, kCompareTab, kMatrixTab}) {
            window->tabs()->showTab(tab);
            window->resize(1280, 800);
            QTest::qWait(20);
            m_studio.shoot(qPrintable(QStringLiteral("32-small-%1").arg(tab)));
            QString widths;
            for (QDockWidget* dock : window->docks()->all())
                widths += QStringLiteral("%1 %2, ")
                              .arg(dock->objectName())
                              .arg(dock->widget()->minimumSizeHint().width());
            for (int i = 0; i < window->tabs()->count(); ++i)
                widths += QStringLiteral("page %1 %2, ")
                              .arg(i)
                              .arg(window->tabs()->widget(i)->minimumSizeHint().width());
            QVERIFY2(window->width() <= 1280 && window->height() <= 800,
                     qPrintable(QStringLiteral("%1 x %2: %3 header %4")
                                    .arg(window->width())
                                    .arg(window->height())
                                    .arg(widths)
                                    .arg(window->header()->minimumSizeHint().width())));
        }
        window->resize(1600, 1000);
        window->tabs()->showTab(kExploreTab);
    }

    void lettersStayLettersWhileOneTypes() {
        QList<QSignalSpy*> spies;
        for (const RegisteredAction& each : m_studio.window()->registry()->entries())
            for (const QKeySequence& key : each.action->shortcuts())
                if (isLetter(key)) spies << new QSignalSpy(each.action, &QAction::triggered);
        QVERIFY(spies.size() > 15);
        int fields = 0;
        for (const unsigned tab :
             {kExploreTab, kLibraryTab, kAttentionTab, kCompareTab, kMatrixTab}) {
            m_studio.window()->tabs()->showTab(tab);
            for (QWidget* field : textFields()) {
                field->setFocus();
                if (!field->hasFocus()) continue;
                ++fields;
                for (const RegisteredAction& each : m_studio.window()->registry()->entries())
                    for (const QKeySequence& key : each.action->shortcuts())
                        if (isLetter(key)) QTest::keyClick(field, key[0].key());
                for (QSignalSpy* spy : spies)
                    QVERIFY2(spy->isEmpty(),
                             qPrintable(field->objectName() +
                                        QLatin1String(field->metaObject()->className())));
            }
        }
        QVERIFY2(fields >= 6, qPrintable(QString::number(fields)));
        qDeleteAll(spies);
        m_studio.window()->tabs()->showTab(kExploreTab);
        m_studio.window()->grid()->view()->setFocus();
    }

    void keysAreChangedAndKept() {
        m_studio.press(QStringLiteral("help.edit_keys"));
        auto* dialog = m_studio.window()->findChild<ShortcutsDialog*>();
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        giveKeyboard(dialog);
        dialog->searchField()->setText(nameOf("grid.copy"));
        dialog->choose(QStringLiteral("grid.copy"));
        QVERIFY(!dialog->list()->currentItem()->isHidden());
        dialog->keyField()->setKeySequence(QKeySequence(QStringLiteral("P")));
        QVERIFY(dialog->message()->text().contains(nameOf("review.pick")));  // whose it is
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("assignKey")),
                          Qt::LeftButton);
        dialog->close();
        giveKeyboard(m_studio.window());
        QSignalSpy copied(m_studio.window()->grid(), &SeedGridPanel::seedsCopied);
        m_studio.window()->grid()->view()->setFocus();
        QTest::keyClick(m_studio.window()->grid()->view(), Qt::Key_P);
        QCOMPARE(copied.size(), 1);
        QTest::keyClick(m_studio.window()->grid()->view(), Qt::Key_C);
        QCOMPARE(copied.size(), 1);
        m_studio.close();
        m_studio.open();
        QCOMPARE(m_studio.window()->registry()->action(QStringLiteral("grid.copy"))->shortcut(),
                 QKeySequence(QStringLiteral("P")));
        m_studio.window()->registry()->resetAllKeys();
        QCOMPARE(m_studio.window()->registry()->action(QStringLiteral("review.pick"))->shortcut(),
                 QKeySequence(QStringLiteral("P")));
    }

    void showsAllKeys() {
        m_studio.press(QStringLiteral("help.keys"));
        QPointer<CheatSheet> sheet = m_studio.window()->findChild<CheatSheet*>();
        QVERIFY(sheet && sheet->isVisible());
        m_studio.shoot("31-keys");
        QTest::keyClick(sheet, Qt::Key_P);  // closes the page and does nothing else
        QTRY_VERIFY(!sheet);
    }

 private:
    ActionFinder* openFinder() {
        m_studio.press(QStringLiteral("view.find_action"));
        ActionFinder* finder = m_studio.window()->finder();
        [finder] { QVERIFY(finder->isVisible()); }();
        return finder;
    }

    static void type(ActionFinder* finder, const QString& text) {
        finder->field()->setText(text);  // keyClicks knows no Chinese
        QTest::keyClick(finder->field(), Qt::Key_Return);
    }

    QString nameOf(const char* id) {
        return actionName(*m_studio.window()->registry()->action(QLatin1String(id)));
    }

    QString tabName(unsigned tab) {
        QTabBar* bar = m_studio.window()->header()->tabs();
        for (int i = 0, id = 1; i < bar->count(); ++i, id *= 2)
            if (id == static_cast<int>(tab)) return bar->tabText(i);
        return {};
    }

    static QList<QAction*> entriesOf(const QList<QAction*>& actions) {
        QList<QAction*> result;
        for (QAction* action : actions) {
            if (action->menu())
                result += entriesOf(action->menu()->actions());
            else if (!action->isSeparator())
                result << action;
        }
        return result;
    }

    QList<QWidget*> textFields() {
        QList<QWidget*> fields;
        for (QWidget* widget : m_studio.window()->findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() &&
                (qobject_cast<QLineEdit*>(widget) || qobject_cast<QPlainTextEdit*>(widget) ||
                 qobject_cast<QAbstractSpinBox*>(widget)))
                if (const auto* text = qobject_cast<QPlainTextEdit*>(widget);
                    !text || !text->isReadOnly())
                    fields << widget;
        return fields;
    }

    Studio m_studio;
};

QTEST_MAIN(PaletteTest)
#include "palette_test.moc"
