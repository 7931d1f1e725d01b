// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/neighbours/point_groups.h"

#include <QWidget>

#include <memory>

namespace intentscope::ui {
class Theme;
}

namespace intentscope::neighbours {

/// What the colours and shapes of points mean, with how many points each has. GUI thread.
class GroupLegend final : public QWidget {
    Q_OBJECT

public:
    /// `theme` must outlive the legend.
    explicit GroupLegend(const ui::Theme& theme, QWidget* parent = nullptr);

    void setGroups(std::shared_ptr<const PointGroups> groups);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    std::vector<std::size_t> shownGroups() const;

    const ui::Theme& m_theme;
    std::shared_ptr<const PointGroups> m_groups;
};

} // namespace intentscope::neighbours
