// SPDX-License-Identifier: Apache-2.0
#include "core/io/hash_cache.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"

using namespace seedbed;
namespace fs = std::filesystem;

class ModelHashTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    fs::path at(const char* name) const {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }

    static FileHashes hash(const fs::path& path) {
        FileHasher hasher(path);
        while (hasher.step()) {
        }
        return hasher.finish();
    }

 private Q_SLOTS:
    void init() { fs::remove(at("hashes.json")); }

    void hashes_whole_and_data() {
        const QByteArray header = R"({"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}})";
        const auto hashes = hash(put(folder_, "a.safetensors", safetensors_bytes(header, 3)));
        // printf '\0\1\2' | sha256sum
        QCOMPARE(hashes.data_sha256,
                 std::string("ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc"));
        QCOMPARE(hashes.auto_v3(), std::string("ae4b3280e56e"));
        QCOMPARE(hashes.sha256, sha256_of_file(at("a.safetensors")));
        QCOMPARE(hashes.auto_v2(), hashes.sha256.substr(0, 10));
    }

    // The data begin in the second piece.
    void pieces_make_no_difference() {
        const QByteArray header =
            "{\"a\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[0,3]}}" +
            QByteArray(9 << 20, ' ');
        const auto hashes = hash(put(folder_, "long.safetensors", safetensors_bytes(header, 3)));
        QCOMPARE(hashes.auto_v3(), std::string("ae4b3280e56e"));
        QCOMPARE(hashes.sha256, sha256_of_file(at("long.safetensors")));
    }

    void other_files_have_no_data_hash() {
        const auto hashes = hash(put(folder_, "a.ckpt", "PK\3\4 and more"));
        QVERIFY(hashes.auto_v3().empty());
        QCOMPARE(hashes.sha256, sha256_of_file(at("a.ckpt")));
        VERIFY_ERROR(FileHasher(at("none")), ErrorCode::FileNotFound, "none");
    }

    void the_cache_answers_until_the_file_changes() {
        const auto path = put(folder_, "b.ckpt", "first");
        HashCache cache(at("hashes.json"));
        QVERIFY(!cache.find(path));
        const auto first = cache.hashes_of(path);
        QVERIFY(first && cache.find(path) == first);
        // Another process finds it, too.
        QVERIFY(HashCache(at("hashes.json")).find(path) == first);
        put(folder_, "b.ckpt", "secnd");
        QVERIFY(!HashCache(at("hashes.json")).find(path));
        QVERIFY(cache.hashes_of(path) != first);
        QVERIFY(cache.hashes_of(path) == std::optional(hash(path)));
    }

    void hashes_of_a_file_that_changed_meanwhile_are_not_kept() {
        const auto path = put(folder_, "c.ckpt", "before");
        const auto stamp = FileStamp::of(path);
        put(folder_, "c.ckpt", "and after");
        HashCache cache(at("hashes.json"));
        cache.put(path, stamp, {std::string(64, 'a'), ""});
        QVERIFY(!cache.find(path));
    }

    void stops_when_asked() {
        const auto path = put(folder_, "big.ckpt", QByteArray(20 << 20, 'x'));
        HashCache cache(at("hashes.json"));
        std::vector<std::uint64_t> seen;
        const auto stopped = cache.hashes_of(path, [&](std::uint64_t done, std::uint64_t all) {
            seen.push_back(done);
            return all == 20u << 20 && seen.size() < 2;
        });
        QVERIFY(!stopped && !cache.find(path));
        QCOMPARE(seen, (std::vector<std::uint64_t>{8u << 20, 16u << 20}));
    }

    void a_damaged_cache_is_made_anew_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("another file") << QByteArray("{\"a\": 1}");
        QTest::newRow("no hash") << QByteArray(
            "{\"files\":{\"/a\":{\"bytes\":1,\"modified_ns\":1,\"inode\":1,\"sha256\":\"zz\"}}}");
        QTest::newRow("binary") << QByteArray("\x80\0\1", 3);
    }
    void a_damaged_cache_is_made_anew() {
        QFETCH(QByteArray, text);
        const auto path = put(folder_, "d.ckpt", "content");
        put(folder_, "hashes.json", text);
        HashCache cache(at("hashes.json"));
        QVERIFY(!cache.find(path));
        const auto hashes = cache.hashes_of(path);
        QVERIFY(HashCache(at("hashes.json")).find(path) == hashes);
    }

    // A cache that cannot be written hinders nobody.
    void works_without_a_place_to_write() {
        const auto path = put(folder_, "e.ckpt", "content");
        put(folder_, "file", "in the way");
        HashCache cache(at("file") / "hashes.json");
        QVERIFY(cache.hashes_of(path) == std::optional(hash(path)));
    }

    void forgets_files_that_are_gone() {
        const auto gone = put(folder_, "gone.ckpt", "a"), stays = put(folder_, "stays.ckpt", "b");
        HashCache cache(at("hashes.json"));
        cache.hashes_of(gone);
        fs::remove(gone);
        cache.hashes_of(stays);
        const auto text = get(at("hashes.json"));
        QVERIFY(text.contains("stays.ckpt") && !text.contains("gone.ckpt"));
    }
};

QTEST_GUILESS_MAIN(ModelHashTest)
#include "model_hash_test.moc"
