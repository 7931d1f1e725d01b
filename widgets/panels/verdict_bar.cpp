// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/verdict_bar.h"

#include "widgets/base/icon.h"
#include "widgets/base/theme.h"
#include "widgets/labelling/label_keys.h"
#include "widgets/models/labels_model.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace intentscope::panels {
namespace {

using labels::Verdict;

constexpr Verdict Verdicts[] = {Verdict::Right, Verdict::Acceptable, Verdict::Wrong};

} // namespace

VerdictBar::VerdictBar(const ui::Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.metrics().grid);
    // No button group: its buttons share one stop of the Tab key, and an exclusive one takes nothing back.
    for (const Verdict verdict : Verdicts) {
        auto* made = new QToolButton(this);
        made->setText(models::verdictText(verdict));
        made->setCheckable(true);
        made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(made, &QToolButton::clicked, this, [this, verdict] { Q_EMIT verdictClicked(verdict); });
        m_buttons.emplace_back(verdict, made);
        row->addWidget(made, 1);
    }
    connect(&theme, &ui::Theme::themeChanged, this, &VerdictBar::applyTheme);
    applyTheme();
}

VerdictBar::~VerdictBar() = default;

void VerdictBar::setVerdict(Verdict verdict) {
    for (const auto& [each, button] : m_buttons)
        button->setChecked(each == verdict);
}

void VerdictBar::setKeys(const labelling::LabelKeys& keys) {
    constexpr std::pair<Verdict, labelling::LabelCommand> Commands[] = {
        {Verdict::Right, labelling::LabelCommand::Right},
        {Verdict::Acceptable, labelling::LabelCommand::Acceptable},
        {Verdict::Wrong, labelling::LabelCommand::Wrong}};
    for (const auto& [verdict, command] : Commands)
        button(verdict)->setToolTip(
            labelling::textWithKey(labelling::commandText(command), keys.key(command)));
}

std::vector<QToolButton*> VerdictBar::buttons() const {
    std::vector<QToolButton*> all;
    for (const auto& [verdict, button] : m_buttons)
        all.push_back(button);
    return all;
}

QToolButton* VerdictBar::button(Verdict verdict) const {
    return std::ranges::find(m_buttons, verdict, &decltype(m_buttons)::value_type::first)->second;
}

void VerdictBar::applyTheme() {
    const ui::Colors& colors = m_theme.colors();
    button(Verdict::Right)->setIcon(ui::icon(m_theme, u"checkmark", colors.truth));
    button(Verdict::Acceptable)->setIcon(ui::icon(m_theme, u"checkmark", colors.warning));
    button(Verdict::Wrong)->setIcon(ui::icon(m_theme, u"dialog-cancel", colors.wrong));
}

} // namespace intentscope::panels
