#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes tests/parity/tokenizers: small tokenizers in the layouts of known families, trained with the library
`tokenizers`, and what that library says about 20,000 strings for each.

The strings are drawn from fragments.json by a generator of a few lines that tokenizer_strings.h has too, so only
hashes of the answers are stored, for 100 strings each, and the first 60 answers in full.

    python3 -m venv venv && venv/bin/pip install tokenizers==0.23.3
    venv/bin/python tests/parity/make_tokenizer_reference.py
"""

import hashlib
import json
import pathlib

from tokenizers import (AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors,
                        trainers)

HERE = pathlib.Path(__file__).parent / "tokenizers"
STRING_COUNT = 20_000
BATCH = 100
SHOWN = 60
VOCABULARY = 1_200

FRAGMENTS = [
    # the languages of the sample's regions
    "Where is my order?", "I'd like a refund", "you're", "they've", "we'll", "HE'S", "don'T", "isn't it",
    "Onde está o meu pedido?", "não recebi", "reembolso já", "cancelar a compra",
    "Di mana pesanan saya", "belum sampai juga", "uang saya kembali",
    "Bila bungkusan saya sampai", "tukar alamat penghantaran",
    "Nasaan na ang order ko", "hindi pa dumarating",
    "พัสดุของฉันอยู่ที่ไหน", "ขอคืนเงิน", "น้ำ", "ที่อยู่จัดส่ง",
    "我的包裹在哪裡", "我要退貨", "優惠券不能用", "客服", "ご注文", "ありがとう", "カード", "ｶﾞ", "주문 취소",
    "Đơn hàng của tôi ở đâu", "hoàn tiền", "mã giảm giá", "Tie\u0302\u0301ng Vie\u0323\u0302t", "o\u031b\u0300",
    "e\u0301", "\u00e9", "A\u030a", "\u212b", "\ufb01le", "\u0130stanbul", "STRASSE stra\u00dfe", "\u017f", "'\u017f",
    # emoji
    "😀", "👍🏽", "👩\u200d👩\u200d👧\u200d👦", "🏳️\u200d🌈", "🇸🇬", "❤️", "🙏🙏",
    # numbers
    "1", "12", "123", "1234567", "3.14", "1,299.00", "S$25", "50%", "٣٤٥", "²", "Ⅷ", "①", "2024-02-29T10:00",
    # spaces and controls
    " ", "  ", "   ", "\t", "\n", "\r\n", "\n\n", " \n ", "\u00a0", "\u3000", "\u2028", "\u180e", "\u0085", "\u200b",
    "\x00", "\x1b[0m", "\x7f", "\ufeff", "\ufffd",
    # code and signs
    "for (int i = 0; i < n; ++i) {", "}\n", "    return x;\n", "def f(x):\n\treturn x**2", "SELECT * FROM t;",
    "{\"id\": 7}", "https://example.com/?a=1&b=2", "_snake_case", "CamelCase", "->", "...", "!!!", "¿", "—", "''", "'",
    "\"", "#", "@user", "~", "|", "\\",
    # added tokens, whole and broken
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<think>", "</think>", "<|begin_of_text|>", "<|eot_id|>", "<|", "|>",
    "<|im_", "<", "<word>", "<left>", "<right>", "<Folded>", "<folded>", "a<word>b",
    # words of the tongue most texts are in
    "the", " the", "order", " order", "parcel", " parcel", " refund", "ing", " and", "Hello", "hello", "HELLO", "x", "é",
]

RANGES = [(0x00, 0x7F), (0x20, 0x7E), (0xA0, 0x17F), (0x300, 0x345), (0x391, 0x3A1), (0x430, 0x44F), (0x5D0, 0x5EA),
          (0x627, 0x64A), (0x905, 0x939), (0xE01, 0xE3A), (0xE40, 0xE4E), (0x1100, 0x1112), (0x1161, 0x1175),
          (0x11A8, 0x11C2), (0x1EA0, 0x1EF9), (0x2000, 0x2029), (0x2190, 0x21FF), (0x3041, 0x3096), (0x4E00, 0x9FA5),
          (0xAC00, 0xD7A3), (0xFF01, 0xFF5E), (0x1D400, 0x1D454), (0x1F600, 0x1F64F), (0x20000, 0x20010)]

GPT2_BYTES = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
QWEN = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
        r"|\s+(?!\S)|\s+")
LLAMA3 = QWEN.replace(r"|\p{N}|", r"|\p{N}{1,3}|")


class Draw:
    """The generator of tokenizer_strings.h: a 64-bit linear congruential one, its upper 31 bits."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit

    def text(self):
        parts = []
        for _ in range(1 + self.below(8)):
            if self.below(4) > 0:
                parts.append(FRAGMENTS[self.below(len(FRAGMENTS))])
            else:
                low, high = RANGES[self.below(len(RANGES))]
                parts.append(chr(low + self.below(high - low + 1)))
            if self.below(3) == 0:
                parts.append(" ")
        return "".join(parts)


def byte_level(tokenizer):
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def gpt2():
    t = byte_level(Tokenizer(models.BPE()))
    t.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    t.post_processor = processors.ByteLevel(trim_offsets=False)
    return t, ["<|endoftext|>"], []


def qwen():
    t = byte_level(Tokenizer(models.BPE()))
    t.normalizer = normalizers.NFC()
    t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(QWEN), "isolated"), GPT2_BYTES])
    t.post_processor = processors.ByteLevel(trim_offsets=False)
    special = [AddedToken(w, normalized=False, special=True) for w in ("<|endoftext|>", "<|im_start|>", "<|im_end|>")]
    return t, special, [AddedToken(w, normalized=False) for w in ("<think>", "</think>")]


def llama3():
    t = byte_level(Tokenizer(models.BPE(ignore_merges=True)))
    t.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Split(Regex(LLAMA3), "isolated"), GPT2_BYTES])
    special = [AddedToken(w, normalized=False, special=True) for w in ("<|begin_of_text|>", "<|eot_id|>")]
    return t, special, []


def mixed():
    """Everything else that is supported, in one tokenizer that nobody has."""
    t = byte_level(Tokenizer(models.BPE()))
    t.normalizer = normalizers.Sequence([
        normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace("x", "yy"),
        normalizers.Replace(Regex(r"!+"), "!")])
    t.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split("...", "removed"), pre_tokenizers.Split(Regex(r"[;,]"), "merged_with_previous"),
        pre_tokenizers.Split("#", "merged_with_next"), pre_tokenizers.Split(Regex(r"\w"), "contiguous", invert=True),
        pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=True)])
    added = [AddedToken("<word>", single_word=True, normalized=False), AddedToken("<left>", lstrip=True, normalized=False),
             AddedToken("<right>", rstrip=True, normalized=False), AddedToken("<folded>", normalized=True),
             AddedToken("é", normalized=False)]
    return t, ["<|endoftext|>", "<|im_start|>"], added


def train(make):
    tokenizer, special, added = make()
    draw = Draw(1)
    trainer = trainers.BpeTrainer(vocab_size=VOCABULARY, special_tokens=special, show_progress=False,
                                  initial_alphabet=pre_tokenizers.ByteLevel.alphabet())
    tokenizer.train_from_iterator([draw.text() for _ in range(4_000)], trainer)
    tokenizer.add_tokens(added)
    if make is llama3:
        begin = ("<|begin_of_text|>", tokenizer.token_to_id("<|begin_of_text|>"))
        template = processors.TemplateProcessing(single="<|begin_of_text|> $A", special_tokens=[begin])
        tokenizer.post_processor = processors.Sequence([processors.ByteLevel(trim_offsets=False), template])
    if make is mixed:
        ends = [(w, tokenizer.token_to_id(w)) for w in ("<|endoftext|>", "<|im_start|>")]
        tokenizer.post_processor = processors.TemplateProcessing(
            single="<|im_start|> $A <|endoftext|>", special_tokens=ends)
    return tokenizer


def lines_of(tokenizer):
    """One line a string: ids with special tokens, ids without; and the texts they decode to."""
    draw = Draw(7)
    limit = tokenizer.get_vocab_size()
    for _ in range(STRING_COUNT):
        text = draw.text()
        whole = tokenizer.encode(text).ids
        bare = tokenizer.encode(text, add_special_tokens=False).ids
        noise = [draw.below(limit) for _ in range(draw.below(12))]
        decoded = [tokenizer.decode(whole, skip_special_tokens=False), tokenizer.decode(bare),
                   tokenizer.decode(noise, skip_special_tokens=False)]
        yield "%s\t%s\t%s" % (" ".join(map(str, whole)), " ".join(map(str, bare)), "\t".join(decoded))


def main():
    HERE.mkdir(exist_ok=True)
    (HERE / "fragments.json").write_text(
        json.dumps({"fragments": FRAGMENTS, "ranges": RANGES}, ensure_ascii=True, indent=0) + "\n")
    for make in (gpt2, qwen, llama3, mixed):
        tokenizer = train(make)
        written = json.loads(tokenizer.to_str())
        if make is gpt2:
            # The older way of writing merges.
            written["model"]["merges"] = [" ".join(pair) for pair in written["model"]["merges"]]
        (HERE / f"{make.__name__}.json").write_text(json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n")
        lines = list(lines_of(tokenizer))
        batches = ["\n".join(lines[i:i + BATCH]) + "\n" for i in range(0, STRING_COUNT, BATCH)]
        answer = {"shown": lines[:SHOWN], "hashes": [hashlib.sha256(b.encode()).hexdigest()[:16] for b in batches]}
        (HERE / f"{make.__name__}_answers.json").write_text(json.dumps(answer, ensure_ascii=True, indent=0) + "\n")
        print(make.__name__, tokenizer.get_vocab_size(), sum(map(len, lines)))


if __name__ == "__main__":
    main()
