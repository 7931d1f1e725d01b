#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes ranker_safetensors.safetensors with the Python package: pip install numpy safetensors."""
import pathlib

import numpy as np
from safetensors.numpy import save_file

tensors = {
    "f64": np.array([np.pi, -0.0]),
    "f32": np.arange(6, dtype=np.float32).reshape(2, 3) / 2,
    "f16": np.array([1.5, -2.0], dtype=np.float16),
    "i64": np.array([-9_000_000_000, 9_000_000_000], dtype=np.int64),
    "i32": np.array([[1], [-1]], dtype=np.int32),
    "u8": np.array([0, 255, 7], dtype=np.uint8),
    "bool": np.array([True, False, True]),
    "scalar": np.array(2.5, dtype=np.float32),
    "empty": np.zeros((0, 4), dtype=np.float32),
}
save_file(tensors, pathlib.Path(__file__).with_suffix(".safetensors"), metadata={"made_by": "ranker_safetensors.py"})
