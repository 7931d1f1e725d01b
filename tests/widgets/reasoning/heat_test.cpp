// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_picture.h"
#include "widgets/base/theme.h"
#include "widgets/reasoning/heat_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace intentscope::reasoning {
namespace {

using rank::GeneratedToken;

float logOf(double probability) {
    return static_cast<float>(std::log(probability));
}

TEST(HeatPiecesTest, KeepsTokensThatShareACharacterTogether) {
    const std::vector<GeneratedToken> tokens{
        {"caf", -0.1F, 0.2F}, {"\xC3", -0.5F, 0.9F}, {"\xA9", -0.25F, 0.1F}, {"<|im_end|>", -0.1F, 0.3F}};
    const auto pieces = heatPieces(tokens, true);
    ASSERT_EQ(pieces.size(), 3U);
    EXPECT_EQ(pieces[1].text, QStringLiteral("é"));
    EXPECT_EQ(pieces[1].tokenCount, 2);
    EXPECT_NEAR(pieces[1].logProbability, -0.75, 1e-6);
    EXPECT_NEAR(pieces[1].entropy, 0.9, 1e-6);
    EXPECT_TRUE(pieces[2].endsAnswer);
    EXPECT_FALSE(heatPieces(tokens, false).back().endsAnswer) << "an answer that was cut has no end";
}

TEST(HeatPiecesTest, ShowsBytesThatAreNoTextAndDoesNotWaitForThemForEver) {
    const std::vector<GeneratedToken> tokens(12, {"\xC3", -1.0F, 1.0F});
    const auto pieces = heatPieces(tokens, false);
    EXPECT_GT(pieces.size(), 1U);
    int count = 0;
    for (const HeatPiece& piece : pieces)
        count += piece.tokenCount;
    EXPECT_EQ(count, 12);
}

TEST(HeatPiecesTest, MakesLineBreaksVisible) {
    const std::vector<GeneratedToken> tokens{{"a\n", 0.0F, 0.0F}, {"", 0.0F, 0.0F}};
    const auto pieces = heatPieces(tokens, true);
    EXPECT_EQ(pieces[0].text, QStringLiteral("a↵"));
    EXPECT_TRUE(pieces[0].endsLine);
    EXPECT_EQ(pieces[1].text, QStringLiteral("(end)"));
}

TEST(HeatPiecesTest, StepsFollowProbabilityAndEntropy) {
    const auto levelOf = [](double probability) {
        return heatLevel(HeatMeasure::LogProbability, {.logProbability = std::log(probability)});
    };
    EXPECT_EQ(levelOf(1.0), 0);
    EXPECT_EQ(levelOf(0.51), 1);
    EXPECT_EQ(levelOf(0.3), 2);
    EXPECT_EQ(levelOf(0.06), 3);
    EXPECT_EQ(levelOf(0.001), 4);
    EXPECT_EQ(heatLevel(HeatMeasure::Entropy, {.entropy = 0.0}), 0);
    EXPECT_EQ(heatLevel(HeatMeasure::Entropy, {.entropy = 1.5}), 3);
    EXPECT_EQ(heatLevel(HeatMeasure::Entropy, {.entropy = 7.0}), 4);
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(heatLevel(HeatMeasure::Entropy, {.entropy = unknown}), -1);
}

TEST(HeatPiecesTest, TellsAllFiguresOfATokenAndWhatIsNotGiven) {
    const auto pieces = heatPieces(std::vector<GeneratedToken>{{" parcel", logOf(0.25), 1.5F}}, false);
    const QString tip = heatTip(pieces.front());
    EXPECT_TRUE(tip.contains(QStringLiteral("Token “ parcel”"))) << qPrintable(tip);
    EXPECT_TRUE(tip.contains(QStringLiteral("p = 25.0 %"))) << qPrintable(tip);
    EXPECT_TRUE(tip.contains(QStringLiteral("1.39 nats"))) << qPrintable(tip);
    EXPECT_TRUE(tip.contains(QStringLiteral("entropy 1.50 nats"))) << qPrintable(tip);
    const float unknown = std::numeric_limits<float>::quiet_NaN();
    const auto silent = heatPieces(std::vector<GeneratedToken>{{"x", unknown, unknown}}, false);
    EXPECT_TRUE(heatTip(silent.front()).contains(QStringLiteral("gives no entropy")));
}

std::vector<HeatPiece> piecesOf(const QStringList& texts) {
    std::vector<HeatPiece> pieces;
    for (const QString& text : texts)
        pieces.push_back({.text = text});
    return pieces;
}

/// Ten pixels a letter.
HeatLayout layOut(const std::vector<HeatPiece>& pieces, double width) {
    return layOutHeat(pieces, {.width = width, .height = 20, .advance = [](const QString& text) {
                                   return 10.0 * static_cast<double>(text.size());
                               }});
}

TEST(HeatLayoutTest, BreaksBeforeWordsAndNotWithinThem) {
    const auto pieces = piecesOf(
        {QStringLiteral("my"), QStringLiteral(" par"), QStringLiteral("cel"), QStringLiteral(" is")});
    const HeatLayout layout = layOut(pieces, 80);
    EXPECT_EQ(layout.boxes[0], QRectF(0, 0, 20, 20));
    EXPECT_EQ(layout.boxes[1], QRectF(0, 20, 40, 20)) << "' parcel' is 70 wide and stays whole";
    EXPECT_EQ(layout.boxes[2], QRectF(40, 20, 30, 20));
    EXPECT_EQ(layout.boxes[3], QRectF(0, 40, 30, 20));
    EXPECT_EQ(layout.height, 60);
}

TEST(HeatLayoutTest, BreaksAWordThatFitsNoLine) {
    const auto pieces = piecesOf({QStringLiteral("aaaa"), QStringLiteral("bbbb"), QStringLiteral("cc")});
    const HeatLayout layout = layOut(pieces, 60);
    EXPECT_EQ(layout.boxes[1].topLeft(), QPointF(0, 20));
    EXPECT_EQ(layout.boxes[2].topLeft(), QPointF(40, 20));
    EXPECT_EQ(layOut(pieces, 30).boxes[0].width(), 30) << "never wider than the line";
}

TEST(HeatLayoutTest, FindsThePieceUnderThePointer) {
    const HeatLayout layout = layOut(piecesOf({QStringLiteral("ab"), QStringLiteral(" cd")}), 30);
    EXPECT_EQ(layout.pieceAt({5, 5}), 0);
    EXPECT_EQ(layout.pieceAt({5, 25}), 1);
    EXPECT_EQ(layout.pieceAt({25, 5}), -1);
    EXPECT_EQ(layOut({}, 30).height, 0);
}

class HeatViewTest : public testing::Test {
protected:
    HeatViewTest() {
        view.resize(200, 100);
        std::vector<GeneratedToken> tokens{
            {"where", logOf(0.95), 0.05F},
            {" is", logOf(0.6), 0.4F},
            {" my", logOf(0.3), 0.9F},
            {" stuck", logOf(0.1), 1.7F},
            {" parcel", logOf(0.01), 3.0F},
            {"<|im_end|>", logOf(0.99), 0.01F}};
        view.setPieces(heatPieces(tokens, true));
    }
    /// Shares of the pixels of a piece that are not the ground's.
    int inkedRow(int piece) {
        const QImage picture = view.grab().toImage();
        const QRect box = view.layoutOfPieces().boxes[static_cast<std::size_t>(piece)].toRect();
        int rows = 0;
        for (int y = box.bottom() - 6; y <= box.bottom(); ++y) {
            const QColor pixel = picture.pixelColor(box.left() + 1, y);
            rows += pixel == theme.colors().category(3);
        }
        return rows;
    }

    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    HeatView view{theme};
};

TEST_F(HeatViewTest, UnderlinesTheLessSureTokensMoreThickly) {
    EXPECT_EQ(inkedRow(0), 0);
    EXPECT_EQ(inkedRow(1), 1);
    EXPECT_EQ(inkedRow(2), 2);
    EXPECT_EQ(inkedRow(3), 3);
    EXPECT_EQ(inkedRow(4), 4);
    view.setMeasure(HeatMeasure::Entropy);
    EXPECT_EQ(inkedRow(2), 2);
}

TEST_F(HeatViewTest, LooksRightInBothThemesAndTakesTheHeightItNeeds) {
    EXPECT_TRUE(test::hasPicture(view, {200, view.heightForWidth(200)}, "heat_light"));
    theme.setMode(ui::ThemeMode::Dark);
    EXPECT_TRUE(test::hasPicture(view, {200, view.heightForWidth(200)}, "heat_dark"));
    EXPECT_GT(view.heightForWidth(80), view.heightForWidth(400));
}

TEST_F(HeatViewTest, TheKeyboardGoesFromTokenToTokenAndTellsItsFigures) {
    QSignalSpy told(&view, &HeatView::currentTold);
    view.show();
    QApplication::setActiveWindow(&view);
    view.setFocus();
    EXPECT_EQ(view.currentPiece(), 0);
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_EQ(view.currentPiece(), 1);
    EXPECT_TRUE(told.last().front().toString().contains(QStringLiteral("p = 60.0 %")));
    QTest::keyClick(&view, Qt::Key_End);
    EXPECT_EQ(view.currentPiece(), 5);
    QTest::keyClick(&view, Qt::Key_Right);
    EXPECT_EQ(view.currentPiece(), 5);
    QTest::keyClick(&view, Qt::Key_Home);
    QTest::keyClick(&view, Qt::Key_Left);
    EXPECT_EQ(view.currentPiece(), 0);
}

TEST_F(HeatViewTest, ShowsATooltipOverATokenAlone) {
    view.show();
    const QPoint inside = view.layoutOfPieces().boxes[3].center().toPoint();
    QHelpEvent over(QEvent::ToolTip, inside, view.mapToGlobal(inside));
    QApplication::sendEvent(&view, &over);
    EXPECT_TRUE(QToolTip::text().contains(QStringLiteral("“ stuck”")));
    const QPoint beside(199, 99);
    QHelpEvent off(QEvent::ToolTip, beside, view.mapToGlobal(beside));
    QApplication::sendEvent(&view, &off);
    EXPECT_FALSE(off.isAccepted());
}

} // namespace
} // namespace intentscope::reasoning
