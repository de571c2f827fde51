# SPDX-License-Identifier: Apache-2.0
"""Runs the benches and prints the speed table: what, goal, measured, verdict.

The comparisons are interleaved (A B C, C B A, …) in processes that loaded before the clock started; a ratio
is taken within each round, and the median of the rounds counts. Time is the CPU time of one thread: on shared
cores it repeats within a few per cent, and wall time does not.
"""

import argparse
import pathlib
import statistics
import sys
import tempfile

import build_times
import machine
import numpy
import safetensors.numpy
from worker import Worker, once

ROOT = pathlib.Path(__file__).resolve().parents[2]
BENCH = ROOT / "build/release/bin/bench"
STUDIO = ROOT / "build/release/bin/seedbed-studio"
MODEL = ROOT / "resources/models/tabletop"
HERE = pathlib.Path(__file__).parent
LIBRARY = "## Library"
PROMPT = "a red cube and a blue sphere"
SEEDS, STEPS, GUIDANCE = 16, 20, 4
GRID = ["--prompt", PROMPT, "--seeds", SEEDS, "--steps", STEPS, "--guidance", GUIDANCE]


class Row:
    """One line of the table; `met` is None where no number is asked for."""

    def __init__(self, what, goal, measured, met):
        self.what, self.goal, self.measured = what, goal, measured
        self.verdict = "" if met is None else "met" if met else "MISSED"


def spread(values, form="{:.3f}"):
    """Median (smallest – largest)."""
    low, middle, high = (form.format(v) for v in (min(values), statistics.median(values), max(values)))
    return f"{middle} ({low} – {high})"


def at_most(what, goal, values, form="{:.3f}", unit=""):
    measured = spread(values, form) + unit
    return Row(what, f"≤ {goal}{unit}", measured, statistics.median(values) <= goal)


def interleaved(rounds, jobs):
    """Runs each job once a round, forwards and backwards in turn; {name: [answer, …]} after a round to warm up."""
    answers = {name: [] for name in jobs}
    for number in range(rounds + 1):
        order = list(jobs) if number % 2 else list(reversed(jobs))
        for name in order:
            answer = jobs[name]()
            if number:
                answers[name].append(answer)
        print(f"    round {number} of {rounds}", file=sys.stderr)
    return answers


def ratios(above, below, key="cpu_s"):
    return [a[key] / b[key] for a, b in zip(above, below)]


def bench_grid():
    return Worker(BENCH, "grid", "--model", MODEL, *GRID)


def diffusers_grid(batch):
    return Worker(sys.executable, HERE / "diffusers_grid.py", "--model", MODEL, *GRID, "--batch", batch)


def largest_difference(ours, theirs, scratch):
    """Of the two sides' pictures, in [0, 1]: both must have done the same work."""
    ours.ask("save", f"{scratch}/ours.safetensors")
    theirs.ask("save", f"{scratch}/theirs.npy")
    pictures = safetensors.numpy.load_file(f"{scratch}/ours.safetensors")["pictures"]  # [B, 3, h, w]
    return float(numpy.abs(pictures.transpose(0, 2, 3, 1) - numpy.load(f"{scratch}/theirs.npy")).max())


def grid_rows(rounds):
    with tempfile.TemporaryDirectory() as scratch, bench_grid() as ours, diffusers_grid(0) as batch, diffusers_grid(1) as single:
        jobs = {
            "ours": lambda: ours.ask("run", "none"),
            "batch": lambda: batch.ask("run"),
            "single": lambda: single.ask("run"),
        }
        answers = interleaved(rounds, jobs)
        difference = largest_difference(ours, batch, scratch)
    ours, batch, single = answers["ours"], answers["batch"], answers["single"]
    memory = [ours[-1]["peak_mb"] / batch[-1]["peak_mb"]]
    what = f"{SEEDS} seeds × {STEPS} DDIM steps, guidance {GUIDANCE}"
    return [
        at_most(f"{what}: time against diffusers, batch {SEEDS}", 0.92, ratios(ours, batch)),
        at_most("the same against diffusers, one seed at a time", 0.55, ratios(ours, single)),
        Row("peak memory against diffusers", "≤ 0.6",
            f"{memory[0]:.3f} ({ours[-1]['peak_mb']:.0f} MB : {batch[-1]['peak_mb']:.0f} MB)", memory[0] <= 0.6),
        Row("CPU seconds: ours, diffusers in a batch, one at a time", "",
            " · ".join(spread([a["cpu_s"] for a in side], "{:.2f}") for side in (ours, batch, single)), None),
        Row("largest difference of the pictures (1/255 = 0.0039)", "≤ 0.0039", f"{difference:.1e}", difference <= 1 / 255),
    ]  # fmt: skip


def capture_rows(rounds):
    with bench_grid() as ours:
        kinds = ("none", "averages", "everything")
        answers = interleaved(rounds, {kind: lambda kind=kind: ours.ask("run", kind) for kind in kinds})
    more = {kind: [100 * (r - 1) for r in ratios(answers[kind], answers["none"])] for kind in kinds}
    same = all(answer["same_latents"] for kind in kinds for answer in answers[kind])
    history = answers["averages"][-1]["history_bytes"] / STEPS * 50 / 1e6
    stable_diffusion = 16 * 16 * 77 * 4 * 50 / 1e6
    return [
        at_most("capturing the averages of all tokens at every step", 3, more["averages"], "{:+.1f}", " %"),
        at_most("capturing every layer and head as well", 15, more["everything"], "{:+.1f}", " %"),
        Row("latents with capture and without", "bit-identical", "identical" if same else "different", same),
        Row("50-step history of the averages, a picture", "< 4 MB",
            f"{history:.2f} MB (24 tokens); 77 tokens: {stable_diffusion:.2f} MB", max(history, stable_diffusion) < 4),
    ]  # fmt: skip


def maps_rows(_):
    with tempfile.TemporaryDirectory() as scratch:
        file = f"{scratch}/maps.safetensors"
        once(BENCH, "maps", "--model", MODEL, "--prompt", PROMPT, "--seeds", 2, "--steps", STEPS, "--guidance", GUIDANCE, file)
        found = once(sys.executable, HERE / "naive_maps.py", MODEL, PROMPT, file)
    text = f"{found['largest']:.1e} ({found['maps']} maps, {found['steps']} steps)"
    return [Row("maps against a softmax written out in diffusers", "≤ 1e-6", text, found["largest"] <= 1e-6)]


def latency_rows(rounds):
    found = once(BENCH, "latency", "--model", MODEL, "--prompt", PROMPT, "--rounds", 2 * rounds + 1)
    late = max(found["steps_after_cancel"])
    return [
        at_most("first preview after Generate, model loaded (wall)", 300, found["first_preview_ms"], "{:.0f}", " ms"),
        Row("steps that end after a cancel", "≤ 1", str(late), late <= 1),
        Row("from cancel to Cancelled (wall)", "", spread(found["cancel_ms"], "{:.0f}") + " ms", None),
    ]


def start_rows(rounds):
    found = once("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", sys.executable, HERE / "start_times.py", STUDIO, rounds + 1)
    seconds = found["seconds"][1:]  # the first one reads the programs from the disk
    return [at_most("start of the studio to a usable window (wall, to its picture on disk)", 2, seconds, "{:.2f}", " s")]


def build_rows(_):
    clean, change = build_times.measure(ROOT)
    return [
        Row("clean build, no compiler cache", "≤ 10 min", f"{clean / 60:.1f} min", clean <= 600),
        Row("build after a change in one widget", "≤ 15 s", f"{change:.1f} s", change <= 15),
    ]


PARTS = {
    "grid": grid_rows,
    "capture": capture_rows,
    "maps": maps_rows,
    "latency": latency_rows,
    "start": start_rows,
    "build": build_rows,
}


def table(rows):
    cells = [("what", "goal", "measured", "verdict"), ("---",) * 4]
    cells += [(row.what, row.goal, row.measured, row.verdict) for row in rows]
    return ["| " + " | ".join(line) + " |" for line in cells]


def main():
    parser = argparse.ArgumentParser(prog="tests/bench/run")
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (at least 5 to be believed)")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="these parts (all but build)")
    parser.add_argument("--build", action="store_true", help="also time two builds without a compiler cache")
    parser.add_argument("--write", action="store_true", help="put the table into tests/bench/RESULTS.md")
    options = parser.parse_args()
    if options.write and options.only:
        parser.error("--write keeps a whole table; leave --only out")
    rows = []
    for part in options.only or [part for part in PARTS if part != "build" or options.build]:
        print(f"==> {part}", file=sys.stderr)
        rows += PARTS[part](options.rounds)
    lines = table(rows)
    print(*lines, sep="\n")
    if options.write:
        text = ["# Speed", "", *__doc__.splitlines()[2:], "", *machine.description(), f"- {options.rounds} rounds", "", *lines, ""]
        results = HERE / "RESULTS.md"
        before = results.read_text(encoding="utf-8") if results.exists() else ""
        library = before[before.find(LIBRARY):] if LIBRARY in before else ""  # ctest's figures, put in by hand
        results.write_text("\n".join(text).rstrip("\n") + "\n" + (library and "\n" + library), encoding="utf-8")
    return 1 if any(row.verdict == "MISSED" for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
