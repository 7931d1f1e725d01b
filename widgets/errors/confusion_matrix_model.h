// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/confusion_task.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace intentscope::ui {
class Theme;
}

namespace intentscope::errors {

/// Clicked intents down, predicted ones across: the intents that one run confuses most, the most confused
/// first, with the right ones on the diagonal. A number on a tone, so that neither stands alone. GUI thread.
class ConfusionMatrixModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr std::size_t MostIntents = 30;

    /// `theme` must outlive the model.
    explicit ConfusionMatrixModel(const ui::Theme& theme, QObject* parent = nullptr);

    /// Null: no cells. The dataset is the report's.
    void setReport(
        std::shared_ptr<const data::Dataset> dataset, std::shared_ptr<const tasks::ConfusionReport> report);
    /// Which of the report's runs is counted; the last one at first.
    void setRun(std::size_t run);
    std::size_t run() const { return m_run; }
    /// Confused intents in all; more than are shown where there are too many.
    std::int64_t confusedIntentCount() const { return m_confusedCount; }

    /// The chats of a cell; empty where there are none.
    const std::vector<std::int32_t>& impressionsAt(const QModelIndex& index) const;
    QString title(const QModelIndex& index) const; ///< of these chats

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void arrange();
    QString intentText(std::size_t place) const;
    QString tooltip(const QModelIndex& index) const;

    const ui::Theme& m_theme;
    std::shared_ptr<const data::Dataset> m_dataset;
    std::shared_ptr<const tasks::ConfusionReport> m_report;
    std::size_t m_run = 0;
    std::vector<IntentIndex> m_intents;                    ///< of rows and columns alike
    std::vector<const std::vector<std::int32_t>*> m_cells; ///< row by row; null where nothing was confused
    std::vector<const analysis::ConfusedPair*> m_pairs;    ///< parallel; null on the diagonal as well
    std::int64_t m_confusedCount = 0;
    std::int64_t m_most = 0; ///< in one cell off the diagonal
};

} // namespace intentscope::errors
