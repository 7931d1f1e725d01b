// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/reasoning/heat_pieces.h"
#include "widgets/reasoning/latent_content.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QListWidget;

namespace intentscope::ui {
class Theme;
}

namespace intentscope::reasoning {

class HeatLegend;
class HeatView;

/// What a reasoner has just written: its samples, the chosen one as a heat line with its legend, and what it
/// cost. GUI thread.
class WrittenView final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the view.
    explicit WrittenView(const ui::Theme& theme, QWidget* parent = nullptr);

    /// Keeps the chosen sample where it is the same answer with more known of it. Not null.
    void setWritten(std::shared_ptr<const WrittenQuery> written);
    int currentSample() const;
    HeatView& heat() { return *m_heat; }

Q_SIGNALS:
    void sampleChanged(int sample);

private:
    void fillSamples();
    void showSample();
    void showMeasure();
    QString summary(const rank::Generation& sample) const;
    void applyTheme();

    const ui::Theme& m_theme;
    std::shared_ptr<const WrittenQuery> m_written;
    QLabel* m_title;
    QListWidget* m_samples;
    HeatView* m_heat;
    QComboBox* m_measure;
    HeatLegend* m_legend;
    QLabel* m_current; ///< the figures of the token that the keyboard is on
    QLabel* m_summary;
};

} // namespace intentscope::reasoning
