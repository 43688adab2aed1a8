"""What our code never does, read from the code itself."""

import ast
import re

import pytest

from tests.support.sources import files, name

CODE = {name(path): ast.parse(path.read_text()) for path in files("*.py", under="migrado")}
SCRIPTS = list(files("*.js", under="migrado"))
TO_OTHERS = r"(urllib\.request|http|requests|httpx|urllib3|aiohttp|ftplib|smtplib|socket|ssl)\b"
MAIL = r"django\.core\.mail\b"
XML = r"(xml|lxml|defusedxml)\b"
RUNS_TEXT = {"eval", "exec", "compile", "system", "popen", "__import__"}
STATEMENTS = {"execute", "executemany"}
HANDED_ON = {
    "migrado/backup/actions/guards.py": "takes triggers away and puts back what the database gave",
    "migrado/backup/actions/loading.py": "names tables and columns, quoted, from the models",
    "migrado/backup/queries/tables.py": "names a sequence that the database named",
    "migrado/journal/actions.py": "runs one of two constants for many rows",
    "migrado/project/commands/through_django.py": "runs a command of Django, no statement",
    "migrado/web/reads.py": "looks at the statements of others",
}
SPEAKS = {
    "migrado/project/commands/serve.py": "looks at its own port",
    "migrado/casework/actions/scanning.py": "asks the malware scanner that the house has set up",
    "migrado/accounts/adapters/provider.py": "names the errors of asking the city's own provider",
}
RUNS = {"migrado/project/beside.py": "starts our own worker, without a shell"}
WRITES_MARKUP = r"\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|postMessage)\b"


def imports(tree):
    """Yield every module that is imported, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)


def calls(tree):
    """Yield the last name of every function that is called, and the call."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def who_imports(pattern):
    return {path for path, tree in CODE.items() if any(re.match(pattern, x) for x in imports(tree))}


def test_nothing_of_ours_speaks_to_other_machines():
    assert who_imports(TO_OTHERS) == SPEAKS.keys()
    assert who_imports(MAIL) == set()


def test_no_command_is_run_but_our_own():
    assert who_imports(r"subprocess\b") == RUNS.keys()


@pytest.mark.parametrize("pattern", [r"(pickle|marshal|shelve)\b", XML])
def test_no_object_or_xml_is_read(pattern):
    assert who_imports(pattern) == set()


def test_no_text_is_run_as_code():
    found = {
        (path, word)
        for path, tree in CODE.items()
        for word, call in calls(tree)
        if word in RUNS_TEXT and not (isinstance(call.func, ast.Attribute) and word == "compile")
    }

    assert found == set()


def test_no_statement_is_glued_from_text():
    """Raw statements are constants; everything else goes through the ORM."""
    odd = {
        path
        for path, tree in CODE.items()
        if "/migrations/" not in path
        for word, call in calls(tree)
        if word in {"raw", "extra", "RawSQL"}
        or (word in STATEMENTS and call.args and not isinstance(call.args[0], ast.Constant))
    }

    assert odd == HANDED_ON.keys()


def test_no_form_writes_a_model_by_itself():
    assert not [path for path, tree in CODE.items() if "ModelForm" in ast.dump(tree)]


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_scripts_write_text_and_never_markup(script):
    assert not re.search(WRITES_MARKUP, script.read_text())
