"""A file is taken if it is wholly of its kind; everything else is refused with its reason."""

import io
import zipfile
import zlib

import pypdf
import pytest
from pypdf.actions import JavaScript

from migrado.casework.domain.files import (
    MOST_BYTES,
    Fault,
    FileKind,
    FileRefused,
    file_name,
    kind_of,
)
from migrado.casework.domain.files.kinds import MEDIA_TYPES
from tests.casework.factories import Chunk, header, jpeg, object_stream, pdf, png, segment

SCRIPT = b"<script>alert(1)</script>"
JS = b"<< /S /JavaScript /JS (app.alert(1)) >>"


def a_zip(comment: bytes = b"") -> bytes:
    paper = io.BytesIO()
    with zipfile.ZipFile(paper, "w") as archive:
        archive.writestr("evil.html", SCRIPT)
        archive.comment = comment
    return paper.getvalue()


def written_pdf(*, script: str = "", attachment: bytes = b"", password: str = "") -> bytes:
    """Return a PDF as a library writes it."""
    writer, paper = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    if script:
        writer.add_open_action(JavaScript(script))
    if attachment:
        writer.add_attachment("a.txt", attachment)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(paper)
    return paper.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(), FileKind.PNG),
        (png(Chunk(b"tEXt", b"Title\x00Zeugnis"), Chunk(b"pHYs", bytes(9))), FileKind.PNG),
        (jpeg(), FileKind.JPEG),
        (jpeg(segment(0xE1, b"Exif\x00\x00"), segment(0xFE, b"scanned")), FileKind.JPEG),
        (pdf(), FileKind.PDF),
        (pdf(end=b"%%EOF"), FileKind.PDF),
        (pdf(object_stream(b"1 0 << /Type /Catalog >>")), FileKind.PDF),
        (pdf(b"9 0 obj << /Length 3 >>\nstream\nabc\nendstream\nendobj\n"), FileKind.PDF),
        (written_pdf(), FileKind.PDF),
        ("Grüße,\r\nJürgen\n".encode(), FileKind.TEXT),
        ("\ufeffمرحبا".encode(), FileKind.TEXT),
        (b"Preis < 5 und > 3, a<b", FileKind.TEXT),
    ],
)
def test_what_is_wholly_of_its_kind_is_taken(data, kind):
    assert kind_of(data) == kind
    assert kind in MEDIA_TYPES


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.EMPTY),
        (b" \n", Fault.EMPTY),
        (b"a" * (MOST_BYTES + 1), Fault.TOO_LARGE),
        (a_zip(), Fault.ARCHIVE),
        (b"PK\x03\x04 word/vbaProject.bin", Fault.ARCHIVE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old office", Fault.ARCHIVE),
        (b"{\\rtf1 {\\object}}", Fault.ARCHIVE),
        (b"\x1f\x8b\x08 gzip", Fault.ARCHIVE),
        (b"MZ\x90\x00", Fault.PROGRAM),
        (b"\x7fELF\x02", Fault.PROGRAM),
        (b"#!/bin/sh\nrm -rf /\n", Fault.PROGRAM),
        (b"<!DOCTYPE html><p>hi", Fault.MARKUP),
        (b" \n<svg xmlns='x'/>", Fault.MARKUP),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", Fault.MARKUP),
        (b"hello " + SCRIPT, Fault.MARKUP),
        (b"x\x00y", Fault.UNKNOWN),
        (b"GIF89a\x01\x00\xff\xff", Fault.UNKNOWN),
        ("text".encode("utf-16"), Fault.UNKNOWN),
        (b"Gr\xfc\xdfe", Fault.UNKNOWN),
        (b"harmless\n" + a_zip()[4:].replace(b"\x00", b"a"), Fault.UNKNOWN),
    ],
)
def test_other_kinds_are_refused(data, fault):
    with pytest.raises(FileRefused) as refused:
        kind_of(data)

    assert refused.value.fault == fault


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (png(end=b"x"), Fault.NOT_ALONE),
        (png(end=a_zip()), Fault.NOT_ALONE),
        (png(Chunk(b"tEXt", SCRIPT)), Fault.NOT_ALONE),
        (png(Chunk(b"tEXt", b"x", sum_off_by=1)), Fault.BROKEN),
        (png(Chunk(b"evIl", SCRIPT)), Fault.BROKEN),
        (png(Chunk(b"acTL", bytes(8))), Fault.BROKEN),
        (png(head=header(width=20_001)), Fault.BROKEN),
        (png(head=header(height=0)), Fault.BROKEN),
        (png()[:-1], Fault.BROKEN),
        (png()[:-12], Fault.BROKEN),
        (b"\x89PNG\r\n\x1a\n", Fault.BROKEN),
        (b"\x89PNG\r\n\x1a\n" + bytes(Chunk(b"IEND")), Fault.BROKEN),
        (jpeg(end=b"x"), Fault.NOT_ALONE),
        (jpeg(end=a_zip()), Fault.NOT_ALONE),
        (jpeg(segment(0xFE, SCRIPT)), Fault.NOT_ALONE),
        (jpeg(segment(0xFE, a_zip())), Fault.NOT_ALONE),
        (jpeg()[:-2], Fault.BROKEN),
        (jpeg()[:-1], Fault.BROKEN),
        (jpeg(b"\xff\xe0\xff\xff"), Fault.BROKEN),
        (jpeg(b"\xff\xe0\x00\x01"), Fault.BROKEN),
        (jpeg(b"between"), Fault.BROKEN),
        (b"\xff\xd8\xff\xd9", Fault.BROKEN),
        (b"\xff\xd8", Fault.BROKEN),
        (b"\xff\xd8\xff", Fault.BROKEN),
    ],
)
def test_a_picture_with_anything_more_or_less_is_refused(data, fault):
    with pytest.raises(FileRefused) as refused:
        kind_of(data)

    assert refused.value.fault == fault


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (pdf(JS), Fault.ACTIVE),
        (pdf(b"<< /S /J#61vaScript >>"), Fault.ACTIVE),
        (pdf(b"<< /S /Launch /F (cmd.exe) >>"), Fault.ACTIVE),
        (pdf(b"<< /Type /EmbeddedFile >>"), Fault.ACTIVE),
        (pdf(b"<< /EmbeddedFiles 3 0 R >>"), Fault.ACTIVE),
        (pdf(b"<< /S /SubmitForm >>"), Fault.ACTIVE),
        (pdf(b"<< /XFA 3 0 R >>"), Fault.ACTIVE),
        (pdf(object_stream(JS)), Fault.ACTIVE),
        (pdf(object_stream(b"<< /S /J#61vaScript >>")), Fault.ACTIVE),
        (pdf(object_stream(b"harmless") + object_stream(JS)), Fault.ACTIVE),
        (pdf(object_stream(b"x", packed=b"no deflate")), Fault.LOCKED),
        (pdf(object_stream(b"x", more=b"/DecodeParms << /Predictor 12 >>")), Fault.LOCKED),
        (pdf(object_stream(b"x", packed=zlib.compress(b"x" * 99)[:-6])), Fault.LOCKED),
        (pdf(object_stream(bytes(33 * 1024 * 1024))), Fault.LOCKED),
        (pdf(object_stream(JS).replace(b"/N 1", b"/N 1 % obj\n")), Fault.LOCKED),
        (pdf(object_stream(JS).replace(b"stream\n", b"stream \n", 1)), Fault.LOCKED),
        (pdf(b"<< /Encrypt 3 0 R >>"), Fault.LOCKED),
        (pdf(head=b"%PDF-9.9\n"), Fault.BROKEN),
        (pdf(end=b""), Fault.BROKEN),
        (pdf(end=b"%%EOF\n" + SCRIPT), Fault.NOT_ALONE),
        (pdf(end=b"%%EOF\n" + a_zip()), Fault.NOT_ALONE),
        (pdf(end=a_zip(comment=b"\n%%EOF\n")), Fault.NOT_ALONE),
        (pdf(b"<html><body onload=x>"), Fault.NOT_ALONE),
        (written_pdf(script="app.alert(1)"), Fault.ACTIVE),
        (written_pdf(attachment=b"x"), Fault.ACTIVE),
        (written_pdf(password="secret"), Fault.LOCKED),
    ],
)
def test_a_pdf_that_does_something_or_hides_something_is_refused(data, fault):
    with pytest.raises(FileRefused) as refused:
        kind_of(data)

    assert refused.value.fault == fault


@pytest.mark.parametrize("whole", [png(), jpeg(), pdf(object_stream(b"1 0 <<>>"))])
def test_no_part_of_a_file_passes_for_the_whole(whole):
    for end in range(len(whole) - 1):
        try:
            kind = kind_of(whole[:end])
        except FileRefused:
            continue
        assert kind in (FileKind.TEXT, FileKind.PDF), end


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Zeugnis.PDF", "Zeugnis.png"),
        ("C:\\Users\\x\\bild.exe", "bild.png"),
        ("../../etc/passwd", "passwd.png"),
        ("", "datei.png"),
        ('a"b\r\nSet-Cookie: x.png', "abSet-Cookie x.png"),
        ("gnp\u202egpj.exe", "gnpgpj.png"),
        ("x" * 300 + ".png", "x" * 100 + ".png"),
    ],
)
def test_a_name_keeps_its_stem_and_gets_a_fitting_ending(given, name):
    assert file_name(given, FileKind.PNG) == name
