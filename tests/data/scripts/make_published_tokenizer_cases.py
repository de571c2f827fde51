#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes tests/data/models/published_tokenizers.json: what transformers' CLIPTokenizer gives with the tokenizers
that ship with Seedbed.

usage: make_published_tokenizer_cases.py RESOURCES/tokenizers OUT.json
needs transformers 5.23, tokenizers 0.23 (an environment of its own)
"""
import json
import pathlib
import random
import sys

from make_tokenizer_cases import FIXED, prompt
from transformers import CLIPTokenizer

if __name__ == "__main__":
    source, out = map(pathlib.Path, sys.argv[1:])
    rng = random.Random(5)
    prompts = FIXED + [prompt(rng) for _ in range(80)]
    cases = {}
    for name in ("clip", "open_clip"):
        tokenizer = CLIPTokenizer.from_pretrained(source / name)
        ids = [tokenizer(text, padding="max_length", truncation=True, max_length=77).input_ids for text in prompts]
        # Without the padding, which is one id repeated.
        cases[name] = [{"text": text, "ids": row[:row.index(49407, 1) + 1 if 49407 in row[1:] else 77], "last": row[-1]}
                       for text, row in zip(prompts, ids)]
    out.write_text(json.dumps(cases, ensure_ascii=True, separators=(",", ":")).replace('},{', '},\n{') + "\n")
