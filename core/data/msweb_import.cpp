// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/candidate_rule.h"
#include "core/data/cell.h"
#include "core/data/mapping.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <random>
#include <set>
#include <unordered_map>
#include <utility>

namespace intentscope::data {
namespace {

constexpr std::string_view AreaVocabulary = "area";

enum class Hide { One, Each };

/// Which of a user's visits are hidden, each in an impression of its own.
struct HidePlan {
    Hide hide = Hide::One;
    std::uint64_t oneForEvery = 0; ///< every so-manieth user has one impression in any case; 0: none
    std::uint64_t seed = 1;
};

struct Area {
    std::string number;
    std::string title;
    std::string path;
};

struct Visitor {
    std::string id;
    std::int64_t line = 0;
    std::vector<std::int32_t> areas; ///< in the order of the file, each once
};

struct Visits {
    std::vector<Area> areas;
    std::vector<Visitor> visitors;
};

/// Reads the lines of type A (areas), C (users) and V (visits of the user above); the others describe the
/// collection and are skipped.
class VisitReader {
public:
    VisitReader(std::string_view text, std::string fileName, ImportRun& run)
        : m_rest(text), m_fileName(std::move(fileName)), m_run(run) {}

    Result<Visits> read() {
        while (!m_rest.empty()) {
            constexpr std::int64_t LinesBetweenPolls = 4096;
            if (m_line++ % LinesBetweenPolls == 0)
                ISCOPE_TRY(checkStop(m_run.stop));
            const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
            auto line = m_rest.substr(0, end);
            m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            auto status = readLine(line);
            if (!status) {
                const Record record{.file = m_fileName, .line = m_line, .raw = line};
                ISCOPE_TRY(m_run.rejected.reject(status.error(), record));
            }
        }
        return std::move(m_visits);
    }

private:
    Status readLine(std::string_view line) {
        if (const auto invalid = findInvalidUtf8(line))
            return complain("This is no valid UTF-8", *invalid);
        if (line.starts_with("A,"))
            return readArea(line);
        if (line.starts_with("C,"))
            return readVisitor(line);
        if (line.starts_with("V,"))
            return readVisit(line);
        const bool isDescription =
            line.empty() || line.starts_with("I,") || line.starts_with("T,") || line.starts_with("N,");
        return isDescription ? Status{} : complain("A line begins with one of I, T, N, A, C and V", 0);
    }

    Status readArea(std::string_view line) {
        line.remove_prefix(2);
        const auto number = takePlain(line);
        takePlain(line);
        const auto title = takeQuoted(line);
        const auto path = takeQuoted(line);
        if (number.empty() || !title || !path)
            return complain(R"(An area is written as A,number,1,"title","path")", 0);
        const auto row = static_cast<std::int32_t>(m_visits.areas.size());
        if (!m_areas.emplace(number, row).second)
            return complain("The area " + quotedCell(number) + " is there twice", 2);
        m_visits.areas.push_back({std::string(number), std::string(*title), std::string(*path)});
        return {};
    }

    Status readVisitor(std::string_view line) {
        line.remove_prefix(2);
        const auto id = takeQuoted(line);
        if (!id || id->empty())
            return complain("A user is written as C,\"number\",number", 0);
        if (!m_ids.insert(std::string(*id)).second)
            return complain("The user " + quotedCell(*id) + " is there twice", 2);
        m_visits.visitors.push_back({std::string(*id), m_line, {}});
        return {};
    }

    Status readVisit(std::string_view line) {
        line.remove_prefix(2);
        const auto number = takePlain(line);
        const auto area = m_areas.find(std::string(number));
        if (area == m_areas.end())
            return complain("No area has the number " + quotedCell(number), 2);
        if (m_visits.visitors.empty())
            return complain("A visit stands before the first user", 0);
        auto& areas = m_visits.visitors.back().areas;
        if (std::ranges::find(areas, area->second) == areas.end())
            areas.push_back(area->second);
        return {};
    }

    static std::string_view takePlain(std::string_view& line) {
        const std::size_t end = std::min(line.find(','), line.size());
        const auto value = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        return value;
    }

    static std::optional<std::string_view> takeQuoted(std::string_view& line) {
        if (!line.starts_with('"'))
            return std::nullopt;
        const auto end = line.find('"', 1);
        if (end == std::string_view::npos)
            return std::nullopt;
        const auto value = line.substr(1, end - 1);
        line.remove_prefix(std::min(end + 2, line.size()));
        return value;
    }

    tl::unexpected<Error> complain(std::string message, std::size_t offset) const {
        return fail(
            ErrorCode::InvalidInput,
            std::move(message),
            {.place = {.file = m_fileName, .line = m_line, .column = static_cast<std::int64_t>(offset) + 1},
             .cure = "Correct the line, or fetch the file again"});
    }

    std::string_view m_rest;
    std::string m_fileName;
    ImportRun& m_run;
    std::int64_t m_line = 0;
    Visits m_visits;
    std::unordered_map<std::string, std::int32_t> m_areas;
    std::set<std::string> m_ids;
};

Result<HidePlan> parsePlan(const JsonNode& root) {
    ISCOPE_TRY(root.allowOnly(
        {"format", "version", "name", "time_zone", "description", "file", "hide", "one_for_every", "seed"}));
    HidePlan plan;
    ISCOPE_TRY_ASSIGN(const auto hide, root.text("hide"));
    if (hide != "one" && hide != "each")
        return root.complain(R"('hide' is "one" or "each")");
    plan.hide = hide == "one" ? Hide::One : Hide::Each;
    if (root.has("one_for_every")) {
        ISCOPE_TRY_ASSIGN(plan.oneForEvery, root.count("one_for_every"));
    }
    if (root.has("seed")) {
        ISCOPE_TRY_ASSIGN(plan.seed, root.count("seed"));
    }
    return plan;
}

class MswebImport {
public:
    MswebImport(Visits visits, HidePlan plan, ImportRun& run)
        : m_visits(std::move(visits)), m_plan(plan), m_run(run), m_generator(plan.seed) {}

    Result<Manifest> execute(DatasetInfo info, std::string fileName) {
        m_fileName = std::move(fileName);
        ISCOPE_TRY_ASSIGN(m_writer, DatasetWriter::createForRule(m_run.env, m_run.folder, schema()));
        for (const auto& area : m_visits.areas) {
            const std::vector<std::string_view> cells{area.number, area.title, area.path, area.path};
            ISCOPE_TRY(m_writer->addIntent({.file = m_fileName, .cells = cells}));
        }
        for (const auto& visitor : m_visits.visitors) {
            const std::vector<std::string_view> cells{visitor.id};
            ISCOPE_TRY(m_writer->addUser({.file = m_fileName, .line = visitor.line, .cells = cells}));
        }
        ISCOPE_TRY(addImpressions());
        info.warnings.push_back(
            std::to_string(m_skippedCount) +
            " users with fewer than two visited areas have no impression: nothing is left to rank from");
        return finishImport(*m_writer, std::move(info), m_run);
    }

private:
    static DatasetSchema schema() {
        DatasetSchema schema;
        schema.intents.columns = {
            {.name = "area_id", .role = Role::IntentId},
            {.name = "title", .role = Role::Title},
            {.name = "path", .role = Role::Description, .description = "Address below www.microsoft.com"},
            {.name = "area",
             .kind = FeatureKind::Categorical,
             .group = "area",
             .vocabulary = std::string(AreaVocabulary)}};
        schema.users.columns = {{.name = "user_id", .role = Role::UserId}};
        schema.impressions.columns = {
            {.name = "impression_id", .role = Role::ImpressionId},
            {.name = "user_id", .role = Role::UserId},
            {.name = "visited",
             .kind = FeatureKind::MultiCategorical,
             .group = "history",
             .description = "Areas the user visited in the week, without the hidden one",
             .vocabulary = std::string(AreaVocabulary)},
            {.name = "visited_count",
             .kind = FeatureKind::Numeric,
             .unit = "areas",
             .group = "history",
             .description = "How many of the visited areas are not hidden"}};
        return schema;
    }

    Status addImpressions() {
        for (std::size_t position = 0; position < m_visits.visitors.size(); ++position) {
            constexpr std::size_t UsersBetweenPolls = 256;
            if (position % UsersBetweenPolls == 0) {
                ISCOPE_TRY(checkStop(m_run.stop));
                m_run.progress.report(
                    {.phase = "Hiding visits",
                     .done = static_cast<std::int64_t>(position),
                     .total = static_cast<std::int64_t>(m_visits.visitors.size())});
            }
            const auto& visitor = m_visits.visitors[position];
            // Drawn for every user, so that the choice for one does not depend on the plan for others.
            const std::uint64_t draw = m_generator();
            if (visitor.areas.size() < 2)
                ++m_skippedCount;
            else if (hidesOne(position))
                ISCOPE_TRY(addImpression(visitor, draw % visitor.areas.size()));
            else
                ISCOPE_TRY(addEach(visitor));
        }
        return {};
    }

    bool hidesOne(std::size_t position) const {
        return m_plan.hide == Hide::One ||
               (m_plan.oneForEvery > 0 && (position + 1) % m_plan.oneForEvery == 0);
    }

    Status addEach(const Visitor& visitor) {
        for (std::size_t hidden = 0; hidden < visitor.areas.size(); ++hidden)
            ISCOPE_TRY(addImpression(visitor, hidden));
        return {};
    }

    Status addImpression(const Visitor& visitor, std::size_t hidden) {
        std::vector<std::int32_t> visible = visitor.areas;
        visible.erase(visible.begin() + static_cast<std::ptrdiff_t>(hidden));
        std::string visited;
        for (const auto area : visible) {
            visited += (visited.empty() ? "" : std::string(1, WordSeparator)) +
                       m_visits.areas[static_cast<std::size_t>(area)].path;
        }
        const std::string id = visitor.id + "-" + std::to_string(hidden + 1);
        const std::string count = std::to_string(visible.size());
        const std::vector<std::string_view> cells{id, visitor.id, visited, count};
        const Record record{.file = m_fileName, .line = visitor.line, .cells = cells};
        const auto candidates = othersThan(visible);
        return addWithCandidates(
            *m_writer, record, candidates, std::span<const std::int32_t>(&visitor.areas[hidden], 1));
    }

    std::vector<std::int32_t> othersThan(std::vector<std::int32_t> visible) const {
        std::ranges::sort(visible);
        std::vector<std::int32_t> others;
        for (std::int32_t area = 0; area < m_writer->intentCount(); ++area) {
            if (!std::ranges::binary_search(visible, area))
                others.push_back(area);
        }
        return others;
    }

    Visits m_visits;
    HidePlan m_plan;
    ImportRun& m_run;
    std::mt19937_64 m_generator;
    std::string m_fileName;
    std::unique_ptr<DatasetWriter> m_writer;
    std::int64_t m_skippedCount = 0;
};

/// Paths are the words of the shared vocabulary, so they must tell areas apart.
Status checkPaths(const std::vector<Area>& areas, const std::filesystem::path& file) {
    std::set<std::string_view> paths;
    for (const auto& area : areas) {
        if (!paths.insert(area.path).second) {
            return fail(
                ErrorCode::InvalidInput,
                "Two areas have the path " + quotedCell(area.path),
                {.place = {.file = file.string()}, .cure = "Give one of them another path"});
        }
    }
    return {};
}

} // namespace

Result<Manifest> importMsweb(const MappedSource& mapped, DatasetInfo info, ImportRun& run) {
    ISCOPE_TRY_ASSIGN(const auto plan, parsePlan(mapped.mapping));
    ISCOPE_TRY_ASSIGN(const auto path, mapped.file(run.env));
    ISCOPE_TRY_ASSIGN(const auto file, run.env.map(path));
    ISCOPE_TRY_ASSIGN(auto visits, VisitReader(file->text(), path.string(), run).read());
    ISCOPE_TRY(checkPaths(visits.areas, path));
    return MswebImport(std::move(visits), plan, run).execute(std::move(info), path.string());
}

} // namespace intentscope::data
