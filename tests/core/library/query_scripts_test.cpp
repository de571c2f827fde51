// SPDX-License-Identifier: Apache-2.0
// Searching for words of scripts that put no spaces between them.
#include "core/library/library.h"
#include "core/library/query.h"
#include "tests/core/library/pictures.h"

#include <QtTest>

#include <algorithm>

namespace seedbed {

// One library of pictures a to f, and what each query finds in it.
class QueryScriptsTest : public QObject {
    Q_OBJECT

    QTemporaryDir temporary_;
    std::unique_ptr<Library> library_;

    void add(const char* name, const char* prompt, const char* negative, const Change& judged) {
        MadePicture made{name, prompt};
        made.negative = negative;
        auto change = judged;
        change.pictures = {library_->add(make_picture(library_->images_folder(), made))};
        library_->apply(change);
    }
    std::string find(const std::string& query) const {
        std::string letters;
        for (const auto& name : names_of(*library_, library_->search(query))) letters += name[0];
        std::sort(letters.begin(), letters.end());
        return letters;
    }

 private Q_SLOTS:
    void initTestCase() {
        library_ = std::make_unique<Library>(folder_of(temporary_, "library"));
        Change said;
        said.note = "とても暗い、ネコ";
        said.add_tags = {"夜景"};
        add("a.png", "SD風のcat猫と犬 no2", "低品質", said);
        add("b.png", "빨간 큐브를 猫 と 犬", "模糊, 立方", {});
        add("c.png", "红色立方体 im Café", "", {});
        add("d-城堡.png", "แมวดำ ในบ้าน", "blurry", {});
        add("e.png", "a red cube　赤い", "", {});
        add("f.png", "𠮷野家 ﾈｺ", "", {});
    }

    void query_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* query, const char* found) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(found);
        };
        // in full, in part, in another order
        row("红色立方体", "c");
        row("立方", "bc");
        row("立圆", "");
        row("方立", "");
        row("立方*", "bc");
        row("红色 方体", "c");
        row("-猫 -立方", "def");
        row("猫 OR 红", "abc");
        // one character
        row("立", "bc");
        row("猫", "ab");
        row("𠮷", "f");
        row("圆", "");
        // beside Latin
        row("cat猫", "a");
        row("CAT猫と", "a");
        row("ca猫", "");
        row("cat", "a");
        row("sd", "a");
        row("SD風", "a");
        row("no2", "a");
        row("犬no2", "a");
        row("\"立方体 im\"", "c");
        row("\"立方体 im cafe\"", "c");
        row("\"立方 im\"", "");
        row("cube赤い", "e");
        // kana, and what is written among it
        row("ネコ", "a");
        row("ねこ", "");
        row("ﾈｺ", "f");
        row("と犬", "ab");  // spaces do not part words
        row("猫と犬", "ab");
        row("暗い、ネ", "a");
        row("、", "a");
        row("。", "");
        row("赤い", "e");
        // other scripts
        row("큐브", "b");
        row("큐브를", "b");
        row("큐브가", "");
        row("แมว", "d");
        row("มว", "d");
        row("บาน", "");
        // fields
        row("prompt:立方", "c");
        row("prompt:品質", "");
        row("negative:品質", "a");
        row("negative:立方", "b");
        row("negative:质", "");
        row("note:暗い", "a");
        row("note:犬", "");
        row("token:猫", "ab");
        row("tag:夜景", "a");
        row("tag:夜", "");
        row("夜", "a");
        row("城堡", "d");
        row("name:城堡", "d");
    }
    void query() {
        QFETCH(QString, query);
        QFETCH(QString, found);
        QCOMPARE(QString::fromStdString(find(query.toStdString())), found);
    }

    // What changes is found by its new words and no longer by the old ones.
    void judgingIndexesAnew() {
        const auto id = library_->search("城堡").at(0);
        Change change{{id}};
        change.note = "很好的圆";
        const auto undo = library_->apply(change);
        QCOMPARE(find("好的圆"), "d");
        QCOMPARE(find("note:很"), "d");
        library_->revert(undo);
        QCOMPARE(find("圆"), "");
    }

    // Bytes that are no UTF-8 come from foreign files; they part words.
    void brokenTextsAreTaken() {
        PictureSettings settings;
        settings.prompt = "black\xFF\xE7\xAB cat\xE7";
        settings.width = settings.height = 8;
        const auto path = make_picture(library_->images_folder(), {"g.png"});
        library_->add(path, settings);
        QCOMPARE(find("black cat"), "g");
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::QueryScriptsTest)
#include "query_scripts_test.moc"
