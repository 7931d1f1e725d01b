// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/slice_store.h"

#include <QWidget>

#include <vector>

class QAction;
class QComboBox;
class QLineEdit;
class QMenu;
class QToolButton;

namespace intentscope::panels {

/// Which slice of the impressions is looked at, for the toolbar, and a menu to save the present filter as one
/// and to remove one. GUI thread.
class SlicesBar final : public QWidget {
    Q_OBJECT

public:
    explicit SlicesBar(QWidget* parent = nullptr);

    void setSlices(std::vector<store::SavedSlice> slices);
    /// The filter that is in force; "": none. Shows the slice that it is, if it is one.
    void setExpression(const QString& expression);

Q_SIGNALS:
    /// "" for all impressions.
    void expressionChosen(const QString& expression);
    /// Save the present filter under this name.
    void saveRequested(const QString& name);
    void removeRequested(const QString& name);

private:
    void createMenu();
    void fill();
    void save();

    std::vector<store::SavedSlice> m_slices;
    QString m_expression;
    QComboBox* m_choice;
    QToolButton* m_more;
    QLineEdit* m_name = nullptr;
    QMenu* m_menu = nullptr;
    QAction* m_remove = nullptr;
};

} // namespace intentscope::panels
