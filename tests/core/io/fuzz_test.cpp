// SPDX-License-Identifier: Apache-2.0
// Files changed at random, the same ones in each run: readers either accept them or throw Error,
// nothing else.
#include "core/io/infotext.h"
#include "core/io/json_file.h"
#include "core/io/png.h"
#include "core/io/safetensors.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/memory_file.h"
#include "tests/core/io/mutator.h"
#include "tests/core/io/png_bytes.h"
#include "tests/core/io/test_files.h"
#include "tests/core/io/torch_bytes.h"

using namespace seedbed;

namespace {

constexpr int kRounds = 10'000;

// What a reader may rely on in a file that was accepted.
bool is_consistent(const SafetensorsFile& file) {
    std::uint64_t total = 0;
    for (const auto& [name, entry] : file.tensors()) {
        const auto bytes = file.bytes(name);
        std::uint64_t size = item_size(entry.dtype);
        for (const auto length : entry.shape) size *= static_cast<std::uint64_t>(length);
        if (size != bytes.size()) return false;
        total += bytes.size();
        for (const auto byte : bytes)
            if (byte == std::byte{0xEE}) return false;  // reads all; our data hold no such byte
    }
    return total == file.data().size();
}

}  // namespace

class FuzzTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void safetensors() {
        const QByteArray header =
            "{\"__metadata__\":{\"format\":\"pt\"},"
            "\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
            "\"b\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[24,28]},"
            "\"c\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[28,36]}}";
        const MemoryFile file;
        Mutator mutator(1);
        int accepted = 0, refused = 0;
        for (int round = 0; round < kRounds; ++round) {
            // Mostly the header under its true length, else the whole file.
            const auto bytes = round % 4 != 0 ? safetensors_bytes(mutator.mutate(header), 36)
                                              : mutator.mutate(safetensors_bytes(header, 36));
            const auto path = file.put(bytes);
            const auto thrown = error_of([&] {
                QVERIFY2(is_consistent(*SafetensorsFile::open(path)),
                         bytes.toPercentEncoding().constData());
                ++accepted;
            });
            if (!thrown) continue;
            ++refused;
            QVERIFY(thrown->code() == ErrorCode::FileFormat);
            QVERIFY2(is_sentence(thrown->what()), thrown->what());
        }
        QVERIFY2(accepted > 50 && refused > 1000, qPrintable(QString::number(accepted)));
        QCOMPARE(accepted + refused, kRounds);
    }

    void torch_archives() {
        std::vector<QByteArray> wholes;
        for (const char* name : {"types.pt", "views.pt", "lightning.ckpt", "embedding.pt"})
            wholes.push_back(get(std::filesystem::path(SEEDBED_TEST_DATA) / "io/torch" / name));
        const QByteArray pickle = torch_pickle("Float", 24, "K\2K\3", "K\3K\1");
        const MemoryFile file;
        Mutator mutator(5);
        int accepted = 0, refused = 0;
        for (int round = 0; round < kRounds; ++round) {
            // A pickle in a sound archive, else a whole archive.
            auto bytes =
                round % 2 == 0
                    ? zip_bytes({{"x/data.pkl", mutator.mutate(pickle)},
                                 {"x/data/0", QByteArray(96, '\1')}})
                    : mutator.mutate(wholes[static_cast<std::size_t>(round / 2) % wholes.size()]);
            if (bytes.isEmpty()) bytes = "PK";
            const auto path = file.put(bytes);
            const auto thrown = error_of([&] {
                const auto archive = open_tensors(path);
                for (const auto& [name, entry] : archive->tensors()) {
                    const auto content = archive->bytes(name);
                    QCOMPARE(static_cast<std::uint64_t>(content.size()), entry.size());
                    QVERIFY(content.size() <= static_cast<std::size_t>(bytes.size()));
                    std::size_t sum = 0;
                    for (const auto byte : content) sum += std::to_integer<std::size_t>(byte);
                    QVERIFY(sum <= 255 * content.size());
                }
                ++accepted;
            });
            if (!thrown) continue;
            ++refused;
            QVERIFY(thrown->code() == ErrorCode::FileFormat ||
                    thrown->code() == ErrorCode::UnsupportedModel);
            QVERIFY2(is_sentence(thrown->what()), thrown->what());
        }
        QVERIFY2(accepted > 500 && refused > 3000, qPrintable(QString::number(accepted)));
        QCOMPARE(accepted + refused, kRounds);
    }

    void shard_indices() {
        QTemporaryDir folder;
        put(folder,
            "s1.safetensors",
            safetensors_bytes(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 2));
        put(folder,
            "s2.safetensors",
            safetensors_bytes(R"({"b":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}})", 3));
        const QByteArray index =
            "{\"metadata\":{\"total_size\":5},\"weight_map\":{\"a\":\"s1.safetensors\","
            "\"b\":\"s2.safetensors\"}}";
        const MemoryFile file;
        const auto link = std::filesystem::path(folder.path().toStdString()) / "index.json";
        std::filesystem::create_symlink(file.put(index), link);
        Mutator mutator(6);
        int accepted = 0, refused = 0;
        for (int round = 0; round < kRounds; ++round) {
            file.put(mutator.mutate(index));
            const auto thrown = error_of([&] {
                const auto shards = open_tensors(link);
                for (const auto& [name, entry] : shards->tensors())
                    QCOMPARE(static_cast<std::uint64_t>(shards->bytes(name).size()), entry.size());
                ++accepted;
            });
            if (!thrown) continue;
            ++refused;
            QVERIFY2(is_sentence(thrown->what()), thrown->what());
        }
        QVERIFY2(accepted > 200 && refused > 3000, qPrintable(QString::number(accepted)));
    }

    void pngs() {
        Image image{16, 16, std::vector<std::uint8_t>(16 * 16 * 3, 9)};
        for (std::size_t i = 0; i < image.rgb.size(); i += 5)
            image.rgb[i] = static_cast<std::uint8_t>(i);
        auto chunks = split_chunks(QByteArray::fromStdString(
            encode_png(image, {{"parameters", "a cube"}, {"seedbed", "\xE7\xB4\x85"}})));
        chunks.insert(chunks.begin() + 1, {"zTXt", QByteArray("z\0\0", 3) + deflate("packed")});
        chunks.insert(chunks.end() - 1, {"iTXt", QByteArray("i\0\1\0\0\0", 6) + deflate("packed")});
        const auto whole = join_chunks(chunks);
        Mutator mutator(2);
        int accepted = 0, refused = 0;
        for (int round = 0; round < kRounds; ++round) {
            auto bytes = mutator.mutate(whole);
            if (round % 4 != 0) {  // with right checksums, to come deeper
                auto changed = chunks;
                auto& chunk = changed[static_cast<std::size_t>(
                    mutator.below(static_cast<qsizetype>(changed.size())))];
                chunk.data = mutator.mutate(chunk.data);
                bytes = join_chunks(changed);
            }
            const auto thrown = error_of([&] {
                const auto file = decode_png(
                    std::as_bytes(std::span(bytes.data(), static_cast<std::size_t>(bytes.size()))),
                    "fuzz.png");
                QCOMPARE(file.image.rgb.size(),
                         std::size_t{3} * static_cast<std::size_t>(file.image.width) *
                             static_cast<std::size_t>(file.image.height));
                ++accepted;
            });
            if (!thrown) continue;
            ++refused;
            QVERIFY(thrown->code() == ErrorCode::FileFormat);
            QVERIFY2(is_sentence(thrown->what()), thrown->what());
        }
        QVERIFY2(accepted > 100 && refused > 1000, qPrintable(QString::number(accepted)));
        QCOMPARE(accepted + refused, kRounds);
    }

    void json() {
        const QByteArray text =
            "{\"a\": [1, 2.5e3, -4], \"b\": {\"c\": \"\\u00e9\\n\", \"d\": null}, \"e\": "
            "-Infinity, \"f\": true}";
        const MemoryFile file;
        Mutator mutator(3);
        int refused = 0;
        for (int round = 0; round < kRounds; ++round) {
            const auto path = file.put(mutator.mutate(text));
            const auto thrown = error_of([&] { JsonObject::open(path).integer("f", 0, 1); });
            if (!thrown) continue;
            ++refused;
            QVERIFY2(is_sentence(thrown->what()), thrown->what());
        }
        QVERIFY(refused > 1000);
    }

    void infotexts() {
        const QByteArray text =
            "a cube, (red:1.2)\nNegative prompt: blur\nSteps: 20, Sampler: DDIM, Hashes: "
            "{\"a\":\"b\"}, Note: \"x, y\", Seed: 7";
        Mutator mutator(4);
        for (int round = 0; round < kRounds; ++round) {
            const auto info = parse_infotext(mutator.mutate(text).toStdString());
            if (info.fields.size() < 3) continue;
            // Prompts that the form cannot express aside, what was read is written and read again.
            if (("\n" + info.prompt).find("\nNegative prompt:") != std::string::npos) continue;
            const auto written = format_infotext(info);
            QVERIFY2(parse_infotext(written).fields.size() >= 3, written.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(FuzzTest)
#include "fuzz_test.moc"
