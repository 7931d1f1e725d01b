// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/neighbours/projection_view.h"

#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QStackedLayout;

namespace intentscope::ui {
class EmptyState;
class MessageBar;
} // namespace intentscope::ui

namespace intentscope::neighbours {

class GroupLegend;

/// Latent queries as points: which projection, what colours mean, the points, and what is chosen. Computes
/// nothing. GUI thread.
class ProjectionPanel final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the panel.
    struct Shared {
        jobs::JobRunner& runner;
        const ui::Theme& theme;
    };

    explicit ProjectionPanel(const Shared& shared, QWidget* parent = nullptr);
    ~ProjectionPanel() override;

    projection::Method method() const;
    projection::UmapSpec umap() const;
    Coloring coloring() const;
    /// Coordinates that someone else computed are stored, and can be shown.
    void setHasGiven(bool hasGiven);

    void setProjection(
        std::shared_ptr<const projection::Projection> projection, std::shared_ptr<const PointGroups> groups);
    void setGroups(std::shared_ptr<const PointGroups> groups);
    /// Why there is nothing to show, and what the button would do ("": no button).
    void setNothing(const QString& sentence, const QString& action = {});
    void showError(const Error& error);
    /// What a lasso holds, in words; "" for nothing.
    void setChosenText(const QString& text);

    ProjectionView& view() { return *m_view; }

Q_SIGNALS:
    /// Another method or parameter.
    void requestChanged();
    void coloringChanged();
    void actionRequested();

private:
    QWidget* createChoices();
    QWidget* createPoints();
    void refreshChoices();
    void refreshCaption();
    void applyTheme();

    Shared m_shared;
    QComboBox* m_method = nullptr;
    QSpinBox* m_neighbours = nullptr;
    QDoubleSpinBox* m_distance = nullptr;
    QSpinBox* m_seed = nullptr;
    QComboBox* m_coloring = nullptr;
    QComboBox* m_side = nullptr;
    QCheckBox* m_arrows = nullptr;
    ProjectionView* m_view = nullptr;
    GroupLegend* m_legend = nullptr;
    QLabel* m_caption = nullptr;
    QLabel* m_chosen = nullptr;
    ui::MessageBar* m_messages;
    ui::EmptyState* m_empty;
    QStackedLayout* m_pages;
};

} // namespace intentscope::neighbours
