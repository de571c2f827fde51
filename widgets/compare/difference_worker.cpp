// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/difference_worker.h"

#include "widgets/qt_convert.h"

namespace seedbed {

namespace {

DifferenceResult carryOut(const DifferenceTask& task) {
    const PicturePair pair = atOneSize(toQImage(task.first), toQImage(task.second));
    const QImage picture = task.kind == DifferenceKind::Colours
                               ? colourDifference(pair, task.amount)
                               : brightnessDifference(pair, task.amount, task.colours);
    return {task, picture, differenceNumbers(pair), pair.scaled};
}

}  // namespace

DifferenceWorker::DifferenceWorker(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

// The work refers to this object: it ends first.
DifferenceWorker::~DifferenceWorker() {
    m_pool.clear();
    m_pool.waitForDone();
}

void DifferenceWorker::ask(const DifferenceTask& task) {
    if (m_last == task) return;
    m_last = task;
    if (m_busy)
        m_next = task;
    else
        start(task);
}

void DifferenceWorker::start(const DifferenceTask& task) {
    m_busy = true;
    m_pool.start([this, task] {
        const DifferenceResult result = carryOut(task);
        QMetaObject::invokeMethod(
            this,
            [this, result] {
                m_busy = false;
                Q_EMIT ready(result);
                if (!m_next) return;
                start(*m_next);
                m_next.reset();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace seedbed
