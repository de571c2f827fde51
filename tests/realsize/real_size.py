#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Loads a model of a family's published size, with random weights, and samples two steps of it.

usage: real_size.py FAMILY SEEDBED SOURCE_TREE FOLDER

diffusers makes the weights, saves them under FOLDER and samples; the program SEEDBED loads the folder and
samples the same. Checked: the latents agree, peak memory stays below 1.15 times the weights plus what the
program needs without them, and loading takes no longer than reading the files.
"""

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

PROMPT = "a red cube and a blue sphere"
SEED, STEPS, GUIDANCE, SIDE = 7, 2, 5.0, 256
# Largest difference of latents in standard deviations: pipelines in float32 (parity's 2e-3), and in
# bfloat16, where 8 bits of mantissa differ in the order of sums.
TOLERANCE = {"float32": 2e-3, "bfloat16": 0.15}


def fill(module, dtype):
    """Random numbers of a sensible size everywhere, from one block, so that billions take seconds."""
    import torch

    block = torch.randn(1 << 20, generator=torch.Generator().manual_seed(1)).to(dtype)
    for offset, (name, parameter) in enumerate(module.named_parameters()):
        count = parameter.numel()
        start = offset * 7919 % 65536
        repeats = -(-(count + start) // block.numel())
        values = block.repeat(repeats)[start : start + count].view(parameter.shape)
        if parameter.dim() >= 2:
            values = values * (count / parameter.shape[0]) ** -0.5
            if name.endswith("SelfAttention.q.weight"):  # T5 does not scale its products
                values = values / 8
        else:
            values = values * 0.05 + (1.0 if name.endswith("weight") else 0.0)
        parameter.data = values.to(dtype)


def without_initialisation():
    import torch

    for kind in (torch.nn.Linear, torch.nn.Conv2d, torch.nn.Embedding):
        kind.reset_parameters = lambda self: None


def make_pipeline(family, source):
    import diffusers
    import torch
    import transformers

    without_initialisation()
    dtype = getattr(torch, family["dtype"])
    torch.set_default_dtype(dtype)
    parts = {
        "unet": lambda c: diffusers.UNet2DConditionModel(**c),
        "transformer": lambda c: diffusers.PixArtTransformer2DModel(**c),
        "vae": lambda c: diffusers.AutoencoderKL(**c),
    }
    made = {}
    for name in ("unet", "transformer", "vae", "text_encoder", "text_encoder_2"):
        if name not in family:
            continue
        config = family[name]
        if "d_model" in config:
            made[name] = transformers.T5EncoderModel(transformers.T5Config(**config))
        elif name == "text_encoder_2":
            made[name] = transformers.CLIPTextModelWithProjection(transformers.CLIPTextConfig(**config))
        elif name == "text_encoder":
            made[name] = transformers.CLIPTextModel(transformers.CLIPTextConfig(**config))
        else:
            made[name] = parts[name](config)
        fill(made[name], dtype)
        made[name].eval()
    torch.set_default_dtype(torch.float32)
    made["scheduler"] = diffusers.DDIMScheduler(**family["scheduler"])
    for name, folder in tokenizers(family, source).items():
        kind = transformers.T5Tokenizer if "d_model" in family["text_encoder"] else transformers.CLIPTokenizer
        made[name] = kind.from_pretrained(folder)
    if family["pipeline"] == "StableDiffusionPipeline":
        made.update(safety_checker=None, feature_extractor=None, requires_safety_checker=False)
    return getattr(diffusers, family["pipeline"])(**made)


def tokenizers(family, source):
    if "d_model" in family["text_encoder"]:
        return {"tokenizer": source.parent / "shared/parity/pixart-alpha/model/tokenizer"}
    names = ["tokenizer"] + (["tokenizer_2"] if "text_encoder_2" in family else [])
    return {name: source / "resources/tokenizers/clip" for name in names}


def first_noise():
    """Drawn in float32, as Seedbed draws it: torch's half-precision noise is other noise."""
    import torch

    return torch.randn((1, 4, SIDE // 8, SIDE // 8), generator=torch.Generator().manual_seed(SEED))


def reference(family, source, folder):
    """In a process of its own: makes, saves and samples. Leaves FOLDER/expected.npy."""
    import numpy
    import torch

    torch.set_grad_enabled(False)
    pipeline = make_pipeline(family, source)
    pipeline.save_pretrained(folder / "model")
    for name, kept in tokenizers(family, source).items():
        shutil.copytree(kept, folder / "model" / name, dirs_exist_ok=True)
    arguments = dict(
        prompt=PROMPT,
        num_inference_steps=STEPS,
        guidance_scale=GUIDANCE,
        height=SIDE,
        width=SIDE,
        latents=first_noise().to(getattr(torch, family["dtype"])),
        output_type="latent",
    )
    if family["pipeline"] == "PixArtAlphaPipeline":
        arguments.update(use_resolution_binning=False, clean_caption=False)
    pipeline.set_progress_bar_config(disable=True)
    started = time.time()
    latents = pipeline(**arguments).images
    print(f"diffusers: {time.time() - started:.1f} s for {STEPS} steps", flush=True)
    numpy.save(folder / "expected.npy", latents.float().numpy())


def run_seedbed(program, model, dtype, dump):
    command = [program, "generate", "--model", str(model), "--prompt", PROMPT, "--seeds", str(SEED)]
    command += ["--steps", str(STEPS), "--cfg", str(GUIDANCE), "--sampler", "ddim", "--syntax", "plain"]
    command += ["--size", f"{SIDE}x{SIDE}", "--batch", "1", "--capture", "none", "--dtype", dtype]
    command += ["--dump", str(dump), "--out", str(dump.parent / "pictures"), "--json"]
    started = time.time()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        events = [json.loads(line) for line in process.stdout]
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"FAIL: {' '.join(command)} ended with {process.returncode}: {events[-1:]}")
    return events, time.time() - started, usage.ru_maxrss * 1024


def weight_bytes(family, model):
    """Of the weights in the type that they run in, from the files' headers."""
    total = 0
    for file in model.rglob("*.safetensors"):
        with file.open("rb") as opened:
            header = json.loads(opened.read(int.from_bytes(opened.read(8), "little")))
        total += sum(t["data_offsets"][1] - t["data_offsets"][0] for k, t in header.items() if k != "__metadata__")
    return total


def activation_bytes(family):
    """What core/engine/memory.cpp reckons for one picture with guidance."""
    width = family["unet"]["block_out_channels"][0] if "unet" in family else 1152
    positions = (SIDE // 8) ** 2
    return max(25 * width * positions * 2 * 4, 7 * 128 * SIDE * SIDE * 4)


def main():
    name, program, source, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    family = json.loads((source / "tests/realsize/families.json").read_text())[name]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        child = multiprocessing.get_context("spawn").Process(target=reference, args=(family, source, folder))
        child.start()
        child.join()
        if child.exitcode != 0:
            sys.exit(f"FAIL: diffusers ended with {child.exitcode}")
        check(name, family, program, source, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check(name, family, program, source, folder):
    import numpy
    from safetensors.numpy import load_file

    dtype, model = family["dtype"], folder / "model"
    _, _, base = run_seedbed(program, "tabletop", "float32", folder / "base.safetensors")
    events, seconds, peak = run_seedbed(program, model, dtype, folder / "got.safetensors")
    expected = numpy.load(folder / "expected.npy")
    got = load_file(folder / "got.safetensors")["latents"].reshape(-1, *expected.shape[1:])[-1:]
    miss = float(numpy.abs(got - expected).max() / expected.std())
    weights = weight_bytes(family, model)
    limit = 1.15 * weights + activation_bytes(family) + base
    load = next(e for e in events if e["event"] == "model")["load_seconds"]
    gib = 1 << 30
    print(f"{name}: latents differ by {miss:.2e} of a standard deviation (limit {TOLERANCE[dtype]:.0e})")
    print(f"{name}: peak {peak / gib:.2f} GiB, weights {weights / gib:.2f}, limit {limit / gib:.2f}")
    print(f"{name}: loaded in {load:.2f} s ({weights / load / 1e9:.1f} GB/s), {seconds:.1f} s in all")
    problems = []
    if not miss <= TOLERANCE[dtype]:
        problems.append("the latents differ")
    if peak > limit:
        problems.append("too much memory")
    if problems:
        sys.exit("FAIL: " + " and ".join(problems))


if __name__ == "__main__":
    main()
