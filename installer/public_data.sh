#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the figures of docs/public-data.md again, through the command line alone.
# usage: installer/public_data.sh DATA_DIR [path/to/intentscope-cli]
# DATA_DIR holds cfpb_complaints/, msweb/ and tau_retail/; a folder that is absent is skipped.
# shellcheck disable=SC2086 # options are several words
set -eu
if [ $# -lt 1 ]; then
    echo "usage: $0 DATA_DIR [path/to/intentscope-cli]" >&2
    exit 2
fi
. "$(dirname -- "$0")/public_data_common.sh"
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
    "$cli" train ranker --workspace "$out/$name.iscope" --name ranker --split "$split_tau" --every-fold --seed 1 "$@"
    measure "$name" "$(of_folds ranker)"
}

if has cfpb_complaints; then
    prepare cfpb cfpb_complaints cfpb_issue
    held_out cfpb "$split_complaints" $complaints
fi
if has msweb; then
    prepare msweb msweb msweb
    held_out msweb "$split_msweb" $msweb
fi
if has tau_retail; then
    prepare tau_a tau_retail tau_retail_a
    out_of_fold tau_a $tau_a
    prepare tau_b tau_retail tau_retail_b
    out_of_fold tau_b $tau_b
    prepare tau_c tau_retail tau_retail_c
    out_of_fold tau_c $tau_a
fi
