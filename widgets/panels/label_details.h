// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/error_cause.h"
#include "core/labels/label_event.h"
#include "widgets/labelling/label_keys.h"

#include <QWidget>

#include <string>
#include <utility>
#include <vector>

class QGridLayout;
class QLineEdit;
class QToolButton;

namespace intentscope::ui {
class Theme;
}

namespace intentscope::panels {

class NumberedMenu;

/// The finer words of a judgement: the latent query, the cause of an error, which of two runs did better, how
/// sure one is, and the latent query as it should have been. Shows a label and asks for changes; stores
/// nothing. GUI thread.
class LabelDetails final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the widget.
    explicit LabelDetails(const ui::Theme& theme, QWidget* parent = nullptr);
    ~LabelDetails() override;

    /// In the order in which they are offered, retired ones too: a label may name one.
    void setCauses(std::vector<labels::ErrorCause> causes);
    /// A text that is being typed stays.
    void setLabel(const labels::Label& label);
    /// The latent query as `label` has it, whatever is being typed.
    void setRewrittenQuery(const std::string& text);
    std::string rewrittenQuery() const;
    /// A person typed in it since it was set.
    bool isRewritten() const;
    /// Names the keys in the tooltips; the panel owns the shortcuts.
    void setKeys(const labelling::LabelKeys& keys);
    /// The models' answers are on screen and can be judged; with two runs, compared.
    void setJudgeable(bool areAnswersShown, bool areTwoRunsShown);

    /// One key a cause.
    void askCause();
    void focusRewrittenQuery();
    /// In the order of the Tab key.
    std::vector<QWidget*> tabOrder() const;

Q_SIGNALS:
    void wordClicked(intentscope::labelling::LabelCommand command);
    /// An id; "" takes the cause back.
    void causeChosen(const QString& id);
    void rewritingFinished();

private:
    void
    addRow(QGridLayout& grid, const QString& caption, std::initializer_list<labelling::LabelCommand> row);
    void refreshCause();

    const ui::Theme& m_theme;
    std::vector<std::pair<labelling::LabelCommand, QToolButton*>> m_words; ///< row by row
    std::vector<labels::ErrorCause> m_causes;
    std::string m_cause;
    NumberedMenu* m_causeMenu = nullptr;
    QToolButton* m_causeButton = nullptr;
    QLineEdit* m_rewritten = nullptr;
};

} // namespace intentscope::panels
