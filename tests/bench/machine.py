# SPDX-License-Identifier: Apache-2.0
"""The machine and the versions that a result was measured with, in words."""

import importlib.metadata
import os
import platform
import re
import subprocess


def first_match(pattern, path):
    with open(path, encoding="utf-8") as file:
        match = re.search(pattern, file.read(), re.MULTILINE)
    return match[1] if match else "unknown"


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()[0]


def description():
    """Lines of Markdown."""
    processor = first_match(r"^model name\s*: (.*)$", "/proc/cpuinfo")
    family = first_match(r"^cpu family\s*: (.*)$", "/proc/cpuinfo")
    model = first_match(r"^model\s*: (.*)$", "/proc/cpuinfo")
    wide = "AVX-512" if re.search(r"\bavx512f\b", first_match(r"^flags\s*: (.*)$", "/proc/cpuinfo")) else "AVX2 or less"
    memory = int(first_match(r"^MemTotal:\s*(\d+)", "/proc/meminfo")) / 1048576
    system = first_match(r'^PRETTY_NAME="(.*)"$', "/etc/os-release")
    packages = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("torch", "diffusers", "transformers"))
    return [
        f"- {processor} (family {family}, model {model}, {wide}), {os.cpu_count()} cores, {memory:.0f} GiB memory",
        f"- {system}, {output('g++', '--version')}, Python {platform.python_version()}, {packages}",
    ]
