// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sim/tables.h"

#include <array>

namespace intentscope::sim {
namespace {

constexpr std::array<std::string_view, TableFileCount> FileNames = {
    "intents.csv",
    "users.csv",
    "events.csv",
    "impressions.csv",
    "candidates.csv",
    "truth/needs.csv",
    "truth/impressions.csv",
    "truth/clicks.csv",
    "truth/answers.csv"};

constexpr std::array<std::string_view, TableFileCount> Headers = {
    "intent_id,title,description,answer,category,regions,paraphrases,launched",
    "user_id,name,region,tier,language,platform,preferred_payment,phone_verified,registered_days",
    "user_id,time,type,order_id,voucher_id,amount,items,product_category,courier,promised_days,valid_days,"
    "payment_method,page,intent_"
    "title,reason",
    "",
    "impression_id,intent_id,position,shown,clicked,propensity",
    "user_id,situation,opened,closed",
    "impression_id,situation,intent_id,late,urgency,need_opened",
    "impression_id,intent_id,attraction,mistaken,wrong,meant_intent_id",
    "intent_id,situation,weight,early,late"};

constexpr std::int64_t ThousandthsDigits = 3;
constexpr std::int64_t MillionthsDigits = 6;

std::string padded(std::string_view prefix, std::int64_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(prefix) + std::string(text.size() < digits ? digits - text.size() : 0, '0') + text;
}

/// "0.025" for 25 thousandths; no trailing zeros.
std::string fractionText(std::int64_t value, std::int64_t digits) {
    std::int64_t unit = 1;
    for (std::int64_t digit = 0; digit < digits; ++digit)
        unit *= 10;
    std::string text = std::to_string(value / unit);
    std::string fraction = padded("", value % unit, static_cast<std::size_t>(digits));
    while (!fraction.empty() && fraction.back() == '0')
        fraction.pop_back();
    return fraction.empty() ? text : text + "." + fraction;
}

std::string regionWords(RegionMask mask) {
    std::string words;
    for (std::int32_t region = 0; region < RegionCount; ++region) {
        if ((mask >> region & 1) == 0)
            continue;
        words += words.empty() ? "" : "|";
        words += regions()[static_cast<std::size_t>(region)].code;
    }
    return words;
}

std::string paraphraseLine(const IntentEntry& entry) {
    std::string line;
    for (const std::string_view paraphrase : entry.paraphrases) {
        line += line.empty() ? "" : " | ";
        line += paraphrase;
    }
    return line;
}

bool isAbout(EventType type, std::initializer_list<EventType> types) {
    for (const EventType one : types) {
        if (one == type)
            return true;
    }
    return false;
}

bool namesCourier(EventType type) {
    return isAbout(
        type,
        {EventType::ParcelShipped,
         EventType::ParcelScanned,
         EventType::ParcelOutForDelivery,
         EventType::DeliveryFailed,
         EventType::ParcelDelivered});
}

/// The event's count where its type is the one whose count the column holds.
std::string countText(const Event& event, EventType type) {
    return event.type == type ? std::to_string(event.count) : "";
}

void addImpressionHeader(CsvText& text) {
    text.field("impression_id").field("user_id").field("time");
    for (const FeatureDescription& feature : featureDescriptions())
        text.field(feature.name);
    text.field("typed_query");
}

} // namespace

std::string_view fileName(TableFile file) {
    return FileNames[static_cast<std::size_t>(file)];
}

void addHeader(CsvText& text, TableFile file) {
    if (file == TableFile::Impressions) {
        addImpressionHeader(text);
    } else {
        std::string_view rest = Headers[static_cast<std::size_t>(file)];
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            text.field(rest.substr(0, comma));
            rest = comma == std::string_view::npos ? "" : rest.substr(comma + 1);
        }
    }
    text.endLine();
}

std::string userId(std::int64_t number) {
    return padded("U", number + 1, 5);
}

std::string impressionId(std::int64_t row) {
    return padded("C", row + 1, 6);
}

void addIntents(CsvText& text, const World& world) {
    const Catalogue& catalogue = world.catalogue();
    for (std::int32_t intent = 0; intent < catalogue.size(); ++intent) {
        const IntentEntry& entry = catalogue.entry(intent);
        text.field(entry.id).field(entry.title).field(entry.description).field(entry.answer);
        text.field(name(catalogue.categoryOf(intent))).field(regionWords(entry.regions));
        text.field(paraphraseLine(entry));
        text.field(world.isCold(intent) ? toIso8601(world.timeOf(world.launchedAt(intent))) : "");
        text.endLine();
    }
}

void addUser(CsvText& text, const User& user) {
    text.field(userId(user.number)).field(user.name);
    text.field(regions()[static_cast<std::size_t>(user.region)].code).field(user.tier).field(user.language);
    text.field(user.platform).field(user.preferredPayment).flag(user.phoneVerified);
    text.field(std::int64_t{user.accountAgeDays});
    text.endLine();
}

void addEvent(CsvText& text, const ChatSetting& setting, const Event& event) {
    const std::string user = userId(setting.user.number);
    text.field(user).field(toIso8601(setting.world.timeOf(event.time))).field(name(event.type));
    text.field(event.order < 0 ? "" : user + "-" + std::to_string(event.order));
    text.field(event.voucher < 0 ? "" : user + "-V" + std::to_string(event.voucher));
    text.field(event.amountCents < 0 ? "" : hundredthsText(event.amountCents));
    text.field(countText(event, EventType::OrderPlaced));
    text.field(event.type == EventType::OrderPlaced ? event.word : "");
    text.field(namesCourier(event.type) ? event.word : "");
    text.field(countText(event, EventType::ParcelShipped));
    text.field(countText(event, EventType::VoucherIssued));
    text.field(event.method);
    text.field(event.type == EventType::PageViewed ? name(event.page) : "");
    text.field(event.intent < 0 ? "" : setting.world.catalogue().entry(event.intent).title);
    text.field(event.reason);
    text.endLine();
}

void addImpression(
    CsvText& text, const ChatSetting& setting, const Impression& impression, std::int64_t row) {
    text.field(impressionId(row)).field(userId(setting.user.number));
    text.field(toIso8601(setting.world.timeOf(impression.time)));
    for (std::size_t feature = 0; feature < FeatureCount; ++feature)
        text.field(impression.features.text(static_cast<Feature>(feature)));
    text.field(impression.query);
    text.endLine();
}

void addCandidates(
    CsvText& text, const Catalogue& catalogue, const Impression& impression, std::int64_t row) {
    const std::string id = impressionId(row);
    std::int64_t position = 0;
    for (const ChatCandidate& candidate : impression.candidates) {
        text.field(id).field(catalogue.entry(candidate.placed.intent).id).field(++position);
        text.flag(candidate.shown).flag(candidate.click != ClickKind::None);
        text.field(fractionText(candidate.placed.propensityPerMillion, MillionthsDigits));
        text.endLine();
    }
}

void addTruthAnswers(CsvText& text, const Catalogue& catalogue) {
    for (std::int32_t intent = 0; intent < catalogue.size(); ++intent) {
        const IntentEntry& entry = catalogue.entry(intent);
        for (const Trigger& trigger : entry.triggers) {
            if (trigger.weight == 0)
                continue;
            text.field(entry.id).field(profileOf(trigger.situation).name).field(std::int64_t{trigger.weight});
            text.field(catalogue.match(intent, trigger.situation, false));
            text.field(catalogue.match(intent, trigger.situation, true));
            text.endLine();
        }
    }
}

void addTruthNeeds(CsvText& text, const ChatSetting& setting) {
    for (const Need& need : setting.history.needs) {
        text.field(userId(setting.user.number)).field(profileOf(need.situation).name);
        text.field(toIso8601(setting.world.timeOf(need.opened)));
        text.field(toIso8601(setting.world.timeOf(need.closed)));
        text.endLine();
    }
}

void addTruthImpression(
    CsvText& text, const ChatSetting& setting, const Impression& impression, std::int64_t row) {
    const Wish& wish = impression.wish;
    text.field(impressionId(row)).field(profileOf(wish.situation).name);
    text.field(setting.world.catalogue().entry(wish.intent).id).flag(wish.late);
    text.field(fractionText(impression.urgencyPerMille, ThousandthsDigits));
    text.field(toIso8601(setting.world.timeOf(impression.needOpened)));
    text.endLine();
}

void addTruthClicks(
    CsvText& text, const Catalogue& catalogue, const Impression& impression, std::int64_t row) {
    for (const ChatCandidate& candidate : impression.candidates) {
        if (candidate.click == ClickKind::None)
            continue;
        const std::int32_t intent = candidate.placed.intent;
        text.field(impressionId(row)).field(catalogue.entry(intent).id);
        text.field(fractionText(attraction(catalogue, impression.wish, intent), ThousandthsDigits));
        text.flag(candidate.click == ClickKind::Mistaken).flag(candidate.click == ClickKind::Wrong);
        text.field(
            candidate.click == ClickKind::Wrong ? catalogue.entry(candidate.meantInstead).id
                                                : std::string_view());
        text.endLine();
    }
}

} // namespace intentscope::sim
