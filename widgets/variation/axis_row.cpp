// SPDX-License-Identifier: Apache-2.0
#include "widgets/variation/axis_row.h"

#include "core/base/error.h"
#include "core/engine/grid_axis.h"
#include "widgets/label_role.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace seedbed {

namespace {

QString exampleOf(const std::string& kind) {
    for (const AxisKind& each : axis_kinds())
        if (each.name == kind)
            return QString::fromUtf8(each.example.data(),
                                     static_cast<qsizetype>(each.example.size()));
    return {};
}

QToolButton* smallButton(const QString& iconName, const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon(iconName, parent->palette().color(QPalette::PlaceholderText)));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

}  // namespace

QString axisName(const std::string& kind) {
    const auto name = [](const char* text) {
        return QCoreApplication::translate("AxisName", text);
    };
    static const std::map<std::string, const char*> names = {
        {"model", QT_TRANSLATE_NOOP("AxisName", "Model")},
        {"prompt", QT_TRANSLATE_NOOP("AxisName", "Prompt")},
        {"prompt_sr", QT_TRANSLATE_NOOP("AxisName", "Prompt: search, replace")},
        {"negative", QT_TRANSLATE_NOOP("AxisName", "Not wanted")},
        {"seed", QT_TRANSLATE_NOOP("AxisName", "Seed")},
        {"sampler", QT_TRANSLATE_NOOP("AxisName", "Sampler")},
        {"schedule", QT_TRANSLATE_NOOP("AxisName", "Schedule")},
        {"steps", QT_TRANSLATE_NOOP("AxisName", "Steps")},
        {"cfg", QT_TRANSLATE_NOOP("AxisName", "Guidance")},
        {"eta", QT_TRANSLATE_NOOP("AxisName", "Eta")},
        {"size", QT_TRANSLATE_NOOP("AxisName", "Size")},
        {"rng", QT_TRANSLATE_NOOP("AxisName", "Noise")},
        {"variation", QT_TRANSLATE_NOOP("AxisName", "Variation")},
        {"variation_strength", QT_TRANSLATE_NOOP("AxisName", "Variation strength")}};
    const auto at = names.find(kind);
    return at == names.end() ? QString::fromStdString(kind) : name(at->second);
}

AxisRow::AxisRow(const GridAxis& axis, QWidget* parent)
    : QWidget(parent),
      m_kind(new QComboBox(this)),
      m_values(new QLineEdit(this)),
      m_up(smallButton(QStringLiteral("up"), tr("Earlier"), this)),
      m_down(smallButton(QStringLiteral("down"), tr("Later"), this)),
      m_remove(smallButton(QStringLiteral("close"), tr("Remove this axis"), this)),
      m_message(new QLabel(this)) {
    for (const AxisKind& kind : axis_kinds()) {
        const auto name =
            QString::fromUtf8(kind.name.data(), static_cast<qsizetype>(kind.name.size()));
        m_kind->addItem(axisName(std::string(kind.name)), name);
    }
    build();
    setKind(axis.kind);
    if (!axis.values.empty()) setText(QString::fromStdString(format_axis(axis)));
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] { read(false); });
    connect(m_values, &QLineEdit::textChanged, this, [this] { read(false); });
    connect(m_values, &QLineEdit::editingFinished, this, [this] { read(true); });
    connect(m_remove, &QToolButton::clicked, this, &AxisRow::removeRequested);
    connect(m_up, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { Q_EMIT moveRequested(1); });
    read(true);
}

void AxisRow::build() {
    m_kind->setAccessibleName(tr("What varies along this axis"));
    m_kind->setToolTip(
        tr("What varies along this axis; the first axis runs across, the second "
           "down"));
    m_values->setFont(monospaceFont());
    m_values->setAccessibleName(tr("Values of this axis"));
    m_values->setToolTip(
        tr("Values separated by commas; those with commas in quotes, or all separated by ||.\n"
           "Numbers: 1-5, 1-5 (+2), 1-10 [4] for four points, or 1, 2, .., 10.\n"
           "SKIP:value stands in the grid but is not made. Seed -1 draws one random seed."));
    m_message->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->setSpacing(2);
    head->addWidget(m_kind, 1);
    head->addSpacing(4);
    head->addWidget(m_up);
    head->addWidget(m_down);
    head->addWidget(m_remove);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_values);
    layout->addWidget(m_message);
}

std::string AxisRow::kind() const {
    return m_kind->currentData().toString().toStdString();
}

QString AxisRow::text() const {
    return m_values->text();
}

void AxisRow::setText(const QString& text) {
    m_values->setText(text);
}

void AxisRow::setKind(const std::string& kind) {
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(QString::fromStdString(kind))));
}

void AxisRow::setPlace(bool first, bool last) {
    m_up->setEnabled(!first);
    m_down->setEnabled(!last);
}

// A random seed is drawn once, when the field is left, and shown: it is known before the run.
void AxisRow::read(bool finished) {
    m_values->setPlaceholderText(exampleOf(kind()));
    QString message;
    bool failed = false;
    bool drawn = false;
    m_axis.reset();
    try {
        const SeedDraw draw = [&] {
            drawn = true;
            return draw_seed();
        };
        m_axis = parse_axis(kind(), m_values->text().toStdString(), draw);
        message = tr("%n value(s)", nullptr, static_cast<int>(m_axis->values.size()));
    } catch (const Error& error) {
        message = QString::fromUtf8(error.what());
        failed = !m_values->text().isEmpty();
        if (!failed) message = tr("No values yet");
    }
    setLabelRole(m_message, failed ? QStringLiteral("error") : QStringLiteral("hint"));
    m_message->setText(message);
    if (finished && drawn) {
        m_values->setText(QString::fromStdString(format_axis(*m_axis)));
        return;  // read again
    }
    Q_EMIT changed();
}

}  // namespace seedbed
