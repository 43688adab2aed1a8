"""The page of the plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from migrado.directory.queries import OfficeCard, local_rules, offices_for, stale_rules
from migrado.guide.domain.answers import Answers
from migrado.guide.domain.interests import interest_of
from migrado.guide.domain.interview import Interview, assessed, interview
from migrado.guide.domain.plan import (
    DOCUMENT,
    Draft,
    OpenPoint,
    PersonAmount,
    Settled,
    Todo,
    Words,
    draft,
    words,
)
from migrado.guide.domain.teams import (
    FIRST_REGISTRATION_EU,
    IMMIGRATION_OFFICE,
    counter_of,
    matter_of,
)
from migrado.guide.queries.question import Offer, offer
from migrado.guide.queries.words import (
    GERMAN,
    Bilingual,
    Cited,
    amount_in_words,
    both,
    cited,
    joined,
    label,
)
from migrado.rules.results import Assessment, FactRef, Paper, Statement
from migrado.texts.models import City

INFOPOINT = "infopoint"
MOST_AT_ONCE = 7  # steps on the first screen; nobody keeps more in mind


@dataclass(frozen=True)
class SafetyNote:
    """What cannot wait; ``help`` is the slug of the page that says more."""

    key: str
    title: Bilingual
    text: Bilingual
    office_word: str  # German
    source: str
    help: str


@dataclass(frozen=True)
class PaperLine(Bilingual):
    """A paper to bring; ``office_word`` is what a clerk calls it, empty if the text says it."""

    key: str
    office_word: str
    source: str


@dataclass(frozen=True)
class AmountLine:
    """How much, in words; ``who`` gets or pays it, in the language of the page."""

    text: Bilingual
    who: str
    source: str


@dataclass(frozen=True)
class PlanStep:
    """One thing to do. None as a day means that there is none, or that it is not known.

    ``office`` is where to go, with the team if we know which; for hard cases it is independent
    advice, not the authority. ``advice`` is whom to ask besides. A role without a card is one
    whose office we do not know.
    ``german`` is the German office word for the title, ``anyway`` what is wise whatever comes
    out; it is what to show first when ``overdue``. ``is_duty`` is False for a right to use.
    ``is_unsure``: the rules could not decide whether it must be done. ``fold`` is the heading
    behind which it waits, None on the first screen.
    """

    key: str
    topic: str
    persons: tuple[str, ...]
    persons_german: tuple[str, ...]
    title: Bilingual
    german: str
    what: Bilingual
    office: OfficeCard | None
    role: str | None
    advice: OfficeCard | None
    advice_role: str | None
    papers: tuple[PaperLine, ...]
    advised_on: date | None
    last_day: date | None
    days_left: int | None
    deadline_why: Cited | None
    overdue: bool
    because: tuple[Cited, ...]
    anyway: tuple[Cited, ...]
    if_unsure: tuple[Bilingual, ...]
    is_duty: bool
    is_unsure: bool
    amounts: tuple[AmountLine, ...] = ()
    fold: Bilingual | None = None


@dataclass(frozen=True)
class Undecided:
    """What the rules leave open, why, and who can decide it.

    ``numbers`` are the steps whose question was left open and would settle it; to go back there.
    """

    topic: str
    title: Bilingual
    german: str
    persons: tuple[str, ...]
    reasons: tuple[Bilingual, ...]
    because: tuple[Cited, ...]
    anyway: tuple[Cited, ...]
    office: OfficeCard | None
    role: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Note:
    """Why somebody need not do anything about a topic, and what is wise all the same."""

    topic: str
    title: Bilingual
    german: str
    persons: tuple[str, ...]
    because: tuple[Cited, ...]
    anyway: tuple[Cited, ...]
    amounts: tuple[AmountLine, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The plan in one language, with the German beside it.

    ``steps`` come in the order of time; from the eighth on they are folded by what they are about.
    ``stop`` names the page that takes over from questions and plan. ``is_finished`` is False
    while questions are left; the plan is then what is known so far. ``more`` asks what else one
    wants to know, None before the plan of arrival is ready.
    """

    steps: tuple[PlanStep, ...]
    undecided: tuple[Undecided, ...]
    safety: tuple[SafetyNote, ...]
    stop: str | None
    made_on: date
    household_line: Bilingual
    notes: tuple[Note, ...]
    orientation: Bilingual
    tells_nobody: Cited
    law_checked: Bilingual | None
    infopoint: OfficeCard | None
    is_finished: bool
    more: Offer | None


def plan_page(city: City, *, answers: Answers, language: str, on: date) -> Plan:
    """Return the plan for the day ``on``; seven statements, however many persons."""
    local, stale = local_rules(city), stale_rules()
    walk = interview(answers, as_of=on, local=local, stale=stale)
    found = None if walk.stop else assessed(walk.answers, as_of=on, local=local, stale=stale)
    return written(city, walk, found, language=language, on=on)


def written(
    city: City, walk: Interview, found: Assessment | None, *, language: str, on: date
) -> Plan:
    """Return what the rules ``found`` as a plan in words; None: only what cannot wait."""
    plan = draft(found, situation=walk.answers.situation, on=on)
    offices = offices_for(city, roles=_roles(plan), language=language)
    writer = _Writer(walk, language=language, on=on, offices=offices)
    checked = found.law_checked_until if found else None
    return Plan(
        steps=tuple(writer.steps(plan.todos)),
        undecided=tuple(writer.undecided(point) for point in plan.open_points),
        safety=tuple(_safety(one, language) for one in plan.safety),
        stop=walk.stop,
        made_on=on,
        household_line=writer.household_line(),
        notes=tuple(writer.note(one) for one in plan.notes),
        orientation=both(words()["orientation"].text, language),
        tells_nobody=_tells_nobody(language),
        law_checked=both(words()["law_checked"].text, language, {"day": checked})
        if checked
        else None,
        infopoint=writer.offices.get(INFOPOINT),
        is_finished=walk.current is None,
        more=offer(walk, language),
    )


def _roles(plan: Draft) -> tuple[str, ...]:
    named = [role for todo in plan.todos for role in (todo.authority, todo.advice)]
    named += [point.ask for point in plan.open_points]
    return (*dict.fromkeys(role for role in named if role), FIRST_REGISTRATION_EU, INFOPOINT)


def _tells_nobody(language: str) -> Cited:
    one = words()["tells_nobody"]
    said = both(one.text, language)
    return Cited(said.text, said.german, one.source)


def _safety(one: Words, language: str) -> SafetyNote:
    return SafetyNote(
        key=one.page,
        title=both(one.title, language),
        text=both(one.text, language),
        office_word=one.german,
        source=one.source,
        help=one.page,
    )


@dataclass(frozen=True)
class _Writer:
    """Puts the parts of a draft into words."""

    walk: Interview
    language: str
    on: date
    offices: Mapping[str, OfficeCard]

    def steps(self, todos: Sequence[Todo]) -> Iterator[PlanStep]:
        """Yield the first steps in their order, then the others by what they are about."""
        for todo in todos[:MOST_AT_ONCE]:
            yield self.step(todo)
        folds = words()["folds"]
        rest: dict[str, list[Todo]] = {key: [] for key in folds}
        for todo in todos[MOST_AT_ONCE:]:
            rest[interest_of(todo.topic) or "arrival"].append(todo)
        for key, folded in rest.items():
            title = both(folds[key].title, self.language)
            for todo in folded:
                yield replace(self.step(todo), fold=title)

    def step(self, todo: Todo) -> PlanStep:
        due = todo.deadline
        role = todo.authority or todo.advice
        advice = todo.advice if todo.advice != role else None
        return PlanStep(
            key=".".join((todo.key, *todo.persons)),
            topic=todo.topic,
            persons=self.labels(todo.persons),
            persons_german=self.labels(todo.persons, GERMAN),
            title=both(todo.words.title, self.language),
            german=todo.words.german,
            what=both(todo.words.text, self.language),
            office=self.office(todo, role),
            role=role,
            advice=self.offices.get(advice or ""),
            advice_role=advice,
            papers=tuple(self.paper(one) for one in todo.papers),
            advised_on=due.advised_by if due else None,
            last_day=due.last_day if due else None,
            days_left=(due.last_day - self.on).days if due else None,
            deadline_why=cited(due.why, self.language) if due else None,
            overdue=todo.is_overdue,
            because=self.cited(todo.because),
            anyway=self.cited(todo.do_anyway),
            if_unsure=tuple(
                both(entry, self.language)
                for entry in (todo.words.hint, words()["unsure"].text)
                if entry
            ),
            is_duty=not todo.may_wait,
            is_unsure=todo.is_unsure,
            amounts=self.amounts(todo.amounts),
        )

    def amounts(self, amounts: Sequence[PersonAmount]) -> tuple[AmountLine, ...]:
        """Return each amount once for each person; a part of a total is left to the rules."""
        whole = dict.fromkeys(one for one in amounts if not one[1].part_of)
        alone = len({person for person, _ in whole}) == 1
        return tuple(
            AmountLine(
                amount_in_words(one, self.language),
                "" if alone else self.labels([person])[0],
                one.source,
            )
            for person, one in whole
        )

    def paper(self, paper: Paper) -> PaperLine:
        """Return a paper; its office word only where that says something new."""
        line = both(paper.text, self.language)
        word = "" if paper.german in (line.text, line.german) else paper.german
        return PaperLine(line.text, line.german, paper.key, word, paper.source)

    def office(self, todo: Todo, role: str | None) -> OfficeCard | None:
        """Return the card of the office, with the team where one is plain for all of them."""
        everybody = self.walk.answers.facts(self.on, "")["persons"]
        persons = [one for one in everybody if one["id"] in todo.persons]
        counter = counter_of(role, persons) or ""
        card = self.offices.get(counter) or self.offices.get(role or "")
        if card is None or role != IMMIGRATION_OFFICE:
            return card
        matters = {matter_of(one) for one in persons}
        if todo.key == DOCUMENT:
            matters = {"eu_family"}
        team = card.teams.get(matters.pop(), "") if len(matters) == 1 else ""
        return replace(card, team=team or card.team)

    def undecided(self, point: OpenPoint) -> Undecided:
        return Undecided(
            topic=point.topic,
            title=both(point.words.title, self.language),
            german=point.words.german,
            persons=self.labels(point.persons),
            reasons=tuple(both(one.text, self.language) for one in point.reasons),
            because=self.cited(point.because),
            anyway=self.cited(point.do_anyway),
            office=self.offices.get(point.ask),
            role=point.ask,
            numbers=self._numbers(point.missing),
        )

    def note(self, settled: Settled) -> Note:
        return Note(
            topic=settled.topic,
            title=both(settled.words.title, self.language),
            german=settled.words.german,
            persons=self.labels(settled.persons),
            because=self.cited(settled.because),
            anyway=self.cited(settled.do_anyway),
            amounts=self.amounts(settled.amounts),
        )

    def household_line(self) -> Bilingual:
        everybody = [one.id for one in self.walk.answers.members]
        return Bilingual(
            joined(self.labels(everybody), self.language),
            joined(self.labels(everybody, GERMAN), GERMAN),
        )

    def cited(self, statements: Iterable[Statement]) -> tuple[Cited, ...]:
        return tuple(cited(one, self.language) for one in statements)

    def labels(self, persons: Iterable[str], language: str = "") -> tuple[str, ...]:
        answers = self.walk.answers
        return tuple(label(answers, one, language or self.language) for one in persons)

    def _numbers(self, missing: Iterable[FactRef]) -> tuple[int, ...]:
        """Return the steps at which these facts were asked and not answered."""
        wanted = {ref.fact for ref in missing}
        return tuple(
            step.number
            for step in self.walk.steps
            if step.question.fact in wanted and step.reply.skipped
        )
