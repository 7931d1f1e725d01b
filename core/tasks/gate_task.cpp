// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/gate_task.h"

#include "core/base/atomic_file.h"
#include "core/rank/latent_query_of.h"
#include "core/slices/nearest_word.h"
#include "core/tasks/figures_json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace intentscope::tasks {
namespace {

using Json = nlohmann::ordered_json;
using analysis::Expectation;
using analysis::ExpectationBlock;
using analysis::ExpectationKind;
using List = std::vector<rank::RankedIntent>;

/// An expectation with its intents found.
struct Wanted {
    const Expectation* expectation = nullptr;
    std::vector<IntentIndex> intents;
    IntentIndex other;
};

std::int32_t rankOf(const List& list, IntentIndex intent) {
    const auto found = std::ranges::find(list, intent, &rank::RankedIntent::intent);
    return found == list.end() ? 0 : found->rank;
}

bool isInTop(const List& list, const Wanted& wanted) {
    return std::ranges::any_of(wanted.intents, [&](IntentIndex intent) {
        const std::int32_t rank = rankOf(list, intent);
        return rank > 0 && rank <= wanted.expectation->topK;
    });
}

bool isSameTop(const List& left, const List& right, std::int32_t topK) {
    const auto count = static_cast<std::size_t>(topK);
    const auto size = std::min(left.size(), count);
    if (size != std::min(right.size(), count))
        return false;
    return std::equal(
        left.begin(), left.begin() + static_cast<std::ptrdiff_t>(size), right.begin(), [](auto& a, auto& b) {
            return a.intent == b.intent;
        });
}

bool holds(const Wanted& wanted, const List& list, const List& reference) {
    if (list.empty())
        return false;
    switch (wanted.expectation->kind) {
    case ExpectationKind::InTop:
        return isInTop(list, wanted);
    case ExpectationKind::NotInTop:
        return !isInTop(list, wanted);
    case ExpectationKind::Above: {
        const std::int32_t upper = rankOf(list, wanted.intents.front());
        const std::int32_t lower = rankOf(list, wanted.other);
        return upper > 0 && (lower == 0 || upper < lower);
    }
    case ExpectationKind::Unchanged:
        return isSameTop(list, reference, wanted.expectation->topK);
    }
    return false;
}

class Gate {
public:
    Gate(const GateSpec& spec, const GateDeps& deps, const std::stop_token& stop)
        : m_spec(spec), m_deps(deps), m_stop(stop) {}

    Status test(const ExpectationBlock& block, GateReport& report) const {
        ISCOPE_TRY_ASSIGN(const auto wanted, wantedOf(block));
        ISCOPE_TRY_ASSIGN(const auto rows, rowsOf(block));
        const std::size_t first = report.outcomes.size();
        for (const Wanted& each : wanted) {
            ExpectationOutcome outcome;
            outcome.where = block.slice.empty() ? "impression " + block.impression : "slice " + block.slice;
            outcome.edits = block.edits;
            outcome.expectation = *each.expectation;
            outcome.testedCount = static_cast<std::int64_t>(rows.size());
            report.outcomes.push_back(std::move(outcome));
        }
        for (const std::int32_t row : rows) {
            ISCOPE_TRY(checkStop(m_stop));
            const ImpressionIndex impression{row};
            const List plain = rank::rankedList(m_deps.run, impression);
            List list = plain;
            List reference = plain;
            if (!block.edits.empty() && !plain.empty()) {
                ISCOPE_TRY_ASSIGN(list, editedList(block, impression));
            } else if (m_deps.before != nullptr) {
                reference = rank::rankedList(*m_deps.before, impression);
            }
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                if (!holds(wanted[i], list, reference))
                    report.outcomes[first + i].failing.push_back(row);
            }
        }
        return {};
    }

private:
    FailDetail at(std::int64_t line, std::string cure) const {
        return {.place = {.file = m_spec.file, .line = line}, .cure = std::move(cure)};
    }

    Result<IntentIndex> intentOf(const std::string& id, std::int64_t line) const {
        if (const auto found = m_deps.dataset->findIntent(id))
            return *found;
        std::vector<std::string_view> known;
        for (std::int32_t row = 0; row < m_deps.dataset->intentCount(); ++row)
            known.push_back(m_deps.dataset->intentId({row}));
        const std::string near = slices::nearestWord(id, known);
        return fail(
            ErrorCode::InvalidInput,
            "the knowledge base has no intent '" + id + "'",
            at(line, near.empty() ? "Write an intent's id" : "Did you mean '" + near + "'?"));
    }

    Result<std::vector<Wanted>> wantedOf(const ExpectationBlock& block) const {
        std::vector<Wanted> all;
        for (const Expectation& expectation : block.expectations) {
            Wanted& wanted =
                all.emplace_back(Wanted{.expectation = &expectation, .intents = {}, .other = {}});
            for (const std::string& id : expectation.intents) {
                ISCOPE_TRY_ASSIGN(const IntentIndex intent, intentOf(id, expectation.line));
                wanted.intents.push_back(intent);
            }
            if (expectation.kind == ExpectationKind::Above) {
                ISCOPE_TRY_ASSIGN(wanted.other, intentOf(expectation.other, expectation.line));
            }
            const bool hasReference = !block.edits.empty() || m_deps.before != nullptr;
            if (expectation.kind == ExpectationKind::Unchanged && !hasReference)
                return fail(
                    ErrorCode::InvalidInput,
                    "'unchanged' has nothing to compare with",
                    at(expectation.line, "Name a run before, or change a feature with a 'with' line"));
        }
        return all;
    }

    Result<std::vector<std::int32_t>> rowsOf(const ExpectationBlock& block) const {
        if (block.slice.empty()) {
            const auto found = m_deps.dataset->findImpression(block.impression);
            if (!found)
                return fail(
                    ErrorCode::NotFound,
                    "the dataset has no impression '" + block.impression + "'",
                    at(block.line, "Test a run of the dataset that the impression is of"));
            return std::vector{found->value};
        }
        auto slice = m_deps.findSlice(block.slice);
        if (!slice) {
            auto error = std::move(slice).error();
            error.place = {.file = m_spec.file, .line = block.line};
            return tl::unexpected(std::move(error));
        }
        ISCOPE_TRY_ASSIGN(auto rows, impressionsOf(m_deps.run, m_spec.part));
        std::erase_if(
            rows, [&](std::int32_t row) { return !slice->rows->contains(static_cast<std::size_t>(row)); });
        return rows;
    }

    Result<List> editedList(const ExpectationBlock& block, ImpressionIndex impression) const {
        ISCOPE_TRY_ASSIGN(const auto scorer, m_deps.findScorer(impression));
        auto edited = data::editedImpression(m_deps.dataset, impression, block.edits);
        if (!edited) {
            auto error = std::move(edited).error();
            error.place = {.file = m_spec.file, .line = block.line};
            return tl::unexpected(std::move(error));
        }
        const auto latent = rank::latentQueryOf(m_deps.latent, impression);
        constexpr ImpressionIndex Edited{0};
        const auto candidates = (*edited)->candidatesOf(Edited);
        std::vector<float> scores(candidates.size());
        const std::array rows{Edited.value};
        ISCOPE_TRY(scorer->score({**edited, latent.get(), m_spec.allowsOtherReasoner}, rows, scores, m_stop));
        return rank::rankedList(scores, candidates);
    }

    const GateSpec& m_spec;
    const GateDeps& m_deps;
    const std::stop_token& m_stop;
};

std::string remarkOf(const std::string& reason) {
    std::string text = reason.empty() ? "" : "# " + reason;
    std::ranges::replace(text, '\n', ' ');
    return text.empty() ? text : text + '\n';
}

std::string blockText(const data::Dataset& dataset, ImpressionIndex impression, std::int32_t topK) {
    std::string intents;
    const auto candidates = dataset.candidatesOf(impression);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates.clicked[i] == 1)
            intents += (intents.empty() ? "" : " or ") +
                       analysis::writtenIntent(dataset.intentId({candidates.intents[i]}));
    }
    if (intents.empty())
        return {};
    return "impression " + std::string(dataset.impressionId(impression)) + "\n  expect " + intents +
           " in top " + std::to_string(topK) + '\n';
}

} // namespace

bool ExpectationOutcome::isPassed() const {
    const auto held = testedCount - static_cast<std::int64_t>(failing.size());
    // A share such as 80 % of 5 is 4 without a doubt of rounding.
    constexpr double Rounding = 1e-9;
    return held > 0 &&
           static_cast<double>(held) >= expectation.share * static_cast<double>(testedCount) - Rounding;
}

bool GateReport::isPassed() const {
    return std::ranges::all_of(outcomes, &ExpectationOutcome::isPassed);
}

Result<GateReport>
gateTask(const GateSpec& spec, const GateDeps& deps, ProgressSink& progress, const std::stop_token& stop) {
    GateReport report;
    report.spec = spec;
    report.run = deps.run.info();
    const Gate gate(spec, deps, stop);
    for (std::size_t i = 0; i < spec.blocks.size(); ++i) {
        progress.report(
            {.phase = "Testing expectations",
             .done = static_cast<std::int64_t>(i),
             .total = static_cast<std::int64_t>(spec.blocks.size())});
        ISCOPE_TRY(gate.test(spec.blocks[i], report));
    }
    return report;
}

std::string toJson(const GateReport& report, const data::Dataset& dataset) {
    Json outcomes = Json::array();
    for (const auto& outcome : report.outcomes) {
        Json edits = Json::array();
        for (const auto& edit : outcome.edits)
            edits.push_back(edit.column + "=" + edit.value);
        Json failing = Json::array();
        for (const std::int32_t row : outcome.failing)
            failing.push_back(dataset.impressionId({row}));
        outcomes.push_back(
            {{"line", outcome.expectation.line},
             {"where", outcome.where},
             {"with", std::move(edits)},
             {"expectation", outcome.expectation.text},
             {"tested", outcome.testedCount},
             {"share", outcome.expectation.share},
             {"passed", outcome.isPassed()},
             {"failing", std::move(failing)}});
    }
    const auto passed = std::ranges::count_if(report.outcomes, &ExpectationOutcome::isPassed);
    return textOf(
        {{"run", shortRunJson(report.run)},
         {"file", report.spec.file},
         {"part", name(report.spec.part)},
         {"passed", report.isPassed()},
         {"expectations", report.outcomes.size()},
         {"expectations_passed", passed},
         {"outcomes", std::move(outcomes)}});
}

Result<BasketOutcome> addToBasket(
    Env& env,
    const std::filesystem::path& file,
    const data::Dataset& dataset,
    const BasketAddition& addition) {
    std::string text;
    std::vector<std::string> known;
    if (env.kind(file) != FileKind::Missing) {
        ISCOPE_TRY_ASSIGN(text, env.readFile(file));
        ISCOPE_TRY_ASSIGN(const auto blocks, analysis::parseExpectations(text, file.string()));
        for (const auto& block : blocks) {
            if (block.edits.empty() && !block.impression.empty())
                known.push_back(block.impression);
        }
        std::ranges::sort(known);
        if (!text.empty() && text.back() != '\n')
            text += '\n';
    } else {
        text =
            "# Expectations: what every run has to get right. Test one: intentscope-cli gate --basket FILE\n";
    }
    BasketOutcome outcome;
    std::string added;
    for (const std::int32_t row : addition.impressions) {
        if (std::ranges::binary_search(known, dataset.impressionId({row}), std::less<>())) {
            ++outcome.knownCount;
            continue;
        }
        const std::string block = blockText(dataset, {row}, addition.topK);
        ++(block.empty() ? outcome.clicklessCount : outcome.addedCount);
        added += block;
    }
    if (added.empty())
        return outcome;
    ISCOPE_TRY(writeFileAtomically(env, file, text + '\n' + remarkOf(addition.reason) + added));
    return outcome;
}

} // namespace intentscope::tasks
