// SPDX-License-Identifier: Apache-2.0
#include "core/library/query.h"

#include "core/library/library.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/library/pictures.h"

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace seedbed {

// One library of pictures a to h, and what each query finds in it.
class QueryTest : public QObject {
    Q_OBJECT

    QTemporaryDir temporary_;
    std::unique_ptr<Library> library_;

    PictureId add(const MadePicture& made, const Change& judged = {}) {
        const auto id = library_->add(make_picture(library_->images_folder(), made));
        auto change = judged;
        change.pictures = {id};
        library_->apply(change);
        return id;
    }
    std::string find(const std::string& query) const {
        std::string letters;
        for (const auto& name : names_of(*library_, library_->search(query))) letters += name[0];
        std::sort(letters.begin(), letters.end());
        return letters;
    }
    static Change rated(int stars) { return {{}, stars}; }
    static Change tagged(const std::vector<std::string>& tags) { return {{}, {}, {}, {}, tags}; }
    static Change flagged(Flag flag) { return {{}, {}, flag}; }

    // A picture of ComfyUI, made in November 2024, that says little.
    void add_foreign() {
        PictureSettings settings;
        settings.program = "ComfyUI";
        settings.prompt = "红色立方体 im Café";
        settings.width = 640;
        settings.height = 480;
        settings.noise = NoiseMode::Cpu;
        auto path = make_picture(library_->images_folder(), {"f.png"});
        const std::chrono::sys_seconds noon(std::chrono::seconds(1'731'672'000));  // 15th, UTC
        std::filesystem::last_write_time(path, std::chrono::file_clock::from_sys(noon));
        library_->add(path, settings);
    }

 private Q_SLOTS:
    void initTestCase() {
        qputenv("TZ", "UTC");  // dates are local
        ::tzset();
        library_ = std::make_unique<Library>(folder_of(temporary_, "library"));
        add({"a-00012.png", "a Red Cube, on a table", 2, 20, 4, "DDIM", "blurry"}, rated(5));
        add({"b.png", "a red sphere and a blue cube", 3, 30, 7.5, "Euler", "", "dream"}, rated(4));
        add({"c.png", "cubes and cubism", 15, 10, 1, "Euler a", "", "tabletop", "", "9C1F04aa21"},
            tagged({"sky", "blue sea"}));
        add({"d.png", "a lighthouse", 4294967296, 21, 4.5}, flagged(Flag::Pick));
        add({"e.png", "100% \"quoted\" under_score", UINT64_MAX}, flagged(Flag::Reject));
        add_foreign();
        Change noted;
        noted.note = "the cube is too dark";
        noted.favourite = true;
        add({"g.png", "an empty room", 2}, noted);
        Change binned;
        binned.binned = true;
        add({"h.png", "a binned cube", 2}, binned);
    }

    void query_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* query, const char* found) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(found);
        };
        row("", "abcdefg");
        row("   ", "abcdefg");
        // words
        row("cube", "abg");
        row("CUBE", "abg");
        row("cub*", "abcg");
        row("\"red cube\"", "a");
        row("cube red", "ab");
        row("\"cube red\"", "");
        row("\"red cu\"*", "a");
        row("blurry", "a");
        row("00012", "a");
        row("sea", "c");
        row("cafe", "f");
        row("CAFÉ", "f");
        row("立方", "f");
        row("红色立方体", "f");
        row("立圆", "");
        row("prompt:立方", "f");
        row("-立方 cub*", "abcg");
        row("100%", "e");
        row("%", "e");
        row("\"\\\"quoted\\\"\"", "e");
        row("under_score", "e");
        row("nothing", "");
        row("\"\\\"\"", "e");
        // fields of text
        row("prompt:cube", "ab");
        row("Prompt:cube", "ab");
        row("prompt:\"red cube\"", "a");
        row("prompt:cub*", "abc");
        row("negative:blurry", "a");
        row("note:dark", "g");
        row("note:cube", "g");
        row("token:cube", "ab");
        row("token:cub", "");
        row("token:cubes", "c");
        row("tag:sky", "c");
        row("tag:SKY", "c");
        row("tag:sk*", "c");
        row("tag:sk", "");
        row("tag:\"blue sea\"", "c");
        row("tag:sea", "");
        row("model:dream", "b");
        row("model:tab", "acdeg");
        row("hash:9c1f04aa21", "c");
        row("hash:9c1f04aa21ffffffffffffff", "c");  // a whole SHA-256
        row("hash:9c1f04aa20", "");
        row("hash:9c1f", "");
        row("hash:9c1f*", "c");
        row("hash:9c20*", "");
        row("-hash:9c1f04aa21 cub*", "abg");
        row("sampler:euler", "b");
        row("sampler:Euler", "b");
        row("sampler:euler*", "bc");
        row("sampler:\"euler a\"", "c");
        row("sampler:ddim", "adeg");
        row("program:comfy", "f");
        row("noise:cpu", "f");
        row("noise:nv", "abcdeg");
        row("name:00012", "a");
        row("name:.png", "abcdefg");
        // numbers
        row("seed:2", "ag");
        row("seed:0-15", "abcg");
        row("seed:0..15", "abcg");
        row("seed:3,15", "bc");
        row("seed:2-3,15", "abcg");
        row("seed:18446744073709551615", "e");
        row("seed:>4294967295", "de");
        row("seed:>=4294967296", "de");
        row("seed:>4294967296", "e");
        row("seed:<3", "ag");
        row("seed:<=3", "abg");
        row("-seed:2", "bcdef");
        row("steps:>20", "bd");
        row("steps:>=20", "abdeg");
        row("steps:..20", "aceg");
        row("steps:=30", "b");
        row("cfg:4..7", "adeg");
        row("cfg:7.5", "b");
        row("cfg:>4.4", "bd");
        row("rating:4..", "ab");
        row("rating:5", "a");
        row("rating:0", "cdefg");
        row("width:..512", "abcdeg");
        row("width:640", "f");
        row("height:>100", "f");
        // judgements
        row("is:pick", "d");
        row("is:reject", "e");
        row("-is:reject", "abcdfg");
        row("is:favourite", "g");
        row("is:rated", "ab");
        row("-is:rated", "cdefg");
        row("is:tagged", "c");
        row("in:bin", "h");
        row("in:bin cube", "h");
        row("in:bin sphere", "");
        // dates
        row("date:2024", "f");
        row("date:2024-11", "f");
        row("date:2024-11-15", "f");
        row("date:2024-11-16", "");
        row("date:2024-11-01..2024-11-20", "f");
        row("date:2024-11-15..2024-11-15", "f");
        row("date:..2024-12", "f");
        row("date:<2024-11-15", "");
        row("date:<=2024-11-15", "f");
        row("date:>2024-11-15", "abcdeg");
        row("date:>=2024-11-15", "abcdefg");
        row("date:today", "abcdeg");
        row("date:yesterday", "");
        // together
        row("prompt:cube seed:2", "a");
        row("steps:>20 rating:4.. token:cube", "b");
        row("sphere OR lighthouse", "bd");
        row("cube sphere OR table", "ab");
        row("seed:2 OR seed:3 OR seed:15 -is:tagged", "abg");
        row("-cube", "cdef");
        row("-\"red cube\" cube", "bg");
        row("is:foreign", "abcdefg");
        row("or", "");
        row("\"OR\"", "");
        row("12:30", "");
        row("(cube)", "abg");
        row("it's", "");
        row("cube\tred\n", "ab");
    }
    void query() {
        QFETCH(QString, query);
        QFETCH(QString, found);
        const auto problems = check_query(query.toStdString());
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems[0].detail.c_str());
        QCOMPARE(QString::fromStdString(find(query.toStdString())), found);
    }

    void problem_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("marked");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* query, const char* marked, const char* part) {
            QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(marked)
                                 << QString::fromUtf8(part);
        };
        row("colour:red", "colour:red", "prompt, negative, note, token, tag");
        row("cube colour:red", "colour:red", "\"colour\"");
        row("https://x.org", "https://x.org", "quotes");
        row("seed:abc", "seed:abc", "\"abc\"");
        row("seed:-1", "seed:-1", "seed:2");
        row("seed:18446744073709551616", "seed:18446744073709551616", "seed:2");
        row("seed:2.5", "seed:2.5", "seed:");
        row("seed:1,", "seed:1,", "seed:");
        row("seed:1-", "seed:1-", "seed:");
        row("seed:..", "seed:..", "seed:");
        row("seed:2*", "seed:2*", "seed:");
        row("steps:>", "steps:>", "steps:>20");
        row("cfg:much", "cfg:much", "cfg:4..7");
        row("cfg:nan", "cfg:nan", "cfg:4..7");
        row("rating:good", "rating:good", "rating:4..");
        row("date:2024-13", "date:2024-13", "date:2026-11");
        row("date:2023-02-29", "date:2023-02-29", "date:2026-11");
        row("date:tomorrow", "date:tomorrow", "date:today");
        row("date:2024-1", "date:2024-1", "date:2026-11");
        row("is:good", "is:good", "pick, reject, favourite, rated, tagged and foreign");
        row("in:basket", "in:basket", "bin");
        row("prompt:", "prompt:", "prompt:cube");
        row("red prompt:\"\"", "prompt:\"\"", "prompt:cube");
        row("\"red cube", "\"red cube", "not closed");
        row("note:\"dark", "note:\"dark", "not closed");
        row("\"\"", "\"\"", "empty");
        row("*", "*", "empty");
        row("OR cube", "OR", "before");
        row("cube OR", "OR", "behind");
        row("cube OR OR sphere", "OR", "before");
        row("in:bin OR cube", "OR", "before");
        row("cube OR in:bin", "in:bin", "OR");
    }
    void problem() {
        QFETCH(QString, query);
        QFETCH(QString, marked);
        QFETCH(QString, part);
        const auto text = query.toStdString();
        const auto problems = check_query(text);
        QVERIFY(!problems.empty());
        QCOMPARE(QString::fromStdString(text.substr(problems[0].offset, problems[0].length)),
                 marked);
        QVERIFY2(is_sentence(problems[0].detail), problems[0].detail.c_str());
        VERIFY_ERROR(library_->search(text), ErrorCode::InvalidRequest, part.toStdString());
    }

    void everyProblemIsFound() {
        const auto problems = check_query("seed:x cube is:y \"z");
        QCOMPARE(problems.size(), 3u);
        QCOMPARE(problems[1].offset, 12u);
        QVERIFY(!check_query("\xFF").empty());
        QVERIFY(!check_query(std::string("a\0b", 3)).empty());
    }

    void whateverIsTypedIsAnswered() {
        // Each beginning of a query, as a search field sees it.
        const std::string text =
            "-prompt:\"red \\\"cube\\\"\" OR tag:sk* seed:0-15,>20 cfg:<=7.5 date:2024-11-01.. "
            "in:bin 立方*";
        for (std::size_t length = 0; length <= text.size(); ++length) {
            const auto part = text.substr(0, length);
            if (check_query(part).empty())
                library_->search(part);
            else
                VERIFY_ERROR(library_->search(part), ErrorCode::InvalidRequest, "");
        }
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::QueryTest)
#include "query_test.moc"
