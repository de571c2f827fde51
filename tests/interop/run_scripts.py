# SPDX-License-Identifier: Apache-2.0
"""Runs FOLDER/*/script.py, each in its folder and in a process of its own.

diffusers is imported once, before the processes part: that takes longer than the scripts. What a script prints
stands in its folder in output.txt. Prints one line of JSON: {"folder": exit status, …}.
"""

import json
import os
import pathlib
import runpy
import sys
import traceback

import diffusers
import torch


def run(folder):
    """In a child: never returns."""
    output = os.open(folder / "output.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.chdir(folder)
    status = 0
    try:
        runpy.run_path("script.py", run_name="__main__")
    except BaseException:
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def main():
    diffusers.utils.logging.disable_progress_bar()
    # Classes are imported at their first use: here, for all scripts.
    for name in (
        "StableDiffusionPipeline StableDiffusionImg2ImgPipeline StableDiffusionInpaintPipeline "
        "StableDiffusionXLPipeline PixArtAlphaPipeline"
    ).split():
        getattr(diffusers, name)
    torch.set_num_threads(1)
    statuses = {}
    for script in sorted(pathlib.Path(sys.argv[1]).glob("*/script.py")):
        child = os.fork()
        if child == 0:
            run(script.parent)
        statuses[script.parent.name] = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps(statuses))


if __name__ == "__main__":
    main()
