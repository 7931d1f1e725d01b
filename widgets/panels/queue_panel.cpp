// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/queue_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace intentscope::panels {
namespace {

constexpr int NameCharacters = 14;
constexpr int BarHeight = 6;
/// The data of the entry that makes one; no queue's id is empty or this.
constexpr QLatin1String NewEntry("+");

QString secondsText(double seconds) {
    return ui::durationText(static_cast<std::int64_t>(std::llround(seconds)) * MillisPerSecond);
}

} // namespace

QueuePanel::QueuePanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_pages(new QStackedLayout), m_form(new QueueForm(theme, this)),
      m_empty(new ui::EmptyState(theme, this)), m_messages(new ui::MessageBar(theme, this)) {
    setAccessibleName(tr("Queue"));
    m_page = createPage();
    for (QWidget* page : std::initializer_list<QWidget*>{m_empty, m_page, m_form})
        m_pages->addWidget(page);
    const int margin = theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(margin);
    column->addLayout(m_pages);
    column->addWidget(m_messages);
    column->addStretch(1);
    connect(m_choice, &QComboBox::activated, this, &QueuePanel::onActivated);
    connect(m_form, &QueueForm::cancelled, this, [this] { showPage(m_page); });
    connect(m_form, &QueueForm::accepted, this, [this](const NewQueue& queue) {
        showPage(m_page);
        Q_EMIT creationRequested(queue);
    });
    setUnavailable(tr("Import data to make a queue of its chats."));
    fill();
}

QWidget* QueuePanel::createPage() {
    auto* page = new QWidget(this);
    m_choice = new QComboBox(page);
    m_choice->setAccessibleName(tr("Queue to label"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(NameCharacters);
    m_bar = new QProgressBar(page);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(BarHeight);
    m_bar->setAccessibleName(tr("Done of the queue"));
    m_done = new QLabel(page);
    m_pace = new QLabel(page);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_theme.metrics().grid);
    rows->addWidget(m_choice);
    rows->addWidget(m_done);
    rows->addWidget(m_bar);
    rows->addWidget(m_pace);
    for (QLabel* line : {m_done, m_pace}) {
        line->setWordWrap(true);
        line->setMinimumHeight(line->fontMetrics().height());
    }
    return page;
}

void QueuePanel::showPage(QWidget* page) {
    // A hidden page asks for no room, so that the panel is as low as what it shows.
    for (QWidget* each : std::initializer_list<QWidget*>{m_empty, m_page, m_form})
        each->setSizePolicy(
            QSizePolicy::Preferred, each == page ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_pages->setCurrentWidget(page);
}

void QueuePanel::setUnavailable(const QString& reason) {
    m_messages->clear();
    m_empty->setText(reason);
    showPage(reason.isEmpty() ? m_page : m_empty);
}

void QueuePanel::setQueues(std::vector<queues::Queue> queues) {
    m_queues = std::move(queues);
    fill();
}

void QueuePanel::setCurrent(const std::string& id) {
    m_current = id;
    fill();
}

void QueuePanel::setSurroundings(const QueueSurroundings& surroundings) {
    m_form->setSurroundings(surroundings);
}

void QueuePanel::setBusy(bool isBusy) {
    m_choice->setEnabled(!isBusy);
}

void QueuePanel::showError(const Error& error) {
    m_messages->showError(error);
}

void QueuePanel::showNote(const QString& text) {
    m_messages->showMessage(ui::Severity::Note, text);
}

void QueuePanel::clearMessages() {
    m_messages->clear();
}

void QueuePanel::fill() {
    const QSignalBlocker blocker(m_choice);
    m_choice->clear();
    m_choice->addItem(tr("No queue: every chat"), QString());
    for (const queues::Queue& queue : m_queues) {
        m_choice->addItem(ui::toQString(queue.name), ui::toQString(queue.id));
        m_choice->setItemData(m_choice->count() - 1, ui::toQString(queue.source), Qt::ToolTipRole);
    }
    m_choice->addItem(tr("New queue..."), NewEntry);
    const int at = std::max(0, m_choice->findData(ui::toQString(m_current)));
    m_choice->setCurrentIndex(at);
    m_choice->setToolTip(m_choice->itemData(at, Qt::ToolTipRole).toString());
    m_bar->setVisible(at > 0);
    m_pace->setVisible(at > 0);
    if (at == 0)
        m_done->setText(
            m_queues.empty() ? tr("A queue holds the chats to label, in an order of your choice.")
                             : tr("Choose a queue to go on where you stopped."));
}

void QueuePanel::setProgress(const labelling::WalkProgress& progress) {
    const auto count = [](std::int64_t number) { return ui::countText(number); };
    const bool isAll = progress.doneCount == progress.itemCount;
    QString done = isAll ? tr("All %1 done").arg(count(progress.itemCount))
                         : tr("%1 of %2 done").arg(count(progress.doneCount), count(progress.itemCount));
    if (progress.skippedCount > 0)
        done += tr(", %1 skipped").arg(count(progress.skippedCount));
    m_done->setText(done);
    if (progress.itemCount == 0)
        done = tr("There is nothing to do in this queue.");
    m_bar->setRange(0, static_cast<int>(std::max<std::int64_t>(progress.itemCount, 1)));
    m_bar->setValue(static_cast<int>(progress.doneCount));
    if (isAll)
        m_pace->setText(tr("Choose another queue, or look through this one again."));
    else if (progress.medianSeconds)
        m_pace->setText(tr("%1 a chat, about %2 left")
                            .arg(secondsText(*progress.medianSeconds), secondsText(*progress.secondsLeft)));
    else
        m_pace->setText(tr("The pace shows after two chats."));
}

void QueuePanel::onActivated() {
    const QString chosen = m_choice->currentData().toString();
    // Until it is open, what was open before is still the one.
    fill();
    if (chosen != NewEntry) {
        Q_EMIT queueChosen(chosen);
        return;
    }
    m_messages->clear();
    showPage(m_form);
    m_form->begin();
}

} // namespace intentscope::panels
