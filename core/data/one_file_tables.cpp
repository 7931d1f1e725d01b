// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/one_file_tables.h"

#include "core/data/column_profile.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace intentscope::data {
namespace {

using Change = ViewColumn::Change;
using Scan = std::shared_ptr<const SourceScan>;

bool isOfCandidates(Role role) {
    return role == Role::IntentId || role == Role::Clicked || role == Role::Shown || role == Role::Position ||
           role == Role::Propensity;
}

class Tables {
public:
    explicit Tables(const OneFile& file) : m_file(file) {}

    Result<DatasetDescription> describe(const std::stop_token& stop) {
        ISCOPE_TRY(findKey());
        ISCOPE_TRY(scan(stop));
        DatasetDescription description;
        description.intents = m_file.intents ? *m_file.intents : intents();
        description.impressions = impressions();
        description.candidateSource = isOfRows() ? CandidateSource::Table : CandidateSource::RuleAll;
        if (isOfRows())
            description.candidates = candidates();
        return description;
    }

private:
    const MeantColumn* find(Role role) const {
        const auto found = std::ranges::find_if(
            m_file.columns, [role](const MeantColumn& column) { return column.spec.role == role; });
        return found == m_file.columns.end() ? nullptr : &*found;
    }

    bool isOfRows() const { return find(Role::Clicked) != nullptr; }

    Status findKey() {
        m_key.name = "impression_id";
        if (const auto* id = find(Role::ImpressionId)) {
            m_key.name = id->spec.name;
            m_key.from = {id->at};
            return {};
        }
        if (!isOfRows()) {
            m_key.change = Change::RowNumber;
            return {};
        }
        const auto* time = find(Role::Time);
        if (time == nullptr) {
            return fail(
                ErrorCode::InvalidInput,
                "No column says which rows were shown together",
                {.place = {.file = m_file.path.string()},
                 .cure = "Add a column impression_id, or the time at which they were shown"});
        }
        m_key.change = Change::Joined;
        m_key.from = {find(Role::UserId)->at, time->at};
        return {};
    }

    std::string keyOf(const Record& record) const {
        std::string key;
        for (const auto cell : m_key.from) {
            key += record.cells[cell];
            key += '\0';
        }
        return key;
    }

    Status scan(const std::stop_token& stop) {
        std::unordered_set<std::string> seenIntents;
        std::unordered_set<std::string> seenKeys;
        const std::size_t intentCell = find(Role::IntentId)->at;
        const auto isNewIntent = [&](const Record* record) {
            const auto id = record == nullptr ? std::string_view{} : record->cells[intentCell];
            return !id.empty() && seenIntents.emplace(id).second;
        };
        // What is wrong with a malformed row is said when the impressions are read, and only then.
        const auto isNewKey = [&](const Record* record) {
            if (record == nullptr)
                return true;
            lookAtTime(*record);
            return !isOfRows() || seenKeys.insert(keyOf(*record)).second;
        };
        const auto isGood = [](const Record* record) { return record != nullptr; };
        const std::array<RecordFilter, 3> filters{isNewIntent, isNewKey, isGood};
        ISCOPE_TRY_ASSIGN(auto scans, scanSource(*m_file.source, filters, stop));
        // Nothing else will say what is wrong with a file of which no row can be read.
        if (seenIntents.empty() && scans[0].firstFlaw)
            return tl::unexpected(*scans[0].firstFlaw);
        m_intentScan = std::make_shared<const SourceScan>(std::move(scans[0]));
        m_keyScan = std::make_shared<const SourceScan>(std::move(scans[1]));
        m_goodScan = std::make_shared<const SourceScan>(std::move(scans[2]));
        return {};
    }

    void lookAtTime(const Record& record) {
        constexpr std::int64_t RowsToLookAt = 10'000;
        const auto* time = find(Role::Time);
        if (m_file.findsTimeUnit && time != nullptr && m_times.cellCount() < RowsToLookAt)
            m_times.add(record.cells[time->at]);
    }

    TimeUnit unitOf(const MeantColumn& column) const {
        if (column.spec.role != Role::Time || !m_file.findsTimeUnit || !m_times.areNumbers())
            return column.unit;
        return plausibleUnit(m_times.smallest(), m_times.largest()).value_or(column.unit);
    }

    ViewColumn viewOf(const MeantColumn& column) const {
        return {
            .name = column.spec.name, .from = {column.at}, .change = column.change, .unit = unitOf(column)};
    }

    TableSource tableOf(TableSchema schema, const std::vector<ViewColumn>& columns, const Scan& scan) const {
        TableSource table{.file = m_file.path, .schema = std::move(schema), .ignored = {}};
        table.open = [source = m_file.source, scan, columns]() -> Result<std::unique_ptr<RecordSource>> {
            return std::make_unique<ViewSource>(source, scan, columns);
        };
        return table;
    }

    TableSource intents() const {
        const std::size_t cell = find(Role::IntentId)->at;
        return tableOf(
            {.columns =
                 {{.name = "intent_id", .role = Role::IntentId}, {.name = "title", .role = Role::Title}}},
            {{.name = "intent_id", .from = {cell}}, {.name = "title", .from = {cell}}},
            m_intentScan);
    }

    TableSource impressions() const {
        TableSchema schema{.columns = {{.name = m_key.name, .role = Role::ImpressionId}}};
        std::vector<ViewColumn> columns{m_key};
        for (const auto& column : m_file.columns) {
            const bool isElsewhere =
                isOfRows() ? isOfCandidates(column.spec.role)
                           : column.spec.role != Role::IntentId && isOfCandidates(column.spec.role);
            if (isElsewhere || column.spec.role == Role::ImpressionId || column.spec.role == Role::Ignored)
                continue;
            schema.columns.push_back(column.spec);
            columns.push_back(viewOf(column));
        }
        return tableOf(std::move(schema), columns, m_keyScan);
    }

    TableSource candidates() const {
        TableSchema schema{.columns = {{.name = m_key.name, .role = Role::ImpressionId}}};
        std::vector<ViewColumn> columns{m_key};
        for (const auto& column : m_file.columns) {
            if (!isOfCandidates(column.spec.role))
                continue;
            schema.columns.push_back(column.spec);
            columns.push_back(viewOf(column));
        }
        return tableOf(std::move(schema), columns, m_goodScan);
    }

    const OneFile& m_file;
    ViewColumn m_key;
    Scan m_intentScan;
    Scan m_keyScan;
    Scan m_goodScan;
    ColumnProfile m_times;
};

} // namespace

Result<DatasetDescription> describeOneFile(const OneFile& file, const std::stop_token& stop) {
    return Tables(file).describe(stop);
}

} // namespace intentscope::data
