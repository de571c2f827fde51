# SPDX-License-Identifier: Apache-2.0
"""Writes tests/data/models/vae_tiling.safetensors: what diffusers' tiled VAE gives.

Needs torch, diffusers (0.42.1 was used) and safetensors. The VAE is the random one of
tests/data/parity/sd1, whose tiles have 16 latent cells. Inputs are torch.randn of CPU generators:
seed 1 for latents (1, 4, 22, 37), seed 2 for pictures (1, 3, 176, 296). Of `decoded` every fourth row
and column is kept.
"""
import pathlib

import torch
from diffusers import AutoencoderKL
from safetensors.torch import save_file

DATA = pathlib.Path(__file__).resolve().parent.parent


def draw(shape, seed):
    return torch.randn(shape, generator=torch.Generator("cpu").manual_seed(seed))


torch.set_num_threads(1)
vae = AutoencoderKL.from_pretrained(DATA / "parity" / "sd1" / "model" / "vae")
vae.enable_tiling()
assert vae.tile_latent_min_size == 16
with torch.no_grad():
    decoded = vae.decode(draw((1, 4, 22, 37), 1)).sample[:, :, ::4, ::4]
    posterior = vae.encode(draw((1, 3, 176, 296), 2)).latent_dist
tensors = {"decoded": decoded, "mean": posterior.mean, "logvar": posterior.logvar}
save_file({name: value.contiguous() for name, value in tensors.items()}, DATA / "models" / "vae_tiling.safetensors")
