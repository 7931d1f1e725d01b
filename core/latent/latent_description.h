// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::latent {

/// latent.json: all that is true of a set of latent queries. It says nothing of when and how often it was
/// made, so that the same job writes the same bytes.
struct LatentDescription {
    std::string id = {};   ///< the folder's name: the start of the job's hash
    std::string name = {}; ///< for a person; need not be unique
    std::string jobHash = {};
    std::string datasetHash = {};
    std::string part = {}; ///< which impressions, for a person: "all", "test of time:0.7/0.1"
    std::string reasonerName = {};
    std::string reasonerFamily = {};
    std::string reasonerHash = {};
    std::vector<std::string> reasonerNotes = {};
    std::string templateHash = {};
    std::string contextSettings = {}; ///< what makes a prompt of an impression, beside the template
    std::string answerSettings = {};  ///< what makes an answer of a prompt, beside the reasoner
    std::string codeVersion = {};
    std::int32_t vectorSize = 0; ///< 0: the reasoner gives no vectors, and there is no file of them
    std::int32_t sampleCount = 1;
    std::int64_t impressionCount = 0; ///< of the dataset
    std::int64_t askedCount = 0;      ///< impressions that have a row
    std::int64_t contextCount = 0;    ///< different ones; there are contextCount * sampleCount rows
    std::int32_t intentCount = 0;
    std::map<std::string, std::string> files = {}; ///< SHA-256 by file name

    std::int64_t rowCount() const { return contextCount * sampleCount; }
    friend bool operator==(const LatentDescription&, const LatentDescription&) = default;
};

/// Indented JSON with a final newline.
std::string toJson(const LatentDescription& description);

/// Corrupt for anything that toJson does not write; UnsupportedVersion when a newer program wrote it.
Result<LatentDescription> parseLatentDescription(std::string_view json, const std::string& file);

} // namespace intentscope::latent
