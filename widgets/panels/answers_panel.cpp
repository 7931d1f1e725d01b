// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/answers_panel.h"

#include "widgets/base/elided_label.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QTableWidget>
#include <QVBoxLayout>

namespace intentscope::panels {

using labelling::LabelCommand;

namespace {

constexpr int FirstDigit = static_cast<int>(LabelCommand::Choose1);
constexpr int LastDigit = static_cast<int>(LabelCommand::Choose9);

QStringList cellsOf(const Answer& answer) {
    const QString who =
        answer.isDecision ? AnswersPanel::tr("%1, the decision").arg(answer.annotator) : answer.annotator;
    const QString what = answer.isSkipped ? AnswersPanel::tr("Skipped") : answer.intents;
    return {who, what, answer.verdict, answer.queryVerdict, answer.cause, answer.confidence, answer.note};
}

} // namespace

AnswersPanel::AnswersPanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_pages(new QStackedLayout), m_empty(new ui::EmptyState(theme, this)) {
    m_pages->addWidget(m_empty);
    m_pages->addWidget(createPage());
    const int margin = theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->addLayout(m_pages);
    createShortcuts();
    setKeys(m_keys);
    setEmpty({});
}

AnswersPanel::~AnswersPanel() = default;

QWidget* AnswersPanel::createPage() {
    auto* page = new QWidget(this);
    m_title = new ui::ElidedLabel(page);
    m_title->setFont(m_theme.titleFont());
    m_messages = new ui::MessageBar(m_theme, page);
    m_table = new QTableWidget(page);
    m_table->setAccessibleName(tr("What the annotators said"));
    const QStringList columns{
        tr("Who"), tr("Intent"), tr("Ranking"), tr("Query"), tr("Cause"), tr("Sure"), tr("Note")};
    m_table->setColumnCount(static_cast<int>(columns.size()));
    m_table->setHorizontalHeaderLabels(columns);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setMinimumHeight(4 * m_theme.metrics().rowHeight);
    connect(m_table, &QTableWidget::activated, this, [this](const QModelIndex& index) { take(index.row()); });
    m_take = new QPushButton(tr("Take this answer"), page);
    m_anew = new QPushButton(tr("Decide anew"), page);
    connect(m_take, &QPushButton::clicked, this, [this] { take(m_table->currentRow()); });
    connect(m_anew, &QPushButton::clicked, this, &AnswersPanel::anewRequested);
    m_agreement = new QLabel(page);
    m_agreement->setWordWrap(true);
    m_agreement->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_take);
    buttons->addWidget(m_anew);
    buttons->addWidget(m_agreement, 1);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_theme.metrics().margin);
    rows->addWidget(m_title);
    rows->addWidget(m_messages);
    rows->addWidget(m_table, 1);
    rows->addLayout(buttons);
    return page;
}

void AnswersPanel::createShortcuts() {
    std::vector<LabelCommand> commands{
        LabelCommand::Find,
        LabelCommand::Submit,
        LabelCommand::Next,
        LabelCommand::Previous,
        LabelCommand::NextOpen,
        LabelCommand::PreviousOpen};
    for (int digit = FirstDigit; digit <= LastDigit; ++digit)
        commands.push_back(static_cast<LabelCommand>(digit));
    for (const LabelCommand command : commands) {
        auto* shortcut = new QShortcut(this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        // A key that is held must not decide the next chat too.
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, [this, command] { run(command); });
        m_shortcuts.emplace_back(command, shortcut);
    }
}

void AnswersPanel::setKeys(const labelling::LabelKeys& keys) {
    m_keys = keys;
    for (const auto& [command, shortcut] : m_shortcuts)
        shortcut->setKey(keys.key(command));
    m_take->setToolTip(tr("An answer's number takes it and goes on to the next chat"));
    m_anew->setToolTip(
        labelling::textWithKey(tr("None is right: say so in the label panel"), keys.key(LabelCommand::Find)));
}

void AnswersPanel::setEmpty(const QString& sentence) {
    m_canTake.clear();
    m_table->setRowCount(0);
    m_empty->setText(sentence);
    m_pages->setCurrentIndex(0);
}

void AnswersPanel::setAnswers(const QString& chat, const std::vector<Answer>& answers) {
    m_title->setText(chat);
    m_messages->clear();
    m_isDecided = false;
    m_canTake.clear();
    m_table->setRowCount(static_cast<int>(answers.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const Answer& answer = answers[static_cast<std::size_t>(row)];
        m_isDecided = m_isDecided || answer.isDecision;
        m_canTake.push_back(!answer.isSkipped && !answer.isDecision);
        m_table->setVerticalHeaderItem(row, new QTableWidgetItem(QString::number(row + 1)));
        const QStringList cells = cellsOf(answer);
        for (int column = 0; column < cells.size(); ++column) {
            auto* cell = new QTableWidgetItem(cells[column]);
            cell->setToolTip(cells[column]);
            m_table->setItem(row, column, cell);
        }
    }
    m_table->resizeColumnsToContents();
    m_table->resizeRowsToContents();
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(0, 0);
    m_pages->setCurrentIndex(1);
}

void AnswersPanel::setAgreement(const QString& text) {
    m_agreement->setText(text);
}

void AnswersPanel::showError(const Error& error) {
    m_messages->showError(error);
}

void AnswersPanel::run(LabelCommand command) {
    const int digit = static_cast<int>(command);
    if (digit >= FirstDigit && digit <= LastDigit) {
        take(digit - FirstDigit);
        return;
    }
    switch (command) {
    case LabelCommand::Find:
        Q_EMIT anewRequested();
        return;
    case LabelCommand::Submit:
        if (m_isDecided)
            Q_EMIT nextOpenRequested();
        else
            take(m_table->currentRow());
        return;
    case LabelCommand::Next:
        Q_EMIT nextRequested();
        return;
    case LabelCommand::Previous:
        Q_EMIT previousRequested();
        return;
    case LabelCommand::NextOpen:
        Q_EMIT nextOpenRequested();
        return;
    case LabelCommand::PreviousOpen:
        Q_EMIT previousOpenRequested();
        return;
    default:
        return;
    }
}

void AnswersPanel::take(int row) {
    if (row >= 0 && static_cast<std::size_t>(row) < m_canTake.size() &&
        m_canTake[static_cast<std::size_t>(row)])
        Q_EMIT answerTaken(row);
}

} // namespace intentscope::panels
