// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

#include <cmath>

using namespace seedbed;

namespace {

// WCAG 2.1 relative luminance and contrast.
double luminance(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void textIsReadable() {
        for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light}) {
            const ThemeColors c = themeColors(kind);
            for (const QColor& ground : {c.ground, c.panel, c.raised}) {
                QVERIFY(contrast(c.text, ground) > 7);
                QVERIFY(contrast(c.dim, ground) > 4.5);
                QVERIFY(contrast(c.danger, ground) > 4.5);
            }
            QVERIFY(contrast(c.onAccent, c.accent) > 4.5);
            for (int slot = 0; slot < kWordColors; ++slot)
                QVERIFY2(contrast(wordColor(slot, kind == ThemeKind::Dark), c.panel) > 3.9,
                         qPrintable(QString::number(slot)));
        }
    }

    void appliesToTheApplication() {
        applyTheme(ThemeKind::Light);
        QVERIFY(!isDark(QApplication::palette()));
        QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));  // every name found its colour
        applyTheme(ThemeKind::Dark);
        QVERIFY(isDark(QApplication::palette()));
    }

    void everyIconDraws() {
        const QStringList names =
            QDir(QStringLiteral(":/seedbed/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(names.size() > 8);
        for (QString name : names) {
            const QImage image =
                icon(name.remove(QStringLiteral(".svg")), Qt::white).pixmap(32, 32).toImage();
            bool drawn = false;
            for (int y = 0; y < image.height() && !drawn; ++y)
                for (int x = 0; x < image.width(); ++x)
                    drawn = drawn || qAlpha(image.pixel(x, y)) > 0;
            QVERIFY2(drawn, qPrintable(name));
        }
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
