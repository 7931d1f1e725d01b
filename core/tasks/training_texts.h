// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/env.h"
#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/rank/reasoner_trainer.h"

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>

namespace intentscope::tasks {

/// Which texts of a dataset are pretrained on.
struct PretrainingTexts {
    bool hasQueries = true;   ///< the column of answers
    bool hasKb = true;        ///< titles, descriptions and answers of intents
    bool hasContexts = false; ///< what a reasoner is told about an impression
};

/// From words out of "queries", "kb" and "contexts". InvalidInput for another word, and for none at all.
Result<PretrainingTexts> parsePretrainingTexts(std::span<const std::string> words);

/// What stands for the answer of an impression.
enum class AnswerSource {
    Column,        ///< what the user typed
    ClickedTitles, ///< the title of the first clicked intent of its list: for datasets where nobody typed
};

/// Which texts of a dataset a reasoner learns from.
struct DatasetTextsSpec {
    rank::ReasonerStage stage = rank::ReasonerStage::Sft;
    data::SplitSpec split = data::TimeSplit{}; ///< its train and validation parts alone are read
    AnswerSource answers = AnswerSource::Column;
    std::string column = {}; ///< impressions' column of answers; "": the only one with the role `text`
    std::filesystem::path templateFile = {}; ///< of the prompt; "": the default template
    std::int32_t eventCount = 30;
    PretrainingTexts texts = {}; ///< of pretraining alone
};

/// SFT: for each impression of the part that has an answer, the context as messages and the answer.
/// Pretraining: those of `spec.texts`: contexts (system text, empty line, user text) and answers, each a text
/// of its own, of the impressions of the part, and in the train part texts of the KB's intents. Mismatch when
/// the split leaks; InvalidInput without such a column where answers are read, without titles of intents
/// where those are, or without any text to train on; the errors of ContextTexts; Cancelled.
Result<rank::ReasonerTrainingSet> datasetTexts(
    const DatasetTextsSpec& spec,
    const std::shared_ptr<const data::Dataset>& dataset,
    Env& env,
    ProgressSink& progress,
    const std::stop_token& stop);

} // namespace intentscope::tasks
