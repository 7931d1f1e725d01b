// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace intentscope::test {

// What a fuzzer feeds, one function a reader: anything may be in `bytes`. A promise that is broken aborts.

/// As a table of the format, in blocks of several sizes: every way gives the same records and flaws, and what
/// is proposed for it is a mapping that can be read.
void fuzzCsv(std::string_view bytes);
void fuzzJsonl(std::string_view bytes);
void fuzzParquet(std::string_view bytes);
/// As NAME.inter with the views that an import reads.
void fuzzRecBole(std::string_view bytes);
/// As a dataset.json, and as a mapping.
void fuzzDescription(std::string_view bytes);
void fuzzNpy(std::string_view bytes);
void fuzzSafetensors(std::string_view bytes);
/// As a tokenizer.json; one that is read encodes and decodes whatever there is.
void fuzzTokenizer(std::string_view bytes);
/// As config.json of a language model, up to a zero byte; behind it the index of its files. A config that is
/// read is the same when it is written and read again.
void fuzzReasoner(std::string_view bytes);

} // namespace intentscope::test
