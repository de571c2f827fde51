// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/setting_rows.h"

#include "widgets/compare/settings_table_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace seedbed;

namespace {

PictureSettings base() {
    PictureSettings s;
    s.program = "Seedbed";
    s.prompt = "a red cube and a blue sphere";
    s.seed = Seed(4);
    s.noise = NoiseMode::Cpu;
    s.steps = 20;
    s.guidance = 4;
    s.sampler = "ddim";
    s.model = "Tabletop";
    s.model_hash = "9c1f04aa21";
    s.width = s.height = 128;
    return s;
}

const SettingRow* find(const std::vector<SettingRow>& rows, const char* name) {
    for (const SettingRow& row : rows)
        if (row.name == QLatin1String(name)) return &row;
    return nullptr;
}

}  // namespace

class SettingRowsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void listsWhatDiffers() {
        PictureSettings other = base();
        other.seed = Seed(18446744073709551615U);
        other.prompt = "a red cube beside a green sphere";
        other.sampler = {};
        other.sampler_as = "DPM++ 2M Karras";
        other.guidance = 7.5;
        const auto rows = settingRows({base(), other});
        for (const char* name : {"Prompt", "Seed", "Sampler", "Guidance"}) {
            QVERIFY2(find(rows, name), name);
            QVERIFY2(find(rows, name)->differs, name);
        }
        for (const char* name : {"Steps", "Model", "Model hash", "Size", "Program", "Noise"})
            QVERIFY2(!find(rows, name)->differs, name);
        QVERIFY(!find(rows, "Eta"));  // nobody says it
        QCOMPARE(find(rows, "Seed")->values[1], QStringLiteral("18446744073709551615"));
        QCOMPARE(find(rows, "Sampler")->values,
                 QStringList({QStringLiteral("DDIM"), QStringLiteral("DPM++ 2M Karras")}));
        const auto& words = find(rows, "Prompt")->words;
        QCOMPARE(words.size(), std::size_t{2});
        QCOMPARE(words[0].size(), std::size_t{2});  // and, blue
        const TextSpan span = words[1].front();
        QCOMPARE(find(rows, "Prompt")->values[1].mid(span.start, span.length),
                 QStringLiteral("beside"));
    }

    void sayingNothingDiffersFromSaying() {
        PictureSettings silent;
        const auto rows = settingRows({base(), silent});
        QVERIFY(find(rows, "Seed")->differs);
        QVERIFY(find(rows, "Seed")->values[1].isEmpty());
        QVERIFY(settingRows({silent, silent}).empty());
        QVERIFY(settingRows({}).empty());
    }

    void otherFieldsMeetByName() {
        PictureSettings a = base();
        PictureSettings b = base();
        a.other = {{"Lora hashes", "film: 01"}, {"Hires upscale", "2"}};
        b.other = {{"Hires upscale", "2"}, {"Token merging", "0.5"}};
        const auto rows = settingRows({a, b});
        QVERIFY(find(rows, "Lora hashes")->differs);
        QVERIFY(!find(rows, "Hires upscale")->differs);
        QCOMPARE(find(rows, "Token merging")->values[0], QString());
    }

    void variationsAreSaid() {
        PictureSettings a = base();
        a.recipe.chain = {{Seed(42), 0.2}, {Seed(7), 0.1}};
        a.recipe.form = SlerpForm::PerColumn;
        const auto rows = settingRows({a, base()});
        QCOMPARE(find(rows, "Variation")->values[0], QStringLiteral("42:0.2; 7:0.1 (per column)"));
    }

    void csvQuotesWhatNeedsIt() {
        PictureSettings a = base();
        a.prompt = "a \"red\" cube, big\nand tall";
        const QString csv =
            toCsv(settingRows({a, base()}), {QStringLiteral("A"), QStringLiteral("B")});
        QVERIFY(csv.startsWith(QStringLiteral("Setting,A,B\r\n")));
        QVERIFY(csv.contains(QStringLiteral(
            "Prompt,\"a \"\"red\"\" cube, big\nand tall\",a red cube and a blue sphere\r\n")));
        const QString tabbed =
            toTabbed(settingRows({a, base()}), {QStringLiteral("A"), QStringLiteral("B")});
        QCOMPARE(tabbed.count(QLatin1Char('\n')),
                 static_cast<qsizetype>(settingRows({a, base()}).size()) + 1);
    }

    void captionSaysWhatIsShared() {
        PictureSettings b = base();
        b.seed = Seed(9);
        const QString caption = captionOf(settingRows({base(), b}));
        const QStringList lines = caption.split(QLatin1Char('\n'));
        QCOMPARE(lines[0], QStringLiteral("a red cube and a blue sphere"));
        QCOMPARE(lines[1], QStringLiteral("Seed: 4  |  9"));
        QVERIFY(lines[2].contains(QStringLiteral("Steps 20")));
    }

    void tableShowsDifferencesOrAll() {
        SettingsTableModel model;
        const QAbstractItemModelTester tester(&model);
        PictureSettings b = base();
        b.seed = Seed(9);
        model.setSides({QStringLiteral("A"), QStringLiteral("B")}, settingRows({base(), b}));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Seed"));
        QCOMPARE(model.index(0, 2).data().toString(), QStringLiteral("9"));
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QStringLiteral("B"));
        const int equal = model.equalCount();
        model.setShowsAll(true);
        QCOMPARE(model.rowCount(), 1 + equal);
        model.setSides({}, {});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(SettingRowsTest)
#include "setting_rows_test.moc"
