#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads reasoners that IntentScope wrote with Transformers, and compares logits with those of the folders that
IntentScope read: nothing may be missing or left over, and the logits must be the same to the bit.

    ISCOPE_SAVE_REASONERS=saved build/ci/bin/parity_transformer_tests --gtest_filter='*byte_for_byte*'
    venv/bin/python tests/parity/check_saved_reasoner.py saved
"""

import pathlib
import sys

import safetensors.torch
import torch
import transformers
from transformers import AutoModelForCausalLM, PreTrainedTokenizerFast

FOLDER = pathlib.Path(__file__).resolve().parent / "reasoners"


def load(folder):
    model, report = AutoModelForCausalLM.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager", output_loading_info=True)
    assert not any(report.values()), report
    return model.eval()


@torch.no_grad()
def main():
    saved = pathlib.Path(sys.argv[1])
    print("transformers", transformers.__version__, "torch", torch.__version__)
    names = sorted(folder.name for folder in saved.iterdir())
    assert names == sorted(folder.name for folder in FOLDER.iterdir()), names
    for name in names:
        reference = safetensors.torch.load_file(FOLDER / name / "reference.safetensors")
        ours, theirs = load(saved / name), load(FOLDER / name)
        ids, mask = reference["ids"].long(), reference["mask"].long()
        logits = [model(input_ids=ids, attention_mask=mask).logits for model in (ours, theirs)]
        same = torch.equal(*logits)
        tokenizers = [PreTrainedTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"))
                      for folder in (saved / name, FOLDER / name)]
        texts = [tokenizer.encode("Where is my order? 我的包裹 12") for tokenizer in tokenizers]
        answers = [model.generate(input_ids=ids, attention_mask=mask, do_sample=False, max_new_tokens=8,
                                  pad_token_id=0) for model in (ours, theirs)]
        print(f"{name}: {type(ours).__name__}, logits {'equal' if same else 'DIFFER'}, tokenizer "
              f"{'equal' if texts[0] == texts[1] else 'DIFFERS'}, answers "
              f"{'equal' if torch.equal(*answers) else 'DIFFER'}")
        assert same and texts[0] == texts[1] and torch.equal(*answers)


if __name__ == "__main__":
    main()
