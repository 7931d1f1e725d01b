#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program on an X server of its own, with a window manager and a bus for assistive technology. Usage:
# on_screen.sh PROGRAM [ARGUMENT...]. What is missing fails: a test is never passed over for it.
set -eu
missing=""
for tool in xvfb-run xauth xdotool dbus-run-session openbox; do
    command -v "$tool" > /dev/null || missing="$missing $tool"
done
[ -e /usr/share/dbus-1/services/org.a11y.Bus.service ] || missing="$missing at-spi2-core"
if [ -n "$missing" ]; then
    echo "on_screen.sh: missing:$missing; installer/install_packages.sh installs them" >&2
    exit 1
fi
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
if [ "${ISCOPE_ON_SCREEN:-}" != 1 ]; then
    ISCOPE_ON_SCREEN=1 exec xvfb-run -a -s "-screen 0 1440x900x24 -dpi 96" dbus-run-session -- "$0" "$@"
fi
openbox --sm-disable 2> /dev/null &
manager=$!
QT_QPA_PLATFORM=xcb "$@" && code=0 || code=$?
kill "$manager" 2> /dev/null || true
exit "$code"
