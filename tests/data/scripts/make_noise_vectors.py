# SPDX-License-Identifier: Apache-2.0
"""Prints numbers of full-size noise draws, for core/engine/noise_check.cpp.

Needs torch (2.11 was used) and numpy. CPU draws are torch's own; CUDA's are computed from the
published formula: Philox 4x32-10, element i of draw k has the counter (k, 0, i, 0), the value is
the sine half of Box-Muller in float32.
"""
import numpy as np
import torch

SHAPE = (1, 4, 64, 64)
LOW = np.uint64(0xFFFFFFFF)


def torch_draw(seed, draw=0, batch=1):
    generator = torch.Generator("cpu").manual_seed(seed)
    for _ in range(draw + 1):
        noise = torch.randn((batch,) + SHAPE[1:], generator=generator)
    return noise[batch - 1].flatten().numpy()


def philox_words(seed, count, draw):
    c = [np.full(count, draw, np.uint64), np.zeros(count, np.uint64),
         np.arange(count, dtype=np.uint64), np.zeros(count, np.uint64)]
    key = [seed & 0xFFFFFFFF, seed >> 32]
    for _ in range(10):
        p, q = c[0] * np.uint64(0xD2511F53), c[2] * np.uint64(0xCD9E8D57)
        c = [(q >> np.uint64(32)) ^ c[1] ^ np.uint64(key[0]), q & LOW,
             (p >> np.uint64(32)) ^ c[3] ^ np.uint64(key[1]), p & LOW]
        key = [(key[0] + 0x9E3779B9) & 0xFFFFFFFF, (key[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c[0].astype(np.uint32), c[1].astype(np.uint32)


def cuda_draw(seed, draw=0):
    f = np.float32
    first, second = philox_words(seed, int(np.prod(SHAPE)), draw)
    unit, turn = f(2.3283064e-10), f(2.3283064e-10 * 6.2831855)
    u = first.astype(f) * unit + unit / f(2)
    v = second.astype(f) * turn + turn / f(2)
    return (np.sqrt(f(-2) * np.log(u)) * np.sin(v)).astype(f)


def show(name, noise):
    wide = noise.astype(np.float64)
    print(name)
    for index in (0, 1, 5105, 8192, 16368, 16382, 16383):
        print(f"  {{{index}, {noise[index]:.7g}}},")
    print(f"  Whole{{{float(wide.mean())!r}, {float(np.sqrt((wide ** 2).mean()))!r}}}")


show("torch, seed 42", torch_draw(42))
show("torch, seed 42, second draw", torch_draw(42, draw=1))
show("torch, seed 42, second of a batch of two", torch_draw(42, batch=2))
show("CUDA, seed 42", cuda_draw(42))
show("CUDA, seed 2^32 + 5, second draw", cuda_draw(2 ** 32 + 5, draw=1))
