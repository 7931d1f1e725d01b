// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/neighbours/neighbours_content.h"

#include <QWidget>

#include <array>
#include <memory>

class QBoxLayout;
class QComboBox;
class QLabel;
class QSpinBox;
class QStackedLayout;
class QTableView;

namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::neighbours {

class NeighbourListModel;

/// The neighbours of the selected chat's latent query before and after. Computes nothing. GUI thread.
class NeighboursPanel final : public QWidget {
    Q_OBJECT

public:
    static constexpr int FewestNeighbours = 1;
    static constexpr int MostNeighbours = 100;

    /// `theme` must outlive the panel.
    explicit NeighboursPanel(const ui::Theme& theme, QWidget* parent = nullptr);
    ~NeighboursPanel() override;

    void setContent(std::shared_ptr<const NeighboursContent> content);
    /// Why there is nothing to show, and what the button would do ("": no button).
    void setNothing(const QString& sentence, const QString& action = {});
    /// In place of the empty sentence; the lists of the last chat stay while another's come.
    void setBusy(const QString& doing);
    void showError(const Error& error);

    std::size_t neighbourCount() const;
    bool isApproximate() const;
    const NeighbourListModel& model(NeighbourSide side) const;

Q_SIGNALS:
    void impressionChosen(intentscope::ImpressionIndex impression);
    /// How many, or how they are searched.
    void ruleChanged();
    void actionRequested();

private:
    struct Side {
        QWidget* box = nullptr;
        ui::ElidedLabel* title = nullptr;
        ui::ElidedLabel* text = nullptr; ///< the latent query itself
        QLabel* summary = nullptr;
        QTableView* table = nullptr;
        NeighbourListModel* model = nullptr;
    };

    QWidget* createHeader();
    Side createSide(NeighbourSide side);
    void refresh();
    void refreshSide(const Side& side, const ShownList& shown);
    void applyTheme();
    void resizeEvent(QResizeEvent* event) override;

    const ui::Theme& m_theme;
    std::shared_ptr<const NeighboursContent> m_content;
    ui::ElidedLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    QSpinBox* m_count = nullptr;
    QComboBox* m_search = nullptr;
    ui::MessageBar* m_messages;
    std::array<Side, 2> m_sides; ///< before, after
    QBoxLayout* m_halves = nullptr;
    ui::EmptyState* m_empty;
    QStackedLayout* m_pages;
};

} // namespace intentscope::neighbours
