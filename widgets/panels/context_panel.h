// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "widgets/models/context_model.h"

#include <QWidget>

#include <memory>

class QLabel;
class QStackedLayout;
class QTableView;

namespace intentscope::state {
class SelectionState;
}
namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

/// What was known when the chatbot opened: the features of the selected impression by group. Follows the
/// selection. GUI thread.
class ContextPanel final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the panel.
    struct Shared {
        state::SelectionState& selection;
        const ui::Theme& theme;
    };

    explicit ContextPanel(const Shared& shared, QWidget* parent = nullptr);
    ~ContextPanel() override;

    /// Null closes the dataset. Usual ranges must be set again afterwards.
    void setDataset(std::shared_ptr<const data::Dataset> dataset);
    /// models::usualRanges of the dataset, from a job.
    void setUsualRanges(std::shared_ptr<const models::UsualRanges> ranges);
    /// Tints the features by what they add to an explained score of the selected impression; null: no tint.
    void setEffects(std::shared_ptr<const rank::Explanation> explanation);

private:
    void refresh();
    void applyTheme();

    Shared m_shared;
    std::shared_ptr<const data::Dataset> m_dataset;
    models::ContextModel* m_model;
    ui::ElidedLabel* m_title;
    QLabel* m_summary;
    QTableView* m_table;
    ui::EmptyState* m_empty;
    QStackedLayout* m_pages;
};

} // namespace intentscope::panels
