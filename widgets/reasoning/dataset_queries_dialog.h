// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/slice_store.h"
#include "core/tasks/reason_task.h"
#include "widgets/jobs/job_runner.h"

#include <QDialog>
#include <QTimer>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace intentscope::ui {
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::reasoning {

/// What a person asked to have latent queries written for.
struct DatasetRequest {
    std::string name = {};              ///< "": the reasoner's
    std::string part = "all";           ///< of tasks::ReasonPart
    std::string split = "time:0.7/0.1"; ///< the same
    std::string slice = {};             ///< name or expression; "" for every impression

    friend bool operator==(const DatasetRequest&, const DatasetRequest&) = default;
};

/// Has the latent queries of a dataset, or of a part, written: says how much of it is done already, and how
/// it goes. Stays open beside the window. Runs nothing itself. GUI thread.
class DatasetQueriesDialog final : public QDialog {
    Q_OBJECT

public:
    /// `theme` must outlive the dialog.
    DatasetQueriesDialog(const ui::Theme& theme, QWidget* window);

    /// Who writes and how, for a person: "writer, greedy, up to 64 tokens, the default template".
    void setAuthor(const QString& reasoner, const QString& settings);
    void setSlices(const std::vector<store::SavedSlice>& slices);
    DatasetRequest request() const;

    /// The answer to checkRequested. `msPerContext`: of the last answers, where there were any.
    void setStanding(const tasks::ReasonStanding& standing, std::optional<double> msPerContext);
    void setProblem(const Error& error);
    /// The job has begun; then `setProgress` until it is over.
    void begin();
    void setProgress(const jobs::JobView& job);
    void finish(const tasks::ReasonOutcome& outcome);
    /// Cancelled is a note that says how much is kept, anything else a failure.
    void fail(const Error& error);
    /// Asks for the standing soon.
    void requestCheck();

Q_SIGNALS:
    void checkRequested(const intentscope::reasoning::DatasetRequest& request);
    void startRequested(const intentscope::reasoning::DatasetRequest& request);
    void cancelRequested();

private:
    QFormLayout* createForm();
    QWidget* createButtons();
    void setRunning(bool isRunning);

    const ui::Theme& m_theme;
    bool m_isRunning = false;
    QTimer m_pause;
    QLabel* m_author;
    QLineEdit* m_name;
    QComboBox* m_part;
    QComboBox* m_split;
    QComboBox* m_slice;
    QWidget* m_fields;
    QLabel* m_standing;
    QProgressBar* m_progress;
    ui::MessageBar* m_messages;
    QPushButton* m_start = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace intentscope::reasoning
