// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/rank/explainer.h"
#include "widgets/timeline/compared_runs.h"

#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QMenu;
class QScrollArea;
class QStackedLayout;
class QToolButton;

namespace intentscope::jobs {
class JobRunner;
}
namespace intentscope::state {
class SelectionState;
class TimeWindow;
} // namespace intentscope::state

namespace intentscope::timeline {
class TimelineOverview;
class TimelineRuler;
class TimelineView;
struct TimelineContent;
} // namespace intentscope::timeline

namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

/// What happened to the selected user and what each run predicted, on one time axis. Follows the selection's
/// user and sets its impression and intent. While hidden it builds nothing; a history too long for one turn
/// of the event loop is built in a job. GUI thread.
class TimelinePanel final : public QWidget {
    Q_OBJECT

public:
    /// All must outlive the panel.
    struct Shared {
        state::SelectionState& selection;
        state::TimeWindow& window;
        jobs::JobRunner& jobs;
        const ui::Theme& theme;
    };

    explicit TimelinePanel(const Shared& shared, QWidget* parent = nullptr);
    ~TimelinePanel() override;

    /// Null closes the dataset; runs must be set again afterwards.
    void setDataset(std::shared_ptr<const data::Dataset> dataset);
    /// Both of the dataset on screen; either may be null.
    void setRuns(timeline::ComparedRuns runs);
    /// Impression columns to draw as channels; without a value the user's most telling ones.
    void setChannels(std::optional<std::vector<std::string>> channels);

    /// Whether a person wants to see what drove the score.
    bool wantsEffects() const;
    void setWantsEffects(bool wants);
    /// What drove the score of an impression of the user on screen: tints the lanes while that is wanted.
    /// `about` names the score.
    void setEffects(ImpressionIndex impression, const rank::Explanation& explanation, const QString& about);
    void clearEffects();

Q_SIGNALS:
    /// A person wants effects, or no longer.
    void effectsToggled(bool isOn);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* createHeader();
    QWidget* createLanes();
    void refresh();
    void build(UserIndex user);
    void buildInJob(UserIndex user);
    /// Null, or without a time: the sentence `otherwise` instead.
    void showContent(std::shared_ptr<const timeline::TimelineContent> content, const QString& otherwise);
    void refreshExtent(const timeline::TimelineContent& content);
    void refreshTitle();
    void refreshChannelMenu();
    void restyle();
    void onChannelToggled(const std::string& column, bool isOn);

    Shared m_shared;
    std::shared_ptr<const data::Dataset> m_dataset;
    timeline::ComparedRuns m_runs;
    std::optional<std::vector<std::string>> m_channels;
    std::shared_ptr<const timeline::TimelineContent> m_content;
    bool m_isStale = true;
    std::uint64_t m_generation = 0; ///< of what is to be shown; a job of an older one came too late

    QStackedLayout* m_pages = nullptr;
    ui::EmptyState* m_empty = nullptr;
    ui::ElidedLabel* m_title = nullptr;
    ui::ElidedLabel* m_range = nullptr;  ///< the days in sight
    ui::ElidedLabel* m_legend = nullptr; ///< of the tints
    QToolButton* m_effectsButton = nullptr;
    QToolButton* m_channelButton = nullptr;
    QMenu* m_channelMenu = nullptr;
    QScrollArea* m_scrollArea = nullptr;
    timeline::TimelineOverview* m_overview = nullptr;
    timeline::TimelineRuler* m_ruler = nullptr;
    timeline::TimelineView* m_view = nullptr;
};

} // namespace intentscope::panels
