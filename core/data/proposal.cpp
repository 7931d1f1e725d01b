// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/proposal.h"

#include "core/base/checked.h"
#include "core/data/cell.h"
#include "core/data/column_name.h"
#include "core/data/column_profile.h"
#include "core/data/source_columns.h"
#include "core/data/source_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace intentscope::data {
namespace {

constexpr std::int64_t ExaminedRows = 10'000;

struct Examined {
    Proposal proposal;
    std::vector<SourceColumn> sources;   ///< by column
    std::vector<ColumnProfile> profiles; ///< by column
};

Result<SourceReader>
openAll(Env& env, const std::filesystem::path& file, const std::vector<SourceColumn>& columns) {
    std::vector<std::string> wanted;
    wanted.reserve(columns.size());
    for (const auto& column : columns)
        wanted.push_back(column.name);
    return SourceReader::open(env, file, {.wanted = wanted});
}

void look(const Record& record, std::size_t previewRows, Examined& found) {
    ++found.proposal.examinedRowCount;
    for (std::size_t column = 0; column < record.cells.size(); ++column)
        found.profiles[column].add(record.cells[column]);
    if (found.proposal.preview.size() < previewRows)
        found.proposal.preview.emplace_back(record.cells.begin(), record.cells.end());
}

Result<Examined> examine(Env& env, const std::filesystem::path& file, std::size_t previewRows) {
    Examined found;
    ISCOPE_TRY_ASSIGN(found.sources, findColumns(env, file, ExaminedRows));
    ISCOPE_TRY_ASSIGN(auto reader, openAll(env, file, found.sources));
    found.proposal.file = file;
    found.proposal.name = file.stem().string();
    for (const auto& source : found.sources)
        found.proposal.columns.push_back({.name = source.name, .reason = {}});
    found.profiles.resize(found.sources.size());
    Record record;
    for (std::int64_t row = 0; row < ExaminedRows; ++row) {
        const auto state = reader.next(record);
        if (state && *state == ReadState::End)
            break;
        if (state)
            look(record, previewRows, found);
        else if (state.error().code != ErrorCode::InvalidInput)
            return tl::unexpected(state.error());
    }
    if (found.proposal.examinedRowCount > 0)
        return found;
    return fail(
        ErrorCode::InvalidInput,
        "The table has no row that can be read",
        {.place = {.file = file.string()}, .cure = "Export the table again"});
}

std::optional<TimeUnit> unitOf(const ColumnProfile& profile) {
    return profile.areNumbers() ? plausibleUnit(profile.smallest(), profile.largest()) : std::nullopt;
}

bool isAmount(const ColumnProfile& profile) {
    return profile.areNumbers() && !profile.areWhole();
}

using Words = std::optional<std::string>;

Words wordsIf(bool isTrue, const char* words) {
    return isTrue ? Words(words) : std::nullopt;
}

Words idWords(const ColumnProfile& profile) {
    if (profile.missingCount() > 0)
        return std::nullopt;
    return profile.isUnique() ? "its name says so, and no value is there twice"
                              : "its name says so, and its values repeat";
}

/// A flag called "label" says whether, not which.
Words intentWords(const ColumnProfile& profile) {
    if (profile.areFlags() || isAmount(profile))
        return std::nullopt;
    return "its name says so, and it has " + std::to_string(profile.distinctCount()) + " distinct values";
}

Words timeWords(const ColumnProfile& profile) {
    if (profile.areDates())
        return "its name says so, and its values are dates or times";
    if (const auto unit = unitOf(profile))
        return "its name says so, and its numbers are " + std::string(name(*unit)) + " since 1970";
    return std::nullopt;
}

/// Whether a column's values allow what its name says, and the words for it.
Words fits(Role role, const ColumnProfile& profile) {
    const bool areCounts = profile.areWhole() && profile.smallest() >= 0;
    const bool areChances = profile.areNumbers() && profile.smallest() > 0 && profile.largest() <= 1;
    switch (role) {
    case Role::UserId:
        return wordsIf(profile.missingCount() == 0, "its name says so");
    case Role::ImpressionId:
        return idWords(profile);
    case Role::IntentId:
        return intentWords(profile);
    case Role::Time:
        return timeWords(profile);
    case Role::Clicked:
    case Role::Shown:
        return wordsIf(profile.areFlags(), "its name says so, and its values are 1 or 0");
    case Role::Position:
        return wordsIf(areCounts, "its name says so, and its values are whole numbers");
    case Role::Propensity:
        return wordsIf(areChances, "its name says so, and its values lie above 0 and up to 1");
    default:
        return std::nullopt;
    }
}

FeatureKind kindOf(Role role) {
    switch (role) {
    case Role::Time:
        return FeatureKind::Timestamp;
    case Role::Clicked:
    case Role::Shown:
        return FeatureKind::Boolean;
    case Role::Position:
    case Role::Propensity:
        return FeatureKind::Numeric;
    default:
        return FeatureKind::Text;
    }
}

/// The best name for a role wins; the others stay what their values are.
class RoleChoice {
public:
    explicit RoleChoice(Examined& found) : m_found(found) {}

    void take(Role role, int weakest) {
        std::vector<std::size_t> best;
        int strength = weakest;
        for (std::size_t column = 0; column < m_found.profiles.size(); ++column) {
            const auto named = strengthOf(column, role);
            if (!named || *named > strength)
                continue;
            if (*named < strength)
                best.clear();
            best.push_back(column);
            strength = *named;
        }
        if (best.empty())
            return;
        give(best.front(), role);
        if (best.size() > 1) {
            const auto& columns = m_found.proposal.columns;
            m_found.proposal.doubts.push_back(
                "Both '" + columns[best[0]].name + "' and '" + columns[best[1]].name +
                "' may have the role '" + std::string(name(role)) + "'");
        }
    }

private:
    /// How well the column's name says that it has the role; nothing where its values do not allow it.
    std::optional<int> strengthOf(std::size_t column, Role role) const {
        const auto& proposed = m_found.proposal.columns[column];
        if (proposed.role != Role::Feature || !fits(role, m_found.profiles[column]))
            return std::nullopt;
        for (const auto& named : rolesOfName(proposed.name)) {
            if (named.role == role)
                return named.strength;
        }
        return std::nullopt;
    }

    void give(std::size_t column, Role role) {
        auto& proposed = m_found.proposal.columns[column];
        proposed.role = role;
        proposed.kind = kindOf(role);
        proposed.reason = fits(role, m_found.profiles[column]).value();
        if (role == Role::Time)
            m_found.proposal.timeUnit = unitOf(m_found.profiles[column]).value_or(TimeUnit::Milliseconds);
    }

    Examined& m_found;
};

std::optional<std::size_t> columnOf(const Proposal& proposal, Role role) {
    const auto found = std::ranges::find(proposal.columns, role, &ProposedColumn::role);
    if (found == proposal.columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - proposal.columns.begin());
}

/// Several rows with the same impression, or a column that says whether the intent was clicked.
void decideRows(Examined& found) {
    Proposal& proposal = found.proposal;
    const auto impression = columnOf(proposal, Role::ImpressionId);
    const bool repeats = impression && !found.profiles[*impression].isUnique();
    const auto clicked = columnOf(proposal, Role::Clicked);
    if (clicked && found.profiles[*clicked].distinctCount() > 1) {
        proposal.rows = RowMeaning::Candidate;
        proposal.rowsReason = "'" + proposal.columns[*clicked].name + "' says of each whether it was clicked";
    } else if (repeats && columnOf(proposal, Role::Position)) {
        proposal.rows = RowMeaning::Candidate;
        proposal.rowsReason = "several rows have the same '" + proposal.columns[*impression].name + "'";
    } else {
        proposal.rowsReason = "no column says of several intents which one was clicked";
    }
}

void chooseRoles(Examined& found) {
    RoleChoice choice(found);
    choice.take(Role::UserId, 3);
    choice.take(Role::ImpressionId, 3);
    choice.take(Role::Clicked, 2);
    choice.take(Role::IntentId, 2);
    if (!columnOf(found.proposal, Role::Clicked) && columnOf(found.proposal, Role::IntentId))
        choice.take(Role::Clicked, 3);
    choice.take(Role::IntentId, 3);
    choice.take(Role::Time, 3);
    choice.take(Role::Shown, 3);
    choice.take(Role::Position, 3);
    choice.take(Role::Propensity, 3);
}

/// Roles that only candidates have are set back where a row is an impression.
void dropCandidateRoles(Examined& found) {
    for (std::size_t column = 0; column < found.profiles.size(); ++column) {
        auto& proposed = found.proposal.columns[column];
        const auto allowed = rolesFor(found.proposal.rows);
        const auto& profile = found.profiles[column];
        const bool isRepeatedId = proposed.role == Role::ImpressionId && !profile.isUnique() &&
                                  found.proposal.rows == RowMeaning::Impression;
        if (std::ranges::find(allowed, proposed.role) != allowed.end() && !isRepeatedId)
            continue;
        proposed.role = Role::Ignored;
        proposed.reason = isRepeatedId
                              ? "its values repeat, so that they do not name the rows"
                              : "it tells how the intent of the row was shown, and one is known only";
    }
}

/// A declared type decides, unless the values say more: texts may be dates, numbers may be codes.
KindGuess kindOf(const SourceColumn& source, const ColumnProfile& profile) {
    auto guess = guessKind(source.name, profile);
    const bool isText = source.declaredKind == FeatureKind::Text;
    const bool isCode = guess.kind == FeatureKind::Categorical || guess.kind == FeatureKind::Boolean;
    if (!source.declaredKind || (isText && guess.kind != FeatureKind::Numeric))
        return guess;
    if (source.declaredKind == FeatureKind::Numeric && isCode)
        return guess;
    const FeatureKind kind = isText ? FeatureKind::Categorical : *source.declaredKind;
    return {kind, "its type is " + source.declaredType};
}

void describeFeature(ProposedColumn& proposed, const SourceColumn& source, const ColumnProfile& profile) {
    auto guess = kindOf(source, profile);
    proposed.kind = guess.kind;
    proposed.reason = std::move(guess.reason);
    if (namesAnOutcome(proposed.name)) {
        proposed.role = Role::Ignored;
        proposed.reason =
            "its name says that it was given after the choice: a ranker would be told the answer";
    } else if (namesARowNumber(proposed.name) && profile.isUnique() && profile.areWhole()) {
        proposed.role = Role::Ignored;
        proposed.reason = "it numbers the rows";
    } else if (profile.filledCount() == 0) {
        proposed.role = Role::Ignored;
    } else if (proposed.kind == FeatureKind::Text) {
        proposed.role = Role::Text;
    }
}

} // namespace

Result<Proposal> proposeMapping(Env& env, const std::filesystem::path& file, std::size_t previewRows) {
    ISCOPE_TRY_ASSIGN(auto found, examine(env, file, previewRows));
    chooseRoles(found);
    decideRows(found);
    dropCandidateRoles(found);
    for (std::size_t column = 0; column < found.profiles.size(); ++column) {
        auto& proposed = found.proposal.columns[column];
        proposed.missingCount = found.profiles[column].missingCount();
        proposed.distinctCount = found.profiles[column].distinctCount();
        if (proposed.role == Role::Feature)
            describeFeature(proposed, found.sources[column], found.profiles[column]);
    }
    return std::move(found.proposal);
}

} // namespace intentscope::data
