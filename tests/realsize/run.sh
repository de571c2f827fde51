#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# usage: run.sh FAMILY SEEDBED SOURCE_TREE FOLDER: real_size.py in the environment with diffusers; 77 = cannot run.
set -euo pipefail
python=${XDG_CACHE_HOME:-$HOME/.cache}/seedbed/bench-venv/bin/python
here=$(dirname "${BASH_SOURCE[0]}")
case $1 in
    sd15 | sd21) memory=12 disk=8 ;;
    *) memory=19 disk=18 ;;
esac
skip() {
    echo "skipped: $1"
    exit 77
}
[[ -x $python ]] || skip "there is no $python with diffusers; packaging/test installs it."
((memory <= $(awk '/MemAvailable/ {print int($2 / 1048576)}' /proc/meminfo))) || skip "needs $memory GiB of free memory."
mkdir -p "$4"
((disk <= $(df --output=avail -k "$4" | awk 'END {print int($1 / 1048576)}'))) || skip "needs $disk GiB of free disk."
[[ $1 != pixart || -d $3/../shared/parity/pixart-alpha ]] || skip "needs the tokenizer of ../shared/parity/pixart-alpha."
export PYTHONDONTWRITEBYTECODE=1 HF_HUB_OFFLINE=1 HF_HUB_DISABLE_PROGRESS_BARS=1
export DIFFUSERS_VERBOSITY=error TRANSFORMERS_VERBOSITY=error
exec "$python" "$here/real_size.py" "$@"
