// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tasks/reason_job.h"

#include "core/base/build_version.h"
#include "core/base/checked.h"
#include "core/base/fingerprint.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>

namespace intentscope::tasks {
namespace {

constexpr std::size_t IdDigits = 16;

} // namespace

Result<std::vector<std::int32_t>> reasonRows(const ReasonSpec& spec, const data::Dataset& dataset) {
    std::vector<std::int32_t> rows = spec.impressions;
    if (rows.empty()) {
        rows.resize(static_cast<std::size_t>(dataset.impressionCount()));
        std::iota(rows.begin(), rows.end(), 0);
    }
    if (rows.empty())
        return fail(ErrorCode::InvalidInput, "The dataset has no impression to write a latent query for");
    const bool isAscending = std::ranges::adjacent_find(rows, std::greater_equal<>()) == rows.end();
    if (rows.front() < 0 || rows.back() >= dataset.impressionCount() || !isAscending)
        return fail(ErrorCode::InvalidInput, "The impressions are no ascending rows of the dataset");
    return rows;
}

latent::LatentDescription describeReasonJob(
    const ReasonSpec& spec,
    const ReasonDeps& deps,
    const ReasonPrompts& prompts,
    std::span<const std::int32_t> rows) {
    const rank::ReasonerInfo& reasoner = deps.reasoner.info();
    latent::LatentDescription out;
    out.name = spec.name.empty() ? reasoner.name : spec.name;
    out.datasetHash = deps.dataset->info().hash;
    out.part = spec.part;
    out.reasonerName = reasoner.name;
    out.reasonerFamily = reasoner.family;
    out.reasonerHash = reasoner.checkpointHash;
    out.reasonerNotes = reasoner.notes;
    out.templateHash = prompts.templateHash();
    out.contextSettings = prompts.contextSettings();
    out.answerSettings = answerSettings(spec.settings);
    out.codeVersion = codeVersion();
    out.vectorSize = reasoner.vectorSize;
    out.sampleCount = spec.settings.sampling.sampleCount;
    out.impressionCount = deps.dataset->impressionCount();
    out.askedCount = narrow<std::int64_t>(rows.size());
    out.intentCount = deps.dataset->intentCount();
    Fingerprinter job;
    for (const std::string* part :
         {&out.datasetHash,
          &out.reasonerHash,
          &out.templateHash,
          &out.contextSettings,
          &out.answerSettings}) {
        job.add(*part);
        job.add("\n");
    }
    job.add(std::as_bytes(rows));
    out.jobHash = job.finish().hex();
    out.id = out.jobHash.substr(0, IdDigits);
    return out;
}

} // namespace intentscope::tasks
