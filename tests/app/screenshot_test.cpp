// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "tests/support/gui_wait.h"
#include "tests/support/temp_directory.h"
#include "widgets/base/convert.h"

#include <QImage>
#include <QLabel>

#include <gtest/gtest.h>

#include <optional>

namespace intentscope::app {
namespace {

class ScreenshotTest : public testing::Test {
protected:
    ScreenshotTest() {
        m_widget.resize(120, 40);
        QObject::connect(&m_screenshot, &Screenshot::taken, &m_widget, [this] { m_isTaken = true; });
        QObject::connect(
            &m_screenshot, &Screenshot::failed, &m_widget, [this](const Error& error) { m_error = error; });
    }

    test::TempDirectory m_folder;
    QString m_file = ui::pathText(m_folder.path() / "picture.png");
    QLabel m_widget{QStringLiteral("look")};
    jobs::JobRunner m_jobs;
    bool m_isReady = true;
    Screenshot m_screenshot{m_jobs, [this] { return m_isReady; }};
    bool m_isTaken = false;
    std::optional<Error> m_error;
};

TEST_F(ScreenshotTest, WritesWhatTheWidgetShows) {
    m_screenshot.take(&m_widget, m_file);
    ASSERT_TRUE(test::waitUntil([this] { return m_isTaken; }));
    EXPECT_EQ(QImage(m_file).size(), QSize(120, 40));
}

TEST_F(ScreenshotTest, WaitsUntilTheWindowIsReady) {
    m_isReady = false;
    m_screenshot.take(&m_widget, m_file);
    test::waitUntil([] { return false; }, 700);
    EXPECT_FALSE(m_isTaken);
    m_isReady = true;
    EXPECT_TRUE(test::waitUntil([this] { return m_isTaken; }));
}

TEST_F(ScreenshotTest, SaysWhereItCouldNotWrite) {
    m_screenshot.take(&m_widget, ui::pathText(m_folder.path() / "missing" / "picture.png"));
    ASSERT_TRUE(test::waitUntil([this] { return m_error.has_value(); }));
    EXPECT_EQ(m_error->code, ErrorCode::Io);
    EXPECT_NE(m_error->place.file.find("missing"), std::string::npos);
}

} // namespace
} // namespace intentscope::app
