// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QObject>

#include <cstdint>
#include <optional>
#include <vector>

namespace intentscope::state {

/// A half-open stretch of time, [from, to).
struct TimeRange {
    UtcMillis from = {0};
    UtcMillis to = {0};

    std::int64_t lengthMs() const { return to.value - from.value; }
    bool isEmpty() const { return to.value <= from.value; }
    bool contains(UtcMillis time) const { return from <= time && time < to; }
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// `range` moved, and where needed shortened, to lie within `extent`, and lengthened to `minimumMs` where the
/// extent allows it.
TimeRange clamped(TimeRange range, TimeRange extent, std::int64_t minimumMs);

/// The stretch of time that every lane shows, with the steps of zooming back and forward, and the cursor that
/// they share. GUI thread.
class TimeWindow final : public QObject {
    Q_OBJECT

public:
    /// No closer than this can be zoomed.
    static constexpr std::int64_t MinimumMs = 1'000;
    static constexpr std::size_t MaximumSteps = 100;

    explicit TimeWindow(QObject* parent = nullptr);

    /// What there is to see. Setting it shows all of it and forgets the steps.
    TimeRange extent() const { return m_extent; }
    void setExtent(TimeRange extent);

    TimeRange visible() const { return m_visible; }
    /// Shows `range`, clamped to the extent. A step that `back` returns from.
    void zoomTo(TimeRange range);
    /// The same for a range that is being dragged: successive calls are one step, as with zoomAround.
    void resizeTo(TimeRange range);
    /// Scales around `anchor`, which keeps its place on screen; a factor above 1 shows less. Successive calls
    /// (a turning wheel) are one step until `endGesture`.
    void zoomAround(UtcMillis anchor, double factor);
    /// Moves by `deltaMs`, later for positive values; successive calls are one step, as with zoomAround.
    void panBy(std::int64_t deltaMs);
    void endGesture() { m_isInGesture = false; }
    void showAll();

    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }
    void goBack();
    void goForward();

    /// The moment under the pointer, shared by every lane; none while no lane is pointed at.
    std::optional<UtcMillis> cursor() const { return m_cursor; }
    void setCursor(std::optional<UtcMillis> cursor);

Q_SIGNALS:
    void extentChanged(intentscope::state::TimeRange extent);
    void visibleChanged(intentscope::state::TimeRange visible);
    void cursorChanged(std::optional<intentscope::UtcMillis> cursor);

private:
    void remember();
    void rememberOncePerGesture();
    void show(TimeRange range);

    TimeRange m_extent;
    TimeRange m_visible;
    std::vector<TimeRange> m_back;
    std::vector<TimeRange> m_forward;
    std::optional<UtcMillis> m_cursor;
    bool m_isInGesture = false;
};

} // namespace intentscope::state
