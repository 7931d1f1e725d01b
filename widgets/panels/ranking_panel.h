// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/data/dataset.h"
#include "widgets/state/selection_state.h"
#include "widgets/timeline/compared_runs.h"

#include <QWidget>

#include <cstdint>
#include <memory>

class QButtonGroup;
class QLabel;
class QStackedLayout;

namespace intentscope::ranking {
class RankingView;
struct RankingContent;
} // namespace intentscope::ranking

namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

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
    /// Why no run is shown although there are some, as while a chat is judged blind; "" when they are shown.
    void setWithheld(const QString& reason);
    void setRuns(timeline::ComparedRuns runs);

    std::int32_t listLength() const { return m_listLength; }
    /// 3, 5 or 10 intents of each list.
    void setListLength(std::int32_t length);

Q_SIGNALS:
    /// A person chose an intent here, by mouse or by key; the selection already holds it.
    void intentChosen(intentscope::IntentIndex intent);

private:
    QWidget* createHeader();
    void onSelectionChanged(const state::Selection& current, state::SelectionParts changed);
    void refresh();
    void refreshTexts(ImpressionIndex impression, const ranking::RankingContent& content);
    QString summaryOf(const ranking::RankingContent& content) const;
    void showEmpty(const QString& sentence);
    void restyle();

    Shared m_shared;
    std::shared_ptr<const data::Dataset> m_dataset;
    timeline::ComparedRuns m_runs;
    QString m_withheld; ///< why none is shown; ""
    std::int32_t m_listLength = 5;

    QStackedLayout* m_pages = nullptr;
    ui::EmptyState* m_empty = nullptr;
    ui::ElidedLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_lengthsTitle = nullptr;
    QButtonGroup* m_lengths = nullptr;
    ranking::RankingView* m_view = nullptr;
};

} // namespace intentscope::panels
