#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/parity/reasoners: tiny reasoners of the true architectures with random weights, and what Hugging Face
Transformers and PEFT say about them. Each folder is a Hugging Face folder with a reference.safetensors beside it.

    python3 -m venv venv && venv/bin/pip install torch==2.8.0 transformers==4.57.1 peft==0.21.2
    venv/bin/python tests/parity/make_reasoner_reference.py [CASE ...]

All is computed in float32 from the weights as they were saved. Greedy answers must not hang on rounding: a seed is
taken only when the likeliest token leads by MARGIN at every step, and the answers are not one token over and over.
"""

import json
import pathlib
import shutil
import sys

import make_tokenizer_reference as tokenizers_of
import numpy
import peft
import safetensors.torch
import tokenizers
import torch
import transformers
from tokenizers import pre_tokenizers, trainers
from transformers import LlamaConfig, LlamaForCausalLM, Qwen2Config, Qwen2ForCausalLM, Qwen3Config, Qwen3ForCausalLM

FOLDER = pathlib.Path(__file__).resolve().parent / "reasoners"
ANSWER = 64
MARGIN = 2e-3
TOKENS = 288
PROMPT = 20
TOKENIZER_SEED = 1

# name: (config, model, changes of the config, element type on disk, bytes a shard)
COMMON = dict(hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
              vocab_size=TOKENS, max_position_embeddings=256, rms_norm_eps=1e-6, bos_token_id=None, eos_token_id=2,
              pad_token_id=0)
LLAMA3_ROPE = {"rope_type": "llama3", "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
               "original_max_position_embeddings": 64}
CASES = {
    "qwen3_tied": (Qwen3Config, Qwen3ForCausalLM, dict(
        head_dim=16, rope_theta=1e6, tie_word_embeddings=True, num_hidden_layers=3, vocab_size=TOKENS + 16), torch.float32, None),
    "qwen3_untied": (Qwen3Config, Qwen3ForCausalLM, dict(
        head_dim=12, rope_theta=1e6, tie_word_embeddings=False, num_key_value_heads=1), torch.float32, None),
    "qwen3_sharded": (Qwen3Config, Qwen3ForCausalLM, dict(
        head_dim=16, rope_theta=1e4, tie_word_embeddings=True, num_hidden_layers=3), torch.float32, "40KB"),
    "qwen3_bf16": (Qwen3Config, Qwen3ForCausalLM, dict(
        head_dim=16, rope_theta=1e6, tie_word_embeddings=True), torch.bfloat16, None),
    "qwen2_tied": (Qwen2Config, Qwen2ForCausalLM, dict(rope_theta=1e6, tie_word_embeddings=True), torch.float32, None),
    "qwen2_untied_f16": (Qwen2Config, Qwen2ForCausalLM, dict(
        rope_theta=1e4, tie_word_embeddings=False, num_key_value_heads=4), torch.float16, None),
    "llama_plain": (LlamaConfig, LlamaForCausalLM, dict(
        rope_theta=1e4, tie_word_embeddings=False, rms_norm_eps=1e-5), torch.float32, None),
    "llama_llama3": (LlamaConfig, LlamaForCausalLM, dict(
        rope_theta=5e5, tie_word_embeddings=True, rms_norm_eps=1e-5, head_dim=16, rope_scaling=LLAMA3_ROPE), torch.float32, None),
    "llama_linear": (LlamaConfig, LlamaForCausalLM, dict(
        rope_theta=1e4, tie_word_embeddings=False, attention_bias=True, mlp_bias=True,
        rope_scaling={"rope_type": "linear", "factor": 2.5}), torch.float32, None),
}
# case: (name of the adapter, configuration of PEFT)
ADAPTERS = {
    "qwen3_tied": [("adapter", dict(r=4, lora_alpha=8, target_modules=[
        "q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]))],
    "qwen2_tied": [("adapter", dict(r=3, lora_alpha=5, target_modules=["q_proj", "v_proj"], use_rslora=True))],
}


def make_tokenizer(name):
    tokenizer, special, added = (tokenizers_of.llama3 if name.startswith("llama") else tokenizers_of.qwen)()
    draw = tokenizers_of.Draw(TOKENIZER_SEED)
    trainer = trainers.BpeTrainer(vocab_size=TOKENS - len(added), special_tokens=special, show_progress=False,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator([draw.text() for _ in range(1_000)], trainer)
    tokenizer.add_tokens(added)
    assert tokenizer.get_vocab_size() == TOKENS
    return tokenizer


def make_model(name, seed):
    config_class, model_class, changes, _, _ = CASES[name]
    config = config_class(**(COMMON | changes))
    config._attn_implementation = "eager"
    torch.manual_seed(seed)
    model = model_class(config).float().eval()
    # Wider than a fresh model's, so that the layers matter and the logits differ.
    for parameter_name, parameter in model.named_parameters():
        with torch.no_grad():
            if parameter_name.endswith("norm.weight"):
                parameter.uniform_(0.5, 1.5)
            elif parameter_name.endswith("bias"):
                parameter.uniform_(-0.5, 0.5)
            elif "embed" in parameter_name or "lm_head" in parameter_name:
                parameter.normal_(0, 0.5)
            else:
                parameter.normal_(0, 2.0 / parameter.shape[1] ** 0.5)
    model.generation_config.eos_token_id = None
    model.generation_config.pad_token_id = 0
    return model


def prompts_of(seed):
    """Three prompts of different lengths, padded on the left with token 0."""
    random = numpy.random.default_rng(seed)
    ids = torch.from_numpy(random.integers(4, TOKENS - 4, (3, PROMPT)))
    mask = torch.ones_like(ids)
    for row, padding in enumerate((0, 7, PROMPT - 3)):
        ids[row, :padding] = 0
        mask[row, :padding] = 0
    return ids, mask


def positions_of(mask):
    return (mask.cumsum(-1) - 1).clamp(min=0)


def run(model, ids, mask):
    return model(input_ids=ids, attention_mask=mask, position_ids=positions_of(mask), output_hidden_states=True)


@torch.no_grad()
def greedy(model, ids, mask):
    """The answers, and by how much the likeliest token leads at the closest step."""
    out = model.generate(input_ids=ids, attention_mask=mask, do_sample=False, max_new_tokens=ANSWER,
                         output_logits=True, return_dict_in_generate=True)
    best = torch.stack(out.logits, 1).topk(2, -1).values
    return out.sequences[:, ids.shape[1]:], (best[..., 0] - best[..., 1]).min().item()


@torch.no_grad()
def pooled(model, ids, mask, answers):
    mask = torch.cat([mask, torch.ones_like(answers)], 1)
    hidden = run(model, torch.cat([ids, answers], 1), mask).hidden_states[-1]
    weights = mask[..., None].float()
    return {"pooled.last": hidden[:, -1].contiguous(), "pooled.mean": (hidden * weights).sum(1) / weights.sum(1)}


@torch.no_grad()
def answer_log_probabilities(model, ids, mask):
    """Of three tokens behind each prompt: `answer.ids` [3, 3] and their log-probabilities in nats."""
    answer = torch.tensor([[5, 9, 100], [200, 17, 17], [33, 250, 8]])
    whole = run(model, torch.cat([ids, answer], 1), torch.cat([mask, torch.ones_like(answer)], 1)).logits
    found = whole[:, ids.shape[1] - 1:-1].log_softmax(-1).gather(-1, answer[..., None])[..., 0]
    return {"answer.ids": answer, "answer.log_probabilities": found.contiguous()}


def sft_step(model):
    """Two samples padded on the right, the prompt's tokens masked out of the loss."""
    random = numpy.random.default_rng(11)
    ids = torch.from_numpy(random.integers(4, TOKENS - 4, (2, 24)))
    labels = ids.clone()
    mask = torch.ones_like(ids)
    labels[0, :10] = -100
    labels[1, :5] = -100
    ids[1, 18:], labels[1, 18:], mask[1, 18:] = 0, -100, 0
    model.zero_grad()
    loss = model(input_ids=ids, attention_mask=mask, position_ids=positions_of(mask), labels=labels).loss
    loss.backward()
    found = {"sft.ids": ids, "sft.mask": mask, "sft.labels": labels, "sft.loss": loss.detach().reshape(1)}
    for name, parameter in model.named_parameters():
        found["gradient." + name] = parameter.grad.detach().clone()
    model.zero_grad()
    return found


@torch.no_grad()
def processed(logits, ids):
    """Logits of one step behind a sampler's changes, in the order of Transformers: repetition penalty,
    temperature, top-k, top-p."""
    found = {}
    settings = [
        dict(penalty=1.3), dict(temperature=0.7), dict(top_k=5), dict(top_p=0.6),
        dict(penalty=1.2, temperature=0.8, top_k=40, top_p=0.9), dict(penalty=1.1, temperature=1.5, top_p=0.35),
    ]
    for number, setting in enumerate(settings):
        steps = transformers.LogitsProcessorList()
        if "penalty" in setting:
            steps.append(transformers.RepetitionPenaltyLogitsProcessor(setting["penalty"]))
        if "temperature" in setting:
            steps.append(transformers.TemperatureLogitsWarper(setting["temperature"]))
        if "top_k" in setting:
            steps.append(transformers.TopKLogitsWarper(setting["top_k"]))
        if "top_p" in setting:
            steps.append(transformers.TopPLogitsWarper(setting["top_p"]))
        full = dict(penalty=1.0, temperature=1.0, top_k=0, top_p=1.0) | setting
        found[f"sampler.{number}.setting"] = torch.tensor(
            [full["penalty"], full["temperature"], full["top_k"], full["top_p"]], dtype=torch.float64)
        found[f"sampler.{number}.logits"] = steps(ids, logits.clone())
    found["sampler.ids"] = ids
    found["sampler.raw"] = logits
    return found


def adapter_reference(base, folder, ids, mask, name, settings):
    config = peft.LoraConfig(task_type="CAUSAL_LM", lora_dropout=0.0, **settings)
    torch.manual_seed(5)
    model = peft.get_peft_model(base, config).eval()
    for parameter_name, parameter in model.named_parameters():
        if "lora_" in parameter_name:
            with torch.no_grad():
                parameter.normal_(0, 0.2)
    model.save_pretrained(folder / name)
    (folder / name / "README.md").unlink(missing_ok=True)
    file = folder / name / "adapter_config.json"
    text = json.loads(file.read_text())
    text["base_model_name_or_path"] = ".."
    text["target_modules"] = sorted(text["target_modules"])
    file.write_text(json.dumps(text, indent=2) + "\n")
    with torch.no_grad():
        found = {name + ".logits": run(model, ids, mask).logits}
    merged = model.merge_and_unload()
    for parameter_name, parameter in merged.named_parameters():
        if any(parameter_name.endswith(module + ".weight") for module in config.target_modules):
            found[f"{name}.merged.{parameter_name}"] = parameter.detach().clone()
    return found


def seed_of(name):
    for seed in range(1, 400):
        model = make_model(name, seed)
        for parameter in model.parameters():  # not the buffers: RoPE's frequencies are never rounded
            parameter.data = parameter.data.to(CASES[name][3]).float()
        ids, mask = prompts_of(seed)
        answers, margin = greedy(model, ids, mask)
        fewest = min(len(set(row.tolist())) for row in answers)
        if margin > MARGIN and fewest >= 8:
            return seed, margin, fewest
    raise SystemExit(f"{name}: no seed gives answers that are far from ties")


def make_case(name):
    folder = FOLDER / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    element, shard = CASES[name][3:]
    seed, margin, fewest = seed_of(name)
    model = make_model(name, seed).to(element)
    model.config.torch_dtype = element
    model.save_pretrained(folder, **({"max_shard_size": shard} if shard else {}))
    make_tokenizer(name).save(str(folder / "tokenizer.json"), pretty=False)

    # As a reader of the folder sees it.
    load = lambda: CASES[name][1].from_pretrained(folder, dtype=torch.float32, attn_implementation="eager").eval()
    model = load()
    model.generation_config.eos_token_id = None
    ids, mask = prompts_of(seed)
    answers, again = greedy(model, ids, mask)
    assert abs(again - margin) < 1e-4
    with torch.no_grad():
        out = run(model, ids, mask)
    found = {"ids": ids, "mask": mask, "logits": out.logits, "hidden": out.hidden_states[-1], "greedy": answers}
    found |= pooled(model, ids, mask, answers)
    found |= answer_log_probabilities(model, ids, mask)
    found |= sft_step(model)
    if name == "qwen3_tied":
        found |= processed(out.logits[:, -1].contiguous(), torch.cat([ids[:, -6:], answers[:, :10]], 1))
    for adapter, settings in ADAPTERS.get(name, []):
        found |= adapter_reference(load(), folder, ids, mask, adapter, settings)
    versions = {"torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__,
                "tokenizers": tokenizers.__version__, "seed": str(seed), "margin": f"{margin:.6f}"}
    found = {key: (value.int() if value.dtype == torch.int64 else value).contiguous() for key, value in found.items()}
    safetensors.torch.save_file(found, folder / "reference.safetensors", versions)
    print(f"{name}: seed {seed}, the closest step leads by {margin:.4f}, at least {fewest} different tokens, "
          f"loss {found['sft.loss'].item():.4f}, {sum(f.stat().st_size for f in folder.rglob('*') if f.is_file()) // 1024} KiB")


def main():
    torch.set_num_threads(1)
    for name in sys.argv[1:] or CASES:
        make_case(name)


if __name__ == "__main__":
    main()
