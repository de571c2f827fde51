#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plants each kind of violation in a small tree of its own and expects the checker to name it."""

import pathlib
import sys
import tempfile
import unittest

import check_layers

LICENCE = "// SPDX-License-Identifier: Apache-2.0\n"


class CheckLayersTest(unittest.TestCase):
    def found(self, files):
        """The checker's findings for a tree of {path: body}; a licence line is put before each source."""
        with tempfile.TemporaryDirectory() as root:
            for name, body in files.items():
                path = pathlib.Path(root, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text((LICENCE if path.suffix in check_layers.SOURCES else "") + body, encoding="utf-8")
            self.warnings = list(check_layers.long_functions(check_layers.Tree(root)))
            return check_layers.violations(root)

    def assert_only(self, files, text):
        found = self.found(files)
        self.assertEqual(len(found), 1, found)
        self.assertIn(text, found[0])

    def test_downward_includes_are_fine(self):
        files = {
            "core/base/seed.h": "#include <vector>\n",
            "core/sampling/grid.h": '#include "core/base/seed.h"\n#include "core/models/unet.h"\n#include <ATen/ATen.h>\n',
            "core/models/unet.h": "#include <ATen/ATen.h>\n",
            "core/engine/event.h": '#include "core/base/seed.h"\n',
            "core/engine/loop.cpp": '#include "core/sampling/grid.h"\n',
            "widgets/grid.h": '#include "core/engine/event.h"\n#include <QWidget>\n',
            "widgets/grid.cpp": '#include "widgets/grid.h"\n#include "grid.moc"\n',
            "app/studio/main.cpp": '#include "widgets/grid.h"\n#include <QApplication>\n',
            "tests/core/unet_test.cpp": '#include "core/models/unet.h"\n#include <QTest>\n',
        }
        self.assertEqual(self.found(files), [])

    def test_upward_include(self):
        self.assert_only({"core/io/png.h": '#include "core/models/model.h"\n'}, "core/io includes up")

    def test_sideways_include(self):
        self.assert_only({"core/sampling/a.h": '#include "core/attention/maps.h"\n'}, "sideways")
        self.assert_only({"app/cli/main.cpp": '#include "app/studio/window.h"\n'}, "sideways")

    def test_include_that_is_no_full_path(self):
        self.assert_only({"core/io/png.cpp": '#include "png.h"\n'}, "no full path")

    def test_unknown_folder(self):
        self.assert_only({"core/magic/a.h": ""}, "no place in the layers")

    def test_qt_below_widgets(self):
        self.assert_only({"core/engine/a.cpp": "#include <QString>\n"}, "Qt below widgets/")
        self.assert_only({"app/cli/main.cpp": "#include <QtCore/QString>\n"}, "Qt below widgets/")

    def test_engine_room_directly(self):
        for header in ("torch/torch.h", "ATen/ATen.h", "c10/util/Half.h", "cuda_runtime.h", "opencv2/core.hpp"):
            self.assert_only({"widgets/a.cpp": f"#include <{header}>\n"}, "reaches torch")
            self.assert_only({"app/cli/a.cpp": f"#include <{header}>\n"}, "reaches torch")
            self.assert_only({"core/engine/a.h": f"#include <{header}>\n"}, "an engine header")

    def test_engine_room_through_headers(self):
        files = {
            "widgets/a.cpp": '#include "core/engine/a.h"\n',
            "core/engine/a.h": '#include "core/models/b.h"\n',
            "core/models/b.h": "#include <ATen/ATen.h>\n",
        }
        self.assert_only(files, "core/engine/a.h -> core/models/b.h -> ATen/ATen.h")

    def test_long_file(self):
        self.assert_only({"core/base/a.cpp": "\n" * 400}, "401 lines")

    def test_licence_lines(self):
        with_text = {"packaging/run": "#!/bin/sh\necho\n"}
        self.assert_only(with_text, "packaging/run:1: no line # SPDX")
        self.assert_only({"core/CMakeLists.txt": "add_subdirectory(base)\n"}, "core/CMakeLists.txt:1")
        with tempfile.TemporaryDirectory() as root:
            path = pathlib.Path(root, "core/base/a.h")
            path.parent.mkdir(parents=True)
            path.write_text("#pragma once\n", encoding="utf-8")
            self.assertIn("the first line must be", "".join(check_layers.violations(root)))

    def test_utils_is_no_name(self):
        self.assert_only({"core/base/string_utils.h": ""}, "is no name")

    def test_long_function_is_a_warning(self):
        body = "void f() {\n" + "    g();\n" * 81 + "}\n"
        self.assertEqual(self.found({"core/base/a.cpp": body}), [])
        self.assertEqual(self.warnings, ["core/base/a.cpp:2: warning: a function of 81 lines"])
        self.found({"core/base/a.cpp": body.replace("    g();\n", "", 1)})
        self.assertEqual(self.warnings, [])


if __name__ == "__main__":
    sys.exit(unittest.main())
