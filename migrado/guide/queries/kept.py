"""What lies behind a link: a kept plan's answers, or what a companion may know."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from migrado.directory.queries import OfficeCard, offices_for, open_times, place
from migrado.guide.domain.answers import Answers
from migrado.guide.domain.companion import Task, papers_of
from migrado.guide.models import CompanionNote, KeptPlan, Linked
from migrado.guide.queries.plan import INFOPOINT, PaperLine
from migrado.guide.queries.words import Bilingual, both
from migrado.texts.models import City
from migrado.web.links import lock

PLAN, COMPANION = "kept plan", "note for a companion"  # what the rows are sealed for


@dataclass(frozen=True)
class KeptAnswers:
    """``until`` is the last day on which the link opens."""

    answers: Answers
    until: date


@dataclass(frozen=True)
class CompanionPage:
    """One task; ``advised_on`` None: as soon as they can.

    ``times`` are the hours of that day ("8:00–12:00"), () where they are not known.
    """

    title: Bilingual
    german: str
    office: OfficeCard | None
    infopoint: OfficeCard | None
    advised_on: date | None
    times: tuple[str, ...]
    papers: tuple[PaperLine, ...]


def kept_answers(city: City, *, token: str, on: date) -> KeptAnswers | None:
    """Return what lies behind the link; None when guessed, expired, deleted or of another city.

    One statement, the same one whatever is wrong.
    """
    found = _opened(KeptPlan, PLAN, city, token=token, on=on)
    answers = Answers.from_json(found[0]) if found else None
    if found is None or answers is None:
        return None
    return KeptAnswers(answers, found[1] - timedelta(days=1))


def companion_page(city: City, *, token: str, language: str, on: date) -> CompanionPage | None:
    """Return the page for a companion; None as in ``kept_answers``."""
    task = companion_task(city, token=token, on=on)
    if task is None:
        return None
    advised = task.advised_on if task.advised_on and task.advised_on >= on else None
    office = place(city, task.office, language=language) if task.office else None
    if office:  # a team would tell what kind of permit it is about
        office = replace(office, team="", teams={})
    infopoint = offices_for(city, roles=[INFOPOINT], language=language).get(INFOPOINT)
    return CompanionPage(
        title=both(task.words.title, language),
        german=task.words.german,
        office=office,
        infopoint=infopoint,
        advised_on=advised,
        times=open_times(office, city=city, day=advised) if office and advised else (),
        papers=tuple(_paper(task, language)),
    )


def companion_task(city: City, *, token: str, on: date) -> Task | None:
    """Return the task behind the link; None as in ``kept_answers``; one statement."""
    found = _opened(CompanionNote, COMPANION, city, token=token, on=on)
    return Task.from_json(found[0]) if found else None


def _opened(
    kind: type[Linked], purpose: str, city: City, *, token: str, on: date
) -> tuple[bytes, date] | None:
    own = lock(token, purpose=purpose, place=city.key)
    if own is None:
        return None
    row = kind.objects.in_city(city).filter(pk=own.id, expires_on__gt=on).first()
    if row is None:
        return None
    data = own.open(bytes(row.ciphertext), until=row.expires_on.isoformat())
    return None if data is None else (data, row.expires_on)


def _paper(task: Task, language: str) -> list[PaperLine]:
    lines = []
    for paper in papers_of(task):
        line = both(paper.text, language)
        word = "" if paper.german in (line.text, line.german) else paper.german
        lines.append(PaperLine(line.text, line.german, paper.key, word, paper.source))
    return lines
