#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# coverage.sh [--no-build]: builds without optimisation, runs every test but lint and pkg, and prints the line
# coverage of core/ and of widgets/, least covered files first. Fails below the bar. Not part of the gate, since
# it builds everything once more (about 20 minutes on two cores).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
build="$root/build/coverage"
core_bar=90
widgets_bar=75

cd "$root"
if [ "${1:-}" != "--no-build" ]; then
    "$here/build.sh" coverage
    find "$build" -name '*.gcda' -delete
    # A failing test is told, and what it covered still counts.
    ctest --preset coverage -j "$(nproc)" || echo "Some tests failed; see above." >&2
fi

# report FOLDER BAR: fails below the bar. Lines that only an exception from the library can reach count as well.
report() {
    gcovr --root "$root" --object-directory "$build" --filter "$root/$1/" \
        --gcov-ignore-parse-errors --sort-percentage --print-summary \
        --json-summary "$build/coverage-$1.json" --fail-under-line "$2" -j "$(nproc)" "$build/$1"
}

failed=0
report core $core_bar || failed=1
report widgets $widgets_bar || failed=1
[ $failed -eq 0 ] || echo "Below the bar: core $core_bar %, widgets $widgets_bar %." >&2
exit $failed
