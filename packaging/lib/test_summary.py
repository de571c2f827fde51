# SPDX-License-Identifier: Apache-2.0
"""Adds up ctest's JUnit reports by test case.

A QtTest program counts each of its functions and data rows, anything else counts as one. Prints what
failed and what was skipped with its reason, and as the last line "N passed, N failed, N skipped"; exits
with 1 if anything failed or nothing passed.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree

# "PASS   : Name::case(row)", also "XFAIL"; what a failing expectation prints below it is no result.
RESULT = re.compile(r"^(PASS|FAIL!|XPASS|SKIP) +: (\w+::[^\n]*)", re.MULTILINE)
FRAME = re.compile(r"::(initTestCase|cleanupTestCase)\(\)$")


def qt_results(output):
    """The results of a QtTest program's output, or None for another kind of program."""
    if "********* Start testing of" not in output:
        return None
    results = {"PASS": [], "FAIL!": [], "XPASS": [], "SKIP": []}
    for kind, text in RESULT.findall(output):
        if kind != "PASS" or not FRAME.search(text):
            results[kind].append(text)
    return results


def count(case):
    """(passed, failures, skips) of one ctest test: a number and two lists of texts."""
    name, status = case.get("name"), case.get("status")
    output = case.findtext("system-out") or ""
    results = qt_results(output)
    if status == "notrun" or status == "disabled":
        skipped = case.find("skipped")
        reason = skipped.get("message", "") if skipped is not None else ""
        if reason.startswith("SKIP_"):
            return 0, [], [f"{name}: {output.strip() or reason}"]
        return 0, [f"{name}: did not run: {reason or status}"], []
    if results is None:
        return (1, [], []) if status == "run" else (0, [name], [])
    failures = [f"{name}: {text}" for text in results["FAIL!"] + results["XPASS"]]
    if status != "run" and not failures:
        failures = [f"{name}: ended abnormally (crash or time-out)"]
    return len(results["PASS"]), failures, [f"{name}: {text}" for text in results["SKIP"]]


def main(paths):
    passed, failed, skipped = 0, [], []
    for path in map(pathlib.Path, paths):
        preset = path.parent.name
        for case in xml.etree.ElementTree.parse(path).iter("testcase"):
            good, failures, skips = count(case)
            passed += good
            failed += [f"[{preset}] {text}" for text in failures]
            skipped += [f"[{preset}] {text}" for text in skips]
    for title, texts in (("Skipped", skipped), ("FAILED", failed)):
        if texts:
            print(f"{title}:", *texts, sep="\n    ")
    print(f"{passed} passed, {len(failed)} failed, {len(skipped)} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
