// SPDX-License-Identifier: Apache-2.0
#include "widgets/jobs_panel.h"

#include "widgets/qt_convert.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace seedbed;

class JobsPanelTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_model = std::make_unique<JobsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (std::uint64_t id = 1; id <= 3; ++id)
            m_model->add({JobId{id}, "Grid " + std::to_string(id)});
    }
    void cleanup() {
        m_tester.reset();
        m_model.reset();
    }

    void queueThenEnded() {
        QCOMPARE(ids(), (std::vector<std::uint64_t>{1, 2, 3}));
        m_model->start(JobId{1});
        m_model->finish({JobId{1}, 12});
        QCOMPARE(ids(), (std::vector<std::uint64_t>{2, 3, 1}));
        m_model->cancel({JobId{2}, 7});
        QCOMPARE(ids(), (std::vector<std::uint64_t>{3, 2, 1}));  // newest first below the queue
        m_model->add({JobId{4}, "Grid 4"});
        QCOMPARE(ids(), (std::vector<std::uint64_t>{3, 4, 2, 1}));
        m_model->setOrder({JobId{4}, JobId{3}});
        QCOMPARE(ids(), (std::vector<std::uint64_t>{4, 3, 2, 1}));
        m_model->clearEnded();
        QCOMPARE(ids(), (std::vector<std::uint64_t>{4, 3}));
    }

    void tellsCountsAndTime() {
        m_model->start(JobId{1});
        const QModelIndex index = m_model->index(0);
        QCOMPARE(index.data(JobsModel::TimeRole).toString(), QStringLiteral("starting"));
        m_model->setProgress({JobId{1}, 30, 60, 1200, 4096, 4, 4});
        QCOMPARE(index.data(JobsModel::ProgressRole).toDouble(), 0.5);
        QVERIFY(index.data(JobsModel::CountRole).toString().contains(QStringLiteral("4")));
        QCOMPARE(index.data(JobsModel::TimeRole).toString(), QStringLiteral("4 s left"));
        m_model->pause(JobId{1});
        QCOMPARE(index.data(JobsModel::TimeRole).toString(), QStringLiteral("paused"));
    }

    void errorsStandInFull() {
        const std::string detail(400, 'x');
        JobsPanel panel(m_model.get());
        panel.resize(900, 300);
        const auto height = [&] {
            return panel.view()
                ->sizeHintForIndex(m_model->index(m_model->rowOf(JobId{1})))
                .height();
        };
        const int before = height();
        m_model->fail({JobId{1}, ErrorCode::DiskFull, detail});
        const QString error =
            m_model->index(m_model->rowOf(JobId{1})).data(JobsModel::ErrorRole).toString();
        QVERIFY(error.startsWith(errorHeading(ErrorCode::DiskFull)));
        QVERIFY(error.endsWith(QString::fromStdString(detail)));
        QVERIFY(height() > before + 10);
    }

    void everyErrorHasAHeading() {
        QSet<QString> headings;
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
            headings.insert(errorHeading(static_cast<ErrorCode>(code)));
        QCOMPARE(headings.size(), static_cast<int>(ErrorCode::Internal) + 1);
    }

    void offersWhatTheStateAllows() {
        using A = JobAction;
        QVERIFY(jobActions(JobState::Running, 0, 1) ==
                (std::vector<A>{A::Pause, A::FinishPictures, A::Stop}));
        QVERIFY(jobActions(JobState::Waiting, 1, 3) ==
                (std::vector<A>{A::Up, A::Down, A::Pause, A::Stop}));
        QVERIFY(jobActions(JobState::Paused, 0, 1) == (std::vector<A>{A::Resume, A::Stop}));
        QVERIFY(jobActions(JobState::Failed, -1, 0) == (std::vector<A>{A::Retry}));
    }

    void clicksOnButtonsAct() {
        JobsPanel panel(m_model.get());
        panel.resize(900, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        m_model->start(JobId{1});
        QSignalSpy paused(&panel, &JobsPanel::pauseRequested);
        QSignalSpy cancelled(&panel, &JobsPanel::cancelRequested);
        QSignalSpy moved(&panel, &JobsPanel::moveRequested);
        QSignalSpy retried(&panel, &JobsPanel::retryRequested);
        click(panel, 0, JobAction::Pause);
        QCOMPARE(paused.size(), 1);
        click(panel, 0, JobAction::FinishPictures);
        click(panel, 0, JobAction::Stop);
        QCOMPARE(cancelled.size(), 2);
        QVERIFY(cancelled[0][1].value<CancelMode>() == CancelMode::FinishImage);
        QVERIFY(cancelled[1][1].value<CancelMode>() == CancelMode::Now);
        click(panel, 2, JobAction::Up);
        QCOMPARE(moved[0][0].value<JobId>().value, std::uint64_t{3});
        QCOMPARE(moved[0][1].toInt(), 1);
        m_model->cancel({JobId{1}, 0});
        click(panel, 2, JobAction::Retry);
        QCOMPARE(retried.size(), 1);
    }

 private:
    std::vector<std::uint64_t> ids() const {
        std::vector<std::uint64_t> result;
        for (int row = 0; row < m_model->rowCount(); ++row)
            result.push_back(m_model->row(row).job.value);
        return result;
    }
    void click(JobsPanel& panel, int row, JobAction action) {
        const QModelIndex index = m_model->index(row);
        const auto actions = JobsDelegate::actionsOf(index);
        const auto at = std::find(actions.begin(), actions.end(), action);
        QVERIFY(at != actions.end());
        const auto* delegate = qobject_cast<JobsDelegate*>(panel.view()->itemDelegate());
        const QRect rect = delegate->buttonRect(panel.view()->visualRect(index),
                                                static_cast<int>(at - actions.begin()),
                                                static_cast<int>(actions.size()));
        QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, {}, rect.center());
    }

    std::unique_ptr<JobsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(JobsPanelTest)
#include "jobs_panel_test.moc"
