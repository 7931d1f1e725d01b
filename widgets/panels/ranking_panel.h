// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/data/dataset.h"
#include "widgets/timeline/compared_runs.h"

#include <QWidget>

#include <cstdint>
#include <memory>

class QButtonGroup;
class QLabel;
class QScrollArea;
class QStackedLayout;

namespace intentscope::state {
class SelectionState;
} // namespace intentscope::state

namespace intentscope::ui {
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

class RankingView;

/// The selected impression's ranked lists of two runs side by side: what moved, entered and left. With one
/// run it shows that run's list. Follows the selection and sets its intent. GUI thread.
class RankingPanel final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the panel.
    struct Shared {
        state::SelectionState& selection;
        const ui::Theme& theme;
    };

    explicit RankingPanel(const Shared& shared, QWidget* parent = nullptr);
    ~RankingPanel() override;

    /// Null closes the dataset; runs must be set again afterwards.
    void setDataset(std::shared_ptr<const data::Dataset> dataset);
    /// Both of the dataset on screen; either may be null.
    void setRuns(timeline::ComparedRuns runs);

    std::int32_t listLength() const { return m_listLength; }
    /// 3, 5 or 10 intents of each list.
    void setListLength(std::int32_t length);

Q_SIGNALS:
    /// A person chose an intent here, by mouse or by key; the selection already holds it.
    void intentChosen(intentscope::IntentIndex intent);

private:
    QWidget* createHeader();
    QWidget* createEmptyState();
    void refresh();
    void showEmpty(const QString& title, const QString& text);
    void restyle();

    Shared m_shared;
    std::shared_ptr<const data::Dataset> m_dataset;
    timeline::ComparedRuns m_runs;
    std::int32_t m_listLength = 5;

    QStackedLayout* m_pages = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_emptyTitle = nullptr;
    QLabel* m_emptyText = nullptr;
    QButtonGroup* m_lengths = nullptr;
    RankingView* m_view = nullptr;
};

} // namespace intentscope::panels
