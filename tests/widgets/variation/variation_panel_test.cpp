// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/variation_panel.h"

#include "tests/widgets/variation/session_with_fake.h"
#include "widgets/variation/noise_pad_panel.h"
#include "widgets/variation/seed_variation_form.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>

using namespace seedbed;

class VariationPanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_fake = std::make_unique<SessionWithFake>();
        m_panel = std::make_unique<VariationPanel>(m_fake->session.get());
        std::uint64_t next = 100;
        m_panel->around()->setDraw([next]() mutable { return Seed(next++); });
        m_asked = std::make_unique<QSignalSpy>(m_panel.get(), &VariationPanel::generateRequested);
    }

    void withoutAPictureNothingCanBeAskedFor() {
        QVERIFY(!m_panel->around()->varyButton()->isEnabled());
        QVERIFY(!m_panel->between()->renderButton()->isEnabled());
        QVERIFY(!m_panel->around()->request());
    }

    void drawsVariationSeedsAroundOne() {
        m_panel->setSource(onePicture(42));
        m_panel->around()->count()->setValue(3);
        m_panel->around()->strength()->setValue(0.3);
        m_panel->around()->varyButton()->click();
        const auto request = asked();
        QCOMPARE(request.seeds, (std::vector<Seed>{Seed(42), Seed(42), Seed(42)}));
        QCOMPARE(request.recipes.size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(request.recipes[i].chain, (std::vector<NoiseMix>{{Seed(100 + i), 0.3}}));
            QVERIFY(request.recipes[i].form == SlerpForm::Whole);
        }
        QCOMPARE(request.library, std::string("pictures"));
        QCOMPARE(request.steps, 20);
        validate(request);
    }

    void sliderAndNumberAreOne() {
        m_panel->around()->strengthSlider()->setValue(65);
        QCOMPARE(m_panel->around()->strength()->value(), 0.65);
        m_panel->around()->strength()->setValue(0.1);
        QCOMPARE(m_panel->around()->strengthSlider()->value(), 10);
    }

    void theWayAlreadyGoneIsCheckedWhileOneTypes() {
        m_panel->setSource(onePicture(1));
        auto* form = m_panel->around();
        form->chain()->setText(QStringLiteral("42:0.2;7:2"));
        QVERIFY(!form->varyButton()->isEnabled());
        QVERIFY2(form->message()->text().contains(QStringLiteral("7:2")),
                 qPrintable(form->message()->text()));
        QVERIFY(!form->request());
        form->chain()->setText(QStringLiteral("42:0.2;7:0.1"));
        QVERIFY(form->varyButton()->isEnabled());
        form->form()->setCurrentIndex(1);
        const auto request = form->request();
        QCOMPARE(request->recipes[0].chain.size(), std::size_t{3});
        QCOMPARE(request->recipes[0].chain[0], (NoiseMix{Seed(42), 0.2}));
        QVERIFY(request->recipes[0].form == SlerpForm::PerColumn);
    }

    void keepsGoingFromAVariation() {
        m_panel->setSource(onePicture(1));
        QVERIFY(!m_panel->keepGoingButton()->isEnabled());
        auto variation = onePicture(1);
        variation.recipes = {NoiseRecipe{{{Seed(9), 0.25}}}};
        m_panel->setCandidate(variation);
        QVERIFY(m_panel->source().recipes.empty());  // looking at it is not yet going there
        QVERIFY(m_panel->keepGoingButton()->isEnabled());
        m_panel->keepGoingButton()->click();
        QCOMPARE(m_panel->around()->chain()->text(), QStringLiteral("9:0.25"));
        QVERIFY(m_panel->title()->text().contains(QStringLiteral("9:0.25")));
        QVERIFY(!m_panel->keepGoingButton()->isEnabled());
        const auto request = m_panel->around()->request();
        QCOMPARE(request->recipes[0].chain,
                 (std::vector<NoiseMix>{{Seed(9), 0.25}, {Seed(100), 0.2}}));
    }

    void theFirstCandidateIsTheSource() {
        m_panel->setCandidate(onePicture(5));
        QCOMPARE(m_panel->source().seeds, (std::vector<Seed>{Seed(5)}));
        m_panel->setCandidate(onePicture(6));
        QCOMPARE(m_panel->source().seeds, (std::vector<Seed>{Seed(5)}));
    }

    void aSourceIsOnePicture() {
        auto two = onePicture(1);
        two.seeds.push_back(Seed(2));
        QVERIFY_THROWS_EXCEPTION(LogicError, m_panel->setSource(two));
    }

    void everyFieldHasANameForAReader() {
        for (const QWidget* field :
             std::initializer_list<const QWidget*>{m_panel->around()->strengthSlider(),
                                                   m_panel->around()->strength(),
                                                   m_panel->around()->count(),
                                                   m_panel->around()->chain(),
                                                   m_panel->around()->form()})
            QVERIFY(!field->accessibleName().isEmpty() && !field->toolTip().isEmpty());
    }

 private:
    GenerateRequest asked() const {
        return m_asked->isEmpty() ? GenerateRequest{}
                                  : m_asked->takeFirst().at(0).value<GenerateRequest>();
    }

    std::unique_ptr<SessionWithFake> m_fake;
    std::unique_ptr<VariationPanel> m_panel;
    std::unique_ptr<QSignalSpy> m_asked;
};

QTEST_MAIN(VariationPanelTest)
#include "variation_panel_test.moc"
