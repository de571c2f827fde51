#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes tests/data/tokenizer: what transformers' CLIPTokenizer gives for prompts in many scripts.

usage: make_tokenizer_cases.py VOCABULARY_FOLDER OUT_FOLDER
needs transformers 5.23, tokenizers 0.23 (an environment of its own)

VOCABULARY_FOLDER holds vocab.json and merges.txt (those of parity case sd1). One folder each way in which
published tokenizers spell their special tokens:
  padding_end     SD 1.x: padding with the end token, given as a string
  padding_bang    SD 2.x: padding with "!", which thereby becomes a special token
  plain_strings   all special tokens are strings
  decoder         tokenizer_config.json with added_tokens_decoder, without special_tokens_map.json
  whole           tokenizer.json alone, as transformers 5 writes it
cases.json: [{"text": ..., "ids": [...]}, ...], ids without start, end and padding.
"""
import json
import pathlib
import random
import shutil
import sys
import unicodedata

from transformers import CLIPTokenizer

START, END = "<|startoftext|>", "<|endoftext|>"
PER_FOLDER = 170
FIXED = [
    "", " ", "a red cube and a blue sphere", "A PHOTO OF AN ASTRONAUT RIDING A HORSE",
    "it's the bird's nest, they've & WE'LL don't I'm", "café cafe\u0301 CAFÉ CAFE\u0301", "50% of 1,024x1,024, cfg 7.5",
    "日本の猫 🐱🚀 кошка και ΣΑΣ İstanbul straße ẞ ǅ", "  tabs\tand\nnew lines \u00a0\u3000 nbsp\u2003wide \u200bzero\u0085nel ",
    "snake_case-and--dashes__under (((emphasis:1.3))) [x|y]", "½ ² ٣ Ⅳ １２３ ㎏ ﬁ", "!!! ! wow! !!a",
    f"a {END} b {START} c{END}d", "A <|ENDOFTEXT|>b!! <|StartOfText|>!! x<|endoftext", "!!<|startoftext|>!!",
    "''s 'S 'tis dogs' 'hello' I'd'VE", "x" * 130, "नमस्ते दुनिया! ไทย 한국어 각 \u1100\u1161\u11a8", "👩\u200d🚀 🇩🇪 ❤\ufe0f",
    "y\u0323\u0307 y\u0307\u0323 \u0344 \u212b \u2126 \u0f73", "a\u08d3\u0301 e\u1dfa\u0315", "\x00\x1f\x7f\u0080",
]
WORDS = ("a an the red cube blue sphere photo of astronaut riding horse it's don't I'm we'll café naïve 7.5 "
         f"snake_case {END} {START} <|ENDOFTEXT|> ' 's 'LL ''t !! ! 日本 кошка ΣΑΣ İ ß ẞ ǅ ﬁ ½ ² 👩\u200d🚀 नमस्ते Å").split(" ")
ASSIGNED = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) not in ("Cs", "Cn", "Co")]
MARKS = [c for c in ASSIGNED if unicodedata.category(c)[0] == "M"]
CASED = [c for c in ASSIGNED if c.lower() != c]
SPACES = [c for c in map(chr, range(0x3001)) if c.isspace()]


def some(rng, characters, most):
    return "".join(rng.choice(characters) for _ in range(rng.randint(1, most)))


def piece(rng):
    makers = [
        lambda: rng.choice(WORDS), lambda: rng.choice(WORDS), lambda: some(rng, ASSIGNED, 4),
        lambda: rng.choice("aeiouAEIOUnNyY가") + some(rng, MARKS, 4), lambda: some(rng, CASED, 3),
        lambda: some(rng, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", 4), lambda: some(rng, "abcdefghijklmnopqrstuvwxyz", 12),
        lambda: unicodedata.normalize("NFD", some(rng, ASSIGNED, 3)),
    ]
    return rng.choice(makers)()


def prompt(rng):
    return "".join(piece(rng) + rng.choice(["", " ", " ", rng.choice(SPACES)]) for _ in range(rng.randint(1, 6)))


def added(content, normalized):
    return {"content": content, "lstrip": False, "normalized": normalized, "rstrip": False, "single_word": False}


def configurations():
    base = {"do_lower_case": True, "errors": "replace", "model_max_length": 77, "tokenizer_class": "CLIPTokenizer"}
    roles = {"bos_token": added(START, True), "eos_token": added(END, True), "unk_token": added(END, True)}
    yield "padding_end", base, roles | {"pad_token": END}
    yield "padding_bang", base, roles | {"pad_token": "!"}
    strings = {"bos_token": START, "eos_token": END, "unk_token": END, "pad_token": END}
    yield "plain_strings", base | strings, strings


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def write_cases(folder, seed):
    tokenizer = CLIPTokenizer.from_pretrained(folder)
    tokenizer.model_max_length = 10**9  # or it warns
    rng = random.Random(seed)
    texts = FIXED + [prompt(rng) for _ in range(PER_FOLDER - len(FIXED))]
    lines = [json.dumps({"text": t, "ids": tokenizer(t, add_special_tokens=False).input_ids}, separators=(",", ":"))
             for t in texts]
    (folder / "cases.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")
    return tokenizer


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    vocabulary, out = map(pathlib.Path, sys.argv[1:])
    shutil.rmtree(out, ignore_errors=True)

    def folder(name):
        (out / name).mkdir(parents=True)
        for file in ("vocab.json", "merges.txt"):
            shutil.copyfile(vocabulary / file, out / name / file)
        return out / name

    for seed, (name, config, roles) in enumerate(configurations()):
        target = folder(name)
        write_json(target / "tokenizer_config.json", config)
        write_json(target / "special_tokens_map.json", roles)
        write_cases(target, seed)

    ids = json.loads((vocabulary / "vocab.json").read_text())
    target = folder("decoder")
    write_json(target / "tokenizer_config.json", {
        "added_tokens_decoder": {str(ids[t]): added(t, n) | {"special": True} for t, n in ((START, False), (END, True))},
        "bos_token": START, "eos_token": END, "unk_token": END, "pad_token": END, "model_max_length": 77,
        "tokenizer_class": "CLIPTokenizer"})
    write_cases(target, 3)

    target = out / "whole"
    CLIPTokenizer.from_pretrained(out / "padding_end").save_pretrained(target)
    write_cases(target, 4)


if __name__ == "__main__":
    main()
