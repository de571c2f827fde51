// SPDX-License-Identifier: Apache-2.0
// The embedded model's own maps in the Attention tab. With SEEDBED_SCREENSHOTS=FOLDER the tab is
// saved there in both themes, to be looked at.
#include "core/engine/mailbox.h"
#include "core/engine/make_engine.h"
#include "widgets/attention/attention_detail.h"
#include "widgets/attention/attention_panel.h"
#include "widgets/attention/multiples_pane.h"
#include "widgets/theme.h"

#include <QTest>

using namespace seedbed;

class RealMapsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        applyTheme(ThemeKind::Dark);
        GenerateRequest request;
        request.prompt = "a red cube and a blue sphere";
        const bool pictures = qEnvironmentVariableIsSet("SEEDBED_SCREENSHOTS");
        request.seeds = parse_seed_list(pictures ? "2, 10" : "2");
        request.capture = Capture::Everything;
        const auto engine = make_engine({2});
        Mailbox<Event> mailbox;
        engine->set_sink([&](const Event& event) { mailbox.post(event); });
        const JobId job = engine->submit(request);
        bool running = true;
        const auto handle = [&](const Event& event) {
            if (const auto* model = std::get_if<ModelReady>(&event))
                m_store.addRun(job, request, model->model);
            if (const auto* step = std::get_if<StepReady>(&event)) m_store.addStep(*step);
            if (const auto* image = std::get_if<ImageReady>(&event)) m_store.addImage(*image);
            if (std::holds_alternative<Finished>(event)) running = false;
            if (const auto* failed = std::get_if<Failed>(&event))
                qFatal("%s", failed->detail.c_str());
        };
        while (running)
            for (const Event& event : mailbox.take(true).messages) handle(event);
        m_cell = {job, 0};
        for (const char* name : {"cube", "sphere"})
            m_words.toggle({WatchedWord::Kind::Word, QString::fromLatin1(name), 0, 0});
        m_panel = std::make_unique<AttentionPanel>(&m_store, &m_words);
        m_panel->resize(1600, 850);
        m_panel->show();
        m_panel->showCell(m_cell);
    }

    // The model was made to put things where their words look: at the last step red prevails
    // where the cube's map is strong, blue where the sphere's is.
    void wordsLookAtTheirThings() {
        const PictureMaps picture(m_store, m_cell);
        const Image& shown = *picture.cell()->picture;
        const auto redLessBlue = [&](const char* name) {
            const PlainMap map =
                picture.map({WatchedWord::Kind::Word, QString::fromLatin1(name), 0, 0}, 19, {});
            const auto mask = picture_mask(map.values,
                                           map.height,
                                           map.width,
                                           shown.height,
                                           shown.width,
                                           0.5,
                                           Resample::Bilinear);
            int sum = 0, count = 0;
            for (std::size_t i = 0; i < mask.size(); ++i) {
                if (!mask[i]) continue;
                sum += shown.rgb[3 * i] - shown.rgb[3 * i + 2];
                ++count;
            }
            return sum / std::max(1, count);
        };
        QVERIFY2(redLessBlue("cube") > 60, qPrintable(QString::number(redLessBlue("cube"))));
        QVERIFY2(redLessBlue("sphere") < -60, qPrintable(QString::number(redLessBlue("sphere"))));
    }

    void everyLayerAndHeadIsThere() {
        AttentionPlace place = m_panel->state()->place();
        for (const ColumnKind kind : {ColumnKind::Layers, ColumnKind::Heads}) {
            place.columns = kind;
            m_panel->state()->setPlace(place);
            QVERIFY(m_panel->multiples()->notice()->isHidden());
            const auto& plan = m_panel->multiples()->view()->plan();
            QVERIFY(plan.columns.size() > 2);
            for (const MultiplesColumn& column : plan.columns)
                QVERIFY(!PictureMaps(m_store, m_cell)
                             .map(plan.rows[0], column.position, column.source)
                             .values.empty());
        }
        place.columns = ColumnKind::Steps;
        place.source = {};
        m_panel->state()->setPlace(place);
    }

    void screenshots() {
        const QString folder = qEnvironmentVariable("SEEDBED_SCREENSHOTS");
        if (folder.isEmpty()) QSKIP("set SEEDBED_SCREENSHOTS to a folder to get pictures");
        for (const ThemeKind theme : {ThemeKind::Dark, ThemeKind::Light}) {
            applyTheme(theme);
            const QString prefix = folder + (theme == ThemeKind::Dark ? QStringLiteral("/dark-")
                                                                      : QStringLiteral("/light-"));
            m_panel->showCell(m_cell);
            m_panel->compareWith(std::nullopt);
            m_panel->timeBar()->setPosition(11);
            Q_EMIT m_panel->detail()->firstCanvas()->pinned(QPoint(4, 8));
            m_panel->detail()->maskBox()->setChecked(true);
            shoot(prefix + QStringLiteral("one.png"));
            m_panel->detail()->maskBox()->setChecked(false);
            m_panel->compareWith(CellId{m_cell.job, 1});
            m_words.setSpecialTokens(true);
            shoot(prefix + QStringLiteral("two.png"));
            m_words.setSpecialTokens(false);
            AttentionPlace place = m_panel->state()->place();
            place.columns = ColumnKind::Layers;
            m_panel->state()->setPlace(place);
            shoot(prefix + QStringLiteral("layers.png"));
            place.columns = ColumnKind::Heads;
            m_panel->state()->setPlace(place);
            shoot(prefix + QStringLiteral("heads.png"));
            place.columns = ColumnKind::Steps;
            place.source = {};
            m_panel->state()->setPlace(place);
            m_panel->showCell({});
            shoot(prefix + QStringLiteral("empty.png"));
        }
    }

 private:
    void shoot(const QString& path) {
        QTRY_VERIFY(m_panel->multiples()->view()->settled() || m_panel->showsEmptyPage());
        QCoreApplication::processEvents();
        QVERIFY(m_panel->grab().save(path));
    }

    RunStore m_store;
    WatchedWords m_words;
    CellId m_cell;
    std::unique_ptr<AttentionPanel> m_panel;
};

QTEST_MAIN(RealMapsTest)
#include "real_maps_test.moc"
