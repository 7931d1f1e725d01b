# SPDX-License-Identifier: GPL-3.0-or-later
# What public_data.sh and public_data_queries.sh share; read by them after they have seen that $1 is there.
# $1 is the folder of the data, $2 the path of intentscope-cli. Each script sets $out: the folder of
# workspaces and reports.
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
data=$1
cli=${2:-"$root/build/release/bin/intentscope-cli"}
command -v "$cli" > /dev/null || {
    echo "$0: '$cli' is not found; build the project or give the path of intentscope-cli" >&2
    exit 1
}

# Splits and options of the rankers, so that figures with and without latent queries are of the same training.
split_complaints=time:0.7/0.1
complaints="--epochs 6 --learning-rate 1e-3 --experts 2 --dropout 0.3 --members 5 --patience 3"
split_msweb=users:every=5,validation=0.1
msweb="--epochs 2 --learning-rate 4e-3 --experts 1 --dropout 0 --batch 128"
split_tau=folds:5/0,validation=0.15
tau_a="--epochs 12 --dimension 16 --experts 1 --dropout 0.3 --members 3 --weight-decay 0.01 --learning-rate 2e-3"
tau_b="--epochs 20 --patience 6 --batch 16 --dimension 16 --experts 1 --dropout 0.6 --members 5 --weight-decay 0.1 --learning-rate 2e-3"

# prepare NAME FOLDER MAP
prepare() {
    rm -rf "$out/$1.iscope"
    "$cli" import "$data/$2" --workspace "$out/$1.iscope" --map "$root/sample_data/maps/$3.json"
}

# of_folds NAME: the checkpoints of all folds, as score takes them.
of_folds() {
    echo "$1.fold0,$1.fold1,$1.fold2,$1.fold3,$1.fold4"
}
