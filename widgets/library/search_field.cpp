// SPDX-License-Identifier: Apache-2.0
#include "widgets/library/search_field.h"

#include <QAbstractItemView>
#include <QKeyEvent>

namespace seedbed {

namespace {

// The fields and marks of core/library/query.h.
const QStringList& fields() {
    static const QStringList list = [] {
        QStringList names;
        for (const char* name :
             {"prompt:",   "negative:",    "note:",    "tag:",      "model:",     "hash:",
              "sampler:",  "program:",     "name:",    "token:",    "seed:",      "steps:",
              "cfg:",      "rating:4..",   "rating:0", "width:",    "date:today", "is:pick",
              "is:reject", "is:favourite", "is:rated", "is:tagged", "is:foreign", "in:bin"})
            names << QString::fromLatin1(name);
        return names;
    }();
    return list;
}

const QStringList& valueFields() {
    static const QStringList list{QStringLiteral("tag"),
                                  QStringLiteral("model"),
                                  QStringLiteral("sampler"),
                                  QStringLiteral("program")};
    return list;
}

}  // namespace

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent), m_completer(new QCompleter(this)), m_choices(new QStringListModel(this)) {
    setPlaceholderText(tr("Search: cube, seed:0-15, steps:>20, rating:4.., tag:sky, is:pick"));
    setClearButtonEnabled(true);
    setAccessibleName(tr("Search the library"));
    setToolTip(
        tr("Words of the prompt, tags, notes and file names; all must hold.\n"
           "prompt:cube  token:cube  \"two words\"  cub*  -blurry  cube OR sphere\n"
           "seed:0-15  steps:>20  cfg:4..7  rating:4..  date:today\n"
           "is:pick  is:reject  is:favourite  is:tagged  is:foreign  in:bin"));
    m_completer->setModel(m_choices);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setWidget(this);
    connect(this, &QLineEdit::textEdited, this, &SearchField::offer);
    connect(m_completer,
            qOverload<const QString&>(&QCompleter::activated),
            this,
            &SearchField::complete);
}

void SearchField::setValues(const QString& field, const QStringList& values) {
    m_values[field] = values;
    if (hasFocus() && m_completer->popup()->isVisible()) offer();
}

qsizetype SearchField::termStart() const {
    const QString before = text().left(cursorPosition());
    bool quoted = false;
    qsizetype start = 0;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i] == QLatin1Char('"')) quoted = !quoted;
        if (before[i] == QLatin1Char(' ') && !quoted) start = i + 1;
    }
    if (start < before.size() && before[start] == QLatin1Char('-')) ++start;
    return start;
}

QStringList SearchField::completions() const {
    const QString term = text().mid(termStart(), cursorPosition() - termStart());
    if (term.isEmpty()) return {};
    QStringList found;
    const qsizetype colon = term.indexOf(QLatin1Char(':'));
    const auto values = m_values.find(term.left(colon));
    if (colon > 0 && values != m_values.end()) {
        const QString begun = term.mid(colon + 1).remove(QLatin1Char('"'));
        for (const QString& value : values->second)
            if (value.startsWith(begun, Qt::CaseInsensitive) && value != begun)
                found << term.left(colon + 1) + (value.contains(QLatin1Char(' '))
                                                     ? QLatin1Char('"') + value + QLatin1Char('"')
                                                     : value);
        return found;
    }
    for (const QString& field : fields())
        if (field.startsWith(term, Qt::CaseInsensitive) && field != term) found << field;
    if (colon > 0) return found;
    for (const auto& [field, list] : m_values)  // a bare word may be a tag or a model
        for (const QString& value : list)
            if (value.startsWith(term, Qt::CaseInsensitive) && value.size() > term.size())
                found << field + QLatin1Char(':') +
                             (value.contains(QLatin1Char(' '))
                                  ? QLatin1Char('"') + value + QLatin1Char('"')
                                  : value);
    return found;
}

void SearchField::complete(const QString& completion) {
    const qsizetype start = termStart();
    const bool open = completion.endsWith(QLatin1Char(':'));
    const QString put = open ? completion : completion + QLatin1Char(' ');
    QString text = this->text();
    text.replace(start, cursorPosition() - start, put);
    setText(text);
    setCursorPosition(static_cast<int>(start + put.size()));
    Q_EMIT textEdited(text);
}

void SearchField::offer() {
    const QStringList found = completions();
    m_choices->setStringList(found);
    if (found.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

// Down opens the completions, Tab takes the first.
void SearchField::keyPressEvent(QKeyEvent* event) {
    const bool shown = m_completer->popup()->isVisible();
    if (event->key() == Qt::Key_Down && !shown) {
        offer();
        return;
    }
    if (shown && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        m_completer->popup()->hide();
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::focusInEvent(QFocusEvent* event) {
    QLineEdit::focusInEvent(event);
    for (const QString& field : valueFields()) Q_EMIT valuesWanted(field);
}

}  // namespace seedbed
