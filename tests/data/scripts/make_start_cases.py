# SPDX-License-Identifier: Apache-2.0
"""Writes tests/data/sampling/start/: runs that start from a picture, as diffusers makes them.

Needs torch, diffusers (0.42.1 was used), transformers, Pillow, numpy and safetensors. The model is the
random one of tests/data/parity/sd1. image.png and mask.png are larger than the runs; mask.png has
greys. cases.json names, for each tensor of expected.safetensors (the final latents), the pipeline, our
name of the sampler, steps, strength, eta and whether there is a mask. Left out: pndm and lms below
strength 1, where diffusers goes on as if steps had been taken before the first one.
"""
import json
import pathlib

import diffusers
import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file

DATA = pathlib.Path(__file__).resolve().parent.parent
OUT = DATA / "sampling" / "start"
WIDTH, HEIGHT, STEPS, SEED, GUIDANCE = 96, 64, 6, 31, 2.0
PROMPT, NEGATIVE = "a red cube and a blue sphere", "blurry"
SCHEDULERS = {
    "ddim": diffusers.DDIMScheduler,
    "ddpm": diffusers.DDPMScheduler,
    "pndm": diffusers.PNDMScheduler,
    "lms": diffusers.LMSDiscreteScheduler,
    "euler": diffusers.EulerDiscreteScheduler,
    "euler_a": diffusers.EulerAncestralDiscreteScheduler,
    "heun": diffusers.HeunDiscreteScheduler,
    "dpmpp_2m": diffusers.DPMSolverMultistepScheduler,
    "dpmpp_2m_sde": diffusers.DPMSolverMultistepScheduler,
    "unipc": diffusers.UniPCMultistepScheduler,
    "lcm": diffusers.LCMScheduler,
}
OPTIONS = {
    "dpmpp_2m_sde": {"algorithm_type": "sde-dpmsolver++"},
    "pndm": {"skip_prk_steps": True},
}


def pictures():
    random = np.random.default_rng(8)
    y, x = np.mgrid[0:76, 0:110]
    image = np.stack([2 * x, 255 - 3 * y, (x * y) % 256], -1) + random.integers(-20, 20, (76, 110, 3))
    mask = np.clip(255 * (1.2 - np.hypot((x - 60) / 32, (y - 34) / 26)) * 2, 0, 255)
    return Image.fromarray(image.clip(0, 255).astype(np.uint8)), Image.fromarray(mask.astype(np.uint8))


def run(pipe, config, sampler, strength, eta, image, mask):
    pipe.scheduler = SCHEDULERS[sampler].from_config(config, **OPTIONS.get(sampler, {}))
    arguments = {"mask_image": mask, "width": WIDTH, "height": HEIGHT} if mask else {}
    # The other pipeline takes its size from the picture.
    source = image if mask else image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    return pipe(
        prompt=PROMPT,
        negative_prompt=NEGATIVE,
        image=source,
        strength=strength,
        num_inference_steps=STEPS,
        guidance_scale=GUIDANCE,
        eta=eta,
        generator=torch.Generator("cpu").manual_seed(SEED),
        output_type="latent",
        **arguments,
    ).images


def main():
    torch.manual_seed(0)
    torch.set_num_threads(1)
    OUT.mkdir(parents=True, exist_ok=True)
    image, mask = pictures()
    image.save(OUT / "image.png")
    mask.save(OUT / "mask.png")
    folder = DATA / "parity" / "sd1" / "model"
    options = {"safety_checker": None, "requires_safety_checker": False}
    pipes = {
        False: diffusers.StableDiffusionImg2ImgPipeline.from_pretrained(folder, **options),
        True: diffusers.StableDiffusionInpaintPipeline.from_pretrained(folder, **options),
    }
    config = pipes[False].scheduler.config
    cases, tensors = [], {}
    wanted = [(sampler, 1.0, 0.0) for sampler in SCHEDULERS]
    wanted += [(sampler, 0.55, 0.0) for sampler in SCHEDULERS if sampler not in ("pndm", "lms")]
    wanted.append(("ddim", 0.55, 1.0))
    for masked, pipe in pipes.items():
        pipe.set_progress_bar_config(disable=True)
        for sampler, strength, eta in wanted:
            name = f"{'inpaint' if masked else 'img2img'}.{sampler}.{strength}.eta{eta:g}"
            with torch.no_grad():
                latents = run(pipe, config, sampler, strength, eta, image, mask if masked else None)
            tensors[name] = latents.contiguous()
            cases.append({"name": name, "sampler": sampler, "strength": strength, "eta": eta, "mask": masked})
    save_file(tensors, OUT / "expected.safetensors")
    common = {"width": WIDTH, "height": HEIGHT, "steps": STEPS, "seed": SEED, "guidance": GUIDANCE,
              "prompt": PROMPT, "negative": NEGATIVE}
    (OUT / "cases.json").write_text(json.dumps({**common, "cases": cases}, indent=1) + "\n")


main()
