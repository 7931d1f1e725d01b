// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include "core/base/checked.h"

namespace intentscope::data {

Dataset::~Dataset() = default;

std::int32_t Dataset::intentCount() const {
    return narrow<std::int32_t>(intents().rowCount());
}

std::int32_t Dataset::userCount() const {
    return narrow<std::int32_t>(users().rowCount());
}

std::int32_t Dataset::impressionCount() const {
    return narrow<std::int32_t>(impressions().rowCount());
}

std::int64_t Dataset::candidateCount() const {
    return candidateOffsets().back();
}

std::int64_t Dataset::eventCount() const {
    return narrow<std::int64_t>(events().rowCount());
}

std::string_view Dataset::intentTitle(IntentIndex intent) const {
    const Column* titles = intents().findRole(Role::Title);
    if (titles == nullptr || titles->isMissing(intent.row()))
        return intentId(intent);
    return titles->textAt(intent.row());
}

std::string_view Dataset::userName(UserIndex user) const {
    const Column* names = users().findRole(Role::Name);
    if (names == nullptr || names->isMissing(user.row()))
        return userId(user);
    return names->textAt(user.row());
}

CandidateList Dataset::candidatesOf(ImpressionIndex impression) const {
    const auto begin = static_cast<std::size_t>(candidateOffsets()[impression.row()]);
    const auto count = static_cast<std::size_t>(candidateOffsets()[impression.row() + 1]) - begin;
    const CandidateList all = allCandidates();
    return {
        .intents = all.intents.subspan(begin, count),
        .clicked = all.clicked.subspan(begin, count),
        .shown = all.shown.subspan(begin, count),
        .positions = all.positions.subspan(begin, count),
        .propensities = all.propensities.subspan(begin, count)};
}

Status Dataset::checkCandidates() const {
    return {};
}

Status Dataset::check() const {
    for (const Table* table : {&intents(), &users(), &events(), &impressions()}) {
        for (const auto& column : table->columns())
            ISCOPE_TRY(column->check());
    }
    return checkCandidates();
}

DatasetSchema Dataset::schema() const {
    return {
        .intents = intents().schema(),
        .users = users().schema(),
        .events = events().schema(),
        .impressions = impressions().schema()};
}

} // namespace intentscope::data
