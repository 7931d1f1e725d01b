// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/prompt_template.h"

#include "core/data/cell.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace intentscope::data {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view Blanks = " \t";
    const auto first = text.find_first_not_of(Blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(Blanks) - first + 1);
}

const std::string* findText(const std::vector<const PromptValues*>& scopes, std::string_view name) {
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
        if (const auto found = (*scope)->texts.find(name); found != (*scope)->texts.end())
            return &found->second;
    }
    return nullptr;
}

const std::vector<PromptValues>*
findList(const std::vector<const PromptValues*>& scopes, std::string_view name) {
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope) {
        if (const auto found = (*scope)->lists.find(name); found != (*scope)->lists.end())
            return &found->second;
    }
    return nullptr;
}

} // namespace

/// Reads a template from its start to its end, keeping the sections that are open.
class PromptTemplateParser {
public:
    PromptTemplateParser(std::string_view text, const std::filesystem::path& file)
        : m_text(text), m_file(file.string()) {}

    Result<PromptTemplate> run() {
        if (const auto broken = findInvalidUtf8(m_text))
            return complain(*broken, "This is no valid UTF-8", "Save the template as UTF-8");
        m_open.push_back({});
        std::size_t at = 0;
        while (at < m_text.size()) {
            const auto begin = m_text.find("{{", at);
            if (begin == std::string_view::npos)
                break;
            const auto end = m_text.find("}}", begin);
            if (end == std::string_view::npos)
                return complain(begin, "The tag is not closed", "Add }} behind the name");
            const Tag tag{begin, end + 2, m_text.substr(begin + 2, end - begin - 2)};
            ISCOPE_TRY_ASSIGN(at, readTag(at, tag));
        }
        addText(m_text.substr(std::min(at, m_text.size())));
        if (m_open.size() > 1)
            return complain(
                m_open.back().at,
                "The section " + quotedCell(m_open.back().name) + " is not closed",
                "Add {{/" + m_open.back().name + "}}");
        m_made.m_nodes = std::move(m_open.back().nodes);
        m_made.m_fingerprint = fingerprintOf(m_text);
        return std::move(m_made);
    }

private:
    using Node = PromptTemplate::Node;
    struct Tag {
        std::size_t begin;
        std::size_t end; ///< behind the closing braces
        std::string_view content;
    };
    struct OpenSection {
        std::string name = {};
        Node::Kind kind = Node::Kind::Section;
        std::size_t at = 0;
        std::vector<Node> nodes = {};
    };

    Place placeOf(std::size_t offset) const {
        const auto before = m_text.substr(0, offset);
        const auto lineStart = before.rfind('\n') + 1;
        return {
            .file = m_file,
            .line = std::ranges::count(before, '\n') + 1,
            .column = characterCount(before.substr(lineStart)) + 1};
    }

    tl::unexpected<Error> complain(std::size_t offset, std::string message, std::string cure) const {
        return fail(
            ErrorCode::InvalidInput, std::move(message), {.place = placeOf(offset), .cure = std::move(cure)});
    }

    void addText(std::string_view text) {
        if (!text.empty())
            m_open.back().nodes.push_back({.kind = Node::Kind::Text, .text = std::string(text)});
    }

    /// The line around a tag when nothing else is on it: from its first byte to behind its line feed.
    std::optional<std::pair<std::size_t, std::size_t>> ownLine(const Tag& tag) const {
        const auto start = m_text.substr(0, tag.begin).rfind('\n') + 1;
        const auto feed = m_text.find('\n', tag.end);
        const auto end = feed == std::string_view::npos ? m_text.size() : feed;
        auto behind = m_text.substr(tag.end, end - tag.end);
        if (behind.ends_with('\r'))
            behind.remove_suffix(1);
        if (!trimmed(m_text.substr(start, tag.begin - start)).empty() || !trimmed(behind).empty())
            return std::nullopt;
        return std::pair(start, feed == std::string_view::npos ? end : feed + 1);
    }

    /// Takes the text from `at` on and the tag; returns where to go on.
    Result<std::size_t> readTag(std::size_t at, const Tag& tag) {
        const auto content = trimmed(tag.content);
        const char sign = content.empty() ? '\0' : content.front();
        if (std::string_view("#^/!").find(sign) == std::string_view::npos || sign == '\0') {
            addText(m_text.substr(at, tag.begin - at));
            ISCOPE_TRY(addPlaceholder(tag, content));
            return tag.end;
        }
        const auto line = ownLine(tag);
        // A tag before on the same line has taken the line's start.
        const bool isAlone = line && line->first >= at;
        const auto textEnd = isAlone ? line->first : tag.begin;
        addText(m_text.substr(at, textEnd - at));
        const auto name = trimmed(content.substr(1));
        if (sign == '/')
            ISCOPE_TRY(closeSection(tag, name));
        else if (sign != '!')
            ISCOPE_TRY(openSection(tag, name, sign == '#' ? Node::Kind::Section : Node::Kind::EmptySection));
        return isAlone ? line->second : tag.end;
    }

    Status addUse(const Tag& tag, std::string_view name, bool isSection) {
        if (name.empty())
            return complain(tag.begin, "The tag has no name", "Write a name between {{ and }}");
        m_made.m_uses.push_back({std::string(name), m_open.back().name, placeOf(tag.begin), isSection});
        return {};
    }

    Status addPlaceholder(const Tag& tag, std::string_view name) {
        ISCOPE_TRY(addUse(tag, name, false));
        m_open.back().nodes.push_back({.kind = Node::Kind::Placeholder, .text = std::string(name)});
        return {};
    }

    Status openSection(const Tag& tag, std::string_view name, Node::Kind kind) {
        ISCOPE_TRY(addUse(tag, name, true));
        m_open.push_back({std::string(name), kind, tag.begin, {}});
        return {};
    }

    Status closeSection(const Tag& tag, std::string_view name) {
        if (m_open.size() == 1)
            return complain(
                tag.begin,
                "{{/" + std::string(name) + "}} closes no section",
                "Remove it, or open the section");
        if (m_open.back().name != name)
            return complain(
                tag.begin,
                "{{/" + std::string(name) + "}} stands where " + quotedCell(m_open.back().name) + " is open",
                "Close the inner section first");
        OpenSection closed = std::move(m_open.back());
        m_open.pop_back();
        m_open.back().nodes.push_back({closed.kind, std::move(closed.name), std::move(closed.nodes)});
        return {};
    }

    std::string_view m_text;
    std::string m_file;
    std::vector<OpenSection> m_open; ///< the first is the whole template
    PromptTemplate m_made;
};

Result<PromptTemplate> PromptTemplate::parse(std::string_view text, const std::filesystem::path& file) {
    return PromptTemplateParser(text, file).run();
}

void PromptTemplate::renderSection(const Node& node, Scopes& scopes, std::string& out) {
    const bool isForEmpty = node.kind == Node::Kind::EmptySection;
    const auto* list = findList(scopes, node.text);
    const auto* text = list == nullptr ? findText(scopes, node.text) : nullptr;
    const bool isEmpty = (list == nullptr || list->empty()) && (text == nullptr || text->empty());
    if (isEmpty != isForEmpty)
        return;
    if (isForEmpty || list == nullptr) {
        renderNodes(node.children, scopes, out);
        return;
    }
    for (const PromptValues& entry : *list) {
        scopes.push_back(&entry);
        renderNodes(node.children, scopes, out);
        scopes.pop_back();
    }
}

void PromptTemplate::renderNodes(const std::vector<Node>& nodes, Scopes& scopes, std::string& out) {
    for (const Node& node : nodes) {
        if (node.kind == Node::Kind::Text) {
            out += node.text;
        } else if (node.kind == Node::Kind::Placeholder) {
            if (const auto* text = findText(scopes, node.text))
                out += *text;
        } else {
            renderSection(node, scopes, out);
        }
    }
}

std::string PromptTemplate::render(const PromptValues& values) const {
    std::string out;
    Scopes scopes = {&values};
    renderNodes(m_nodes, scopes, out);
    return out;
}

} // namespace intentscope::data
