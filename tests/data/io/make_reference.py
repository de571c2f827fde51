# SPDX-License-Identifier: Apache-2.0
"""Writes reference.safetensors with the reference implementation: pip install safetensors numpy."""

import numpy
from safetensors.numpy import save_file

NAMES = {
    "F64": "float64", "F32": "float32", "F16": "float16", "I64": "int64", "I32": "int32", "I16": "int16",
    "I8": "int8", "U8": "uint8", "BOOL": "bool", "U16": "uint16", "U32": "uint32", "U64": "uint64",
}
tensors = {name: numpy.arange(6).reshape(2, 3).astype(dtype) for name, dtype in NAMES.items()}
save_file(tensors, "reference.safetensors", metadata={"note": 'grün "quoted"\n'})
