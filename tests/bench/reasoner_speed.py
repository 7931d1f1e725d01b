#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading and answering with a model of Qwen3-0.6B's shape and random weights: IntentScope beside Hugging Face
Transformers, in turn on the same folder and prompts, each in a process of its own (docs/reasoner.md, Speed).

    cmake --preset release -DISCOPE_BUILD_BENCH=ON && cmake --build --preset release --target reasoner_speed
    venv/bin/python tests/bench/reasoner_speed.py build/release/bin/reasoner_speed FOLDER [--rounds 2]

FOLDER keeps the two checkpoints between runs (3.6 GB). Speeds are tokens a second, the best of the rounds for
either; of Transformers, the faster of its attention implementations `eager` and `sdpa`. Peak memory is VmHWM of the
process, compared with weights + cache; what the program takes before it opens the model, mostly LibTorch, is told
beside it.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import time

SHAPE = dict(hidden_size=1024, intermediate_size=3072, num_hidden_layers=28, num_attention_heads=16,
             num_key_value_heads=8, head_dim=128, vocab_size=151936, tie_word_embeddings=True,
             max_position_embeddings=4096, rope_theta=1e6, eos_token_id=None, bos_token_id=None)
PROMPT, ANSWER = 512, 64
TYPES = {"f32": "float32", "bf16": "bfloat16"}


def make_folder(folder, kind):
    import torch
    from transformers import Qwen3Config, Qwen3ForCausalLM
    if (folder / "config.json").exists():
        return
    torch.manual_seed(1)
    torch.set_default_dtype(getattr(torch, TYPES[kind]))
    Qwen3ForCausalLM(Qwen3Config(**SHAPE)).save_pretrained(folder, max_shard_size="10GB")


def peak_bytes():
    status = pathlib.Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def transformers_once(folder, kind, batch, attention):
    """What this process, which does nothing else, measures."""
    import torch
    from transformers import Qwen3ForCausalLM
    torch.set_num_threads(os.cpu_count())
    model = Qwen3ForCausalLM.from_pretrained(
        folder, dtype=getattr(torch, TYPES[kind]), attn_implementation=attention).eval()
    vocabulary = SHAPE["vocab_size"]
    ids = torch.tensor([[(7919 * i + 104729 * row) % vocabulary for i in range(PROMPT)] for row in range(batch)])
    with torch.inference_mode():
        start = time.perf_counter()
        out = model(ids, use_cache=True, logits_to_keep=1)
        step = out.logits[:, -1].argmax(-1, keepdim=True)
        prefill = time.perf_counter() - start
        tokens = []
        start = time.perf_counter()
        for _ in range(ANSWER):
            tokens.append(step[0, 0].item())
            out = model(step, past_key_values=out.past_key_values, use_cache=True)
            step = out.logits[:, -1].argmax(-1, keepdim=True)
        decode = time.perf_counter() - start
    print(json.dumps({"prefill": batch * PROMPT / prefill, "decode": batch * ANSWER / decode, "peak": peak_bytes(),
                      "tokens": tokens}))


def run(*command):
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(result.stderr)
    return json.loads(result.stdout.strip().splitlines()[-1])


def best(results):
    return {key: max(result[key] for result in results) for key in ("prefill", "decode")}


def same_beginning(a, b):
    count = 0
    while count < min(len(a), len(b)) and a[count] == b[count]:
        count += 1
    return count


def compare(program, folder, kind, batch, rounds):
    ours, theirs = [], {"eager": [], "sdpa": []}
    for _ in range(rounds):
        ours.append(run(program, folder, kind, batch, PROMPT, ANSWER))
        for attention in theirs:
            theirs[attention].append(run(sys.executable, __file__, "--once", folder, kind, batch, attention))
    fastest = best([result for results in theirs.values() for result in results])
    mine = best(ours)
    need = ours[0]["weights"] + ours[0]["cache"]
    peak = max(result["peak"] for result in ours)
    start = max(result["start"] for result in ours)
    their_peak = min(result["peak"] for results in theirs.values() for result in results)
    agree = max(same_beginning(ours[0]["tokens"], results[0]["tokens"]) for results in theirs.values())
    for what in ("prefill", "decode"):
        print(f"{kind} batch {batch} {what}: {mine[what]:.1f} tokens/s, Transformers {fastest[what]:.1f}, "
              f"ratio {mine[what] / fastest[what]:.2f}")
    print(f"{kind} batch {batch} peak memory: {peak / 2**20:.0f} MiB, weights + cache {need / 2**20:.0f} MiB, ratio "
          f"{peak / need:.3f}, {(peak - start) / need:.3f} without the {start / 2**20:.0f} MiB of the program; Transformers {their_peak / 2**20:.0f} MiB; the first {agree} of {ANSWER} tokens agree",
          flush=True)


def one_byte(program, folder, batch, rounds):
    results = [run(program, folder, "int8", batch, PROMPT, ANSWER) for _ in range(rounds)]
    fastest = best(results)
    print(f"int8 batch {batch}: prefill {fastest['prefill']:.1f} tokens/s, decode {fastest['decode']:.1f} tokens/s, peak "
          f"{results[0]['peak'] / 2**20:.0f} MiB, weights + cache "
          f"{(results[0]['weights'] + results[0]['cache']) / 2**20:.0f} MiB", flush=True)


def main():
    if sys.argv[1:2] == ["--once"]:
        transformers_once(sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5])
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--types", nargs="*", default=["f32", "bf16", "int8"])
    parser.add_argument("--batches", nargs="*", type=int, default=[1, 8])
    options = parser.parse_args()
    options.program = options.program.resolve()
    import torch
    import transformers
    print(f"torch {torch.__version__}, transformers {transformers.__version__}, {os.cpu_count()} cores, load "
          f"{os.getloadavg()[0]:.2f}", flush=True)
    for kind in TYPES:
        folder = options.folder / kind
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "config.json").exists():
            subprocess.run([sys.executable, "-c", "import sys, pathlib; sys.path.insert(0, sys.argv[1]); "
                            "import reasoner_speed as r; r.make_folder(pathlib.Path(sys.argv[2]), sys.argv[3])",
                            str(pathlib.Path(__file__).parent), str(folder), kind], check=True)
        for batch in options.batches if kind in options.types else []:
            compare(options.program, folder, kind, batch, options.rounds)
    for batch in options.batches if "int8" in options.types else []:
        one_byte(options.program, options.folder / "bf16", batch, options.rounds)


if __name__ == "__main__":
    main()
