// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/label_details.h"

#include "widgets/base/convert.h"
#include "widgets/base/theme.h"
#include "widgets/labelling/cause_text.h"
#include "widgets/labelling/label_edits.h"
#include "widgets/panels/numbered_menu.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace intentscope::panels {

using labelling::LabelCommand;

namespace {

constexpr int WordCount = 3; ///< buttons in a row

} // namespace

LabelDetails::LabelDetails(const ui::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(theme.metrics().grid);
    addRow(*grid, tr("Query is"), {LabelCommand::Faithful, LabelCommand::Partly, LabelCommand::Misleading});
    m_rewritten = new QLineEdit(this);
    m_rewritten->setAccessibleName(tr("The latent query as it should be"));
    m_rewritten->setClearButtonEnabled(true);
    connect(m_rewritten, &QLineEdit::editingFinished, this, &LabelDetails::rewritingFinished);
    grid->addWidget(m_rewritten, grid->rowCount(), 0, 1, WordCount + 1);
    m_causeButton = new QToolButton(this);
    m_causeButton->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_causeButton->setFocusPolicy(Qt::TabFocus);
    m_causeMenu = new NumberedMenu(this);
    m_causeMenu->setAccessibleName(tr("Why is the ranking wrong?"));
    connect(m_causeButton, &QToolButton::clicked, this, &LabelDetails::askCause);
    auto* caption = new QLabel(tr("Cause"), this);
    caption->setBuddy(m_causeButton);
    const int row = grid->rowCount();
    grid->addWidget(caption, row, 0);
    grid->addWidget(m_causeButton, row, 1, 1, WordCount);
    addRow(
        *grid,
        tr("Better ranking"),
        {LabelCommand::RankingBefore, LabelCommand::RankingAlike, LabelCommand::RankingAfter});
    addRow(
        *grid,
        tr("Better query"),
        {LabelCommand::QueryBefore, LabelCommand::QueryAlike, LabelCommand::QueryAfter});
    addRow(*grid, tr("I am"), {LabelCommand::Unsure, LabelCommand::FairlySure, LabelCommand::Sure});
    for (int column = 1; column <= WordCount; ++column)
        grid->setColumnStretch(column, 1);
    refreshCause();
}

LabelDetails::~LabelDetails() {
    // A field that loses the focus while it is destroyed would report to half a widget.
    m_rewritten->disconnect(this);
}

void LabelDetails::addRow(
    QGridLayout& grid, const QString& caption, std::initializer_list<LabelCommand> row) {
    const int line = grid.rowCount();
    grid.addWidget(new QLabel(caption, this), line, 0);
    int column = 1;
    for (const LabelCommand command : row) {
        auto* made = new QToolButton(this);
        made->setText(labelling::wordText(command));
        made->setAccessibleName(labelling::commandText(command));
        made->setCheckable(true);
        made->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
        connect(made, &QToolButton::clicked, this, [this, command] { Q_EMIT wordClicked(command); });
        m_words.emplace_back(command, made);
        grid.addWidget(made, line, column++);
    }
}

void LabelDetails::setCauses(std::vector<labels::ErrorCause> causes) {
    m_causes = std::move(causes);
    m_causeMenu->clear();
    for (const labels::ErrorCause& cause : m_causes) {
        if (cause.isRetired)
            continue;
        const QAction* action = m_causeMenu->addAnswer(labelling::causeText(cause));
        connect(action, &QAction::triggered, this, [this, id = ui::toQString(cause.id)] {
            Q_EMIT causeChosen(id);
        });
    }
    const QAction* none = m_causeMenu->addAnswer(tr("No cause"));
    connect(none, &QAction::triggered, this, [this] { Q_EMIT causeChosen({}); });
    refreshCause();
}

void LabelDetails::setLabel(const labels::Label& label) {
    for (const auto& [command, button] : m_words)
        button->setChecked(labelling::says(label, command));
    m_cause = label.errorCause;
    refreshCause();
    if (!m_rewritten->hasFocus() || m_rewritten->text().isEmpty())
        setRewrittenQuery(label.rewrittenQuery);
}

void LabelDetails::setRewrittenQuery(const std::string& text) {
    m_rewritten->setText(ui::toQString(text));
}

bool LabelDetails::isRewritten() const {
    return m_rewritten->isModified();
}

std::string LabelDetails::rewrittenQuery() const {
    return ui::toStdString(m_rewritten->text().trimmed());
}

void LabelDetails::setKeys(const labelling::LabelKeys& keys) {
    for (const auto& [command, button] : m_words)
        button->setToolTip(labelling::textWithKey(labelling::commandText(command), keys.key(command)));
    m_rewritten->setPlaceholderText(
        labelling::textWithKey(tr("The latent query as it should be"), keys.key(LabelCommand::Rewrite)));
    m_causeButton->setToolTip(
        labelling::textWithKey(labelling::commandText(LabelCommand::Cause), keys.key(LabelCommand::Cause)));
}

void LabelDetails::setJudgeable(bool areAnswersShown, bool areTwoRunsShown) {
    for (const auto& [command, button] : m_words) {
        const bool isKnown = areAnswersShown || !labelling::judgesAnswers(command);
        button->setEnabled(isKnown && (areTwoRunsShown || !labelling::comparesRuns(command)));
    }
    m_causeButton->setEnabled(areAnswersShown);
    m_rewritten->setEnabled(areAnswersShown);
}

void LabelDetails::askCause() {
    m_causeMenu->ask(*m_causeButton);
}

void LabelDetails::focusRewrittenQuery() {
    m_rewritten->setFocus();
}

std::vector<QWidget*> LabelDetails::tabOrder() const {
    std::vector<QWidget*> order;
    for (const auto& [command, button] : m_words) {
        order.push_back(button);
        if (command != LabelCommand::Misleading)
            continue;
        order.push_back(m_rewritten);
        order.push_back(m_causeButton);
    }
    return order;
}

void LabelDetails::refreshCause() {
    const auto found = std::ranges::find(m_causes, m_cause, &labels::ErrorCause::id);
    QString text = tr("None named");
    if (!m_cause.empty())
        text = ui::toQString(found == m_causes.end() ? m_cause : found->title);
    m_causeButton->setText(text);
    m_causeButton->setAccessibleName(tr("Cause of the error: %1").arg(text));
}

} // namespace intentscope::panels
