// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/errors/swap_panel.h"

#include "widgets/base/convert.h"
#include "widgets/base/empty_state.h"
#include "widgets/base/message_bar.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/delegates/cell_delegate.h"
#include "widgets/errors/swap_model.h"
#include "widgets/panels/table_setup.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace intentscope::errors {
namespace {

struct Cause {
    const char* name;
    const char* meaning;
    std::vector<std::int32_t> tasks::SwapCauses::* rows;
};

constexpr std::array Causes = {
    Cause{
        QT_TRANSLATE_NOOP("SwapPanel", "Queries alone"),
        QT_TRANSLATE_NOOP("SwapPanel", "The latent queries alone do it, the ranker alone does not"),
        &tasks::SwapCauses::latentAlone},
    Cause{
        QT_TRANSLATE_NOOP("SwapPanel", "Ranker alone"),
        QT_TRANSLATE_NOOP("SwapPanel", "The ranker alone does it, the latent queries alone do not"),
        &tasks::SwapCauses::rankerAlone},
    Cause{
        QT_TRANSLATE_NOOP("SwapPanel", "Either"),
        QT_TRANSLATE_NOOP("SwapPanel", "Each of the two does it alone"),
        &tasks::SwapCauses::either},
    Cause{
        QT_TRANSLATE_NOOP("SwapPanel", "Only together"),
        QT_TRANSLATE_NOOP("SwapPanel", "Neither does it without the other"),
        &tasks::SwapCauses::together},
};

constexpr int HeaderWidth = 132;
constexpr int CellWidth = 128;
constexpr int CauseWidth = 96;

QString translated(const char* text) {
    return QCoreApplication::translate("SwapPanel", text);
}

} // namespace

SwapPanel::SwapPanel(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_model(new SwapModel(this)),
      m_messages(new ui::MessageBar(theme, this)), m_empty(new ui::EmptyState(theme, this)),
      m_pages(new QStackedLayout) {
    setAccessibleName(tr("Swap"));
    m_pages->addWidget(createContent());
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    const int margin = theme.metrics().margin;
    column->setContentsMargins(margin, margin, margin, margin);
    column->addWidget(m_messages);
    column->addLayout(m_pages, 1);
    connect(m_empty, &ui::EmptyState::actionRequested, this, &SwapPanel::runRequested);
    connect(&theme, &ui::Theme::themeChanged, this, &SwapPanel::applyTheme);
    applyTheme();
    showNothing(tr("Choose two runs, before and after, to see which half of the change did it."), false);
}

SwapPanel::~SwapPanel() = default;

QWidget* SwapPanel::createContent() {
    auto* page = new QWidget(this);
    m_metrics = new QComboBox(page);
    m_metrics->setAccessibleName(tr("Metric"));
    m_metrics->setToolTip(tr("The metric of the four cells"));
    m_metrics->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_caption = new QLabel(page);
    m_caption->setWordWrap(true);
    m_table = new QTableView(page);
    panels::setUpTable(*m_table, m_theme);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_table->setAlternatingRowColors(false);
    m_table->setShowGrid(true);
    m_table->setAccessibleName(tr("Each ranker on each set of latent queries"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new delegates::CellDelegate(m_theme, m_table));
    m_table->verticalHeader()->show();
    m_table->verticalHeader()->setFixedWidth(HeaderWidth);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setDefaultSectionSize(CellWidth);
    m_shares = new QLabel(page);
    m_shares->setWordWrap(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_metrics);
    head->addWidget(m_caption, 1);
    auto* rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(m_theme.metrics().grid);
    rows->addLayout(head);
    rows->addWidget(m_table);
    rows->addWidget(m_shares);
    rows->addWidget(createCauses());
    rows->addStretch(1);
    connect(m_metrics, &QComboBox::currentIndexChanged, this, [this](int metric) {
        m_model->setMetric(metric);
        refreshShares();
    });
    return page;
}

QWidget* SwapPanel::createCauses() {
    auto* box = new QWidget(this);
    m_causes = new QGridLayout(box);
    m_causes->setContentsMargins(0, m_theme.metrics().grid, 0, 0);
    m_causes->setSpacing(m_theme.metrics().grid);
    for (std::size_t i = 0; i < Causes.size(); ++i) {
        auto* name = new QLabel(translated(Causes[i].name), box);
        name->setToolTip(translated(Causes[i].meaning));
        m_causes->addWidget(name, 0, static_cast<int>(i) + 1, Qt::AlignHCenter);
        m_causes->setColumnMinimumWidth(static_cast<int>(i) + 1, CauseWidth);
    }
    int row = 1;
    for (const bool isFixed : {true, false}) {
        const QString side = isFixed ? tr("Fixed") : tr("Broken");
        m_causes->addWidget(new QLabel(side, box), row, 0);
        for (std::size_t i = 0; i < Causes.size(); ++i) {
            auto* button = new QPushButton(box);
            button->setToolTip(translated(Causes[i].meaning));
            button->setAccessibleName(QStringLiteral("%1, %2").arg(side, translated(Causes[i].name)));
            connect(button, &QPushButton::clicked, this, [this, isFixed, side, cause = Causes[i]] {
                const auto& causes = isFixed ? m_report->fixed : m_report->broken;
                Q_EMIT impressionsRequested(
                    QStringLiteral("%1: %2").arg(side, translated(cause.name)), causes.*cause.rows);
            });
            m_counts.push_back(button);
            m_causes->addWidget(button, row, static_cast<int>(i) + 1);
        }
        ++row;
    }
    m_causes->setColumnStretch(static_cast<int>(Causes.size()) + 1, 1);
    return box;
}

void SwapPanel::showNothing(const QString& why, bool canRun) {
    m_why = why;
    m_canRun = canRun;
    m_messages->clear();
    setReport(nullptr);
}

void SwapPanel::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    m_empty->setText(
        isBusy ? tr("Each ranker scores the latent queries of the other run...") : m_why,
        m_canRun && !isBusy ? tr("Swap the halves") : QString());
    m_pages->setCurrentIndex(m_report && !isBusy ? 0 : 1);
}

void SwapPanel::setReport(std::shared_ptr<const tasks::SwapReport> report) {
    m_report = std::move(report);
    m_model->setReport(m_report);
    if (m_report) {
        m_messages->clear();
        const QSignalBlocker quiet(m_metrics);
        const QString chosen = m_metrics->currentText();
        m_metrics->clear();
        for (const auto& metric : m_report->metrics)
            m_metrics->addItem(ui::toQString(metric.name));
        m_metrics->setCurrentIndex(std::max(0, m_metrics->findText(chosen)));
        m_model->setMetric(m_metrics->currentIndex());
        m_caption->setText(
            tr("%1 chats scored by each ranker on each set of latent queries; half of the 95 % "
               "interval over users beside each number")
                .arg(ui::countText(m_report->impressionCount)));
        refreshCauses();
        refreshShares();
        const int rows = m_model->rowCount() + 1;
        m_table->setFixedHeight(
            rows * m_table->verticalHeader()->defaultSectionSize() + 2 * m_theme.metrics().grid);
    }
    setBusy(false);
}

void SwapPanel::showError(const Error& error) {
    setBusy(false);
    if (error.code != ErrorCode::Cancelled)
        m_messages->showError(error);
}

void SwapPanel::refreshCauses() {
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const auto& causes = i < Causes.size() ? m_report->fixed : m_report->broken;
        const auto count = static_cast<std::int64_t>((causes.*Causes[i % Causes.size()].rows).size());
        m_counts[i]->setText(ui::countText(count));
        m_counts[i]->setEnabled(count > 0);
    }
}

void SwapPanel::refreshShares() {
    const tasks::SwapMetric* metric = m_model->metric();
    if (metric == nullptr)
        return;
    m_shares->setText(
        tr("%1: of %2 in all, the latent queries cause %3 and the ranker %4. A half's share is the "
           "mean of its two effects (Shapley value).")
            .arg(
                ui::toQString(metric->name),
                estimateText(metric->total.difference, true),
                estimateText(metric->latentShare.difference, true),
                estimateText(metric->rankerShare.difference, true)));
}

void SwapPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void SwapPanel::applyTheme() {
    m_table->setFont(m_theme.figureFont());
    QPalette soft = m_caption->palette();
    soft.setColor(QPalette::WindowText, m_theme.colors().softText);
    m_caption->setPalette(soft);
    m_caption->setFont(m_theme.smallFont());
}

} // namespace intentscope::errors
