// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/cell.h"
#include "core/text/tokenizer.h"
#include "core/text/tokenizer_steps_json.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace intentscope::text {
namespace {

using data::JsonNode;
using data::quotedCell;

constexpr std::uint64_t LargestFile = std::uint64_t{256} << 20U;

Result<TokenId> readId(const JsonNode& node) {
    ISCOPE_TRY_ASSIGN(const auto id, node.integer());
    if (id < 0 || id >= BpeModel::MostTokens)
        return node.complain(
            "the id " + std::to_string(id) + " is none: ids go from 0 to " +
            std::to_string(BpeModel::MostTokens - 1));
    return static_cast<TokenId>(id);
}

Result<std::pair<std::string, std::string>> readMerge(const JsonNode& node) {
    if (node.isArray()) {
        ISCOPE_TRY_ASSIGN(const auto sides, node.elements());
        if (sides.size() != 2)
            return node.complain("a merge is a pair, but this list has " + std::to_string(sides.size()));
        ISCOPE_TRY_ASSIGN(auto left, sides[0].text());
        ISCOPE_TRY_ASSIGN(auto right, sides[1].text());
        return std::pair(std::move(left), std::move(right));
    }
    ISCOPE_TRY_ASSIGN(const std::string text, node.text());
    const auto blank = text.find(' ');
    if (blank == std::string::npos || text.find(' ', blank + 1) != std::string::npos)
        return node.complain("a merge is two tokens with a space between, but this is " + quotedCell(text));
    return std::pair(text.substr(0, blank), text.substr(blank + 1));
}

/// What changes a byte-level encoding and is not built: it must be off.
Status refuseModelOptions(const JsonNode& model) {
    for (const char* key : {"continuing_subword_prefix", "end_of_word_suffix"}) {
        const auto member = presentMember(model, key);
        if (!member)
            continue;
        ISCOPE_TRY_ASSIGN(const std::string text, member->text());
        if (!text.empty())
            return unsupported(*member, "the text " + quotedCell(text));
    }
    if (const auto dropout = presentMember(model, "dropout")) {
        ISCOPE_TRY_ASSIGN(const double share, dropout->number());
        if (share != 0.0)
            return unsupported(*dropout, "leaving out merges by chance");
    }
    ISCOPE_TRY_ASSIGN(const bool fallsBack, model.flagOr("byte_fallback", false));
    if (fallsBack)
        return unsupported(model, "byte_fallback (the SentencePiece layout of Llama 2)");
    return {};
}

Result<BpeModel> readModel(const JsonNode& root) {
    ISCOPE_TRY_ASSIGN(const JsonNode model, root.at("model"));
    // Files written before tokenizers 0.9 have no type.
    ISCOPE_TRY_ASSIGN(const std::string type, model.textOr("type", "BPE"));
    if (type != "BPE")
        return unsupported(model, "a model of the type " + quotedCell(type));
    ISCOPE_TRY(model.allowOnly(
        {"type",
         "dropout",
         "unk_token",
         "continuing_subword_prefix",
         "end_of_word_suffix",
         "fuse_unk",
         "byte_fallback",
         "ignore_merges",
         "vocab",
         "merges"}));
    ISCOPE_TRY(refuseModelOptions(model));
    BpeParts parts;
    ISCOPE_TRY_ASSIGN(parts.ignoresMerges, model.flagOr("ignore_merges", false));
    ISCOPE_TRY_ASSIGN(const JsonNode vocabulary, model.at("vocab"));
    ISCOPE_TRY_ASSIGN(const auto members, vocabulary.members());
    if (members.empty())
        return vocabulary.complain("the vocabulary is empty");
    for (const auto& [token, node] : members) {
        ISCOPE_TRY_ASSIGN(const TokenId id, readId(node));
        parts.vocabulary.emplace_back(token, id);
    }
    ISCOPE_TRY_ASSIGN(const JsonNode merges, model.at("merges"));
    ISCOPE_TRY_ASSIGN(const auto elements, merges.elements());
    for (const JsonNode& element : elements) {
        ISCOPE_TRY_ASSIGN(parts.merges.emplace_back(), readMerge(element));
    }
    auto made = BpeModel::make(parts);
    if (!made)
        return root.complain(made.error().message);
    return *std::move(made);
}

Result<AddedToken> readAddedToken(const JsonNode& node) {
    ISCOPE_TRY(node.allowOnly({"id", "content", "single_word", "lstrip", "rstrip", "normalized", "special"}));
    AddedToken token;
    ISCOPE_TRY_ASSIGN(const JsonNode id, node.at("id"));
    ISCOPE_TRY_ASSIGN(token.id, readId(id));
    ISCOPE_TRY_ASSIGN(token.content, node.text("content"));
    if (token.content.empty())
        return node.complain("the content is empty");
    ISCOPE_TRY_ASSIGN(token.isSpecial, node.flagOr("special", false));
    ISCOPE_TRY_ASSIGN(token.isSingleWord, node.flagOr("single_word", false));
    ISCOPE_TRY_ASSIGN(token.takesSpaceLeft, node.flagOr("lstrip", false));
    ISCOPE_TRY_ASSIGN(token.takesSpaceRight, node.flagOr("rstrip", false));
    ISCOPE_TRY_ASSIGN(token.isNormalized, node.flagOr("normalized", !token.isSpecial));
    return token;
}

/// An added token that the vocabulary has too must have the same id there, and no id may mean two tokens.
Status checkAddedToken(const JsonNode& node, const AddedToken& token, const BpeModel& model) {
    const auto known = model.idOf(token.content);
    if (known && *known != token.id)
        return node.complain(
            quotedCell(token.content) + " has the id " + std::to_string(token.id) + " here and " +
            std::to_string(*known) + " in the vocabulary");
    const auto other = model.token(token.id);
    if (!other.empty() && other != token.content)
        return node.complain(
            "the id " + std::to_string(token.id) + " is that of " + quotedCell(other) + " in the vocabulary");
    return {};
}

Result<std::vector<AddedToken>> readAddedTokens(const JsonNode& root, const BpeModel& model) {
    std::vector<AddedToken> tokens;
    const auto list = presentMember(root, "added_tokens");
    if (!list)
        return tokens;
    ISCOPE_TRY_ASSIGN(const auto elements, list->elements());
    std::unordered_map<TokenId, std::string> seen;
    for (const JsonNode& element : elements) {
        ISCOPE_TRY_ASSIGN(auto token, readAddedToken(element));
        ISCOPE_TRY(checkAddedToken(element, token, model));
        const auto [place, isNew] = seen.emplace(token.id, token.content);
        if (!isNew)
            return element.complain(
                "the id " + std::to_string(token.id) + " is that of " + quotedCell(place->second) +
                " already");
        tokens.push_back(std::move(token));
    }
    return tokens;
}

/// The special tokens around a text.
struct Surroundings {
    std::vector<TokenId> before;
    std::vector<TokenId> behind;
    bool isRead = false;

    Status read(const JsonNode& node) {
        ISCOPE_TRY_ASSIGN(const std::string type, node.text("type"));
        if (type == "ByteLevel") // concerns positions only
            return {};
        if (type == "Sequence") {
            ISCOPE_TRY_ASSIGN(const JsonNode list, node.at("processors"));
            ISCOPE_TRY_ASSIGN(const auto elements, list.elements());
            for (const JsonNode& element : elements) {
                ISCOPE_TRY_ASSIGN(const std::string inner, element.text("type"));
                if (inner == "Sequence")
                    return unsupported(element, "a sequence inside a sequence");
                ISCOPE_TRY(read(element));
            }
            return {};
        }
        if (type != "TemplateProcessing")
            return unsupported(node, "a post-processor of the type " + quotedCell(type));
        if (std::exchange(isRead, true))
            return unsupported(node, "a second TemplateProcessing");
        return readTemplate(node);
    }

private:
    Status readTemplate(const JsonNode& node) {
        ISCOPE_TRY(node.allowOnly({"type", "single", "pair", "special_tokens"}));
        ISCOPE_TRY_ASSIGN(const JsonNode single, node.at("single"));
        ISCOPE_TRY_ASSIGN(const auto pieces, single.elements());
        bool isBehind = false;
        for (const JsonNode& piece : pieces) {
            if (piece.has("Sequence")) {
                if (std::exchange(isBehind, true))
                    return unsupported(piece, "the text a second time");
                continue;
            }
            ISCOPE_TRY_ASSIGN(const JsonNode special, piece.at("SpecialToken"));
            ISCOPE_TRY_ASSIGN(const std::string name, special.text("id"));
            ISCOPE_TRY(appendIds(node, name, isBehind ? behind : before));
        }
        return isBehind ? Status() : single.complain("the text itself ('Sequence') is missing");
    }

    static Status appendIds(const JsonNode& node, const std::string& name, std::vector<TokenId>& out) {
        ISCOPE_TRY_ASSIGN(const JsonNode table, node.at("special_tokens"));
        ISCOPE_TRY_ASSIGN(const JsonNode entry, table.at(name));
        ISCOPE_TRY_ASSIGN(const JsonNode list, entry.at("ids"));
        ISCOPE_TRY_ASSIGN(const auto ids, list.elements());
        for (const JsonNode& id : ids) {
            ISCOPE_TRY_ASSIGN(out.emplace_back(), readId(id));
        }
        return {};
    }
};

/// All that a byte-level tokenizer needs of a decoder is to turn characters into bytes.
Status checkDecoder(const JsonNode& decoder) {
    ISCOPE_TRY_ASSIGN(const std::string type, decoder.text("type"));
    if (type == "ByteLevel" || type == "Fuse")
        return {};
    if (type != "Sequence")
        return unsupported(decoder, "a decoder of the type " + quotedCell(type));
    ISCOPE_TRY_ASSIGN(const JsonNode list, decoder.at("decoders"));
    ISCOPE_TRY_ASSIGN(const auto elements, list.elements());
    bool hasBytes = false;
    for (const JsonNode& element : elements) {
        ISCOPE_TRY_ASSIGN(const std::string inner, element.text("type"));
        if (inner != "ByteLevel" && inner != "Fuse")
            return unsupported(element, "a decoder of the type " + quotedCell(inner));
        hasBytes = hasBytes || inner == "ByteLevel";
    }
    return hasBytes ? Status() : unsupported(decoder, "a sequence without ByteLevel");
}

Status readComponents(const JsonNode& root, TokenizerParts& parts) {
    if (const auto normalizer = presentMember(root, "normalizer")) {
        ISCOPE_TRY_ASSIGN(parts.normalizer, readNormalizer(*normalizer));
    }
    const auto preTokenizer = presentMember(root, "pre_tokenizer");
    if (!preTokenizer)
        return unsupported(root, "a tokenizer without a pre-tokenizer, so without ByteLevel,");
    ISCOPE_TRY_ASSIGN(auto read, readPreTokenizer(*preTokenizer));
    if (!read.isByteLevel)
        return unsupported(*preTokenizer, "a pre-tokenizer without ByteLevel");
    parts.preTokenizer = std::move(read.preTokenizer);
    const auto decoder = presentMember(root, "decoder");
    if (!decoder)
        return unsupported(root, "a tokenizer without a decoder");
    ISCOPE_TRY(checkDecoder(*decoder));
    if (const auto processor = presentMember(root, "post_processor")) {
        Surroundings surroundings;
        ISCOPE_TRY(surroundings.read(*processor));
        parts.before = std::move(surroundings.before);
        parts.behind = std::move(surroundings.behind);
    }
    for (const char* key : {"truncation", "padding"}) {
        if (presentMember(root, key))
            parts.notes.push_back(std::string("The tokenizer's own ") + key + " is not applied");
    }
    return {};
}

Status checkSurroundings(const JsonNode& root, const TokenizerParts& parts) {
    for (const auto* ids : {&parts.before, &parts.behind}) {
        for (const TokenId id : *ids) {
            if (parts.model.token(id).empty() && parts.added.find(id) == nullptr)
                return root.complain(
                    "'post_processor': the id " + std::to_string(id) + " is that of no token");
        }
    }
    return {};
}

tl::unexpected<Error> missing(Env& env, const std::filesystem::path& file) {
    const bool hasOther = env.kind(file.parent_path() / "tokenizer.model") == FileKind::Regular;
    return fail(
        ErrorCode::NotFound,
        hasOther ? "There is only tokenizer.model, SentencePiece's form of a tokenizer"
                 : "There is no tokenizer here",
        {.place = {.file = file.string()},
         .cure = "Save the model's tokenizer with Transformers, which writes tokenizer.json"});
}

} // namespace

Result<std::shared_ptr<const Tokenizer>>
Tokenizer::parse(std::string_view json, const std::filesystem::path& file) {
    ISCOPE_TRY_ASSIGN(const JsonNode root, JsonNode::parse(json, file, ErrorCode::Corrupt));
    ISCOPE_TRY(root.allowOnly(
        {"version",
         "truncation",
         "padding",
         "added_tokens",
         "normalizer",
         "pre_tokenizer",
         "post_processor",
         "decoder",
         "model"}));
    ISCOPE_TRY_ASSIGN(auto bpe, readModel(root));
    TokenizerParts parts{.model = std::move(bpe)};
    ISCOPE_TRY(readComponents(root, parts));
    ISCOPE_TRY_ASSIGN(auto added, readAddedTokens(root, parts.model));
    ISCOPE_TRY_ASSIGN(parts.added, AddedTokens::make(std::move(added), parts.normalizer));
    ISCOPE_TRY(checkSurroundings(root, parts));
    parts.fingerprint = fingerprintOf(json);
    return std::make_shared<const Tokenizer>(std::move(parts));
}

Result<std::shared_ptr<const Tokenizer>> Tokenizer::read(Env& env, const std::filesystem::path& path) {
    const bool isFolder = env.kind(path) == FileKind::Directory;
    const std::filesystem::path file = isFolder ? path / "tokenizer.json" : path;
    if (env.kind(file) == FileKind::Missing)
        return missing(env, file);
    ISCOPE_TRY_ASSIGN(const std::string json, env.readFile(file, LargestFile));
    auto tokenizer = parse(json, file);
    if (!tokenizer && tokenizer.error().cure.empty())
        tokenizer.error().cure = "Copy the file again from where the model came from";
    return tokenizer;
}

} // namespace intentscope::text
