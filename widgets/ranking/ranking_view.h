// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "widgets/ranking/ranking_content.h"

#include <QRectF>
#include <QWidget>

#include <memory>
#include <optional>

class QPainter;

namespace intentscope::ui {
class Theme;
} // namespace intentscope::ui

namespace intentscope::ranking {

/// What a ranking is drawn from.
struct RankingScene {
    std::shared_ptr<const data::Dataset> dataset;
    RankingContent content;
    QString beforeName; ///< how the runs are called
    QString afterName;
    QString beforeWord = {}; ///< above the lists; "": Before and After
    QString afterWord = {};
};

/// Two ranked lists side by side; lines tie an intent to itself, words say what moved, entered and left. With
/// one list only, that one takes the width. Keys: up and down choose an intent, left and right the list, Home
/// and End the first and the last. GUI thread.
class RankingView final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the view.
    explicit RankingView(const ui::Theme& theme, QWidget* parent = nullptr);

    void setScene(RankingScene scene);
    void setSelectedIntent(IntentIndex intent);

    /// Where a line is drawn; an empty rectangle for a line that does not exist.
    QRectF lineBox(timeline::RunSlot slot, std::size_t line) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// By mouse or by key.
    void intentChosen(intentscope::IntentIndex intent);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    struct Place {
        timeline::RunSlot slot = timeline::RunSlot::After;
        std::size_t line = 0;
        friend bool operator==(const Place&, const Place&) = default;
    };

    static constexpr timeline::RunSlot Slots[] = {timeline::RunSlot::Before, timeline::RunSlot::After};
    static constexpr double BeyondGap = 8; ///< above a clicked intent that lies below the top k

    double lineHeight() const;
    QRectF columnBox(timeline::RunSlot slot) const;
    bool hasBoth() const;
    const RankingLine& lineAt(const Place& place) const;
    std::optional<Place> placeAt(QPointF position) const;
    std::optional<Place> selectedPlace() const;
    void choose(const Place& place);
    void step(int delta);
    void describe();
    QString changeText(const RankingLine& line, timeline::RunSlot slot) const;
    QString chipText(const Place& place) const;
    double chipWidth(const Place& place) const;
    QString toolTipOf(const Place& place) const;

    void paintHeader(QPainter& painter, timeline::RunSlot slot) const;
    void paintLinks(QPainter& painter) const;
    void paintLink(QPainter& painter, const RankingLink& link) const;
    void paintLine(QPainter& painter, const Place& place) const;
    void paintTitle(QPainter& painter, const RankingLine& line, const QRectF& box) const;
    void paintChange(QPainter& painter, const Place& place) const;

    const ui::Theme& m_theme;
    RankingScene m_scene;
    IntentIndex m_selected;
    timeline::RunSlot m_side = timeline::RunSlot::After;
    std::optional<Place> m_hovered;
};

} // namespace intentscope::ranking
