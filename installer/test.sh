#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh clone to all tests: installs what is missing, builds what ships and checks its packages, builds
# everything under address and undefined-behaviour sanitizers with warnings as errors, and runs every test
# there. The last line is the test runner's own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
started=$(date +%s)
jobs=$(nproc)

"$here/install_packages.sh"
"$here/install_arrow.sh"
cd "$root"

"$here/build.sh" release intentscope intentscope-cli
echo "Built what ships after $(($(date +%s) - started)) s."
"$here/server.sh"
echo "Built the command line without Qt after $(($(date +%s) - started)) s."
"$here/build.sh" ci
"$here/build.sh" ci all_verify_interface_header_sets
echo "Built the tests under sanitizers after $(($(date +%s) - started)) s."

ctest --preset release -L pkg
ctest --preset ci -j "$jobs" | tee "$root/build/ctest.log"
echo "All done after $(($(date +%s) - started)) s."
grep -E "tests passed|tests failed" "$root/build/ctest.log"
! grep -qE "[1-9][0-9]* tests? failed" "$root/build/ctest.log"
