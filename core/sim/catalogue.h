// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sim/region.h"
#include "core/sim/situation.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace intentscope::sim {

enum class Category : std::uint8_t {
    Orders,
    Delivery,
    Returns,
    Payments,
    Vouchers,
    Account,
    Shopping,
    Services
};
constexpr std::int32_t CategoryCount = 8;

/// "Returns & refunds": what a person reads.
std::string_view name(Category category);

/// Whether an intent is wanted all the while, or rather soon after a situation began, or once it has dragged
/// on.
enum class Phase : std::uint8_t { Any, Early, Late };

/// Why a user would want an intent.
struct Trigger {
    Situation situation = Situation::ProductQuestion;
    std::int32_t weight = 0; ///< 0: no trigger
    Phase phase = Phase::Any;
};

/// Since when an intent is part of the knowledge base.
enum class Launch : std::uint8_t { Always, WeekBeforeLast, LastWeek };

/// One entry of the shop's knowledge base, as its help centre words it.
struct IntentEntry {
    std::string_view id;
    std::string_view title;
    std::string_view description;
    std::string_view answer;
    std::array<std::string_view, 4> paraphrases; ///< as users word it
    RegionMask regions = in::All;
    std::array<Trigger, 3> triggers = {};
    Launch launch = Launch::Always;
};

// One table a category, each in a file of its own.
std::span<const IntentEntry> orderIntents();
std::span<const IntentEntry> deliveryIntents();
std::span<const IntentEntry> returnIntents();
std::span<const IntentEntry> paymentIntents();
std::span<const IntentEntry> voucherIntents();
std::span<const IntentEntry> accountIntents();
std::span<const IntentEntry> shoppingIntents();
std::span<const IntentEntry> serviceIntents();

/// The whole knowledge base: rows in the order of intents.csv. Immutable.
class Catalogue {
public:
    Catalogue();

    std::int32_t size() const { return static_cast<std::int32_t>(m_entries.size()); }
    const IntentEntry& entry(std::int32_t intent) const;
    Category categoryOf(std::int32_t intent) const;
    bool existsIn(std::int32_t intent, std::int32_t region) const;
    /// Ascending rows.
    std::span<const std::int32_t> intentsOfRegion(std::int32_t region) const;
    /// The intents of a region that answer a situation, early or late. Ascending rows.
    std::span<const std::int32_t> answersTo(std::int32_t region, Situation situation) const;
    /// How strongly an intent answers a situation; 0 where it does not. `late` is whether the situation has
    /// dragged on.
    std::int64_t match(std::int32_t intent, Situation situation, bool late) const;

private:
    void append(std::span<const IntentEntry> entries, Category category);
    void appendToRegion(const IntentEntry& entry, std::size_t region);

    std::vector<const IntentEntry*> m_entries;
    std::vector<Category> m_categories;
    std::array<std::vector<std::int32_t>, RegionCount> m_ofRegion;
    std::array<std::array<std::vector<std::int32_t>, SituationCount>, RegionCount> m_answers;
};

} // namespace intentscope::sim
