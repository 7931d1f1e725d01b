#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# QE-Rec beside the two-tower baseline on public data, three seeds each (docs/public-data.md), through the
# command line alone.
# usage: installer/public_data_queries.sh DATA_DIR [path/to/intentscope-cli [NAME...]]
# DATA_DIR holds cfpb_complaints/, msweb/ and tau_retail/. NAMEs: tau_a tau_b issue issue_product
# issue_subissue msweb; all of them when none is given. PUBLIC_DATA_OUT names a folder that keeps workspaces
# and reports (default: public-queries/ here).
# shellcheck disable=SC2086 # options are several words
set -eu
if [ $# -lt 1 ]; then
    echo "usage: $0 DATA_DIR [path/to/intentscope-cli [NAME...]]" >&2
    exit 2
fi
. "$(dirname -- "$0")/public_data_common.sh"
shift
[ $# -eq 0 ] || shift
out=${PUBLIC_DATA_OUT:-public-queries}
mkdir -p "$out"
writer="$root/sample_data/reasoners/writer"
prompts="$root/sample_data/prompts"

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
            "$cli" train ranker --workspace "$out/$name.iscope" --name "$arm$seed" --seed $seed \
                --split "$split_tau" --every-fold "$@" $extra
        done
        beside "$name" $seed "$(of_folds "base$seed")" "$(of_folds "qe$seed")"
    done
}

[ $# -gt 0 ] || set -- tau_a tau_b issue issue_product issue_subissue msweb
for chosen in "$@"; do
    case $chosen in
    tau_a)
        prepare tau_a tau_retail tau_retail_a
        out_of_fold tau_a plain.txt $tau_a
        ;;
    tau_b)
        prepare tau_b tau_retail tau_retail_b
        out_of_fold tau_b goods.txt $tau_b
        ;;
    issue | issue_product | issue_subissue)
        prepare "$chosen" cfpb_complaints "cfpb_$chosen"
        tune "$chosen" "$split_complaints" 3
        held_out "$chosen" "$split_complaints" $complaints
        ;;
    msweb)
        prepare msweb msweb msweb
        tune msweb "$split_msweb" 1
        held_out msweb "$split_msweb" $msweb
        ;;
    *)
        echo "$0: '$chosen' is none of tau_a tau_b issue issue_product issue_subissue msweb" >&2
        exit 2
        ;;
    esac
done
