// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/recbole_import.h"

#include "core/data/cell.h"
#include "core/data/column_name.h"
#include "core/data/directory_import.h"
#include "core/data/one_file_tables.h"
#include "core/data/recbole_file.h"

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::data {
namespace {

using Path = std::filesystem::path;
using Change = ViewColumn::Change;

struct FieldRole {
    std::string_view field;
    Role role;
    FeatureKind kind;
    Change change = Change::None;
};

constexpr std::array InteractionRoles{
    FieldRole{"user_id", Role::UserId, FeatureKind::Text},
    FieldRole{"item_id", Role::IntentId, FeatureKind::Text},
    FieldRole{"timestamp", Role::Time, FeatureKind::Timestamp, Change::Time},
    FieldRole{"impression_id", Role::ImpressionId, FeatureKind::Text},
    FieldRole{"label", Role::Clicked, FeatureKind::Boolean, Change::Flag},
    FieldRole{"position", Role::Position, FeatureKind::Numeric},
    FieldRole{"shown", Role::Shown, FeatureKind::Boolean, Change::Flag},
    FieldRole{"propensity", Role::Propensity, FeatureKind::Numeric}};

constexpr std::array ItemRoles{
    FieldRole{"item_id", Role::IntentId, FeatureKind::Text},
    FieldRole{"title", Role::Title, FeatureKind::Text},
    FieldRole{"item_name", Role::Title, FeatureKind::Text},
    FieldRole{"movie_title", Role::Title, FeatureKind::Text},
    FieldRole{"description", Role::Description, FeatureKind::Text},
    FieldRole{"answer", Role::Answer, FeatureKind::Text},
    FieldRole{"category", Role::Category, FeatureKind::Categorical}};

constexpr std::array UserRoles{
    FieldRole{"user_id", Role::UserId, FeatureKind::Text}, FieldRole{"name", Role::Name, FeatureKind::Text}};

MeantColumn meantColumn(const AtomicField& field, std::size_t at, std::span<const FieldRole> roles) {
    const bool isWords = field.type == AtomicType::TokenSequence || field.type == AtomicType::FloatSequence;
    MeantColumn column{.at = at, .spec = {.name = field.name, .kind = kindOf(field.type)}};
    column.change = isWords ? Change::BlankWords : Change::None;
    const auto known = std::ranges::find(roles, field.name, &FieldRole::field);
    // A category of several words is a feature like any other.
    if (known == roles.end() || (known->role == Role::Category && isWords))
        return column;
    column.spec.role = known->role;
    column.spec.kind = known->kind;
    // A title is a sequence of words, as RecBole sees it, and a text to us.
    column.change = known->change;
    return column;
}

std::vector<MeantColumn> meantColumns(const AtomicFile& file, std::span<const FieldRole> roles) {
    std::vector<MeantColumn> columns;
    for (std::size_t at = 0; at < file.fields.size(); ++at) {
        auto column = meantColumn(file.fields[at], at, roles);
        const bool isTaken =
            column.spec.role != Role::Feature && std::ranges::any_of(columns, [&](const MeantColumn& other) {
                return other.spec.role == column.spec.role;
            });
        if (isTaken)
            column.spec.role = Role::Text;
        columns.push_back(std::move(column));
    }
    return columns;
}

Status requireField(const AtomicFile& file, std::string_view fieldName) {
    if (file.find(fieldName))
        return {};
    return fail(
        ErrorCode::InvalidInput,
        "The file has no field " + quotedCell(fieldName),
        {.place = file.source->placeOfColumn(0), .cure = "Name it so in the header"});
}

/// A table of items or users: all of a file's rows.
Result<TableSource>
tableOf(const AtomicFile& file, std::span<const FieldRole> roles, const std::stop_token& stop) {
    ISCOPE_TRY(requireField(file, roles.front().field));
    ISCOPE_TRY_ASSIGN(auto scans, scanSource(*file.source, {}, stop));
    const auto scan = std::make_shared<const SourceScan>(std::move(scans.front()));
    TableSource table{.file = file.path, .schema = {}, .ignored = {}};
    std::vector<ViewColumn> columns;
    for (auto& column : meantColumns(file, roles)) {
        columns.push_back({.name = column.spec.name, .from = {column.at}, .change = column.change});
        table.schema.columns.push_back(std::move(column.spec));
    }
    table.open = [source = file.source, scan, columns]() -> Result<std::unique_ptr<RecordSource>> {
        return std::make_unique<ViewSource>(source, scan, columns);
    };
    return table;
}

Result<std::optional<TableSource>>
siblingTable(const Path& interactions, const char* ending, std::span<const FieldRole> roles, ImportRun& run) {
    const Path path = Path(interactions).replace_extension(ending);
    if (run.env.kind(path) == FileKind::Missing)
        return std::optional<TableSource>{};
    ISCOPE_TRY_ASSIGN(const auto file, openAtomicFile(run.env, path, run.blockBytes));
    ISCOPE_TRY_ASSIGN(auto table, tableOf(file, roles, run.stop));
    return std::optional(std::move(table));
}

/// Ratings are given after the choice.
void leaveOutcomesOut(OneFile& file, DatasetInfo& info) {
    for (auto& column : file.columns) {
        if (column.spec.role != Role::Feature || !namesAnOutcome(column.spec.name))
            continue;
        column.spec.role = Role::Ignored;
        info.warnings.push_back(
            "The field '" + column.spec.name + "' is left out: it was given after the choice");
    }
}

void noteUnreadFiles(const Path& interactions, ImportRun& run, DatasetInfo& info) {
    for (const char* ending : {".kg", ".link", ".net"}) {
        const Path path = Path(interactions).replace_extension(ending);
        if (run.env.kind(path) != FileKind::Missing)
            info.warnings.push_back("The file '" + path.filename().string() + "' is not read");
    }
}

} // namespace

Result<std::optional<Path>> findInteractions(Env& env, const Path& source) {
    if (env.kind(source) != FileKind::Directory)
        return source.extension() == ".inter" ? std::optional(source) : std::nullopt;
    ISCOPE_TRY_ASSIGN(const auto names, env.list(source));
    std::optional<Path> found;
    for (const auto& fileName : names) {
        if (Path(fileName).extension() != ".inter")
            continue;
        if (found) {
            return fail(
                ErrorCode::InvalidInput,
                "The folder has several .inter files",
                {.place = {.file = source.string()}, .cure = "Name the one to import"});
        }
        found = source / fileName;
    }
    return found;
}

Result<Manifest> importRecBole(const Path& interactions, const std::string& datasetName, ImportRun& run) {
    ISCOPE_TRY_ASSIGN(const auto atomic, openAtomicFile(run.env, interactions, run.blockBytes));
    ISCOPE_TRY(requireField(atomic, "user_id"));
    ISCOPE_TRY(requireField(atomic, "item_id"));
    DatasetInfo info{
        .name = datasetName.empty() ? interactions.stem().string() : datasetName,
        .source = interactions.string(),
        .timeZone = "UTC"};
    OneFile file{
        .path = interactions,
        .source = atomic.source,
        .columns = meantColumns(atomic, InteractionRoles),
        .intents = {},
        .findsTimeUnit = true};
    leaveOutcomesOut(file, info);
    noteUnreadFiles(interactions, run, info);
    ISCOPE_TRY_ASSIGN(file.intents, siblingTable(interactions, ".item", ItemRoles, run));
    ISCOPE_TRY_ASSIGN(auto description, describeOneFile(file, run.stop));
    ISCOPE_TRY_ASSIGN(description.users, siblingTable(interactions, ".user", UserRoles, run));
    return importDescribed(std::move(description), std::move(info), run);
}

} // namespace intentscope::data
