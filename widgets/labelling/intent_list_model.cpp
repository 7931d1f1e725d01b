// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labelling/intent_list_model.h"

#include "widgets/base/convert.h"
#include "widgets/models/column.h"

#include <algorithm>
#include <utility>

namespace intentscope::labelling {

IntentListModel::IntentListModel(QObject* parent) : QAbstractListModel(parent) {}

void IntentListModel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    m_dataset = std::move(dataset);
    m_finder = m_dataset ? std::make_unique<IntentFinder>(*m_dataset) : nullptr;
    m_chosen.clear();
    setItem({});
}

void IntentListModel::setItem(std::vector<IntentIndex> intents) {
    m_item = std::move(intents);
    m_keys.setItem(m_item);
    m_search.clear();
    rebuild();
}

void IntentListModel::setSearch(const QString& text) {
    if (text == m_search)
        return;
    m_search = text;
    rebuild();
}

void IntentListModel::setChosen(std::vector<std::string> intentIds) {
    m_chosen = std::move(intentIds);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

IntentIndex IntentListModel::intentAt(int row) const {
    return m_shown.at(narrow<std::size_t>(row));
}

int IntentListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ui::toRow(m_shown.size());
}

QVariant IntentListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const IntentIndex intent = intentAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        const QString title = ui::toQString(m_dataset->intentTitle(intent));
        return isCodeSearch() ? QStringLiteral("%1   %2").arg(codeOf(intent), title) : title;
    }
    case Qt::ToolTipRole: {
        const QString text = QStringLiteral("%1 (%2)").arg(
            ui::toQString(m_dataset->intentTitle(intent)), ui::toQString(m_dataset->intentId(intent)));
        const QString code = codeOf(intent);
        return code.isEmpty() ? text : tr("%1, letters %2").arg(text, code);
    }
    case models::IdRole:
        return ui::toQString(m_dataset->intentId(intent));
    case DigitRole:
        return m_keys.digitFor(intent);
    case ChosenRole:
        return chosenRank(intent);
    case CategoryRole: {
        const data::Column* column = m_dataset->intents().findRole(data::Role::Category);
        return column == nullptr ? QString() : ui::toQString(column->valueText(intent.row()));
    }
    default:
        return {};
    }
}

void IntentListModel::rebuild() {
    beginResetModel();
    if (m_search.trimmed().isEmpty() || !m_finder)
        m_shown = m_item;
    else if (isCodeSearch())
        m_shown = withCode(m_search.mid(1));
    else
        m_shown = m_finder->find(m_search);
    endResetModel();
}

std::vector<IntentIndex> IntentListModel::withCode(const QString& code) const {
    std::vector<IntentIndex> found;
    for (std::int32_t row = 0; row < m_dataset->intentCount(); ++row) {
        const QString own = codeOf({row});
        if (!own.isEmpty() && own.startsWith(code, Qt::CaseInsensitive))
            found.push_back({row});
    }
    return found;
}

IntentIndex IntentListModel::intentOfSearch() const {
    return m_dataset && isCodeSearch() ? intentOfCode(m_search.mid(1), m_dataset->intentCount())
                                       : IntentIndex{};
}

int IntentListModel::chosenRank(IntentIndex intent) const {
    const auto found = std::find(m_chosen.begin(), m_chosen.end(), m_dataset->intentId(intent));
    return found == m_chosen.end() ? 0 : ui::toRow(found - m_chosen.begin()) + 1;
}

} // namespace intentscope::labelling
