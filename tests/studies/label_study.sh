#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the figures of docs/label-studies.md again: the simulator is log, truth and annotator, the command line does
# the rest.
# usage: tests/studies/label_study.sh [path/to/intentscope-cli]
# In the environment: LABEL_STUDY_SEEDS ("1 2 3 4 5"), LABEL_STUDY_OUT (a folder that is kept), LABEL_STUDY_LABELS (500),
# LABEL_STUDY_IMPRESSIONS (20000), LABEL_STUDY_RATE (the learning rate of the second training, 2e-4).
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
cli=${1:-"$root/build/release/bin/intentscope-cli"}
command -v "$cli" > /dev/null || {
    echo "$0: '$cli' is not found; build the project or give the path of intentscope-cli" >&2
    exit 1
}
seeds=${LABEL_STUDY_SEEDS:-1 2 3 4 5}
labels=${LABEL_STUDY_LABELS:-500}
impressions=${LABEL_STUDY_IMPRESSIONS:-20000}
rate=${LABEL_STUDY_RATE:-2e-4}
mistakes=0.10
wrong_clicks=0.10
out=${LABEL_STUDY_OUT:-$(mktemp -d)}
[ -n "${LABEL_STUDY_OUT:-}" ] || trap 'rm -rf "$out"' EXIT
mkdir -p "$out"
export LC_ALL=C

# number FILE KEY: the first number behind "KEY": in a JSON file.
number() {
    tr -d ' \n' < "$1" | grep -o "\"$2\":-\{0,1\}[0-9.e+-]*" | head -n 1 | cut -d : -f 2
}

# column FILE NAME: the number of a column in a CSV file.
column() {
    head -n 1 "$1" | tr ',' '\n' | tr -d '\r' | grep -n -x "$2" | cut -d : -f 1
}

# Impressions by time, one "time id" a line. The time is the third column and no cell before it has a comma.
by_time() {
    tail -n +2 "$1/impressions.csv" | cut -d , -f 1,3 | sort -t , -k 2,2 -s | awk -F , '{ print $2, $1 }'
}

# annotate DATA IDS SEED WHO: labels as JSON lines: the wished intent, or, with the stated chance, another shown one.
annotate() {
    awk -F , -v seed="$3" -v who="$4" -v mistakes="$mistakes" '
        BEGIN { srand(seed) }
        FILENAME == ARGV[1] { wanted[$1] = 1; order[++count] = $1; next }
        FNR == 1 { file++; next }
        !($1 in wanted) { next }
        file == 1 { truth[$1] = $3; next }
        $4 == 1 && $2 != truth[$1] { other[$1, ++others[$1]] = $2 }
        END {
            for (i = 1; i <= count; i++) {
                id = order[i]
                intent = truth[id]
                if (rand() < mistakes && others[id] > 0)
                    intent = other[id, 1 + int(rand() * others[id])]
                printf "{\"impression_id\":\"%s\",\"true_intents\":[\"%s\"],\"annotator\":\"%s\",\"session_id\":\"%s\"}\n", id, intent, who, who
            }
        }' "$2" "$1/truth/impressions.csv" "$1/candidates.csv"
}

# suspects DATA WORKSPACE RUN FIRST_ROW: precision and recall against the clicks that the simulator put wrong.
# FIRST_ROW is the first impression by time that was examined.
suspects() {
    "$cli" labels suspects --workspace "$2" --run "$3" --out "$2/suspects.txt" --json > "$2/suspects.json"
    by_time "$1" | tail -n "+$4" | cut -d ' ' -f 2 > "$2/part.txt"
    awk -F , '
        FILENAME == ARGV[1] { part[$1] = 1; next }
        FILENAME == ARGV[2] { suspect[$1] = ++suspects; next }
        FNR == 1 { next }
        $1 in part { clicks[$1]++; wrong[$1] += $5 }
        END {
            for (id in clicks) {
                if (clicks[id] != 1)
                    continue
                examined++
                flipped += wrong[id]
                if (id in suspect) {
                    found += wrong[id]
                    if (suspect[id] <= 100)
                        first += wrong[id]
                }
            }
            printf "%d %d %d %.4f %.4f %.4f %.4f\n", examined, flipped, suspects, found / suspects, found / flipped,
                flipped / examined, first / 100
        }' "$2/part.txt" "$2/suspects.txt" "$1/truth/clicks.csv"
}

# queue NAME OPTIONS...: the ids of the first impressions of a queue over the training part.
queue() {
    name=$1
    shift
    "$cli" labels queue create "$name" --workspace "$w" --slice "time < $cut" --with-labelled --after base \
        --limit "$labels" --annotator someone --seed "$seed" "$@" > "$w/log.txt"
    "$cli" labels queue export "$name" --workspace "$w" --out "$w/$name.queue" >> "$w/log.txt"
    tail -n +2 "$w/$name.queue" | grep -o '"impression_id": *"[^"]*"' | cut -d '"' -f 4
}

# learn WHO: labels the impressions of WHO.ids, trains on from base and measures on the hold-out.
learn() {
    annotate "$data" "$w/$1.ids" "$seed" "$1" > "$w/$1.jsonl"
    "$cli" labels import "$w/$1.jsonl" --workspace "$w" >> "$w/log.txt"
    "$cli" retrain --workspace "$w" --from base --name "$1" --annotator "$1" --epochs 3 --patience 0 \
        --learning-rate "$rate" --seed "$seed" --seconds-per-label 10 --json > "$out/$seed.$1.json" 2>> "$w/log.txt"
    tr -d ' \n' < "$out/$seed.$1.json" | grep -o '"name":"NDCG@3".*' | grep -o '"difference":{[^}]*}' | head -n 1 |
        sed "s/.*\"value\":\([^,]*\),\"low\":\([^,]*\),\"high\":\([^,]*\),.*/learn $1 $seed $(wc -l < "$w/$1.ids") $(
            number "$out/$seed.$1.json" changed_impressions) $(number "$out/$seed.$1.json" outside_candidates) \1 \2 \3/"
}

for seed in $seeds; do
    data=$out/$seed.data
    w=$out/$seed.iscope
    rm -rf "$data" "$w"
    "$cli" simulate --out "$data" --users $((impressions * 3 / 50)) --impressions "$impressions" --seed $((100 + seed)) \
        --wrong-click-share "$wrong_clicks" > /dev/null
    "$cli" import "$data" --workspace "$w" > /dev/null
    # Training ends where 40 % of the impressions are over, validation at 50 %; the second half is the frozen hold-out.
    cut=$(by_time "$data" | sed -n "$((impressions * 4 / 10 + 1))p" | cut -d ' ' -f 1)
    "$cli" train ranker --workspace "$w" --name base --split time:0.4/0.1 --epochs 5 --patience 0 --seed "$seed" > /dev/null
    "$cli" train ranker --workspace "$w" --name counted --arch naive_bayes --column newest_order_status --column last_page \
        --column region --split time:0.4/0.1 > /dev/null
    "$cli" train ranker --workspace "$w" --name fold --arch naive_bayes --column newest_order_status --column last_page \
        --column region --column last_clicked_intent --column payment_failure_reason --split folds:5/0 --every-fold > /dev/null
    "$cli" score --workspace "$w" --ranker base --run base > /dev/null
    "$cli" score --workspace "$w" --ranker counted --run counted > /dev/null
    "$cli" score --workspace "$w" --ranker fold.fold0,fold.fold1,fold.fold2,fold.fold3,fold.fold4 --run fold > /dev/null
    echo "suspects two_tower_hold_out $seed $(suspects "$data" "$w" base $((impressions / 2 + 1)))"
    echo "suspects naive_bayes_out_of_fold $seed $(suspects "$data" "$w" fold 1)"
    queue random --order random > "$w/random.ids"
    # One label and the clicks again: what training on does by itself.
    head -n 1 "$w/random.ids" > "$w/clicks_again.ids"
    learn clicks_again
    learn random
    for order in uncertainty disagreement information; do
        queue $order --order $order --before counted > "$w/$order.ids"
        learn $order
    done
    # What either counting ranker had right and the base has wrong.
    { queue broken1 --broken --order random --before counted; queue broken2 --broken --order random --before fold; } |
        awk '!seen[$0]++' | head -n "$labels" > "$w/broken.ids"
    learn broken
    head -n "$(wc -l < "$w/broken.ids")" "$w/random.ids" > "$w/random_as_many.ids"
    cmp -s "$w/random_as_many.ids" "$w/random.ids" || learn random_as_many
done
