// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedback/relabelled_dataset.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace intentscope::feedback {
namespace {

/// Another dataset with other clicks.
class WithClicks final : public data::Dataset {
public:
    WithClicks(std::shared_ptr<const data::Dataset> base, std::vector<std::int8_t> clicked)
        : m_base(std::move(base)), m_clicked(std::move(clicked)) {}

    const data::DatasetInfo& info() const override { return m_base->info(); }
    const data::Table& intents() const override { return m_base->intents(); }
    const data::Table& users() const override { return m_base->users(); }
    const data::Table& events() const override { return m_base->events(); }
    const data::Table& impressions() const override { return m_base->impressions(); }
    std::int64_t candidateCount() const override { return m_base->candidateCount(); }

    std::string_view intentId(IntentIndex intent) const override { return m_base->intentId(intent); }
    std::string_view userId(UserIndex user) const override { return m_base->userId(user); }
    std::string_view impressionId(ImpressionIndex impression) const override {
        return m_base->impressionId(impression);
    }
    std::optional<IntentIndex> findIntent(std::string_view id) const override {
        return m_base->findIntent(id);
    }
    std::optional<UserIndex> findUser(std::string_view id) const override { return m_base->findUser(id); }
    std::optional<ImpressionIndex> findImpression(std::string_view id) const override {
        return m_base->findImpression(id);
    }
    UserIndex userOf(ImpressionIndex impression) const override { return m_base->userOf(impression); }
    UtcMillis timeOf(ImpressionIndex impression) const override { return m_base->timeOf(impression); }
    std::span<const std::int32_t> impressionsOf(UserIndex user) const override {
        return m_base->impressionsOf(user);
    }
    std::span<const std::int32_t> eventsOf(UserIndex user) const override { return m_base->eventsOf(user); }
    UserIndex userOfEvent(EventIndex event) const override { return m_base->userOfEvent(event); }
    UtcMillis timeOfEvent(EventIndex event) const override { return m_base->timeOfEvent(event); }

    data::CandidateList candidatesOf(ImpressionIndex impression) const override {
        auto list = m_base->candidatesOf(impression);
        const auto offsets = m_base->candidateOffsets();
        list.clicked =
            std::span(m_clicked).subspan(static_cast<std::size_t>(offsets[impression.row()]), list.size());
        return list;
    }
    std::span<const std::int64_t> candidateOffsets() const override { return m_base->candidateOffsets(); }
    data::CandidateList allCandidates() const override {
        auto all = m_base->allCandidates();
        all.clicked = m_clicked;
        return all;
    }
    Status checkCandidates() const override { return m_base->checkCandidates(); }
    Status check() const override { return m_base->check(); }

private:
    std::shared_ptr<const data::Dataset> m_base;
    std::vector<std::int8_t> m_clicked;
};

} // namespace

Result<RelabelledDataset> relabel(
    std::shared_ptr<const data::Dataset> base,
    const LabelBatch& batch,
    const data::SplitSpec& split,
    OtherClicks others) {
    ISCOPE_TRY(base->checkCandidates());
    ISCOPE_TRY_ASSIGN(const auto parts, data::makeSplit(*base, split));
    const auto all = base->allCandidates();
    const auto offsets = base->candidateOffsets();
    std::vector<std::int8_t> clicked(all.clicked.begin(), all.clicked.end());
    if (others == OtherClicks::Drop) {
        for (const std::int32_t row : parts.train) {
            const auto place = static_cast<std::size_t>(row);
            std::fill(clicked.begin() + offsets[place], clicked.begin() + offsets[place + 1], std::int8_t{0});
        }
    }
    RelabelledDataset relabelled;
    for (const LabelledImpression& labelled : batch.impressions) {
        const auto list = base->candidatesOf({labelled.impression});
        const auto begin = static_cast<std::size_t>(offsets[static_cast<std::size_t>(labelled.impression)]);
        bool isChanged = false;
        bool isInside = false;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const bool isTrue = labelled.gradeOf(list.intents[i]) > 0;
            isInside = isInside || isTrue;
            isChanged = isChanged || isTrue != (list.clicked[i] == 1);
            clicked[begin + i] = isTrue ? 1 : 0;
        }
        relabelled.changedCount += isChanged ? 1 : 0;
        relabelled.outsideCount += isInside ? 0 : 1;
    }
    relabelled.dataset = std::make_shared<const WithClicks>(std::move(base), std::move(clicked));
    return relabelled;
}

} // namespace intentscope::feedback
