// SPDX-License-Identifier: Apache-2.0
#include "widgets/models/model_delegate.h"

#include "widgets/models/model_list_model.h"
#include "widgets/models/model_pictures.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace seedbed {

namespace {

constexpr int kSide = 42;  // of a picture
constexpr int kGap = 4;
constexpr int kMargin = 10;
constexpr int kDot = 8;
constexpr double kCorner = 5;
constexpr double kTile = 0.5;       // of the line's colour
constexpr double kSelected = 0.14;  // of the accent over the ground
constexpr int kHover = 10;          // of 255

QColor faded(const QColor& color, double share) {
    QColor result = color;
    result.setAlphaF(static_cast<float>(share));
    return result;
}

void paintGround(QPainter* painter, const QStyleOptionViewItem& option) {
    const QPalette& palette = option.palette;
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, faded(accentColor(palette), kSelected));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(option.rect, faded(palette.color(QPalette::Text), kHover / 255.0));
    painter->setPen(palette.color(QPalette::Mid));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

// What stands where no picture is: the first letter of the kind or name.
void paintLetter(QPainter* painter,
                 const QRect& place,
                 const QString& name,
                 const QPalette& palette) {
    painter->setPen(Qt::NoPen);
    const ThemeKind kind = isDark(palette) ? ThemeKind::Dark : ThemeKind::Light;
    painter->setBrush(faded(themeColors(kind).line, kTile));
    painter->drawRoundedRect(place, kCorner, kCorner);
    painter->setPen(palette.color(QPalette::PlaceholderText));
    QFont font = painter->font();
    font.setPixelSize(place.height() / 2);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->drawText(place, Qt::AlignCenter, name.left(1).toUpper());
}

bool isNumber(int column) {
    return column == ModelListModel::Size || column == ModelListModel::Hash ||
           column == ModelListModel::Precision;
}

}  // namespace

ModelDelegate::ModelDelegate(ModelCollection* models, ModelPictures* pictures, QObject* parent)
    : QStyledItemDelegate(parent), m_models(models), m_pictures(pictures) {}

QSize ModelDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    constexpr int kWidth = 120;
    const bool pictures = index.column() == ModelListModel::Pictures;
    return {pictures ? kPictures * (kSide + kGap) + 2 * kMargin : kWidth, kRowHeight};
}

void ModelDelegate::paint(QPainter* painter,
                          const QStyleOptionViewItem& given,
                          const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    paintGround(painter, option);
    if (index.column() == ModelListModel::Pictures)
        paintPictures(painter, option, index);
    else if (index.column() == ModelListModel::State)
        paintState(painter, option, index);
    else
        paintTexts(painter, option, index);
    painter->restore();
}

void ModelDelegate::paintPictures(QPainter* painter,
                                  const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    QRect place(option.rect.left() + kMargin, option.rect.center().y() - kSide / 2, kSide, kSide);
    const ModelEntry* entry =
        m_models->find(index.data(ModelListModel::IdRole).toString().toStdString());
    if (!entry) return;
    std::vector<QImage> pictures;
    const double ratio = painter->device()->devicePixelRatioF();
    if (m_pictures)
        pictures = m_pictures->pictures(*entry, kPictures, static_cast<int>(kSide * ratio));
    if (pictures.empty()) {
        const QString name = index.siblingAtColumn(ModelListModel::Name).data().toString();
        paintLetter(painter, place, name, option.palette);
        return;
    }
    for (const QImage& picture : pictures) {
        QPainterPath path;
        path.addRoundedRect(place, kCorner, kCorner);
        painter->save();
        painter->setClipPath(path);
        const int side = std::min(picture.width(), picture.height());  // its middle as a square
        const QRect middle((picture.width() - side) / 2, (picture.height() - side) / 2, side, side);
        painter->drawImage(place, picture, middle);
        painter->restore();
        place.translate(kSide + kGap, 0);
    }
}

void ModelDelegate::paintTexts(QPainter* painter,
                               const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const QRect space = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    const QString second = index.data(ModelListModel::SecondRole).toString();
    QFont first = isNumber(index.column()) ? monospaceFont() : option.font;
    const bool name = index.column() == ModelListModel::Name;
    if (name) first.setWeight(QFont::DemiBold);
    const bool favourite = name && index.data(ModelListModel::FavouriteRole).toBool();
    QString shown = index.data().toString();
    if (favourite) shown.prepend(QStringLiteral("★ "));
    const bool broken =
        index.data(ModelListModel::StateRole).toInt() == static_cast<int>(ModelState::Broken);
    const QColor strong = option.palette.color(broken ? QPalette::PlaceholderText : QPalette::Text);
    painter->setFont(first);
    const QFontMetrics metrics(first);
    const auto cut = name ? Qt::ElideMiddle : Qt::ElideRight;
    QRect line = space;
    QFont small = option.font;
    small.setPixelSize(11);
    const int below = second.isEmpty() ? 0 : QFontMetrics(small).height() + 1;
    line.setTop(space.center().y() - (metrics.height() + below) / 2);
    line.setHeight(metrics.height());
    painter->setPen(strong);
    painter->drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(shown, cut, line.width()));
    if (second.isEmpty()) return;
    painter->setFont(small);
    painter->setPen(option.palette.color(QPalette::PlaceholderText));
    const QRect next(line.left(), line.bottom() + 2, line.width(), below);
    painter->drawText(next,
                      Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(small).elidedText(
                          second, name ? Qt::ElideMiddle : Qt::ElideRight, next.width()));
}

// A filled dot is loaded, a ring on its way, a triangle trouble; hollow: there is a way round it.
void ModelDelegate::paintMark(QPainter* painter,
                              const QPoint& middle,
                              ModelState state,
                              const QColor& color) {
    painter->setPen(QPen(color, 1.5));
    const bool filled = state == ModelState::Loaded || state == ModelState::Broken ||
                        state == ModelState::DoesNotFit;
    painter->setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
    if (state == ModelState::Loaded || state == ModelState::Loading) {
        painter->drawEllipse(middle, kDot / 2 - 1, kDot / 2 - 1);
        return;
    }
    constexpr double kHalf = kDot / 2.0;
    painter->drawPolygon(QPolygonF({QPointF(middle.x(), middle.y() - kHalf),
                                    QPointF(middle.x() + kHalf, middle.y() + kHalf),
                                    QPointF(middle.x() - kHalf, middle.y() + kHalf)}));
}

void ModelDelegate::paintState(QPainter* painter,
                               const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    const auto state = static_cast<ModelState>(index.data(ModelListModel::StateRole).toInt());
    const bool trouble = state == ModelState::Broken || state == ModelState::DoesNotFit;
    const QPalette& palette = option.palette;
    QString shown = index.data().toString();
    if (shown.isEmpty()) shown = index.data(ModelListModel::SecondRole).toString();
    if (shown.isEmpty()) return;
    QRect space = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    const QPoint middle(space.left() + kDot / 2, space.center().y());
    const QColor color = trouble                      ? dangerColor(palette)
                         : state == ModelState::Ready ? palette.color(QPalette::PlaceholderText)
                                                      : accentColor(palette);
    paintMark(painter, middle, state, color);
    space.setLeft(space.left() + kDot + 8);
    painter->setFont(option.font);
    painter->setPen(trouble ? color : palette.color(QPalette::Text));
    painter->drawText(space,
                      Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(option.font).elidedText(shown, Qt::ElideRight, space.width()));
}

}  // namespace seedbed
