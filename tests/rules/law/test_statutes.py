"""Statutes are read by their headings, whatever machine wrote the file."""

import unicodedata

import pytest

from migrado.kernel.refusal import Refusal
from migrado.rules.de import FOLDER
from migrado.rules.law.citations import read_laws
from migrado.rules.law.statutes import read_statute, read_statutes, sha256, write_statute
from tests.support.shared import shared

LAW = """\
% Probegesetz  (ProbeG)
% Ausfertigungsdatum: 01.01.2026
\x20
# Inhaltsübersicht

| § 1 | Anfang |

# § 1 – Anfang

(1) Es beginnt.\x20\x20

## Zwischenruf

Gehört niemandem.

# Zweiter Teil

# §§ 2 bis 4 – (weggefallen)

# § 5a

| Stufe | Euro |
|:------|-----:|
| 1     | 5    |

# Anlage – (zu § 5a)Beträge

Zehn.

# Anlage 2 – (zu § 1)

Elf.
"""


def test_sections_are_what_stands_under_their_headings(tmp_path):
    file = tmp_path / "ProbeG.md"
    file.write_text(LAW)

    law = read_statute(file)

    assert law.title == "% Probegesetz  (ProbeG)\n% Ausfertigungsdatum: 01.01.2026"
    assert list(law.sections) == ["§ 1", "§ 5a", "Anlage zu § 5a", "Anlage 2"]
    assert law.sections["§ 1"] == "# § 1 – Anfang\n\n(1) Es beginnt."
    assert law.sections["§ 5a"].endswith("| 1     | 5    |")


@pytest.mark.parametrize(
    "written",
    [
        LAW.replace("\n", "\r\n"),
        LAW.replace("\n", "\r"),
        "\ufeff" + LAW,
        LAW.replace("beginnt.", "beginnt. \t\u00a0"),
        unicodedata.normalize("NFD", LAW),
    ],
)
def test_line_ends_and_trailing_blanks_change_nothing(tmp_path, written):
    plain, other = tmp_path / "plain.md", tmp_path / "other.md"
    plain.write_text(LAW)
    other.write_bytes(written.encode())

    assert read_statute(other) == read_statute(plain)


def test_a_section_that_is_printed_twice_is_one_text(tmp_path):
    file = tmp_path / "ProbeG.md"
    file.write_text("% P\n# § 1 – Jetzt\n\nalt\n\n# § 1 – Künftig\n\nneu\n")

    assert {"alt", "neu"} <= set(read_statute(file).sections["§ 1"].split("\n"))


def test_what_is_written_reads_the_same(tmp_path):
    first, again = tmp_path / "first.md", tmp_path / "again.md"
    first.write_text(LAW)
    law = read_statute(first)

    write_statute(again, law)

    assert read_statute(again) == law


@pytest.mark.parametrize("content", [b"", b"<html>404</html>", b"% title\n\xff", b"# \xc2\xa7 1\n"])
def test_what_is_no_law_is_refused(tmp_path, content):
    file = tmp_path / "BMG.md"
    file.write_bytes(content)

    with pytest.raises(Refusal, match="BMG.md"):
        read_statutes(tmp_path, {"BMG": "BMG.md"})


def test_a_folder_without_laws_is_refused(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(Refusal):
            read_statutes(folder, {"BMG": "BMG.md"})


def test_a_file_name_whose_umlauts_a_disk_took_apart_is_found(tmp_path):
    (tmp_path / unicodedata.normalize("NFD", "BAföG.md")).write_text("% BAföG\n# § 8\n")

    assert "§ 8" in read_statutes(tmp_path, {"BAföG": "BAföG.md"})["BAföG"].sections


def test_every_law_of_the_snapshot_is_read_whole():
    laws = read_laws(FOLDER / "law" / "laws.yaml")
    folder = shared("domain/law-text")

    found = read_statutes(folder, laws.watched)

    assert found.keys() == laws.watched.keys()
    for law, statute in found.items():
        text = (folder / laws.watched[law]).read_text()
        headings = [line for line in text.split("\n") if line.startswith(("# § ", "# Anlage"))]
        assert len(statute.sections) == len(headings), law
        assert len({sha256(one) for one in statute.sections.values()}) == len(headings)
