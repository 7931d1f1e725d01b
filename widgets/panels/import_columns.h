// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/proposal.h"

#include <QTableWidget>

class QComboBox;

namespace intentscope::ui {
class Theme;
} // namespace intentscope::ui

namespace intentscope::panels {

/// What each column of a file is taken for: an example, a kind and a role to choose, and why they were
/// proposed. Every choice is a combo box that the Tab key reaches. GUI thread.
class ImportColumns final : public QTableWidget {
    Q_OBJECT

public:
    enum class Column { Name, Example, Kind, Role, Why };

    /// `theme` must outlive the table.
    explicit ImportColumns(const ui::Theme& theme, QWidget* parent = nullptr);

    void setProposal(const data::Proposal& proposal);
    /// Writes the choices on screen into a proposal of the same columns.
    void writeTo(data::Proposal& proposal) const;
    /// Marks the columns that a problem names.
    void setProblems(const std::vector<std::string>& problems);

    QComboBox* kindOf(int row) const;
    QComboBox* roleOf(int row) const;

Q_SIGNALS:
    void choiceChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QComboBox* addChoice(int row, Column column);
    void fillRow(int row, const data::Proposal& proposal);
    void onChosen(int row);
    void applyTheme();

    const ui::Theme& m_theme;
};

/// A kind and a role in a person's words: "yes or no", "user".
QString kindText(data::FeatureKind kind);
QString roleText(data::Role role);

} // namespace intentscope::panels
