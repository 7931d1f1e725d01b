#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# main_job.sh BIN WORKSPACE OUT: the main job without a person: train, score, evaluate, compare, label, export,
# and pictures of the window.
set -eu
bin=$1
workspace=$2
out=$3
cli="$bin/intentscope-cli"
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$out"

"$cli" checks --json >"$out/checks.json"
if [ ! -d "$workspace/checkpoints/trained-here" ]; then
    "$cli" train ranker --workspace "$workspace" --name trained-here --seed 1 --epochs 3
    "$cli" score --workspace "$workspace" --ranker trained-here --run trained-here
fi
for run in base tuned qe trained-here; do
    "$cli" eval --workspace "$workspace" --run "$run" --json >"$out/eval_$run.json"
done
"$cli" compare --workspace "$workspace" --before base --after tuned | tee "$out/compare.txt"
"$cli" compare --workspace "$workspace" --before base --after tuned --json >"$out/compare.json"
"$cli" labels import "$root/sample_data/labels.jsonl" --workspace "$workspace"
"$cli" labels stats --workspace "$workspace" --json >"$out/labels.json"
"$cli" export --workspace "$workspace" --what labels --format jsonl --out "$out/labels.jsonl" --overwrite
"$cli" export --workspace "$workspace" --what run --run tuned --format csv --out "$out/run_tuned.csv" --overwrite

export QT_QPA_PLATFORM=offscreen
for theme in light dark; do
    "$bin/intentscope" "$workspace" --screenshot "$out/main_$theme.png" --size 1280x800 --theme $theme
    "$bin/intentscope" "$workspace" --screenshot "$out/compare_$theme.png" --layout compare --size 1280x800 --theme $theme
    "$bin/intentscope" --screenshot "$out/start_$theme.png" --size 1280x800 --theme $theme
done
QT_SCALE_FACTOR=2 "$bin/intentscope" "$workspace" --screenshot "$out/main_200.png" --size 1280x800 --theme light
