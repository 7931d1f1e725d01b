// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <concepts>

namespace intentscope::test {

/// Turns the event loop until `condition` holds; false when it does not within a generous bound.
template <std::predicate Condition>
bool waitUntil(Condition condition, int boundMs = 20'000) {
    const QDeadlineTimer deadline(boundMs);
    bool holds = condition();
    if (holds)
        return true;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        holds = condition();
        if (holds || deadline.hasExpired())
            loop.quit();
    });
    look.start(2);
    loop.exec();
    return holds;
}

} // namespace intentscope::test
