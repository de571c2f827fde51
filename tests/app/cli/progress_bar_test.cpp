// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress_bar.h"

#include <QtTest>

namespace seedbed {

class ProgressBarTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void durationsReadWell() {
        QCOMPARE(format_duration(0), std::string("0 s"));
        QCOMPARE(format_duration(7.2), std::string("8 s"));
        QCOMPARE(format_duration(59.5), std::string("1 min 0 s"));
        QCOMPARE(format_duration(200), std::string("3 min 20 s"));
        QCOMPARE(format_duration(7500), std::string("2 h 5 min"));
    }

    void progressShowsPartPicturesAndTime() {
        Progress progress{JobId{1}, 80, 160, 4, 16, 10.0, 11.5};
        QCOMPARE(format_progress(progress, 8),
                 std::string("[####    ]  50 %  4 of 16 pictures, 12 s left"));
        progress.done = 160;
        progress.seconds_left = -1;
        QCOMPARE(format_progress(progress, 8), std::string("[########] 100 %  4 of 16 pictures"));
        QCOMPARE(format_progress(Progress{}, 4), std::string("[    ]   0 %  "));  // makes none
    }
};

}  // namespace seedbed

QTEST_GUILESS_MAIN(seedbed::ProgressBarTest)
#include "progress_bar_test.moc"
