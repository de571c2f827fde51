# SPDX-License-Identifier: Apache-2.0
"""Python diffusers' side of the grid bench: a worker that loads once and answers commands.

Standard input takes lines: `run` draws the whole grid, `save FILE` keeps the last grid's pictures (.npy,
[B, h, w, 3] in [0, 1]). Each is answered by one line of JSON on standard output; `run` with the process's CPU
seconds and its peak memory so far. The same protocol as `bench grid`.
"""

import argparse
import json
import sys
import time

import diffusers
import numpy
import torch


def peak_megabytes():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1000 for line in status if line.startswith("VmHWM"))


def load(folder):
    diffusers.utils.logging.disable_progress_bar()
    pipeline = diffusers.StableDiffusionPipeline.from_pretrained(folder, dtype=torch.float32)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


def draw(pipeline, options, seeds):
    """The pictures of these seeds in one batch, float32 [B, h, w, 3]."""
    return pipeline(
        prompt=[options.prompt] * len(seeds),
        negative_prompt=[""] * len(seeds),
        generator=[torch.Generator("cpu").manual_seed(seed) for seed in seeds],
        num_inference_steps=options.steps,
        guidance_scale=options.guidance,
        output_type="np",
    ).images


def draw_grid(pipeline, options):
    seeds = list(range(options.seeds))
    size = options.batch or len(seeds)
    return numpy.concatenate([draw(pipeline, options, seeds[i : i + size]) for i in range(0, len(seeds), size)])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--prompt", required=True)
    parser.add_argument("--seeds", type=int, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--guidance", type=float, required=True)
    parser.add_argument("--batch", type=int, default=0, help="seeds at a time; 0 = all")
    options = parser.parse_args()
    torch.set_num_threads(1)
    pipeline = load(options.model)
    print(json.dumps({"ready": True, "peak_mb": peak_megabytes()}), flush=True)
    pictures = None
    for line in sys.stdin:
        command, *rest = line.split()
        if command == "run":
            start = time.process_time()
            pictures = draw_grid(pipeline, options)
            answer = {"cpu_s": time.process_time() - start, "peak_mb": peak_megabytes()}
        else:
            numpy.save(rest[0], pictures)
            answer = {"saved": rest[0]}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
