// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QWidget>

class QVBoxLayout;

namespace intentscope::ui {

class Theme;

enum class Severity { Note, Warning, Failure };

/// What went wrong, on top of the panel that asked, until the person dismisses it. Takes no room while there
/// is nothing to say. The same message again replaces the earlier one; of many, the newest are kept.
class MessageBar final : public QWidget {
    Q_OBJECT

public:
    static constexpr int MaximumMessages = 4;

    explicit MessageBar(const Theme& theme, QWidget* parent = nullptr);

    /// Cancelled is what the person asked for: shown as a note.
    void showError(const Error& error);
    /// `details` go under a fold with a button that copies them; without any there is no fold.
    void showMessage(Severity severity, const QString& text, const QString& details = {});
    void clear();
    int messageCount() const;

private:
    const Theme& m_theme;
    QVBoxLayout* m_rows;
};

} // namespace intentscope::ui
