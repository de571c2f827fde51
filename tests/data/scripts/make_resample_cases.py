# SPDX-License-Identifier: Apache-2.0
"""Writes tests/data/io/resample.safetensors: a picture, and what Pillow's resize makes of it.

Needs Pillow (13.0 was used), numpy and safetensors. `source` is [37, 53, 3] uint8 with hard edges,
a ramp and noise; `FILTER.WIDTHxHEIGHT` is Pillow's answer.
"""
import pathlib

import numpy as np
from PIL import Image
from safetensors.numpy import save_file

OUT = pathlib.Path(__file__).resolve().parent.parent / "io" / "resample.safetensors"
SIZES = ((24, 16), (128, 96), (53, 20), (31, 37), (7, 90), (1, 1), (52, 36))
FILTERS = {
    "bilinear": Image.Resampling.BILINEAR,
    "bicubic": Image.Resampling.BICUBIC,
    "lanczos": Image.Resampling.LANCZOS,
}

random = np.random.default_rng(5)
source = random.integers(0, 256, (37, 53, 3), dtype=np.uint8)
source[:12, :20] = (255, 0, 0)
source[12:24, :20] = (0, 255, 255)
source[24:, :20] = np.linspace(0, 255, 20, dtype=np.uint8)[None, :, None]
picture = Image.fromarray(source)
tensors = {"source": source}
for name, resampling in FILTERS.items():
    for size in SIZES:
        tensors[f"{name}.{size[0]}x{size[1]}"] = np.array(picture.resize(size, resampling))
save_file(tensors, OUT)
