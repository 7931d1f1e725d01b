// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keyboard goes in the workbench.
#include "app/workbench.h"
#include "core/base/assert.h"

namespace intentscope::app {

void Workbench::goToPanel(const QString& name) {
    QWidget* shown = panel(name);
    ISCOPE_ASSERT(shown != nullptr);
    QWidget* first = shown;
    if (first->focusPolicy() == Qt::NoFocus && first->focusProxy() == nullptr) {
        // In the order of the Tab key, the first place inside that takes the keyboard.
        for (QWidget* next = shown->nextInFocusChain(); next != shown; next = next->nextInFocusChain()) {
            if (!shown->isAncestorOf(next) || (next->focusPolicy() & Qt::TabFocus) == 0 ||
                !next->isEnabled() || !next->isVisibleTo(shown))
                continue;
            first = next;
            break;
        }
    }
    first->setFocus(Qt::ShortcutFocusReason);
}

} // namespace intentscope::app
