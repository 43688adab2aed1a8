"""The checklist of ASVS 5.0 answers every requirement of level 2 once, and names tests that are."""

import ast
import re
from collections import Counter

from tests.security.asvs import levels
from tests.support.sources import ROOT

PAGE = (ROOT / "docs/security/asvs.md").read_text()
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if re.match(r"\| \d", line)
]
WANTED = {number: level for number, level in levels().items() if level <= 2}
PROOF = re.compile(r"`tests/\S+::test_\w+`(<br>`tests/\S+::test_\w+`)*")
REASON = dict.fromkeys(("does not apply", "open"), re.compile(r".{6,}[.)`]"))
NEVER = re.compile(r"(?!)")
TESTS = sorted(set(re.findall(r"tests/[\w/]+\.py::\w+", PAGE)))


def test_the_standard_has_as_many_requirements_as_it_says():
    assert Counter(levels().values()) == {1: 70, 2: 183, 3: 92}


def test_every_requirement_has_exactly_one_answer():
    assert [(row[0], int(row[1])) for row in ROWS] == list(WANTED.items())


def test_an_answer_is_one_of_three_and_says_why():
    odd = [
        row[0]
        for row in ROWS
        if not 0 < len(row[2].split()) <= 8
        or not (PROOF if row[3] == "met" else REASON.get(row[3], NEVER)).fullmatch(row[4])
    ]

    assert odd == []


def test_every_test_that_it_names_exists():
    missing = [named for named in TESTS if named.split("::")[1] not in functions(named)]

    assert TESTS
    assert missing == []


def functions(named):
    """Return the functions of the file of a test."""
    path = ROOT / named.split("::")[0]
    tree = ast.parse(path.read_text()) if path.exists() else ast.Module(body=[])
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
