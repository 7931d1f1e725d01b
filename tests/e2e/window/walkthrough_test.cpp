// SPDX-License-Identifier: GPL-3.0-or-later
// Five questions of analysts, each answered in the window with mouse and keyboard: docs/walkthrough.md tells
// the same steps in words. What the window shows is held against the command line.
#include "tests/e2e/window/window_walk.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace intentscope::test {
namespace {

constexpr int SliceReplicates = 2000; ///< of the window's table of slices

QString text(const char* literal) {
    return QString::fromUtf8(literal);
}

/// The window's sign is a minus, not a hyphen.
double number(const QString& shown) {
    QString digits = shown;
    digits.replace(QChar(0x2212), QLatin1Char('-')).remove(QLatin1Char('+'));
    return QLocale::c().toDouble(digits.section(QLatin1Char(' '), 0, 0));
}

class Walkthrough : public testing::Test {
protected:
    /// The sample as a person gets it: with the button of the start page.
    static void SetUpTestSuite() {
        s_folder = std::make_unique<TempDirectory>();
        WindowWalk walk(s_folder->path());
        walk.click(text("push button"), text("Open the sample"));
        walk.waitFor(text("table"), text("Users"));
        EXPECT_EQ(walk.close(), 0);
        const auto data = s_folder->path() / "XDG_DATA_HOME" / "IntentScope" / "IntentScope";
        s_workspace = QString::fromStdString((data / "sample.iscope").string());
    }
    static void TearDownTestSuite() { s_folder.reset(); }

    /// A person who has not been here before.
    void SetUp() override {
        m_walk = std::make_unique<WindowWalk>(m_home.path(), QStringList{s_workspace});
        m_walk->waitFor(text("table"), text("Users"));
    }
    void TearDown() override { EXPECT_EQ(m_walk->close(), 0); }

    static QJsonObject cli(const QStringList& arguments) {
        QProcess process;
        process.start(text(ISCOPE_CLI), arguments + QStringList{text("-w"), s_workspace, text("--json")});
        constexpr int LimitMs = 300'000;
        EXPECT_TRUE(process.waitForFinished(LimitMs));
        EXPECT_EQ(process.exitCode(), 0) << process.readAllStandardError().constData();
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }
    static QJsonObject comparison(const QStringList& more = {}) {
        return cli(
            QStringList{text("compare"), text("--before"), text("tuned"), text("--after"), text("qe")} +
            more);
    }

    const AccessibleTree& tree() const { return m_walk->tree(); }
    void openCompare() {
        m_walk->press(text("ctrl+3"));
        m_walk->waitForText(text("users got better"));
    }
    /// Where the clicked intent went in the chat on screen: before and after.
    std::pair<int, int> clickedRanks() {
        const QString shown = m_walk->waitForText(text("clicked intent: rank"));
        static const QRegularExpression Ranks(text("rank (\\d+) → (\\d+)"));
        const auto match = Ranks.match(shown);
        EXPECT_TRUE(match.hasMatch()) << shown.toStdString();
        return {match.captured(1).toInt(), match.captured(2).toInt()};
    }

    static std::unique_ptr<TempDirectory> s_folder;
    static QString s_workspace;
    TempDirectory m_home;
    std::unique_ptr<WindowWalk> m_walk;
};

std::unique_ptr<TempDirectory> Walkthrough::s_folder;
QString Walkthrough::s_workspace;

TEST_F(Walkthrough, WhichUsersDidItBreak) {
    openCompare();
    m_walk->picture(text("what-changed"));
    const QJsonObject report = comparison();
    const QJsonObject users = report[text("users")].toObject();
    EXPECT_EQ(
        m_walk->waitForText(text("users got better")),
        text("%1 users got better, %2 got worse.")
            .arg(users[text("better")].toInt())
            .arg(users[text("worse")].toInt()));

    m_walk->click(text("page tab"), text("Users"));
    const auto moved = m_walk->waitFor(text("table"), text("How far users moved"));
    m_walk->waitUntil(text("users who moved"), [&] { return tree().rowCount(moved) > 0; });
    const QStringList worst = tree().rowTexts(moved, 0);
    double least = 0;
    for (const auto& each : users[text("differences")].toArray())
        least = std::min(least, each.toObject()[text("difference")].toDouble());
    EXPECT_NEAR(number(worst.last()), least, 0.005) << worst.join(QLatin1Char('|')).toStdString();
    m_walk->clickCell(moved, 0, 0);
    const auto [before, after] = clickedRanks();
    EXPECT_LE(before, 3) << "a user opens with a chat that broke";
    EXPECT_GT(after, 3);
    m_walk->picture(text("whom-it-hit-worst"));

    const int broken = report[text("outcomes")].toObject()[text("broken")].toObject()[text("count")].toInt();
    m_walk->click(text("push button"), text("Broken  %1").arg(broken));
    m_walk->waitFor(text("push button"), text("Stop showing only: Broken"));
    m_walk->picture(text("all-that-broke"));
    for (int i = 0; i < 3; ++i) {
        const auto ranks = clickedRanks();
        EXPECT_LE(ranks.first, 3);
        EXPECT_GT(ranks.second, 3);
        m_walk->press(text("alt+Down"));
    }
    m_walk->picture(text("the-next-of-them"));
}

TEST_F(Walkthrough, IsTheGainInIndonesiaReal) {
    openCompare();
    const auto slices = m_walk->waitForChoice(text("Saved slices, or every value of a column"));
    m_walk->choose(slices, text("By region"));
    const auto table = m_walk->waitFor(text("table"), text("Slices and how far they moved"));
    const int row = m_walk->waitForRow(table, text("region: ID"));
    ASSERT_GE(row, 0);
    m_walk->picture(text("by-region"));
    const QStringList shown = tree().rowTexts(table, row);
    const QJsonObject report =
        comparison({text("--by"), text("region"), text("--replicates"), QString::number(SliceReplicates)});
    QJsonObject indonesia;
    for (const auto& each : report[text("slices")].toArray()) {
        if (each.toObject()[text("name")] == text("region: ID"))
            indonesia = each.toObject();
    }
    const QJsonObject gauc = indonesia[text("metrics")].toArray().first().toObject();
    EXPECT_NEAR(number(shown[2]), gauc[text("difference")].toObject()[text("value")].toDouble(), 0.0006)
        << shown.join(QLatin1Char('|')).toStdString();
    EXPECT_NEAR(number(shown[3]), gauc[text("holm")].toDouble(), 0.0006);
    EXPECT_NEAR(number(shown[5]), gauc[text("smallest_detectable_effect")].toDouble(), 0.0006);
    // The answer: 164 chats cannot tell a gain of this size from chance.
    EXPECT_LT(std::abs(number(shown[2])), number(shown[5]));
    m_walk->clickCell(table, row, 0);
    m_walk->press(text("Return"));
    m_walk->waitForText(text("of 300 users"));
    m_walk->picture(text("only-indonesia"));
}

TEST_F(Walkthrough, WhyDidTheTopIntentChange) {
    openCompare();
    m_walk->click(text("page tab"), text("Users"));
    const auto moved = m_walk->waitFor(text("table"), text("How far users moved"));
    m_walk->waitUntil(text("users who moved"), [&] { return tree().rowCount(moved) > 0; });
    ASSERT_EQ(tree().rowTexts(moved, 0).mid(2, 2), (QStringList{text("1"), text("0")}))
        << "the clicked intent was first before, and is not among the first three after";
    m_walk->clickCell(moved, 0, 0);
    EXPECT_EQ(clickedRanks().first, 1);

    m_walk->press(text("ctrl+6"));
    m_walk->waitForText(text("Completeness error"));
    const auto features = m_walk->waitFor(text("table"), text("Features and their effects"));
    m_walk->picture(text("what-drives-the-first"));
    const double largest = std::abs(number(tree().rowTexts(features, 0).last()));
    EXPECT_GT(largest, 0);
    EXPECT_GE(largest, std::abs(number(tree().rowTexts(features, 1).last())));

    const auto against = m_walk->waitForChoice(text("The score of the chosen intent"));
    m_walk->choose(against, text("its lead over"));
    m_walk->waitForText(text("its lead over"));
    const QString ofScore = QString::number(largest);
    m_walk->waitUntil(text("effects on the lead"), [&] {
        return QString::number(std::abs(number(tree().rowTexts(features, 0).last()))) != ofScore;
    });
    m_walk->waitForText(text("Completeness error"));
    m_walk->picture(text("what-puts-it-ahead"));
}

TEST_F(Walkthrough, WhichIntentsAreConfusedAndSinceWhen) {
    openCompare();
    m_walk->press(text("alt+shift+6"));
    const auto pairs = m_walk->waitFor(text("table"), text("Intents taken for one another"));
    m_walk->waitUntil(text("confused pairs"), [&] { return tree().rowCount(pairs) > 0; });
    m_walk->picture(text("confused-most"));
    const QStringList most = tree().rowTexts(pairs, 0);
    const QJsonObject report =
        cli({text("confusion"), text("--before"), text("tuned"), text("--after"), text("qe")});
    const QJsonObject first = report[text("pairs")].toArray().first().toObject();
    const QJsonArray runs = first[text("runs")].toArray();
    EXPECT_EQ(number(most[2]), runs[0].toObject()[text("count")].toInt());
    EXPECT_EQ(number(most[3]), runs[1].toObject()[text("count")].toInt());
    EXPECT_EQ(tree().rowCount(pairs), report[text("pair_count")].toInt());
    m_walk->clickHeader(pairs, 5);
    m_walk->waitUntil(
        text("a pair with a week"), [&] { return !tree().rowTexts(pairs, 0).last().isEmpty(); });
    const QStringList since = tree().rowTexts(pairs, 0);
    static const QRegularExpression Week(text("^2024-\\d\\d-\\d\\d$"));
    EXPECT_TRUE(Week.match(since.last()).hasMatch()) << since.join(QLatin1Char('|')).toStdString();
    m_walk->picture(text("since-which-week"));
    m_walk->clickCell(pairs, 0, 3);
    m_walk->waitFor(text("push button"), text("Stop showing only: %1 taken for %2").arg(since[0], since[1]));
    m_walk->picture(text("their-chats"));
}

TEST_F(Walkthrough, WhichLabelsAreSuspect) {
    openCompare();
    m_walk->press(text("alt+shift+6"));
    m_walk->click(text("page tab"), text("Suspects"));
    const auto suspects = m_walk->waitFor(text("table"), text("Answers that are probably wrong"));
    m_walk->picture(text("least-credible-first"));
    const QStringList first = tree().rowTexts(suspects, 0);
    const QJsonObject report = cli({text("labels"), text("suspects"), text("--run"), text("qe")});
    const QJsonArray expected = report[text("suspects")].toArray();
    EXPECT_EQ(tree().rowCount(suspects), expected.size());
    EXPECT_NEAR(number(first[4]), expected.first().toObject()[text("given_probability")].toDouble(), 0.0006)
        << first.join(QLatin1Char('|')).toStdString();
    m_walk->click(text("push button"), text("Go through them"));
    m_walk->waitFor(text("push button"), text("Stop showing only: Suspected clicks"));
    m_walk->press(text("ctrl+2"));
    m_walk->waitForText(text("What did %1 want?").arg(first[0]));
    m_walk->picture(text("judge-the-first"));
    m_walk->press(text("ctrl+l"));
    m_walk->press(text("1"));
    m_walk->waitForText(text("1 labels,"));
    m_walk->picture(text("label-on-disk"));
}

} // namespace
} // namespace intentscope::test

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    if (GTEST_FLAG_GET(list_tests))
        return RUN_ALL_TESTS();
    QGuiApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
