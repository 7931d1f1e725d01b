#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Encodes a text with `tokenizers` on one thread, as tokenizer_bench.cpp does: the figure to compare with.

    export ISCOPE_TOKENIZER=tokenizer.json ISCOPE_CORPUS=corpus.txt
    build/release/bin/iscope_bench --benchmark_filter=encodeCorpus; venv/bin/python tests/bench/tokenizer_speed.py
"""

import os
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"
os.environ["RAYON_NUM_THREADS"] = "1"

from tokenizers import Tokenizer  # noqa: E402: reads the variables above


def documents_of(corpus):
    documents = [""]
    for line in corpus.split("\n"):
        documents[-1] += line + "\n"
        if len(documents[-1].encode()) > 4096:
            documents.append("")
    return documents


def main():
    tokenizer = Tokenizer.from_file(os.environ["ISCOPE_TOKENIZER"])
    with open(os.environ["ISCOPE_CORPUS"], encoding="utf-8", newline="\n") as file:
        corpus = file.read()
    documents = documents_of(corpus)
    for _ in range(3):
        start = time.perf_counter()
        tokens = sum(len(tokenizer.encode(d, add_special_tokens=False).ids) for d in documents)
        seconds = time.perf_counter() - start
        print(f"{len(corpus.encode()) / 1e6 / seconds:.2f} MB/s, {tokens} tokens")


main()
