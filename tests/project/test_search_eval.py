"""`migrado search-eval` speaks its contract and refuses bad files in one sentence."""

import json

import pytest

from migrado.project.cli import main
from tests.search.test_evaluation import ZEBRAS, question
from tests.support.command import migrado
from tests.support.shared import shared

pytestmark = pytest.mark.pure


@pytest.fixture
def files(tmp_path):
    pages, questions = tmp_path / "pages.json", tmp_path / "questions.jsonl"
    pages.write_text(json.dumps(ZEBRAS))
    questions.write_text(json.dumps(question("Zebra", 3)))
    return ["--pages", str(pages), "--questions", str(questions)]


def test_one_file_of_questions_gives_three_figures(files, capsys):
    status = main(["search-eval", *files, "--language", "de"])

    answer = json.loads(capsys.readouterr().out)
    assert (status, answer) == (0, {"questions": 1, "success_at_5": 1.0, "mrr": 0.333333})


def test_several_files_give_runs_in_the_order_given(files, capsys):
    again = [*files[2:], "--language", "uk", *files[2:], "--language", "en"]

    status = main(["search-eval", *files, "--language", "de", *again])

    runs = json.loads(capsys.readouterr().out)["runs"]
    assert status == 0
    assert [run["language"] for run in runs] == ["de", "uk", "en"]
    assert all(run["questions"] == 1 for run in runs)


def test_nothing_is_left_behind_and_two_runs_agree(files, tmp_path):
    var, temporary = tmp_path / "var", tmp_path / "temporary"
    temporary.mkdir()
    before = sorted(tmp_path.rglob("*"))

    runs = [
        migrado("search-eval", *files, "--language", "de", var=var, TMPDIR=str(temporary))
        for _ in range(2)
    ]

    assert [run.returncode for run in runs] == [0, 0]
    assert runs[0].stdout == runs[1].stdout
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (lambda files: files, "--language"),
        (lambda files: [*files, "--language", "de", "--language", "en"], "as many --language"),
        (lambda files: [*files[2:], "--language", "de"], "--pages"),
        (lambda files: [*files[:2], "--language", "de"], "--questions"),
        (lambda files: ["--pages", "/none.json", *files[2:], "--language", "de"], "/none.json"),
        (lambda files: [*files[:3], files[1], "--language", "de"], "line 1: an object"),
        (lambda files: ["--pages", files[3], *files[2:], "--language", "de"], "an array of pages"),
    ],
)
def test_a_bad_call_is_one_sentence_and_status_2(files, changed, told, capsys):
    status = main(["search-eval", *changed(files)])

    out, error = capsys.readouterr()
    assert (status, out) == (2, "")
    assert told in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(("language", "least"), [("de", 0.67), ("en", 0.65)])
def test_real_questions_are_answered_well_enough(language, least, capsys):
    folder = "data/integreat_qa"
    pages = [
        part
        for city in ("lkaugsburg", "rems-murr-kreis")
        for part in ("--pages", str(shared(f"{folder}/pages_{city}_{language}.json.gz")))
    ]
    questions = ["--questions", str(shared(f"{folder}/dev_{language}.jsonl.gz"))]

    assert main(["search-eval", *pages, *questions, "--language", language]) == 0
    assert json.loads(capsys.readouterr().out)["success_at_5"] >= least
