// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labelling/label_keys.h"

#include <QCoreApplication>

namespace intentscope::labelling {
namespace {

struct Entry {
    LabelCommand command;
    const char* name;
    const char* text;
    const char* defaultKey;
};

constexpr std::array<Entry, LabelCommandCount> Entries = {{
    {LabelCommand::Choose1, "choose1", QT_TRANSLATE_NOOP("LabelKeys", "Intent 1 is the true one"), "1"},
    {LabelCommand::Choose2, "choose2", QT_TRANSLATE_NOOP("LabelKeys", "Intent 2 is the true one"), "2"},
    {LabelCommand::Choose3, "choose3", QT_TRANSLATE_NOOP("LabelKeys", "Intent 3 is the true one"), "3"},
    {LabelCommand::Choose4, "choose4", QT_TRANSLATE_NOOP("LabelKeys", "Intent 4 is the true one"), "4"},
    {LabelCommand::Choose5, "choose5", QT_TRANSLATE_NOOP("LabelKeys", "Intent 5 is the true one"), "5"},
    {LabelCommand::Choose6, "choose6", QT_TRANSLATE_NOOP("LabelKeys", "Intent 6 is the true one"), "6"},
    {LabelCommand::Choose7, "choose7", QT_TRANSLATE_NOOP("LabelKeys", "Intent 7 is the true one"), "7"},
    {LabelCommand::Choose8, "choose8", QT_TRANSLATE_NOOP("LabelKeys", "Intent 8 is the true one"), "8"},
    {LabelCommand::Choose9, "choose9", QT_TRANSLATE_NOOP("LabelKeys", "Intent 9 is the true one"), "9"},
    {LabelCommand::Find, "find", QT_TRANSLATE_NOOP("LabelKeys", "Find an intent by typing"), "/"},
    {LabelCommand::Right, "right", QT_TRANSLATE_NOOP("LabelKeys", "The ranking is right"), "R"},
    {LabelCommand::Acceptable,
     "acceptable",
     QT_TRANSLATE_NOOP("LabelKeys", "The ranking is acceptable"),
     "E"},
    {LabelCommand::Wrong, "wrong", QT_TRANSLATE_NOOP("LabelKeys", "The ranking is wrong"), "W"},
    {LabelCommand::Note, "note", QT_TRANSLATE_NOOP("LabelKeys", "Write a note"), "N"},
    {LabelCommand::Submit, "submit", QT_TRANSLATE_NOOP("LabelKeys", "Done, next chat"), "Ctrl+Return"},
    {LabelCommand::Next, "next", QT_TRANSLATE_NOOP("LabelKeys", "Next chat"), "D"},
    {LabelCommand::Previous, "previous", QT_TRANSLATE_NOOP("LabelKeys", "Previous chat"), "A"},
    {LabelCommand::Undo, "undo", QT_TRANSLATE_NOOP("LabelKeys", "Undo the last label"), "Ctrl+Z"},
    {LabelCommand::Redo, "redo", QT_TRANSLATE_NOOP("LabelKeys", "Redo the label"), "Ctrl+Shift+Z"},
    {LabelCommand::NextOpen,
     "nextOpen",
     QT_TRANSLATE_NOOP("LabelKeys", "Next chat without a label"),
     "Ctrl+D"},
    {LabelCommand::PreviousOpen,
     "previousOpen",
     QT_TRANSLATE_NOOP("LabelKeys", "Previous chat without a label"),
     "Ctrl+A"},
    {LabelCommand::Skip, "skip", QT_TRANSLATE_NOOP("LabelKeys", "Skip this chat, with a reason"), "S"},
    {LabelCommand::Code, "code", QT_TRANSLATE_NOOP("LabelKeys", "Choose an intent by its two letters"), "."},
    {LabelCommand::Faithful, "faithful", QT_TRANSLATE_NOOP("LabelKeys", "The latent query is faithful"), "F"},
    {LabelCommand::Partly, "partly", QT_TRANSLATE_NOOP("LabelKeys", "The latent query is partly right"), "P"},
    {LabelCommand::Misleading,
     "misleading",
     QT_TRANSLATE_NOOP("LabelKeys", "The latent query is misleading"),
     "M"},
    {LabelCommand::Rewrite,
     "rewrite",
     QT_TRANSLATE_NOOP("LabelKeys", "Write the latent query as it should be"),
     "Q"},
    {LabelCommand::Cause, "cause", QT_TRANSLATE_NOOP("LabelKeys", "Name the cause of the error"), "C"},
    {LabelCommand::Unsure, "unsure", QT_TRANSLATE_NOOP("LabelKeys", "I am unsure"), "J"},
    {LabelCommand::FairlySure, "fairlySure", QT_TRANSLATE_NOOP("LabelKeys", "I am fairly sure"), "K"},
    {LabelCommand::Sure, "sure", QT_TRANSLATE_NOOP("LabelKeys", "I am sure"), "L"},
    {LabelCommand::RankingBefore,
     "rankingBefore",
     QT_TRANSLATE_NOOP("LabelKeys", "The ranking before is the better one"),
     "U"},
    {LabelCommand::RankingAlike,
     "rankingAlike",
     QT_TRANSLATE_NOOP("LabelKeys", "Both rankings are alike"),
     "I"},
    {LabelCommand::RankingAfter,
     "rankingAfter",
     QT_TRANSLATE_NOOP("LabelKeys", "The ranking after is the better one"),
     "O"},
    {LabelCommand::QueryBefore,
     "queryBefore",
     QT_TRANSLATE_NOOP("LabelKeys", "The latent query before is the better one"),
     "Shift+U"},
    {LabelCommand::QueryAlike,
     "queryAlike",
     QT_TRANSLATE_NOOP("LabelKeys", "Both latent queries are alike"),
     "Shift+I"},
    {LabelCommand::QueryAfter,
     "queryAfter",
     QT_TRANSLATE_NOOP("LabelKeys", "The latent query after is the better one"),
     "Shift+O"},
}};

constexpr std::array<LabelCommand, LabelCommandCount> makeCommands() {
    std::array<LabelCommand, LabelCommandCount> commands{};
    for (std::size_t i = 0; i < LabelCommandCount; ++i)
        commands[i] = Entries[i].command;
    return commands;
}

constexpr std::array<LabelCommand, LabelCommandCount> Commands = makeCommands();

constexpr std::size_t slot(LabelCommand command) {
    return static_cast<std::size_t>(command);
}

static_assert([] {
    for (std::size_t i = 0; i < LabelCommandCount; ++i) {
        if (slot(Entries[i].command) != i)
            return false;
    }
    return true;
}());

} // namespace

QString commandText(LabelCommand command) {
    return QCoreApplication::translate("LabelKeys", Entries[slot(command)].text);
}

QString commandName(LabelCommand command) {
    return QString::fromLatin1(Entries[slot(command)].name);
}

QString textWithKey(const QString& text, const QKeySequence& key) {
    return key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText));
}

LabelKeys::LabelKeys() {
    resetToDefaults();
}

const QKeySequence& LabelKeys::key(LabelCommand command) const {
    return m_keys[slot(command)];
}

Status LabelKeys::assign(LabelCommand command, const QKeySequence& key) {
    for (const LabelCommand other : Commands) {
        if (other == command || key.isEmpty() || m_keys[slot(other)] != key)
            continue;
        const QString message = QCoreApplication::translate("LabelKeys", "the key %1 already means \"%2\"")
                                    .arg(key.toString(QKeySequence::NativeText), commandText(other));
        return fail(
            ErrorCode::AlreadyExists,
            message.toStdString(),
            {.cure = "Choose another key, or take it from the other command first"});
    }
    m_keys[slot(command)] = key;
    return {};
}

void LabelKeys::resetToDefaults() {
    for (const Entry& entry : Entries)
        m_keys[slot(entry.command)] =
            QKeySequence(QString::fromLatin1(entry.defaultKey), QKeySequence::PortableText);
}

std::span<const LabelCommand> LabelKeys::commands() {
    return Commands;
}

} // namespace intentscope::labelling
