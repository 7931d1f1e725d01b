// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/expectation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace intentscope::analysis {
namespace {

constexpr std::array<std::string_view, 8> Keywords = {
    "or", "in", "not", "top", "above", "for", "unchanged", "%"};

bool isBlank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\r';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Takes the first word off a text.
std::string_view takeWord(std::string_view& text) {
    text = trimmed(text);
    std::size_t length = 0;
    while (length < text.size() && !isBlank(text[length]))
        ++length;
    const std::string_view word = text.substr(0, length);
    text = trimmed(text.substr(length));
    return word;
}

struct Word {
    std::string text;
    bool isQuoted = false;
};

class Parsing {
public:
    explicit Parsing(std::string_view file) : m_file(file) {}

    Status readLine(std::string_view line) {
        ++m_line;
        line = trimmed(line);
        if (line.empty() || line.front() == '#')
            return {};
        std::string_view rest = line;
        const std::string_view keyword = takeWord(rest);
        if (keyword == "slice" || keyword == "impression")
            return readBlock(keyword, rest);
        if (m_blocks.empty())
            return wrong(
                "'" + std::string(keyword) + "' stands before the first slice or impression",
                "Begin with a line such as: impression i1");
        if (keyword == "with")
            return readEdit(rest);
        if (keyword == "expect")
            return readExpectation(line, rest);
        return wrong(
            "a line begins with slice, impression, with or expect, not with '" + std::string(keyword) + "'",
            "Put # before what is a remark");
    }

    Result<std::vector<ExpectationBlock>> take() {
        ISCOPE_TRY(closeBlock());
        if (m_blocks.empty())
            return wrong("nothing is expected", "Write a slice or an impression with an expect line");
        return std::move(m_blocks);
    }

private:
    tl::unexpected<Error> wrong(std::string message, std::string cure) const {
        return fail(
            ErrorCode::InvalidInput,
            std::move(message),
            {.place = {.file = std::string(m_file), .line = m_line}, .cure = std::move(cure)});
    }

    Status closeBlock() {
        if (m_blocks.empty() || !m_blocks.back().expectations.empty())
            return {};
        m_line = m_blocks.back().line;
        return wrong("nothing is expected here", "Add a line such as: expect refund in top 3");
    }

    Status readBlock(std::string_view keyword, std::string_view rest) {
        const std::int64_t here = m_line;
        ISCOPE_TRY(closeBlock());
        m_line = here;
        if (rest.empty())
            return wrong(
                "the " + std::string(keyword) + " is not named",
                keyword == "slice" ? "Add an expression or the name of a saved slice" : "Add its id");
        ExpectationBlock block{.line = m_line};
        (keyword == "slice" ? block.slice : block.impression) = std::string(rest);
        m_blocks.push_back(std::move(block));
        return {};
    }

    Status readEdit(std::string_view rest) {
        auto edit = data::parseFeatureEdit(rest);
        if (!edit) {
            edit.error().place = {.file = std::string(m_file), .line = m_line};
            return tl::unexpected(std::move(edit).error());
        }
        m_blocks.back().edits.push_back(*std::move(edit));
        return {};
    }

    Status readExpectation(std::string_view line, std::string_view rest) {
        ISCOPE_TRY_ASSIGN(m_words, wordsOf(rest));
        m_next = 0;
        Expectation expectation{.text = std::string(line), .line = m_line};
        ISCOPE_TRY(readWhat(expectation));
        if (skip("for")) {
            const auto percent = readNumber();
            if (!percent || *percent <= 0 || *percent > 100 || !skip("%"))
                return wrong("after 'for' stands a percentage above 0 and up to 100", "Such as: for 80 %");
            expectation.share = *percent / 100;
        }
        if (m_next < m_words.size())
            return wrong("'" + m_words[m_next].text + "' is not understood here", Forms);
        m_blocks.back().expectations.push_back(std::move(expectation));
        return {};
    }

    Status readWhat(Expectation& expectation) {
        if (skip("unchanged")) {
            expectation.kind = ExpectationKind::Unchanged;
            return readTop(expectation);
        }
        do {
            const auto intent = readIntent();
            if (!intent)
                return wrong("an intent is missing", Forms);
            expectation.intents.push_back(*intent);
        } while (skip("or"));
        if (skip("above")) {
            expectation.kind = ExpectationKind::Above;
            const auto other = readIntent();
            if (!other || expectation.intents.size() != 1)
                return wrong("'above' stands between two intents", Forms);
            expectation.other = *other;
            return {};
        }
        if (skip("not"))
            expectation.kind = ExpectationKind::NotInTop;
        if (!skip("in"))
            return wrong("after the intent stands in, not in, or above", Forms);
        return readTop(expectation);
    }

    Status readTop(Expectation& expectation) {
        constexpr double Most = 1'000'000;
        std::optional<double> count;
        if (skip("top"))
            count = readNumber();
        if (!count || *count < 1 || *count > Most || *count != static_cast<double>(static_cast<int>(*count)))
            return wrong("how many are looked at is missing: top and a whole number from 1", Forms);
        expectation.topK = static_cast<std::int32_t>(*count);
        return {};
    }

    bool skip(std::string_view keyword) {
        if (m_next >= m_words.size() || m_words[m_next].isQuoted || m_words[m_next].text != keyword)
            return false;
        ++m_next;
        return true;
    }

    std::optional<std::string> readIntent() {
        if (m_next >= m_words.size())
            return std::nullopt;
        const Word& word = m_words[m_next];
        if (!word.isQuoted && std::ranges::find(Keywords, word.text) != Keywords.end())
            return std::nullopt;
        ++m_next;
        return word.text;
    }

    std::optional<double> readNumber() {
        if (m_next >= m_words.size())
            return std::nullopt;
        const std::string& text = m_words[m_next].text;
        double value = 0;
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (code != std::errc() || end != text.data() + text.size())
            return std::nullopt;
        ++m_next;
        return value;
    }

    /// Words between blanks; in quotes with \" and \\; a % is a word of its own.
    Result<std::vector<Word>> wordsOf(std::string_view text) const {
        std::vector<Word> words;
        for (std::size_t i = 0; i < text.size();) {
            if (isBlank(text[i])) {
                ++i;
                continue;
            }
            Word word{.text = {}, .isQuoted = text[i] == '"'};
            if (!word.isQuoted) {
                while (i < text.size() && !isBlank(text[i]) && (text[i] != '%' || word.text.empty()))
                    word.text += text[i++];
                words.push_back(std::move(word));
                continue;
            }
            for (++i; i < text.size() && text[i] != '"'; ++i) {
                if (text[i] == '\\' && i + 1 < text.size())
                    ++i;
                word.text += text[i];
            }
            if (i == text.size())
                return wrong("a quote is open", "Close it with \"");
            ++i;
            words.push_back(std::move(word));
        }
        return words;
    }

    static constexpr const char* Forms =
        "Write: expect INTENT in top 3, expect INTENT not in top 3, expect INTENT "
        "above INTENT, or expect unchanged top 3; then perhaps: for 80 %";

    std::string_view m_file;
    std::int64_t m_line = 0;
    std::vector<Word> m_words; ///< of the line that is being read
    std::size_t m_next = 0;
    std::vector<ExpectationBlock> m_blocks;
};

} // namespace

Result<std::vector<ExpectationBlock>> parseExpectations(std::string_view text, std::string_view file) {
    Parsing parsing(file);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        ISCOPE_TRY(parsing.readLine(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parsing.take();
}

std::string writtenIntent(std::string_view id) {
    const bool isPlain = !id.empty() && id.find_first_of(" \t\r\"\\%#") == std::string_view::npos &&
                         std::ranges::find(Keywords, id) == Keywords.end();
    if (isPlain)
        return std::string(id);
    std::string text = "\"";
    for (const char letter : id) {
        if (letter == '"' || letter == '\\')
            text += '\\';
        text += letter;
    }
    return text + "\"";
}

} // namespace intentscope::analysis
