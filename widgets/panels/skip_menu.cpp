// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/skip_menu.h"

#include <QAction>
#include <QCoreApplication>

namespace intentscope::panels {
namespace {

/// What is stored, and what a person reads; its number is its key.
struct Reason {
    const char* stored;
    const char* text;
};

constexpr Reason Reasons[] = {
    {"too little to tell", QT_TRANSLATE_NOOP("SkipMenu", "Too little to tell what the user wanted")},
    {"several wishes", QT_TRANSLATE_NOOP("SkipMenu", "Several wishes, none comes first")},
    {"no intent fits", QT_TRANSLATE_NOOP("SkipMenu", "No intent of the knowledge base fits")},
    {"bad data", QT_TRANSLATE_NOOP("SkipMenu", "The data of this chat is damaged")},
    {"not for me", QT_TRANSLATE_NOOP("SkipMenu", "Somebody else must judge it")}};

} // namespace

SkipMenu::SkipMenu(QWidget* parent) : NumberedMenu(parent) {
    setAccessibleName(tr("Skip, because"));
    for (const Reason& reason : Reasons) {
        const QString text = QCoreApplication::translate("SkipMenu", reason.text);
        const QAction* action = addAnswer(text);
        connect(action, &QAction::triggered, this, [this, stored = QString::fromLatin1(reason.stored)] {
            Q_EMIT reasonChosen(stored);
        });
    }
}

} // namespace intentscope::panels
