"""Nothing grows past the size in which one can still read it; ruff counts complexity."""

import ast
from collections.abc import Iterator

from tests.support.sources import files, name

MOST = {"source": 400, "function": 50, "template": 150, "test": 40}

# What is larger, how large at most, and why. It may only shrink: a line that is too generous
# fails like one that is missing.
ALLOWED: dict[str, tuple[int, str]] = {}


def sizes() -> Iterator[tuple[str, int, int]]:
    """Yield what is measured, its lines, and how many it may have."""
    for path in [*files("*.py"), *files("*.js", under="migrado"), *files("*.css", under="migrado")]:
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        yield name(path), len(text.splitlines()), MOST["source"]
        if path.suffix == ".py":
            for function, lines in functions(text):
                kind = "test" if function.startswith("test_") else "function"
                yield f"{name(path)}::{function}", lines, MOST[kind]
    for path in files("*.html", under="migrado"):
        yield name(path), len(path.read_text(encoding="utf-8").splitlines()), MOST["template"]


def functions(text: str) -> Iterator[tuple[str, int]]:
    """Yield each function with its lines; the table of cases above a test is data."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def test_nothing_is_larger_than_allowed():
    too_large = [
        f"{what}: {lines} lines, at most {most}"
        for what, lines, most in sizes()
        if lines > ALLOWED.get(what, (most, ""))[0]
    ]

    assert too_large == []


def test_the_allow_list_only_shrinks():
    measured = {what: lines for what, lines, most in sizes() if lines > most}

    assert {what: lines for what, (lines, _) in ALLOWED.items()} == {
        what: measured.get(what, 0) for what in ALLOWED
    }
    assert all(reason for _, reason in ALLOWED.values())
