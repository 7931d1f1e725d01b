#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the command line of preset `server` and proves that it stands without Qt and a display. Its objects are
# those of preset `release`, so that ccache has them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/.."

"$here/build.sh" server intentscope-cli
if grep -E '^(Qt6|QCustomPlot|QCUSTOMPLOT)' build/server/CMakeCache.txt; then
    echo "Preset server looked for Qt." >&2
    exit 1
fi
cli=build/server/bin/intentscope-cli
# What it is linked to itself: Debian's LibTorch brings OpenCV along, and that Qt 5.
if readelf -d "$cli" | grep NEEDED | grep -iE 'qt|qcustomplot|x11|xcb'; then
    echo "$cli is linked to a library of windows." >&2
    exit 1
fi
# It runs. That the linear algebra is slow, as beside other programs, is not what is asked here.
said=$("$cli" checks 2>&1) || case $said in
    *GFLOP/s*) ;;
    *)
        echo "$said" >&2
        exit 1
        ;;
esac
echo "$said"
