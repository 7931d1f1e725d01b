#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes sample_data/shop again, byte for byte. Usage: sample_data/make.sh [path of intentscope-cli]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cli=${1:-intentscope-cli}
command -v "$cli" > /dev/null || {
    echo "make.sh: '$cli' is not found; build the project and give the path of intentscope-cli" >&2
    exit 1
}
fresh="$here/shop.new"
rm -rf "$fresh"
"$cli" simulate --out "$fresh" --users 300 --impressions 4000 --weeks 6 --regions 8 --seed 7
rm -rf "$here/shop"
mv "$fresh" "$here/shop"
