// SPDX-License-Identifier: Apache-2.0
// Every way in which a safetensors file may break the format, each with its sentence.
#include "core/io/safetensors.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"

using namespace seedbed;

namespace {

void add(const char* name, const QByteArray& bytes, const char* part) {
    QTest::newRow(name) << bytes << QByteArray(part);
}

// A file whose header is { "t": ENTRY } before eight bytes of data.
void add_entry(const char* name, const QByteArray& entry, const char* part) {
    add(name, safetensors_bytes("{\"t\":" + entry + "}", 8), part);
}

QByteArray f32(const char* name, int begin, int end) {
    return QByteArray("\"") + name + "\":{\"dtype\":\"F32\",\"shape\":[" +
           QByteArray::number((end - begin) / 4) + "],\"data_offsets\":[" +
           QByteArray::number(begin) + "," + QByteArray::number(end) + "]}";
}

}  // namespace

class SafetensorsBrokenTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    static void add_lengths() {
        add("empty", "", "is empty");
        add("seven bytes", "1234567", "has only 7 bytes");
        add("length alone",
            little_endian(2),
            "header of 2 bytes, but only 0 follow: it is cut short");
        add("no header", little_endian(0), "does not begin with {");
        add("header longer than file", little_endian(100) + "{}", "but only 2 follow");
        add("2 GB header",
            little_endian(std::uint64_t{1} << 31) + "{}",
            "header of 2147483648 bytes, above the format's limit");
        add("above 100 MB", little_endian(100'000'001) + "{}", "above the format's limit");
        add("at 100 MB", little_endian(100'000'000) + "{}", "but only 2 follow");
        add("2^64 - 1", little_endian(~std::uint64_t{0}) + "{}", "above the format's limit");
        add("an HTML page", "<!DOCTYPE html><html>", "above the format's limit");
    }

    static void add_json() {
        add("leading space", safetensors_bytes(" {}", 0), "does not begin with {");
        add("an array", safetensors_bytes("[]", 0), "does not begin with {");
        add("cut JSON", safetensors_bytes("{\"t\":", 0), "is not valid JSON (line 1, column");
        add("text behind", safetensors_bytes("{}{}", 0), "is not valid JSON");
        add("not UTF-8", safetensors_bytes("{\"\xFF\":1}", 0), "is not valid JSON");
        add("zero byte", safetensors_bytes(QByteArray("{}\0", 3), 0), "is not valid JSON");
        add("comment", safetensors_bytes("{/**/}", 0), "is not valid JSON");
        add("huge number", safetensors_bytes("{\"t\":1e999}", 0), "number that is too large");
        add("twice",
            safetensors_bytes("{" + f32("t", 0, 4) + "," + f32("t", 4, 8) + "}", 8),
            "names \"t\" twice");
        add("deep", safetensors_bytes("{\"t\":" + QByteArray(100'000, '['), 0), "more than 8 deep");
    }

    static void add_metadata() {
        add("metadata list",
            safetensors_bytes(R"({"__metadata__":[]})", 0),
            "__metadata__ that is no object");
        add("metadata number",
            safetensors_bytes(R"({"__metadata__":{"a":1}})", 0),
            "field \"a\" that is no text");
        add("metadata null",
            safetensors_bytes(R"({"__metadata__":null})", 0),
            "__metadata__ that is no object");
        add("metadata nested",
            safetensors_bytes(R"({"__metadata__":{"a":{}}})", 0),
            "field \"a\" that is no text");
    }

    static void add_fields() {
        add_entry("no object", "7", "tensor \"t\" is no object");
        add_entry("no fields", "{}", "has no dtype");
        add_entry(
            "dtype number", R"({"dtype":1,"shape":[2],"data_offsets":[0,8]})", "has no dtype");
        add_entry("dtype unknown",
                  R"({"dtype":"F4","shape":[2],"data_offsets":[0,8]})",
                  "the dtype \"F4\"");
        add_entry("dtype lower case",
                  R"({"dtype":"f32","shape":[2],"data_offsets":[0,8]})",
                  "the dtype \"f32\"");
        add_entry("no shape", R"({"dtype":"F32","data_offsets":[0,8]})", "has no shape");
        add_entry(
            "shape number", R"({"dtype":"F32","shape":2,"data_offsets":[0,8]})", "has no shape");
        add_entry("negative shape",
                  R"({"dtype":"F32","shape":[-2],"data_offsets":[0,8]})",
                  "whole number of 0 or more: \"-2\"");
        add_entry("two negatives",
                  R"({"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]})",
                  "whole number");
        add_entry("fraction",
                  R"({"dtype":"F32","shape":[2.0],"data_offsets":[0,8]})",
                  "whole number of 0 or more: \"2.0\"");
        add_entry("text", R"({"dtype":"F32","shape":["2"],"data_offsets":[0,8]})", "whole number");
        add_entry("shape 2^63",
                  R"({"dtype":"U8","shape":[9223372036854775808,0],"data_offsets":[0,0]})",
                  "shape that is too large");
        add_entry("product overflows",
                  R"({"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]})",
                  "shape that is too large");
        add_entry("product times size overflows",
                  R"({"dtype":"F64","shape":[2305843009213693953],"data_offsets":[0,8]})",
                  "shape that is too large");
        add_entry("no offsets", R"({"dtype":"F32","shape":[2]})", "has no data_offsets");
        add_entry("one offset",
                  R"({"dtype":"F32","shape":[2],"data_offsets":[0]})",
                  "needs two data_offsets");
        add_entry("three offsets",
                  R"({"dtype":"F32","shape":[2],"data_offsets":[0,8,8]})",
                  "needs two data_offsets");
        add_entry("unknown field",
                  R"({"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1})",
                  "unknown field \"x\"");
    }

    static void add_layouts() {
        add_entry("backwards",
                  R"({"dtype":"F32","shape":[2],"data_offsets":[8,0]})",
                  "run backwards, [8, 0]");
        add_entry("out of range",
                  R"({"dtype":"F32","shape":[3],"data_offsets":[0,12]})",
                  "holds only 8 bytes of data: it is cut short");
        add_entry(
            "far out of range",
            R"({"dtype":"F32","shape":[2],"data_offsets":[18446744073709551607,18446744073709551615]})",
            "it is cut short");
        add_entry("size too small",
                  R"({"dtype":"F32","shape":[1],"data_offsets":[0,8]})",
                  "needs 4 bytes for its shape, but has 8");
        add_entry("size too large",
                  R"({"dtype":"F64","shape":[2],"data_offsets":[0,8]})",
                  "needs 16 bytes for its shape, but has 8");
        add("overlap",
            safetensors_bytes("{" + f32("a", 0, 8) + "," + f32("b", 4, 12) + "}", 12),
            "tensor \"b\" overlaps the tensor before it");
        add("same place",
            safetensors_bytes("{" + f32("a", 0, 8) + "," + f32("b", 0, 8) + "}", 8),
            "tensor \"b\" overlaps the tensor before it");
        add("hole at start",
            safetensors_bytes("{" + f32("a", 4, 8) + "}", 8),
            "leaves a hole after byte 0");
        add("hole between",
            safetensors_bytes("{" + f32("a", 0, 4) + "," + f32("b", 8, 12) + "}", 12),
            "tensor \"b\" begins at byte 8 of the data and leaves a hole after byte 4");
        add("rest behind",
            safetensors_bytes("{" + f32("a", 0, 8) + "}", 9),
            "holds 9 bytes of data, but its tensors take 8");
        add("data without tensors", safetensors_bytes("{}", 1), "its tensors take 0");
        add("truncated data", safetensors_bytes("{" + f32("a", 0, 8) + "}", 7), "it is cut short");
    }

 private Q_SLOTS:
    void refuses_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("part");
        add_lengths();
        add_json();
        add_metadata();
        add_fields();
        add_layouts();
    }
    void refuses() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, part);
        const auto path = put(folder_, "broken.safetensors", bytes);
        VERIFY_ERROR(SafetensorsFile::open(path), ErrorCode::FileFormat, part.toStdString());
        const auto thrown = error_of([&] { SafetensorsFile::open(path); });
        const std::string detail = thrown->what();
        QVERIFY2(detail.find("broken.safetensors\"") != std::string::npos, detail.c_str());
        QVERIFY2(detail.find("again") != std::string::npos, detail.c_str());
    }

    void refuses_every_truncation() {
        const auto whole =
            safetensors_bytes("{" + f32("a", 0, 8) + "," + f32("b", 8, 64) + "}", 64);
        for (int size = 0; size < whole.size(); ++size) {
            const auto path = put(folder_, "cut.safetensors", whole.first(size));
            VERIFY_ERROR(SafetensorsFile::open(path), ErrorCode::FileFormat, "cut.safetensors");
        }
        QVERIFY(SafetensorsFile::open(put(folder_, "cut.safetensors", whole)));
    }
};

QTEST_GUILESS_MAIN(SafetensorsBrokenTest)
#include "safetensors_broken_test.moc"
