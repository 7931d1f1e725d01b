// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/reasoning_desk.h"
#include "widgets/reasoning/dataset_queries_dialog.h"

#include <QObject>
#include <QPointer>

namespace intentscope::app {

/// Latent queries for a whole dataset: opens the dialog, says what is done already, runs the job with its
/// progress, and goes on with one that was stopped. GUI thread.
class DatasetQueriesDesk final : public QObject {
    Q_OBJECT

public:
    DatasetQueriesDesk(
        const ReasoningDesk::Shared& shared,
        ReasoningDesk& reasoning,
        rank::ReasonerFactory openReasoner,
        QObject* parent = nullptr);
    ~DatasetQueriesDesk() override;

    void open();
    /// Null before the first `open`.
    reasoning::DatasetQueriesDialog* dialog() const { return m_dialog; }

private:
    /// Everything a job needs, taken when it is started.
    struct Work;

    void createDialog();
    void tellAuthor();
    void readSlices();
    void check(const reasoning::DatasetRequest& request);
    void start(const reasoning::DatasetRequest& request);
    std::optional<Work> workFor(const reasoning::DatasetRequest& request);

    ReasoningDesk::Shared m_shared;
    ReasoningDesk& m_reasoning;
    rank::ReasonerFactory m_openReasoner;
    QPointer<reasoning::DatasetQueriesDialog> m_dialog;
    jobs::JobId m_job;
};

} // namespace intentscope::app
