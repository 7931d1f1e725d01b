// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/shop_truth.h"

#include "core/data/table_reader.h"
#include "core/sim/replay.h"

#include <map>
#include <string>
#include <string_view>

namespace intentscope::tasks {
namespace {

enum Cell : std::size_t { Id, Situation, Intent, Late };

data::TableSource truthTable(const std::filesystem::path& file) {
    const auto column = [](const char* columnName) {
        return data::ColumnSpec{.name = columnName, .role = data::Role::Text};
    };
    return {
        .file = file,
        .schema =
            {.columns = {column("impression_id"), column("situation"), column("intent_id"), column("late")}},
        .ignored = {"urgency", "need_opened"}};
}

tl::unexpected<Error> noSuch(const data::Record& record, std::size_t cell, const std::string& what) {
    return fail(
        ErrorCode::InvalidInput,
        "No world has the " + what + " '" + std::string(record.cells[cell]) + "'",
        {.place = record.placeOf(cell), .cure = "Name the truth/ folder that `simulate` wrote"});
}

/// Rows of a catalogue by id.
using CatalogueIndex = std::map<std::string_view, std::int32_t>;

CatalogueIndex indexOf(const sim::Catalogue& catalogue) {
    CatalogueIndex rows;
    for (std::int32_t row = 0; row < catalogue.size(); ++row)
        rows.emplace(catalogue.entry(row).id, row);
    return rows;
}

Result<sim::Wish> parseWish(const data::Record& record, const CatalogueIndex& intents) {
    const auto situation = sim::parseSituation(record.cells[Situation]);
    if (!situation)
        return noSuch(record, Situation, "situation");
    const auto intent = intents.find(record.cells[Intent]);
    if (intent == intents.end())
        return noSuch(record, Intent, "intent");
    if (record.cells[Late] != "0" && record.cells[Late] != "1")
        return noSuch(record, Late, "flag");
    return sim::Wish{.situation = *situation, .late = record.cells[Late] == "1", .intent = intent->second};
}

tl::unexpected<Error> notOfThisWorld(const std::filesystem::path& file, const std::string& what) {
    return fail(
        ErrorCode::Mismatch,
        "the truth does not know the " + what,
        {.place = {.file = file.string()},
         .cure = "Name the truth/ folder of the very shop that the dataset was imported from"});
}

} // namespace

std::int32_t ShopTruth::catalogueRow(std::int32_t intent) const {
    return m_catalogueRows[static_cast<std::size_t>(intent)];
}

Status ShopTruth::readIntents(const data::Dataset& dataset) {
    const CatalogueIndex rows = indexOf(m_catalogue);
    for (std::int32_t intent = 0; intent < dataset.intentCount(); ++intent) {
        const auto found = rows.find(dataset.intentId({intent}));
        if (found == rows.end())
            return notOfThisWorld({}, "intent '" + std::string(dataset.intentId({intent})) + "'");
        m_catalogueRows.push_back(found->second);
    }
    return {};
}

Status ShopTruth::readWishes(Env& env, const std::filesystem::path& file, const data::Dataset& dataset) {
    const CatalogueIndex intents = indexOf(m_catalogue);
    ISCOPE_TRY_ASSIGN(auto reader, data::TableReader::open(env, truthTable(file)));
    data::Record record;
    for (std::int64_t row = 0;; ++row) {
        ISCOPE_TRY_ASSIGN(const data::ReadState state, reader.next(record));
        if (state == data::ReadState::End)
            break;
        ISCOPE_TRY_ASSIGN(const sim::Wish wish, parseWish(record, intents));
        // The dataset may be a part of the log.
        if (const auto impression = dataset.findImpression(record.cells[Id])) {
            m_wishes[impression->row()] = wish;
            m_rows[impression->row()] = row;
        }
    }
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const ImpressionIndex impression{static_cast<std::int32_t>(row)};
        if (m_rows[row] < 0)
            return notOfThisWorld(file, "impression '" + std::string(dataset.impressionId(impression)) + "'");
    }
    return {};
}

Result<ShopTruth>
ShopTruth::read(Env& env, const std::filesystem::path& folder, const data::Dataset& dataset) {
    ShopTruth truth;
    truth.m_wishes.resize(static_cast<std::size_t>(dataset.impressionCount()));
    truth.m_rows.assign(truth.m_wishes.size(), -1);
    ISCOPE_TRY(truth.readIntents(dataset));
    ISCOPE_TRY(truth.readWishes(env, folder / "impressions.csv", dataset));
    return truth;
}

} // namespace intentscope::tasks
