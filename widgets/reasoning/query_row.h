// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/reasoning/latent_content.h"

#include <QWidget>

#include <vector>

class QActionGroup;
class QLabel;
class QMenu;
class QToolButton;

namespace intentscope::ui {
class Theme;
}

namespace intentscope::reasoning {

/// One stored latent query: which side it is, its text, and the set that it comes from, which can be changed.
/// GUI thread.
class QueryRow final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the row.
    QueryRow(const ui::Theme& theme, QueryOrigin origin, QWidget* parent = nullptr);

    /// `chosen` is the id of one of them, or "" for none.
    void setSets(const std::vector<SetChoice>& sets, const QString& chosen);
    void setQuery(const StoredQuery& query);

Q_SIGNALS:
    void setChosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void applyTheme();
    const QColor& color() const;

    const ui::Theme& m_theme;
    QueryOrigin m_origin;
    bool m_hasQuery = false;
    QLabel* m_side;
    QLabel* m_text;
    QToolButton* m_set;
    QMenu* m_menu;
    QActionGroup* m_group; ///< of the actions that the menu has now
};

} // namespace intentscope::reasoning
