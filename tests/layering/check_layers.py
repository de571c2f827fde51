#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the sources to the architecture: who may include whom, file sizes, licence lines.

usage: check_layers.py ROOT      prints "file:line: what is wrong" and exits with 1 if anything is.
"""

import collections
import pathlib
import re
import sys

# Bottom to top. A folder includes itself and what stands on a lower line, nothing beside it or above.
LAYERS = [
    ["core/base"],
    ["core/io"],
    ["core/metadata"],
    ["core/kernels"],
    ["core/models"],
    ["core/attention", "core/sampling"],
    ["core/training", "core/seeds", "core/judging", "core/library"],
    ["core/engine"],
    ["widgets"],
    ["widgets/attention", "widgets/compare", "widgets/library", "widgets/models", "widgets/reproduce", "widgets/variation"],
    ["app/cli", "app/studio"],
]
RANK = {folder: rank for rank, folders in enumerate(LAYERS) for folder in folders}
SOURCES = {".h", ".cpp", ".cu", ".cuh"}
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 80

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
QT = re.compile(r"^(Q[A-Z]|Qt|qt)")
ENGINE_ROOM = re.compile(
    r"^(torch/|ATen/|c10/|c10d/|caffe2/|opencv2/|cuda|cublas|cudnn|cufft|curand|cusolver|cusparse|nccl|nvrtc|thrust/|cub/)"
)
# How a function may begin at the margin, where clang-format puts it.
DECLARATION = re.compile(r"(?!namespace|class|struct|enum|union|extern|template|using|typedef)[A-Za-z_~]")

Include = collections.namedtuple("Include", "line path quoted")


def folder_of(path):
    """core/io/png.h -> core/io, widgets/x.h -> widgets, widgets/library/x.h -> widgets/library, app/cli/main.cpp -> app/cli."""
    parts = pathlib.PurePosixPath(path).parts
    return "/".join(parts[:1] if parts[0] == "widgets" and len(parts) == 2 else parts[:2])


def includes_of(text):
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            found.append(Include(number, match[1] or match[2], match[1] is not None))
    return found


class Tree:
    """The sources under a root: path -> text, path -> includes."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.texts = {}
        for top in ("core", "widgets", "app", "tests"):
            for path in sorted((self.root / top).rglob("*")):
                if path.suffix in SOURCES and path.is_file():
                    self.texts[path.relative_to(self.root).as_posix()] = path.read_text(encoding="utf-8")
        self.includes = {path: includes_of(text) for path, text in self.texts.items()}

    def product(self):
        """All but the tests, which may include anything."""
        return [path for path in self.texts if not path.startswith("tests/")]


def check_direction(tree):
    for path in tree.product():
        folder = folder_of(path)
        if folder not in RANK:
            yield f"{path}:1: {folder} has no place in the layers; give it one in tests/layering/check_layers.py"
            continue
        for include in tree.includes[path]:
            if not include.quoted or include.path.endswith(".moc"):
                continue
            target = folder_of(include.path)
            if target not in RANK:
                yield f'{path}:{include.line}: "{include.path}" is no full path from the root'
            elif target != folder and RANK[target] >= RANK[folder]:
                way = "sideways" if RANK[target] == RANK[folder] else "up"
                yield f"{path}:{include.line}: {folder} includes {way}: {include.path}"


def check_qt(tree):
    """Qt stands in widgets/ and app/studio only: core runs headless and the CLI runs over ssh."""
    for path in tree.product():
        if not path.startswith(("widgets/", "app/studio/")):
            for include in tree.includes[path]:
                if not include.quoted and QT.match(include.path):
                    yield f"{path}:{include.line}: Qt below widgets/: <{include.path}>"


def chain_to_engine_room(tree, path, seen):
    """[(file, include), …] from `path` to an include of torch, CUDA or OpenCV, or None."""
    seen.add(path)
    for include in tree.includes.get(path, ()):
        if ENGINE_ROOM.match(include.path):
            return [(path, include)]
        if include.quoted and include.path in tree.texts and include.path not in seen:
            rest = chain_to_engine_room(tree, include.path, seen)
            if rest:
                return [(path, include)] + rest
    return None


def check_engine_room(tree):
    """Neither widgets/ nor app/ sees torch, CUDA or OpenCV, not even through headers; nor do the engine's headers."""
    for path in tree.product():
        if path.startswith(("widgets/", "app/")):
            chain = chain_to_engine_room(tree, path, set())
            if chain:
                way = " -> ".join(include.path for _, include in chain)
                yield f"{path}:{chain[0][1].line}: reaches torch, CUDA or OpenCV: {way}"
        elif path.startswith("core/engine/") and path.endswith(".h"):
            for include in tree.includes[path]:
                if ENGINE_ROOM.match(include.path):
                    yield f"{path}:{include.line}: an engine header includes <{include.path}>"


def check_files(tree):
    for path, text in tree.texts.items():
        lines = text.count("\n")
        if lines > MAX_FILE_LINES:
            yield f"{path}:{MAX_FILE_LINES + 1}: {lines} lines; at most {MAX_FILE_LINES}"
        if not text.startswith("// SPDX-License-Identifier: Apache-2.0\n"):
            yield f"{path}:1: the first line must be // SPDX-License-Identifier: Apache-2.0"
        if any(re.fullmatch(r"utils?", part) for part in re.split(r"[/._]", path)):
            yield f'{path}:1: "utils" is no name'


def check_scripts(root):
    """Python, shell and CMake files carry the licence line among their first two lines."""
    for top in ("app", "core", "packaging", "tests", "widgets", ".ci"):
        for path in sorted((pathlib.Path(root) / top).rglob("*")):
            if not path.is_file() or path.suffix not in {".py", ".sh", ".cmake", ""} and path.name != "CMakeLists.txt":
                continue
            head = path.read_bytes()[:200]
            if path.suffix == "" and not head.startswith(b"#!"):
                continue
            if b"# SPDX-License-Identifier: Apache-2.0" not in b"\n".join(head.split(b"\n")[:2]):
                yield f"{path.relative_to(root).as_posix()}:1: no line # SPDX-License-Identifier: Apache-2.0"


def long_functions(tree):
    """Warnings, not errors: a long table or switch can be the clearest form."""
    for path, text in tree.texts.items():
        declared, body = False, 0
        for number, line in enumerate(text.splitlines(), 1):
            if line in ("}", "};"):
                if body and line == "}" and number - body - 1 > MAX_FUNCTION_LINES:
                    yield f"{path}:{body}: warning: a function of {number - body - 1} lines"
                declared, body = False, 0
            elif not body:
                declared = declared or bool(DECLARATION.match(line))
                if declared and line.endswith("{"):
                    body = number
                declared = declared and not line.endswith(";")


def violations(root):
    tree = Tree(root)
    found = []
    for check in (check_direction, check_qt, check_engine_room, check_files):
        found += check(tree)
    return found + list(check_scripts(root))


def main(root):
    tree = Tree(root)
    if not tree.product():
        print(f"{root}: no sources found")
        return 1
    found = violations(root)
    for line in [*long_functions(tree), *found]:
        print(line)
    print(f"{len(tree.texts)} files, {len(found)} violations")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
