// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/kb_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/theme.h"
#include "widgets/state/selection_state.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

namespace intentscope::panels {
namespace {

QString cell(const data::Dataset& dataset, data::Role role, IntentIndex intent) {
    const data::Column* column = dataset.intents().findRole(role);
    return column == nullptr ? QString() : ui::toQString(column->valueText(intent.row()));
}

void setOptionalText(QLabel& label, const QString& text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

} // namespace

KbPanel::KbPanel(const Shared& shared, QWidget* parent)
    : QWidget(parent), m_shared(shared), m_empty(new ui::EmptyState(shared.theme, this)),
      m_pages(new QStackedLayout) {
    setAccessibleName(tr("Knowledge base"));
    m_empty->setText(tr("Choose an intent in the ranking to read what the knowledge base says of it."));
    m_pages->addWidget(createPage());
    m_pages->addWidget(m_empty);
    const int margin = shared.theme.metrics().margin;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->addLayout(m_pages);
    connect(
        &shared.selection, &state::SelectionState::selectionChanged, this, [this](const auto&, auto changed) {
            if (changed.testFlag(state::SelectionPart::Intent))
                refresh();
        });
    connect(&shared.theme, &ui::Theme::themeChanged, this, &KbPanel::applyTheme);
    applyTheme();
    refresh();
}

KbPanel::~KbPanel() = default;

QLabel* KbPanel::addText() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QWidget* KbPanel::createPage() {
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget;
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_shared.theme.metrics().margin);
    for (QLabel** label : {&m_title, &m_place, &m_description, &m_answerTitle, &m_answer}) {
        *label = addText();
        rows->addWidget(*label);
    }
    rows->addStretch(1);
    m_answerTitle->setText(tr("Answer"));
    m_scroll->setWidget(page);
    return m_scroll;
}

void KbPanel::setDataset(std::shared_ptr<const data::Dataset> dataset) {
    m_dataset = std::move(dataset);
    refresh();
}

void KbPanel::refresh() {
    const IntentIndex intent = m_shared.selection.current().intent;
    const bool hasIntent = m_dataset && intent.isValid() && intent.value < m_dataset->intentCount();
    m_pages->setCurrentIndex(hasIntent ? 0 : 1);
    if (!hasIntent)
        return;
    m_title->setText(ui::toQString(m_dataset->intentTitle(intent)));
    m_title->setToolTip(ui::toQString(m_dataset->intentId(intent)));
    const QString category = cell(*m_dataset, data::Role::Category, intent);
    const QString regions =
        cell(*m_dataset, data::Role::Regions, intent).replace(QLatin1Char('|'), QStringLiteral(", "));
    setOptionalText(
        *m_place,
        category.isEmpty() || regions.isEmpty() ? category + regions
                                                : QStringLiteral("%1 · %2").arg(category, regions));
    setOptionalText(*m_description, cell(*m_dataset, data::Role::Description, intent));
    const QString answer = cell(*m_dataset, data::Role::Answer, intent);
    setOptionalText(*m_answer, answer);
    m_answerTitle->setVisible(!answer.isEmpty());
    m_scroll->verticalScrollBar()->setValue(0);
}

void KbPanel::applyTheme() {
    m_title->setFont(m_shared.theme.titleFont());
    m_answerTitle->setFont(m_shared.theme.smallFont());
    for (QLabel* label : {m_place, m_answerTitle}) {
        QPalette soft = label->palette();
        soft.setColor(QPalette::WindowText, m_shared.theme.colors().softText);
        label->setPalette(soft);
    }
}

} // namespace intentscope::panels
