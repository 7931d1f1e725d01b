// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokenizer_steps_json.h"

#include "core/data/cell.h"

#include <array>
#include <utility>

namespace intentscope::text {
namespace {

using data::JsonNode;
using data::quotedCell;

/// Sequences may hold sequences; nobody means more than this.
constexpr int DeepestNesting = 8;
/// GPT-2's pieces: contractions, and words, numbers and signs with the space before them.
constexpr std::string_view ByteLevelPattern =
    R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";

constexpr std::array<std::pair<std::string_view, NormalForm>, 4> Forms = {{
    {"NFC", NormalForm::C},
    {"NFD", NormalForm::D},
    {"NFKC", NormalForm::KC},
    {"NFKD", NormalForm::KD},
}};

constexpr std::array<std::pair<std::string_view, SplitBehavior>, 5> Behaviors = {{
    {"Removed", SplitBehavior::Removed},
    {"Isolated", SplitBehavior::Isolated},
    {"MergedWithPrevious", SplitBehavior::MergedWithPrevious},
    {"MergedWithNext", SplitBehavior::MergedWithNext},
    {"Contiguous", SplitBehavior::Contiguous},
}};

/// An error of the pattern, with its place in the file.
tl::unexpected<Error> placed(const JsonNode& node, Error error) {
    Error complaint = node.complain(error.message).value();
    if (error.code == ErrorCode::UnsupportedVersion)
        complaint.code = error.code;
    return tl::unexpected(std::move(complaint));
}

Result<Pattern> readPattern(const JsonNode& step) {
    ISCOPE_TRY_ASSIGN(const JsonNode node, step.at("pattern"));
    ISCOPE_TRY(node.allowOnly({"String", "Regex"}));
    const bool isLiteral = node.has("String");
    ISCOPE_TRY_ASSIGN(const std::string text, node.text(isLiteral ? "String" : "Regex"));
    if (text.empty())
        return node.complain("the pattern is empty");
    auto pattern = isLiteral ? Pattern::literal(text) : Pattern::compile(text);
    if (!pattern)
        return placed(node, std::move(pattern).error());
    return *std::move(pattern);
}

struct NormalizerReader {
    std::vector<Normalizer::Step> steps;

    Status read(const JsonNode& node, int depth) {
        ISCOPE_TRY_ASSIGN(const std::string type, node.text("type"));
        for (const auto& [name, form] : Forms) {
            if (type == name) {
                steps.emplace_back(Normalizer::Form{form});
                return node.allowOnly({"type"});
            }
        }
        if (type == "Lowercase") {
            steps.emplace_back(Normalizer::LowerCase{});
            return node.allowOnly({"type"});
        }
        if (type == "Sequence")
            return readSequence(node, depth);
        if (type == "Prepend")
            return readPrepend(node);
        if (type == "Replace")
            return readReplace(node);
        return unsupported(node, "a normalizer of the type " + quotedCell(type));
    }

private:
    Status readSequence(const JsonNode& node, int depth) {
        if (depth == DeepestNesting)
            return node.complain("sequences are nested too deeply");
        ISCOPE_TRY(node.allowOnly({"type", "normalizers"}));
        ISCOPE_TRY_ASSIGN(const JsonNode list, node.at("normalizers"));
        ISCOPE_TRY_ASSIGN(const auto elements, list.elements());
        for (const JsonNode& element : elements)
            ISCOPE_TRY(read(element, depth + 1));
        return {};
    }

    Status readPrepend(const JsonNode& node) {
        ISCOPE_TRY(node.allowOnly({"type", "prepend"}));
        ISCOPE_TRY_ASSIGN(auto text, node.text("prepend"));
        steps.emplace_back(Normalizer::Prepend{std::move(text)});
        return {};
    }

    Status readReplace(const JsonNode& node) {
        ISCOPE_TRY(node.allowOnly({"type", "pattern", "content"}));
        ISCOPE_TRY_ASSIGN(auto pattern, readPattern(node));
        ISCOPE_TRY_ASSIGN(auto content, node.text("content"));
        steps.emplace_back(Normalizer::Replace{std::move(pattern), std::move(content)});
        return {};
    }
};

struct PreTokenizerReader {
    std::vector<PreTokenizer::Step> steps;
    bool isByteLevel = false;

    Status read(const JsonNode& node, int depth) {
        ISCOPE_TRY_ASSIGN(const std::string type, node.text("type"));
        if (type == "Sequence")
            return readSequence(node, depth);
        if (isByteLevel)
            return unsupported(node, "a step " + quotedCell(type) + " behind ByteLevel");
        if (type == "Split")
            return readSplit(node);
        if (type == "ByteLevel")
            return readByteLevel(node);
        if (type == "Digits") {
            ISCOPE_TRY(node.allowOnly({"type", "individual_digits"}));
            ISCOPE_TRY_ASSIGN(const bool isIndividual, node.flagOr("individual_digits", false));
            steps.emplace_back(PreTokenizer::Digits{isIndividual});
            return {};
        }
        return unsupported(node, "a pre-tokenizer of the type " + quotedCell(type));
    }

private:
    Status readSequence(const JsonNode& node, int depth) {
        if (depth == DeepestNesting)
            return node.complain("sequences are nested too deeply");
        ISCOPE_TRY(node.allowOnly({"type", "pretokenizers"}));
        ISCOPE_TRY_ASSIGN(const JsonNode list, node.at("pretokenizers"));
        ISCOPE_TRY_ASSIGN(const auto elements, list.elements());
        for (const JsonNode& element : elements)
            ISCOPE_TRY(read(element, depth + 1));
        return {};
    }

    Status readSplit(const JsonNode& node) {
        ISCOPE_TRY(node.allowOnly({"type", "pattern", "behavior", "invert"}));
        ISCOPE_TRY_ASSIGN(auto pattern, readPattern(node));
        ISCOPE_TRY_ASSIGN(const std::string word, node.text("behavior"));
        ISCOPE_TRY_ASSIGN(const bool isInverted, node.flagOr("invert", false));
        for (const auto& [name, behavior] : Behaviors) {
            if (word != name)
                continue;
            steps.emplace_back(PreTokenizer::Split{std::move(pattern), behavior, isInverted});
            return {};
        }
        return unsupported(node, "the behavior " + quotedCell(word));
    }

    Status readByteLevel(const JsonNode& node) {
        // trim_offsets concerns positions, which are not kept here.
        ISCOPE_TRY(node.allowOnly({"type", "add_prefix_space", "trim_offsets", "use_regex"}));
        ISCOPE_TRY_ASSIGN(const bool addsSpace, node.flagOr("add_prefix_space", true));
        ISCOPE_TRY_ASSIGN(const bool usesPattern, node.flagOr("use_regex", true));
        PreTokenizer::ByteLevel step{.addsPrefixSpace = addsSpace};
        if (usesPattern) {
            ISCOPE_TRY_ASSIGN(step.pattern, Pattern::compile(ByteLevelPattern));
        }
        steps.emplace_back(std::move(step));
        isByteLevel = true;
        return {};
    }
};

} // namespace

std::optional<JsonNode> presentMember(const JsonNode& node, std::string_view key) {
    if (!node.has(key))
        return std::nullopt;
    auto member = node.at(key);
    return member && !member->isNull() ? std::optional(*std::move(member)) : std::nullopt;
}

tl::unexpected<Error> unsupported(const JsonNode& node, const std::string& what) {
    Error error =
        node.complain(what + " is not supported", "docs/tokenizer.md lists what is supported").value();
    error.code = ErrorCode::UnsupportedVersion;
    return tl::unexpected(std::move(error));
}

Result<Normalizer> readNormalizer(const JsonNode& node) {
    NormalizerReader reader;
    ISCOPE_TRY(reader.read(node, 0));
    return Normalizer(std::move(reader.steps));
}

Result<ReadPreTokenizer> readPreTokenizer(const JsonNode& node) {
    PreTokenizerReader reader;
    ISCOPE_TRY(reader.read(node, 0));
    return ReadPreTokenizer{PreTokenizer(std::move(reader.steps)), reader.isByteLevel};
}

} // namespace intentscope::text
