// SPDX-License-Identifier: Apache-2.0
#include "core/io/resample.h"

#include "core/base/error.h"
#include "core/io/safetensors.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <string>

using namespace seedbed;

namespace {

const std::map<std::string, ResampleFilter> kFilters{{"bilinear", ResampleFilter::Bilinear},
                                                     {"bicubic", ResampleFilter::Bicubic},
                                                     {"lanczos", ResampleFilter::Lanczos}};

}  // namespace

class ResampleTest : public QObject {
    Q_OBJECT

 private:
    std::shared_ptr<const SafetensorsFile> m_file;

    Image stored(const std::string& name) const {
        const auto& shape = m_file->tensors().at(name).shape;  // [H, W, 3]
        const auto bytes = m_file->bytes(name);
        Image image{static_cast<int>(shape[1]), static_cast<int>(shape[0]), {}};
        for (const std::byte value : bytes) image.rgb.push_back(static_cast<std::uint8_t>(value));
        return image;
    }

 private Q_SLOTS:
    void initTestCase() {
        m_file = SafetensorsFile::open(std::string(SEEDBED_TEST_DATA) + "/io/resample.safetensors");
    }

    void equalToPillow_data() {
        QTest::addColumn<QString>("filter");
        for (const auto& [name, tensor] : m_file->tensors())
            if (name != "source")
                QTest::newRow(name.c_str())
                    << QString::fromStdString(name.substr(0, name.find('.')));
    }

    // Every byte of every size, up and down.
    void equalToPillow() {
        QFETCH(QString, filter);
        const Image wanted = stored(QTest::currentDataTag());
        const Image got = resample(
            stored("source"), wanted.width, wanted.height, kFilters.at(filter.toStdString()));
        QVERIFY(got == wanted);
    }

    void theSameSizeIsTheSamePicture() {
        const Image source = stored("source");
        for (const auto& [name, filter] : kFilters)
            QVERIFY(resample(source, source.width, source.height, filter) == source);
    }

    void anEvenPictureStaysEven() {
        const Image even{30, 17, std::vector<std::uint8_t>(30 * 17 * 3, 200)};
        for (const auto& [name, filter] : kFilters) {
            const Image other = resample(even, 71, 5, filter);
            QVERIFY(
                std::all_of(other.rgb.begin(), other.rgb.end(), [](int v) { return v == 200; }));
        }
    }

    void cropsKeepPixels() {
        const Image source = stored("source");
        const Image part = crop(source, 10, 5, 20, 12);
        QCOMPARE(part.width, 20);
        QCOMPARE(part.height, 12);
        QCOMPARE(part.rgb[(3 * 20 + 4) * 3 + 1], source.rgb[((5 + 3) * 53 + 10 + 4) * 3 + 1]);
        QVERIFY(crop(source, 0, 0, source.width, source.height) == source);
    }

    void wrongSizesAreBugs() {
        const Image source = stored("source");
        QVERIFY_EXCEPTION_THROWN(resample(source, 0, 4, ResampleFilter::Lanczos), LogicError);
        QVERIFY_EXCEPTION_THROWN(resample({}, 4, 4, ResampleFilter::Lanczos), LogicError);
        QVERIFY_EXCEPTION_THROWN(crop(source, 40, 0, 14, 4), LogicError);
        QVERIFY_EXCEPTION_THROWN(crop(source, -1, 0, 4, 4), LogicError);
        QVERIFY_EXCEPTION_THROWN(crop(source, 0, 0, 0, 4), LogicError);
    }
};

QTEST_GUILESS_MAIN(ResampleTest)
#include "resample_test.moc"
