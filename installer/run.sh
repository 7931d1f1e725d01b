#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh clone to the main job: installs what is missing, builds, prepares the sample workspace (two
# trained rankers and their runs) and opens it. Without a display the same job runs on the command line and
# writes figures, an export, screenshots and a report to report/.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
started=$(date +%s)

"$here/install_packages.sh"
"$here/install_arrow.sh" || echo "Without Apache Arrow: Parquet files will not be read." >&2
"$here/build.sh" release intentscope intentscope-cli
workspace="$root/build/sample.iscope"
"$here/prepare_sample.sh" "$root/build/release/bin/intentscope-cli" "$workspace"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$root/build/release/bin/intentscope" "$workspace"
fi
echo "No display: doing the main job on the command line."
"$here/main_job.sh" "$root/build/release/bin" "$workspace" "$root/report"
echo "Done in $(($(date +%s) - started)) s. Look at $root/report"
