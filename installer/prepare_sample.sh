#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# prepare_sample.sh CLI WORKSPACE: imports the sample shop and scores it with the two shipped checkpoints, once.
set -eu
cli=$1
workspace=$2
sample=$(cd "$(dirname "$0")/../sample_data" && pwd)

if "$cli" eval --workspace "$workspace" --run tuned >/dev/null 2>&1; then
    echo "The sample workspace is there: $workspace"
    exit 0
fi
rm -rf "$workspace"
"$cli" import "$sample/shop" --workspace "$workspace"
"$cli" score --workspace "$workspace" --ranker "$sample/checkpoints/base" --run base
"$cli" score --workspace "$workspace" --ranker "$sample/checkpoints/tuned" --run tuned
