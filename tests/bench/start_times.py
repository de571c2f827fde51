# SPDX-License-Identifier: Apache-2.0
"""How long the studio takes to a usable window, under the X server of DISPLAY.

usage: start_times.py STUDIO TIMES     prints {"seconds": […]}: wall time from exec until the studio, told to
keep a picture of its window as soon as it is usable, has written it and ended. That is a little more than a
person waits.
"""

import json
import os
import subprocess
import sys
import tempfile
import time


def start_once(studio):
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        picture = f"{home}/window.png"
        start = time.monotonic()
        subprocess.run([studio, "--screenshot", picture], env=environment, check=True)
        seconds = time.monotonic() - start
        assert os.path.getsize(picture) > 0
        return seconds


if __name__ == "__main__":
    print(json.dumps({"seconds": [start_once(sys.argv[1]) for _ in range(int(sys.argv[2]))]}))
