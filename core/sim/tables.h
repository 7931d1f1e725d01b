// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/chat.h"
#include "core/sim/csv_text.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace intentscope::sim {

/// The files of a simulated world, in the order in which they are written.
enum class TableFile : std::uint8_t {
    Intents,
    Users,
    Events,
    Impressions,
    Candidates,
    TruthNeeds,
    TruthImpressions,
    TruthClicks,
    TruthAnswers
};
constexpr std::size_t TableFileCount = 9;

/// Below the output directory: "events.csv", "truth/needs.csv".
std::string_view fileName(TableFile file);
/// The header line.
void addHeader(CsvText& text, TableFile file);

/// What a user is called in the files.
std::string userId(std::int64_t number);
std::string impressionId(std::int64_t row);

void addIntents(CsvText& text, const World& world);
void addUser(CsvText& text, const User& user);
void addEvent(CsvText& text, const ChatSetting& setting, const Event& event);
void addImpression(CsvText& text, const ChatSetting& setting, const Impression& impression, std::int64_t row);
void addCandidates(CsvText& text, const Catalogue& catalogue, const Impression& impression, std::int64_t row);

// The truth, which no import reads.
void addTruthAnswers(CsvText& text, const Catalogue& catalogue);
void addTruthNeeds(CsvText& text, const ChatSetting& setting);
void addTruthImpression(
    CsvText& text, const ChatSetting& setting, const Impression& impression, std::int64_t row);
void addTruthClicks(
    CsvText& text, const Catalogue& catalogue, const Impression& impression, std::int64_t row);

/// dataset.json: tables, columns, kinds, units, groups and descriptions.
std::string datasetJson(const WorldSpec& spec);
/// truth/world.json: the parameters of policy and clicks, the launches of intents, and the incidents of the
/// couriers.
std::string truthJson(const World& world);

} // namespace intentscope::sim
