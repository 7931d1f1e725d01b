#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# How fast a dataset directory is imported, beside pyarrow's CSV reader and sqlite3's .import of its largest
# tables, one after the other on the same files. Usage: import_reference.sh PROGRAM FOLDER
# PROGRAM: intentscope-cli; FOLDER: a dataset directory of CSV tables. The import does more than the others: it
# checks every cell against the schema, numbers words and ids, writes typed columns and hashes them.
set -eu
program=$1
folder=$2
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

seconds() {
    start=$(date +%s.%N)
    "$@" >/dev/null 2>&1
    end=$(date +%s.%N)
    echo "$end $start" | awk '{ print $1 - $2 }'
}

total=0
arrowSeconds=0
arrowOneSeconds=0
sqliteSeconds=0
for table in users events impressions candidates; do
    file=$folder/$table.csv
    [ -f "$file" ] || continue
    megabytes=$(stat -c %s "$file" | awk '{ print $1 / 1e6 }')
    total=$(echo "$total $megabytes" | awk '{ print $1 + $2 }')
    arrowSeconds=$(python3 "$(dirname "$0")/import_reference.py" "$file" "$(nproc)" |
        awk -v size="$megabytes" -v sum="$arrowSeconds" '{ print sum + size / $1 }')
    arrowOneSeconds=$(python3 "$(dirname "$0")/import_reference.py" "$file" 1 |
        awk -v size="$megabytes" -v sum="$arrowOneSeconds" '{ print sum + size / $1 }')
    took=$(seconds sqlite3 "$scratch/reference.sqlite" ".mode csv" ".import '$file' $table")
    sqliteSeconds=$(echo "$sqliteSeconds $took" | awk '{ print $1 + $2 }')
    rm -f "$scratch/reference.sqlite"
done
ownSeconds=$(seconds "$program" import "$folder" --workspace "$scratch/own.iscope")

echo "$total $ownSeconds $arrowSeconds $arrowOneSeconds $sqliteSeconds" | awk '{
    own = $1 / $2
    printf "%-38s %8.1f MB/s\n", "import, all cores, checked and stored", own
    printf "%-38s %8.1f MB/s, ratio %.2f\n", "pyarrow CSV reader, all cores", $1 / $3, own / ($1 / $3)
    printf "%-38s %8.1f MB/s, ratio %.2f\n", "pyarrow CSV reader, one thread", $1 / $4, own / ($1 / $4)
    printf "%-38s %8.1f MB/s, ratio %.2f\n", "sqlite3 .import", $1 / $5, own / ($1 / $5)
}'
