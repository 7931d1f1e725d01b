// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window.h"
#include "tests/support/temp_directory.h"

#include <QApplication>

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

namespace intentscope::app {

/// The real window over a real workspace of the tiny dataset (tests/support/tiny_dataset.h) with the runs
/// "base" and "tuned", which rank the candidates in opposite orders. Only the rankers are not LibTorch's.
class WindowFixture : public testing::Test {
protected:
    WindowFixture();
    ~WindowFixture() override;

    void SetUp() override;
    /// What the window works with; opposedRankers() unless a test has others.
    virtual RankerBackend backend() const;

    /// What of a sitting is kept; nothing unless a test says so.
    virtual SessionPlace sessions() const { return {}; }
    /// The window, a new one where there was one: as after a new start of the program.
    void startWindow();
    /// Opens a folder and waits until nothing runs any more.
    void open(const std::filesystem::path& folder);
    void settle();
    /// Selects an impression of the dataset by its id, and its user.
    void select(const std::string& impressionId);
    /// Writes the latent queries of the whole dataset by a fake reasoner onto the workspace's shelf.
    void writeSet(const std::string& reasonerName);
    QAction* action(const QString& text) const;
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    std::int64_t storedLabelCount() const;
    /// The words of the first label whose text contains `part`; empty when none is there.
    QString shownText(const QString& part) const;

    RealEnv m_env;
    test::TempDirectory m_folder;
    std::filesystem::path m_workspace = m_folder.path() / "shop.iscope";
    Settings m_settings;
    ui::Theme m_theme{*qApp, ui::ThemeMode::Light};
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::unique_ptr<MainWindow> m_window;
};

/// Rankers by the names of their checkpoint folders: "base" likes late intents, every other one early ones.
/// Reasoners are fakes; one in a folder "damaged" does not open.
RankerBackend opposedRankers();

} // namespace intentscope::app
