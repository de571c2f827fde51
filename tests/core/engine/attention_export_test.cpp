// SPDX-License-Identifier: Apache-2.0
// Expected numbers were computed in Python from the formulas in core/attention/overlap.h.
#include "core/engine/attention_export.h"

#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"

#include <QProcess>
#include <QTest>
#include <nlohmann/json.hpp>

#include <cmath>

using namespace seedbed;

namespace {

// Tokens <start>, "cat", <end> over 2 x 2; what the two do not take goes to <start>.
AttentionGrid grid(const std::vector<float>& cat, const std::vector<float>& end) {
    AttentionGrid result{2, 2, 3, {}};
    for (std::size_t i = 0; i < 4; ++i) result.values.push_back(1 - cat[i] - end[i]);
    result.values.insert(result.values.end(), cat.begin(), cat.end());
    result.values.insert(result.values.end(), end.begin(), end.end());
    return result;  // [3, 2, 2]
}

AttentionStepPtr step(int number, AttentionGrid average, bool layers) {
    auto result = std::make_shared<AttentionStep>();
    result->step = number;
    if (layers) {
        AttentionGrid one{1, 2, 3, {}};
        for (int head = 0; head < 2; ++head) {
            one.values.assign(6, static_cast<float>(10 * number + head));
            if (head == 0) result->layers.push_back({1, {}});
            result->layers[0].heads.push_back(one);
        }
    }
    result->average = std::move(average);
    return result;
}

CapturedPicture picture(bool layers) {
    CapturedPicture result;
    result.seed = Seed(18446744073709551615U);
    result.request.prompt = "a \"cat\", asleep";
    result.request.steps = 4;
    result.model_name = "Tabletop";
    result.model_hash = "0123456789";
    result.layers = {"down.0", "up.1"};
    result.prompt.tokens = {{PromptToken::Kind::Start, 49406, "", -1, 0, 0},
                            {PromptToken::Kind::Text, 2368, "cat", 0, 0, 3},
                            {PromptToken::Kind::End, 49407, "", -1, 3, 3}};
    result.steps = {step(0, grid({0.25F, 0.5F, 0, 0.125F}, {0.5F, 0.25F, 0.75F, 0.125F}), layers),
                    nullptr,
                    step(2, grid({0.125F, 0.75F, 0, 0}, {0.25F, 0, 1, 0.5F}), layers)};
    return result;
}

const std::vector<CapturedWord> kWords = {{"\"cat\"", {1}}, {"<end>", {2}}};

bool near(double a, double b) {
    return std::abs(a - b) < 1e-7;
}

QByteArray numpy_says(const char* script, const std::filesystem::path& file) {
    QProcess process;
    process.start(
        QStringLiteral("python3"),
        {QStringLiteral("-c"), QString::fromUtf8(script), QString::fromStdString(file.string())});
    return process.waitForFinished() ? process.readAllStandardOutput() : QByteArray();
}

// Prints name, dtype with shape and the last float or text of each array, with the zip and struct
// modules alone.
constexpr char kList[] = R"(
import ast, struct, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
for name in z.namelist():
    raw = z.read(name)
    size = struct.unpack('<H', raw[8:10])[0]
    head, data = ast.literal_eval(raw[10:10 + size].decode()), raw[10 + size:]
    kind = head['descr']
    if kind == '<f4': value = struct.unpack('<%df' % (len(data) // 4), data)
    elif kind == '<f8': value = struct.unpack('<d', data)
    elif kind == '<i8': value = struct.unpack('<%dq' % (len(data) // 8), data)
    else:
        n = 4 * int(kind[2:])
        value = [data[i:i + n].decode('utf-32-le').rstrip('\0') for i in range(0, len(data), n)]
    print(name, kind, head['shape'], *value[-3:])
)";

}  // namespace

class AttentionExportTest : public QObject {
    Q_OBJECT

    const QTemporaryDir folder_;

    std::filesystem::path path(const char* name) const {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }

 private Q_SLOTS:
    void writesAveragesAndTexts() {
        write_maps(path("maps.npz"), picture(false));
        QCOMPARE(numpy_says(kList, path("maps.npz")),
                 QByteArray("average.npy <f4 (2, 3, 2, 2) 0.0 1.0 0.5\n"
                            "steps.npy <i8 (2,) 0 2\n"
                            "tokens.npy <U7 (3,) <start> cat <end>\n"
                            "ids.npy <i8 (3,) 49406 2368 49407\n"
                            "prompt.npy <U15 () a \"cat\", asleep\n"
                            "negative.npy <U1 () \n"
                            "model.npy <U8 () Tabletop\n"
                            "sampler.npy <U4 () ddim\n"
                            "seed.npy <U20 () 18446744073709551615\n"
                            "guidance.npy <f8 () 4.0\n"));
    }

    void writesLayersThatEveryStepHas() {
        write_maps(path("layers.npz"), picture(true));
        const QByteArray list = numpy_says(kList, path("layers.npz"));
        QVERIFY2(list.contains("layer.up.1.npy <f4 (2, 2, 3, 1, 2) 21.0 21.0 21.0\n"), list);
        QVERIFY2(!list.contains("down.0"), list);
        CapturedPicture partly = picture(true);
        partly.steps[0] = picture(false).steps[0];
        write_maps(path("partly.npz"), partly);
        QVERIFY(!numpy_says(kList, path("partly.npz")).contains("layer."));
    }

    void refusesAPictureWithoutMaps() {
        CapturedPicture empty = picture(false);
        empty.steps = {nullptr, nullptr};
        VERIFY_ERROR(
            write_maps(path("empty.npz"), empty), ErrorCode::InvalidRequest, "no attention maps");
        QVERIFY(!std::filesystem::exists(path("empty.npz")));
        QCOMPARE(attention_csv(empty, kWords), std::string("seed,step,measure,word,other,value\n"));
    }

    void numbersAsTable() {
        const auto lines =
            QString::fromStdString(attention_csv(picture(false), kWords)).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 1 + 2 * 9 + 1);
        QCOMPARE(lines[0], QStringLiteral("seed,step,measure,word,other,value"));
        QCOMPARE(lines[1], QStringLiteral("18446744073709551615,0,max,\"\"\"cat\"\"\",,0.5"));
        QCOMPARE(lines[2], QStringLiteral("18446744073709551615,0,mean,\"\"\"cat\"\"\",,0.21875"));
        QCOMPARE(lines[7].section(QLatin1Char(','), 1, 4),
                 QStringLiteral("0,separate,\"\"\"cat\"\"\",\"<end>\""));
        QVERIFY(near(lines[7].section(QLatin1Char(','), 5).toDouble(), kSeparate0));
        QCOMPARE(lines[10].section(QLatin1Char(','), 1, 2), QStringLiteral("2,max"));
        QVERIFY(lines.last().isEmpty());
    }

    void numbersAsJson() {
        const auto report = nlohmann::json::parse(attention_json(picture(false), kWords));
        QCOMPARE(report["seed"].get<std::uint64_t>(), std::uint64_t{18446744073709551615U});
        QCOMPARE(report["prompt"].get<std::string>(), std::string("a \"cat\", asleep"));
        QCOMPARE(report["grid"], (nlohmann::json{2, 2}));
        QCOMPARE(report["words"][1]["tokens"], nlohmann::json{2});
        QCOMPARE(report["steps"].size(), std::size_t{2});
        const auto& last = report["steps"][1];
        QCOMPARE(last["step"].get<int>(), 2);
        QCOMPARE(last["words"][0]["max"].get<double>(), 0.75);
        QCOMPARE(last["words"][1]["mean"].get<double>(), 0.4375);
        QVERIFY(near(last["words"][0]["activation"].get<double>(), kActivation2));
        QCOMPARE(last["pairs"].size(), std::size_t{1});
        QVERIFY(near(last["pairs"][0]["separate"].get<double>(), kSeparate2));
        QCOMPARE(last["pairs"][0]["iou"].get<double>(), 0.0);
        QVERIFY(near(last["pairs"][0]["cosine"].get<double>(), kCosine2));
        QVERIFY(near(report["steps"][0]["pairs"][0]["iou"].get<double>(), kIou0));
    }

    void wordsMustBeInTheMaps() {
        QVERIFY_EXCEPTION_THROWN(attention_csv(picture(false), {{"dog", {3}}}), LogicError);
        QVERIFY_EXCEPTION_THROWN(attention_json(picture(false), {{"dog", {}}}), LogicError);
    }

 private:
    static constexpr double kSeparate0 = 0.16666666666666666;
    static constexpr double kIou0 = 0.3333333333333333;
    static constexpr double kActivation2 = 0.27945877616590586;
    static constexpr double kSeparate2 = 0.08333333333333333;
    static constexpr double kCosine2 = 0.03587480016670876;
};

QTEST_GUILESS_MAIN(AttentionExportTest)
#include "attention_export_test.moc"
