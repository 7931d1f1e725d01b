// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/labels/label_event.h"

#include <QWidget>

#include <utility>
#include <vector>

class QToolButton;

namespace intentscope::labelling {
class LabelKeys;
}
namespace intentscope::ui {
class Theme;
}

namespace intentscope::panels {

/// Three buttons for a verdict on the ranking, of which one or none is down. GUI thread.
class VerdictBar final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the bar.
    explicit VerdictBar(const ui::Theme& theme, QWidget* parent = nullptr);
    ~VerdictBar() override;

    /// Verdict::None raises every button.
    void setVerdict(labels::Verdict verdict);
    /// Names the keys in the tooltips; the panel owns the shortcuts.
    void setKeys(const labelling::LabelKeys& keys);

    /// From left to right.
    std::vector<QToolButton*> buttons() const;

Q_SIGNALS:
    /// A button was pressed, whether it was down or up.
    void verdictClicked(intentscope::labels::Verdict verdict);

private:
    QToolButton* button(labels::Verdict verdict) const;
    void applyTheme();

    const ui::Theme& m_theme;
    std::vector<std::pair<labels::Verdict, QToolButton*>> m_buttons; ///< from left to right
};

} // namespace intentscope::panels
