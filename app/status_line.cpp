// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_line.h"

#include "widgets/base/theme.h"
#include "widgets/jobs/job_status_widget.h"

#include <QLabel>
#include <QLocale>

namespace intentscope::app {

StatusLine::StatusLine(jobs::JobRunner& jobs, const ui::Theme& theme, QWidget* parent)
    : QStatusBar(parent), m_labels(new QLabel(this)), m_sources(new QLabel(this)) {
    setSizeGripEnabled(false);
    m_labels->setContentsMargins(8, 2, 8, 2);
    m_sources->setContentsMargins(8, 2, 8, 2);
    m_labels->setAccessibleName(tr("State of the labels"));
    m_sources->setAccessibleName(tr("Data and checkpoints on screen"));
    m_sources->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addWidget(m_labels);
    addWidget(new jobs::JobStatusWidget(jobs, theme, this), 1);
    addPermanentWidget(m_sources);
    setNothingOpen();
}

void StatusLine::setLabelCount(std::size_t count, bool isReadOnly) {
    const QString number = QLocale().toString(static_cast<qulonglong>(count));
    m_labels->setText(
        isReadOnly ? tr("%1 labels, read-only: another program holds this workspace").arg(number)
                   : tr("%1 labels, all on disk").arg(number));
}

void StatusLine::setSources(const QString& dataHash, const QString& beforeHash, const QString& afterHash) {
    if (dataHash.isEmpty()) {
        m_sources->clear();
        m_sources->setToolTip({});
        return;
    }
    QStringList parts{tr("data %1").arg(dataHash.left(6))};
    if (!beforeHash.isEmpty())
        parts << tr("before %1").arg(beforeHash.left(6));
    if (!afterHash.isEmpty())
        parts << tr("after %1").arg(afterHash.left(6));
    m_sources->setText(parts.join(QStringLiteral("  ")));
    m_sources->setToolTip(tr("Dataset %1\nRanker before %2\nRanker after %3")
                              .arg(
                                  dataHash,
                                  beforeHash.isEmpty() ? tr("none") : beforeHash,
                                  afterHash.isEmpty() ? tr("none") : afterHash));
}

void StatusLine::setNothingOpen() {
    m_labels->setText(tr("No workspace open"));
    m_sources->clear();
    m_sources->setToolTip({});
}

} // namespace intentscope::app
