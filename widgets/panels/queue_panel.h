// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "widgets/labelling/queue_walk.h"
#include "widgets/panels/queue_form.h"

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QStackedLayout;

namespace intentscope::ui {
class EmptyState;
class MessageBar;
} // namespace intentscope::ui

namespace intentscope::panels {

/// Which queue is being labelled, how far it is and how long the rest takes; makes new ones. GUI thread.
class QueuePanel final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the panel.
    explicit QueuePanel(const ui::Theme& theme, QWidget* parent = nullptr);

    /// Nothing can be chosen, and this sentence says why; "": it can.
    void setUnavailable(const QString& reason);
    void setQueues(std::vector<queues::Queue> queues);
    /// The queue that is being labelled; "" for none.
    void setCurrent(const std::string& id);
    void setProgress(const labelling::WalkProgress& progress);
    void setSurroundings(const QueueSurroundings& surroundings);
    /// A queue is being made or opened.
    void setBusy(bool isBusy);
    void showError(const Error& error);
    void showNote(const QString& text);
    void clearMessages();

Q_SIGNALS:
    /// An id; "" to label freely.
    void queueChosen(const QString& id);
    void creationRequested(const intentscope::panels::NewQueue& queue);

private:
    QWidget* createPage();
    void fill();
    void onActivated();
    void showPage(QWidget* page);

    const ui::Theme& m_theme;
    std::vector<queues::Queue> m_queues;
    std::string m_current;
    QStackedLayout* m_pages;
    QWidget* m_page = nullptr;
    QueueForm* m_form = nullptr;
    ui::EmptyState* m_empty = nullptr;
    QComboBox* m_choice = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_done = nullptr;
    QLabel* m_pace = nullptr;
    ui::MessageBar* m_messages = nullptr;
};

} // namespace intentscope::panels
