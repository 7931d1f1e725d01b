// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "widgets/labelling/intent_keys.h"

#include <QAbstractListModel>

#include <memory>
#include <string>
#include <vector>

namespace intentscope::labelling {

/// The intents a person can choose from: those of the item in their order, or what was found by typing, each
/// with the number key that belongs to it and whether it is chosen.
class IntentListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role : int {
        DigitRole = Qt::UserRole + 100, ///< 1 to 9, 0 without a key
        ChosenRole,                     ///< 1 for the best, 2 for the next, ...; 0 when it is not chosen
        CategoryRole,
    };

    explicit IntentListModel(QObject* parent = nullptr);

    /// Null closes the dataset.
    void setDataset(std::shared_ptr<const data::Dataset> dataset);
    /// Another item: fixes the number keys.
    void setItem(std::vector<IntentIndex> intents);
    /// What a search begins with that asks for the letters of codes.
    static constexpr QChar CodeMark = u'.';

    /// An empty text shows the item's intents again; one with `CodeMark` in front those whose code begins so,
    /// each behind its code.
    void setSearch(const QString& text);
    /// Ids of the label in force.
    void setChosen(std::vector<std::string> intentIds);

    const IntentKeys& keys() const { return m_keys; }
    IntentIndex intentAt(int row) const;
    /// The intent whose whole code is being searched for; invalid while it is not.
    IntentIndex intentOfSearch() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    bool isCodeSearch() const { return m_search.startsWith(CodeMark); }
    std::vector<IntentIndex> withCode(const QString& code) const;
    void rebuild();
    int chosenRank(IntentIndex intent) const;

    std::shared_ptr<const data::Dataset> m_dataset;
    std::unique_ptr<IntentFinder> m_finder;
    IntentKeys m_keys;
    QString m_search;
    std::vector<IntentIndex> m_item;
    std::vector<IntentIndex> m_shown;
    std::vector<std::string> m_chosen;
};

} // namespace intentscope::labelling
