// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/filmstrip.h"

#include "widgets/cell_marks.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <cmath>

namespace seedbed {

namespace {

constexpr int kHeight = 92;

class StripDelegate : public QStyledItemDelegate {
 public:
    StripDelegate(PictureSequence* sequence, const JudgementSource* judgements, QObject* parent)
        : QStyledItemDelegate(parent), m_sequence(sequence), m_judgements(judgements) {}

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const QRect frame = cellFrame(option.rect);
        const qreal ratio = painter->device()->devicePixelRatioF();
        const QImage image =
            m_sequence->small(index.row(), static_cast<int>(std::lround(frame.width() * ratio)));
        painter->save();
        if (image.isNull()) {
            paintEmptyCell(painter, option.rect, option.palette);
        } else {
            QRect target(QPoint(), image.size().scaled(frame.size(), Qt::KeepAspectRatio));
            target.moveCenter(frame.center());
            painter->setRenderHint(QPainter::SmoothPixmapTransform);
            painter->drawImage(target, image);
        }
        const Judgement* judgement =
            m_judgements ? m_judgements->judgement(m_sequence->id(index.row())) : nullptr;
        if (judgement) paintJudgement(painter, option.rect, {}, *judgement);
        const bool current = option.state.testFlag(QStyle::State_HasFocus);
        if (current || option.state.testFlag(QStyle::State_Selected))
            paintSelection(
                painter, option.rect, option.palette.color(QPalette::Highlight), current);
        painter->restore();
    }

 private:
    PictureSequence* m_sequence;
    const JudgementSource* m_judgements;
};

}  // namespace

Filmstrip::Filmstrip(const JudgementSource* judgements, QWidget* parent)
    : CellGridView(parent), m_judgements(judgements) {
    setObjectName(QStringLiteral("filmstrip"));
    setAccessibleName(tr("Filmstrip"));
    setFocusPolicy(Qt::NoFocus);  // the large picture keeps the keys
    setFixedHeight(kHeight);
    setStrip(true);
    if (judgements)
        connect(judgements, &JudgementSource::judgementsChanged, this, [this] {
            viewport()->update();
        });
}

void Filmstrip::setSequence(PictureSequence* sequence) {
    if (m_sequence == sequence) return;
    if (m_sequence) disconnect(m_sequence, nullptr, this, nullptr);
    delete itemDelegate();
    m_sequence = sequence;
    setModel(sequence ? sequence->model() : nullptr);
    if (!sequence) return;
    setSelectionModel(sequence->selection());
    setItemDelegate(new StripDelegate(sequence, m_judgements, this));
    connect(sequence, &PictureSequence::pictureChanged, this, [this] { viewport()->update(); });
    relayout();
    scrollTo(currentIndex());
}

}  // namespace seedbed
