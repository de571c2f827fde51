#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes tests/data/parity: a compact choice of the parity cases that travels with the project.

usage: select_parity.py PARITY_FOLDER OUT_FOLDER     (needs nothing but Python)

Tensors are copied byte for byte; a case keeps its params, its inputs and its model, and loses the tensors
that no pattern below asks for.
"""
import fnmatch
import json
import pathlib
import shutil
import struct
import sys

CHOICE = {
    "sd1": [
        "tok.*", "te.*", "vae.*", "pipe.init_noise",
        "unet.a.out", "unet.a.probe.temb", "unet.a.probe.down.*", "unet.a.probe.mid", "unet.a.attn16_mean",
        "unet.a.attn.mid_block.*", "unet.a.attn.down_blocks.2.*", "unet.odd.out", "unet.big.out",
        "pipe.ddim4.timesteps", "pipe.ddim4.steps", "pipe.ddim4.latents", "pipe.ddim4_nocfg.*",
        "pipe.ddim4_batch2.*", "pipe.euler_a4.timesteps", "pipe.euler_a4.steps", "pipe.euler_a4.latents",
    ],
    "pixart-alpha": [
        "tok.*", "te.hidden.*", "te.last_nomask", "tr.a.out", "tr.a.attn.transformer_blocks.0.*", "tr.wide.out",
        "tr.wide.attn.transformer_blocks.2.*", "tr.nomask_a.out", "tr.pos_embed_base",
    ],
    "rng": ["nv.*", "torch_cpu.*.16.*", "torch_cpu.42.*", "torch_cpu.*.odd*", "torch_cpu.*.small*"],
    "schedulers": ["alphas_cumprod", "add_noise", "velocity"] + [
        f"{name}.*.{steps}.*"
        for name in ("ddim_eta0", "ddim_eta1", "ddim_v", "ddim_zsnr", "euler", "euler_v", "euler_karras",
                     "euler_a", "euler_a_v", "dpmpp_2m", "dpmpp_2m_v", "dpmpp_2m_karras")
        for steps in ("4", "20")
    ] + [f"{name}.*.4.*" for name in ("ddpm", "pndm", "lms", "heun", "dpmpp_2m_sde", "dpmpp_2m_sde_karras",
                                      "dpmpp_2m_pixart", "unipc", "lcm")]
    + [f"{name}.*.20.*" for name in ("ddpm_v", "pndm_prk", "pndm_v", "lms_karras", "heun_karras", "unipc_karras")],
}

# Parts of a model that no tensor above and no test needs.
LEFT_OUT = ["pixart-alpha/model/vae/*"]


def read(path):
    """-> {name: (dtype, shape, bytes)}"""
    data = path.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__", None)
    body = data[8 + length:]
    return {n: (e["dtype"], e["shape"], body[slice(*e["data_offsets"])]) for n, e in header.items()}


def write(path, tensors):
    header, at = {}, 0
    order = sorted(tensors, key=lambda n: (tensors[n][0] in ("F16", "BF16"), n))  # keeps wide types aligned
    for name in order:
        dtype, shape, data = tensors[name]
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [at, at + len(data)]}
        at += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(tensors[n][2] for n in order))


def select(source, target, patterns):
    case = json.loads((source / "case.json").read_text())
    keep = [n for n in case["tensors"] if any(fnmatch.fnmatchcase(n, p) for p in patterns)]
    case["tensors"] = {n: case["tensors"][n] for n in keep}
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    (target / "case.json").write_text(json.dumps(case, ensure_ascii=False, indent=1) + "\n")
    shutil.copyfile(source / "inputs.safetensors", target / "inputs.safetensors")
    expected = read(source / "expected.safetensors")
    write(target / "expected.safetensors", {n: expected[n] for n in keep})
    for folder in ("model", "configs"):
        if not (source / folder).is_dir():
            continue
        for file in sorted((source / folder).rglob("*")):
            wanted = folder == "model" or any(n.startswith(file.parent.name + ".") for n in keep)
            path = f"{source.name}/{file.relative_to(source)}"
            wanted = wanted and not any(fnmatch.fnmatchcase(path, pattern) for pattern in LEFT_OUT)
            if file.is_file() and wanted:
                (target / file.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target / file.relative_to(source))
    print(f"{target.name}: {len(keep)} tensors, {sum(f.stat().st_size for f in target.rglob('*') if f.is_file())} bytes")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for name, patterns in CHOICE.items():
        select(pathlib.Path(sys.argv[1]) / name, pathlib.Path(sys.argv[2]) / name, patterns)


main()
