// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/context_text.h"

namespace intentscope::data {

std::string_view defaultPromptTemplate() {
    return R"({{! The prompt for one impression. docs/context-text.md lists the names that may be used. }}
@system
You know the customers of an online shop. A customer has just opened the shop's chat and has not typed anything
yet. From what the shop knows of the customer, say in one or two sentences what has probably happened and what the
customer needs now. Then write, on a line of its own that begins with "Query:", the question that the customer would
type{{#language}}, in the customer's language{{/language}}.
@user
{{#region}}
Region: {{region}}
{{/region}}
{{#language}}
Language: {{language}}
{{/language}}
{{#groups}}

About {{group}}:
{{#features}}
- {{label}}: {{value}}
{{/features}}
{{/groups}}

What happened lately:
{{#left_out}}
({{left_out}} older events are left out.)
{{/left_out}}
{{#events}}
- {{age}}: {{type}}{{#details}}, {{label}} {{value}}{{/details}}
{{/events}}
{{^events}}
Nothing is known.
{{/events}}
)";
}

} // namespace intentscope::data
