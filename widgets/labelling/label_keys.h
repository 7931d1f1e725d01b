// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QKeySequence>
#include <QString>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace intentscope::labelling {

/// Everything in labelling that has a key.
enum class LabelCommand {
    Choose1, ///< this and the next eight: the intent of the number is the true one
    Choose2,
    Choose3,
    Choose4,
    Choose5,
    Choose6,
    Choose7,
    Choose8,
    Choose9,
    Find, ///< type to filter the whole knowledge base
    Right,
    Acceptable,
    Wrong,
    Note,
    Submit, ///< and next
    Next,
    Previous,
    Undo,
    Redo,
    NextOpen, ///< the next one that is not labelled yet
    PreviousOpen,
    Skip, ///< asks for the reason
    Code, ///< the two letters of any intent
    Faithful,
    Partly,
    Misleading,
    Rewrite, ///< the latent query as it should have been
    Cause,   ///< asks why the ranking is wrong
    Unsure,
    FairlySure,
    Sure,
    RankingBefore, ///< which run did better
    RankingAlike,
    RankingAfter,
    QueryBefore,
    QueryAlike,
    QueryAfter,
};
constexpr std::size_t LabelCommandCount = 37;

/// The words in menus and in the key list: "Intent number 3 is the true one".
QString commandText(LabelCommand command);
/// The name in the settings file: "choose3".
QString commandName(LabelCommand command);
/// "Find any intent (/)"; the text alone for an empty sequence. For tooltips and placeholders.
QString textWithKey(const QString& text, const QKeySequence& key);

/// Which key does what. A value; every command has at most one key, and no key two commands.
class LabelKeys {
public:
    LabelKeys();

    const QKeySequence& key(LabelCommand command) const;
    /// An empty sequence takes the key away. AlreadyExists, naming the command that has it, when the key is
    /// taken; nothing is changed then.
    Status assign(LabelCommand command, const QKeySequence& key);
    void resetToDefaults();

    static std::span<const LabelCommand> commands();

    friend bool operator==(const LabelKeys&, const LabelKeys&) = default;

private:
    std::array<QKeySequence, LabelCommandCount> m_keys;
};

} // namespace intentscope::labelling
