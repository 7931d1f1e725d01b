// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/labelling/label_keys.h"

#include <QWidget>

#include <utility>
#include <vector>

class QLabel;
class QPushButton;
class QShortcut;
class QStackedLayout;
class QTableWidget;

namespace intentscope::ui {
class ElidedLabel;
class EmptyState;
class MessageBar;
class Theme;
} // namespace intentscope::ui

namespace intentscope {
struct Error;
}

namespace intentscope::panels {

/// What one annotator said of a chat, in words for a person.
struct Answer {
    QString annotator;
    QString intents;
    QString verdict;
    QString queryVerdict;
    QString cause;
    QString confidence;
    QString note;
    bool isDecision = false; ///< the adjudicator's: in force instead of the others
    bool isSkipped = false;  ///< `note` has the reason; there is nothing to take
};

/// The answers of all annotators of a chat side by side; one key takes one of them. GUI thread.
class AnswersPanel final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the panel.
    explicit AnswersPanel(const ui::Theme& theme, QWidget* parent = nullptr);
    ~AnswersPanel() override;

    /// Nothing can be decided, and this sentence says why.
    void setEmpty(const QString& sentence);
    void setAnswers(const QString& chat, const std::vector<Answer>& answers);
    /// How far the annotators of the queue agree, and what they take for one another.
    void setAgreement(const QString& text);
    void setKeys(const labelling::LabelKeys& keys);
    void showError(const Error& error);

Q_SIGNALS:
    /// A row of what was set last.
    void answerTaken(int row);
    /// None of them is right: the label panel decides.
    void anewRequested();
    void nextRequested();
    void previousRequested();
    void nextOpenRequested();
    void previousOpenRequested();

private:
    QWidget* createPage();
    void createShortcuts();
    void run(labelling::LabelCommand command);
    void take(int row);

    const ui::Theme& m_theme;
    labelling::LabelKeys m_keys;
    std::vector<bool> m_canTake; ///< by row
    bool m_isDecided = false;
    std::vector<std::pair<labelling::LabelCommand, QShortcut*>> m_shortcuts;
    QStackedLayout* m_pages;
    ui::EmptyState* m_empty = nullptr;
    ui::ElidedLabel* m_title = nullptr;
    ui::MessageBar* m_messages = nullptr;
    QTableWidget* m_table = nullptr;
    QPushButton* m_take = nullptr;
    QPushButton* m_anew = nullptr;
    QLabel* m_agreement = nullptr;
};

} // namespace intentscope::panels
