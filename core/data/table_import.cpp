// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/candidate_rule.h"
#include "core/data/cell.h"
#include "core/data/mapping.h"

#include <algorithm>
#include <map>
#include <utility>

namespace intentscope::data {
namespace {

/// Imports a plain table in two passes: the first finds the intents and their groups, the second the
/// impressions.
class TableImport {
public:
    TableImport(TableMapping mapping, ImportRun& run) : m_mapping(std::move(mapping)), m_run(run) {
        for (const auto& columnName : m_mapping.intentColumns)
            m_intentCells.push_back(cellOf(columnName));
        for (const auto& feature : m_mapping.features) {
            auto& cells = m_featureCells.emplace_back();
            for (const auto& source : feature.sources)
                cells.push_back(cellOf(source));
        }
        m_idCell = optionalCell(m_mapping.impressionId);
        m_userCell = optionalCell(m_mapping.userId);
        m_timeCell = optionalCell(m_mapping.time);
        m_sameCell = optionalCell(m_mapping.sameColumn);
    }

    Result<Manifest> execute(DatasetInfo info) {
        ISCOPE_TRY_ASSIGN(m_writer, DatasetWriter::createForRule(m_run.env, m_run.folder, schema()));
        ISCOPE_TRY(m_mapping.intentTable ? readIntents() : collectIntents());
        ISCOPE_TRY(collectGroups());
        ISCOPE_TRY(readImpressions());
        if (m_filledCount > 0) {
            info.warnings.push_back(
                std::to_string(m_filledCount) +
                " rows are shorter than the header; their last cells are missing");
        }
        return finishImport(*m_writer, std::move(info), m_run);
    }

private:
    /// What the rows say about one derived intent.
    struct FoundIntent {
        std::string text;
        std::string category;
        std::vector<std::vector<std::string>> features; ///< distinct values, by feature
    };

    std::size_t cellOf(const std::string& columnName) const {
        return m_mapping.source.schema.find(columnName).value();
    }

    std::optional<std::size_t> optionalCell(const std::string& columnName) const {
        return columnName.empty() ? std::nullopt : std::optional(cellOf(columnName));
    }

    DatasetSchema schema() const {
        DatasetSchema schema;
        if (m_mapping.intentTable)
            schema.intents = m_mapping.intentTable->schema;
        else
            schema.intents = derivedIntentSchema();
        schema.users.columns = {{.name = "user_id", .role = Role::UserId}};
        auto& columns = schema.impressions.columns;
        columns.push_back({.name = "impression_id", .role = Role::ImpressionId});
        columns.push_back({.name = "user_id", .role = Role::UserId});
        if (!m_mapping.time.empty())
            columns.push_back({.name = "time", .kind = FeatureKind::Timestamp, .role = Role::Time});
        for (const auto& feature : m_mapping.features)
            columns.push_back(feature.spec);
        return schema;
    }

    TableSchema derivedIntentSchema() const {
        TableSchema schema;
        schema.columns.push_back({.name = "intent_id", .role = Role::IntentId});
        schema.columns.push_back({.name = "title", .role = Role::Title});
        if (!m_mapping.intentCategory.empty()) {
            schema.columns.push_back(
                {.name = "category", .kind = FeatureKind::Categorical, .role = Role::Category});
        }
        for (const auto& feature : m_mapping.intentFeatures)
            schema.columns.push_back(feature.spec);
        return schema;
    }

    std::string intentOf(const Record& record) const {
        std::vector<std::string_view> parts;
        for (const auto cell : m_intentCells) {
            if (!record.cells[cell].empty())
                parts.push_back(record.cells[cell]);
        }
        return parts.empty() ? m_mapping.emptyIntent : crossed(parts);
    }

    /// One pass that does not judge rows: what is wrong with one is said when the impressions are read.
    Status scan(const std::function<void(const Record&)>& look) {
        ISCOPE_TRY_ASSIGN(auto reader, TableReader::open(m_run.env, m_mapping.source));
        Record record;
        for (std::int64_t row = 0;; ++row) {
            constexpr std::int64_t RowsBetweenPolls = 1024;
            if (row % RowsBetweenPolls == 0)
                ISCOPE_TRY(checkStop(m_run.stop));
            const auto state = reader.next(record);
            if (!state)
                continue;
            if (*state == ReadState::End)
                return {};
            look(record);
        }
    }

    Status readIntents() {
        ISCOPE_TRY_ASSIGN(auto reader, TableReader::open(m_run.env, *m_mapping.intentTable));
        return readRows(reader, m_run, [&](const Record& record) { return m_writer->addIntent(record); });
    }

    Status collectIntents() {
        std::vector<FoundIntent> found;
        std::map<std::string, std::size_t> rows;
        ISCOPE_TRY(scan([&](const Record& record) {
            auto text = intentOf(record);
            if (text.empty())
                return;
            const auto [at, isNew] = rows.try_emplace(text, found.size());
            if (isNew)
                found.push_back(firstSight(std::move(text), record));
            addFeatures(found[at->second], record);
        }));
        for (const auto& intent : found)
            ISCOPE_TRY(addIntent(intent));
        return {};
    }

    FoundIntent firstSight(std::string text, const Record& record) const {
        FoundIntent intent{.text = std::move(text), .category = {}, .features = {}};
        if (!m_mapping.intentCategory.empty())
            intent.category = record.cells[cellOf(m_mapping.intentCategory)];
        intent.features.resize(m_mapping.intentFeatures.size());
        return intent;
    }

    void addFeatures(FoundIntent& intent, const Record& record) const {
        for (std::size_t feature = 0; feature < intent.features.size(); ++feature) {
            const auto value = record.cells[cellOf(m_mapping.intentFeatures[feature].sources.front())];
            auto& values = intent.features[feature];
            if (!value.empty() && std::ranges::find(values, value) == values.end())
                values.emplace_back(value);
        }
    }

    Status addIntent(const FoundIntent& intent) {
        std::vector<std::string> texts{intent.text, intent.text};
        if (!m_mapping.intentCategory.empty())
            texts.push_back(intent.category);
        for (const auto& values : intent.features) {
            std::string joined;
            for (const auto& value : values)
                joined += (joined.empty() ? "" : std::string(1, WordSeparator)) + value;
            texts.push_back(std::move(joined));
        }
        const std::string fileName = m_mapping.source.file.string();
        return m_writer->addIntent({.file = fileName, .cells = {texts.begin(), texts.end()}});
    }

    Status collectGroups() {
        if (!m_sameCell) {
            for (std::int32_t intent = 0; intent < m_writer->intentCount(); ++intent)
                m_rule.addEverywhere(IntentIndex{intent});
            return {};
        }
        return scan([&](const Record& record) {
            if (const auto intent = m_writer->findIntent(intentOf(record)))
                m_rule.addToGroup(record.cells[*m_sameCell], *intent);
        });
    }

    Status readImpressions() {
        ISCOPE_TRY_ASSIGN(auto reader, TableReader::open(m_run.env, m_mapping.source));
        ISCOPE_TRY(readRows(reader, m_run, [this](const Record& record) { return addImpression(record); }));
        m_filledCount = reader.filledRowCount();
        return {};
    }

    Status addImpression(const Record& record) {
        ++m_rowCount;
        const auto text = intentOf(record);
        const auto intent = m_writer->findIntent(text);
        if (!intent) {
            return fail(
                ErrorCode::InvalidInput,
                text.empty() ? "The row names no intent" : "No intent has the id " + quotedCell(text),
                {.place = record.placeOf(m_intentCells.front()), .cure = "Correct the row, or take it out"});
        }
        ISCOPE_TRY(compose(record));
        const auto group = m_sameCell ? record.cells[*m_sameCell] : std::string_view{};
        return addWithCandidates(
            *m_writer,
            m_composed,
            m_rule.candidatesOf(group),
            std::span<const std::int32_t>(&intent->value, 1));
    }

    /// Fills `m_composed` with the cells that the writer's schema wants.
    Status compose(const Record& record) {
        m_texts.clear();
        m_composed = {.file = record.file, .line = record.line, .raw = record.raw};
        const std::string id = m_idCell ? std::string(record.cells[*m_idCell]) : std::to_string(m_rowCount);
        addCell(record, m_idCell, id);
        addCell(record, m_userCell, m_userCell ? std::string(record.cells[*m_userCell]) : id);
        if (m_timeCell)
            addCell(record, m_timeCell, timeOf(record.cells[*m_timeCell]));
        for (std::size_t feature = 0; feature < m_featureCells.size(); ++feature)
            ISCOPE_TRY(addFeature(record, m_mapping.features[feature], m_featureCells[feature]));
        m_composed.cells.assign(m_texts.begin(), m_texts.end());
        return {};
    }

    std::string timeOf(std::string_view cell) const {
        return m_mapping.timeUnit == TimeUnit::Milliseconds ? std::string(cell)
                                                            : inMilliseconds(cell, m_mapping.timeUnit);
    }

    Status
    addFeature(const Record& record, const DerivedColumn& feature, const std::vector<std::size_t>& sources) {
        std::vector<std::string_view> cells;
        cells.reserve(sources.size());
        for (const auto source : sources)
            cells.push_back(record.cells[source]);
        auto derived = derive(feature, cells);
        if (!derived) {
            derived.error().place = record.placeOf(sources.front());
            return tl::unexpected(std::move(derived).error());
        }
        addCell(record, sources.front(), *std::move(derived));
        return {};
    }

    /// A complaint about the composed cell points at the cell it was made of.
    void addCell(const Record& record, std::optional<std::size_t> source, std::string text) {
        m_texts.push_back(std::move(text));
        if (!record.offsets.empty())
            m_composed.offsets.push_back(source ? record.offsets[*source] : 0);
    }

    TableMapping m_mapping;
    ImportRun& m_run;
    std::vector<std::size_t> m_intentCells;
    std::vector<std::vector<std::size_t>> m_featureCells;
    std::optional<std::size_t> m_idCell;
    std::optional<std::size_t> m_userCell;
    std::optional<std::size_t> m_timeCell;
    std::optional<std::size_t> m_sameCell;
    CandidateRule m_rule;
    std::unique_ptr<DatasetWriter> m_writer;
    std::int64_t m_rowCount = 0;
    std::int64_t m_filledCount = 0;
    std::vector<std::string> m_texts;
    Record m_composed;
};

} // namespace

Result<Manifest> importTable(const MappedSource& mapped, DatasetInfo info, ImportRun& run) {
    ISCOPE_TRY_ASSIGN(auto mapping, parseTableMapping(mapped, run.env));
    if (mapping.candidateRows)
        return importCandidateRows(mapped, mapping, std::move(info), run);
    return TableImport(std::move(mapping), run).execute(std::move(info));
}

} // namespace intentscope::data
