// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/assert.h"
#include "core/text/tokenizer.h"
#include "tests/fuzz/fuzz_targets.h"

namespace intentscope::test {

void fuzzTokenizer(std::string_view bytes) {
    const auto tokenizer = text::Tokenizer::parse(bytes, "tokenizer.json");
    if (!tokenizer)
        return;
    constexpr std::string_view Texts[] = {
        "",
        "Where is my order?\r\n  Tiếng Việt 我 😀 e\u0301",
        "<s> <|im_end|> \xFF\xE0 12345",
        "aaaaaaaaaaaaaaaab"};
    for (const auto& given : {Texts[0], Texts[1], Texts[2], Texts[3], bytes.substr(0, 200)}) {
        const auto tokens = (*tokenizer)->encode(given, text::SpecialTokens::Keep);
        if (!tokens)
            continue;
        text::StreamDecoder stream(**tokenizer, text::SpecialTokens::Keep);
        std::string streamed;
        for (const auto token : *tokens) {
            ISCOPE_ASSERT(token >= 0 && token < (*tokenizer)->idLimit());
            streamed += stream.push(token);
        }
        streamed += stream.finish();
        ISCOPE_ASSERT(streamed == (*tokenizer)->decode(*tokens, text::SpecialTokens::Keep));
    }
}

} // namespace intentscope::test
