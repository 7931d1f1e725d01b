// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/point_groups.h"

#include "core/base/progress.h"
#include "core/data/clicked_intents.h"
#include "widgets/base/convert.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace intentscope::neighbours {
namespace {

constexpr std::int32_t None = -1;
constexpr std::int32_t StopRows = 1 << 16;

QString tr(const char* text) {
    return QCoreApplication::translate("PointGroups", text);
}

/// A key of each impression, and the names of the keys.
struct Keys {
    std::vector<std::int32_t> ofImpression;
    std::vector<QString> names;
    QString noneName;
};

Keys intentKeys(const data::Dataset& dataset) {
    Keys keys{.ofImpression = {}, .names = {}, .noneName = tr("nothing clicked")};
    for (std::int32_t intent = 0; intent < dataset.intentCount(); ++intent)
        keys.names.push_back(ui::toQString(dataset.intentTitle({intent})));
    for (std::int32_t row = 0; row < dataset.impressionCount(); ++row) {
        const auto clicked = data::clickedIntents(dataset.candidatesOf({row}));
        keys.ofImpression.push_back(clicked.empty() ? None : clicked.front());
    }
    return keys;
}

Keys regionKeys(const data::Dataset& dataset) {
    Keys keys{.ofImpression = {}, .names = {}, .noneName = tr("no region")};
    keys.ofImpression.assign(static_cast<std::size_t>(dataset.impressionCount()), None);
    const data::Column* column = dataset.impressions().findRole(data::Role::Region);
    if (column == nullptr || column->dictionary() == nullptr)
        return keys;
    std::map<std::int32_t, std::int32_t> known; // by code
    for (std::size_t row = 0; row < keys.ofImpression.size(); ++row) {
        const auto code = static_cast<std::int32_t>(column->codes()[row]);
        if (code < 0)
            continue;
        const auto [place, isNew] = known.try_emplace(code, static_cast<std::int32_t>(keys.names.size()));
        if (isNew)
            keys.names.push_back(ui::toQString(column->dictionary()->word(code)));
        keys.ofImpression[row] = place->second;
    }
    return keys;
}

Keys outcomeKeys(const data::Dataset& dataset, const tasks::CompareReport* comparison) {
    Keys keys{
        .ofImpression = {},
        .names = {tr("fixed"), tr("broken"), tr("both right"), tr("both wrong")},
        .noneName = tr("not compared")};
    keys.ofImpression.assign(static_cast<std::size_t>(dataset.impressionCount()), None);
    if (comparison == nullptr)
        return keys;
    const tasks::OutcomeSets& sets = comparison->outcomes;
    std::int32_t key = 0;
    for (const auto* rows : {&sets.fixed, &sets.broken, &sets.bothRight, &sets.bothWrong}) {
        for (const std::int32_t row : *rows)
            keys.ofImpression[static_cast<std::size_t>(row)] = key;
        ++key;
    }
    return keys;
}

/// The most frequent key of every point; None counts too.
Result<std::vector<std::int32_t>>
keysOfPoints(const Keys& keys, const projection::Projection& projection, const std::stop_token& stop) {
    std::vector<std::pair<std::int32_t, std::int32_t>> members; // point, key
    for (std::size_t row = 0; row < projection.points.size(); ++row) {
        if (projection.points[row] >= 0)
            members.emplace_back(projection.points[row], keys.ofImpression[row]);
    }
    ISCOPE_TRY(checkStop(stop));
    std::ranges::sort(members);
    std::vector<std::int32_t> best(static_cast<std::size_t>(projection.pointCount()), None);
    std::vector<std::int32_t> bestCount(best.size());
    for (std::size_t first = 0; first < members.size();) {
        if (first % StopRows == 0)
            ISCOPE_TRY(checkStop(stop));
        std::size_t end = first;
        while (end < members.size() && members[end] == members[first])
            ++end;
        const auto point = static_cast<std::size_t>(members[first].first);
        const auto count = static_cast<std::int32_t>(end - first);
        if (count > bestCount[point]) {
            bestCount[point] = count;
            best[point] = members[first].second;
        }
        first = end;
    }
    return best;
}

} // namespace

Result<std::shared_ptr<const PointGroups>> groupPoints(
    const data::Dataset& dataset,
    const projection::Projection& projection,
    Coloring coloring,
    const tasks::CompareReport* comparison,
    const std::stop_token& stop) {
    const Keys keys = coloring == Coloring::ClickedIntent ? intentKeys(dataset)
                      : coloring == Coloring::Region      ? regionKeys(dataset)
                                                          : outcomeKeys(dataset, comparison);
    ISCOPE_TRY_ASSIGN(const auto ofPoint, keysOfPoints(keys, projection, stop));
    std::vector<std::int32_t> counts(keys.names.size());
    for (const std::int32_t key : ofPoint) {
        if (key >= 0)
            ++counts[static_cast<std::size_t>(key)];
    }
    std::vector<std::size_t> order(counts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (coloring != Coloring::Outcome) // whose colours do not depend on how many there are
        std::ranges::stable_sort(
            order, [&](std::size_t left, std::size_t right) { return counts[left] > counts[right]; });
    auto made = std::make_shared<PointGroups>();
    std::vector<std::uint8_t> groupOfKey(counts.size());
    for (const std::size_t key : order) {
        const bool isColored = made->groups.size() < PointGroups::MostColored &&
                               (coloring == Coloring::Outcome || counts[key] > 0);
        groupOfKey[key] =
            static_cast<std::uint8_t>(isColored ? made->groups.size() : PointGroups::MostColored);
        if (isColored)
            made->groups.push_back({keys.names[key], 0, true});
    }
    const auto others = static_cast<std::uint8_t>(made->groups.size());
    made->groups.push_back({tr("other"), 0, false});
    made->groups.push_back({keys.noneName, 0, false});
    for (const std::int32_t key : ofPoint) {
        const auto group = key < 0 ? static_cast<std::uint8_t>(others + 1)
                                   : std::min(groupOfKey[static_cast<std::size_t>(key)], others);
        made->ofPoint.push_back(group);
        ++made->groups[group].count;
    }
    return made;
}

} // namespace intentscope::neighbours
