#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# prepare_sample.sh CLI WORKSPACE: imports the sample shop, puts the shipped reasoners and latent queries into the
# workspace, and scores the shop with the shipped rankers, once.
set -eu
cli=$1
workspace=$2
sample=$(cd "$(dirname "$0")/../sample_data" && pwd)

if "$cli" eval --workspace "$workspace" --run qe >/dev/null 2>&1; then
    echo "The sample workspace is there: $workspace"
    exit 0
fi
rm -rf "$workspace"
"$cli" import "$sample/shop" --workspace "$workspace"
mkdir -p "$workspace/checkpoints" "$workspace/latent"
cp -R "$sample/reasoners/." "$workspace/checkpoints/"
cp -R "$sample/latent/." "$workspace/latent/"
"$cli" score --workspace "$workspace" --ranker "$sample/checkpoints/base" --run base
"$cli" score --workspace "$workspace" --ranker "$sample/checkpoints/tuned" --run tuned
"$cli" score --workspace "$workspace" --ranker "$sample/checkpoints/qe" --run qe --latent writer
