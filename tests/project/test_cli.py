"""The command line: help that reads well, and one sentence with exit status 2 for bad input."""

import pytest

from migrado import __version__
from migrado.project import cli
from tests.support.command import migrado


def test_help_names_every_command(capsys):
    assert cli.main(["--help"]) == 0

    text = capsys.readouterr().out
    assert all(f"  {command.name} " in text for command in cli.COMMANDS)
    assert max(len(line) for line in text.splitlines()) <= 80


def test_without_a_command_help_is_shown(capsys):
    assert cli.main([]) == 0
    assert capsys.readouterr().out == cli.usage() + "\n"


def test_the_version_is_that_of_the_package(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"migrado {__version__}\n"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("serv", "Did you mean serve?"), ("load_cty", "Did you mean load_city?"), ("x", "--help")],
)
def test_an_unknown_command_is_one_sentence(capsys, typed, hint):
    assert cli.main([typed]) == 2

    error = capsys.readouterr().err
    assert error.startswith(f"migrado: there is no command {typed!r}.")
    assert hint in error
    assert error.count("\n") == 1


def test_commands_of_django_work_below_ours(tmp_path):
    done = migrado("check", var=tmp_path)

    assert done.returncode == 0
    assert b"no issues" in done.stdout


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MIGRADO_PORT", "eighty"),
        ("MIGRADO_HTTPS", "maybe"),
        ("MIGRADO_DATABASE_URL", "mysql://u:secret@h/n"),
    ],
)
def test_a_bad_setting_is_one_sentence(tmp_path, variable, value):
    done = migrado("doctor", var=tmp_path, **{variable: value})

    error = done.stderr.decode()
    assert done.returncode == 2
    assert error.startswith(f"migrado: {variable}: ")
    assert error.count("\n") == 1
    assert "secret" not in error


def test_a_database_that_cannot_be_reached_is_one_sentence(tmp_path):
    url = "postgres://nobody@127.0.0.1:1/nothing"

    done = migrado("migrate", var=tmp_path, MIGRADO_DATABASE_URL=url)

    error = done.stderr.decode()
    assert done.returncode == 2
    assert error.startswith("migrado: the database refused: ")
    assert error.count("\n") == 1


@pytest.mark.parametrize("path", ["no-such-pack", "/", "docs"])
def test_a_folder_that_is_no_city_pack_is_one_sentence(capsys, path):
    # Without Django's own checks: they refuse the strict templates of the tests.
    status = cli.main(["load-city", path, "--skip-checks"])

    error = capsys.readouterr().err
    assert status == 2
    assert error.startswith("migrado: ")
    assert error.count("\n") == 1
