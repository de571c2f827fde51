// SPDX-License-Identifier: Apache-2.0
// Every text of the studio stands in German and Chinese, finished, with the placeholders of the
// source.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <vector>

namespace {

struct Message {
    QString context;
    QString source;
    QString type;  // "unfinished", "vanished", "obsolete", or none
    bool numerus = false;
    QStringList forms;
};

Message readMessage(QXmlStreamReader& xml, const QString& context) {
    Message message;
    message.context = context;
    message.numerus = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.numerus) {
                message.forms << xml.readElementText(QXmlStreamReader::IncludeChildElements);
                continue;
            }
            while (xml.readNextStartElement())
                message.forms << xml.readElementText(QXmlStreamReader::IncludeChildElements);
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

std::vector<Message> readMessages(const QString& path) {
    QFile file(path);
    std::vector<Message> messages;
    if (!file.open(QIODevice::ReadOnly)) return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNext() || !xml.isStartElement()) continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages.push_back(readMessage(xml, context));
    }
    return messages;
}

// "%1", "%2", "%n" … each once, in order.
QStringList placeholders(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("%(L?\\d+|n)"));
    QStringList found;
    for (auto at = pattern.globalMatch(text); at.hasNext();) {
        const QString each = at.next().captured();
        if (!found.contains(each)) found << each;
    }
    found.sort();
    return found;
}

bool hasMnemonic(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("&[^& ]"));
    return pattern.match(text).hasMatch();
}

// What is wrong with a message; empty = nothing.
QString problemOf(const Message& m) {
    if (!m.type.isEmpty()) return QStringLiteral("is ") + m.type;
    if (m.forms.isEmpty()) return QStringLiteral("has no translation");
    for (const QString& form : m.forms) {
        if (form.trimmed().isEmpty()) return QStringLiteral("is empty");
        QStringList wanted = placeholders(m.source);
        QStringList found = placeholders(form);
        // A form for exactly one may say so in words.
        if (m.numerus && m.forms.size() > 1 && &form == &m.forms.front()) {
            wanted.removeAll(QStringLiteral("%n"));
            found.removeAll(QStringLiteral("%n"));
        }
        if (wanted != found) return QStringLiteral("has other placeholders: ") + form;
        if (hasMnemonic(m.source) != hasMnemonic(form))
            return QStringLiteral("has another mnemonic: ") + form;
        if (m.source.endsWith(QStringLiteral("…")) != form.endsWith(QStringLiteral("…")))
            return QStringLiteral("differs in its ending …: ") + form;
    }
    return {};
}

QStringList sources() {
    QStringList files;
    for (const char* folder : {"widgets", "app/studio"}) {
        QDirIterator at(QDir(QStringLiteral(SEEDBED_SOURCE_DIR)).filePath(QLatin1String(folder)),
                        {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                        QDir::Files,
                        QDirIterator::Subdirectories);
        while (at.hasNext()) files << at.next();
    }
    files.sort();
    return files;
}

}  // namespace

class TranslationsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void complete_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << QStringLiteral("de");
        QTest::newRow("Chinese") << QStringLiteral("zh_CN");
    }

    // lupdate adds what the sources say and the file does not, as unfinished.
    void complete() {
        QFETCH(QString, language);
        const QString name = QStringLiteral("seedbed_%1.ts").arg(language);
        QTemporaryDir folder;
        const QString copy = folder.filePath(name);
        QVERIFY(QFile::copy(QStringLiteral(SEEDBED_SOURCE_DIR "/translations/") + name, copy));
        const QString list = folder.filePath(QStringLiteral("sources.lst"));
        QFile listed(list);
        QVERIFY(listed.open(QIODevice::WriteOnly));
        listed.write(sources().join(QLatin1Char('\n')).toUtf8());
        listed.close();
        QProcess lupdate;
        lupdate.start(QStringLiteral(SEEDBED_LUPDATE),
                      {QLatin1Char('@') + list,
                       QStringLiteral("-I"),
                       QStringLiteral(SEEDBED_SOURCE_DIR),
                       QStringLiteral("-locations"),
                       QStringLiteral("none"),
                       QStringLiteral("-no-obsolete"),
                       QStringLiteral("-ts"),
                       copy});
        QVERIFY(lupdate.waitForFinished(120000));
        QCOMPARE(lupdate.exitCode(), 0);
        const auto messages = readMessages(copy);
        QVERIFY(messages.size() > 300);
        QStringList problems;
        for (const Message& message : messages) {
            const QString problem = problemOf(message);
            if (!problem.isEmpty())
                problems
                    << QStringLiteral("%1: “%2” %3").arg(message.context, message.source, problem);
        }
        for (const QString& problem : problems.mid(0, 40)) qWarning("%s", qPrintable(problem));
        QVERIFY2(
            problems.isEmpty(),
            qPrintable(QStringLiteral("%1 of %2 texts").arg(problems.size()).arg(messages.size())));
    }

    // This test itself finds what it looks for.
    void findsMistakes() {
        Message good{QStringLiteral("C"),
                     QStringLiteral("&Save %1"),
                     {},
                     false,
                     {QStringLiteral("%1 &sichern")}};
        QVERIFY(problemOf(good).isEmpty());
        Message bad = good;
        bad.forms = {QStringLiteral("&Sichern")};
        QVERIFY(!problemOf(bad).isEmpty());
        bad.forms = {QStringLiteral("%1 sichern")};
        QVERIFY(!problemOf(bad).isEmpty());
        bad.forms = {QString()};
        QVERIFY(!problemOf(bad).isEmpty());
        bad = good;
        bad.type = QStringLiteral("unfinished");
        QVERIFY(!problemOf(bad).isEmpty());
        Message many{QStringLiteral("C"),
                     QStringLiteral("%n seed(s)"),
                     {},
                     true,
                     {QStringLiteral("ein Seed"), QStringLiteral("%n Seeds")}};
        QVERIFY(problemOf(many).isEmpty());
        many.forms[1] = QStringLiteral("Seeds");
        QVERIFY(!problemOf(many).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
