// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adjudication_desk.h"

#include "core/tasks/agreement_task.h"
#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/labelling/cause_text.h"
#include "widgets/labelling/label_edits.h"

#include <algorithm>
#include <utility>

namespace intentscope::app {
namespace {

using labelling::LabelCommand;

QString wordOf(const labels::Label& label, std::initializer_list<LabelCommand> commands) {
    for (const LabelCommand command : commands) {
        if (labelling::says(label, command))
            return labelling::wordText(command);
    }
    return {};
}

QString titleOf(const data::Dataset& dataset, const std::string& id) {
    const auto intent = dataset.findIntent(id);
    return ui::toQString(intent ? dataset.intentTitle(*intent) : std::string_view(id));
}

QString agreementText(const data::Dataset& dataset, const tasks::AgreementReport& report) {
    constexpr std::size_t ShownCount = 3;
    QStringList lines;
    if (report.alpha.value)
        lines << AdjudicationDesk::tr("Krippendorff's alpha %1 over %2 chats that several judged")
                     .arg(ui::significant(*report.alpha.value), ui::countText(report.sharedCount));
    QStringList confused;
    for (const tasks::Confusion& confusion : report.confusions) {
        if (static_cast<std::size_t>(confused.size()) == ShownCount)
            break;
        confused << AdjudicationDesk::tr("%1 / %2 (%3)")
                        .arg(
                            titleOf(dataset, confusion.first),
                            titleOf(dataset, confusion.second),
                            ui::countText(confusion.count));
    }
    if (!confused.isEmpty())
        lines << AdjudicationDesk::tr("Taken for one another: %1").arg(confused.join(QStringLiteral(", ")));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

AdjudicationDesk::AdjudicationDesk(const Shared& shared, QObject* parent)
    : QObject(parent), m_shared(shared) {
    const panels::AnswersPanel* answers = &panel();
    connect(&m_shared.sittings, &SittingDesk::walkChanged, this, &AdjudicationDesk::onWalkChanged);
    connect(&m_shared.sittings, &SittingDesk::labelSaved, this, &AdjudicationDesk::show);
    connect(&m_shared.selection, &state::SelectionState::impressionChanged, this, &AdjudicationDesk::show);
    connect(answers, &panels::AnswersPanel::answerTaken, this, &AdjudicationDesk::take);
    connect(answers, &panels::AnswersPanel::anewRequested, this, [this] {
        m_shared.workbench.goToPanel(QStringLiteral("label"));
    });
    connect(answers, &panels::AnswersPanel::nextRequested, &m_shared.labels, &LabelDesk::selectNext);
    connect(answers, &panels::AnswersPanel::previousRequested, &m_shared.labels, &LabelDesk::selectPrevious);
    connect(answers, &panels::AnswersPanel::nextOpenRequested, &m_shared.labels, &LabelDesk::selectNextOpen);
    connect(
        answers,
        &panels::AnswersPanel::previousOpenRequested,
        &m_shared.labels,
        &LabelDesk::selectPreviousOpen);
    show();
}

bool AdjudicationDesk::isAdjudicating() const {
    const labelling::QueueWalk* walk = m_shared.sittings.walk();
    return walk != nullptr && walk->sitting().role == labels::LabelRole::Adjudicator;
}

void AdjudicationDesk::onWalkChanged() {
    show();
    panel().setAgreement({});
    if (isAdjudicating())
        measureAgreement();
}

void AdjudicationDesk::show() {
    m_answers.clear();
    if (!isAdjudicating()) {
        panel().setEmpty(tr("Choose a queue of other annotators: where they disagree, you decide."));
        return;
    }
    const labelling::QueueWalk& walk = *m_shared.sittings.walk();
    const auto& dataset = *m_shared.controller.dataset();
    const ImpressionIndex impression = m_shared.selection.current().impression;
    const std::string id = impression.isValid() ? std::string(dataset.impressionId(impression)) : "";
    if (!walk.contains(id)) {
        panel().setEmpty(
            walk.next({}).empty() ? tr("The annotators of this queue agree wherever all have judged.")
                                  : tr("The annotators do not disagree on this chat."));
        return;
    }
    std::vector<panels::Answer> answers;
    for (const labels::LabelEvent& event : walk.judgements(id, m_shared.labels.session()->state())) {
        answers.push_back(answerOf(event));
        m_answers.push_back(event);
    }
    panel().setAnswers(
        tr("What did %1 want?").arg(ui::toQString(dataset.userName(dataset.userOf(impression)))), answers);
}

panels::Answer AdjudicationDesk::answerOf(const labels::LabelEvent& event) const {
    const labels::Label& label = event.label;
    QStringList intents;
    for (const std::string& id : label.trueIntents)
        intents << titleOf(*m_shared.controller.dataset(), id);
    const auto& causes = m_shared.controller.openedDataset().causes;
    const auto cause = std::ranges::find(causes, label.errorCause, &labels::ErrorCause::id);
    QStringList notes;
    for (const std::string& text : {label.skipReason, label.note, label.rewrittenQuery}) {
        if (!text.empty())
            notes << ui::toQString(text);
    }
    return {
        .annotator = ui::toQString(event.annotator),
        .intents = intents.join(QStringLiteral(", ")),
        .verdict = wordOf(label, {LabelCommand::Right, LabelCommand::Acceptable, LabelCommand::Wrong}),
        .queryVerdict =
            wordOf(label, {LabelCommand::Faithful, LabelCommand::Partly, LabelCommand::Misleading}),
        .cause = cause == causes.end() ? ui::toQString(label.errorCause) : labelling::causeText(*cause),
        .confidence = wordOf(label, {LabelCommand::Unsure, LabelCommand::FairlySure, LabelCommand::Sure}),
        .note = notes.join(QStringLiteral("; ")),
        .isDecision = event.role == labels::LabelRole::Adjudicator,
        .isSkipped = label.isSkipped()};
}

void AdjudicationDesk::take(int row) {
    if (!isAdjudicating() || static_cast<std::size_t>(row) >= m_answers.size())
        return;
    const labels::LabelEvent taken = m_answers[static_cast<std::size_t>(row)];
    // A preference is one between the runs that the annotator saw.
    const labelling::JudgedItem item{
        .impressionId = taken.impressionId,
        .beforeRun = taken.beforeRun,
        .afterRun = taken.afterRun,
        .view = labels::LabelView::Shown};
    labelling::LabelSession& session = *m_shared.labels.session();
    const bool isSaid = session.labelOf(taken.impressionId) == taken.label;
    const Status status = isSaid ? session.confirm(item) : session.submit(item, taken.label);
    if (!status) {
        panel().showError(status.error());
        return;
    }
    m_shared.labels.selectNextOpen();
}

void AdjudicationDesk::measureAgreement() {
    const auto& dataset = m_shared.controller.dataset();
    m_shared.jobs.run(
        {.title = tr("Comparing the annotators"),
         .context = this,
         .slot = QStringLiteral("agreement"),
         .isShown = false},
        [workspace = m_shared.controller.workspace(), dataset, queue = m_shared.sittings.walk()->queue().id](
            jobs::JobContext& context) -> Result<tasks::AgreementReport> {
            ISCOPE_TRY_ASSIGN(const auto content, workspace->loadQueue(queue));
            ISCOPE_TRY_ASSIGN(const auto reader, workspace->openLabelReader());
            return tasks::agreementTask(
                {},
                {.dataset = *dataset, .labels = *reader, .queue = &content},
                context.progress(),
                context.stopToken());
        },
        [this, dataset](Result<tasks::AgreementReport> report) {
            if (report)
                panel().setAgreement(agreementText(*dataset, *report));
            else
                panel().showError(report.error());
        });
}

} // namespace intentscope::app
