// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QKeySequence>
#include <QWidget>

class QLineEdit;
class QListView;

namespace intentscope::labelling {
class IntentListModel;
}
namespace intentscope::ui {
class Theme;
}

namespace intentscope::panels {

/// The intents on offer and a field that finds any other by typing. Enter chooses the current one,
/// Shift+Enter chooses it beside those already chosen; a key that is held chooses once. GUI thread.
class IntentChooser final : public QWidget {
    Q_OBJECT

public:
    /// Both must outlive the chooser.
    IntentChooser(labelling::IntentListModel& intents, const ui::Theme& theme, QWidget* parent = nullptr);
    ~IntentChooser() override;

    /// The key that leads to the field, for its placeholder; the panel owns the shortcut.
    void setFindKey(const QKeySequence& key);
    void focusSearch();
    /// Two letters, and the intent of this code is chosen.
    void beginCode();
    void focusList();
    /// Leaves the focus where it is.
    void clearSearch();
    bool isSearching() const;

    /// First and last in the tab order.
    QWidget* searchField() const;
    QWidget* list() const;

Q_SIGNALS:
    void intentChosen(intentscope::IntentIndex intent);
    /// With Shift: beside the intents chosen already.
    void furtherIntentChosen(intentscope::IntentIndex intent);
    /// Looked at, not chosen.
    void intentClicked(intentscope::IntentIndex intent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    IntentIndex intentAt(const QModelIndex& index) const;
    bool onSearchKey(int key);

    labelling::IntentListModel& m_intents;
    QLineEdit* m_search = nullptr;
    QListView* m_list = nullptr;
};

} // namespace intentscope::panels
