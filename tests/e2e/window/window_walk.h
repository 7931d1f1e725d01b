// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/window/accessible_tree.h"
#include "tests/support/temp_directory.h"

#include <QProcess>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>

namespace intentscope::test {

/// A person before the built program: looks at the screen through AT-SPI, acts with a real mouse and keyboard
/// (xdotool on the X server of DISPLAY), takes a picture of every step. What is not on screen within a time
/// that is long for a person fails the test, with a list of what was there.
class WindowWalk {
public:
    /// Starts the program with a home of its own in `home`.
    explicit WindowWalk(const std::filesystem::path& home, const QStringList& arguments = {});
    ~WindowWalk();
    WindowWalk(const WindowWalk&) = delete;
    WindowWalk& operator=(const WindowWalk&) = delete;

    const AccessibleTree& tree() const { return m_tree; }
    AccessibleNode window() const;

    /// Waits until something of this role whose name begins so is on screen, and gives it.
    AccessibleNode waitFor(const QString& role, const QString& nameBegin);
    /// The same within a part of the window.
    AccessibleNode waitFor(const AccessibleNode& within, const QString& role, const QString& nameBegin);
    /// A choice by the beginning of its tooltip: its name on this system is what it shows.
    AccessibleNode waitForChoice(const QString& tooltipBegin);
    /// The row of a table whose first cell reads so; waits for it. -1, and a failed test, without one.
    int waitForRow(const AccessibleNode& table, const QString& first);
    /// Waits for a text that holds `part` in any label.
    QString waitForText(const QString& part);
    /// False, and a failed test, when it does not come true.
    bool waitUntil(const QString& what, const std::function<bool()>& isTrue);

    void click(const AccessibleNode& node);
    void click(const QString& role, const QString& nameBegin);
    void clickCell(const AccessibleNode& table, int row, int column);
    /// The header above a column.
    void clickHeader(const AccessibleNode& table, int column);
    /// Opens a choice and takes the entry that begins so.
    void choose(const AccessibleNode& choice, const QString& entryBegin);
    void press(const QString& keys); ///< as xdotool calls them: "ctrl+3", "Down"
    void type(const QString& text);

    /// A picture of the screen, where ISCOPE_WALK_PICTURES names a folder: "1-broken-users-2.png".
    void picture(const QString& step);
    /// Closes the window as a person does; its exit code.
    int close();

private:
    void hand(const QStringList& arguments);
    void clickAt(QPoint place);

    AccessibleTree m_tree;
    QProcess m_program;
    int m_pictureCount = 0;
};

} // namespace intentscope::test
