// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/pattern.h"

#include "core/data/cell.h"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace intentscope::text {
namespace {

using data::quotedCell;

struct Translation {
    char escape;
    std::string_view inClass;
};

// PCRE2 counts U+180E as a space and leaves marks out of \w; Unicode's properties do not.
constexpr std::array Translations = {
    Translation{'s', "\\t-\\r\\x{85}\\p{Z}"},
    Translation{'w', "\\p{L}\\p{M}\\p{N}\\p{Pc}"},
};

/// Escapes that PCRE2 does not read as Oniguruma does.
constexpr std::string_view ForeignEscapes = "bBhHRXGKyYOzZAgkQECNoM";

char lowerOf(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Rewrites one expression, byte by byte.
class Translator {
public:
    explicit Translator(std::string_view expression) : m_expression(expression) {}

    Result<std::string> run() {
        while (m_at < m_expression.size()) {
            if (m_expression[m_at] == '\\')
                ISCOPE_TRY(translateEscape());
            else
                ISCOPE_TRY(copyCharacter());
        }
        return m_out;
    }

private:
    tl::unexpected<Error> unsupported(std::string_view what) const {
        return fail(
            ErrorCode::UnsupportedVersion,
            "The expression " + quotedCell(m_expression) + " uses " + std::string(what) + " at character " +
                std::to_string(m_at + 1) + ", which is not supported");
    }

    Status copyCharacter() {
        const char c = m_expression[m_at];
        if (m_isInClass && m_expression.substr(m_at, 2) == "&&")
            return unsupported("an intersection of classes (&&)");
        if (m_isInClass && c == '[')
            return unsupported("a class inside a class");
        if (!m_isInClass && c == '[') {
            m_isInClass = true;
            // A bracket that closes right behind the opening one stands for itself.
            copy(m_expression.substr(m_at, 2) == "[^" ? 2 : 1);
            if (m_at < m_expression.size() && m_expression[m_at] == ']')
                copy(1);
            return {};
        }
        if (c == ']')
            m_isInClass = false;
        copy(1);
        return {};
    }

    Status translateEscape() {
        if (m_at + 1 == m_expression.size()) {
            copy(1);
            return {};
        }
        const char escape = m_expression[m_at + 1];
        for (const auto& [letter, inClass] : Translations) {
            if (lowerOf(escape) != letter)
                continue;
            if (m_isInClass && escape != letter)
                return unsupported(std::string("\\") + escape + " inside a class");
            const std::string opening = escape == letter ? "[" : "[^";
            m_out += m_isInClass ? std::string(inClass) : opening + std::string(inClass) + "]";
            m_at += 2;
            return {};
        }
        if (ForeignEscapes.find(escape) != std::string_view::npos)
            return unsupported(std::string("\\") + escape);
        copy(2);
        return {};
    }

    void copy(std::size_t count) {
        m_out += m_expression.substr(m_at, count);
        m_at += count;
    }

    std::string_view m_expression;
    std::size_t m_at = 0;
    bool m_isInClass = false;
    std::string m_out;
};

std::string escaped(std::string_view text) {
    constexpr std::string_view Special = "\\^$.[]|()?*+{}-";
    std::string out;
    for (const char c : text) {
        if (Special.find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

PCRE2_SPTR unitsOf(std::string_view text) {
    return reinterpret_cast<PCRE2_SPTR>(text.data());
}

std::string messageOf(int code) {
    std::array<PCRE2_UCHAR, 256> buffer{};
    pcre2_get_error_message(code, buffer.data(), buffer.size());
    return reinterpret_cast<const char*>(buffer.data());
}

struct FreeMatch {
    void operator()(pcre2_match_data* match) const { pcre2_match_data_free(match); }
};
using MatchRecord = std::unique_ptr<pcre2_match_data, FreeMatch>;

/// The position behind an empty match at `at`, or npos at the end.
std::size_t stepOver(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        ++at;
    return at;
}

} // namespace

struct Pattern::Code {
    explicit Code(pcre2_code* compiled) : code(compiled) {}
    ~Code() { pcre2_code_free(code); }
    Code(const Code&) = delete;
    Code& operator=(const Code&) = delete;

    pcre2_code* code;
};

Pattern::Pattern(std::shared_ptr<const Code> code) : m_code(std::move(code)) {}

Result<Pattern> Pattern::compile(std::string_view expression) {
    ISCOPE_TRY_ASSIGN(const std::string translated, Translator(expression).run());
    return compileTranslated(translated, expression);
}

Result<Pattern> Pattern::literal(std::string_view text) {
    return compileTranslated(escaped(text), text);
}

Result<Pattern> Pattern::compileTranslated(const std::string& translated, std::string_view shown) {
    // Oniguruma's lines end with a line feed only, and its anchors hold at every line.
    const std::unique_ptr<pcre2_compile_context, decltype(&pcre2_compile_context_free)> context(
        pcre2_compile_context_create(nullptr), &pcre2_compile_context_free);
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    int error = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code* compiled = pcre2_compile(
        unitsOf(translated),
        translated.size(),
        PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C,
        &error,
        &offset,
        context.get());
    if (compiled == nullptr)
        return fail(
            ErrorCode::InvalidInput,
            "The expression " + quotedCell(shown) + " cannot be read near its character " +
                std::to_string(offset) + ": " + messageOf(error));
    // Without the compiler for this processor, the interpreter does the same more slowly.
    static_cast<void>(pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE));
    return Pattern(std::make_shared<const Code>(compiled));
}

Status Pattern::findAll(std::string_view text, std::vector<Span>& matches) const {
    const MatchRecord record(pcre2_match_data_create_from_pattern(m_code->code, nullptr));
    const PCRE2_SIZE* found = pcre2_get_ovector_pointer(record.get());
    std::size_t at = 0;
    while (at <= text.size()) {
        int count = pcre2_match(
            m_code->code, unitsOf(text), text.size(), at, PCRE2_NO_UTF_CHECK, record.get(), nullptr);
        if (count == PCRE2_ERROR_JIT_STACKLIMIT)
            count = pcre2_match(
                m_code->code,
                unitsOf(text),
                text.size(),
                at,
                PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT,
                record.get(),
                nullptr);
        if (count == PCRE2_ERROR_NOMATCH)
            return {};
        if (count < 0)
            return fail(
                ErrorCode::ResourceExhausted,
                "The tokenizer's pattern gave up at byte " + std::to_string(at) + " of a text of " +
                    std::to_string(text.size()) + ": " + messageOf(count));
        matches.push_back({found[0], found[1]});
        at = found[1] > found[0] ? found[1] : stepOver(text, found[1]);
    }
    return {};
}

} // namespace intentscope::text
