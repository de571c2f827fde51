# SPDX-License-Identifier: Apache-2.0
"""Writes tests/data/sampling/noise_mix.safetensors: noises between two seeds.

Needs torch (2.11 was used), numpy and safetensors. `column.*` follow the documented behaviour of
AUTOMATIC1111's variation seed, written here one column at a time: the angle between the two columns
of each channel (along the height), float32; above a mean cosine of 0.9995 the two are added with
exchanged weights. `whole.*` are the textbook formula on the flattened noises in float64.
"""
import math
import pathlib

import numpy as np
import torch
from safetensors.numpy import save_file

SHAPE = (4, 16, 24)
STRENGTHS = (0.1, 0.5, 0.9)
OUT = pathlib.Path(__file__).resolve().parent.parent / "sampling" / "noise_mix.safetensors"


def draw(seed):
    return torch.randn(SHAPE, generator=torch.Generator("cpu").manual_seed(seed))


def per_column(s, a, b):
    channels, _, width = a.shape
    cosines = torch.empty(channels, width)
    for c in range(channels):
        for x in range(width):
            u, v = a[c, :, x], b[c, :, x]
            cosines[c, x] = torch.dot(u / u.norm(), v / v.norm())
    if cosines.mean() > 0.9995:
        return a * s + b * (1 - s)
    out = torch.empty_like(a)
    for c in range(channels):
        for x in range(width):
            w = torch.acos(cosines[c, x])
            out[c, :, x] = (torch.sin((1 - s) * w) * a[c, :, x] + torch.sin(s * w) * b[c, :, x]) / torch.sin(w)
    return out


def whole(s, a, b):
    u, v = a.double().flatten(), b.double().flatten()
    w = math.acos(float(u @ v) / math.sqrt(float(u @ u) * float(v @ v)))
    mixed = (math.sin((1 - s) * w) * u + math.sin(s * w) * v) / math.sin(w)
    return mixed.reshape(SHAPE).float()


one, two = draw(1), draw(2)
near = one + 0.01 * two
tensors = {"near": near}
for s in STRENGTHS:
    tensors[f"column.{s}"] = per_column(s, one, two)
    tensors[f"whole.{s}"] = whole(s, one, two)
tensors["column.near.0.3"] = per_column(0.3, one, near)
tensors["whole.near.0.3"] = whole(0.3, one, near)
OUT.parent.mkdir(exist_ok=True)
save_file({name: np.ascontiguousarray(t.numpy()) for name, t in tensors.items()}, OUT)
