// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/window/accessible_tree.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>

#include <utility>

namespace intentscope::test {

/// What AT-SPI calls a reference: (so).
struct WireNode {
    QString service;
    QDBusObjectPath path;
};

struct WireRect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

static QDBusArgument& operator<<(QDBusArgument& wire, const WireNode& node) {
    wire.beginStructure();
    wire << node.service << node.path;
    wire.endStructure();
    return wire;
}

static const QDBusArgument& operator>>(const QDBusArgument& wire, WireNode& node) {
    wire.beginStructure();
    wire >> node.service >> node.path;
    wire.endStructure();
    return wire;
}

static const QDBusArgument& operator>>(const QDBusArgument& wire, WireRect& rect) {
    wire.beginStructure();
    wire >> rect.x >> rect.y >> rect.width >> rect.height;
    wire.endStructure();
    return wire;
}

namespace {

constexpr const char* Accessible = "org.a11y.atspi.Accessible";
constexpr const char* Component = "org.a11y.atspi.Component";
constexpr const char* Table = "org.a11y.atspi.Table";
constexpr const char* Text = "org.a11y.atspi.Text";
constexpr const char* NullPath = "/org/a11y/atspi/null";
constexpr int AnswerMs = 20'000; ///< under sanitizers, on a busy machine
// Numbers of AtspiStateType.
constexpr int Enabled = 8;
constexpr int Focused = 12;
constexpr int Showing = 25;

QDBusConnection accessibilityBus() {
    const auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.a11y.Bus"),
        QStringLiteral("/org/a11y/bus"),
        QStringLiteral("org.a11y.Bus"),
        QStringLiteral("GetAddress"));
    const QDBusMessage answer = QDBusConnection::sessionBus().call(call, QDBus::Block, AnswerMs);
    return QDBusConnection::connectToBus(
        answer.arguments().value(0).toString(), QStringLiteral("accessibility"));
}

AccessibleNode nodeOf(const WireNode& wire) {
    const QString path = wire.path.path();
    return path == QLatin1String(NullPath) ? AccessibleNode() : AccessibleNode{wire.service, path};
}

QDBusMessage
ask(const QDBusConnection& bus,
    const AccessibleNode& node,
    const char* interface,
    const char* method,
    const QVariantList& arguments = {}) {
    auto call = QDBusMessage::createMethodCall(
        node.service, node.path, QLatin1String(interface), QLatin1String(method));
    call.setArguments(arguments);
    return bus.call(call, QDBus::Block, AnswerMs);
}

} // namespace

AccessibleTree::AccessibleTree() : m_bus(accessibilityBus()) {
    qDBusRegisterMetaType<WireNode>();
}

bool AccessibleTree::isConnected() const {
    return m_bus.isConnected();
}

QVariant AccessibleTree::property(const AccessibleNode& node, const char* interface, const char* name) const {
    const QDBusMessage answer =
        ask(m_bus,
            node,
            "org.freedesktop.DBus.Properties",
            "Get",
            {QLatin1String(interface), QLatin1String(name)});
    return answer.arguments().value(0).value<QDBusVariant>().variant();
}

AccessibleNode AccessibleTree::program(qint64 processId) const {
    const AccessibleNode registry{
        QStringLiteral("org.a11y.atspi.Registry"), QStringLiteral("/org/a11y/atspi/accessible/root")};
    const AccessibleNode bus{QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus")};
    for (const AccessibleNode& each : children(registry)) {
        const QDBusMessage answer =
            ask(m_bus, bus, "org.freedesktop.DBus", "GetConnectionUnixProcessID", {each.service});
        if (answer.arguments().value(0).toLongLong() == processId)
            return each;
    }
    return {};
}

QString AccessibleTree::name(const AccessibleNode& node) const {
    return property(node, Accessible, "Name").toString();
}

QString AccessibleTree::description(const AccessibleNode& node) const {
    return property(node, Accessible, "Description").toString();
}

QString AccessibleTree::role(const AccessibleNode& node) const {
    return ask(m_bus, node, Accessible, "GetRoleName").arguments().value(0).toString();
}

QString AccessibleTree::text(const AccessibleNode& node) const {
    return ask(m_bus, node, Text, "GetText", {0, -1}).arguments().value(0).toString();
}

bool AccessibleTree::hasState(const AccessibleNode& node, int state) const {
    const auto wire = ask(m_bus, node, Accessible, "GetState").arguments().value(0).value<QDBusArgument>();
    const auto words = qdbus_cast<QList<uint>>(wire);
    constexpr int Bits = 32;
    return (words.value(state / Bits) & (1U << (state % Bits))) != 0;
}

bool AccessibleTree::isShowing(const AccessibleNode& node) const {
    return hasState(node, Showing);
}

bool AccessibleTree::isEnabled(const AccessibleNode& node) const {
    return hasState(node, Enabled);
}

bool AccessibleTree::isFocused(const AccessibleNode& node) const {
    return hasState(node, Focused);
}

QRect AccessibleTree::place(const AccessibleNode& node) const {
    const auto wire =
        ask(m_bus, node, Component, "GetExtents", {0U}).arguments().value(0).value<QDBusArgument>();
    const auto rect = qdbus_cast<WireRect>(wire);
    return {rect.x, rect.y, rect.width, rect.height};
}

std::vector<AccessibleNode> AccessibleTree::children(const AccessibleNode& node) const {
    const auto wire = ask(m_bus, node, Accessible, "GetChildren").arguments().value(0).value<QDBusArgument>();
    std::vector<AccessibleNode> nodes;
    for (const WireNode& child : qdbus_cast<QList<WireNode>>(wire)) {
        if (const AccessibleNode found = nodeOf(child); !found.isNull())
            nodes.push_back(found);
    }
    return nodes;
}

int AccessibleTree::rowCount(const AccessibleNode& table) const {
    return property(table, Table, "NRows").toInt();
}

int AccessibleTree::columnCount(const AccessibleNode& table) const {
    return property(table, Table, "NColumns").toInt();
}

AccessibleNode AccessibleTree::cell(const AccessibleNode& table, int row, int column) const {
    const auto wire = ask(m_bus, table, Table, "GetAccessibleAt", {row, column})
                          .arguments()
                          .value(0)
                          .value<QDBusArgument>();
    return nodeOf(qdbus_cast<WireNode>(wire));
}

QStringList AccessibleTree::rowTexts(const AccessibleNode& table, int row) const {
    QStringList texts;
    const int count = columnCount(table);
    for (int column = 0; column < count; ++column)
        texts << name(cell(table, row, column));
    return texts;
}

AccessibleNode AccessibleTree::find(
    const AccessibleNode& root, const std::function<bool(const AccessibleNode&)>& isWanted) const {
    static const QStringList Tables = {
        QStringLiteral("table"),
        QStringLiteral("tree"),
        QStringLiteral("list"),
        QStringLiteral("tree table")};
    for (const AccessibleNode& child : children(root)) {
        if (!isShowing(child))
            continue;
        if (isWanted(child))
            return child;
        if (Tables.contains(role(child)))
            continue;
        if (const AccessibleNode found = find(child, isWanted); !found.isNull())
            return found;
    }
    return {};
}

AccessibleNode
AccessibleTree::find(const AccessibleNode& root, const QString& wantedRole, const QString& nameBegin) const {
    return find(root, [&](const AccessibleNode& node) {
        return role(node) == wantedRole && name(node).startsWith(nameBegin);
    });
}

QString AccessibleTree::listing(const AccessibleNode& root, int depth) const {
    QString lines;
    const QString kind = role(root);
    lines +=
        QString(depth * 2, QLatin1Char(' ')) + kind + QStringLiteral(": ") + name(root) + QLatin1Char('\n');
    if (kind == QLatin1String("table") || kind == QLatin1String("tree"))
        return lines;
    for (const AccessibleNode& child : children(root)) {
        if (isShowing(child))
            lines += listing(child, depth + 1);
    }
    return lines;
}

} // namespace intentscope::test
