// SPDX-License-Identifier: Apache-2.0
#include "widgets/compare/setting_delegate.h"

#include "widgets/compare/settings_table_model.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QRegularExpression>
#include <QTableView>
#include <QTextLayout>

#include <cmath>

namespace seedbed {

namespace {

constexpr int kSide = 6;
constexpr int kTop = 4;

}  // namespace

void SettingDelegate::prepare(QTextLayout& layout,
                              const QStyleOptionViewItem& option,
                              const QModelIndex& index) {
    const auto spans = index.data(SettingsTableModel::kSpansRole).value<std::vector<TextSpan>>();
    static const QRegularExpression number(QStringLiteral("^[-0-9a-f.:; ×]+$"));
    const bool counts = number.match(index.data().toString()).hasMatch();
    layout.setFont(counts ? monospaceFont() : option.font);
    layout.setText(index.data().toString().replace(QLatin1Char('\n'), QChar::LineSeparator));
    QTextOption wrap;
    wrap.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrap);
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan& span : spans) {
        QTextCharFormat format;
        format.setFontWeight(QFont::DemiBold);
        QColor ground = option.palette.color(QPalette::Highlight);
        ground.setAlphaF(0.25F);
        format.setBackground(ground);
        formats.append({span.start, span.length, format});
    }
    layout.setFormats(formats);
}

double SettingDelegate::breakLines(QTextLayout& layout, double width) {
    double height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, height));
        height += line.height();
    }
    layout.endLayout();
    return height;
}

void SettingDelegate::paint(QPainter* painter,
                            const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected) {
        QColor ground = option.palette.color(QPalette::Highlight);
        ground.setAlphaF(0.22F);
        painter->fillRect(option.rect, ground);
    }
    QTextLayout layout;
    prepare(layout, option, index);
    breakLines(layout, option.rect.width() - 2 * kSide);
    painter->setPen(
        option.palette.color(index.column() == 0 ? QPalette::PlaceholderText : QPalette::Text));
    layout.draw(painter, QPointF(option.rect.topLeft()) + QPointF(kSide, kTop));
    painter->restore();
}

QSize SettingDelegate::sizeHint(const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    int width = option.rect.width();
    if (const auto* table = qobject_cast<const QTableView*>(option.widget))
        width = table->columnWidth(index.column());
    QTextLayout layout;
    prepare(layout, option, index);
    const double height = breakLines(layout, std::max(20, width - 2 * kSide));
    return {static_cast<int>(std::ceil(layout.maximumWidth())) + 2 * kSide,
            static_cast<int>(std::ceil(height)) + 2 * kTop};
}

}  // namespace seedbed
