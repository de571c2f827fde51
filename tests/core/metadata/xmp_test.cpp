// SPDX-License-Identifier: Apache-2.0
#include "core/metadata/xmp.h"

#include "core/metadata/xmp_packet.h"
#include "tests/core/base/expect_error.h"
#include "tests/core/io/test_files.h"
#include "tests/core/metadata/picture_bytes.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace seedbed;

namespace {

std::string packet(const std::string& properties) {
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta "
           "xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
           "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
           "rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:MicrosoftPhoto=\"http://ns.microsoft.com/photo/1.0/\" "
           "xmlns:digiKam=\"http://www.digikam.org/ns/1.0/\" "
           "xmlns:lr=\"http://ns.adobe.com/lightroom/1.0/\">" +
           properties + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

Judgement full() {
    return {4, Flag::Pick, true, {"cat & dog", "blue", "\xE7\xB4\x85"}, "two\nlines <b>"};
}

Judgement sorted(Judgement judgement) {
    std::sort(judgement.tags.begin(), judgement.tags.end());
    return judgement;
}

}  // namespace

class XmpTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    std::filesystem::path at(const char* name) const {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }
    static QString exiftool() { return QStandardPaths::findExecutable(QStringLiteral("exiftool")); }

 private Q_SLOTS:
    void roundTrips() {
        for (auto judgement : {Judgement{},
                               sorted(full()),
                               Judgement{3, Flag::Reject, false, {}, ""},
                               Judgement{0, Flag::Reject, true, {"x"}, ""},
                               Judgement{5, Flag::None, false, {"a, b"}, "note"},
                               Judgement{0, Flag::Pick, false, {}, ""}})
            QVERIFY(from_xmp(to_xmp(judgement), "test") == judgement);
        QCOMPARE(to_xmp(full()), to_xmp(full()));
    }

    void othersReadOurRating() {
        const auto xmp = XmpPacket::parse(to_xmp({3, Flag::Reject, false, {"a"}, "n"}), "test");
        QCOMPARE(xmp.text("Xmp.xmp.Rating"), "-1");
        QCOMPARE(xmp.text("Xmp.dc.subject"), "a");
        QCOMPARE(xmp.text("Xmp.dc.description"), "n");
        QCOMPARE(XmpPacket::parse(to_xmp(full()), "test").text("Xmp.xmp.Label"), "Pick");
    }

    void lightroomAndOthers() {
        auto judgement = from_xmp(packet("<xmp:Rating>-1</xmp:Rating>"), "test");
        QVERIFY(judgement.flag == Flag::Reject);
        QCOMPARE(judgement.rating, 0);
        judgement =
            from_xmp(packet("<xmp:Rating>4</xmp:Rating><xmp:Label>Red</xmp:Label>"), "test");
        QVERIFY(judgement.flag == Flag::None);
        QCOMPARE(judgement.rating, 4);
        judgement = from_xmp(packet("<MicrosoftPhoto:Rating>75</MicrosoftPhoto:Rating>"), "test");
        QCOMPARE(judgement.rating, 4);
        judgement = from_xmp(
            packet("<digiKam:PickLabel>3</digiKam:PickLabel><digiKam:TagsList><rdf:Seq><rdf:li>"
                   "Places/Garden</rdf:li></rdf:Seq></digiKam:TagsList><lr:hierarchicalSubject>"
                   "<rdf:Bag><rdf:li>Animals|Cat</rdf:li></rdf:Bag></lr:hierarchicalSubject>"
                   "<dc:subject><rdf:Bag><rdf:li>Cat</rdf:li><rdf:li>art</rdf:li></rdf:Bag>"
                   "</dc:subject>"),
            "test");
        QVERIFY(judgement.flag == Flag::Pick);
        const std::vector<std::string> tags{"Cat", "Garden", "art"};
        QVERIFY(judgement.tags == tags);
        for (const auto* rating : {"99", "x", "", "1e400", "0"})
            QCOMPARE(
                from_xmp(packet(std::string("<xmp:Rating>") + rating + "</xmp:Rating>"), "test")
                    .rating,
                0);
    }

    void sidecars() {
        const auto picture = put(folder_, "a.png", png_with({}));
        QCOMPARE(sidecar_of(picture).filename().string(), "a.png.xmp");
        QVERIFY(!read_judgement(picture));
        write_judgement(picture, {});
        QVERIFY(!std::filesystem::exists(sidecar_of(picture)));
        write_judgement(picture, sorted(full()));
        QVERIFY(read_judgement(picture) == sorted(full()));
        write_judgement(picture, {});
        QVERIFY(!std::filesystem::exists(sidecar_of(picture)));
        // Adobe's form; ours goes before it.
        put(folder_, "a.xmp", QByteArray::fromStdString(packet("<xmp:Rating>2</xmp:Rating>")));
        QCOMPARE(read_judgement(picture)->rating, 2);
        write_judgement(picture, {5, Flag::None, false, {}, ""});
        QCOMPARE(read_judgement(picture)->rating, 5);
    }

    void whatOthersKeepStays() {
        const auto picture = put(folder_, "b.png", png_with({}));
        put(folder_,
            "b.png.xmp",
            QByteArray::fromStdString(packet(
                "<xmp:Rating>2</xmp:Rating><xmp:Label>Red</xmp:Label><xmp:CreatorTool>darktable"
                "</xmp:CreatorTool>")));
        write_judgement(picture, {4, Flag::None, false, {"x"}, ""});
        auto xmp = XmpPacket::parse(get(sidecar_of(picture)).toStdString(), "test");
        QCOMPARE(xmp.text("Xmp.xmp.CreatorTool"), "darktable");
        QCOMPARE(xmp.text("Xmp.xmp.Label"), "Red");
        QCOMPARE(xmp.text("Xmp.xmp.Rating"), "4");
        write_judgement(picture, {});
        xmp = XmpPacket::parse(get(sidecar_of(picture)).toStdString(), "test");
        QCOMPARE(xmp.text("Xmp.xmp.CreatorTool"), "darktable");
        QCOMPARE(xmp.text("Xmp.xmp.Rating"), "");
    }

    void insideOfPictures() {
        const auto xmp = packet("<xmp:Rating>3</xmp:Rating>");
        QCOMPARE(
            read_judgement(put(folder_, "c.png", png_with({{"XML:com.adobe.xmp", xmp}})))->rating,
            3);
        QCOMPARE(read_judgement(put(folder_, "c.jpg", jpeg_with({{}, xmp, {}})))->rating, 3);
        QCOMPARE(read_judgement(put(folder_, "c.webp", webp_with({{}, xmp, {}})))->rating, 3);
    }

    void exiftoolAndWeAgree() {
        if (exiftool().isEmpty()) QSKIP("exiftool is not installed");
        const auto picture = put(folder_, "d.jpg", jpeg_with({}));
        const auto path = QString::fromStdString(picture.string());
        QCOMPARE(QProcess::execute(exiftool(),
                                   {QStringLiteral("-q"),
                                    QStringLiteral("-overwrite_original"),
                                    QStringLiteral("-XMP:Rating=4"),
                                    QStringLiteral("-XMP-dc:Subject=cat"),
                                    QStringLiteral("-XMP-dc:Subject=garden"),
                                    QStringLiteral("-XMP-dc:Description=a note"),
                                    path}),
                 0);
        const Judgement expected{4, Flag::None, false, {"cat", "garden"}, "a note"};
        QVERIFY(read_judgement(picture) == expected);

        write_judgement(picture, sorted(full()));
        QProcess process;
        process.start(exiftool(),
                      {QStringLiteral("-s3"),
                       QStringLiteral("-XMP:Rating"),
                       QStringLiteral("-XMP:Subject"),
                       QString::fromStdString(sidecar_of(picture).string())});
        QVERIFY(process.waitForFinished());
        const auto lines =
            QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\n'));
        QCOMPARE(lines[0], QStringLiteral("4"));
        QCOMPARE(lines[1], QStringLiteral("blue, cat & dog, 紅"));
    }

    void attacksAreRefused() {
        std::string laughs = "<!DOCTYPE x [<!ENTITY a \"lol\">";
        for (char c = 'b'; c <= 'k'; ++c) {
            laughs += std::string("<!ENTITY ") + c + " \"";
            for (int i = 0; i < 10; ++i)
                laughs += std::string("&") + static_cast<char>(c - 1) + ";";
            laughs += "\">";
        }
        laughs += "]>";
        VERIFY_ERROR(from_xmp("<?xml version=\"1.0\"?>" + laughs + "<x>&k;</x>", "The file \"a\""),
                     ErrorCode::FileFormat,
                     "document type");
        std::string deep;
        for (int i = 0; i < 200'000; ++i) deep += "<a>";
        VERIFY_ERROR(from_xmp(deep, "The file \"a\""), ErrorCode::FileFormat, "100 elements deep");
        VERIFY_ERROR(
            from_xmp(packet("<dc:x>" + std::string(50u << 20, 'a') + "</dc:x>"), "The file \"a\""),
            ErrorCode::FileFormat,
            "bytes");
        for (const auto* text : {"", "hello", "<x", "<x></y>", "\xFF\xFE", "<x>\xFF</x>"})
            VERIFY_ERROR(from_xmp(text, "The file \"a\""), ErrorCode::FileFormat, "The file \"a\"");
        // Also where a picture carries them.
        const auto picture =
            put(folder_, "deep.png", png_with({{"XML:com.adobe.xmp", deep + "Draw Things"}}));
        VERIFY_ERROR(read_judgement(picture), ErrorCode::FileFormat, "deep.png");
        QCOMPARE(read_picture_file(picture).settings->problems.size(), std::size_t{1});
    }

    void aDamagedSidecarIsNotOverwritten() {
        const auto picture = put(folder_, "e.png", png_with({}));
        put(folder_, "e.png.xmp", "<x:xmpmeta");
        VERIFY_ERROR(read_judgement(picture), ErrorCode::FileFormat, "e.png.xmp");
        VERIFY_ERROR(write_judgement(picture, full()), ErrorCode::FileFormat, "e.png.xmp");
        QCOMPARE(get(sidecar_of(picture)), QByteArray("<x:xmpmeta"));
    }

    void manyThreads() {
        const auto text = to_xmp(sorted(full()));
        std::vector<std::jthread> threads;
        std::atomic<int> same = 0;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                for (int round = 0; round < 50; ++round)
                    if (from_xmp(to_xmp(from_xmp(text, "test")), "test") == sorted(full())) ++same;
            });
        threads.clear();
        QCOMPARE(same.load(), 400);
    }
};

QTEST_GUILESS_MAIN(XmpTest)
#include "xmp_test.moc"
