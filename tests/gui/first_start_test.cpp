// SPDX-License-Identifier: Apache-2.0
// The very first start: a grid is drawn without being asked for, four steps are shown and ticked.
// And what the window says of itself: noise, library, diagnostics, names for screen readers.
#include "app/studio/diagnostics_dialog.h"
#include "app/studio/first_steps.h"
#include "app/studio/library_desk.h"
#include "app/studio/noise_badge.h"
#include "tests/gui/studio_fixture.h"
#include "widgets/word_chips.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QMenu>
#include <QScrollBar>

using namespace seedbed;

class FirstStartTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { m_studio = std::make_unique<Studio>(); }

    void cleanup() {
        if (m_studio->window()) m_studio->close();
        m_studio.reset();
    }

    void drawsAGridAndTicksFourSteps() {
        m_studio->settings()->remove(QStringLiteral("firstSteps/done"));
        const auto ids = m_studio->makePictures(16);
        m_studio->open(false);
        FirstSteps* steps = m_studio->window()->firstSteps();
        steps->begin();
        QVERIFY(steps->isVisible());
        m_studio->loadModel();
        QTRY_VERIFY(firstRun() != nullptr);
        QCOMPARE(firstRun()->prompt, std::string(kDefaultPrompt));
        QCOMPARE(firstRun()->seeds.size(), std::size_t{16});
        const JobId job = m_requests.back().first;
        m_studio->engine()->send(Queued{job, "Grid", Priority::Normal});
        m_studio->engine()->send(Started{job});
        for (int i = 0; i < 16; ++i)
            m_studio->engine()->sendImage(job, i, false, ids[static_cast<std::size_t>(i)]);
        m_studio->engine()->send(Finished{job, 1});
        QTRY_VERIFY(!m_studio->window()->session()->busy());
        m_studio->shoot("60-first-start");

        WordChip* chip = m_studio->window()->prompt()->chips()->chip(QStringLiteral("cube"));
        QVERIFY(chip);
        QTest::mouseMove(chip, chip->rect().center());
        QTRY_VERIFY(steps->done(FirstSteps::Step::Hover));
        m_studio->window()->grid()->view()->setFocus();
        QTest::keyClick(m_studio->window()->grid()->view(), Qt::Key_4);
        QTRY_VERIFY(steps->done(FirstSteps::Step::Judge));
        QTest::keyClick(m_studio->window()->grid()->view(), Qt::Key_Return);
        QVERIFY(steps->done(FirstSteps::Step::UseSeed));
        m_studio->press(QStringLiteral("view.find_action"));
        QVERIFY(steps->done(FirstSteps::Step::Palette));
        QTest::keyClick(m_studio->window()->finder()->field(), Qt::Key_Escape);
        QTest::mouseClick(steps->findChild<QWidget*>(QStringLiteral("dismissFirstSteps")),
                          Qt::LeftButton);
        QVERIFY(!steps->isVisible());

        m_studio->close();
        m_studio->open();
        m_studio->window()->firstSteps()->begin();
        QVERIFY(!m_studio->window()->firstSteps()->isVisible());
        m_studio->press(QStringLiteral("view.find_action"));
        m_studio->window()->registry()->action(QStringLiteral("help.first_steps"))->trigger();
        QVERIFY(m_studio->window()->firstSteps()->isVisible());
    }

    void noiseIsCheckedOncePerVersion() {
        m_studio->open();
        NoiseBadge* badge = m_studio->window()->noiseBadge();
        const JobId job = m_studio->engine()->lastJob();
        QVERIFY(std::holds_alternative<NoiseCheckRequest>(
            m_studio->engine()->requests().back().second));
        m_studio->engine()->send(NoiseChecked{job,
                                              {{"AUTOMATIC1111 (GPU)", true, "good"},
                                               {"ComfyUI", true, "good"},
                                               {"diffusers", true, "good"}}});
        QTRY_VERIFY(badge->verified());
        QVERIFY(badge->text().contains(QStringLiteral("ComfyUI")));
        m_studio->close();
        m_studio->open();
        QVERIFY(m_studio->window()->noiseBadge()->verified());
        QVERIFY(!std::holds_alternative<NoiseCheckRequest>(
            m_studio->engine()->requests().back().second));
        m_studio->window()->noiseBadge()->check();
        m_studio->engine()->send(
            NoiseChecked{m_studio->engine()->lastJob(),
                         {{"ComfyUI", true, "good"}, {"diffusers", false, "value 3 is off"}}});
        QTRY_VERIFY(!m_studio->window()->noiseBadge()->verified());
        QVERIFY(m_studio->window()->noiseBadge()->text().contains(QStringLiteral("diffusers")));
        QVERIFY(
            m_studio->window()->noiseBadge()->toolTip().contains(QStringLiteral("value 3 is off")));
    }

    void aBrokenLibraryLosesNothing() {
        m_studio->makePictures(5);
        for (const char* rest : {"library.sqlite-wal", "library.sqlite-shm"})
            std::filesystem::remove(m_studio->library() / rest);
        QFile index(QString::fromStdString((m_studio->library() / "library.sqlite").string()));
        QVERIFY(index.open(QIODevice::WriteOnly | QIODevice::Truncate));
        index.write(QByteArray(5000, 'x'));
        index.close();
        m_studio->open();
        QTRY_VERIFY(m_studio->window()->library()->access() == LibraryAccess::Failed);
        NoticeBar* bar = m_studio->window()->notices()->find(QStringLiteral("libraryTrouble"));
        QVERIFY(bar);
        m_studio->shoot("61-broken-library");
        const GenerateRequest request = m_studio->window()->prompt()->request();
        QVERIFY(request.library.empty());
        QCOMPARE(request.output_folder, (m_studio->library() / "images").string());
        QTest::mouseClick(bar->findChild<QPushButton*>(QStringLiteral("rebuildLibrary")),
                          Qt::LeftButton);
        QTRY_VERIFY(m_studio->window()->library()->access() == LibraryAccess::Ready);
        QTRY_COMPARE(m_studio->window()->library()->counts().pictures, 5);
        QTRY_VERIFY(!m_studio->window()->notices()->find(QStringLiteral("libraryTrouble")));
        QCOMPARE(m_studio->window()->prompt()->request().library, m_studio->library().string());
    }

    void diagnosticsHoldNoPrompt() {
        m_studio->makePictures(3, "a secret garden");
        m_studio->open();
        m_studio->window()->prompt()->promptEdit()->setPlainText(QStringLiteral("a secret castle"));
        m_studio->run(4);
        QTRY_VERIFY(!m_studio->window()->session()->busy());
        m_studio->window()->registry()->action(QStringLiteral("help.diagnostics"))->trigger();
        auto* dialog = m_studio->window()->findChild<DiagnosticsDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->verified());
        QVERIFY(!whole(*dialog).contains(QStringLiteral("secret")));
        QVERIFY(!whole(*dialog).contains(QFileInfo(m_studio->file("x")).absolutePath()));
        QVERIFY(whole(*dialog).contains(QStringLiteral("3 pictures")));
        const QString zip = m_studio->file("d.zip");
        dialog->saveTo(zip);
        QFile saved(zip);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.read(2), QByteArray("PK"));
        dialog->privateBox()->setChecked(true);
        QVERIFY(whole(*dialog).contains(QStringLiteral("a secret castle")));
        dialog->close();
    }

    void everythingHasANameForScreenReaders() {
        m_studio->makePictures(3);
        m_studio->open();
        m_studio->run(4);
        QTRY_VERIFY(!m_studio->window()->session()->busy());
        QStringList nameless;
        for (const unsigned tab :
             {kExploreTab, kLibraryTab, kAttentionTab, kCompareTab, kMatrixTab}) {
            m_studio->window()->tabs()->showTab(tab);
            for (QDockWidget* dock : m_studio->window()->docks()->all()) dock->raise();
            for (QWidget* widget : m_studio->window()->findChildren<QWidget*>())
                if (widget->isVisible() && isInteractive(widget) && nameOf(widget).isEmpty())
                    nameless << describe(widget);
        }
        nameless.removeDuplicates();
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    }

 private:
    static QString whole(const DiagnosticsDialog& dialog) {
        QString text;
        for (const DiagnosticsFile& file : dialog.files()) text += QString::fromUtf8(file.content);
        return text;
    }

    static bool isInteractive(const QWidget* widget) {
        if (widget->focusPolicy() == Qt::NoFocus && !qobject_cast<const QAbstractButton*>(widget))
            return false;
        if (qobject_cast<const QScrollBar*>(widget) || widget->inherits("QTableCornerButton") ||
            widget->inherits("QComboBoxPrivateContainer") ||
            qobject_cast<const QDockWidget*>(widget) || qobject_cast<const QMenu*>(widget))
            return false;
        // Of docks that are hidden.
        if (const auto* tabs = qobject_cast<const QTabBar*>(widget); tabs && tabs->count() == 0)
            return false;
        // Parts of another widget that has the name.
        const QWidget* parent = widget->parentWidget();
        if (qobject_cast<const QAbstractSpinBox*>(parent) ||
            qobject_cast<const QComboBox*>(parent) || qobject_cast<const QLineEdit*>(parent) ||
            qobject_cast<const QTabBar*>(parent) || widget->inherits("QDockWidgetTitleButton"))
            return false;
        return qobject_cast<const QAbstractButton*>(widget) ||
               qobject_cast<const QLineEdit*>(widget) ||
               qobject_cast<const QAbstractSpinBox*>(widget) ||
               qobject_cast<const QComboBox*>(widget) ||
               qobject_cast<const QAbstractSlider*>(widget) ||
               qobject_cast<const QAbstractItemView*>(widget) ||
               qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTabBar*>(widget);
    }

    QString nameOf(const QWidget* widget) {
        if (!widget->accessibleName().isEmpty()) return widget->accessibleName();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget);
            button && !button->text().isEmpty())
            return button->text();
        if (const auto* tabs = qobject_cast<const QTabBar*>(widget); tabs && tabs->count() > 0)
            return tabs->tabText(0);
        for (const QLabel* label : m_studio->window()->findChildren<QLabel*>())
            if (label->buddy() == widget) return label->text();
        return {};
    }

    static QString describe(const QWidget* widget) {
        QString text = QLatin1String(widget->metaObject()->className());
        for (const QWidget* each = widget; each; each = each->parentWidget())
            if (!each->objectName().isEmpty() &&
                !each->objectName().startsWith(QLatin1String("qt_")))
                return text + QStringLiteral(" in ") +
                       QLatin1String(widget->parentWidget()->metaObject()->className()) +
                       QStringLiteral(" in ") + each->objectName();
        return text;
    }

    const GenerateRequest* firstRun() {
        m_requests = m_studio->engine()->requests();
        return std::get_if<GenerateRequest>(&m_requests.back().second);
    }

    std::unique_ptr<Studio> m_studio;
    std::vector<std::pair<JobId, Request>> m_requests;
};

QTEST_MAIN(FirstStartTest)
#include "first_start_test.moc"
