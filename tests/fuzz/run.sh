#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh SECONDS [TARGET ...]: fuzzes each reader that long under address and undefined-behaviour sanitizers, two at a
# time and with low priority. Needs clang-19 and libclang-rt-19-dev. What is found lies in build/fuzz/found/, and the runs'
# own words in build/fuzz/logs/. Fails when something was found. A finding that is fixed goes to corpus/, where the tests
# run it ever after.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
seconds=$1
shift
targets=${*:-csv jsonl parquet recbole description npy safetensors tokenizer reasoner}
build="$root/build/fuzz"

cd "$root"
cmake --preset fuzz >/dev/null
nice cmake --build --preset fuzz --target fuzzers
mkdir -p "$build/found" "$build/logs"

fuzz() {
    mkdir -p "$build/corpus/$1"
    cp "$here/corpus/$1"/* "$build/corpus/$1/"
    for file in "$root/tests/core/data/foreign_files"/*."$1" "$root/tests/core/data/damaged_files"/*."$1"; do
        [ -f "$file" ] && cp "$file" "$build/corpus/$1/"
    done
    UBSAN_OPTIONS=print_stacktrace=1 nice -n 15 "$build/bin/fuzz_$1" "$build/corpus/$1" -max_total_time="$seconds" \
        -timeout=30 -rss_limit_mb=3000 -max_len=16384 -print_final_stats=1 -artifact_prefix="$build/found/$1-" \
        >"$build/logs/$1.log" 2>&1 || echo "$1: something was found, see $build/logs/$1.log" >&2
    echo "$1: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/logs/$1.log" | tail -1) runs"
}

rm -f "$build/found"/*
count=0
for target in $targets; do
    fuzz "$target" &
    count=$((count + 1))
    [ $((count % 2)) -eq 1 ] || wait
done
wait
[ -z "$(ls -A "$build/found")" ]
