#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# make_checkpoints.sh [CLI]: trains the rankers of the sample again and writes the latent queries that one of them reads.
# "base" is deliberately small and trained briefly; "tuned" is trained as the defaults say; "qe" likewise, as QE-Rec with
# the latent queries of the reasoner "writer". What is there is replaced at the end.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
cli=${1:-$root/build/release/bin/intentscope-cli}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$cli" import "$root/sample_data/shop" --workspace "$scratch/w.iscope"
"$cli" train ranker --workspace "$scratch/w.iscope" --name base --seed 1 --epochs 2 --dimension 8
"$cli" train ranker --workspace "$scratch/w.iscope" --name tuned --seed 1 --dimension 16
"$cli" reason --workspace "$scratch/w.iscope" --reasoner "$root/sample_data/reasoners/writer" --name writer
"$cli" train ranker --workspace "$scratch/w.iscope" --name qe --arch qe_rec --latent writer --seed 1 --dimension 16
rm -rf "$root/sample_data/checkpoints" "$root/sample_data/latent"
cp -R "$scratch/w.iscope/checkpoints" "$scratch/w.iscope/latent" "$root/sample_data/"
