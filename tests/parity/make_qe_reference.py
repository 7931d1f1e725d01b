#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/parity/qe_tiny/reference.safetensors: seeded weights and a batch, and what the graph of
qe_rec_graph.py says of them in double precision: scores with and without query tower and intent texts, every loss,
and the gradient of each weight. Run by hand when the graph of docs/ranker.md changes.

    pip install torch safetensors numpy
    python3 tests/parity/make_qe_reference.py
"""

import dataclasses
import pathlib

import torch
from safetensors.torch import save_file

import qe_rec_graph as graph

SEED = 20260212
FILE = pathlib.Path(__file__).resolve().parent / "qe_tiny" / "reference.safetensors"
SIZES = graph.Sizes(
    dimension=8, token_count=2, heads=2, layers=2, experts=3, hidden=5, user_codes=[4, 6, 5], intent_codes=[7, 5],
    matches=2, vector_size=11)
LIST_LENGTHS = [3, 1, 4, 2, 4]
INTENTS = 4
# One click; none; two clicks; one; one.
CLICKS = [[1], [], [0, 2], [0], [3]]
TERMS = {"reference": 0.5, "path": 0.25}


def random_fields(codes_of_fields, rows, rng):
    codes, offsets, values = [], [0], torch.zeros(rows, len(codes_of_fields), 1)
    for row in range(rows):
        first = 0
        for field, count in enumerate(codes_of_fields):
            for _ in range(1 + int(torch.randint(3, (), generator=rng))):
                codes.append(first + int(torch.randint(count, (), generator=rng)))
            offsets.append(len(codes))
            values[row, field] = torch.randn((), generator=rng) if field != 1 else 0.0
            first += count
    return torch.tensor(codes, dtype=torch.int32), torch.tensor(offsets, dtype=torch.int32), values


def random_batch(rng):
    pairs = [(row, intent) for row, length in enumerate(LIST_LENGTHS)
             for intent in torch.randperm(INTENTS, generator=rng)[:length].tolist()]
    targets = [1.0 / len(CLICKS[row]) if place in CLICKS[row] else 0.0
               for row, length in enumerate(LIST_LENGTHS) for place in range(length)]
    rows = len(LIST_LENGTHS)
    present = torch.tensor([1.0, 1.0, 0.0, 1.0, 1.0])
    queries = torch.randn(rows, SIZES.vector_size, generator=rng) * 2 + 1
    return graph.Batch(
        users=random_fields(SIZES.user_codes, rows, rng),
        intents=random_fields(SIZES.intent_codes, INTENTS, rng),
        pair_users=torch.tensor([pair[0] for pair in pairs]),
        pair_intents=torch.tensor([pair[1] for pair in pairs]),
        matches=torch.rand(len(pairs), SIZES.matches, generator=rng),
        targets=torch.tensor(targets),
        queries=queries * present.view(-1, 1),
        present=present,
        intent_vectors=torch.randn(INTENTS, SIZES.vector_size, generator=rng) - 0.5)


def loss_of(name, model, batch, weights, reference):
    towers = model.towers(batch)
    scores = model.scores(batch, towers)
    if name == "softmax":
        return graph.softmax_loss(scores, batch, weights)
    if name == "bce":
        return graph.bce(scores, batch, weights)
    if name == "rdrop":
        return graph.symmetric_kl(scores, reference, batch, weights)
    loss = graph.listnet(scores, batch, weights)
    if name == "terms":
        loss = loss + TERMS["reference"] * graph.kl(reference, scores, batch, weights)
        loss = loss + TERMS["path"] * graph.kl(model.path_scores(batch, towers), scores, batch, weights)
    return loss


def answers(variant, sizes, weights, batch, losses, out):
    names = graph.weight_shapes(sizes)
    own = {name: weights[name].double().requires_grad_() for name in names}
    model = graph.QeRec(sizes, own)
    out[f"{variant}.scores"] = model.scores(batch).detach()
    for loss in losses:
        value = loss_of(loss, model, batch, out["list_weights"].double(), out["reference_scores"].double())
        out[f"{variant}.{loss}.value"] = value.detach().view(1)
        for name, gradient in zip(names, torch.autograd.grad(value, own.values(), allow_unused=True)):
            out[f"{variant}.{loss}.gradient.{name}"] = (
                torch.zeros_like(own[name]) if gradient is None else gradient).detach().contiguous()


def main():
    rng = torch.Generator().manual_seed(SEED)
    weights = graph.initial_weights(SIZES, rng)
    batch = random_batch(rng)
    out = {"weights." + name: weight for name, weight in weights.items()}
    for side in ("users", "intents"):
        for part, tensor in zip(("codes", "offsets", "values"), getattr(batch, side)):
            out[f"{side}.{part}"] = tensor
    for field in dataclasses.fields(batch)[2:]:
        out[field.name] = getattr(batch, field.name).contiguous()
    out["list_weights"] = torch.tensor([1.0, 2.0, 0.5, 3.0, 1.5])
    out["reference_scores"] = torch.randn(len(batch.targets), generator=rng)
    answers("full", SIZES, weights, batch, ["listnet", "softmax", "bce", "rdrop", "terms"], out)
    for variant, query, text in (("query", True, False), ("text", False, True), ("baseline", False, False)):
        sizes = dataclasses.replace(SIZES, has_query=query, has_text=text)
        answers(variant, sizes, weights, batch, ["listnet"], out)
    FILE.parent.mkdir(exist_ok=True)
    save_file(out, FILE, metadata={"seed": str(SEED), "torch": torch.__version__})
    print(FILE, FILE.stat().st_size, "bytes; full listnet", float(out["full.listnet.value"]))


if __name__ == "__main__":
    main()
