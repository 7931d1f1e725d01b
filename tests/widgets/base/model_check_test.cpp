// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gui_model_check.h"

#include <QAbstractListModel>
#include <QStringListModel>

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <concepts>

namespace intentscope::test {
namespace {

/// Deliberately wrong: every row has rows of its own, and there is an index beyond the last row.
class BrokenModel final : public QAbstractListModel {
public:
    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 3 : 2; }
    QVariant data(const QModelIndex&, int) const override { return 1; }
    QModelIndex index(int row, int column, const QModelIndex&) const override {
        return createIndex(row, column);
    }
};

/// Right at first; then says that rows changed which are none.
class LyingModel final : public QAbstractListModel {
public:
    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : 2; }
    QVariant data(const QModelIndex&, int role) const override {
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("a")) : QVariant();
    }
    void lie() { Q_EMIT dataChanged(index(0), QModelIndex()); }
};

template <std::invocable Action>
int failuresOf(Action action) {
    testing::TestPartResultArray results;
    {
        const testing::ScopedFakeTestPartResultReporter reporter(&results);
        action();
    }
    return results.size();
}

TEST(ModelCheckTest, ABrokenModelFailsTheTest) {
    EXPECT_GT(
        failuresOf([] {
            BrokenModel model;
            const ModelCheck check(model);
        }),
        0);
}

TEST(ModelCheckTest, ALaterMistakeFailsTheTestToo) {
    LyingModel model;
    const ModelCheck check(model);
    EXPECT_GT(failuresOf([&model] { model.lie(); }), 0);
}

TEST(ModelCheckTest, AGoodModelPasses) {
    QStringListModel model({QStringLiteral("a"), QStringLiteral("b")});
    const ModelCheck check(model);
    model.insertRows(1, 2);
    model.removeRows(0, 1);
}

} // namespace
} // namespace intentscope::test
