// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/reasoning/sampling_fields.h"

#include "widgets/base/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace intentscope::reasoning {
namespace {

enum Mode { Greedy, Sampled };

constexpr int FieldWidth = 64; ///< at least; fields share what there is

} // namespace

SamplingFields::SamplingFields(const ui::Theme& theme, QWidget* parent)
    : QWidget(parent), m_mode(new QComboBox(this)), m_draws(new QWidget(this)) {
    const rank::SamplingSpec usual;
    m_mode->addItem(tr("Greedy"));
    m_mode->addItem(tr("Sampled"));
    m_mode->setToolTip(
        tr("Greedy takes the likeliest token always; sampled draws tokens by their probability"));
    m_mode->setAccessibleName(tr("How tokens are chosen"));
    m_maxTokens = addCount(tr("up to "), 1, 100'000, usual.maxTokens);
    m_maxTokens->setSuffix(tr(" tokens"));
    m_maxTokens->setToolTip(tr("An answer that is longer is cut there"));
    m_maxTokens->setAccessibleName(tr("Tokens of an answer at most"));
    m_temperature = addShare(tr("T "), 0.05, 5.0, 0.8);
    m_temperature->setToolTip(tr("Temperature: above 1 unlikely tokens come more often, below 1 less often"));
    m_temperature->setAccessibleName(tr("Temperature"));
    m_topP = addShare(tr("p "), 0.05, 1.0, 0.95);
    m_topP->setToolTip(tr("Top-p: draws from the likeliest tokens that together have this probability"));
    m_topP->setAccessibleName(tr("Top-p"));
    m_samples = addCount(tr("n "), 1, 64, 4);
    m_samples->setToolTip(tr("Samples: so many answers are drawn"));
    m_samples->setAccessibleName(tr("Samples"));
    m_seed = addCount(tr("seed "), 0, std::numeric_limits<int>::max(), 1);
    m_seed->setToolTip(tr("The same seed gives the same answers"));
    m_seed->setAccessibleName(tr("Seed"));
    const int grid = theme.metrics().grid;
    auto* first = new QHBoxLayout;
    first->setSpacing(grid);
    first->addWidget(m_mode);
    first->addWidget(m_maxTokens, 1);
    auto* draws = new QGridLayout(m_draws);
    draws->setContentsMargins(0, 0, 0, 0);
    draws->setSpacing(grid);
    draws->addWidget(m_temperature, 0, 0);
    draws->addWidget(m_topP, 0, 1);
    draws->addWidget(m_samples, 1, 0);
    draws->addWidget(m_seed, 1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(grid);
    column->addLayout(first);
    column->addWidget(m_draws);
    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        showDraws();
        Q_EMIT changed();
    });
    showDraws();
}

QSpinBox* SamplingFields::addCount(const QString& prefix, int least, int most, int value) {
    auto* field = new QSpinBox(this);
    field->setMinimumWidth(FieldWidth);
    field->setRange(least, most);
    field->setPrefix(prefix);
    field->setValue(value);
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(field, &QSpinBox::valueChanged, this, &SamplingFields::changed);
    return field;
}

QDoubleSpinBox* SamplingFields::addShare(const QString& prefix, double least, double most, double value) {
    auto* field = new QDoubleSpinBox(this);
    field->setMinimumWidth(FieldWidth);
    field->setDecimals(2);
    field->setRange(least, most);
    field->setSingleStep(0.05);
    field->setPrefix(prefix);
    field->setValue(value);
    field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(field, &QDoubleSpinBox::valueChanged, this, &SamplingFields::changed);
    return field;
}

void SamplingFields::showDraws() {
    m_draws->setVisible(m_mode->currentIndex() == Sampled);
}

rank::SamplingSpec SamplingFields::spec() const {
    rank::SamplingSpec spec{.maxTokens = m_maxTokens->value()};
    if (m_mode->currentIndex() == Sampled) {
        spec.temperature = m_temperature->value();
        spec.topP = m_topP->value();
        spec.sampleCount = m_samples->value();
        spec.seed = static_cast<std::uint64_t>(m_seed->value());
    }
    return spec;
}

} // namespace intentscope::reasoning
