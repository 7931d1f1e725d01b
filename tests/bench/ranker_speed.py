#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Training and scoring of QE-Rec, IntentScope beside the same graph in Python PyTorch (tests/parity/qe_rec_graph.py,
float32, torch.optim.AdamW, gradients clipped), in turn, on one core and on two.

    cmake --preset release -DISCOPE_BUILD_BENCH=ON && cmake --build --preset release --target ranker_speed
    venv/bin/python tests/bench/ranker_speed.py build/release/bin/ranker_speed FOLDER [--rounds 3]

IntentScope reads features, packs, computes and keeps its books; Python is given batches that are packed already, of
the same impressions: an advantage for Python that is not taken out. Speeds are impressions a second, the best of
the rounds; dropout is off on both sides.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "parity"))


def load(folder):
    import qe_rec_graph as graph
    from safetensors.torch import load_file
    config = json.loads((folder / "checkpoint" / "config.json").read_text())
    given = config["sizes"]
    sizes = graph.Sizes(
        dimension=given["dimension"], token_count=given["token_count"], heads=given["attention_heads"],
        layers=given["attention_layers"], experts=given["expert_count"], hidden=given["hidden_count"],
        user_codes=[field["code_count"] for field in config["user_fields"]],
        intent_codes=[field["code_count"] for field in config["intent_fields"]],
        matches=len(config["matches"]), vector_size=config["latent"]["vector_size"])
    tensors = load_file(folder / "batches.safetensors")
    weights = load_file(folder / "checkpoint" / "model.safetensors")
    weights = {name.removeprefix("members.0."): weight for name, weight in weights.items()}

    def batch(prefix):
        fields = lambda side: (
            tensors[f"{prefix}{side}.codes"].flatten(), tensors[f"{prefix}{side}.offsets"].flatten(),
            tensors[f"{prefix}{side}.values"].unsqueeze(-1))
        flat = lambda name: tensors[prefix + name].flatten()
        return graph.Batch(
            fields("users"), fields("intents"), flat("pair_users"), flat("pair_intents"),
            tensors.get(prefix + "matches"), flat("targets"), tensors[prefix + "queries"], flat("present"),
            tensors[prefix + "intent_vectors"])

    count = lambda kind: len({name.split(".")[1] for name in tensors if name.startswith(kind)})
    batches = {kind: [batch(f"{kind}.{i}.") for i in range(count(kind))] for kind in ("train", "score")}
    return graph.QeRec(sizes, weights), batches


def listnet(scores, batch, lists):
    import torch
    top = torch.full((lists,), -torch.inf).scatter_reduce(0, batch.pair_users, scores.detach(), "amax")
    shifted = scores - top[batch.pair_users]
    sums = torch.zeros(lists).index_add(0, batch.pair_users, shifted.exp())
    log = shifted - sums.log()[batch.pair_users]
    clicked = torch.zeros(lists).index_add(0, batch.pair_users, batch.targets).gt(0).sum().clamp(min=1)
    return -(batch.targets * log).sum() / clicked


def python_once(folder, threads):
    """What this process, which does nothing else, measures."""
    import torch
    torch.set_num_threads(threads)
    model, batches = load(folder)
    scored = 0
    scoring = 0.0
    with torch.inference_mode():
        for _ in range(4):
            start = time.perf_counter()
            scored = sum(len(model.scores(batch)) > 0 and len(batch.present) for batch in batches["score"])
            scoring = max(scoring, scored / (time.perf_counter() - start))
    for weight in model.weights.values():
        weight.requires_grad_()
    optimizer = torch.optim.AdamW(model.weights.values(), lr=2e-3, weight_decay=1e-4)
    training = 0.0
    for _ in range(4):
        start = time.perf_counter()
        trained = 0
        for batch in batches["train"]:
            optimizer.zero_grad()
            loss = listnet(model.scores(batch), batch, len(batch.present))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.weights.values(), 5.0)
            optimizer.step()
            loss.item()
            trained += len(batch.present)
        training = max(training, trained / (time.perf_counter() - start))
    print(json.dumps({"training": training, "scoring": scoring}))


def run(cores, *command):
    pinned = ["taskset", "-c", ",".join(map(str, range(cores)))]
    result = subprocess.run([*pinned, *map(str, command)], capture_output=True, text=True)
    if result.returncode != 0:
        raise SystemExit(result.stderr)
    return json.loads(result.stdout.strip().splitlines()[-1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--python", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.python:
        return python_once(arguments.folder, arguments.python)
    print("load average", os.getloadavg())
    for cores in (1, 2):
        best = {"IntentScope": {}, "PyTorch": {}}
        for _ in range(arguments.rounds):
            rounds = {
                "IntentScope": run(cores, arguments.program, arguments.folder, ROOT / "sample_data" / "shop"),
                "PyTorch": run(cores, sys.executable, __file__, arguments.program, arguments.folder, "--python", cores)}
            for who, speeds in rounds.items():
                for what, speed in speeds.items():
                    best[who][what] = max(best[who].get(what, 0), speed)
        for what in ("training", "scoring"):
            ours, theirs = best["IntentScope"][what], best["PyTorch"][what]
            print(f"{cores} core(s)  {what:9} IntentScope {ours:8.0f}/s  PyTorch {theirs:8.0f}/s  ratio {ours / theirs:.2f}")
    print("load average", os.getloadavg())


if __name__ == "__main__":
    main()
