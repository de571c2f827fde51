// SPDX-License-Identifier: Apache-2.0
#include "widgets/start_picture_form.h"

#include "core/io/picture_file.h"
#include "widgets/fake_engine.h"
#include "widgets/prompt_panel.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace seedbed;

class StartPictureFormTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    GenerateRequest request(const StartPictureForm& form) const {
        GenerateRequest request;
        form.apply(request);
        return request;
    }
    // The form with the picture of 200 x 100 loaded.
    void load(StartPictureForm& form) const {
        form.setMaskFolder(at("masks"));
        QSignalSpy chosen(&form, &StartPictureForm::pictureChosen);
        form.setPicture(at("picture.png"));
        QVERIFY(chosen.wait());
        QCOMPARE(chosen.at(0).at(0).toSize(), QSize(200, 100));
        form.resize(300, 600);
        form.setVisible(true);
        form.editor()->canvas()->resize(200, 100);
    }
    static void stroke(MaskCanvas* canvas, QPoint from, QPoint to, Qt::MouseButton button) {
        QTest::mousePress(canvas, button, {}, from);
        QTest::mouseMove(canvas, to);
        QMouseEvent move(QEvent::MouseMove,
                         QPointF(to),
                         canvas->mapToGlobal(QPointF(to)),
                         Qt::NoButton,
                         button,
                         {});
        QCoreApplication::sendEvent(canvas, &move);
        QTest::mouseRelease(canvas, button, {}, to);
    }

 private Q_SLOTS:
    void initTestCase() {
        QImage picture(200, 100, QImage::Format_RGB32);
        picture.fill(Qt::darkGreen);
        QVERIFY(picture.save(at("picture.png")));
        QImage mask(100, 50, QImage::Format_RGB32);
        mask.fill(Qt::black);
        for (int y = 0; y < 50; ++y)
            for (int x = 50; x < 100; ++x) mask.setPixelColor(x, y, Qt::white);
        QVERIFY(mask.save(at("mask.png")));
    }

    void withoutAPictureNothingIsAsked() {
        StartPictureForm form;
        QVERIFY(!request(form).start.has_value());
        QVERIFY(form.error().isEmpty() && !form.hasMask());
    }

    void aPictureAndItsStrengthGoIntoTheRun() {
        StartPictureForm form;
        load(form);
        form.strength()->setValue(40);
        const auto start = request(form).start;
        QVERIFY(start.has_value());
        QCOMPARE(QString::fromStdString(start->path), at("picture.png"));
        QCOMPARE(start->strength, 0.4);
        QVERIFY(start->mask_path.empty());
        form.fold()->setChecked(false);
        QVERIFY(form.fold()->text().contains(QStringLiteral("picture.png")));
        form.removeButton()->click();
        QVERIFY(!request(form).start.has_value());
    }

    void droppedPicturesAreTaken() {
        StartPictureForm form;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(at("picture.png"))});
        QSignalSpy chosen(&form, &StartPictureForm::pictureChosen);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&form, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&form, &drop);
        QVERIFY(chosen.wait());
        QVERIFY(request(form).start.has_value());
    }

    void whatIsPaintedIsWhiteInTheMask() {
        StartPictureForm form;
        load(form);
        MaskCanvas* canvas = form.editor()->canvas();
        stroke(canvas, {20, 50}, {80, 50}, Qt::LeftButton);
        QVERIFY(form.hasMask());
        const auto first = request(form).start->mask_path;
        const Image mask = read_picture(first);
        QCOMPARE(mask.width, 200);
        QCOMPARE(int(mask.rgb[(50 * 200 + 50) * 3]), 255);
        QCOMPARE(int(mask.rgb[(50 * 200 + 150) * 3]), 0);
        QCOMPARE(int(mask.rgb[(20 * 200 + 50) * 3]), 0);
        // The right button takes away, and an earlier mask stays for the runs that used it.
        stroke(canvas, {20, 50}, {50, 50}, Qt::RightButton);
        const auto second = request(form).start->mask_path;
        QVERIFY(second != first && QFile::exists(QString::fromStdString(first)));
        QCOMPARE(int(read_picture(second).rgb[(50 * 200 + 30) * 3]), 0);
        form.editor()->clearButton()->click();
        QVERIFY(!form.hasMask());
        form.editor()->invertButton()->click();
        QCOMPARE(int(read_picture(request(form).start->mask_path).rgb[0]), 255);
    }

    void eraserAndBrush() {
        StartPictureForm form;
        load(form);
        MaskCanvas* canvas = form.editor()->canvas();
        form.editor()->brush()->setValue(50);
        stroke(canvas, {100, 50}, {100, 50}, Qt::LeftButton);
        QCOMPARE(qGray(canvas->mask().pixel(100, 10)), 255);  // half the longer side wide
        form.editor()->eraser()->setChecked(true);
        stroke(canvas, {100, 50}, {100, 50}, Qt::LeftButton);
        QVERIFY(canvas->isEmpty() && !form.hasMask());
    }

    void aMaskCanComeFromAFile() {
        StartPictureForm form;
        load(form);
        form.setMask(at("mask.png"));
        QTRY_VERIFY(!form.editor()->canvas()->isEmpty());
        QCOMPARE(QString::fromStdString(request(form).start->mask_path), at("mask.png"));
        QCOMPARE(qGray(form.editor()->canvas()->mask().pixel(180, 50)), 255);
        form.blur()->setValue(4);
        form.pasteBack()->setChecked(false);
        QCOMPARE(request(form).start->mask_blur, 4);
        QVERIFY(!request(form).start->paste_back);
    }

    void whatIsNoPictureIsSaid() {
        QFile text(at("text.png"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0);
        text.close();
        WatchedWords words;
        PromptPanel panel(&words);
        panel.start()->setPicture(at("text.png"));
        QTRY_VERIFY(!panel.start()->error().isEmpty());
        QVERIFY(panel.problem().contains(QStringLiteral("text.png")));
        panel.start()->setPicture({});
        QVERIFY(panel.canGenerate());
    }

    void settingsAreFilledAndRemembered() {
        StartPictureForm form;
        GenerateRequest wanted;
        wanted.start = StartPicture{
            at("picture.png").toStdString(), 0.3, at("mask.png").toStdString(), 5, false};
        form.show(wanted);
        QVERIFY(request(form).start == wanted.start);
        QSettings settings(at("settings.ini"), QSettings::IniFormat);
        form.save(settings);
        StartPictureForm next;
        next.restore(settings);
        QVERIFY(request(next).start == wanted.start);
        next.show(GenerateRequest());
        QVERIFY(!request(next).start.has_value());
    }

    void thePanelTakesTheShapeAndAsksForAMask() {
        WatchedWords words;
        PromptPanel panel(&words);
        auto model = std::make_shared<ModelInfo>(*fakeModel());
        model->inpainting = true;
        panel.setModel(model);
        QVERIFY(!panel.canGenerate());
        QVERIFY(panel.problem().contains(QStringLiteral("mask")));
        QSignalSpy chosen(panel.start(), &StartPictureForm::pictureChosen);
        panel.start()->setPicture(at("picture.png"));
        QVERIFY(chosen.wait());
        QCOMPARE(panel.request().width, 184);  // the area of 128 x 128, twice as wide as high
        QCOMPARE(panel.request().height, 88);
        panel.start()->setMask(at("mask.png"));
        QVERIFY(panel.canGenerate());
    }
};

QTEST_MAIN(StartPictureFormTest)
#include "start_picture_form_test.moc"
