#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures of every layout and every panel, to be looked at: light and dark, 100, 150 and 200 %, pseudo-locale, with
# data and without. Usage: screens.sh PROGRAM WORKSPACE FOLDER. The panels while something runs and after an error
# are drawn by their own tests, into the folder that ISCOPE_PICTURES names:
#     ISCOPE_PICTURES=FOLDER ctest --preset ci -L gui
set -eu
[ $# -eq 3 ] || { echo "usage: screens.sh PROGRAM WORKSPACE FOLDER" >&2; exit 2; }
program=$1
workspace=$2
folder=$3
mkdir -p "$folder"
layouts="triage label compare train neighbours explain align adjudicate"
panels=$(sed -n 's/.*{\.name = "\([A-Za-z]*\)",/\1/p' "$(dirname -- "$0")/../../../app/panel_table.cpp")
[ -n "$panels" ] || { echo "screens.sh: no panels found in app/panel_table.cpp" >&2; exit 1; }
# FILE SCALE OPTION...
shoot() {
    file=$1
    scale=$2
    shift 2
    QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=$scale "$program" "$@" --screenshot "$folder/$file.png" \
        || { echo "screens.sh: no picture $file" >&2; failed=1; }
}
failed=0
for theme in light dark; do
    shoot "start-$theme" 1 --theme $theme --size 1280x720
    for layout in $layouts; do
        shoot "$layout-$theme-100" 1 "$workspace" --layout "$layout" --theme $theme --size 1440x860
    done
    for panel in $panels; do
        shoot "panel-$panel-$theme" 1 "$workspace" --panel "$panel" --theme $theme
    done
done
for layout in $layouts; do
    for scale in 1.5 2; do
        shoot "$layout-light-$scale" $scale "$workspace" --layout "$layout" --theme light --size 1280x720
    done
    shoot "$layout-pseudo" 1 "$workspace" --layout "$layout" --theme light --size 1440x860 --language pseudo
done
exit $failed
