// SPDX-License-Identifier: Apache-2.0
#include "widgets/reproduce/reproduce_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <limits>

using namespace seedbed;

namespace {

ReproduceTried tried(int index, double mean, Verdict verdict) {
    ReproduceTried event;
    event.index = index;
    event.picture = std::make_shared<const Image>(Image{1, 1, {0, 0, 0}});
    event.difference.mean = mean;
    event.difference.most = 7;
    event.difference.psnr = mean == 0 ? std::numeric_limits<double>::infinity() : 20;
    event.verdict = verdict;
    return event;
}

}  // namespace

class ReproduceModelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void rowsComeAndFill() {
        ReproduceModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        ReproducePlanned plan;
        plan.tries = {"NVIDIA noise", "CPU noise", "CPU noise, ENSD 31337"};
        model.setPlan(plan);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.best(), -1);
        QVERIFY(!model.tried(0));
        QVERIFY(model.index(0, ReproduceModel::Mean).data().toString().isEmpty());
        model.addTry(tried(0, 12.25, Verdict::None));
        QCOMPARE(model.best(), 0);
        model.addTry(tried(1, 0, Verdict::Same));
        QCOMPARE(model.best(), 1);
        QCOMPARE(model.index(1, ReproduceModel::Result).data().toString(),
                 verdictText(Verdict::Same));
        QVERIFY(model.index(1, 0).data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(!model.index(0, 0).data(Qt::FontRole).value<QFont>().bold());
        ReproduceTried broken;
        broken.index = 2;
        broken.problem = "It has no such layer.";
        model.addTry(broken);
        QCOMPARE(model.best(), 1);
        QCOMPARE(model.index(2, ReproduceModel::Result).data(Qt::ToolTipRole).toString(),
                 QStringLiteral("It has no such layer."));
        model.addTry(tried(9, 0, Verdict::Same));  // of no row
        QCOMPARE(model.best(), 1);
        model.end();
        plan.tries = {"one"};
        model.setPlan(plan);
        const QString waiting = model.index(0, ReproduceModel::Result).data().toString();
        model.end();
        QVERIFY(model.index(0, ReproduceModel::Result).data().toString() != waiting);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(ReproduceModelTest)
#include "reproduce_model_test.moc"
