// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/neighbours/projection_view.h"

#include "tests/support/gui_fake_dataset.h"
#include "tests/support/gui_wait.h"
#include "tests/support/result_matchers.h"
#include "widgets/base/theme.h"
#include "widgets/jobs/job_runner.h"
#include "widgets/neighbours/projection_panel.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QTest>

#include <array>

namespace intentscope::neighbours {
namespace {

using Points = std::vector<std::int32_t>;

TEST(PlaneViewTest, pixels_and_places_go_back_and_forth_with_y_upwards) {
    const PlaneView view{.centre = {2, 3}, .scale = 10};
    const QSizeF size(200, 100);
    EXPECT_EQ(toScreen(view, size, {2, 3}), QPointF(100, 50));
    EXPECT_EQ(toScreen(view, size, {3, 4}), QPointF(110, 40));
    EXPECT_EQ(toPlane(view, size, {110, 40}), QPointF(3, 4));
    const PlaneView closer = zoomed(view, size, {110, 40}, 2);
    EXPECT_EQ(toScreen(closer, size, {3, 4}), QPointF(110, 40)) << "the place under the pointer stays";
    EXPECT_EQ(toScreen(moved(view, {5, -7}), size, {2, 3}), QPointF(105, 43));
}

TEST(PlaneViewTest, everything_fits_whatever_there_is) {
    const std::vector<float> plane{-1, 0, 3, 1};
    const std::array<std::span<const float>, 1> planes = {plane};
    const PlaneView view = fitted(planes, {240, 140});
    EXPECT_EQ(view.centre, QPointF(1, 0.5));
    EXPECT_EQ(view.scale, 50);
    const std::vector<float> one{5, 5};
    const std::array<std::span<const float>, 1> single = {one};
    EXPECT_EQ(fitted(single, {240, 140}).scale, 1);
    EXPECT_EQ(fitted({}, {240, 140}), PlaneView());
}

TEST(PlaneViewTest, a_lasso_holds_what_lies_within_and_a_click_takes_the_nearest) {
    const std::vector<float> plane{0, 0, 1, 1, 2, 2, 5, 5};
    EXPECT_EQ(pointsWithin(plane, QPolygonF({{0.5, 0.5}, {3, 0.5}, {3, 3}, {0.5, 3}})), (Points{1, 2}));
    EXPECT_EQ(pointsWithin(plane, {}), Points());
    EXPECT_EQ(nearestPoint(plane, {1.2, 1}, 0.5), 1);
    EXPECT_EQ(nearestPoint(plane, {3.5, 3.5}, 0.5), -1);
}

/// Five points; impressions 0 and 1 share the first, impression 2 has none.
std::shared_ptr<const projection::Projection> fivePoints() {
    auto made = std::make_shared<projection::Projection>();
    made->before = {0, 0, 1, 0, 0, 1, 1, 1, 4, 4};
    made->after = {0, 2, 1, 0, 0, 1, 1, 1, 4, 4};
    made->points = {0, 0, -1, 1, 2, 3, 4};
    made->points.resize(30, -1);
    made->description.pointCount = 5;
    made->description.placing = projection::Placing::Joint;
    return made;
}

std::shared_ptr<PointGroups> oneGroup(std::size_t count) {
    auto groups = std::make_shared<PointGroups>();
    groups->groups = {{QStringLiteral("all"), static_cast<std::int32_t>(count), true}};
    groups->ofPoint.assign(count, 0);
    return groups;
}

TEST(PointGroupsTest, a_point_is_in_the_group_of_most_of_its_chats) {
    auto spec = test::smallShop();
    for (auto& impression : spec.impressions)
        impression.candidates = {{.intent = 1}, {.intent = 2}};
    spec.impressions[0].candidates[0].isClicked = true;
    spec.impressions[1].candidates[0].isClicked = true;
    spec.impressions[3].candidates[1].isClicked = true;
    const auto dataset = test::makeFakeDataset(spec);
    ASSERT_OK_AND_ASSIGN(
        const auto groups, groupPoints(*dataset, *fivePoints(), Coloring::ClickedIntent, nullptr, {}));
    ASSERT_EQ(groups->ofPoint.size(), 5U);
    const auto nameOf = [&](std::size_t point) { return groups->groups[groups->ofPoint[point]].name; };
    EXPECT_EQ(nameOf(0).toStdString(), dataset->intentTitle({1}));
    EXPECT_EQ(nameOf(1).toStdString(), dataset->intentTitle({2}));
    EXPECT_EQ(nameOf(4), QStringLiteral("nothing clicked"));
    tasks::CompareReport report;
    report.outcomes.broken = {3};
    ASSERT_OK_AND_ASSIGN(
        const auto outcomes, groupPoints(*dataset, *fivePoints(), Coloring::Outcome, &report, {}));
    EXPECT_EQ(outcomes->groups[outcomes->ofPoint[1]].name, QStringLiteral("broken"));
    EXPECT_EQ(outcomes->groups.back().count, 4);
}

class PlaneLayerTest : public testing::Test {
protected:
    QImage draw(const PlaneScene& scene) const {
        const std::array<std::span<const float>, 1> planes = {scene.plane()};
        return drawPlane(scene, fitted(planes, {200, 200}), {200, 200}, 1, colors, {}).value();
    }
    static int inkOf(const QImage& image, const QColor& color) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == color ? 1 : 0;
        }
        return count;
    }
    PlaneColors colors{
        .surface = Qt::white,
        .faint = Qt::gray,
        .before = Qt::blue,
        .after = Qt::red,
        .groups = std::vector<QColor>(PointGroups::MostColored, QColor(Qt::black))};
};

TEST_F(PlaneLayerTest, DimsWhatIsNotChosenAndHidesNothing) {
    PlaneScene scene{.projection = fivePoints(), .groups = oneGroup(5)};
    const QImage all = draw(scene);
    EXPECT_GT(inkOf(all, Qt::black), 50);
    scene.chosen = std::make_shared<const Points>(Points{4});
    const QImage one = draw(scene);
    EXPECT_GT(inkOf(one, Qt::black), 8);
    EXPECT_LT(inkOf(one, Qt::black), inkOf(all, Qt::black) / 2);
    const int white = inkOf(one, Qt::white);
    EXPECT_NEAR(white, inkOf(all, Qt::white), 8) << "as many points are seen";
}

TEST_F(PlaneLayerTest, DrawsArrowsOfChosenPointsOnly) {
    PlaneScene scene{.projection = fivePoints(), .groups = oneGroup(5), .hasArrows = true};
    EXPECT_EQ(inkOf(draw(scene), Qt::red), 0);
    scene.chosen = std::make_shared<const Points>(Points{0});
    const QImage image = draw(scene);
    int red = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            red += image.pixelColor(x, y).red() > image.pixelColor(x, y).blue() + 60 ? 1 : 0;
    }
    EXPECT_GT(red, 20);
}

TEST_F(PlaneLayerTest, ManyPointsAreADensityOfAllOfThem) {
    auto many = std::make_shared<projection::Projection>();
    const std::size_t count = MostSinglePoints + 1;
    for (std::size_t i = 0; i < count; ++i)
        many->before.insert(many->before.end(), {i + 1 < count ? 0.0F : 10.0F, 0.0F});
    PlaneScene scene{.projection = many, .groups = oneGroup(count)};
    ASSERT_TRUE(isDensity(scene));
    const QImage image = draw(scene);
    const QColor crowd = image.pixelColor(20, 100);
    const QColor single = image.pixelColor(180, 100);
    EXPECT_LT(crowd.lightness(), 20);
    EXPECT_LT(single.lightness(), 200) << "a single point is seen beside twenty thousand";
    EXPECT_GT(single.lightness(), crowd.lightness());
}

class ProjectionViewTest : public testing::Test {
protected:
    ProjectionViewTest() {
        view.resize(240, 240);
        view.setProjection(fivePoints());
        view.setGroups(oneGroup(5));
        view.show();
        settle();
    }
    void settle() {
        EXPECT_TRUE(test::waitUntil([this] { return runner.jobCount() == 0; }));
    }
    void drag(const std::vector<QPointF>& way, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mousePress(&view, button, {}, way.front().toPoint());
        for (const QPointF& pixel : way)
            QTest::mouseMove(&view, pixel.toPoint());
        QTest::mouseRelease(&view, button, {}, way.back().toPoint());
        settle();
    }

    jobs::JobRunner runner;
    ui::Theme theme{*qApp, ui::ThemeMode::Light};
    ProjectionView view{runner, theme};
};

TEST_F(ProjectionViewTest, AClickChoosesThePointAndALassoThoseWithin) {
    std::vector<std::int32_t> clicked;
    std::vector<Points> lassos;
    QObject::connect(
        &view, &ProjectionView::pointChosen, &view, [&](std::int32_t point) { clicked.push_back(point); });
    QObject::connect(
        &view, &ProjectionView::pointsChosen, &view, [&](const Points& points) { lassos.push_back(points); });
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.pixelOf(3).toPoint());
    EXPECT_EQ(clicked, Points{3});
    const QPointF first = view.pixelOf(0) + QPointF(-12, 12);
    const QPointF last = view.pixelOf(3) + QPointF(12, -12);
    drag({first, {last.x(), first.y()}, last, {first.x(), last.y()}, first});
    ASSERT_EQ(lassos.size(), 1U);
    EXPECT_EQ(lassos[0], (Points{0, 1, 2, 3}));
    QTest::keyClick(&view, Qt::Key_Escape);
    EXPECT_EQ(lassos.back(), Points());
}

TEST_F(ProjectionViewTest, ZoomsPansAndShowsEverythingAgain) {
    const PlaneView all = view.planeView();
    QTest::keyClick(&view, Qt::Key_Plus);
    EXPECT_NEAR(view.planeView().scale, 1.25 * all.scale, 1e-9);
    const QPointF place = view.pixelOf(4);
    drag({{100, 100}, {110, 130}}, Qt::MiddleButton);
    EXPECT_EQ((view.pixelOf(4) - place).toPoint(), QPoint(10, 30));
    QTest::keyClick(&view, Qt::Key_F);
    EXPECT_EQ(view.planeView(), all);
    settle();
}

TEST_F(ProjectionViewTest, ThePanelNamesWhatIsShownAndHidesChoicesThatMeanNothing) {
    ProjectionPanel panel({runner, theme});
    panel.resize(700, 400);
    panel.show();
    panel.setProjection(fivePoints(), oneGroup(5));
    settle();
    const auto shows = [&](const QString& part) {
        for (const auto* label : panel.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    };
    EXPECT_TRUE(shows(QStringLiteral("all 5 different latent queries · PCA")));
    panel.setChosenText(QStringLiteral("3 points chosen"));
    EXPECT_TRUE(shows(QStringLiteral("3 points chosen")));
    panel.setNothing(QStringLiteral("Nothing."), QStringLiteral("Project them"));
    EXPECT_TRUE(shows(QStringLiteral("Nothing.")));
    EXPECT_EQ(panel.method(), projection::Method::Pca);
}

} // namespace
} // namespace intentscope::neighbours
