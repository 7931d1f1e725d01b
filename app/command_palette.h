// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QAction;
class QLineEdit;
class QListWidget;

namespace intentscope::app {

/// Ctrl+K: type a few letters of what you want, Enter runs it. Letters match in order, anywhere in the words.
/// Disabled actions are shown, but cannot be run. GUI thread.
class CommandPalette final : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* window);

    void setActions(QList<QAction*> actions);
    /// Opens at the top middle of the window with an empty search.
    void open();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void runCurrent();
    void move(int delta);

    QList<QAction*> m_actions;
    QLineEdit* m_search;
    QListWidget* m_list;
};

/// How well `pattern` fits `text`: 0 when its letters do not all occur in order, more for runs of letters and
/// for letters at the start of words. Case does not matter; an empty pattern fits everything equally.
int matchQuality(const QString& pattern, const QString& text);

} // namespace intentscope::app
