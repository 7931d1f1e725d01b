// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/numbered_menu.h"

namespace intentscope::panels {

/// Why a chat is skipped: one key a reason. GUI thread.
class SkipMenu final : public NumberedMenu {
    Q_OBJECT

public:
    explicit SkipMenu(QWidget* parent);

Q_SIGNALS:
    /// As it is stored in the label, whatever the language on screen.
    void reasonChosen(const QString& reason);
};

} // namespace intentscope::panels
