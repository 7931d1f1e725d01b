// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/window/window_walk.h"

#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QPixmap>
#include <QProcessEnvironment>
#include <QScreen>
#include <QTest>

#include <gtest/gtest.h>

namespace intentscope::test {
namespace {

constexpr int PatienceMs = 60'000; ///< under sanitizers, on a busy machine
constexpr int LookMs = 100;

QProcessEnvironment environmentIn(const std::filesystem::path& home) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), QString::fromStdString(home.string()));
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(QLatin1String(name), QString::fromStdString((home / name).string()));
    environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    return environment;
}

} // namespace

WindowWalk::WindowWalk(const std::filesystem::path& home, const QStringList& arguments) {
    EXPECT_TRUE(m_tree.isConnected()) << "there is no accessibility bus: see tests/e2e/window/on_screen.sh";
    m_program.setProcessEnvironment(environmentIn(home));
    m_program.setProcessChannelMode(QProcess::ForwardedChannels);
    m_program.start(
        QStringLiteral(ISCOPE_WINDOW),
        QStringList{QStringLiteral("--size"), QStringLiteral("1440x860")} + arguments);
    EXPECT_TRUE(m_program.waitForStarted()) << ISCOPE_WINDOW;
    waitUntil(QStringLiteral("the window"), [this] { return !window().isNull(); });
}

WindowWalk::~WindowWalk() {
    if (m_program.state() == QProcess::NotRunning)
        return;
    m_program.kill();
    m_program.waitForFinished();
}

AccessibleNode WindowWalk::window() const {
    const AccessibleNode program = m_tree.program(m_program.processId());
    return program.isNull() ? program : m_tree.find(program, [](const AccessibleNode&) { return true; });
}

bool WindowWalk::waitUntil(const QString& what, const std::function<bool()>& isTrue) {
    QElapsedTimer waited;
    for (waited.start(); waited.elapsed() < PatienceMs;) {
        if (isTrue())
            return true;
        if (m_program.state() == QProcess::NotRunning)
            break;
        QTest::qWait(LookMs);
    }
    picture(QStringLiteral("failed"));
    ADD_FAILURE() << "never on screen: " << what.toStdString() << "\nThere is:\n"
                  << m_tree.listing(m_tree.program(m_program.processId())).toStdString();
    return false;
}

AccessibleNode WindowWalk::waitFor(const QString& role, const QString& nameBegin) {
    return waitFor(m_tree.program(m_program.processId()), role, nameBegin);
}

AccessibleNode
WindowWalk::waitFor(const AccessibleNode& within, const QString& role, const QString& nameBegin) {
    AccessibleNode found;
    waitUntil(role + QStringLiteral(": ") + nameBegin, [&] {
        found = m_tree.find(within, role, nameBegin);
        return !found.isNull();
    });
    return found;
}

AccessibleNode WindowWalk::waitForChoice(const QString& tooltipBegin) {
    AccessibleNode found;
    waitUntil(QStringLiteral("combo box with the tooltip ") + tooltipBegin, [&] {
        const AccessibleNode program = m_tree.program(m_program.processId());
        found = m_tree.find(program, [&](const AccessibleNode& node) {
            return m_tree.role(node) == QLatin1String("combo box") &&
                   m_tree.description(node).startsWith(tooltipBegin);
        });
        return !found.isNull();
    });
    return found;
}

int WindowWalk::waitForRow(const AccessibleNode& table, const QString& first) {
    int row = -1;
    waitUntil(QStringLiteral("a row of ") + first, [&] {
        const int count = m_tree.rowCount(table);
        for (row = 0; row < count; ++row) {
            if (m_tree.name(m_tree.cell(table, row, 0)) == first)
                return true;
        }
        row = -1;
        return false;
    });
    return row;
}

QString WindowWalk::waitForText(const QString& part) {
    QString text;
    waitUntil(part, [&] {
        const AccessibleNode program = m_tree.program(m_program.processId());
        const AccessibleNode found = m_tree.find(program, [&](const AccessibleNode& node) {
            text = m_tree.name(node);
            return text.contains(part);
        });
        return !found.isNull();
    });
    return text;
}

void WindowWalk::hand(const QStringList& arguments) {
    const int exitCode = QProcess::execute(QStringLiteral("xdotool"), arguments);
    EXPECT_EQ(exitCode, 0) << arguments.join(QLatin1Char(' ')).toStdString();
    QTest::qWait(LookMs);
}

void WindowWalk::clickAt(QPoint place) {
    hand(
        {QStringLiteral("mousemove"),
         QString::number(place.x()),
         QString::number(place.y()),
         QStringLiteral("click"),
         QStringLiteral("1")});
}

void WindowWalk::click(const AccessibleNode& node) {
    clickAt(m_tree.place(node).center());
}

void WindowWalk::clickHeader(const AccessibleNode& table, int column) {
    const QRect first = m_tree.place(m_tree.cell(table, 0, column));
    clickAt({first.center().x(), first.top() - first.height() / 2});
}

void WindowWalk::choose(const AccessibleNode& choice, const QString& entryBegin) {
    click(choice);
    type(entryBegin);
    press(QStringLiteral("Return"));
}

void WindowWalk::click(const QString& role, const QString& nameBegin) {
    const AccessibleNode node = waitFor(role, nameBegin);
    if (!node.isNull())
        click(node);
}

void WindowWalk::clickCell(const AccessibleNode& table, int row, int column) {
    click(m_tree.cell(table, row, column));
}

void WindowWalk::press(const QString& keys) {
    hand({QStringLiteral("key"), keys});
}

void WindowWalk::type(const QString& text) {
    hand({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("5"), text});
}

void WindowWalk::picture(const QString& step) {
    const QString folder = qEnvironmentVariable("ISCOPE_WALK_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    const QString file = QStringLiteral("%1/%2-%3-%4.png")
                             .arg(folder, QLatin1String(test->name()))
                             .arg(++m_pictureCount)
                             .arg(step);
    EXPECT_TRUE(QGuiApplication::primaryScreen()->grabWindow(0).save(file)) << file.toStdString();
}

int WindowWalk::close() {
    press(QStringLiteral("ctrl+q"));
    if (!m_program.waitForFinished(PatienceMs))
        return -1;
    return m_program.exitCode();
}

} // namespace intentscope::test
