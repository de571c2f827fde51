// SPDX-License-Identifier: Apache-2.0
// The tokenizers that ship with Seedbed against transformers' CLIPTokenizer.
#include "core/io/json_file.h"
#include "core/io/resources.h"
#include "core/models/clip_tokenizer.h"

#include <QtTest>

#include <algorithm>

namespace seedbed {

class PublishedTokenizerTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void givesTransformersIds_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("Stable Diffusion 1.x, SDXL's first") << QStringLiteral("clip");
        QTest::newRow("Stable Diffusion 2.x, SDXL's second") << QStringLiteral("open_clip");
    }
    void givesTransformersIds() {
        QFETCH(QString, name);
        const auto tokenizer =
            ClipTokenizer::load(resource_path("tokenizers/" + name.toStdString()));
        const auto cases = read_json(std::filesystem::path(SEEDBED_TEST_DATA) /
                                     "models/published_tokenizers.json")[name.toStdString()];
        QVERIFY(cases.size() > 90);
        for (const auto& one : cases) {
            const std::string text = one["text"];
            const auto ids = tokenizer->encode(text);
            const auto expected = one["ids"].get<std::vector<std::int64_t>>();
            QCOMPARE(ids.size(), std::size_t{77});
            QVERIFY2(std::equal(expected.begin(), expected.end(), ids.begin()), text.c_str());
            QCOMPARE(ids.back(), one["last"].get<std::int64_t>());
        }
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::PublishedTokenizerTest)
#include "published_tokenizer_test.moc"
