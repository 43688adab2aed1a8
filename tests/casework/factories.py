"""Cases for tests with something of everything in them, obviously invented."""

import struct
import zlib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from migrado.casework import actions
from migrado.casework.actions import StepToDo, ToKeep, Upload
from migrado.casework.domain import (
    About,
    KeptKind,
    KeptSource,
    Result,
    Talk,
    Topic,
    Who,
)
from migrado.casework.models import Attachment, Case, Goal, KeptAssessment, Note, Step
from migrado.directory.domain.roles import ORGANISATION_KINDS
from migrado.directory.models import Organisation
from migrado.people.domain import Category
from migrado.people.models import Person
from migrado.people.policies import Acting
from migrado.texts.models import City
from tests.people.factories import agreed, make_person
from tests.support.clock import TODAY

TALK = Talk(about=About.WORK, language="uk", result=Result.ANSWERED)
ASSESSMENT: dict[str, Any] = {
    "as_of": TODAY.isoformat(),
    "results": [
        {
            "topic": "kindergeld",
            "person": "p1",
            "right": "no",
            "duty": None,
            "trace": [
                {"rule": "kindergeld.waits", "outcome": "does not hold"},
                {"rule": "kindergeld.title", "outcome": "holds"},
            ],
        }
    ],
}
CATEGORIES = frozenset({Category.STAY, Category.MONEY})


def make_case(person: Person, *, by: Acting, topics: tuple[Topic, ...] = (Topic.WORK,)) -> Case:
    """Return an open case that ``by`` owns; the person agreed before."""
    return actions.open_case(person.pk, topics=topics, by=by)


def new_case(by: Acting, *, reception: Acting, given: str = "Ivan") -> Case:
    """Return a case of one more person who agreed."""
    person = make_person(reception, given=given)
    agreed(person, by=by)
    return make_case(person, by=by)


def make_goal(case: Case, words: str = "Arbeit finden", *, by: Acting) -> Goal:
    return actions.set_goal(case.pk, words, topic=Topic.WORK, by=by)


def make_step(
    goal: Goal, words: str = "Zeugnis holen", *, by: Acting, due_on: date | None = TODAY
) -> Step:
    return actions.add_step(goal.pk, StepToDo(words=words, who=Who.PERSON, due_on=due_on), by=by)


def make_note(case: Case, words: str = "Sie sucht Arbeit.", *, by: Acting, **more: Any) -> Note:
    return actions.write_note(case.pk, words, by=by, **more)


def make_attachment(case: Case, *, by: Acting, data: bytes = b"Zeugnis") -> Attachment:
    return actions.attach(case.pk, Upload("zeugnis.txt", data), by=by)


def make_kept(person: Person, *, by: Acting, **more: Any) -> KeptAssessment:
    what = ToKeep(
        kind=KeptKind.ASSESSMENT,
        as_of=TODAY,
        source=KeptSource.DESK,
        categories=CATEGORIES,
        content=ASSESSMENT,
    )
    return actions.keep(person.pk, replace(what, **more), by=by)


def make_organisation(city: City, key: str) -> Organisation:
    row = Organisation(city=city, key=key, kind=ORGANISATION_KINDS[0], position=1)
    row.save(force_insert=True)
    return row


def days_later(by: Acting, days: int) -> Acting:
    """Return the same colleague ``days`` later."""
    return replace(by, now=by.now + timedelta(days=days))


@dataclass(frozen=True)
class Chunk:
    """A chunk of a PNG, with the right sum unless told otherwise."""

    name: bytes
    body: bytes = b""
    sum_off_by: int = 0

    def __bytes__(self) -> bytes:
        total = (zlib.crc32(self.name + self.body) + self.sum_off_by) & 0xFFFFFFFF
        return struct.pack(">I", len(self.body)) + self.name + self.body + struct.pack(">I", total)


def header(width: int = 1, height: int = 1) -> Chunk:
    return Chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def png(*more: Chunk, head: Chunk | None = None, end: bytes = b"") -> bytes:
    """Return a PNG of one grey pixel, with ``more`` chunks before its image, ``end`` behind."""
    image = Chunk(b"IDAT", zlib.compress(b"\x00\x80"))
    chunks = [head or header(), *more, image, Chunk(b"IEND")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(bytes, chunks)) + end


def segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + (len(body) + 2).to_bytes(2) + body


def jpeg(*more: bytes, scan: bytes = b"\x01\xff\x00\x02\xff\xd0\x03", end: bytes = b"") -> bytes:
    """Return the skeleton of a JPEG; nothing here decodes it."""
    frame = segment(0xC0, b"\x08\x00\x01\x00\x01\x01\x01\x11\x00")
    start = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00")
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\x00")
        + b"".join(more)
        + frame
        + start
        + scan
        + (b"\xff\xd9" + end)
    )


def pdf(body: bytes = b"", *, head: bytes = b"%PDF-1.7\n", end: bytes = b"%%EOF\n") -> bytes:
    """Return a PDF by its outside, with ``body`` among its objects."""
    catalogue = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    return head + catalogue + body + b"\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n" + end


def object_stream(words: bytes, *, more: bytes = b"", packed: bytes | None = None) -> bytes:
    """Return an object stream that holds ``words``, deflated."""
    data = zlib.compress(words) if packed is None else packed
    head = b"5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode %s /Length %d >>\n"
    return head % (more, len(data)) + b"stream\n" + data + b"\nendstream\nendobj\n"
