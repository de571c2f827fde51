// SPDX-License-Identifier: Apache-2.0
// `seedbed generate --init PICTURE`.
#include "core/io/picture_file.h"
#include "core/io/png.h"
#include "tests/app/cli/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

namespace seedbed {

class GenerateStartTest : public QObject {
    Q_OBJECT

    QTemporaryDir temporary_;

    QString at(const char* name) const { return temporary_.filePath(QString::fromLatin1(name)); }
    static QStringList words(const char* latin) {
        return QString::fromLatin1(latin).split(QLatin1Char(' '));
    }
    QStringList generate(const QStringList& more) const {
        return QStringList{QStringLiteral("generate"),
                           QStringLiteral("--prompt"),
                           QStringLiteral("a red cube"),
                           QStringLiteral("--out"),
                           at("out")} +
               words("--seeds 5 --steps 4 --cfg 1 --device cpu") + more;
    }

 private Q_SLOTS:
    void initTestCase() {
        Image picture{64, 48, {}}, mask{64, 48, {}};
        for (int i = 0; i < 64 * 48; ++i) {
            const auto across = static_cast<std::uint8_t>(i % 64 * 4);
            for (int c = 0; c < 3; ++c) {
                picture.rgb.push_back(c == 0 ? across : 90);
                mask.rgb.push_back(i % 64 < 40 ? 0 : 255);
            }
        }
        write_png(at("picture.png").toStdString(), picture);
        write_png(at("mask.png").toStdString(), mask);
    }

    void theMaskedPartIsRepaintedAndSaid() {
        const auto result =
            run_program(generate(QStringList{QStringLiteral("--init"),
                                             at("picture.png"),
                                             QStringLiteral("--mask"),
                                             at("mask.png")} +
                                 words("--strength 0.5 --mask-blur 2 --vae-tiling on")));
        QCOMPARE(result.err, QString());
        QCOMPARE(result.exit_code, 0);
        const auto path = result.out.trimmed().toStdString();
        const Image made = read_picture(path);
        const Image picture = read_picture(at("picture.png").toStdString());
        QCOMPARE(made.width, 64);
        QCOMPARE(made.height, 48);
        for (int y = 0; y < 48; ++y)
            for (int x = 0; x < 30 * 3; ++x)
                QCOMPARE(made.rgb[y * 64 * 3 + x], picture.rgb[y * 64 * 3 + x]);
        QVERIFY(made.rgb != picture.rgb);
        const auto texts = read_png_text(path);
        const auto parameters = std::find_if(texts.begin(), texts.end(), [](const auto& text) {
            return text.first == "parameters";
        });
        QVERIFY(parameters != texts.end());
        const auto line = QString::fromStdString(parameters->second);
        QVERIFY2(line.contains(QStringLiteral("Denoising strength: 0.5, Mask blur: 2")),
                 qPrintable(line));
    }

    void badInput_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exit_code");
        QTest::addColumn<QString>("word");
        const auto init = QStringList{QStringLiteral("--init"), at("picture.png")};
        const auto row =
            [](const char* name, const QStringList& arguments, int code, const char* word) {
                QTest::newRow(name) << arguments << code << QString::fromLatin1(word);
            };
        row("a mask without a picture",
            {QStringLiteral("--mask"), at("mask.png")},
            2,
            "name the picture with --init");
        row("a blur without a mask", init + words("--mask-blur 4"), 2, "blur");
        row("a strength above 1", init + words("--strength 1.5"), 2, "strength");
        row("a strength that leaves no step", init + words("--strength 0.1"), 2, "strength");
        row("an unknown way of tiling", words("--vae-tiling sometimes"), 2, "sometimes");
        row("no such picture", {QStringLiteral("--init"), at("missing.png")}, 3, "missing.png");
        row("a text as a picture", words("--init CMakeLists.txt"), 3, "CMakeLists.txt");
    }

    void badInput() {
        QFETCH(QStringList, arguments);
        QFETCH(int, exit_code);
        QFETCH(QString, word);
        QFile text(at("CMakeLists.txt"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture\n") > 0);
        text.close();
        for (auto& argument : arguments)
            if (argument == QLatin1String("CMakeLists.txt")) argument = at("CMakeLists.txt");
        const auto result = run_program(generate(arguments));
        QCOMPARE(result.exit_code, exit_code);
        QVERIFY2(result.err.contains(word), qPrintable(result.err));
        QVERIFY(result.out.isEmpty());
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::GenerateStartTest)
#include "generate_start_test.moc"
