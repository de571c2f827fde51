# SPDX-License-Identifier: Apache-2.0
"""Writes the torch/ folder beside this file: archives of torch.save for core/io/torch_zip.

Needs torch 2.11 and numpy. Tensor values are arange(count) / 4, so that every type holds them.
"""
import collections
import io
import os
import pickle
import sys
import types
import zipfile
from pathlib import Path

import numpy
import torch

OUT = Path(__file__).parent / "torch"
TYPES = dict(f64=torch.float64, f32=torch.float32, f16=torch.float16, bf16=torch.bfloat16, i64=torch.int64,
             i32=torch.int32, i16=torch.int16, i8=torch.int8, u8=torch.uint8, bool=torch.bool)


def quarters(*shape, dtype=torch.float32):
    return (torch.arange(torch.Size(shape).numel()).reshape(shape) / 4).to(dtype)


class Callback:
    """Stands in for a class whose name Lightning puts into its checkpoints."""


class Evil:
    def __reduce__(self):
        return os.system, ("echo this must never run",)


def lightning():
    module = types.ModuleType("pytorch_lightning.callbacks.model_checkpoint")
    sys.modules["pytorch_lightning"] = types.ModuleType("pytorch_lightning")
    sys.modules["pytorch_lightning.callbacks"] = types.ModuleType("pytorch_lightning.callbacks")
    sys.modules[module.__name__] = module
    Callback.__module__, Callback.__qualname__, Callback.__name__ = module.__name__, "ModelCheckpoint", "ModelCheckpoint"
    module.ModelCheckpoint = Callback
    state = collections.OrderedDict(a=quarters(2, 3), b=quarters(4, dtype=torch.float16))
    state._metadata = collections.OrderedDict({"": {"version": 1}})
    return {"epoch": 7, "global_step": 1 << 40, "lr": 0.5, "pytorch-lightning_version": "1.4.2", "state_dict": state,
            "callbacks": {Callback: {"best": numpy.float64(1.5), "set": {1, 2}}}, "optimizer_states": [{"x": quarters(9)}]}


def embedding():
    """A textual inversion of AUTOMATIC1111, as torch 1.11 wrote ParameterDict."""
    parameters = torch.nn.ParameterDict()
    parameters.__dict__ = {"training": True, "_parameters": collections.OrderedDict({"*": torch.nn.Parameter(quarters(2, 8))})}
    return {"string_to_token": {"*": 265}, "string_to_param": parameters, "name": "cat", "step": 100}


def compressed(plain):
    source, target = zipfile.ZipFile(plain), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name))
    return target.getvalue()


def main():
    OUT.mkdir(exist_ok=True)
    torch.save({name: quarters(2, 3, dtype=dtype) for name, dtype in TYPES.items()}, OUT / "types.pt")
    whole = quarters(4, 6)
    torch.save({"whole": whole, "rows": whole[1:3], "columns": whole[:, 2:4], "turned": whole.t(), "scalar": whole[1, 0],
                "empty": torch.empty(0, 3), "last": quarters(2, 3, 2, 2).to(memory_format=torch.channels_last),
                "parameter": torch.nn.Parameter(whole[0])}, OUT / "views.pt")
    torch.save({"wide": quarters(2, 1).expand(2, 5)}, OUT / "expanded.pt")
    for protocol in (3, 4, 5):
        torch.save({"a": {"b": quarters(2), 3: quarters(3)}, "text": "x"}, OUT / f"protocol{protocol}.pt", pickle_protocol=protocol)
    torch.save(lightning(), OUT / "lightning.ckpt")
    torch.save(embedding(), OUT / "embedding.pt")
    torch.save({"a": quarters(2), "evil": Evil()}, OUT / "evil.ckpt")
    torch.save({"a": quarters(2)}, OUT / "legacy.pt", _use_new_zipfile_serialization=False)
    torch.save([quarters(2)], OUT / "list.pt")
    (OUT / "compressed.pt").write_bytes(compressed(OUT / "views.pt"))


main()
