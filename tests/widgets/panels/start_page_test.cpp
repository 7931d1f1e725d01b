// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/start_page.h"

#include "tests/support/temp_directory.h"
#include "widgets/base/convert.h"
#include "widgets/base/theme.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QUrl>

#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

namespace intentscope::panels {
namespace {

class StartPageDrop : public testing::Test {
protected:
    StartPageDrop() {
        QObject::connect(&m_page, &StartPage::openRequested, &m_page, [this](const auto& path) {
            m_opened.push_back(path);
        });
        m_page.resize(900, 560);
    }

    void carry(const std::vector<std::filesystem::path>& files) {
        QList<QUrl> urls;
        for (const auto& file : files)
            urls.append(QUrl::fromLocalFile(ui::pathText(file)));
        m_carried.setUrls(urls);
    }
    bool enter() {
        QDragEnterEvent event(At, Qt::CopyAction, &m_carried, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&m_page, &event);
        return event.isAccepted();
    }
    bool drop() {
        QDropEvent event(At, Qt::CopyAction, &m_carried, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&m_page, &event);
        return event.isAccepted();
    }
    bool says(const QString& text) const {
        for (const auto* label : m_page.findChildren<QLabel*>()) {
            if (label->text().contains(text))
                return true;
        }
        return false;
    }

    static constexpr QPoint At{450, 300};
    const ui::Theme m_theme{*qApp, ui::ThemeMode::Light};
    StartPage m_page{m_theme};
    QMimeData m_carried;
    std::vector<std::filesystem::path> m_opened;
    test::TempDirectory m_directory;
};

TEST_F(StartPageDrop, OpensAWorkspaceThatIsDropped) {
    const auto folder = m_directory.path() / "shop.iscope";
    std::filesystem::create_directory(folder);
    carry({folder});
    EXPECT_TRUE(enter());
    EXPECT_TRUE(says(QStringLiteral("Drop to open the workspace shop")));
    EXPECT_TRUE(m_opened.empty());
    EXPECT_TRUE(drop());
    EXPECT_EQ(m_opened, std::vector{folder});
    EXPECT_FALSE(says(QStringLiteral("Drop to open")));
}

TEST_F(StartPageDrop, SaysThatAFolderOrATableWillBeImported) {
    const auto folder = m_directory.path() / "export";
    std::filesystem::create_directory(folder);
    carry({folder});
    EXPECT_TRUE(enter());
    EXPECT_TRUE(says(QStringLiteral("Drop to import the dataset in the folder export")));
    carry({m_directory.path() / "chats.csv"});
    EXPECT_TRUE(enter());
    EXPECT_TRUE(says(QStringLiteral("Drop to import chats.csv")));
    EXPECT_TRUE(drop());
    EXPECT_EQ(m_opened, std::vector{m_directory.path() / "chats.csv"});
}

TEST_F(StartPageDrop, ForgetsWhatIsCarriedAway) {
    carry({m_directory.path()});
    EXPECT_TRUE(enter());
    QDragLeaveEvent leave;
    QApplication::sendEvent(&m_page, &leave);
    EXPECT_FALSE(says(QStringLiteral("Drop to import")));
    EXPECT_TRUE(m_opened.empty());
}

TEST_F(StartPageDrop, RefusesTextSeveralFilesAndWhatIsNotOnThisMachine) {
    m_carried.setText(QStringLiteral("shop.iscope"));
    EXPECT_FALSE(enter());
    carry({m_directory.path() / "a.csv", m_directory.path() / "b.csv"});
    EXPECT_FALSE(enter());
    m_carried.setUrls({QUrl(QStringLiteral("https://example.org/shop.iscope"))});
    EXPECT_FALSE(enter());
    EXPECT_TRUE(m_opened.empty());
    EXPECT_FALSE(says(QStringLiteral("Drop to")));
}

} // namespace
} // namespace intentscope::panels
