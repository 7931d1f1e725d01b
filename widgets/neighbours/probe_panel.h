// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/latent/nearest_intents.h"
#include "core/tasks/explain_task.h"
#include "widgets/neighbours/neighbours_content.h"

#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace intentscope::models {
class NearestIntentsModel;
}
namespace intentscope::ranking {
class RankingView;
}
namespace intentscope::ui {
class ElidedLabel;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope::neighbours {

class NeighbourListModel;

/// What a typed latent query is near to, and how it would rank. Immutable.
struct ProbeContent {
    std::shared_ptr<const NeighboursContent> neighbours; ///< one list, of side Before
    std::vector<latent::NearIntent> nearest;
    std::vector<tasks::WhatIfRow> ranking; ///< as it was and with the typed query
    QString whyNoRanking;                  ///< where `ranking` is empty
    QString text;                          ///< the typed query
    QString reader;                        ///< the reasoner that read it
};

/// Type a latent query for the selected chat: its neighbours, the nearest intents of the knowledge base, and
/// the ranking it would give. Runs nothing itself. GUI thread.
class ProbePanel final : public QWidget {
    Q_OBJECT

public:
    static constexpr int ShownIntents = 5; ///< of each ranked list

    /// `theme` must outlive the panel.
    explicit ProbePanel(const ui::Theme& theme, QWidget* parent = nullptr);
    ~ProbePanel() override;

    QString text() const;
    /// Whose latent queries and run are meant.
    NeighbourSide side() const;
    /// Only one set is on screen, or two.
    void setHasTwoSides(bool hasTwo);
    void setContent(std::shared_ptr<const ProbeContent> content);
    /// "" when nothing is being done any more.
    void setBusy(const QString& doing);
    void showError(const Error& error);

Q_SIGNALS:
    void probeRequested();
    void impressionChosen(intentscope::ImpressionIndex impression);
    void intentChosen(intentscope::IntentIndex intent);

private:
    QWidget* createQuestion();
    QTableView* createTable(const QString& name);
    void refresh();
    void applyTheme();

    const ui::Theme& m_theme;
    std::shared_ptr<const ProbeContent> m_content;
    bool m_isBusy = false;
    QLineEdit* m_query = nullptr;
    QComboBox* m_side = nullptr;
    QPushButton* m_ask = nullptr;
    QLabel* m_status = nullptr;
    ui::MessageBar* m_messages;
    NeighbourListModel* m_neighbours;
    models::NearestIntentsModel* m_nearest;
    QLabel* m_neighboursTitle = nullptr;
    QLabel* m_nearestTitle = nullptr;
    QLabel* m_rankingTitle = nullptr;
    QTableView* m_neighboursTable = nullptr;
    QTableView* m_nearestTable = nullptr;
    ranking::RankingView* m_ranking = nullptr;
    QLabel* m_noRanking = nullptr;
};

} // namespace intentscope::neighbours
