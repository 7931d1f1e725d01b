#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the figures of docs/public-data.md again, through the command line alone.
# usage: installer/public_data.sh DATA_DIR [path/to/intentscope-cli]
# DATA_DIR holds cfpb_complaints/, msweb/ and tau_retail/; a folder that is absent is skipped.
set -eu
if [ $# -lt 1 ]; then
    echo "usage: $0 DATA_DIR [path/to/intentscope-cli]" >&2
    exit 2
fi
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
data=$1
cli=${2:-"$root/build/release/bin/intentscope-cli"}
command -v "$cli" > /dev/null || {
    echo "$0: '$cli' is not found; build the project or give the path of intentscope-cli" >&2
    exit 1
}
# Workspaces and reports; kept when PUBLIC_DATA_OUT names a folder.
out=${PUBLIC_DATA_OUT:-$(mktemp -d)}
[ -n "${PUBLIC_DATA_OUT:-}" ] || trap 'rm -rf "$out"' EXIT
mkdir -p "$out"

# has FOLDER: whether the data is there; says so when it is not.
has() {
    [ -d "$data/$1" ] && return 0
    echo "Skipped $1: there is no folder $data/$1."
    return 1
}

# prepare NAME FOLDER MAP
prepare() {
    rm -rf "$out/$1.iscope"
    "$cli" import "$data/$2" --workspace "$out/$1.iscope" --map "$root/sample_data/maps/$3.json"
}

# measure NAME CHECKPOINTS: scores with the checkpoints (all folds' when there are several) and evaluates on
# what none of them was trained on.
measure() {
    "$cli" score --workspace "$out/$1.iscope" --ranker "$2" --run "$1"
    "$cli" eval --workspace "$out/$1.iscope" --run "$1" --part test --json > "$out/$1.json"
    "$cli" eval --workspace "$out/$1.iscope" --run "$1" --part test
}

# held_out NAME SPLIT OPTIONS...
held_out() {
    name=$1
    split=$2
    shift 2
    "$cli" train ranker --workspace "$out/$name.iscope" --name ranker --split "$split" --seed 1 "$@"
    measure "$name" ranker
}

# out_of_fold NAME OPTIONS...
out_of_fold() {
    name=$1
    shift
    "$cli" train ranker --workspace "$out/$name.iscope" --name ranker --split folds:5/0,validation=0.15 --every-fold --seed 1 "$@"
    measure "$name" ranker.fold0,ranker.fold1,ranker.fold2,ranker.fold3,ranker.fold4
}

if has cfpb_complaints; then
    prepare cfpb cfpb_complaints cfpb_issue
    held_out cfpb time:0.7/0.1 --epochs 6 --learning-rate 1e-3 --experts 2 --dropout 0.3 --members 5 --patience 3
fi
if has msweb; then
    prepare msweb msweb msweb
    held_out msweb users:every=5,validation=0.1 --epochs 2 --learning-rate 4e-3 --experts 1 --dropout 0 --batch 128
fi
if has tau_retail; then
    prepare tau_a tau_retail tau_retail_a
    out_of_fold tau_a --epochs 12 --dimension 16 --experts 1 --dropout 0.3 --members 3 --weight-decay 0.01 --learning-rate 2e-3
    prepare tau_b tau_retail tau_retail_b
    out_of_fold tau_b --epochs 20 --patience 6 --batch 16 --dimension 16 --experts 1 --dropout 0.6 --members 5 --weight-decay 0.1 --learning-rate 2e-3
    prepare tau_c tau_retail tau_retail_c
    out_of_fold tau_c --epochs 12 --dimension 16 --experts 1 --dropout 0.3 --members 3 --weight-decay 0.01 --learning-rate 2e-3
fi
