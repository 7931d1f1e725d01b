// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/suspects_task.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>
#include <QTimeZone>

#include <memory>

namespace intentscope::errors {

enum class SuspectColumn { User, Time, Given, Likely, GivenProbability, LikelyProbability };

/// Answers that are probably wrong, the least credible first. GUI thread.
class SuspectsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit SuspectsModel(QObject* parent = nullptr);

    /// Null: no rows. The dataset is that of the report.
    void setReport(
        std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::SuspectsReport> report);
    const tasks::Suspect& suspectAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static int initialWidth(SuspectColumn column);

private:
    QString display(const tasks::Suspect& suspect, SuspectColumn column) const;
    QString tooltip(const tasks::Suspect& suspect) const;

    std::shared_ptr<const data::Dataset> m_dataset;
    std::shared_ptr<const tasks::SuspectsReport> m_report;
    QTimeZone m_zone;
};

} // namespace intentscope::errors
