// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QSortFilterProxyModel;

namespace intentscope::delegates {
class RankDeltaDelegate;
}
namespace intentscope::ui {
class Theme;
}

namespace intentscope::explaining {

class FeatureEffectsModel;

/// The features of an impression: a filter over their names, sorted by a click on a header, edited in place.
/// Typing or F2 opens the value of the row, Delete makes it missing, Backspace what it was. GUI thread.
class FeatureTable final : public QTableView {
    Q_OBJECT

public:
    /// Both must outlive the table.
    FeatureTable(const ui::Theme& theme, FeatureEffectsModel& model, QWidget* parent = nullptr);

    void setFilter(const QString& text);
    /// By the present effects, the largest first: rows do not move while effects change.
    void sortByEffect();
    /// The bars' scale from the model's largest effect.
    void fitBars();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createRowActions();
    QModelIndex currentValue() const;

    FeatureEffectsModel& m_model;
    QSortFilterProxyModel* m_order;
    delegates::RankDeltaDelegate* m_bars;
};

} // namespace intentscope::explaining
