# SPDX-License-Identifier: Apache-2.0
"""How long building takes: everything from nothing without a compiler cache, and after a change in one widget."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time


def timed(*command, **options):
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **options)
    return time.monotonic() - start


def cached(tree, name):
    """A value of a build tree's CMake cache, or None."""
    match = re.search(rf"^{name}:[A-Z]+=(.*)$", (tree / "CMakeCache.txt").read_text(), re.MULTILINE)
    return match[1] if match else None


def measure(root):
    """(seconds of a clean build, seconds after a change in one widget), with the release tree's settings."""
    release = root / "build/release"
    names = ("SEEDBED_LIBTORCH", "SEEDBED_CUDA", "CMAKE_CUDA_COMPILER", "CUDAToolkit_ROOT")
    settings = [f"-D{name}={value}" for name in names if (value := cached(release, name))]
    environment = {**os.environ, "CCACHE_DISABLE": "1"}
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch, "seedbed")
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns("build", ".git"))
        tree = copy / "build/release"
        subprocess.run(["cmake", "--preset", "release", *settings], cwd=copy, env=environment, check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        build = ("cmake", "--build", str(tree), "--parallel", str(os.cpu_count()))
        clean = timed(*build, env=environment)
        widget = max((copy / "widgets").glob("*_panel.cpp"), key=lambda path: path.stat().st_size)
        widget.write_text(widget.read_text() + "\n// changed\n")
        change = timed(*build, "--target", "seedbed-studio", env=environment)
    return clean, change
