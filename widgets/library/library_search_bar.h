// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/library/library_client.h"
#include "widgets/library/search_field.h"

#include <QComboBox>
#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

#include <map>

class QInputDialog;

namespace seedbed {

// What the library shows and in which order: text, filter chips, saved searches, sorting.
class LibrarySearchBar : public QWidget {
    Q_OBJECT
 public:
    enum class Chip { Picks, Rejects, Unrated, Stars3, Favourites, Bin };

    explicit LibrarySearchBar(LibraryClient* client, QWidget* parent = nullptr);

    SearchField* field() const { return m_field; }
    QToolButton* chip(Chip chip) const { return m_chips.at(chip); }
    QLabel* problem() const { return m_problem; }

    // Text and chips as one query.
    QString query() const;
    SearchOrder order() const;
    bool showsBin() const { return chip(Chip::Bin)->isChecked(); }
    // Replaces the text; the chips go out.
    void setQuery(const QString& text);
    void setOrder(SearchOrder order);
    void showProblems(const std::vector<QueryProblem>& problems);
    // Searches at once instead of when the typing pauses.
    void submit();

    void saveSearch(const QString& name);
    void renameSearch(const QString& name, const QString& to);
    void deleteSearch(const QString& name);

 Q_SIGNALS:
    // Other pictures or another order are wanted.
    void changed();

 private:
    QWidget* buildTop();
    QWidget* buildChips();
    void connectParts();
    void toggleChip(Chip chip, bool on);
    void fillSavedMenu();
    void askName(const QString& title, const QString& value, std::function<void(QString)> use);

    LibraryClient* m_client;
    SearchField* m_field;
    QLabel* m_problem;
    QToolButton* m_saved;
    QComboBox* m_sort;
    QToolButton* m_direction;
    std::map<Chip, QToolButton*> m_chips;
    QTimer m_typing;
};

}  // namespace seedbed
