#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# QE-Rec beside the two-tower baseline on public data, three seeds each (docs/public-data.md), through the
# command line alone.
# usage: installer/public_data_queries.sh DATA_DIR [path/to/intentscope-cli [NAME...]]
# DATA_DIR holds cfpb_complaints/, msweb/ and tau_retail/. NAMEs: tau_a tau_b issue issue_product
# issue_subissue msweb; all of them when none is given. PUBLIC_DATA_OUT names a folder that keeps workspaces
# and reports (default: public-queries/ here).
set -eu
if [ $# -lt 1 ]; then
    echo "usage: $0 DATA_DIR [path/to/intentscope-cli [NAME...]]" >&2
    exit 2
fi
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
data=$1
cli=${2:-"$root/build/release/bin/intentscope-cli"}
command -v "$cli" > /dev/null || {
    echo "$0: '$cli' is not found; build the project or give the path of intentscope-cli" >&2
    exit 1
}
shift
[ $# -eq 0 ] || shift
out=${PUBLIC_DATA_OUT:-public-queries}
mkdir -p "$out"
writer="$root/sample_data/reasoners/writer"
prompts="$root/sample_data/prompts"

# prepare NAME FOLDER MAP
prepare() {
    rm -rf "$out/$1.iscope"
    "$cli" import "$data/$2" --workspace "$out/$1.iscope" --map "$root/sample_data/maps/$3.json"
}

# tune NAME SPLIT EPOCHS: the sample's reasoner learns the titles of clicked intents of the training part, and
# writes the latent queries of all impressions.
tune() {
    "$cli" train reasoner --stage sft --template "$prompts/plain.txt" --from "$writer" --clicked-titles \
        --workspace "$out/$1.iscope" --name writer --split "$2" --epochs "$3" --batch 32 --max-tokens 384 \
        --learning-rate 1e-3 --seed 1
    "$cli" reason --workspace "$out/$1.iscope" --reasoner writer --name writer
}

# beside NAME SEED RANKERS_BEFORE RANKERS_AFTER
beside() {
    "$cli" score --workspace "$out/$1.iscope" --ranker "$3" --run "base$2"
    "$cli" score --workspace "$out/$1.iscope" --ranker "$4" --run "qe$2" --latent writer
    "$cli" compare --workspace "$out/$1.iscope" --before "base$2" --after "qe$2" --json > "$out/$1.seed$2.json"
    "$cli" compare --workspace "$out/$1.iscope" --before "base$2" --after "qe$2" --group impression --json \
        > "$out/$1.seed$2.impression.json"
}

# held_out NAME SPLIT OPTIONS...
held_out() {
    name=$1
    split=$2
    shift 2
    for seed in 1 2 3; do
        "$cli" train ranker --workspace "$out/$name.iscope" --name "base$seed" --split "$split" --seed $seed "$@"
        "$cli" train ranker --workspace "$out/$name.iscope" --name "qe$seed" --split "$split" --seed $seed "$@" \
            --arch qe_rec --latent writer
        beside "$name" $seed "base$seed" "qe$seed"
    done
}

# out_of_fold NAME TEMPLATE OPTIONS...: the reasoner stays as it is, since it would have to be tuned fold by fold. Its
# 512 positions hold the longest prompt of these data with an answer of 12 tokens.
out_of_fold() {
    name=$1
    template=$2
    shift 2
    "$cli" reason --workspace "$out/$name.iscope" --reasoner "$writer" --template "$prompts/$template" --name writer \
        --max-tokens 12 --budget 500
    for seed in 1 2 3; do
        for arm in base qe; do
            extra=""
            [ $arm = base ] || extra="--arch qe_rec --latent writer"
            # shellcheck disable=SC2086 # several words
            "$cli" train ranker --workspace "$out/$name.iscope" --name "$arm$seed" --seed $seed \
                --split folds:5/0,validation=0.15 --every-fold "$@" $extra
        done
        b="base$seed.fold"
        q="qe$seed.fold"
        beside "$name" $seed "${b}0,${b}1,${b}2,${b}3,${b}4" "${q}0,${q}1,${q}2,${q}3,${q}4"
    done
}

[ $# -gt 0 ] || set -- tau_a tau_b issue issue_product issue_subissue msweb
for chosen in "$@"; do
    case $chosen in
    tau_a)
        prepare tau_a tau_retail tau_retail_a
        out_of_fold tau_a plain.txt --epochs 12 --dimension 16 --experts 1 --dropout 0.3 --members 3 --weight-decay 0.01 \
            --learning-rate 2e-3
        ;;
    tau_b)
        prepare tau_b tau_retail tau_retail_b
        out_of_fold tau_b goods.txt --epochs 20 --patience 6 --batch 16 --dimension 16 --experts 1 --dropout 0.6 --members 5 \
            --weight-decay 0.1 --learning-rate 2e-3
        ;;
    issue | issue_product | issue_subissue)
        prepare "$chosen" cfpb_complaints "cfpb_$chosen"
        tune "$chosen" time:0.7/0.1 3
        held_out "$chosen" time:0.7/0.1 --epochs 6 --learning-rate 1e-3 --experts 2 --dropout 0.3 --members 5 \
            --patience 3
        ;;
    msweb)
        prepare msweb msweb msweb
        tune msweb users:every=5,validation=0.1 1
        held_out msweb users:every=5,validation=0.1 --epochs 2 --learning-rate 4e-3 --experts 1 --dropout 0 --batch 128
        ;;
    *)
        echo "$0: '$chosen' is none of tau_a tau_b issue issue_product issue_subissue msweb" >&2
        exit 2
        ;;
    esac
done
