#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders chats with the published chat templates and jinja2, for chat_template_parity_test.cpp.

The templates are not part of the project: put the texts of `chat_template` of Qwen2-7B-Instruct, Qwen3-0.6B,
Meta-Llama-3-8B-Instruct (with add_generation_prompt) and Llama-3.2-3B-Instruct into FOLDER as Qwen2.jinja,
Qwen3.jinja, Llama3.jinja and Llama3Date.jinja. The hashes that are printed stand in core/text/chat_template.cpp. The
plain template of reasoners that are trained here is read from the sample's.

    venv/bin/pip install jinja2 && venv/bin/python tests/parity/make_chat_reference.py FOLDER
"""

import hashlib
import json
import pathlib
import sys

from jinja2.sandbox import ImmutableSandboxedEnvironment

CHATS = [
    [("user", "Where is my order?")],
    [("system", "You help.\n"), ("user", " \u3000 Hi \u00a0\n")],
    [("system", ""), ("user", "a"), ("assistant", "b"), ("user", "c")],
    [("user", "a"), ("assistant", "<think>\nhm\n</think>\n\nyes"), ("user", "c"), ("assistant", "<think>so</think>d")],
    [("user", "a"), ("assistant", "no thought")],
    [("user", "a"), ("assistant", "\n\n<think>\n\nx\n\n</think>\n\n\ny</think>z"), ("assistant", "w")],
    [("user", "a"), ("assistant", "b"), ("user", "<tool_response>7</tool_response>"), ("assistant", "<think>q</think>r"),
     ("assistant", "s")],
    [("assistant", "first"), ("user", "Tiếng Việt 我 😀 <|im_end|>")],
]


def main():
    folder = pathlib.Path(sys.argv[1])
    own = pathlib.Path(__file__).parents[2] / "sample_data" / "reasoners" / "writer" / "tokenizer_config.json"
    texts = {name: (folder / f"{name}.jinja").read_text() for name in ("Qwen2", "Qwen3", "Llama3", "Llama3Date")}
    texts["Plain"] = json.loads(own.read_text())["chat_template"]
    environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
    answers = []
    for name, text in texts.items():
        print(name, hashlib.sha256(text.rstrip(" \t\n\r\v\f").encode()).hexdigest())
        template = environment.from_string(text)
        for chat in CHATS:
            messages = [{"role": role, "content": content} for role, content in chat]
            for prompt, thinking in ((True, True), (True, False), (False, True)):
                rendered = template.render(messages=messages, add_generation_prompt=prompt, enable_thinking=thinking,
                                           bos_token="<|begin_of_text|>")
                answers.append({"family": name, "roles": [r for r, _ in chat], "contents": [c for _, c in chat],
                                "prompt": prompt, "thinking": thinking, "text": rendered})
    out = pathlib.Path(__file__).parent / "tokenizers" / "chats.json"
    out.write_text(json.dumps({"answers": answers}, ensure_ascii=True, indent=0) + "\n")


if __name__ == "__main__":
    main()
