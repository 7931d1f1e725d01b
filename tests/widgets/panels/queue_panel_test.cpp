// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/queue_panel.h"

#include "tests/support/gui_picture.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

namespace intentscope::panels {
namespace {

queues::Queue queue(const std::string& id, const std::string& name, const std::string& source) {
    queues::Queue made;
    made.id = id;
    made.name = name;
    made.source = source;
    return made;
}

class QueuePanelTest : public testing::Test {
protected:
    QueuePanelTest() {
        panel.setUnavailable({});
        panel.setQueues(
            {queue("q1", "broken chats", "broken from base to full"),
             queue("q2", "control", "all impressions")});
        QObject::connect(&panel, &QueuePanel::queueChosen, [this](const QString& id) { chosen = id; });
        QObject::connect(
            &panel, &QueuePanel::creationRequested, [this](const NewQueue& queue) { made = queue; });
        panel.resize(320, 240);
        panel.show();
        QApplication::setActiveWindow(&panel);
    }

    void activate(const QString& text) {
        choice->setCurrentIndex(choice->findText(text));
        Q_EMIT choice->activated(choice->currentIndex());
    }
    bool shows(const QString& text) {
        const auto labels = panel.findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [&](const QLabel* label) { return label->isVisible() && label->text() == text; });
    }
    QComboBox* box(const QString& entry) {
        for (auto* each : panel.findChildren<QComboBox*>()) {
            if (each->findText(entry) >= 0)
                return each;
        }
        return nullptr;
    }
    bool offers(const QString& entry) {
        const auto* model = static_cast<QStandardItemModel*>(box(entry)->model());
        return model->item(box(entry)->findText(entry))->isEnabled();
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    QueuePanel panel{theme};
    QComboBox* choice = box(QStringLiteral("New queue..."));
    std::optional<QString> chosen;
    std::optional<NewQueue> made;
};

TEST_F(QueuePanelTest, AChoiceShowsOnceTheQueueIsOpen) {
    activate(QStringLiteral("control"));
    EXPECT_EQ(chosen, QStringLiteral("q2"));
    EXPECT_EQ(choice->currentIndex(), 0);
    panel.setCurrent("q2");
    EXPECT_EQ(choice->currentText(), QStringLiteral("control"));
    panel.setProgress({.itemCount = 200, .doneCount = 12, .skippedCount = 2});
    EXPECT_TRUE(shows(QStringLiteral("12 of 200 done, 2 skipped")));
    EXPECT_TRUE(shows(QStringLiteral("The pace shows after two chats.")));
    panel.setProgress(
        {.itemCount = 200, .doneCount = 20, .skippedCount = 0, .medianSeconds = 9.2, .secondsLeft = 1'656.0});
    EXPECT_TRUE(shows(QStringLiteral("20 of 200 done")));
    EXPECT_TRUE(shows(QStringLiteral("9 s a chat, about 27 min left")));
    panel.setProgress({.itemCount = 200, .doneCount = 200});
    EXPECT_TRUE(shows(QStringLiteral("All 200 done")));
    activate(choice->itemText(0));
    EXPECT_EQ(chosen, QString());
}

TEST_F(QueuePanelTest, ANewQueueIsAskedForWithTheKeyboard) {
    panel.setSurroundings(
        {.filter = QStringLiteral("region == \"SG\""), .hasBefore = true, .hasAfter = true});
    activate(QStringLiteral("New queue..."));
    EXPECT_FALSE(chosen);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    EXPECT_FALSE(made) << "without a name";
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("mine"));
    box(QStringLiteral("Uncertain first"))->setCurrentText(QStringLiteral("Uncertain first"));
    ASSERT_NE(box(QStringLiteral("Those of the current slice")), nullptr);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->name, "mine");
    EXPECT_EQ(made->order, queues::QueueOrder::Uncertainty);
    EXPECT_EQ(made->limit, 200U);
    EXPECT_EQ(made->seed, 1U);
    EXPECT_FALSE(made->isBroken);
    EXPECT_TRUE(choice->isVisible());
}

TEST_F(QueuePanelTest, EscapeLeavesTheForm) {
    activate(QStringLiteral("New queue..."));
    EXPECT_FALSE(choice->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_TRUE(choice->isVisible());
    EXPECT_FALSE(made);
}

TEST_F(QueuePanelTest, OffersWhatTheRunsOnScreenAllow) {
    const QString broken = QStringLiteral("Broken: right before, wrong after");
    const QString disagreement = QStringLiteral("Runs disagree most first");
    panel.setSurroundings({});
    EXPECT_FALSE(offers(broken));
    EXPECT_FALSE(offers(QStringLiteral("Uncertain first")));
    EXPECT_TRUE(offers(QStringLiteral("Random")));
    panel.setSurroundings({.filter = {}, .hasBefore = false, .hasAfter = true});
    EXPECT_TRUE(offers(QStringLiteral("Uncertain first")));
    EXPECT_FALSE(offers(disagreement));
    panel.setSurroundings({.filter = {}, .hasBefore = true, .hasAfter = true});
    EXPECT_TRUE(offers(disagreement));
    box(broken)->setCurrentText(broken);
    panel.setSurroundings({});
    EXPECT_EQ(box(broken)->currentText(), QStringLiteral("All chats"));
}

TEST_F(QueuePanelTest, SaysWhyThereIsNoQueueToChoose) {
    panel.setUnavailable(QStringLiteral("Another program holds this workspace."));
    EXPECT_FALSE(choice->isVisible());
    EXPECT_TRUE(shows(QStringLiteral("Another program holds this workspace.")));
    panel.setUnavailable({});
    EXPECT_TRUE(choice->isVisible());
    panel.showError({.code = ErrorCode::AlreadyExists, .message = "there is a queue 'mine' already"});
    EXPECT_EQ(panel.findChild<ui::MessageBar*>()->messageCount(), 1);
}

TEST_F(QueuePanelTest, HasPicturesOfAllItsPages) {
    for (const auto mode : {ui::ThemeMode::Light, ui::ThemeMode::Dark}) {
        const std::string suffix = mode == ui::ThemeMode::Light ? "_light" : "_dark";
        theme.setMode(mode);
        panel.setCurrent({});
        EXPECT_TRUE(test::hasPicture(panel, {320, 110}, "queue_none" + suffix));
        panel.setCurrent("q1");
        panel.setProgress(
            {.itemCount = 200,
             .doneCount = 42,
             .skippedCount = 2,
             .medianSeconds = 9.2,
             .secondsLeft = 1'454.0});
        EXPECT_TRUE(test::hasPicture(panel, {320, 110}, "queue_sitting" + suffix));
        activate(QStringLiteral("New queue..."));
        EXPECT_TRUE(test::hasPicture(panel, {320, 220}, "queue_form" + suffix));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }
}

} // namespace
} // namespace intentscope::panels
