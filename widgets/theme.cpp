// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QToolTip>

#include <array>

// Resources of a static library are not registered by themselves; the macro has to stand outside
// namespaces.
static void initResources() {
    Q_INIT_RESOURCE(seedbed);
}

namespace seedbed {

namespace {

QString firstInstalled(const QStringList& families) {
    const QStringList installed = QFontDatabase::families();
    for (const QString& family : families)
        if (installed.contains(family)) return family;
    return {};
}

QFont interfaceFont() {
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const QString family = firstInstalled({QStringLiteral("Inter"), QStringLiteral("Noto Sans")});
    if (!family.isEmpty()) font.setFamily(family);
    font.setPixelSize(13);
    return font;
}

QPalette themePalette(const ThemeColors& c) {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& color) {
        palette.setColor(QPalette::All, role, color);
    };
    set(QPalette::Window, c.panel);
    set(QPalette::WindowText, c.text);
    set(QPalette::Base, c.ground);
    set(QPalette::AlternateBase, c.panel);
    set(QPalette::Text, c.text);
    set(QPalette::PlaceholderText, c.dim);
    set(QPalette::Button, c.raised);
    set(QPalette::ButtonText, c.text);
    set(QPalette::BrightText, c.danger);
    set(QPalette::Highlight, c.accent);
    set(QPalette::HighlightedText, c.onAccent);
    set(QPalette::Link, c.accent);
    set(QPalette::ToolTipBase, c.raised);
    set(QPalette::ToolTipText, c.text);
    set(QPalette::Light, c.raised);
    set(QPalette::Midlight, c.raised);
    set(QPalette::Mid, c.line);
    set(QPalette::Dark, c.line);
    set(QPalette::Shadow, c.ground);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.dim);
    return palette;
}

// The style sheet names its colours as @ground, @panel … and the kind of theme as @kind;
QString themeStyleSheet(ThemeKind kind, const ThemeColors& c) {
    QFile file(QStringLiteral(":/seedbed/studio.qss"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the style sheet is missing from the program's resources");
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<QLatin1String, QColor> names[] = {
        {QLatin1String("@ground"), c.ground},
        {QLatin1String("@panel"), c.panel},
        {QLatin1String("@raised"), c.raised},
        {QLatin1String("@line"), c.line},
        {QLatin1String("@text"), c.text},
        {QLatin1String("@dim"), c.dim},
        {QLatin1String("@accent"), c.accent},
        {QLatin1String("@onAccent"), c.onAccent},
        {QLatin1String("@danger"), c.danger},
    };
    sheet.replace(QLatin1String("@kind;"),
                  kind == ThemeKind::Dark ? QLatin1String("dark") : QLatin1String("light"));
    for (const auto& [name, color] : names)
        sheet.replace(QRegularExpression(name + QStringLiteral("\\b")), color.name());
    return sheet;
}

}  // namespace

ThemeColors themeColors(ThemeKind kind) {
    const auto rgb = [](QRgb value) { return QColor::fromRgb(value); };
    if (kind == ThemeKind::Dark)
        return {rgb(0x17181b),
                rgb(0x1e2024),
                rgb(0x26292e),
                rgb(0x33373e),
                rgb(0xe6e7ea),
                rgb(0x9aa0aa),
                rgb(0xe8a33d),
                rgb(0x1b1408),
                rgb(0xff7a6b)};
    return {rgb(0xffffff),
            rgb(0xf3f4f6),
            rgb(0xffffff),
            rgb(0xd3d7de),
            rgb(0x1d2026),
            rgb(0x606875),
            rgb(0xe09a2f),
            rgb(0x1b1408),
            rgb(0xb8281a)};
}

void applyTheme(ThemeKind kind) {
    initResources();
    const ThemeColors colors = themeColors(kind);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(interfaceFont());
    QApplication::setPalette(themePalette(colors));
    QToolTip::setPalette(themePalette(colors));
    qApp->setStyleSheet(themeStyleSheet(kind, colors));
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128;
}

QColor dangerColor(const QPalette& palette) {
    return themeColors(isDark(palette) ? ThemeKind::Dark : ThemeKind::Light).danger;
}

QColor accentColor(const QPalette& palette) {
    return themeColors(isDark(palette) ? ThemeKind::Dark : ThemeKind::Light).accent;
}

QColor wordColor(int slot, bool dark) {
    static constexpr std::array<QRgb, kWordColors> onDark = {
        0xff6b5e, 0x5ea2ff, 0x58c98b, 0xc58bff, 0x4fd0d9, 0xff8ac2, 0xb5d64a, 0xd6b48c};
    static constexpr std::array<QRgb, kWordColors> onLight = {
        0xcf3426, 0x1f6ad6, 0x1a8450, 0x8443d1, 0x0b818b, 0xc2327f, 0x62800a, 0x8a6534};
    return QColor::fromRgb((dark ? onDark : onLight)[static_cast<std::size_t>(slot) % kWordColors]);
}

QFont monospaceFont(int delta) {
    static const QString family = [] {
        const QString found =
            firstInstalled({QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")});
        return found.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::FixedFont).family()
                               : found;
    }();
    QFont font = QApplication::font();
    font.setFamily(family);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(12 + delta);
    return font;
}

QIcon icon(const QString& name, const QColor& color) {
    initResources();
    QFile file(QStringLiteral(":/seedbed/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no icon of this name: %s", qPrintable(name));
    QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toLatin1()));
    QIcon result;
    for (const int size : {16, 20, 32, 48}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        result.addPixmap(pixmap);
    }
    return result;
}

}  // namespace seedbed
