// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/click_rates.h"

#include "core/base/assert.h"

#include <algorithm>

namespace intentscope::metrics {
namespace {

struct Count {
    double shown = 0;
    double clicked = 0;

    void add(double click) {
        shown += 1;
        clicked += click;
    }
    double rate(double smoothing, double usual) const {
        return (clicked + smoothing * usual) / (shown + smoothing);
    }
};

/// What was counted of some users.
class RateTable {
public:
    explicit RateTable(const ClickRateSpec& spec)
        : m_spec(spec), m_cells(2 * ShownCount * (static_cast<std::size_t>(spec.gradeCount) + 1)) {}

    void add(const GradedImpression& impression) {
        bool clickedAbove = false;
        for (std::size_t k = 0; k < ShownCount; ++k) {
            m_all.add(impression.clicks[k]);
            cell(k, clickedAbove, m_spec.gradeCount).add(impression.clicks[k]);
            cell(k, clickedAbove, impression.logged[k]).add(impression.clicks[k]);
            clickedAbove = clickedAbove || impression.clicks[k] > 0;
        }
    }

    PerPosition predict(const std::array<std::int32_t, ShownCount>& grades) const {
        PerPosition chances{};
        double untouched = 1; // chance that nothing above was clicked
        for (std::size_t k = 0; k < ShownCount; ++k) {
            const double fresh = rate(k, false, grades[k]);
            chances[k] = untouched * fresh + (1 - untouched) * rate(k, true, grades[k]);
            untouched *= 1 - fresh;
        }
        return chances;
    }

private:
    /// Grade `gradeCount` counts all grades.
    std::size_t slot(std::size_t position, bool clickedAbove, std::int32_t grade) const {
        const auto width = static_cast<std::size_t>(m_spec.gradeCount) + 1;
        return (position * 2 + (clickedAbove ? 1 : 0)) * width + static_cast<std::size_t>(grade);
    }
    Count& cell(std::size_t position, bool clickedAbove, std::int32_t grade) {
        return m_cells[slot(position, clickedAbove, grade)];
    }
    double rate(std::size_t position, bool clickedAbove, std::int32_t grade) const {
        const double overall = m_all.shown > 0 ? m_all.clicked / m_all.shown : 0;
        const double usual =
            m_cells[slot(position, clickedAbove, m_spec.gradeCount)].rate(m_spec.smoothing, overall);
        return m_cells[slot(position, clickedAbove, grade)].rate(m_spec.smoothing, usual);
    }

    ClickRateSpec m_spec;
    Count m_all;
    std::vector<Count> m_cells;
};

/// Folds of the impressions: the users of the sample in turn, whatever their rows in the dataset are.
std::vector<std::size_t> foldsOf(std::span<const GradedImpression> impressions, std::int32_t foldCount) {
    std::vector<std::int32_t> users;
    for (const GradedImpression& impression : impressions)
        users.push_back(impression.user);
    std::ranges::sort(users);
    const auto tail = std::ranges::unique(users);
    users.erase(tail.begin(), tail.end());
    std::vector<std::size_t> folds;
    for (const GradedImpression& impression : impressions) {
        const auto rank = std::ranges::lower_bound(users, impression.user) - users.begin();
        folds.push_back(static_cast<std::size_t>(rank % foldCount));
    }
    return folds;
}

} // namespace

std::vector<PerPosition>
predictClicks(std::span<const GradedImpression> impressions, const ClickRateSpec& spec) {
    ISCOPE_ASSERT(spec.foldCount >= 2 && spec.gradeCount >= 1 && spec.smoothing > 0);
    const std::vector<std::size_t> folds = foldsOf(impressions, spec.foldCount);
    std::vector<RateTable> others(static_cast<std::size_t>(spec.foldCount), RateTable(spec));
    for (std::size_t i = 0; i < impressions.size(); ++i) {
        for (std::size_t fold = 0; fold < others.size(); ++fold) {
            if (folds[i] != fold)
                others[fold].add(impressions[i]);
        }
    }
    std::vector<PerPosition> predictions;
    predictions.reserve(impressions.size());
    for (std::size_t i = 0; i < impressions.size(); ++i)
        predictions.push_back(others[folds[i]].predict(impressions[i].target));
    return predictions;
}

std::vector<float> gradeEdges(std::vector<float> values, std::int32_t gradeCount) {
    ISCOPE_ASSERT(!values.empty() && gradeCount >= 1);
    std::ranges::sort(values);
    std::vector<float> edges;
    for (std::int32_t grade = 1; grade < gradeCount; ++grade)
        edges.push_back(
            values[values.size() * static_cast<std::size_t>(grade) / static_cast<std::size_t>(gradeCount)]);
    return edges;
}

std::int32_t gradeOf(float value, std::span<const float> edges) {
    return static_cast<std::int32_t>(std::ranges::upper_bound(edges, value) - edges.begin());
}

} // namespace intentscope::metrics
