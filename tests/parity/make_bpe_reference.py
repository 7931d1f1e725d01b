#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `tokenizers` learns from the strings of make_tokenizer_reference.py: the hashes of its merges for
bpe_trainer_parity_test.cpp. With a file as argument: checks that `tokenizers` loads it and encodes like the
tokenizer trained here.

    venv/bin/python tests/parity/make_bpe_reference.py            # writes tokenizers/trained.json
    venv/bin/python tests/parity/make_bpe_reference.py FILE       # FILE: tokenizer.json of trainBpe, layout qwen
"""

import hashlib
import json
import pathlib
import sys

from tokenizers import Tokenizer, pre_tokenizers, trainers

import make_tokenizer_reference as reference

SIZE = 900
TEXTS = 4_000


def texts(seed, count):
    draw = reference.Draw(seed)
    return [draw.text() for _ in range(count)]


def train(make):
    tokenizer, special, _ = make()
    trainer = trainers.BpeTrainer(vocab_size=SIZE, special_tokens=[str(s) if isinstance(s, str) else s.content for s in special],
                                  show_progress=False, min_frequency=2,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator(texts(1, TEXTS), trainer)
    return tokenizer


def main():
    if len(sys.argv) > 1:
        ours, theirs = Tokenizer.from_file(sys.argv[1]), train(reference.qwen)
        lines = texts(3, 5_000)
        assert all(ours.encode(t).ids == theirs.encode(t).ids for t in lines)
        print("equal on", len(lines), "strings")
        return
    answer = {}
    for make in (reference.gpt2, reference.qwen, reference.llama3):
        merges = [" ".join(m) for m in json.loads(train(make).to_str())["model"]["merges"]]
        answer[make.__name__] = {"count": len(merges), "first": merges[:40],
                                 "hash": hashlib.sha256("\n".join(merges).encode()).hexdigest()}
    (reference.HERE / "trained.json").write_text(json.dumps(answer, ensure_ascii=True, indent=0) + "\n")
    print({k: v["count"] for k, v in answer.items()})


if __name__ == "__main__":
    main()
