// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/json_node.h"
#include "core/text/normalizer.h"
#include "core/text/pre_tokenizer.h"

#include <optional>

namespace intentscope::text {

/// The member `key` of a component of tokenizer.json; nothing where it is missing or null.
std::optional<data::JsonNode> presentMember(const data::JsonNode& node, std::string_view key);
/// UnsupportedVersion that names the component and what was found in it.
tl::unexpected<Error> unsupported(const data::JsonNode& node, const std::string& what);

/// The components `normalizer` and `pre_tokenizer` of a tokenizer.json. Corrupt for what is damaged,
/// UnsupportedVersion for what is not supported, both with the path in the file.
Result<Normalizer> readNormalizer(const data::JsonNode& node);

struct ReadPreTokenizer {
    PreTokenizer preTokenizer;
    bool isByteLevel = false; ///< its last step hands bytes to the model
};
Result<ReadPreTokenizer> readPreTokenizer(const data::JsonNode& node);

} // namespace intentscope::text
