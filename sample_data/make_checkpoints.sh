#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make_checkpoints.sh [CLI]: trains the two rankers of the sample again. "base" is deliberately small and trained
# briefly; "tuned" is trained as the defaults say.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cli=${1:-$root/build/release/bin/intentscope-cli}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$cli" import "$root/sample_data/shop" --workspace "$scratch/w.iscope"
"$cli" train ranker --workspace "$scratch/w.iscope" --name base --seed 1 --epochs 2 --dimension 8
"$cli" train ranker --workspace "$scratch/w.iscope" --name tuned --seed 1 --dimension 16
rm -rf "$root/sample_data/checkpoints"
mkdir -p "$root/sample_data/checkpoints"
cp -R "$scratch/w.iscope/checkpoints/base" "$scratch/w.iscope/checkpoints/tuned" "$root/sample_data/checkpoints/"
