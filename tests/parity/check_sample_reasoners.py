#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads the sample's reasoners with Transformers and PEFT and holds what they say against intentscope-cli: the prompt
that the chat template renders, the greedy answer, its tokens' log-probabilities and the pooled vector.

    venv/bin/python tests/parity/check_sample_reasoners.py build/release/bin/intentscope-cli WORKSPACE

WORKSPACE is one that installer/prepare_sample.sh made.
"""

import json
import pathlib
import subprocess
import sys

import peft
import torch
import transformers
from transformers import AutoModelForCausalLM, AutoTokenizer

REASONERS = pathlib.Path(__file__).resolve().parents[2] / "sample_data" / "reasoners"
IMPRESSIONS = ["C000101", "C000701", "C001501", "C002901", "C003901"]


def ask(cli, workspace, reasoner, impression, *options):
    command = [cli, "reason", "--workspace", workspace, "--reasoner", reasoner, "--impression", impression, "--json"]
    return json.loads(subprocess.run(command + list(options), check=True, capture_output=True, text=True).stdout)


def load(folder):
    """Model and tokenizer; PEFT's for an adapter, whose base lies where its config says, seen from its folder."""
    if (folder / "adapter_config.json").exists():
        base = folder / json.loads((folder / "adapter_config.json").read_text())["base_model_name_or_path"]
        model = peft.PeftModel.from_pretrained(load(base)[0], folder)
        return model.eval(), AutoTokenizer.from_pretrained(base)
    model, report = AutoModelForCausalLM.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager", output_loading_info=True)
    assert not any(report.values()), report
    return model.eval(), AutoTokenizer.from_pretrained(folder)


@torch.no_grad()
def check(cli, workspace, folder, impression):
    """The greatest differences of log-probabilities and of the vector's elements, and the text."""
    model, tokenizer = load(folder)
    user = ask(cli, workspace, str(folder), impression, "--preview")["user"]
    ours = ask(cli, workspace, str(folder), impression)
    sample = ours["samples"][0]
    chat = [{"role": "user", "content": user}]
    rendered = tokenizer.apply_chat_template(chat, tokenize=False, add_generation_prompt=True)
    assert rendered == ours["prompt"], f"{impression}: Transformers renders {rendered!r}"
    ids = tokenizer(rendered, add_special_tokens=False, return_tensors="pt").input_ids
    assert ids.shape[1] == sample["prompt_tokens"]
    answer = model.generate(input_ids=ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=64)
    said = answer[0, ids.shape[1]:]
    text = tokenizer.decode(said, skip_special_tokens=True, clean_up_tokenization_spaces=False)
    assert text == sample["text"], f"{impression}: {text!r} and {sample['text']!r}"
    out = model(input_ids=answer, output_hidden_states=True)
    logs = torch.log_softmax(out.logits[0, ids.shape[1] - 1:-1], dim=-1).gather(1, said[:, None])[:, 0]
    ours_logs = torch.tensor([token["log_probability"] for token in sample["tokens"]])
    vector = (out.hidden_states[-1][0, -1] - torch.tensor(sample["vector"])).abs().max().item()
    return (logs - ours_logs).abs().max().item(), vector, text


def main():
    cli, workspace = sys.argv[1:3]
    print("transformers", transformers.__version__, "peft", peft.__version__, "torch", torch.__version__)
    for folder in sorted(REASONERS.iterdir()):
        found = [check(cli, workspace, folder, impression) for impression in IMPRESSIONS]
        logs, vectors = max(f[0] for f in found), max(f[1] for f in found)
        print(f"{folder.name}: prompts and greedy answers equal; log-probabilities within {logs:.1e}, vectors {vectors:.1e}")
        for impression, (_, _, text) in zip(IMPRESSIONS, found):
            print(f"  {impression}  {text}")
        assert logs < 1e-4 and vectors < 1e-4


if __name__ == "__main__":
    main()
