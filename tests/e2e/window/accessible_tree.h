// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QRect>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace intentscope::test {

/// One thing on screen, as assistive technology is told of it over AT-SPI.
struct AccessibleNode {
    QString service; ///< D-Bus name of the program
    QString path;    ///< of the object in it; "" when there is nothing

    bool isNull() const { return path.isEmpty(); }
};

/// Reads the windows of other programs through AT-SPI: names, roles, values, places. Every call asks the
/// program anew and waits for its answer. Needs a session bus with at-spi2-core.
class AccessibleTree {
public:
    AccessibleTree();

    /// Whether assistive technology can be asked at all.
    bool isConnected() const;
    /// The program with this process id; null as long as it has not announced itself.
    AccessibleNode program(qint64 processId) const;

    QString name(const AccessibleNode& node) const;
    QString description(const AccessibleNode& node) const;
    QString role(const AccessibleNode& node) const; ///< "push button", "table", "page tab", ...
    /// What an editor holds or a combo box shows.
    QString text(const AccessibleNode& node) const;
    bool isShowing(const AccessibleNode& node) const;
    bool isEnabled(const AccessibleNode& node) const;
    bool isFocused(const AccessibleNode& node) const;
    QRect place(const AccessibleNode& node) const; ///< on the screen
    std::vector<AccessibleNode> children(const AccessibleNode& node) const;

    int rowCount(const AccessibleNode& table) const;
    int columnCount(const AccessibleNode& table) const;
    AccessibleNode cell(const AccessibleNode& table, int row, int column) const;
    /// What the cells of a row show, from left to right.
    QStringList rowTexts(const AccessibleNode& table, int row) const;

    /// The first one on screen for which `isWanted` holds, in depth; cells of tables are passed over.
    AccessibleNode
    find(const AccessibleNode& root, const std::function<bool(const AccessibleNode&)>& isWanted) const;
    /// By role and the beginning of the name.
    AccessibleNode find(const AccessibleNode& root, const QString& role, const QString& nameBegin) const;
    /// Every one on screen, with role and name, a line each: for the message of a failed test.
    QString listing(const AccessibleNode& root, int depth = 0) const;

private:
    QVariant property(const AccessibleNode& node, const char* interface, const char* name) const;
    bool hasState(const AccessibleNode& node, int state) const;

    QDBusConnection m_bus;
};

} // namespace intentscope::test
