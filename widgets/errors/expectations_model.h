// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/gate_task.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <memory>

namespace intentscope::ui {
class Theme;
}

namespace intentscope::errors {

enum class ExpectationColumn { Result, Expectation, Where, Holds, Wanted };

/// The expectations of a file and whether a run meets them, in the file's order. GUI thread.
class ExpectationsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// `theme` must outlive the model.
    explicit ExpectationsModel(const ui::Theme& theme, QObject* parent = nullptr);

    /// Null: no rows.
    void setReport(std::shared_ptr<const tasks::GateReport> report);
    const tasks::ExpectationOutcome& outcomeAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static int initialWidth(ExpectationColumn column);

private:
    QString display(const tasks::ExpectationOutcome& outcome, ExpectationColumn column) const;
    QVariant key(const tasks::ExpectationOutcome& outcome, ExpectationColumn column) const;
    QString tooltip(const tasks::ExpectationOutcome& outcome) const;

    const ui::Theme& m_theme;
    std::shared_ptr<const tasks::GateReport> m_report;
};

} // namespace intentscope::errors
