// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/prompt_view.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QVBoxLayout>

namespace intentscope::reasoning {
namespace {

constexpr double MarkTint = 0.18;

/// Marks of the built-in chat templates: <|im_start|>, [INST], <s>, <think>.
const QRegularExpression& marks() {
    static const QRegularExpression pattern(
        QStringLiteral("<\\|[^|>\\n]{1,40}\\|>|\\[/?INST\\]|</?s>|</?think>"));
    return pattern;
}

QString plainTexts(const data::ContextText& context) {
    const QString user = ui::toQString(context.user);
    return context.system.empty() ? user
                                  : QStringLiteral("%1\n\n%2").arg(ui::toQString(context.system), user);
}

} // namespace

QString promptSummary(const PromptContent& content) {
    const data::ContextText& context = content.prompt.context;
    QString text;
    if (context.tokenCount >= 0 && content.prompt.budget) {
        text = PromptView::tr("%1 of %2 tokens; ")
                   .arg(ui::countText(context.tokenCount), ui::countText(*content.prompt.budget));
    } else if (context.tokenCount >= 0) {
        text = PromptView::tr("%1 tokens; ").arg(ui::countText(context.tokenCount));
    }
    text += PromptView::tr("%1 events told").arg(ui::countText(context.eventCount));
    if (context.eventsOverLimit > 0)
        text += PromptView::tr("; %1 older ones left out by the limit of events")
                    .arg(ui::countText(context.eventsOverLimit));
    if (context.eventsDroppedByBudget > 0)
        text += PromptView::tr("; the %1 oldest dropped to fit the budget")
                    .arg(ui::countText(context.eventsDroppedByBudget));
    if (context.tokenCount < 0)
        text += content.reasonerName.isEmpty()
                    ? PromptView::tr("; choose a reasoner to count tokens")
                    : PromptView::tr("; tokens are counted once the reasoner is open");
    return text;
}

PromptView::PromptView(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_summary(new QLabel(this)), m_text(new QPlainTextEdit(this)) {
    m_summary->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Prompt as sent"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.metrics().grid);
    column->addWidget(m_summary);
    column->addWidget(m_text, 1);
    connect(&theme, &ui::Theme::themeChanged, this, &PromptView::applyTheme);
    applyTheme();
}

void PromptView::setContent(const PromptContent& content) {
    m_summary->setText(promptSummary(content));
    m_summary->setToolTip(tr("Template %1").arg(ui::toQString(content.prompt.templateHash).left(12)));
    const QString text = !content.request.isEmpty()            ? content.request
                         : content.prompt.promptAsSent.empty() ? plainTexts(content.prompt.context)
                                                               : ui::toQString(content.prompt.promptAsSent);
    // The same text again keeps the place that is being read.
    if (text != m_text->toPlainText())
        m_text->setPlainText(text);
    tintMarks();
}

void PromptView::setNothing(const QString& sentence) {
    m_summary->setText(sentence);
    m_summary->setToolTip({});
    m_text->clear();
    m_text->setExtraSelections({});
}

QString PromptView::text() const {
    return m_text->toPlainText();
}

void PromptView::tintMarks() {
    QList<QTextEdit::ExtraSelection> found;
    QTextCharFormat format;
    format.setBackground(ui::blend(m_theme.colors().accent, m_theme.colors().surface, MarkTint));
    const QString text = m_text->toPlainText();
    for (auto match = marks().globalMatch(text); match.hasNext();) {
        const auto mark = match.next();
        QTextCursor cursor(m_text->document());
        cursor.setPosition(static_cast<int>(mark.capturedStart()));
        cursor.setPosition(static_cast<int>(mark.capturedEnd()), QTextCursor::KeepAnchor);
        found.append({cursor, format});
    }
    m_text->setExtraSelections(found);
}

void PromptView::applyTheme() {
    m_summary->setFont(m_theme.smallFont());
    QPalette soft = m_summary->palette();
    soft.setColor(QPalette::WindowText, m_theme.colors().softText);
    m_summary->setPalette(soft);
    tintMarks();
}

} // namespace intentscope::reasoning
