// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/score_table.h"

#include <QStatusBar>
#include <QString>

#include <cstddef>

class QLabel;

namespace intentscope::jobs {
class JobRunner;
} // namespace intentscope::jobs

namespace intentscope::ui {
class Theme;
} // namespace intentscope::ui

namespace intentscope::app {

/// What scored a run on screen: SHA-256 in hexadecimal, empty where there is none.
struct RunSource {
    QString ranker;
    QString reasoner; ///< whose latent queries the ranker read
};

/// Answers three questions all the time: are my labels safe, what is running, which data and checkpoints am I
/// looking at.
class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    StatusLine(jobs::JobRunner& jobs, const ui::Theme& theme, QWidget* parent = nullptr);

    void setLabelCount(std::size_t count, bool isReadOnly);
    void setSources(const QString& dataHash, const RunSource& before, const RunSource& after);
    void setNothingOpen();

private:
    QLabel* m_labels;
    QLabel* m_sources;
};

} // namespace intentscope::app
