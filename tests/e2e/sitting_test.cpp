// SPDX-License-Identifier: GPL-3.0-or-later
// A sitting of 30 chats in the real window, by keyboard alone, and what the command line makes of it. With
// ISCOPE_SITTING_PICTURES=FOLDER every chat is kept there as a picture, before and after it is judged.
#include "core/base/atomic_file.h"
#include "core/tasks/sample_task.h"
#include "tests/app/window_fixture.h"
#include "tests/e2e/cli_process.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tiny_dataset.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <iostream>
#include <set>
#include <string>
#include <vector>

namespace intentscope::app {
namespace {

constexpr int ChatCount = 30;
constexpr int KindCount = 6; ///< of chats, each judged with other keys

class SittingTest : public WindowFixture {
protected:
    /// The tiny shop with 30 chats, each with the same four intents.
    void SetUp() override {
        const auto sample = m_folder.path() / "sample";
        std::filesystem::create_directory(sample);
        std::filesystem::rename(test::writeTinySource(m_folder), sample / "shop");
        std::string impressions =
            "impression_id,user_id,time,region,days_in_status,has_open_order,status,owned_types,last_visit\n";
        std::string candidates = "impression_id,intent_id,position,shown,clicked,propensity\n";
        for (int chat = 0; chat < ChatCount; ++chat) {
            const std::string id = "c" + std::to_string(100 + chat);
            const std::string day = std::to_string(10 + chat % 20);
            const std::string hour = std::to_string(10 + chat / 20);
            impressions += id + (chat % 2 == 0 ? ",ann," : ",bob,") + "2024-03-" + day + "T" + hour +
                           ":00:00Z,SG,1,1,shipped,shoes,\n";
            int position = 1;
            for (const char* intent : {"track", "cancel", "refund", "invoice"}) {
                candidates += id + "," + intent + "," + std::to_string(position) + ",1," +
                              (position == 1 ? "1" : "0") + ",0.5\n";
                ++position;
            }
        }
        ASSERT_OK(writeFileAtomically(m_env, sample / "shop" / "impressions.csv", impressions));
        ASSERT_OK(writeFileAtomically(m_env, sample / "shop" / "candidates.csv", candidates));
        NullProgress progress;
        ASSERT_OK(tasks::makeSampleWorkspace(
            {sample, m_workspace}, {m_env, opposedRankers().openScorer}, progress, {}));
        startWindow();
        open(m_workspace);
        m_window->workbench().goToPanel(QStringLiteral("users"));
    }

    /// The platform of tests has no window manager that gives the keyboard back after a popup.
    QWidget* keyboard() {
        if (QApplication::focusWidget() == nullptr) {
            m_window->activateWindow();
            test::waitUntil([] { return QApplication::focusWidget() != nullptr; }, 500);
        }
        QWidget* widget = QApplication::focusWidget();
        return widget != nullptr ? widget : m_window->focusWidget();
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(keyboard(), static_cast<Qt::Key>(key), modifiers);
    }
    void type(const char* text) { QTest::keyClicks(keyboard(), QString::fromLatin1(text)); }
    void tabTo(const QWidget* widget) {
        for (int steps = 0; steps < 20 && QApplication::focusWidget() != widget; ++steps)
            press(Qt::Key_Tab);
        ASSERT_EQ(QApplication::focusWidget(), widget);
    }
    void popupKey(Qt::Key key) {
        QWidget* popup = QApplication::activePopupWidget();
        ASSERT_NE(popup, nullptr);
        QTest::keyClick(popup, key);
    }
    static QComboBox* namedBox(const QWidget& panel, const QString& name) {
        for (QComboBox* box : panel.findChildren<QComboBox*>()) {
            if (box->accessibleName() == name)
                return box;
        }
        return nullptr;
    }
    /// Makes a blind-first queue of all chats and begins to label.
    void beginSitting() {
        press(Qt::Key_2, Qt::ControlModifier);
        press(Qt::Key_8, Qt::AltModifier | Qt::ShiftModifier);
        auto& panel = m_window->workbench().queue();
        tabTo(namedBox(panel, QStringLiteral("Queue to label")));
        press(Qt::Key_Down);
        type("thirty");
        tabTo(panel.findChild<QCheckBox*>());
        press(Qt::Key_Space);
        press(Qt::Key_Tab);
        press(Qt::Key_Space);
        settle();
        press(Qt::Key_6, Qt::AltModifier);
        ASSERT_NE(m_window->sittingDesk().walk(), nullptr);
    }
    std::string shown() {
        const auto impression = m_window->selection().current().impression;
        return std::string(m_window->controller().dataset()->impressionId(impression));
    }
    void keep(int chat, const char* when) {
        const QByteArray folder = qgetenv("ISCOPE_SITTING_PICTURES");
        if (folder.isEmpty())
            return;
        const QString name =
            QStringLiteral("%1_%2.png").arg(chat, 2, 10, QLatin1Char('0')).arg(QLatin1String(when));
        ASSERT_TRUE(QDir().mkpath(QString::fromLocal8Bit(folder)));
        ASSERT_TRUE(m_window->grab().save(QDir(QString::fromLocal8Bit(folder)).filePath(name)));
    }
    void judge(int chat);

    void submit() { press(Qt::Key_Return, Qt::ControlModifier); }
};

/// Each kind of chat with keys of its own; the first choice is blind, what follows is not.
void SittingTest::judge(int chat) {
    switch (chat % KindCount) {
    case 0: // The first choice gives way to what the model ranks first.
        press(Qt::Key_2);
        press(Qt::Key_1);
        press(Qt::Key_R);
        return submit();
    case 1:
        press(Qt::Key_1);
        press(Qt::Key_Z, Qt::ControlModifier);
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        press(Qt::Key_W);
        press(Qt::Key_M);
        press(Qt::Key_C);
        popupKey(Qt::Key_2);
        press(Qt::Key_Q);
        type("where is order 1?");
        return submit();
    case 2:
        press(Qt::Key_Period);
        type("ac");
        press(Qt::Key_P);
        press(Qt::Key_K);
        press(Qt::Key_N);
        type("says 2 things, skip d");
        return submit();
    case 3:
        press(Qt::Key_S);
        return popupKey(Qt::Key_3);
    case 4:
        press(Qt::Key_Slash);
        type("refund");
        press(Qt::Key_Return);
        press(Qt::Key_U);
        press(Qt::Key_O, Qt::ShiftModifier);
        press(Qt::Key_L);
        return submit();
    default:
        press(Qt::Key_3);
        for (const Qt::Key key : {Qt::Key_E, Qt::Key_F, Qt::Key_J, Qt::Key_I, Qt::Key_D, Qt::Key_A})
            press(key);
        press(Qt::Key_D, Qt::ControlModifier);
        press(Qt::Key_A, Qt::ControlModifier);
        return submit();
    }
}

TEST_F(SittingTest, ThirtyChatsByKeyboardAloneAndTheirReplay) {
    beginSitting();
    if (HasFailure())
        return;
    const std::string sitting = m_window->sittingDesk().walk()->sitting().id;
    // Without a keyboard map the platform of tests does not know that Shift made the question mark.
    press(Qt::Key_Question);
    ASSERT_NE(QApplication::activePopupWidget(), nullptr) << "the list of keys";
    popupKey(Qt::Key_Escape);
    std::vector<double> seconds;
    std::set<std::string> chats;
    for (int chat = 0; chat < ChatCount; ++chat) {
        SCOPED_TRACE(chat);
        const std::string id = shown();
        EXPECT_TRUE(chats.insert(id).second);
        EXPECT_TRUE(m_window->labelDesk().isBlind());
        keep(chat, "blind");
        QElapsedTimer timer;
        timer.start();
        judge(chat);
        QApplication::processEvents();
        seconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e9);
        keep(chat, "next");
        EXPECT_FALSE(m_window->labelDesk().session()->labelOf(id).isEmpty());
        if (HasFailure())
            return;
    }
    std::ranges::sort(seconds);
    std::cout << "machine time of a chat: median " << seconds[ChatCount / 2] << " s, longest "
              << seconds.back() << " s\n";
    const std::string annotator = m_window->controller().annotator();
    action(QStringLiteral("Close workspace"))->trigger();
    settle();

    const std::string workspace = m_workspace.string();
    const auto agreement = test::runCli(
        {"labels", "agreement", "--queue", "thirty", "--model", "tuned", "-w", workspace, "--json"});
    ASSERT_EQ(agreement.exitCode, 0) << agreement.err;
    const auto anchoring = agreement.json().at("anchoring").at(0);
    EXPECT_EQ(anchoring.at("annotator"), annotator);
    // Of six kinds one begins with the model's first intent, one is skipped, and one gives way to it.
    EXPECT_EQ(anchoring.at("of"), ChatCount / KindCount * 4);
    EXPECT_EQ(anchoring.at("count"), ChatCount / KindCount);
    const auto replay = test::runCli({"replay", sitting, "-w", workspace, "--json"});
    ASSERT_EQ(replay.exitCode, 0) << replay.err << replay.out;
    EXPECT_EQ(replay.json().at("undos"), 2 * ChatCount / KindCount) << "with the redos";
    std::cout << "agreement: " << anchoring.dump() << "\nreplay: " << replay.json().dump() << "\n";
}

} // namespace
} // namespace intentscope::app
