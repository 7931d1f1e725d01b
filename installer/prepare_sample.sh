#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# prepare_sample.sh CLI WORKSPACE: imports the sample shop, trains two rankers and scores both, once.
set -eu
cli=$1
workspace=$2
root=$(cd "$(dirname "$0")/.." && pwd)

if "$cli" eval --workspace "$workspace" --run after >/dev/null 2>&1; then
    echo "The sample workspace is there: $workspace"
    exit 0
fi
rm -rf "$workspace"
"$cli" import "$root/sample_data/shop" --workspace "$workspace"
"$cli" train ranker --workspace "$workspace" --name base --seed 1 --epochs 2 --dimension 8
"$cli" train ranker --workspace "$workspace" --name tuned --seed 1
"$cli" score --workspace "$workspace" --ranker base --run before
"$cli" score --workspace "$workspace" --ranker tuned --run after
