#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# build.sh PRESET [TARGET ...]: configures when needed and builds one preset of CMakePresets.json.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
preset=$1
shift
cmake --preset "$preset" >"$root/build-$preset.log" 2>&1 || {
    cat "$root/build-$preset.log" >&2
    exit 1
}
rm -f "$root/build-$preset.log"
if [ $# -gt 0 ]; then
    cmake --build --preset "$preset" --target "$@"
else
    cmake --build --preset "$preset"
fi
