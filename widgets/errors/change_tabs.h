// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "widgets/errors/mover_model.h"
#include "widgets/errors/slice_table_model.h"

#include <QTabWidget>

#include <memory>
#include <string>
#include <vector>

class QComboBox;
class QTableView;

namespace intentscope::ui {
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::errors {

class DroppedModel;

/// Where two runs differ: in slices, for users, for clicked intents, and which groups no number covers. Shows
/// results; computes nothing. GUI thread.
class ChangeTabs final : public QTabWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the tabs.
    explicit ChangeTabs(const ui::Theme& theme, QWidget* parent = nullptr);
    ~ChangeTabs() override;

    /// Columns whose values can be slices, as expressions write them; saved slices are always offered.
    void setColumns(const std::vector<std::string>& columns);
    /// "" for the saved slices.
    QString chosenColumn() const;
    /// Null while they are being computed.
    void setSlices(SliceComparisons slices);
    void setMovers(std::shared_ptr<const MoverTable> users, std::shared_ptr<const MoverTable> intents);
    void setDropped(std::shared_ptr<const tasks::CompareReport> report);
    void showError(const Error& error);

    SliceTableModel& slices() { return *m_slices; }
    MoverModel& users() { return *m_users; }

Q_SIGNALS:
    /// Another column, or "" for saved slices.
    void columnChosen(const QString& column);
    void sliceChosen(const QString& expression);
    void userChosen(intentscope::UserIndex user);
    void intentChosen(intentscope::IntentIndex intent);
    /// A group that GAUC left out, by its name.
    void droppedChosen(const QString& name);

private:
    QWidget* createSlices();
    QTableView* createMovers(MoverModel& model, const QString& name);
    QTableView* createDropped();
    void refreshMetrics();
    void applyTheme();

    const ui::Theme& m_theme;
    SliceTableModel* m_slices;
    MoverModel* m_users;
    MoverModel* m_intents;
    DroppedModel* m_dropped;
    ui::MessageBar* m_messages = nullptr;
    QComboBox* m_columns = nullptr;
    QComboBox* m_metrics = nullptr;
    std::vector<QTableView*> m_tables;
};

} // namespace intentscope::errors
