"""Papers: looked at, scanned where a scanner is set up, sealed in pieces, handed out as files."""

import socket
from functools import partial

import pytest

from migrado.accounts.policies import NotAllowed
from migrado.casework import actions
from migrado.casework.actions import CannotBeChecked, CaseClosed, Upload
from migrado.casework.actions import attachments as module
from migrado.casework.domain import Outcome
from migrado.casework.domain.files import MIB, Fault, FileRefused
from migrado.casework.models import Attachment, AttachmentPiece
from migrado.journal.models import Entry
from migrado.vault.domain import Unreadable
from migrado.web.pdf import pdf as made_pdf
from tests.casework.clamd import EICAR, scanner
from tests.casework.factories import make_attachment, pdf
from tests.support.clock import TODAY
from tests.support.together import run_at_once

pytestmark = pytest.mark.django_db


def test_a_paper_comes_back_as_it_was(case, counsellor):
    data = b"".join(b"Zeile %07d\n" % number for number in range(150_000))
    row = make_attachment(case, by=counsellor, data=data)

    paper = actions.read_attachment(row.pk, by=counsellor)

    assert len(data) > 2 * MIB
    assert AttachmentPiece.objects.count() == 3
    assert (paper.name, paper.media_type) == ("zeugnis.txt", "text/plain; charset=utf-8")
    assert paper.data == data
    assert b"Zeile" not in b"".join(bytes(one.sealed) for one in row.pieces.all())
    assert b"zeugnis" not in bytes(row.sealed)


def test_papers_stand_on_the_page(case, counsellor):
    make_attachment(case, by=counsellor)

    (shown,) = actions.read_case(case.pk, by=counsellor).papers

    assert (shown.name, shown.kind, shown.size) == ("zeugnis.txt", "text", 7)
    assert not shown.is_scanned


def test_a_piece_that_is_missing_or_moved_is_noticed(case, counsellor):
    row = make_attachment(case, by=counsellor, data=b"a" * (2 * MIB + 1))
    row.pieces.filter(number=2).delete()
    with pytest.raises(Unreadable):
        actions.read_attachment(row.pk, by=counsellor)

    other = make_attachment(case, by=counsellor, data=b"b" * (2 * MIB + 1))
    first, second = other.pieces.filter(number__lt=2).order_by("number")
    AttachmentPiece.objects.filter(pk=first.pk).update(sealed=second.sealed)

    with pytest.raises(Unreadable):
        actions.read_attachment(other.pk, by=counsellor)


def test_what_is_refused_leaves_nothing(case, counsellor):
    with pytest.raises(FileRefused):
        make_attachment(case, by=counsellor, data=b"<html>")

    assert Attachment.objects.count() == 0
    assert not Entry.objects.in_city(case.city).filter(thing="casework.attachment").exists()


def test_a_case_holds_so_much_and_no_more(case, counsellor, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES_OF_A_CASE", 20)
    make_attachment(case, by=counsellor, data=b"a" * 15)

    with pytest.raises(FileRefused) as refused:
        make_attachment(case, by=counsellor, data=b"b" * 6)

    assert refused.value.fault == Fault.CASE_FULL
    make_attachment(case, by=counsellor, data=b"b" * 5)


@pytest.mark.django_db(transaction=True)
def test_two_who_upload_at_once_share_what_is_left(case, counsellor, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES_OF_A_CASE", 20)

    failures = run_at_once([partial(make_attachment, case, by=counsellor, data=b"a" * 15)] * 3)

    assert [one.fault for one in failures] == [Fault.CASE_FULL] * 2


def test_a_paper_is_erased_with_a_line(case, counsellor, colleague):
    row = make_attachment(case, by=counsellor)
    with pytest.raises(NotAllowed):
        actions.remove_attachment(row.pk, by=colleague)

    actions.remove_attachment(row.pk, by=counsellor)

    assert (Attachment.objects.count(), AttachmentPiece.objects.count()) == (0, 0)
    assert Entry.objects.in_city(case.city).filter(kind="erase").count() == 1


def test_a_closed_case_takes_no_papers_and_shows_those_it_has(case, counsellor):
    row = make_attachment(case, by=counsellor)
    actions.close(case.pk, outcome=Outcome.OTHER, by=counsellor)

    with pytest.raises(CaseClosed):
        make_attachment(case, by=counsellor)
    with pytest.raises(CaseClosed):
        actions.remove_attachment(row.pk, by=counsellor)
    assert actions.read_attachment(row.pk, by=counsellor).data == b"Zeugnis"


def test_a_pdf_of_the_house_is_taken(case, counsellor, tmp_path):
    template = tmp_path / "letter.typ"
    template.write_text('#set document(title: "Brief")\n#set text(lang: "de")\nHallo')
    data = made_pdf(template, {}, language="de", on=TODAY)

    row = actions.attach(case.pk, Upload("brief.pdf", data), by=counsellor)

    assert row.kind == "pdf"


@pytest.mark.parametrize("over", ["tcp", "file"])
def test_a_scanner_sees_all_and_says_so(case, counsellor, settings, tmp_path, over):
    path = tmp_path / "clamd.sock" if over == "file" else None
    data = b"z" * 200_000
    with scanner(settings, path=path) as seen:
        row = make_attachment(case, by=counsellor, data=data)

    assert (row.is_scanned, seen) == (True, [data])


def test_malware_is_refused(case, counsellor, settings):
    with scanner(settings), pytest.raises(FileRefused) as refused:
        make_attachment(case, by=counsellor, data=EICAR)

    assert refused.value.fault == Fault.INFECTED
    assert Attachment.objects.count() == 0


@pytest.mark.parametrize(
    "answer",
    [
        b"INSTREAM size limit exceeded. ERROR\0",
        b"stream: OK",
        b"stream: OKAY\0",
        b"x" * 5000,
        b"\0",
    ],
)
def test_a_scanner_that_does_not_say_ok_lets_nothing_in(case, counsellor, settings, answer):
    with scanner(settings, answer=answer), pytest.raises(CannotBeChecked):
        make_attachment(case, by=counsellor)

    assert Attachment.objects.count() == 0


@pytest.mark.parametrize("where", ["closed port", "/nowhere/clamd.sock", "nonsense", "127.0.0.1:"])
def test_a_scanner_that_cannot_be_reached_lets_nothing_in(case, counsellor, settings, where):
    if where == "closed port":
        with socket.socket() as line:
            line.bind(("127.0.0.1", 0))
            where = f"127.0.0.1:{line.getsockname()[1]}"
    settings.MIGRADO_CLAMD = where

    with pytest.raises(CannotBeChecked):
        actions.attach(case.pk, Upload("a.pdf", pdf()), by=counsellor)
    assert Attachment.objects.count() == 0


def test_whoever_may_not_write_in_the_case_does_not_reach_the_scanner(case, colleague, settings):
    with scanner(settings) as seen, pytest.raises(NotAllowed):
        make_attachment(case, by=colleague)

    assert seen == []
