// SPDX-License-Identifier: Apache-2.0
// Files changed at random, the same ones in each run: readers either accept them or throw Error,
// nothing else.
#include "core/io/infotext.h"
#include "core/io/json_file.h"
#include "core/io/png.h"
#include "core/io/posix_file.h"
#include "core/io/safetensors.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/png_bytes.h"
#include "tests/core/io/test_files.h"

#include <random>
#include <sys/mman.h>
#include <unistd.h>

using namespace seedbed;

namespace {

constexpr int kRounds = 10'000;

class Mutator {
 public:
    explicit Mutator(unsigned seed) : random_(seed) {}

    qsizetype below(qsizetype limit) {
        return static_cast<qsizetype>(random_() %
                                      static_cast<std::uint64_t>(std::max<qsizetype>(limit, 1)));
    }

    // One to three changes: a bit, a byte, a piece taken out, doubled or put elsewhere, another
    // number.
    QByteArray mutate(QByteArray bytes) {
        for (auto changes = 1 + below(3); changes > 0 && !bytes.isEmpty(); --changes) {
            const auto at = below(bytes.size());
            const auto length = 1 + below(std::min<qsizetype>(16, bytes.size() - at));
            switch (below(6)) {
                case 0:
                    bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
                    break;
                case 1:
                    bytes[at] = static_cast<char>(below(256));
                    break;
                case 2:
                    bytes.remove(at, length);
                    break;
                case 3:
                    bytes.insert(at, bytes.mid(at, length));
                    break;
                case 4:
                    bytes.insert(below(bytes.size()), bytes.mid(at, length));
                    break;
                default:
                    change_number(bytes, at);
                    break;
            }
        }
        return bytes;
    }

 private:
    // Replaces the next digit by a number that readers trip over.
    void change_number(QByteArray& bytes, qsizetype at) {
        static const char* const kNumbers[] = {
            "-1", "0", "1e9", "18446744073709551615", "9223372036854775808", "null", "4.5"};
        for (; at < bytes.size(); ++at) {
            if (bytes[at] < '0' || bytes[at] > '9') continue;
            bytes.replace(at, 1, kNumbers[below(std::size(kNumbers))]);
            return;
        }
    }

    std::mt19937_64 random_;
};

// A file in memory: rewriting one on a disk ten thousand times takes half a minute of waiting for
// it.
class MemoryFile {
 public:
    MemoryFile() : file_(::memfd_create("fuzz", MFD_CLOEXEC)) {
        if (!file_) qFatal("cannot make a file in memory");
    }

    std::filesystem::path put(const QByteArray& bytes) const {
        if (::ftruncate(file_.get(), 0) != 0 ||
            ::pwrite(file_.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()), 0) !=
                bytes.size())
            qFatal("cannot write to a file in memory");
        return "/proc/self/fd/" + std::to_string(file_.get());
    }

 private:
    FileDescriptor file_;
};

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
        QVERIFY2(accepted > 100 && refused > 1000, qPrintable(QString::number(accepted)));
        QCOMPARE(accepted + refused, kRounds);
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
