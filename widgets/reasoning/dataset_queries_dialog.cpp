// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/dataset_queries_dialog.h"

#include "widgets/base/convert.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace intentscope::reasoning {
namespace {

constexpr int PauseMs = 300;
constexpr int ProgressSteps = 1000;
constexpr int FirstWidth = 460;

} // namespace

DatasetQueriesDialog::DatasetQueriesDialog(const ui::Theme& theme, QWidget* window)
    : QDialog(window), m_theme(theme), m_author(new QLabel(this)), m_name(new QLineEdit(this)),
      m_part(new QComboBox(this)), m_split(new QComboBox(this)), m_slice(new QComboBox(this)),
      m_fields(new QWidget(this)), m_standing(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_messages(new ui::MessageBar(theme, this)) {
    setObjectName(QStringLiteral("datasetQueries"));
    setWindowTitle(tr("Latent queries of the dataset"));
    setModal(false);
    setMinimumWidth(FirstWidth);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseMs);
    m_author->setWordWrap(true);
    m_standing->setWordWrap(true);
    m_standing->setAccessibleName(tr("What is done already"));
    m_progress->setRange(0, ProgressSteps);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    m_fields->setLayout(createForm());
    const int margin = theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * margin, 2 * margin, 2 * margin, 2 * margin);
    column->setSpacing(margin);
    column->addWidget(m_messages);
    column->addWidget(m_author);
    column->addWidget(m_fields);
    column->addWidget(m_standing);
    column->addWidget(m_progress);
    column->addStretch(1);
    column->addWidget(createButtons());
    connect(&m_pause, &QTimer::timeout, this, [this] { Q_EMIT checkRequested(request()); });
    setRunning(false);
}

QFormLayout* DatasetQueriesDialog::createForm() {
    m_name->setPlaceholderText(tr("that of the reasoner"));
    m_name->setAccessibleName(tr("Name of the latent queries"));
    m_part->addItem(tr("All chats"), QStringLiteral("all"));
    m_part->addItem(tr("Training part"), QStringLiteral("train"));
    m_part->addItem(tr("Validation part"), QStringLiteral("validation"));
    m_part->addItem(tr("Test part"), QStringLiteral("test"));
    m_part->setAccessibleName(tr("Which chats"));
    m_split->addItem(tr("Newest chats test"), QStringLiteral("time:0.7/0.1"));
    m_split->addItem(tr("Every fifth user tests"), QStringLiteral("users:every=5"));
    m_split->setToolTip(tr("70 % train, 10 % validate and the newest 20 % test, or whole users"));
    m_split->setAccessibleName(tr("Split"));
    m_split->setEnabled(false);
    m_slice->setAccessibleName(tr("Slice"));
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(m_theme.metrics().margin);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Chats"), m_part);
    form->addRow(tr("Split"), m_split);
    form->addRow(tr("Slice"), m_slice);
    // Before the connections: the buttons that a check needs are still to come.
    setSlices({});
    connect(m_part, &QComboBox::currentIndexChanged, this, [this](int part) {
        m_split->setEnabled(part > 0);
        requestCheck();
    });
    for (const QComboBox* box : {m_split, m_slice})
        connect(box, &QComboBox::currentIndexChanged, this, &DatasetQueriesDialog::requestCheck);
    return form;
}

QWidget* DatasetQueriesDialog::createButtons() {
    auto* row = new QWidget(this);
    m_start = new QPushButton(tr("Start"), row);
    m_start->setDefault(true);
    m_cancel = new QPushButton(tr("Cancel"), row);
    m_cancel->setToolTip(tr("What is written by then is kept; the same can be asked for again and goes on"));
    m_cancel->setAutoDefault(false);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addStretch(1);
    line->addWidget(m_cancel);
    line->addWidget(m_start);
    connect(m_start, &QPushButton::clicked, this, [this] {
        m_messages->clear();
        Q_EMIT startRequested(request());
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        Q_EMIT cancelRequested();
    });
    return row;
}

void DatasetQueriesDialog::setAuthor(const QString& reasoner, const QString& settings) {
    m_author->setText(tr("Written by %1: %2").arg(reasoner, settings));
    requestCheck();
}

void DatasetQueriesDialog::setSlices(const std::vector<store::SavedSlice>& slices) {
    const QString chosen = m_slice->currentData().toString();
    m_slice->clear();
    m_slice->addItem(tr("All of them"), QString());
    for (const store::SavedSlice& slice : slices)
        m_slice->addItem(ui::toQString(slice.name), ui::toQString(slice.name));
    m_slice->setCurrentIndex(std::max(0, m_slice->findData(chosen)));
}

DatasetRequest DatasetQueriesDialog::request() const {
    return {
        .name = ui::toStdString(m_name->text().trimmed()),
        .part = ui::toStdString(m_part->currentData().toString()),
        .split = ui::toStdString(m_split->currentData().toString()),
        .slice = ui::toStdString(m_slice->currentData().toString())};
}

void DatasetQueriesDialog::requestCheck() {
    if (m_isRunning)
        return;
    m_messages->clear();
    m_standing->setText(tr("Looking at what there is..."));
    m_start->setEnabled(false);
    m_pause.start();
}

void DatasetQueriesDialog::setStanding(
    const tasks::ReasonStanding& standing, std::optional<double> msPerContext) {
    if (m_isRunning)
        return;
    const std::int64_t rest = standing.contextCount - standing.writtenCount;
    QString text;
    if (standing.isThere) {
        text = tr("All %1 chats are written already.").arg(ui::countText(standing.impressionCount));
    } else if (standing.writtenCount > 0) {
        text = tr("%1 of %2 contexts are already written; go on?")
                   .arg(ui::countText(standing.writtenCount), ui::countText(standing.contextCount));
    } else {
        text = tr("%1 chats, %2 different contexts.")
                   .arg(ui::countText(standing.impressionCount), ui::countText(standing.contextCount));
    }
    if (!standing.isThere && msPerContext)
        text +=
            tr(" At the pace of the last answer about %1.")
                .arg(ui::durationText(static_cast<std::int64_t>(*msPerContext * static_cast<double>(rest))));
    if (standing.shortenedCount > 0)
        text += tr(" %1 lose their oldest events to the budget.").arg(ui::countText(standing.shortenedCount));
    m_standing->setText(text);
    m_start->setText(standing.writtenCount > 0 && !standing.isThere ? tr("Go on") : tr("Start"));
    m_start->setEnabled(!standing.isThere);
}

void DatasetQueriesDialog::setProblem(const Error& error) {
    if (m_isRunning)
        return;
    m_standing->clear();
    m_start->setEnabled(false);
    m_messages->showError(error);
}

void DatasetQueriesDialog::begin() {
    m_progress->setValue(0);
    m_standing->setText(tr("Waiting..."));
    setRunning(true);
}

void DatasetQueriesDialog::setProgress(const jobs::JobView& job) {
    if (!m_isRunning)
        return;
    const Progress& progress = job.progress;
    m_progress->setValue(
        progress.total > 0 ? static_cast<int>(ProgressSteps * progress.done / progress.total) : 0);
    QString text = ui::toQString(progress.phase);
    if (progress.total > 0)
        text = tr("%1: %2 of %3").arg(text, ui::countText(progress.done), ui::countText(progress.total));
    if (job.remainingMs)
        text += tr(", %1 left").arg(ui::durationText(*job.remainingMs));
    if (job.phase == jobs::JobPhase::Stopping)
        text = tr("Stopping...");
    if (!text.isEmpty())
        m_standing->setText(text);
}

void DatasetQueriesDialog::finish(const tasks::ReasonOutcome& outcome) {
    setRunning(false);
    m_start->setEnabled(false);
    const latent::LatentDescription& set = outcome.set->description();
    QString text = tr("Latent queries of %1 chats are written.").arg(ui::countText(set.askedCount));
    if (outcome.cutCount > 0)
        text +=
            tr(" %1 answers were cut at the greatest count of tokens.").arg(ui::countText(outcome.cutCount));
    if (outcome.shortenedCount > 0)
        text += tr(" %1 prompts lost their oldest events to fit the budget.")
                    .arg(ui::countText(outcome.shortenedCount));
    m_standing->setText(text);
    for (const std::string& note : outcome.notes)
        m_messages->showMessage(ui::Severity::Note, ui::toQString(note));
}

void DatasetQueriesDialog::fail(const Error& error) {
    setRunning(false);
    requestCheck();
    m_messages->showError(error);
}

void DatasetQueriesDialog::setRunning(bool isRunning) {
    m_isRunning = isRunning;
    m_fields->setEnabled(!isRunning);
    m_progress->setVisible(isRunning);
    m_cancel->setVisible(isRunning);
    m_cancel->setEnabled(isRunning);
    m_start->setVisible(!isRunning);
}

} // namespace intentscope::reasoning
