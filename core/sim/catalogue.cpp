// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/catalogue.h"

namespace intentscope::sim {
namespace {

constexpr std::array<std::string_view, CategoryCount> CategoryNames = {
    "Orders",
    "Delivery",
    "Returns & refunds",
    "Payments",
    "Vouchers & coins",
    "Account & security",
    "Products & sellers",
    "App & services"};

std::int64_t phasePercent(Phase phase, bool late) {
    if (phase == Phase::Any)
        return 100;
    return (phase == Phase::Late) == late ? 180 : 20;
}

} // namespace

std::string_view name(Category category) {
    return CategoryNames[static_cast<std::size_t>(category)];
}

Catalogue::Catalogue() {
    append(orderIntents(), Category::Orders);
    append(deliveryIntents(), Category::Delivery);
    append(returnIntents(), Category::Returns);
    append(paymentIntents(), Category::Payments);
    append(voucherIntents(), Category::Vouchers);
    append(accountIntents(), Category::Account);
    append(shoppingIntents(), Category::Shopping);
    append(serviceIntents(), Category::Services);
}

void Catalogue::append(std::span<const IntentEntry> entries, Category category) {
    for (const IntentEntry& entry : entries) {
        for (std::int32_t region = 0; region < RegionCount; ++region) {
            if ((entry.regions >> region & 1) != 0)
                appendToRegion(entry, static_cast<std::size_t>(region));
        }
        m_entries.push_back(&entry);
        m_categories.push_back(category);
    }
}

void Catalogue::appendToRegion(const IntentEntry& entry, std::size_t region) {
    m_ofRegion[region].push_back(size());
    for (const Trigger& trigger : entry.triggers) {
        if (trigger.weight > 0)
            m_answers[region][static_cast<std::size_t>(trigger.situation)].push_back(size());
    }
}

const IntentEntry& Catalogue::entry(std::int32_t intent) const {
    return *m_entries[static_cast<std::size_t>(intent)];
}

Category Catalogue::categoryOf(std::int32_t intent) const {
    return m_categories[static_cast<std::size_t>(intent)];
}

bool Catalogue::existsIn(std::int32_t intent, std::int32_t region) const {
    return (entry(intent).regions >> region & 1) != 0;
}

std::span<const std::int32_t> Catalogue::intentsOfRegion(std::int32_t region) const {
    return m_ofRegion[static_cast<std::size_t>(region)];
}

std::span<const std::int32_t> Catalogue::answersTo(std::int32_t region, Situation situation) const {
    return m_answers[static_cast<std::size_t>(region)][static_cast<std::size_t>(situation)];
}

std::int64_t Catalogue::match(std::int32_t intent, Situation situation, bool late) const {
    for (const Trigger& trigger : entry(intent).triggers) {
        if (trigger.weight > 0 && trigger.situation == situation)
            return trigger.weight * phasePercent(trigger.phase, late);
    }
    return 0;
}

} // namespace intentscope::sim
