// SPDX-License-Identifier: Apache-2.0
// What the window says, it says in the language chosen: no English where there is a translation, no
// "seed(s)" where there are plurals.
#include "tests/gui/studio_fixture.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QFile>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QXmlStreamReader>

#include <map>
#include <set>

using namespace seedbed;

namespace {

// English sources that the language says in other words wherever they stand. Plurals are left out.
std::set<QString> translatedSources(const QString& language) {
    QFile file(QStringLiteral(SEEDBED_SOURCE_DIR "/translations/seedbed_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly)) return {};
    std::map<QString, bool> sources;  // whether it never stays as it is
    QString source;
    bool plural = false;
    for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
        if (!xml.isStartElement()) continue;
        if (xml.name() == QLatin1String("message"))
            plural = xml.attributes().hasAttribute(QLatin1String("numerus"));
        if (xml.name() == QLatin1String("source")) source = xml.readElementText();
        if (xml.name() != QLatin1String("translation") || plural) continue;
        const bool differs = xml.readElementText() != source;
        const auto [at, fresh] = sources.try_emplace(source, differs);
        if (!fresh) at->second = at->second && differs;
    }
    std::set<QString> result;
    for (const auto& [source, differs] : sources)
        if (differs) result.insert(source);
    for (const char* word : {"a", "red", "cube", "and", "blue", "sphere"})  // of the prompt
        result.erase(QLatin1String(word));
    return result;
}

// Every text of a widget that a person can come to see or hear.
QStringList textsOf(const QWidget* widget) {
    QStringList texts{widget->toolTip(), widget->accessibleName(), widget->windowTitle()};
    if (const auto* label = qobject_cast<const QLabel*>(widget)) texts << label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) texts << button->text();
    if (const auto* box = qobject_cast<const QGroupBox*>(widget)) texts << box->title();
    if (const auto* line = qobject_cast<const QLineEdit*>(widget)) texts << line->placeholderText();
    if (const auto* edit = qobject_cast<const QPlainTextEdit*>(widget))
        texts << edit->placeholderText();
    if (const auto* combo = qobject_cast<const QComboBox*>(widget))
        for (int i = 0; i < combo->count(); ++i) texts << combo->itemText(i);
    if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
        for (int i = 0; i < tabs->count(); ++i) texts << tabs->tabText(i);
    if (const auto* view = qobject_cast<const QAbstractItemView*>(widget)) {
        const QAbstractItemModel* model = view->model();
        for (int row = 0; model && row < model->rowCount(); ++row)
            for (int column = 0; column < model->columnCount(); ++column)
                for (const int role : {Qt::DisplayRole, Qt::ToolTipRole})
                    texts << model->index(row, column).data(role).toString();
        for (int column = 0; model && column < model->columnCount(); ++column)
            texts << model->headerData(column, Qt::Horizontal).toString();
    }
    for (const QAction* action : widget->actions())
        texts << action->text() << action->toolTip() << action->statusTip();
    return texts;
}

}  // namespace

class LanguageTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        m_studio.makePictures(3);
        m_studio.open();
        m_studio.run(4);
        for (const unsigned tab :
             {kLibraryTab, kAttentionTab, kCompareTab, kMatrixTab, kModelsTab, kExploreTab}) {
            m_studio.window()->tabs()->showTab(tab);
            QCoreApplication::processEvents();
        }
    }

    void saysAllInOneLanguage() {
        const QString language = qEnvironmentVariable("SEEDBED_LANGUAGE");
        const std::set<QString> english = translatedSources(language);
        QCOMPARE(english.empty(), language.isEmpty());
        QStringList left;
        for (const QString& text : shownTexts())
            if (english.contains(text)) left << text;
        QVERIFY2(left.isEmpty(),
                 qPrintable(QStringLiteral("still English: ") + left.join(QStringLiteral(" | "))));
    }

    void hasPlurals() {
        for (const QString& text : shownTexts())
            QVERIFY2(!text.contains(QLatin1String("(s)")), qPrintable(text));
    }

    void shoots() {
        const std::pair<unsigned, const char*> tabs[] = {{kExploreTab, "70-language-explore"},
                                                         {kLibraryTab, "71-language-library"},
                                                         {kMatrixTab, "72-language-matrix"}};
        for (const auto& [tab, name] : tabs) {
            m_studio.window()->tabs()->showTab(tab);
            QCoreApplication::processEvents();
            m_studio.shoot(name);
        }
    }

 private:
    std::set<QString> shownTexts() {
        std::set<QString> texts;
        QList<QWidget*> widgets = m_studio.window()->findChildren<QWidget*>();
        widgets << m_studio.window();
        for (const QWidget* widget : widgets)
            for (const QString& text : textsOf(widget))
                if (!text.isEmpty()) texts.insert(text);
        return texts;
    }

    Studio m_studio;
};

QTEST_MAIN(LanguageTest)
#include "language_test.moc"
