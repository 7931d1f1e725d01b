#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make_reasoners.sh [CLI]: trains the sample's reasoners again, on the typed queries of larger simulated shops with
# other seeds than the sample's. Took 25 minutes on two cores of a shared machine. What is there is replaced at the end.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cli=${1:-$root/build/release/bin/intentscope-cli}
command -v "$cli" >/dev/null || {
    echo "make_reasoners.sh: '$cli' is not found; build the preset release, or give the path of intentscope-cli" >&2
    exit 1
}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trained="$scratch/reasoners"

# shop NAME USERS IMPRESSIONS SEED: a simulated shop, imported.
shop() {
    "$cli" simulate --out "$scratch/$1" --users "$2" --impressions "$3" --weeks 6 --regions 8 --seed "$4"
    "$cli" import "$scratch/$1" --workspace "$scratch/$1.iscope"
}
# train NAME SHOP OPTION...: one reasoner, on typed queries with the short prompt.
train() {
    name=$1
    workspace=$scratch/$2.iscope
    shift 2
    "$cli" train reasoner --workspace "$workspace" --out "$trained/$name" \
        --template "$root/sample_data/prompts/short.txt" --events 0 --max-tokens 320 --batch 32 "$@"
}
shop large 15000 150000 4711
shop other 3000 30000 4712
mkdir "$trained"
train writer large --split time:0.9/0.02 --vocabulary 1024 --context 512 --hidden 128 --intermediate 384 --layers 3 \
    --heads 4 --kv-heads 2 --learning-rate 2e-3 --epochs 2 --seed 1
# Weaker, of another shape: what alignment improves on, and a second language model.
train writer-base large --split time:0.3/0.02 --vocabulary 1024 --context 512 --hidden 96 --intermediate 288 --layers 2 \
    --heads 3 --kv-heads 1 --learning-rate 3e-3 --epochs 2 --seed 2
train writer-lora other --from "$trained/writer" --lora --rank 8 --alpha 16 \
    --targets q_proj,k_proj,v_proj,o_proj,gate_proj,up_proj,down_proj \
    --split time:0.9/0.05 --learning-rate 1e-3 --epochs 1 --seed 3

rm -rf "$root/sample_data/reasoners"
cp -R "$trained" "$root/sample_data/reasoners"
