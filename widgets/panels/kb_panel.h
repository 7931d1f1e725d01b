// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QWidget>

#include <memory>

class QLabel;
class QScrollArea;
class QStackedLayout;

namespace intentscope::state {
class SelectionState;
}
namespace intentscope::ui {
class EmptyState;
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

/// What the knowledge base says of the selected intent: title, category, regions, description, answer.
/// Follows the selection. GUI thread.
class KbPanel final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the panel.
    struct Shared {
        state::SelectionState& selection;
        const ui::Theme& theme;
    };

    explicit KbPanel(const Shared& shared, QWidget* parent = nullptr);
    ~KbPanel() override;

    /// Null closes the dataset.
    void setDataset(std::shared_ptr<const data::Dataset> dataset);

private:
    QLabel* addText();
    QWidget* createPage();
    void refresh();
    void applyTheme();

    Shared m_shared;
    std::shared_ptr<const data::Dataset> m_dataset;
    QLabel* m_title = nullptr;
    QLabel* m_place = nullptr;
    QLabel* m_description = nullptr;
    QLabel* m_answerTitle = nullptr;
    QLabel* m_answer = nullptr;
    QScrollArea* m_scroll = nullptr;
    ui::EmptyState* m_empty = nullptr;
    QStackedLayout* m_pages = nullptr;
};

} // namespace intentscope::panels
