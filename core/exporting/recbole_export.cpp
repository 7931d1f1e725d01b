// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/cell.h"
#include "core/exporting/export_tables.h"

#include <algorithm>
#include <set>
#include <utility>

namespace intentscope::exporting {
namespace {

using data::Column;
using data::FeatureKind;
using data::Role;

constexpr std::size_t FlushBytes = std::size_t{1} << 18U;
constexpr std::int64_t RowsBetweenPolls = 4096;

/// What was changed on the way into the files.
struct Changes {
    std::int64_t textsWithBreaks = 0;
    std::int64_t wordsWithBlanks = 0;
    std::int64_t unknownClicks = 0;
    std::int64_t impressionsWithoutRow = 0;
    bool hasFlags = false;
    bool hasTimes = false;
};

std::string_view typeOf(FeatureKind kind) {
    switch (kind) {
    case FeatureKind::Numeric:
    case FeatureKind::Boolean:
    case FeatureKind::Timestamp:
        return "float";
    case FeatureKind::MultiCategorical:
        return "token_seq";
    case FeatureKind::Categorical:
    case FeatureKind::Text:
        break;
    }
    return "token";
}

/// A token in which nothing is taken for the end of a cell or, in a sequence, of a word.
void appendToken(std::string& line, std::string_view text, bool isWord, Changes& changes) {
    bool hasBreak = false;
    bool hasBlank = false;
    for (const char letter : text) {
        const bool isBreak = letter == '\t' || letter == '\n' || letter == '\r';
        const bool isBlank = isWord && letter == ' ';
        hasBreak = hasBreak || isBreak;
        hasBlank = hasBlank || isBlank;
        line += isBlank || (isBreak && isWord) ? '_' : isBreak ? ' ' : letter;
    }
    changes.textsWithBreaks += hasBreak ? 1 : 0;
    changes.wordsWithBlanks += hasBlank ? 1 : 0;
}

/// Seconds with three decimals where they need them.
std::string secondsText(std::int64_t millis) {
    constexpr std::int64_t PerSecond = 1000;
    const bool isNegative = millis < 0;
    const auto size = isNegative ? std::uint64_t{0} - static_cast<std::uint64_t>(millis)
                                 : static_cast<std::uint64_t>(millis);
    std::string text = (isNegative ? "-" : "") + std::to_string(size / PerSecond);
    if (const auto rest = size % PerSecond; rest != 0) {
        const std::string digits = std::to_string(rest);
        text += '.' + std::string(3 - digits.size(), '0') + digits;
    }
    return text;
}

void appendWords(std::string& line, const Column& column, std::size_t row, Changes& changes) {
    bool isFirst = true;
    for (const auto code : column.codesAt(row)) {
        if (!isFirst)
            line += ' ';
        isFirst = false;
        appendToken(line, column.dictionary()->word(code), true, changes);
    }
}

void appendCell(std::string& line, const Column& column, std::size_t row, Changes& changes) {
    if (column.isMissing(row))
        return;
    switch (column.spec().kind) {
    case FeatureKind::MultiCategorical:
        appendWords(line, column, row, changes);
        return;
    case FeatureKind::Timestamp:
        line += secondsText(column.times()[row]);
        return;
    case FeatureKind::Categorical:
        appendToken(line, column.dictionary()->word(column.codes()[row]), false, changes);
        return;
    case FeatureKind::Text:
        appendToken(line, column.textAt(row), false, changes);
        return;
    case FeatureKind::Numeric:
    case FeatureKind::Boolean:
        line += column.valueText(row);
        return;
    }
}

/// The columns of a table as fields: the id first, under RecBole's name.
struct Fields {
    std::vector<const Column*> columns;
    std::string header;
};

Fields fieldsOf(const data::Table& table, Changes& changes) {
    Fields fields;
    std::set<std::string> names;
    for (const auto& column : table.columns()) {
        const auto& spec = column->spec();
        std::string fieldName = spec.role == Role::IntentId ? "item_id"
                                : spec.role == Role::UserId ? "user_id"
                                : spec.role == Role::Time   ? "timestamp"
                                                            : spec.name;
        std::ranges::replace_if(
            fieldName,
            [](char letter) { return letter == ':' || letter == '\t' || letter == '\n' || letter == '\r'; },
            '_');
        while (!names.insert(fieldName).second)
            fieldName += '_';
        fields.header +=
            (fields.header.empty() ? "" : "\t") + fieldName + ":" + std::string(typeOf(spec.kind));
        fields.columns.push_back(column.get());
        changes.hasFlags = changes.hasFlags || spec.kind == FeatureKind::Boolean;
        changes.hasTimes =
            changes.hasTimes || (spec.kind == FeatureKind::Timestamp && spec.role != Role::Time);
    }
    return fields;
}

/// Writes lines and closes the file.
class AtomicTable {
public:
    static Result<AtomicTable> create(TableExport& run, const std::string& fileName) {
        ISCOPE_TRY_ASSIGN(auto file, HashedFile::create(run.env, run.folder / fileName));
        return AtomicTable(std::move(file));
    }
    std::string& line() { return m_text; }
    Status endLine() {
        m_text += '\n';
        ++m_rowCount;
        if (m_text.size() < FlushBytes)
            return {};
        return flush();
    }
    Status finish(TableExport& run) {
        ISCOPE_TRY(flush());
        ISCOPE_TRY_ASSIGN(auto written, m_file.finish());
        written.rowCount = m_rowCount - 1; // without the header
        run.files.push_back(std::move(written));
        return {};
    }

private:
    explicit AtomicTable(HashedFile file) : m_file(std::move(file)) {}
    Status flush() {
        const auto written = m_file.write(m_text);
        m_text.clear();
        return written;
    }

    HashedFile m_file;
    std::string m_text;
    std::int64_t m_rowCount = 0;
};

Status
writeEntities(const data::Table& table, const std::string& fileName, TableExport& run, Changes& changes) {
    const Fields fields = fieldsOf(table, changes);
    ISCOPE_TRY_ASSIGN(auto file, AtomicTable::create(run, fileName));
    file.line() += fields.header;
    ISCOPE_TRY(file.endLine());
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        if (row % RowsBetweenPolls == 0)
            ISCOPE_TRY(checkStop(run.stop));
        for (const Column* column : fields.columns) {
            if (column != fields.columns.front())
                file.line() += '\t';
            appendCell(file.line(), *column, row, changes);
        }
        ISCOPE_TRY(file.endLine());
    }
    return file.finish(run);
}

/// Whether the clicked intents alone say everything: all intents are candidates everywhere, and nothing is
/// known of how they were shown.
bool areAllCandidates(const data::Dataset& dataset) {
    const auto all = dataset.allCandidates();
    const auto count =
        static_cast<std::size_t>(dataset.intentCount()) * static_cast<std::size_t>(dataset.impressionCount());
    return all.size() == count && std::ranges::all_of(all.shown, [](auto flag) { return flag < 0; }) &&
           std::ranges::all_of(all.positions, [](auto position) { return position == 0; });
}

/// Writes the interactions: a line for each candidate of which is known whether it was clicked.
class Interactions {
public:
    Interactions(TableExport& run, Changes& changes)
        : m_run(run), m_changes(changes), m_fields(fieldsOf(run.dataset.impressions(), changes)),
          m_isClicksOnly(areAllCandidates(run.dataset)) {}

    Status write(const std::string& fileName) {
        ISCOPE_TRY_ASSIGN(auto file, AtomicTable::create(m_run, fileName));
        file.line() += m_fields.header + "\titem_id:token";
        if (!m_isClicksOnly)
            file.line() += "\tlabel:float\tposition:float\tshown:float\tpropensity:float";
        ISCOPE_TRY(file.endLine());
        const auto writeBlock = [&](std::int32_t begin, std::int32_t end) -> Status {
            for (std::int32_t row = begin; row < end; ++row)
                ISCOPE_TRY(writeImpression(ImpressionIndex{row}, file));
            return {};
        };
        ISCOPE_TRY(forCandidateBlocks(m_run, writeBlock));
        return file.finish(m_run);
    }

private:
    Status writeImpression(ImpressionIndex impression, AtomicTable& file) {
        const auto candidates = m_run.dataset.candidatesOf(impression);
        std::string shared;
        for (const Column* column : m_fields.columns) {
            if (column != m_fields.columns.front())
                shared += '\t';
            appendCell(shared, *column, static_cast<std::size_t>(impression.value), m_changes);
        }
        bool isWritten = false;
        for (std::size_t at = 0; at < candidates.size(); ++at) {
            m_changes.unknownClicks += candidates.clicked[at] < 0 ? 1 : 0;
            if (candidates.clicked[at] < (m_isClicksOnly ? 1 : 0))
                continue;
            isWritten = true;
            file.line() += shared;
            appendCandidate(file.line(), candidates, at);
            ISCOPE_TRY(file.endLine());
        }
        m_changes.impressionsWithoutRow += isWritten ? 0 : 1;
        return {};
    }

    void appendCandidate(std::string& line, const data::CandidateList& candidates, std::size_t at) {
        line += '\t';
        appendToken(line, m_run.dataset.intentId(IntentIndex{candidates.intents[at]}), false, m_changes);
        if (m_isClicksOnly)
            return;
        line += candidates.clicked[at] == 1 ? "\t1\t" : "\t0\t";
        if (candidates.positions[at] > 0)
            line += std::to_string(candidates.positions[at]);
        line += '\t';
        if (candidates.shown[at] >= 0)
            line += candidates.shown[at] == 1 ? '1' : '0';
        line += '\t';
        if (const auto propensity = static_cast<double>(candidates.propensities[at]); propensity > 0)
            line += data::numberText(propensity);
    }

    TableExport& m_run;
    Changes& m_changes;
    Fields m_fields;
    bool m_isClicksOnly;
};

void addCounted(std::vector<std::string>& losses, std::int64_t count, const std::string& sentence) {
    if (count > 0)
        losses.push_back(std::to_string(count) + " " + sentence);
}

std::vector<std::string> lossesOf(const data::Dataset& dataset, const Changes& changes) {
    std::vector<std::string> losses{"The files do not hold the columns' units, groups, descriptions and "
                                    "vocabularies, nor the dataset's name, time "
                                    "zone and description"};
    addCounted(losses, dataset.eventCount(), "events are left out: there is no file for them");
    addCounted(
        losses,
        changes.unknownClicks,
        "candidates of which is not known whether they were clicked are left out");
    addCounted(
        losses, changes.impressionsWithoutRow, "impressions have no line: none of their candidates has one");
    addCounted(losses, changes.textsWithBreaks, "texts have blanks for their tabs and line ends");
    addCounted(losses, changes.wordsWithBlanks, "words of several have '_' for their blanks");
    if (changes.hasFlags)
        losses.emplace_back("Truth values are written as the numbers 1 and 0");
    if (changes.hasTimes)
        losses.emplace_back("Times other than the impressions' are written as numbers of seconds");
    return losses;
}

} // namespace

Result<std::vector<std::string>> writeRecBole(TableExport& run) {
    // RecBole looks for NAME/NAME.inter; the folder is still called NAME.partial.
    const std::string stem = run.folder.stem().string();
    Changes changes;
    ISCOPE_TRY(writeEntities(run.dataset.intents(), stem + ".item", run, changes));
    ISCOPE_TRY(writeEntities(run.dataset.users(), stem + ".user", run, changes));
    ISCOPE_TRY(Interactions(run, changes).write(stem + ".inter"));
    return lossesOf(run.dataset, changes);
}

} // namespace intentscope::exporting
