// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/slices/facet.h"

#include <QWidget>

#include <memory>
#include <string>

class QComboBox;
class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace intentscope::jobs {
class JobRunner;
}
namespace intentscope::ui {
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

/// What one column of the impressions holds, in all rows and in the filter, as bars to choose from. Counts in
/// a job. GUI thread.
class FacetsPanel final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the panel.
    struct Shared {
        jobs::JobRunner& runner;
        const ui::Theme& theme;
    };

    explicit FacetsPanel(const Shared& shared, QWidget* parent = nullptr);

    /// Null closes the dataset.
    void setDataset(std::shared_ptr<const data::Dataset> dataset);
    /// The filter that the counts within are of; "": none. One with a mistake counts as none.
    void setExpression(const std::string& expression);
    /// As an expression writes it. Nothing happens when there is no such column.
    void showColumn(const QString& column);

Q_SIGNALS:
    /// A bar was chosen: the condition that finds its rows.
    void conditionChosen(const QString& term);

private:
    void fillColumns();
    void request();
    void show(const slices::Facet& facet);
    void addEntry(const slices::FacetEntry& entry, double longest);
    void onChosen(const QTreeWidgetItem* item);

    Shared m_shared;
    std::shared_ptr<const data::Dataset> m_dataset;
    std::string m_expression;
    QComboBox* m_columns = nullptr;
    QLabel* m_caption = nullptr;
    ui::MessageBar* m_messages = nullptr;
    QTreeWidget* m_bars = nullptr;
};

} // namespace intentscope::panels
