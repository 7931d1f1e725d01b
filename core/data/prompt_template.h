// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/fingerprint.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace intentscope::data {

/// What a template may name at one level: texts for placeholders, lists for sections. A name not found at a
/// level is looked for at the levels around it.
struct PromptValues {
    std::map<std::string, std::string, std::less<>> texts = {};
    std::map<std::string, std::vector<PromptValues>, std::less<>> lists = {};
};

/// A text with placeholders {{name}} and sections (docs/context-text.md): {{#name}} ... {{/name}} is repeated
/// for each entry of a list, or shown once where a text is not empty; {{^name}} ... {{/name}} is shown where
/// it is empty; {{! ... }} is a remark. A line that holds nothing but such a tag is left out. Immutable.
class PromptTemplate {
public:
    /// One tag that names something, with its place.
    struct Use {
        std::string name;
        std::string section; ///< innermost section around it; "" outside of all
        Place place;
        bool isSection = false;
    };

    /// InvalidInput with line and column for a tag that is not closed, closes nothing or has no name.
    static Result<PromptTemplate> parse(std::string_view text, const std::filesystem::path& file);

    /// Every placeholder and section in the order of the text, for checks of their names.
    const std::vector<Use>& uses() const { return m_uses; }
    /// A name without a value stands for nothing.
    std::string render(const PromptValues& values) const;
    /// SHA-256 of the template's text.
    const Fingerprint& fingerprint() const { return m_fingerprint; }

private:
    friend class PromptTemplateParser;
    struct Node {
        enum class Kind { Text, Placeholder, Section, EmptySection };
        Kind kind = Kind::Text;
        std::string text = {};           ///< the text itself, or the name
        std::vector<Node> children = {}; ///< of a section
    };
    using Scopes = std::vector<const PromptValues*>; ///< innermost last
    static void renderNodes(const std::vector<Node>& nodes, Scopes& scopes, std::string& out);
    static void renderSection(const Node& node, Scopes& scopes, std::string& out);

    std::vector<Node> m_nodes;
    std::vector<Use> m_uses;
    Fingerprint m_fingerprint;
};

} // namespace intentscope::data
