// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/reasoning/heat_layout.h"

#include <QWidget>

#include <vector>

namespace intentscope::ui {
class Theme;
}

namespace intentscope::reasoning {

/// An answer as a heat line: the less sure the model was of a token, the stronger its tint and the thicker
/// the line under it. The figures of a token are in its tooltip; the arrow keys go from token to token and
/// `currentTold` says the same. Takes the height that its width needs. GUI thread.
class HeatView final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the view.
    explicit HeatView(const ui::Theme& theme, QWidget* parent = nullptr);

    void setPieces(std::vector<HeatPiece> pieces);
    void setMeasure(HeatMeasure measure);
    HeatMeasure measure() const { return m_measure; }
    const std::vector<HeatPiece>& pieces() const { return m_pieces; }
    /// Where they lie at the present width.
    const HeatLayout& layoutOfPieces() const { return m_layout; }
    /// -1 when there is none.
    int currentPiece() const { return m_current; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The current token in words, on one line; "" when there is none.
    void currentTold(const QString& text);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    HeatLayout layOut(int width) const;
    void rebuild();
    void setCurrent(int piece);

    const ui::Theme& m_theme;
    std::vector<HeatPiece> m_pieces;
    HeatMeasure m_measure = HeatMeasure::LogProbability;
    HeatLayout m_layout;
    int m_current = -1;
};

/// The steps of the heat line with what they mean. GUI thread.
class HeatLegend final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the legend.
    explicit HeatLegend(const ui::Theme& theme, QWidget* parent = nullptr);

    void setMeasure(HeatMeasure measure);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tell();

    const ui::Theme& m_theme;
    HeatMeasure m_measure = HeatMeasure::LogProbability;
};

} // namespace intentscope::reasoning
