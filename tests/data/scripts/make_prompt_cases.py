#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes tests/data/prompts: prompts in AUTOMATIC1111's syntax and the text states that follow from them.

usage: make_prompt_cases.py SD1_MODEL SDXL_MODEL OUT_FOLDER
needs torch 2.11, transformers 5.23 and safetensors

SD1_MODEL and SDXL_MODEL are the model folders of the parity cases sd1 and sdxl-turbo. The grammar, the
chunks and the weights are written here from their description, not from anybody's program: a prompt is
read character by character, each character gets the product of the brackets around it; neighbours of one
weight are tokenised together; 75 tokens make a chunk, which is closed behind a comma among its last 20;
states are multiplied with their weights and each chunk is brought back to the mean that it had.

Writes cases.json [{"name", "model", "prompts", "clip_skip", "embeddings"}], expected.safetensors with
NAME.ids [P, T], NAME.states [P, T, D], NAME.mask [P, T] and, for SDXL, NAME.pooled [P, E], and the
textual inversions in embeddings/.
"""
import json
import pathlib
import re
import sys

import torch
from safetensors.torch import load_file, save_file
from transformers import CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

ROOM = 75
BREAK = object()


def weighted_characters(text):
    """-> [(character, weight)] with BREAK for a break"""
    out, opened, i = [], [], 0

    def close(kind, factor):
        for k in range(len(opened) - 1, -1, -1):
            if opened[k][0] == kind:
                start = opened.pop(k)[1]
                out[start:] = [(c, w * factor) for c, w in out[start:]]
                return True
        return False

    while i < len(text):
        c = text[i]
        if c == "\\":
            if text[i + 1:i + 2] in tuple("()[]\\"):
                out.append((text[i + 1], 1.0))
                i += 1
        elif c in "([":
            opened.append((c, len(out)))
        elif c == ":" and (m := re.match(r":\s*([+-]?[.\d]+)\s*\)", text[i:])) and any(o[0] == "(" for o in opened):
            close("(", float(m[1]))
            i += len(m[0]) - 1
        elif c == ")" and close("(", 1.1) or c == "]" and close("[", 1 / 1.1):
            pass
        elif m := re.match(r"\s*\bBREAK\b\s*", text[i:]):
            if i > 0 and re.match(r"\w", text[i - 1]) and text[i] == "B":
                out.append((c, 1.0))
            else:
                out.append((BREAK, 1.0))
                i += len(m[0]) - 1
        else:
            out.append((c, 1.0))
        i += 1
    for kind, start in opened:
        out[start:] = [(c, w * (1.1 if kind == "(" else 1 / 1.1)) for c, w in out[start:]]
    return out


def pieces(text):
    """-> [(text, weight)], text None for a break"""
    out = []
    for c, w in weighted_characters(text):
        if c is BREAK:
            out.append((None, 1.0))
        elif out and out[-1][0] is not None and abs(out[-1][1] - w) < 1e-12:
            out[-1] = (out[-1][0] + c, w)
        else:
            out.append((c, w))
    return out


class Encoder:
    def __init__(self, folder, suffix, kind):
        self.tokenizer = CLIPTokenizer.from_pretrained(folder / f"tokenizer{suffix}")
        self.model = kind.from_pretrained(folder / f"text_encoder{suffix}", dtype=torch.float32).eval()
        self.comma = self.tokenizer.get_vocab()[",</w>"]

    def ids_of(self, text):
        return self.tokenizer(text, add_special_tokens=False, truncation=False)["input_ids"]

    def items(self, text, vectors):
        """-> [[(id, weight, vector or None)]]: what may not be parted stands in one list; None is a break"""
        names = sorted(((self.ids_of(n), v) for n, v in vectors.items()), key=lambda x: -len(x[0]))
        for piece, weight in pieces(text):
            if piece is None:
                yield None
                continue
            ids = self.ids_of(piece)
            while ids:
                found = next(((n, v) for n, v in names if ids[:len(n)] == n), None)
                if found:
                    yield [(0, weight, row) for row in found[1]]
                    ids = ids[len(found[0]):]
                else:
                    yield [(ids[0], weight, None)]
                    ids = ids[1:]

    def chunks(self, text, vectors):
        done, now = [], []
        for item in self.items(text, vectors):
            if item is None:
                done.append(now)
                now = []
                continue
            if len(now) + len(item) > ROOM:
                commas = [k for k, t in enumerate(now) if t[0] == self.comma and t[2] is None]
                moved = []
                is_comma = item[0][0] == self.comma and item[0][2] is None
                if len(now) == ROOM and commas and not is_comma and ROOM - commas[-1] <= 20:
                    moved = now[commas[-1] + 1:]
                    now = now[:commas[-1] + 1]
                done.append(now)
                now = moved
            now = now + item
        if now or not done:
            done.append(now)
        return done

    def states(self, chunk, pick):
        t = self.tokenizer
        fill = ROOM - len(chunk)
        ids = [t.bos_token_id] + [x[0] for x in chunk] + [t.eos_token_id] + [t.pad_token_id] * fill
        weights = torch.tensor([1.0] + [x[1] for x in chunk] + [1.0] * (fill + 1))
        ids = torch.tensor([ids])
        table = self.model.get_input_embeddings()
        rows = table.weight.detach()[ids]
        for k, item in enumerate(chunk):
            if item[2] is not None:
                rows[0, k + 1] = item[2]
        hook = table.register_forward_hook(lambda *_: rows)
        with torch.no_grad():
            out = self.model(input_ids=ids, output_hidden_states=True)
        hook.remove()
        z = pick(self, out)[0].double()
        if not bool((weights == 1).all()):
            mean = z.mean()
            z = z * weights.double()[:, None]
            z = z * (mean / z.mean())
        pooled = out.text_embeds[0] if hasattr(out, "text_embeds") else None
        return ids[0], z.float(), pooled

    def run(self, prompts, vectors, pick):
        listed = [self.chunks(p, vectors) for p in prompts]
        count = max(map(len, listed))
        mask = torch.tensor([[k // (ROOM + 2) < len(c) for k in range(count * (ROOM + 2))] for c in listed])
        all_ids, all_states, all_pooled = [], [], []
        for chunks in listed:
            parts = [self.states(c, pick) for c in chunks + [[]] * (count - len(chunks))]
            all_ids.append(torch.cat([p[0] for p in parts]))
            all_states.append(torch.cat([p[1] for p in parts]))
            all_pooled.append(parts[0][2])
        pooled = torch.stack(all_pooled) if all_pooled[0] is not None else None
        return torch.stack(all_ids), torch.stack(all_states), mask, pooled


def skipped(clip_skip):
    def pick(encoder, out):
        text = getattr(encoder.model, "text_model", encoder.model)
        return text.final_layer_norm(out.hidden_states[-max(1, clip_skip)])
    return pick


def hidden(clip_skip):
    return lambda encoder, out: out.hidden_states[-(clip_skip or 2)]


LONG = "a photo of a (small:1.2) shiny red cube next to a large wooden table, " * 8
NO_COMMA = "two cats and three dogs " * 20
CASES = [
    {"name": "plain", "prompts": ["a red cube and a blue sphere", ""]},
    {"name": "weights", "prompts": ["a (red:1.3) cube and [a blue] ((sphere)) \\(small\\)", "(blurry:0.4), [[dark]]"]},
    {"name": "odd", "prompts": ["(unbalanced red) cube) and ] (open [blue sphere", "a : b (: 1.5 ) (c:1.2 ) \\x (d:-0.5)"]},
    {"name": "long", "prompts": [LONG, "a cube"]},
    {"name": "long_no_comma", "prompts": [NO_COMMA]},
    {"name": "breaks", "prompts": ["a red cube BREAK a (blue:0.8) sphere BREAK", "BREAKS and a BREAK"]},
    {"name": "skip2", "prompts": ["a (red:1.3) cube", "dogs"], "clip_skip": 2},
    {"name": "skip3", "prompts": ["a (red:1.3) cube"], "clip_skip": 3},
    {"name": "inversion", "prompts": ["a (Tiny-Style:1.2) cube, plush toy", "word-bin"],
     "embeddings": ["tiny-style.pt", "plush.safetensors", "word-bin.bin"]},
    {"name": "inversion_moves", "prompts": ["two cats " * 36 + "red tiny-style cube"], "embeddings": ["tiny-style.pt"]},
    {"name": "xl", "model": "sdxl", "prompts": ["a (red:1.3) cube, ((sphere))!", ""]},
    {"name": "xl_skip", "model": "sdxl", "prompts": ["a (red:1.3) cube BREAK dogs", "cats"], "clip_skip": 3},
    {"name": "xl_inversion", "model": "sdxl", "prompts": ["a pair (pair:0.5)"], "embeddings": ["pair.safetensors"]},
]


def make_embeddings(folder, d, d1, d2):
    folder.mkdir(parents=True, exist_ok=True)
    draw = torch.Generator("cpu").manual_seed(7)
    vector = lambda *shape: torch.randn(shape, generator=draw)
    style = vector(3, d)
    torch.save({"string_to_token": {"*": torch.tensor(265)}, "string_to_param": {"*": torch.nn.Parameter(style)},
                "name": "tiny-style", "step": 500, "sd_checkpoint": None, "sd_checkpoint_name": None},
               folder / "tiny-style.pt")
    plush = vector(2, d).half()
    save_file({"emb_params": plush}, folder / "plush.safetensors")
    word = vector(d)
    torch.save({"<cat-toy>": word}, folder / "word-bin.bin")
    one, two = vector(2, d1), vector(2, d2)
    save_file({"clip_l": one, "clip_g": two}, folder / "pair.safetensors")
    return {"tiny-style": style, "plush": plush.float(), "word-bin": word[None], "pair": (one, two)}


def main(sd1, sdxl, out):
    single = Encoder(sd1, "", CLIPTextModel)
    first, second = Encoder(sdxl, "", CLIPTextModel), Encoder(sdxl, "_2", CLIPTextModelWithProjection)
    width = lambda e: e.model.get_input_embeddings().embedding_dim
    table = make_embeddings(out / "embeddings", width(single), width(first), width(second))
    tensors = {}
    for case in CASES:
        name, skip = case["name"], case.get("clip_skip", 0)
        case.setdefault("model", "sd1")
        case.setdefault("clip_skip", 0)
        vectors = {n.rsplit(".", 1)[0]: table[n.rsplit(".", 1)[0]] for n in case.setdefault("embeddings", [])}
        if case["model"] == "sd1":
            ids, states, mask, _ = single.run(case["prompts"], vectors, skipped(skip))
        else:
            ids, states, mask, _ = first.run(case["prompts"], {n: v[0] for n, v in vectors.items()}, hidden(skip))
            _, more, _, pooled = second.run(case["prompts"], {n: v[1] for n, v in vectors.items()}, hidden(skip))
            states = torch.cat([states, more], -1)
            tensors[f"{name}.pooled"] = pooled
        tensors |= {f"{name}.ids": ids, f"{name}.states": states, f"{name}.mask": mask.to(torch.uint8)}
    save_file({n: t.contiguous() for n, t in tensors.items()}, out / "expected.safetensors")
    (out / "cases.json").write_text(json.dumps(CASES, indent=1) + "\n")


main(*map(pathlib.Path, sys.argv[1:4]))
