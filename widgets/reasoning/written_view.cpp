// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/written_view.h"

#include "widgets/base/convert.h"
#include "widgets/base/number_text.h"
#include "widgets/base/theme.h"
#include "widgets/reasoning/heat_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace intentscope::reasoning {
namespace {

constexpr int MostListedRows = 5; ///< of the list of samples before it scrolls

} // namespace

WrittenView::WrittenView(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_title(new QLabel(this)), m_samples(new QListWidget(this)),
      m_heat(new HeatView(theme, this)), m_measure(new QComboBox(this)),
      m_legend(new HeatLegend(theme, this)), m_current(new QLabel(this)), m_summary(new QLabel(this)) {
    setAccessibleName(tr("Latent query just written"));
    m_samples->setAccessibleName(tr("Samples"));
    m_samples->setUniformItemSizes(true);
    m_samples->setTextElideMode(Qt::ElideRight);
    m_samples->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_measure->addItem(tr("by log-probability"));
    m_measure->addItem(tr("by entropy"));
    m_measure->setAccessibleName(tr("What tokens are tinted by"));
    m_measure->setToolTip(tr(
        "Log-probability: how likely the token was. Entropy: how undecided the model was among all tokens"));
    m_current->setWordWrap(true);
    m_current->hide();
    m_summary->setWordWrap(true);
    const int grid = theme.metrics().grid;
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_measure);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addLayout(head);
    column->addWidget(m_samples);
    column->addWidget(m_heat);
    column->addWidget(m_legend);
    column->addWidget(m_current);
    column->addWidget(m_summary);
    connect(m_samples, &QListWidget::currentRowChanged, this, [this](int row) {
        showSample();
        Q_EMIT sampleChanged(row);
    });
    connect(m_measure, &QComboBox::currentIndexChanged, this, &WrittenView::showMeasure);
    connect(m_heat, &HeatView::currentTold, this, [this](const QString& text) {
        m_current->setText(text);
        m_current->setVisible(!text.isEmpty());
    });
    connect(&theme, &ui::Theme::themeChanged, this, &WrittenView::applyTheme);
    applyTheme();
}

void WrittenView::setWritten(std::shared_ptr<const WrittenQuery> written) {
    const bool isSame = m_written && m_written->answer.promptAsSent == written->answer.promptAsSent &&
                        std::ranges::equal(
                            m_written->answer.samples,
                            written->answer.samples,
                            {},
                            &rank::Generation::text,
                            &rank::Generation::text);
    m_written = std::move(written);
    m_title->setText(tr("new, by %1").arg(ui::toQString(m_written->reasoner.name)));
    if (isSame)
        return;
    fillSamples();
    showSample();
}

int WrittenView::currentSample() const {
    return std::max(0, m_samples->currentRow());
}

void WrittenView::fillSamples() {
    const QSignalBlocker blocker(m_samples);
    m_samples->clear();
    const auto& samples = m_written->answer.samples;
    for (const rank::Generation& sample : samples) {
        const QString text = ui::toQString(sample.text).simplified();
        auto* item = new QListWidgetItem(text, m_samples);
        item->setToolTip(text);
        item->setSizeHint(QSize(0, m_theme.metrics().rowHeight));
    }
    m_samples->setCurrentRow(0);
    const int rows = std::min(m_samples->count(), MostListedRows);
    m_samples->setFixedHeight(rows * m_theme.metrics().rowHeight + 2 * m_samples->frameWidth());
    m_samples->setVisible(samples.size() > 1);
}

void WrittenView::showSample() {
    if (!m_written || m_written->answer.samples.empty())
        return;
    const auto& sample = m_written->answer.samples[static_cast<std::size_t>(currentSample())];
    std::vector<HeatPiece> pieces = heatPieces(sample.tokens, sample.isComplete);
    // A server that tells no tokens still gave a text.
    if (pieces.empty()) {
        constexpr auto Unknown = std::numeric_limits<double>::quiet_NaN();
        pieces.push_back({.text = ui::toQString(sample.text), .logProbability = Unknown, .entropy = Unknown});
    }
    m_heat->setPieces(std::move(pieces));
    m_summary->setText(summary(sample));
}

void WrittenView::showMeasure() {
    const auto measure = static_cast<HeatMeasure>(m_measure->currentIndex());
    m_heat->setMeasure(measure);
    m_legend->setMeasure(measure);
}

QString WrittenView::summary(const rank::Generation& sample) const {
    QString text = tr("%1 tokens in %2")
                       .arg(ui::countText(sample.answerTokens), ui::durationText(m_written->durationMs));
    if (m_written->answer.samples.size() > 1)
        text += tr(" (all samples)");
    if (std::isfinite(sample.logProbability))
        text += tr("; log-probability %1 nats").arg(ui::significant(sample.logProbability));
    if (!sample.isComplete)
        text += tr("; cut at %1 tokens").arg(ui::countText(m_written->sampling.maxTokens));
    return text;
}

void WrittenView::applyTheme() {
    for (QLabel* label : {m_title, m_current, m_summary}) {
        label->setFont(m_theme.smallFont());
        QPalette soft = label->palette();
        soft.setColor(QPalette::WindowText, m_theme.colors().softText);
        label->setPalette(soft);
    }
    m_measure->setFont(m_theme.smallFont());
}

} // namespace intentscope::reasoning
