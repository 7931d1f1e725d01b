// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/labels/label_event.h"
#include "widgets/models/column.h"

#include <QAbstractTableModel>

#include <memory>
#include <string_view>
#include <vector>

namespace intentscope::models {

enum class LabelColumn { User, Chat, TrueIntents, Verdict, Note, Annotator, Saved };

/// The word a person reads: "Right", "Acceptable", "Wrong", "" for none.
QString verdictText(labels::Verdict verdict);

/// The labels in force, in the order in which they came in.
class LabelsModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit LabelsModel(QObject* parent = nullptr);

    /// All of them: labels::LabelState::inForce.
    void setLabels(std::shared_ptr<const data::Dataset> dataset, std::vector<labels::LabelEvent> labels);
    /// One more line of the log: adds, replaces or removes one row.
    void apply(const labels::LabelEvent& event);

    /// Invalid when this dataset does not hold the impression.
    ImpressionIndex impressionAt(int row) const;
    const labels::LabelEvent& labelAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(const labels::LabelEvent& event, LabelColumn column) const;
    QString intentTitles(const labels::Label& label) const;
    QString userName(std::string_view impressionId) const;
    QString chatTime(std::string_view impressionId) const;

    std::shared_ptr<const data::Dataset> m_dataset;
    std::vector<labels::LabelEvent> m_labels;
};

} // namespace intentscope::models
