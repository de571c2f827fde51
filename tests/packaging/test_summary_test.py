#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""packaging/lib/test_summary.py on reports as ctest writes them."""

import contextlib
import io
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "packaging/lib"))
import test_summary  # noqa: E402

QT = """********* Start testing of seedbed::PngTest *********
PASS   : seedbed::PngTest::initTestCase()
PASS   : seedbed::PngTest::reads(small)
PASS   : seedbed::PngTest::reads(large)
{rest}PASS   : seedbed::PngTest::cleanupTestCase()
********* Finished testing of seedbed::PngTest *********
"""
SKIP = "SKIP   : seedbed::PngTest::fixtures() no fixtures here\n   Loc: [png_test.cpp(7)]\n"
FAIL = "FAIL!  : seedbed::PngTest::writes() Compared values are not the same\n"


def case(name, status, output="", inner=""):
    return f'<testcase name="{name}" status="{status}">{inner}<system-out>{output}</system-out></testcase>'


class TestSummaryTest(unittest.TestCase):
    def summary(self, *cases):
        """(exit status, all lines) for one report."""
        with tempfile.TemporaryDirectory() as root:
            report = pathlib.Path(root, "release/tests.xml")
            report.parent.mkdir()
            report.write_text(f"<testsuite>{''.join(cases)}</testsuite>", encoding="utf-8")
            text = io.StringIO()
            with contextlib.redirect_stdout(text):
                status = test_summary.main([report])
            return status, text.getvalue().splitlines()

    def test_counts_functions_and_rows_but_not_the_frame(self):
        status, lines = self.summary(case("io/png", "run", QT.format(rest="")), case("layering", "run", "fine"))
        self.assertEqual((status, lines), (0, ["3 passed, 0 failed, 0 skipped"]))

    def test_names_what_was_skipped(self):
        status, lines = self.summary(case("io/png", "run", QT.format(rest=SKIP)))
        self.assertEqual((status, lines[-1]), (0, "2 passed, 0 failed, 1 skipped"))
        self.assertIn("    [release] io/png: seedbed::PngTest::fixtures() no fixtures here", lines)

    def test_a_failure_fails(self):
        status, lines = self.summary(case("io/png", "fail", QT.format(rest=FAIL)))
        self.assertEqual((status, lines[-1]), (1, "2 passed, 1 failed, 0 skipped"))

    def test_a_crash_and_a_missing_program_fail(self):
        crash = case("io/png", "fail", "********* Start testing of X *********\nPASS   : X::a()\n")
        missing = case("io/safetensors", "notrun", inner='<skipped message="Unable to find executable"/>')
        status, lines = self.summary(crash, missing, case("layering", "fail", "violations"))
        self.assertEqual((status, lines[-1]), (1, "1 passed, 3 failed, 0 skipped"))

    def test_a_skip_by_return_code_is_no_failure(self):
        skip = case("gpu", "notrun", "no GPU", '<skipped message="SKIP_RETURN_CODE=77"/>')
        status, lines = self.summary(skip, case("layering", "run"))
        self.assertEqual((status, lines[-1]), (0, "1 passed, 0 failed, 1 skipped"))

    def test_nothing_run_is_a_failure(self):
        self.assertEqual(self.summary()[0], 1)


if __name__ == "__main__":
    sys.exit(unittest.main())
