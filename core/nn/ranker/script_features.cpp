// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/ranker/script_features.h"

#include "core/base/checked.h"

namespace intentscope::nn {

Result<ScriptFeatures>
ScriptFeatures::create(const ScriptRankerConfig& config, const data::Dataset& dataset) {
    ISCOPE_TRY(checkGives(dataset.schema(), config));
    ScriptFeatures features(config, dataset);
    for (const ScriptInput& input : config.inputs)
        features.m_readers.push_back(input.isNumber() ? nullptr : makeFieldReader(input.field, dataset));
    return features;
}

ScriptBatch ScriptFeatures::read(std::span<const std::int32_t> impressions) const {
    ScriptBatch batch;
    batch.inputs.resize(m_config->inputs.size());
    for (std::size_t input = 0; input < m_config->inputs.size(); ++input)
        if (m_config->inputs[input].isBag())
            batch.inputs[input].offsets.push_back(0);
    for (const std::int32_t row : impressions) {
        const auto candidates = m_dataset->candidatesOf(ImpressionIndex{row}).intents;
        Moment moment = momentOf(*m_dataset, ImpressionIndex{row});
        for (std::size_t input = 0; input < m_config->inputs.size(); ++input) {
            if (!m_config->inputs[input].isOfIntents()) {
                append(input, moment, batch.inputs[input]);
                continue;
            }
            for (const std::int32_t intent : candidates) {
                moment.intent = IntentIndex{intent};
                append(input, moment, batch.inputs[input]);
            }
        }
        batch.offsets.push_back(batch.offsets.back() + narrow<std::int64_t>(candidates.size()));
    }
    return batch;
}

void ScriptFeatures::append(std::size_t input, const Moment& moment, ScriptValues& out) const {
    if (!m_readers[input]) {
        const double number = rawNumber(m_config->inputs[input].field, *m_dataset, moment);
        out.numbers.push_back(static_cast<float>(number));
        return;
    }
    FieldValue value;
    m_readers[input]->read(moment, value);
    out.codes.insert(out.codes.end(), value.codes.begin(), value.codes.end());
    if (m_config->inputs[input].isBag())
        out.offsets.push_back(narrow<std::int64_t>(out.codes.size()));
}

} // namespace intentscope::nn
