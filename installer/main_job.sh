#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# main_job.sh BIN WORKSPACE OUT: the main job without a person: evaluate, compare, label, export, screenshots.
set -eu
bin=$1
workspace=$2
out=$3
cli="$bin/intentscope-cli"
mkdir -p "$out"

"$cli" checks --json >"$out/checks.json"
"$cli" eval --workspace "$workspace" --run before --json >"$out/eval_before.json"
"$cli" eval --workspace "$workspace" --run after --json >"$out/eval_after.json"
"$cli" compare --workspace "$workspace" --before before --after after | tee "$out/compare.txt"
"$cli" compare --workspace "$workspace" --before before --after after --json >"$out/compare.json"
"$cli" labels stats --workspace "$workspace" --json >"$out/labels.json"
"$cli" export --workspace "$workspace" --what labels --format jsonl --out "$out/labels.jsonl" --overwrite
"$cli" export --workspace "$workspace" --what run --run after --format csv --out "$out/run_after.csv" --overwrite

for theme in light dark; do
    QT_QPA_PLATFORM=offscreen "$bin/intentscope" "$workspace" --screenshot "$out/main_$theme.png" --size 1280x800 --theme $theme
    QT_QPA_PLATFORM=offscreen "$bin/intentscope" --screenshot "$out/start_$theme.png" --size 1280x800 --theme $theme
done
QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=2 "$bin/intentscope" "$workspace" --screenshot "$out/main_200.png" --size 1280x800 --theme light
