// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/labels/error_cause.h"
#include "core/labels/label_event.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace intentscope::labels {
namespace {

/// The bytes that follow a lead byte, and the least code point that may be written with so many.
struct Sequence {
    int followCount = 0;
    char32_t least = 0;
    char32_t bits = 0;
};

bool sequenceOf(unsigned char lead, Sequence& sequence) {
    if (lead < 0x80)
        sequence = {0, 0, lead};
    else if ((lead & 0xE0U) == 0xC0U)
        sequence = {1, 0x80, lead & 0x1FU};
    else if ((lead & 0xF0U) == 0xE0U)
        sequence = {2, 0x800, lead & 0x0FU};
    else if ((lead & 0xF8U) == 0xF0U)
        sequence = {3, 0x10000, lead & 0x07U};
    else
        return false;
    return true;
}

bool isUtf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        Sequence sequence;
        if (!sequenceOf(static_cast<unsigned char>(text[at]), sequence))
            return false;
        ++at;
        char32_t point = sequence.bits;
        for (int i = 0; i < sequence.followCount; ++i, ++at) {
            if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U)
                return false;
            point = (point << 6U) | (static_cast<unsigned char>(text[at]) & 0x3FU);
        }
        const bool isSurrogate = point >= 0xD800 && point <= 0xDFFF;
        if (point < sequence.least || point > 0x10FFFF || isSurrogate)
            return false;
    }
    return true;
}

tl::unexpected<Error> bad(std::string message, std::string cure) {
    return fail(ErrorCode::InvalidInput, std::move(message), {.cure = std::move(cure)});
}

Status checkText(std::string_view field, std::string_view text) {
    if (!isUtf8(text))
        return bad("The label's " + std::string(field) + " is not UTF-8", "Save the text as UTF-8");
    if (text.find('\0') != std::string_view::npos)
        return bad("The label's " + std::string(field) + " holds a zero byte", "Remove it");
    return {};
}

Status checkTexts(const LabelEvent& event) {
    const std::array<std::pair<std::string_view, const std::string*>, 11> fields = {{
        {"event_id", &event.eventId},
        {"annotator", &event.annotator},
        {"session_id", &event.sessionId},
        {"dataset_hash", &event.datasetHash},
        {"impression_id", &event.impressionId},
        {"note", &event.label.note},
        {"error_cause", &event.label.errorCause},
        {"rewritten_query", &event.label.rewrittenQuery},
        {"skip_reason", &event.label.skipReason},
        {"before_run", &event.beforeRun},
        {"after_run", &event.afterRun},
    }};
    for (const auto& [field, text] : fields)
        ISCOPE_TRY(checkText(field, *text));
    return {};
}

Status checkIntents(const std::vector<std::string>& intents) {
    for (auto it = intents.begin(); it != intents.end(); ++it) {
        ISCOPE_TRY(checkText("true_intents", *it));
        if (it->empty())
            return bad("A true intent of the label has no id", "Name the intent, or leave it out");
        if (std::find(intents.begin(), it, *it) != it)
            return bad("The label names the intent '" + *it + "' twice", "Name it once");
    }
    return {};
}

Status checkAction(const LabelEvent& event) {
    if (event.action == LabelAction::Retract && event.label != Label{})
        return bad("A retraction carries a label", "Leave the fields of the judgement empty");
    if (event.action == LabelAction::Set && event.label.isEmpty())
        return bad("The label says nothing", "Give a true intent, a verdict or a note, or retract the label");
    return {};
}

Status checkSkip(const Label& label) {
    if (!label.isSkipped())
        return {};
    const Label nothing{.note = label.note, .skipReason = label.skipReason};
    if (label == nothing)
        return {};
    return bad(
        "A skipped item carries a judgement", "Leave skip_reason empty, or everything else but the note");
}

Status checkPreference(const LabelEvent& event) {
    const bool prefers =
        event.label.rankingPreference != Preference::None || event.label.queryPreference != Preference::None;
    if (!prefers ||
        (!event.beforeRun.empty() && !event.afterRun.empty() && event.beforeRun != event.afterRun))
        return {};
    return bad(
        "The label prefers one of two runs and does not name them", "Fill in before_run and after_run");
}

Status checkExtra(const std::string& extra) {
    if (extra.empty())
        return {};
    ISCOPE_TRY(checkText("extra", extra));
    const auto parsed = nlohmann::json::parse(extra, nullptr, false);
    if (!parsed.is_object() || parsed.empty())
        return bad("The label's further fields are no JSON object", "Write them as {\"name\": value}");
    return {};
}

} // namespace

bool Label::isEmpty() const {
    return *this == Label{.confidence = confidence};
}

bool hasDetails(const LabelEvent& event) {
    const Label& label = event.label;
    const Label plain{.trueIntents = label.trueIntents, .verdict = label.verdict, .note = label.note};
    return label != plain || event.view != LabelView::Unknown || event.role != LabelRole::Annotator;
}

Status validate(const ErrorCause& cause) {
    const auto isIdLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    if (cause.id.empty() || !std::ranges::all_of(cause.id, isIdLetter))
        return bad(
            "'" + cause.id + "' cannot be the id of a cause",
            "Use lower-case letters, digits and underscores");
    if (cause.title.empty())
        return bad("The cause '" + cause.id + "' has no title", "Give it one");
    ISCOPE_TRY(checkText("cause's title", cause.title));
    return checkText("cause's description", cause.description);
}

Status validate(const LabelEvent& event) {
    if (event.impressionId.empty())
        return bad("The label has no impression_id", "Name the impression that it is about");
    if (event.annotator.empty())
        return bad("The label has no annotator", "Name who made it");
    if (event.time.isMissing())
        return bad("The label has no time", "Write it as 2024-03-05T14:02:00Z");
    if (parseTime(toIso8601(event.time)).value_or(UtcMillis::missing()) != event.time)
        return bad("The label's time is outside the years 0 to 9999", "Check the clock that it came from");
    ISCOPE_TRY(checkTexts(event));
    ISCOPE_TRY(checkIntents(event.label.trueIntents));
    ISCOPE_TRY(checkAction(event));
    ISCOPE_TRY(checkSkip(event.label));
    ISCOPE_TRY(checkPreference(event));
    return checkExtra(event.extra);
}

} // namespace intentscope::labels
