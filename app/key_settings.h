// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/key_map.h"

#include <QDialog>

class QKeySequenceEdit;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace intentscope::ui {
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::app {

/// The list of every command with its key, to change them. Stays open beside the window; what is chosen works
/// at once. GUI thread.
class KeySettings final : public QDialog {
    Q_OBJECT

public:
    /// Both must outlive the dialog.
    KeySettings(KeyMap& keys, const ui::Theme& theme, QWidget* window);

private:
    QWidget* createTable();
    QWidget* createEditor();
    void fill();
    void filter(const QString& text);
    void onCurrentChanged();
    void assign();
    void report(const Status& status);
    QString currentName() const;
    void refreshRow(int row);

    KeyMap& m_keys;
    const ui::Theme& m_theme;
    QLineEdit* m_search = nullptr;
    QTableWidget* m_table = nullptr;
    QKeySequenceEdit* m_key = nullptr;
    QPushButton* m_reset = nullptr;
    QPushButton* m_none = nullptr;
    ui::MessageBar* m_messages = nullptr;
};

} // namespace intentscope::app
