# SPDX-License-Identifier: GPL-3.0-or-later
"""The query-enhanced ranker of docs/ranker.md in Python PyTorch, written from that page: everything pair by pair,
with PyTorch's own embedding bags, layer norms and attention. Used by make_qe_reference.py and, where speed is
compared, by tests/bench/ranker_speed.py."""

import dataclasses
import math

import torch
from torch.nn import functional

DIRECTIONS = ("user_intent", "user_query", "intent_user", "intent_query", "query_user", "query_intent")


@dataclasses.dataclass
class Sizes:
    dimension: int
    token_count: int
    heads: int
    layers: int
    experts: int
    hidden: int
    user_codes: list  # codes of each field
    intent_codes: list
    matches: int
    vector_size: int
    has_query: bool = True
    has_text: bool = True

    @property
    def width(self):
        return self.dimension * self.token_count


@dataclasses.dataclass
class Batch:
    """Bags of codes (codes, offsets [rows * fields + 1]) with values [rows, fields, 1]; pairs as rows of both."""

    users: tuple
    intents: tuple
    pair_users: torch.Tensor
    pair_intents: torch.Tensor
    matches: torch.Tensor
    targets: torch.Tensor
    queries: torch.Tensor
    present: torch.Tensor
    intent_vectors: torch.Tensor


def weight_shapes(sizes):
    """Names and shapes as in model.safetensors; those of the baseline first."""
    d, width, e, h = sizes.dimension, sizes.width, sizes.experts, sizes.hidden
    shapes = {}

    def experts(prefix, inputs, outputs):
        shapes[prefix + "gate.weight"] = (inputs, e)
        shapes[prefix + "hidden.weight"] = (inputs, e * h)
        shapes[prefix + "hidden.bias"] = (e * h,)
        shapes[prefix + "output.weight"] = (e, h, outputs)
        shapes[prefix + "output.bias"] = (e, outputs)

    for side, codes in (("user.", sizes.user_codes), ("intent.", sizes.intent_codes)):
        shapes[side + "embedding"] = (sum(codes), d)
        shapes[side + "value"] = (len(codes), d)
        for layer in range(sizes.layers):
            for part in ("query", "key", "value", "residual"):
                shapes[f"{side}attention.{layer}.{part}"] = (d, d)
        shapes[side + "linear"] = (len(codes) * d, width)
        experts(side + "experts.", len(codes) * d, width)
    blocks = 3
    if sizes.matches:
        shapes["match.embedding"] = (sizes.matches, width)
        blocks = 5
    shapes["head.linear"] = (blocks * width,)
    experts("head.", blocks * width, 1)
    if sizes.has_text:
        shapes |= {
            "text.norm.weight": (sizes.vector_size,), "text.norm.bias": (sizes.vector_size,),
            "text.projection.weight": (sizes.vector_size, d), "text.projection.bias": (d,),
            "text.field.linear": (d, width), "text.field.gate.weight": (d, e),
            "text.field.hidden.weight": (d, e * h)}
    if sizes.has_query:
        shapes |= {
            "query.norm.weight": (sizes.vector_size,), "query.norm.bias": (sizes.vector_size,),
            "query.projection.weight": (sizes.vector_size, width), "query.projection.bias": (width,),
            "query.missing": (width,)}
        for direction in DIRECTIONS:
            for part in ("query", "key", "value", "output"):
                shapes[f"mutual.{direction}.{part}"] = (d, d)
        shapes |= {
            "query.head.linear": (3 * width,), "query.head.gate.weight": (3 * width, e),
            "query.head.hidden.weight": (3 * width, e * h)}
    return shapes


class QeRec:
    """`weights` by name; `towers` and `scores` are differentiable in them."""

    def __init__(self, sizes, weights):
        self.sizes = sizes
        self.weights = weights

    def mix(self, x, prefix, extra=None):
        """A dense mixture of experts; `extra` names the rows of weights that the end of x meets."""
        w = self.weights
        gate, hidden = w[prefix + "gate.weight"], w[prefix + "hidden.weight"]
        if extra:
            gate = torch.cat([gate, w[extra + "gate.weight"]])
            hidden = torch.cat([hidden, w[extra + "hidden.weight"]])
        share = torch.softmax(x @ gate, dim=-1)
        units = torch.relu(x @ hidden + w[prefix + "hidden.bias"]).unflatten(1, (self.sizes.experts, -1))
        each = torch.einsum("reh,eho->reo", units, w[prefix + "output.weight"]) + w[prefix + "output.bias"]
        return (share.unsqueeze(-1) * each).sum(1)

    def interact(self, x, prefix):
        w, heads = self.weights, self.sizes.heads
        split = lambda t: t.unflatten(2, (heads, -1)).transpose(1, 2)
        query, key, value = (split(x @ w[prefix + part]) for part in ("query", "key", "value"))
        mixed = functional.scaled_dot_product_attention(query, key, value, scale=1.0)
        return torch.relu(mixed.transpose(1, 2).flatten(2) + x @ w[prefix + "residual"])

    def tower(self, side, fields, vectors=None):
        w = self.weights
        codes, offsets, values = fields
        bags = functional.embedding_bag(
            codes, w[side + "embedding"], offsets, mode="sum", include_last_offset=True)
        lengths = (offsets[1:] - offsets[:-1]).clamp(min=1).to(bags.dtype)
        x = (bags / lengths.sqrt().unsqueeze(1)).view(values.shape[0], values.shape[1], -1)
        x = x + values.to(x.dtype) * w[side + "value"]
        linear, extra = w[side + "linear"], None
        if vectors is not None:
            x = torch.cat([x, self.project("text.", vectors).unsqueeze(1)], 1)
            linear, extra = torch.cat([linear, w["text.field.linear"]]), "text.field."
        embedded = x.flatten(1)
        for layer in range(self.sizes.layers):
            x = self.interact(x, f"{side}attention.{layer}.")
        return self.mix(x.flatten(1), side + "experts.", extra) + embedded @ linear

    def project(self, prefix, vectors):
        w = self.weights
        weight = w[prefix + "norm.weight"]
        x = functional.layer_norm(vectors.to(weight.dtype), weight.shape, weight, w[prefix + "norm.bias"])
        return x @ w[prefix + "projection.weight"] + w[prefix + "projection.bias"]

    def towers(self, batch):
        users = self.tower("user.", batch.users)
        intents = self.tower("intent.", batch.intents, batch.intent_vectors if self.sizes.has_text else None)
        queries = None
        if self.sizes.has_query:
            tokens = self.project("query.", batch.queries)
            queries = torch.where(batch.present.view(-1, 1) > 0, tokens, self.weights["query.missing"])
        return users, intents, queries

    def attend(self, direction, a, b):
        """What a [pairs, width] reads in b, as torch.nn.MultiheadAttention does it."""
        d, w = self.sizes.dimension, self.weights
        tokens = lambda x: x.unflatten(1, (-1, d))
        name = f"mutual.{direction}."
        out, _ = functional.multi_head_attention_forward(
            tokens(a).transpose(0, 1), tokens(b).transpose(0, 1), tokens(b).transpose(0, 1), d, self.sizes.heads,
            torch.cat([w[name + part].T for part in ("query", "key", "value")]), None, None, None, False, 0.0,
            w[name + "output"].T, None, need_weights=False)
        return out.transpose(0, 1).flatten(1)

    def scores(self, batch, towers=None):
        w, width = self.weights, self.sizes.width
        users, intents, queries = towers or self.towers(batch)
        u, i = users[batch.pair_users], intents[batch.pair_intents]
        linear, inner = w["head.linear"], 0
        if queries is not None:
            q = queries[batch.pair_users]
            u, i, q = (
                u + self.attend("user_intent", u, i) + self.attend("user_query", u, q),
                i + self.attend("intent_user", i, u) + self.attend("intent_query", i, q),
                q + self.attend("query_user", q, u) + self.attend("query_intent", q, i))
            inner = (i * q).sum(1)
        parts = [u, i, u * i]
        if self.sizes.matches:
            match = batch.matches.to(u.dtype) @ w["match.embedding"]
            parts += [match, match * i]
        extra = None
        if queries is not None:
            parts += [q, u * q, i * q]
            linear, extra = torch.cat([linear, w["query.head.linear"]]), "query.head."
        z = torch.cat(parts, 1)
        return (u * i).sum(1) + inner + z @ linear + self.mix(z, "head.", extra).squeeze(1)

    @staticmethod
    def path_scores(batch, towers):
        return (towers[1][batch.pair_intents] * towers[2][batch.pair_users]).sum(1)


# Losses, list by list ----------------------------------------------------------------------------------------


def lists_of(batch):
    return [torch.nonzero(batch.pair_users == row).flatten() for row in range(batch.users[2].shape[0])]


def listnet(scores, batch, weights):
    terms, total = 0, 0
    for row, members in enumerate(lists_of(batch)):
        targets = batch.targets[members].to(scores.dtype)
        if targets.sum() > 0:
            terms = terms - weights[row] * (targets * torch.log_softmax(scores[members], 0)).sum()
            total = total + weights[row]
    return terms / total


def softmax_loss(scores, batch, weights):
    terms, total = 0, 0
    for row, members in enumerate(lists_of(batch)):
        log = torch.log_softmax(scores[members], 0)
        for place, member in enumerate(members):
            if batch.targets[member] > 0:
                terms, total = terms - weights[row] * log[place], total + weights[row]
    return terms / total


def bce(scores, batch, weights):
    clicks = (batch.targets > 0).to(scores.dtype)
    each = functional.binary_cross_entropy_with_logits(scores, clicks, reduction="none")
    of_pairs = weights[batch.pair_users]
    return (of_pairs * each).sum() / of_pairs.sum()


def kl(p, q, batch, weights):
    terms = 0
    for row, members in enumerate(lists_of(batch)):
        terms = terms + weights[row] * functional.kl_div(
            torch.log_softmax(q[members], 0), torch.log_softmax(p[members], 0), reduction="sum", log_target=True)
    return terms / weights.sum()


def symmetric_kl(p, q, batch, weights):
    return (kl(p, q, batch, weights) + kl(q, p, batch, weights)) / 2


def initial_weights(sizes, generator, deviation=0.3, dtype=torch.float32):
    return {
        name: torch.randn(shape, generator=generator).mul_(deviation / math.sqrt(max(1, len(shape) - 1))).to(dtype)
        for name, shape in weight_shapes(sizes).items()}
