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
    // The name stays what they say: it is what a screen reader reads.
    m_labels->setAccessibleDescription(tr("State of the labels"));
    m_sources->setAccessibleDescription(tr("Data and checkpoints on screen"));
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

namespace {

/// The ranker, and behind a plus sign the reasoner whose latent queries it read.
QString shortText(const RunSource& source) {
    return source.reasoner.isEmpty() ? source.ranker.left(6)
                                     : source.ranker.left(6) + QLatin1Char('+') + source.reasoner.left(6);
}

QString longText(const RunSource& source) {
    if (source.ranker.isEmpty())
        return StatusLine::tr("none");
    if (source.reasoner.isEmpty())
        return source.ranker;
    return StatusLine::tr("%1, with latent queries of reasoner %2").arg(source.ranker, source.reasoner);
}

} // namespace

void StatusLine::setSources(const QString& dataHash, const RunSource& before, const RunSource& after) {
    if (dataHash.isEmpty()) {
        m_sources->clear();
        m_sources->setToolTip({});
        return;
    }
    QStringList parts{tr("data %1").arg(dataHash.left(6))};
    if (!before.ranker.isEmpty())
        parts << tr("before %1").arg(shortText(before));
    if (!after.ranker.isEmpty())
        parts << tr("after %1").arg(shortText(after));
    m_sources->setText(parts.join(QStringLiteral("  ")));
    m_sources->setToolTip(
        tr("Dataset %1\nRanker before %2\nRanker after %3").arg(dataHash, longText(before), longText(after)));
}

void StatusLine::setNothingOpen() {
    m_labels->setText(tr("No workspace open"));
    m_sources->clear();
    m_sources->setToolTip({});
}

} // namespace intentscope::app
