// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue.h"

#include <QWidget>

#include <cstdint>
#include <filesystem>
#include <string>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace intentscope::ui {
class Theme;
}

namespace intentscope::panels {

/// What a person asks for when making a queue; the slice and the runs are those on screen.
struct NewQueue {
    std::string name;
    bool isBroken = false; ///< only chats that were right before and are wrong after
    queues::QueueOrder order = queues::QueueOrder::Random;
    std::uint64_t seed = 1;
    std::size_t limit = 0;
    bool isBlindFirst = false;
    std::filesystem::path guidelinesFile = {}; ///< Markdown; empty for none
};

/// Which runs are on screen, and what of the data.
struct QueueSurroundings {
    QString filter; ///< the expression in force; "" for none
    bool hasBefore = false;
    bool hasAfter = false;
};

/// Asks what a new queue is to hold, offering what the runs on screen allow. GUI thread.
class QueueForm final : public QWidget {
    Q_OBJECT

public:
    explicit QueueForm(const ui::Theme& theme, QWidget* parent = nullptr);

    void setSurroundings(const QueueSurroundings& surroundings);
    /// An empty name, the keyboard in it.
    void begin();

Q_SIGNALS:
    void accepted(const intentscope::panels::NewQueue& queue);
    void cancelled();

private:
    void refresh();
    void accept();
    void chooseGuidelines();

    QueueSurroundings m_surroundings;
    QLineEdit* m_name;
    QComboBox* m_source;
    QComboBox* m_order;
    QSpinBox* m_limit;
    QSpinBox* m_seed;
    QLineEdit* m_guidelines;
    QCheckBox* m_blind;
    QPushButton* m_create;
    QPushButton* m_cancel;
};

} // namespace intentscope::panels
