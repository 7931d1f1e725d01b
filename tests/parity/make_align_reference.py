#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/parity/align_reference.safetensors: losses and gradients of preference and contrastive training as PyTorch
computes them with autograd over Transformers' and PEFT's models, from the formulas of the papers (DPO: arXiv 2305.18290
eq. 7, in TRL `DPOTrainer.dpo_loss` with loss_type "sigmoid"; InfoNCE: arXiv 1807.03748 eq. 4).

    python3 -m venv venv && venv/bin/pip install torch==2.8.0 transformers==4.57.1 peft==0.21.2
    venv/bin/python tests/parity/make_align_reference.py

The model is tests/parity/reasoners/qwen3_tied, with its adapter where a case says so.
"""

import pathlib

import numpy
import peft
import safetensors.torch
import torch
import torch.nn.functional as F
import transformers

HERE = pathlib.Path(__file__).resolve().parent
MODEL = HERE / "reasoners" / "qwen3_tied"
TOKENS = 288


def base_model():
    return transformers.AutoModelForCausalLM.from_pretrained(
        MODEL, dtype=torch.float32, attn_implementation="eager").eval()


def adapted_model():
    return peft.PeftModel.from_pretrained(base_model(), MODEL / "adapter", is_trainable=True).eval()


def rows_of(seed, answers):
    """Rows of examples with as many answers each, padded on the right: ids, mask, where each answer begins."""
    random = numpy.random.default_rng(seed)
    rows, begins = [], []
    for count in answers:
        prompt = random.integers(4, TOKENS - 4, random.integers(3, 12)).tolist()
        for _ in range(count):
            rows.append(prompt + random.integers(4, TOKENS - 4, random.integers(2, 10)).tolist())
            begins.append(len(prompt))
    width = max(map(len, rows))
    ids = torch.tensor([row + [0] * (width - len(row)) for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
    return ids, mask, torch.tensor(begins)


def states_and_logits(model, ids, mask):
    out = model(input_ids=ids, attention_mask=mask, position_ids=(mask.cumsum(-1) - 1).clamp(min=0),
                output_hidden_states=True)
    return out.hidden_states[-1], out.logits


def answer_log_probabilities(model, ids, mask, begins):
    """Summed over each row's answer, and the numbers of its tokens."""
    logits = states_and_logits(model, ids, mask)[1].double()
    found = logits[:, :-1].log_softmax(-1).gather(-1, ids[:, 1:, None])[..., 0]
    places = torch.arange(1, ids.shape[1])[None]
    inside = (places >= begins[:, None]) & (mask[:, 1:] == 1)
    return (found * inside).sum(1), inside.sum(1)


def dpo(policy, reference, rows, beta, sft_weight, averages):
    sums, counts = answer_log_probabilities(policy, *rows)
    with torch.no_grad():
        frozen, _ = answer_log_probabilities(reference, *rows)
    divisor = counts if averages else torch.ones_like(counts)
    ratios = (sums / divisor - frozen / divisor).view(-1, 2)
    loss = -F.logsigmoid(beta * (ratios[:, 0] - ratios[:, 1]))
    loss = loss - sft_weight * (sums / counts).view(-1, 2)[:, 0]
    return loss.mean(), {"reference": frozen.view(-1, 2), "ratios": ratios.detach()}


def info_nce(anchor, positive, negatives, temperature):
    """Of one anchor: cross-entropy of the positive among all, by cosine."""
    others = torch.stack([positive, *negatives])
    scores = F.cosine_similarity(anchor[None], others) / temperature
    return F.cross_entropy(scores[None], torch.tensor([0]))


def contrastive(model, rows, answers, groups, temperature, targets=None, projection=None):
    ids, mask, _ = rows
    states = states_and_logits(model, ids, mask)[0]
    pooled = states[torch.arange(len(ids)), mask.sum(1) - 1]
    examples, first = [], 0
    for count in answers:
        examples.append(pooled[first:first + count])
        first += count
    if targets is None:
        positives = [example[1] for example in examples]
        losers = [list(example[2:]) for example in examples]
    else:
        positives = list(targets @ projection.T)
        losers = [list(example[1:]) for example in examples]
    losses = []
    for i, example in enumerate(examples):
        others = [positives[j] for j in range(len(examples)) if groups[j] != groups[i]]
        losses.append(info_nce(example[0], positives[i], losers[i] + others, temperature))
    return torch.stack(losses).mean(), {"pooled": pooled.detach()}


def gradients_of(model, loss):
    loss.backward()
    found = {}
    for name, parameter in model.named_parameters():
        if parameter.grad is None:
            continue
        name = name.removeprefix("base_model.model.").removesuffix(".default.weight")
        found["gradient." + name] = parameter.grad.detach().clone()
    return found


def stored(case, model, rows, outcome):
    loss, told = outcome
    found = {"ids": rows[0], "mask": rows[1], "begins": rows[2], "loss": loss.detach().double().reshape(1)} | told
    found |= gradients_of(model, loss)
    print(f"{case}: loss {loss.item():.6f}, {sum(key.startswith('gradient') for key in found)} gradients")
    return {f"{case}.{key}": value for key, value in found.items()}


def main():
    torch.set_num_threads(1)
    found = {}
    rows = rows_of(1, [2, 2, 2])
    model = base_model()
    found |= stored("dpo", model, rows, dpo(model, adapted_model(), rows, 0.3, 0.0, False))
    model = adapted_model()
    found |= stored("dpo_adapter", model, rows, dpo(model, base_model(), rows, 0.5, 0.4, True))
    answers, groups = [3, 2, 4, 3], [0, 1, 0, 2]
    rows = rows_of(2, answers)
    model = adapted_model()
    found |= stored("cl", model, rows, contrastive(model, rows, answers, groups, 0.07))
    answers = [2, 1, 3, 2]
    rows = rows_of(3, answers)
    model = base_model()
    generator = torch.Generator().manual_seed(3)
    targets = torch.randn(4, 5, generator=generator)
    projection = torch.randn(32, 5, generator=generator).requires_grad_(True)
    outcome = contrastive(model, rows, answers, groups, 0.2, targets, projection)
    found |= stored("cl_intent", model, rows, outcome)
    found |= {"cl_intent.targets": targets, "cl_intent.projection": projection.detach(),
              "cl_intent.gradient.intent_projection.weight": projection.grad}
    found = {key: (value.int() if value.dtype == torch.int64 else value).contiguous() for key, value in found.items()}
    versions = {"torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__}
    safetensors.torch.save_file(found, HERE / "align_reference.safetensors", versions)


if __name__ == "__main__":
    main()
