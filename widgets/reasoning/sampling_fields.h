// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rank/reasoner.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace intentscope::ui {
class Theme;
}

namespace intentscope::reasoning {

/// How answers are drawn, in two compact rows: greedy or sampled, tokens at most, and where sampled
/// temperature, top-p, samples and seed. GUI thread.
class SamplingFields final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the fields.
    explicit SamplingFields(const ui::Theme& theme, QWidget* parent = nullptr);

    /// Greedy: one sample, whatever the hidden fields hold.
    rank::SamplingSpec spec() const;

Q_SIGNALS:
    void changed();

private:
    QSpinBox* addCount(const QString& prefix, int least, int most, int value);
    QDoubleSpinBox* addShare(const QString& prefix, double least, double most, double value);
    void showDraws();

    QComboBox* m_mode;
    QSpinBox* m_maxTokens;
    QDoubleSpinBox* m_temperature;
    QDoubleSpinBox* m_topP;
    QSpinBox* m_samples;
    QSpinBox* m_seed;
    QWidget* m_draws;
};

} // namespace intentscope::reasoning
