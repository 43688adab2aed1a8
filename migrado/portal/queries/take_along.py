"""What stands in the PDF of a plan: the printed sheet as a file, own language beside German.

Like the sheet it holds nothing of what the visitor said about safety: others may find the file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from migrado.directory.queries import Fact, OfficeCard
from migrado.guide.queries import Bilingual, Plan, PlanStep, Undecided
from migrado.guide.queries.words import GERMAN, joined
from migrado.texts.domain import language as language_of
from migrado.web import qr
from migrado.web.dates import full_date
from migrado.web.templatetags.page import direction, host

LABELS: Mapping[str, Any] = {
    "title": _("Your plan"),
    "for": _("For:"),
    "made_on": _("Made on:"),
    "hello": _(
        "Hello. I am new here. I would like to do what is written on this sheet. Please help me."
    ),
    "unfinished": _("This is what we know so far. Some questions are still open."),
    "next": _("Your next date"),
    "steps": _("What to do, in this order"),
    "unsure": _("We are not sure about this step. Please ask; asking is free."),
    "where": _("Where"),
    "unknown_place": _(
        "We do not know yet which office does this here. Please ask at the Infopoint."
    ),
    "untranslated": _("(not in your language yet)"),
    "unknown": _("We do not know. Please ask at the Infopoint."),
    "hours": _("Opening hours"),
    "appointment": _("Appointment"),
    "bring": _("Bring"),
    "written": _("Where it is written"),
    "undecided": _("What we could not decide, and who can"),
    "ask": _("Please ask. We could not decide this."),
    "who": _("Who can decide"),
    "person": _("Ask a person"),
    "again": _("Here you can make such a plan again. The code holds nothing about you."),
    "code": _("QR code with the address of this page"),
}
GO_NOW = _("Go now anyway")
IT_WAS = _("It was:")
LAST_DAY = _("Last day by law")
BEST_GO = _("Best go by")
BEST_ASK = _("Best ask for an appointment by")
BEST = _("Best go")
SOON = _("as soon as you can")


@dataclass(frozen=True)
class Said:
    """A text with the language and the direction that it is in."""

    text: str
    lang: str
    direction: str


@dataclass(frozen=True)
class Day:
    """What a day is, and the day in words; ``day`` is None where the label says all."""

    label: Bilingual
    day: Bilingual | None
    is_large: bool = False


@dataclass(frozen=True)
class Place:
    """Where to go. ``name`` is None where only the German name is known.

    ``german`` and ``address`` are what stands on the door, ``phones`` single numbers.
    """

    name: Said | None
    german: str
    address: str
    phones: tuple[str, ...]
    hours: Said | None
    appointment: Said | None


@dataclass(frozen=True)
class PaperRow:
    """A paper to bring, and what a clerk calls it."""

    text: Bilingual
    office_word: str


@dataclass(frozen=True)
class StepRow:
    """One thing to do; ``place`` is None where the office is not known."""

    title: Bilingual
    german: str
    persons: Bilingual
    what: Bilingual
    is_unsure: bool
    days: tuple[Day, ...]
    place: Place | None
    papers: tuple[PaperRow, ...]
    sources: str


@dataclass(frozen=True)
class OpenRow:
    """What is not decided, with who can decide it."""

    title: Bilingual
    german: str
    persons: str
    reasons: tuple[Bilingual, ...]
    place: Place | None


@dataclass(frozen=True)
class Document:
    """What stands in the PDF, top to bottom. ``is_pair``: German stands beside each text."""

    lang: str
    direction: str
    is_pair: bool
    labels: Mapping[str, Bilingual]
    household: Bilingual
    made_on: Bilingual
    is_finished: bool
    next_title: Bilingual | None
    next_days: tuple[Day, ...]
    steps: tuple[StepRow, ...]
    undecided: tuple[OpenRow, ...]
    infopoint: Place | None
    orientation: tuple[Bilingual, ...]
    address: str
    code: str  # SVG


def plan_document(plan: Plan, *, language: str, address: str) -> dict[str, Any]:
    """Return the data of the PDF; the QR code at its end leads to ``address``. No statement."""
    writer = _Writer(language)
    steps = writer.steps(plan.steps)
    following = next((step for step in plan.steps if step.last_day), None)
    spoken = language_of(language)
    return asdict(
        Document(
            lang=spoken.code.split("-")[0],
            direction=spoken.direction,
            is_pair=language != GERMAN,
            labels={key: writer.both(text) for key, text in LABELS.items()},
            household=plan.household_line,
            made_on=writer.day(plan.made_on),
            is_finished=plan.is_finished,
            next_title=following.title if following else None,
            next_days=writer.days(following) if following else (),
            steps=steps,
            undecided=tuple(writer.open_row(point) for point in plan.undecided),
            infopoint=_reachable(writer.place(plan.infopoint)),
            orientation=tuple(one for one in (plan.orientation, plan.law_checked) if one),
            address=address,
            code=qr.svg(address),
        )
    )


@dataclass(frozen=True)
class _Writer:
    """Puts a plan into the rows of a document in one language, with the German beside it."""

    language: str

    def both(self, text: Any) -> Bilingual:
        """Return a lazy text in the reader's language and in German."""
        return Bilingual(_in(self.language, text), _in(GERMAN, text))

    def day(self, day: date) -> Bilingual:
        return Bilingual(full_date(day, self.language), full_date(day, GERMAN))

    def persons(self, labels: tuple[str, ...], german: tuple[str, ...]) -> Bilingual:
        return Bilingual(joined(labels, self.language), joined(german, GERMAN))

    def steps(self, steps: Iterable[PlanStep]) -> tuple[StepRow, ...]:
        """Return the rows; a place that stands above already is only named again."""
        seen: set[tuple[str, str]] = set()
        rows = []
        for step in steps:
            row = self.step(step)
            key = (step.office.key, step.office.team) if step.office else None
            if row.place and key in seen:
                row = replace(
                    row, place=replace(row.place, phones=(), hours=None, appointment=None)
                )
            if key:
                seen.add(key)
            rows.append(row)
        return tuple(rows)

    def step(self, step: PlanStep) -> StepRow:
        norms = [*(line.source for line in step.because)]
        norms += [step.deadline_why.source] if step.deadline_why else []
        return StepRow(
            title=step.title,
            german=step.german,
            persons=self.persons(step.persons, step.persons_german),
            what=step.what,
            is_unsure=step.is_unsure,
            days=self.days(step),
            place=self.place(step.office),
            papers=tuple(
                PaperRow(Bilingual(one.text, one.german), one.office_word) for one in step.papers
            ),
            sources=_sources(norms),
        )

    def days(self, step: PlanStep) -> tuple[Day, ...]:
        """Return the advised day first; of a day that has passed, that one goes now anyway."""
        if step.last_day is None:
            return ()
        if step.overdue:
            was = Day(self.both(IT_WAS), self.day(step.last_day))
            return (Day(self.both(GO_NOW), None, is_large=True), was)
        ask = step.advised_on and step.office and step.office.appointment
        label = BEST_ASK if ask else BEST_GO if step.advised_on else BEST
        best = self.day(step.advised_on) if step.advised_on else self.both(SOON)
        return (
            Day(self.both(label), best, is_large=True),
            Day(self.both(LAST_DAY), self.day(step.last_day)),
        )

    def place(self, office: OfficeCard | None) -> Place | None:
        if office is None:
            return None
        german = office.german or office.name
        is_told = office.name_lang not in ("", GERMAN) and office.name != german
        return Place(
            name=_said(office.name, office.name_lang) if is_told else None,
            german=", ".join(part for part in (german, office.team) if part),
            address=office.address.text if office.address else "",
            phones=_numbers(office.phone),
            hours=_fact(office.hours),
            appointment=_fact(office.appointment),
        )

    def open_row(self, point: Undecided) -> OpenRow:
        return OpenRow(
            title=point.title,
            german=point.german,
            persons=joined(point.persons, self.language),
            reasons=point.reasons,
            place=self.place(point.office),
        )


def _in(language: str, text: Any) -> str:
    with override(language):
        return str(text)


def _sources(norms: Iterable[str]) -> str:
    """Return each norm or host once; no line may end between a sign of paragraph and its number."""
    found = dict.fromkeys(host(norm) for norm in norms if norm)
    return " · ".join(found).replace("§ ", "§\N{NO-BREAK SPACE}")


def _reachable(place: Place | None) -> Place | None:
    return place if place and (place.address or place.phones) else None


def _said(text: str, lang: str) -> Said:
    return Said(text, lang.split("-")[0], direction(lang))


def _fact(fact: Fact | None) -> Said | None:
    return _said(fact.text, fact.lang) if fact else None


def _numbers(phone: Fact | None) -> tuple[str, ...]:
    """Return each number by itself; none of them may be broken over two lines."""
    found = phone.text.split("/") if phone else []
    return tuple(number.strip() for number in found if number.strip())
