// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/import_page.h"

#include "tests/support/result_matchers.h"
#include "tests/support/temp_directory.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"
#include "widgets/models/preview_model.h"
#include "widgets/panels/import_columns.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

namespace intentscope::panels {
namespace {

constexpr char Tickets[] = "ticket,customer,time,problem,amount,note\n"
                           "t1,ann,2024-03-01T10:00:00Z,track,12.5,please hurry\n"
                           "t2,bob,2024-03-02T11:00:00Z,refund,3,where is it\n"
                           "t3,ann,2024-03-03T12:00:00Z,track,,it is still not here\n"
                           "t4,cid,2024-03-04T13:00:00Z,cancel,8.25,no more\n";

class ImportPageTest : public testing::Test {
protected:
    ImportPageTest() {
        m_page.resize(1100, 700);
        m_page.show();
        QApplication::setActiveWindow(&m_page);
        QObject::connect(
            &m_page, &ImportPage::importRequested, &m_page, [this](const ImportRequest& request) {
                m_requests.push_back(request);
            });
    }

    void propose(const char* text = Tickets) {
        auto proposal = data::proposeMapping(m_env, m_folder.write("tickets.csv", text));
        ASSERT_OK(proposal);
        for (std::size_t i = 0; i < proposal->columns.size(); ++i)
            m_rowOf[proposal->columns[i].name] = static_cast<int>(i);
        m_page.showProposal(*std::move(proposal));
    }
    void chooseRole(const std::string& column, data::Role role) {
        QComboBox* choice = m_columns->roleOf(m_rowOf.at(column));
        choice->setCurrentIndex(choice->findData(static_cast<int>(role)));
    }
    data::Role roleOf(const std::string& column) const {
        return m_page.proposal()->columns[static_cast<std::size_t>(m_rowOf.at(column))].role;
    }
    QPushButton* button(const QString& text) const {
        for (auto* each : m_page.findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    bool says(const QString& part) const {
        for (const auto* label : m_page.findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }
    QLineEdit* fieldOf(const QString& caption) const {
        for (const auto* label : m_page.findChildren<QLabel*>()) {
            if (label->text() == caption)
                return static_cast<QLineEdit*>(label->buddy());
        }
        return nullptr;
    }

    RealEnv m_env;
    test::TempDirectory m_folder;
    ui::Theme m_theme{*qApp, ui::ThemeMode::Light};
    ImportPage m_page{m_theme};
    ImportColumns* m_columns = m_page.findChild<ImportColumns*>();
    std::map<std::string, int> m_rowOf;
    std::vector<ImportRequest> m_requests;
};

TEST_F(ImportPageTest, ShowsKindsRolesReasonsAndTheFirstRows) {
    propose();
    EXPECT_EQ(m_columns->rowCount(), 6);
    EXPECT_EQ(roleOf("customer"), data::Role::UserId);
    EXPECT_EQ(roleOf("time"), data::Role::Time);
    EXPECT_EQ(m_columns->roleOf(m_rowOf["customer"])->currentText(), QStringLiteral("user"));
    EXPECT_EQ(m_columns->item(m_rowOf["amount"], 1)->text(), QStringLiteral("12.5"));
    for (int row = 0; row < m_columns->rowCount(); ++row)
        EXPECT_FALSE(m_columns->item(row, static_cast<int>(ImportColumns::Column::Why))->text().isEmpty());
    const auto* preview = m_page.findChild<models::PreviewModel*>();
    EXPECT_EQ(preview->rowCount(), 4);
    EXPECT_EQ(preview->index(1, 1).data().toString(), QStringLiteral("bob"));
}

TEST_F(ImportPageTest, NamesWhatStandsInTheWayUntilItIsChosen) {
    propose();
    chooseRole("problem", data::Role::Feature);
    EXPECT_FALSE(m_page.canImport());
    EXPECT_FALSE(button(QStringLiteral("Import"))->isEnabled());
    EXPECT_TRUE(says(QStringLiteral("\u2022")));
    chooseRole("problem", data::Role::IntentId);
    EXPECT_TRUE(m_page.canImport());
    EXPECT_FALSE(says(QStringLiteral("\u2022")));
}

TEST_F(ImportPageTest, ARoleThatIsThereTwiceIsMarkedAtBothColumns) {
    propose();
    chooseRole("problem", data::Role::IntentId);
    chooseRole("note", data::Role::IntentId);
    EXPECT_FALSE(m_page.canImport());
    const auto isMarked = [this](const char* column) {
        return !m_columns->item(m_rowOf.at(column), 0)->icon().isNull();
    };
    EXPECT_TRUE(isMarked("problem") || isMarked("note"));
    EXPECT_FALSE(isMarked("amount"));
}

TEST_F(ImportPageTest, TheKeyboardAloneChoosesAndImports) {
    propose();
    chooseRole("problem", data::Role::IntentId);
    QComboBox* role = m_columns->roleOf(m_rowOf["amount"]);
    role->setFocus();
    const QString before = role->currentText();
    QTest::keyClick(role, Qt::Key_Down);
    EXPECT_NE(role->currentText(), before);
    EXPECT_EQ(
        m_columns->item(m_rowOf["amount"], static_cast<int>(ImportColumns::Column::Why))->text(),
        QStringLiteral("you chose it"));
    QTest::keyClick(role, Qt::Key_Up);
    QLineEdit* name = fieldOf(QStringLiteral("Name"));
    name->setFocus();
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_EQ(m_requests.size(), 1U);
}

TEST_F(ImportPageTest, TheWheelChangesNoChoiceInPassing) {
    propose();
    QComboBox* role = m_columns->roleOf(m_rowOf["amount"]);
    const QString before = role->currentText();
    QWheelEvent wheel(
        QPointF(4, 4),
        role->mapToGlobal(QPointF(4, 4)),
        {},
        QPoint(0, -120),
        Qt::NoButton,
        Qt::NoModifier,
        Qt::NoScrollPhase,
        false);
    QApplication::sendEvent(role, &wheel);
    EXPECT_EQ(role->currentText(), before);
}

TEST_F(ImportPageTest, ColumnsThatAreLeftOutAreFaintInThePreview) {
    propose();
    chooseRole("note", data::Role::Ignored);
    const auto* preview = m_page.findChild<models::PreviewModel*>();
    EXPECT_TRUE(preview->isLeftOut(m_rowOf["note"]));
    EXPECT_FALSE(preview->isLeftOut(m_rowOf["customer"]));
}

TEST_F(ImportPageTest, TheRequestCarriesWhatWasChosen) {
    propose();
    chooseRole("problem", data::Role::IntentId);
    chooseRole("note", data::Role::Ignored);
    fieldOf(QStringLiteral("Name"))->setText(QStringLiteral(" Tickets of March "));
    for (auto* choice : m_page.findChildren<QComboBox*>()) {
        if (const int lenient = choice->findText(QStringLiteral("leave them out and list them"));
            lenient >= 0)
            choice->setCurrentIndex(lenient);
    }
    button(QStringLiteral("Import"))->click();
    ASSERT_EQ(m_requests.size(), 1U);
    const ImportRequest& request = m_requests.front();
    EXPECT_EQ(request.name, "Tickets of March");
    EXPECT_EQ(request.mode, data::ImportMode::Lenient);
    ASSERT_TRUE(request.proposal);
    EXPECT_EQ(request.proposal->columns[static_cast<std::size_t>(m_rowOf["note"])].role, data::Role::Ignored);
    EXPECT_TRUE(request.newWorkspace.empty());
}

TEST_F(ImportPageTest, AsksForAPlaceOnlyWhereNoWorkspaceIsOpen) {
    propose();
    chooseRole("problem", data::Role::IntentId);
    EXPECT_FALSE(fieldOf(QStringLiteral("New workspace"))->isVisible());
    m_page.setWorkspacePlace(QStringLiteral("/data/tickets.iscope"));
    EXPECT_TRUE(fieldOf(QStringLiteral("New workspace"))->isVisible());
    button(QStringLiteral("Import"))->click();
    EXPECT_EQ(m_requests.front().newWorkspace, "/data/tickets.iscope");
    fieldOf(QStringLiteral("New workspace"))->clear();
    EXPECT_FALSE(m_page.canImport());
}

TEST_F(ImportPageTest, WhileItImportsNothingCanBeChangedAndCancelStopsIt) {
    propose();
    chooseRole("problem", data::Role::IntentId);
    QSignalSpy cancelled(&m_page, &ImportPage::cancelRequested);
    m_page.begin();
    m_page.showProgress({.phase = "Reading tickets.csv", .done = 3, .total = 4, .detail = {}});
    EXPECT_TRUE(says(QStringLiteral("Reading tickets.csv")));
    EXPECT_FALSE(m_columns->isEnabled());
    EXPECT_FALSE(m_page.canImport());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_EQ(cancelled.count(), 1);
    m_page.end();
    EXPECT_TRUE(m_columns->isEnabled());
    EXPECT_TRUE(m_page.canImport());
}

TEST_F(ImportPageTest, AFailureLeavesTheChoicesAndSaysWhatToDo) {
    propose();
    chooseRole("problem", data::Role::IntentId);
    m_page.begin();
    m_page.showError(
        {.code = ErrorCode::InvalidInput,
         .message = "a number was expected",
         .place = {.file = "tickets.csv", .line = 3},
         .cure = "Mend the row, or leave bad rows out"});
    EXPECT_EQ(m_page.findChild<ui::MessageBar*>()->messageCount(), 1);
    EXPECT_TRUE(m_page.canImport());
}

TEST_F(ImportPageTest, ADatasetDirectoryIsShownWithItsTables) {
    m_page.showSummary(
        {.folder = m_folder.path(),
         .name = "Shop",
         .description = "A shop.",
         .timeZone = "Asia/Singapore",
         .tables = {{QStringLiteral("Users"), "users.csv", 3, 1'234}}});
    EXPECT_TRUE(says(QStringLiteral("Asia/Singapore")));
    EXPECT_TRUE(m_page.canImport());
    button(QStringLiteral("Import"))->click();
    ASSERT_EQ(m_requests.size(), 1U);
    EXPECT_FALSE(m_requests.front().proposal);
    EXPECT_EQ(m_requests.front().source, m_folder.path());
}

} // namespace
} // namespace intentscope::panels
