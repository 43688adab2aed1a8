"""The interview: which question comes next, replayed from the answers alone.

First what cannot wait, then who belongs to the household and how old they are, then whatever the
rules of arrival miss and what tells the right team of the office. Then the plan is ready, and what
else one wants to know is offered; whoever says so is asked what the rules miss for that. Of several
facts the one that settles most comes first. Nothing else decides the order, so the same answers
lead through the same questions on every machine, any step can be opened again, and replies that
are no longer asked for drop out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from migrado.guide.domain.answers import Answers
from migrado.guide.domain.household import YOU, Member
from migrado.guide.domain.questions import Definition, Question, definitions, definitions_for
from migrado.guide.domain.replies import Reply, fits
from migrado.guide.domain.teams import IMMIGRATION_OFFICE, is_worth_asking
from migrado.rules import assess
from migrado.rules.facts import NEVER_ASKED, parse
from migrado.rules.local import LocalRules
from migrado.rules.results import Assessment, FactRef, Result

STOP_YOUTH = "youth"  # a minor alone: the youth office takes them into care, SGB VIII § 42a
_USUAL_NUMBER = 7  # how many questions we promise before anything is known
NOTHING: frozenset[str] = frozenset()
_YOUNG_ROLES = {"child", "other_relative"}
_Open = Mapping[tuple[Definition, str | None], int]  # question and member -> results that wait


@dataclass(frozen=True)
class Step:
    """A question that was asked and has its reply; ``number`` counts from 1."""

    number: int
    question: Question
    reply: Reply


@dataclass(frozen=True)
class Interview:
    """Where the visitor stands.

    ``current`` is the next question, None when nothing is left to ask. ``offered`` is one that
    may be answered then and need not be. ``about`` is a rough total, never less than what is on
    the table. ``stop`` names the page that takes over from the questions. ``answers`` are the
    replies that count, without those no longer asked for.
    """

    steps: tuple[Step, ...]
    current: Question | None
    about: int
    stop: str | None
    answers: Answers
    offered: Question | None = None


def interview(
    answers: Answers, *, as_of: date, local: LocalRules, stale: frozenset[str] = NOTHING
) -> Interview:
    """Replay ``answers`` and say what comes next; asks the rules once for each fact asked."""
    replay = _Replay(answers, as_of)
    stop: str | None = None
    open_count = 0
    if replay.ask_all(_first(as_of)) and "minor_alone" in replay.kept.situation:
        stop = STOP_YOUTH
    elif replay.current is None and replay.ask_all(_opening(replay)):
        open_count = _ask_what_is_missing(replay, local, stale)
    return Interview(
        steps=tuple(replay.steps),
        current=replay.current,
        about=_about(replay, open_count),
        stop=stop,
        answers=replay.kept,
        offered=None if stop or replay.current else _offered(replay),
    )


def assessed(
    answers: Answers,
    *,
    as_of: date,
    local: LocalRules,
    stale: frozenset[str] = NOTHING,
    topics: tuple[str, ...] | None = None,
) -> Assessment:
    """Return what the rules make of ``answers``; ``topics`` None: what the visitor cares about."""
    household = parse(answers.facts(as_of, local.municipality, topics=topics))
    return assess(household, local=local, stale=stale)


def next_for(
    answers: Answers,
    *,
    topics: tuple[str, ...],
    children: bool,
    as_of: date,
    local: LocalRules,
    stale: frozenset[str] = NOTHING,
) -> Question | None:
    """Return the question that settles most of ``topics``, None when nothing decides any more.

    It is about the visitor or, with ``children``, about the children, after who they are.
    Whatever is answered already is not asked. Raises Refusal if answers do not go together.
    """
    replay = _Replay(answers, as_of, kept=answers)
    if children and not replay.ask_all(_opening(replay)):
        return replay.current
    document = answers.facts(as_of, local.municipality, topics=topics)
    replay.persons = {one["id"]: one for one in document["persons"]}
    found = assess(parse(document), local=local, stale=stale)
    about = [one for one in found.results if children or one.person == YOU]
    open_questions = _open(replay, about)
    if open_questions:
        replay.ask_all(_batch(replay, open_questions))
    return replay.current


@dataclass
class _Replay:
    """The interview so far: walks along the given replies until one is missing.

    ``persons`` are the facts that the rules were last asked with, by member id.
    """

    given: Answers
    as_of: date
    steps: list[Step] = field(default_factory=list)
    current: Question | None = None
    kept: Answers = field(default_factory=Answers.empty)
    persons: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def ask_all(self, questions: Iterable[Question]) -> bool:
        """Ask one after the other; False as soon as a question has no fitting reply."""
        return all(self._ask(question) for question in questions)

    def is_settled(self, definition: Definition, person: str | None) -> bool:
        """Say whether this was asked already, of this person or for all."""
        if definition.is_household:
            return definition.id in self.kept.replies
        own = f"{definition.id}.{person}" in self.kept.replies
        return own or self.shared(definition)

    def knows(self, person: str, fact: str) -> bool:
        """Say whether something is known of a member, as of the last look at the rules."""
        known: bool = self.persons[person].get(fact, "declined") != "declined"
        return known

    def shared(self, definition: Definition) -> bool:
        """Say whether somebody answered for all."""
        prefix = f"{definition.id}."
        return any(
            reply.for_all for key, reply in self.kept.replies.items() if key.startswith(prefix)
        )

    def _ask(self, question: Question) -> bool:
        if self.is_settled(definitions()[question.id.partition(".")[0]], question.person):
            return True
        reply = self.given.replies.get(question.id)
        if reply is None or not fits(question, reply):
            self.current = question
            return False
        reply = replace(reply, for_all=reply.for_all and question.may_share)
        self.steps.append(Step(len(self.steps) + 1, question, reply))
        self.kept = self.kept.answered(question, reply)
        return True


def _first(as_of: date) -> Iterator[Question]:
    yield _about_all(definitions()["situation"], as_of)


def _opening(replay: _Replay) -> Iterator[Question]:
    yield _about_all(definitions()["household"], replay.as_of)
    young = [one for one in replay.kept.members if one.role in _YOUNG_ROLES]
    left_open = tuple(one.id for one in young if one.age is None)
    if left_open:
        yield _about_all(definitions()["ages"], replay.as_of, subjects=left_open)


def _ask_what_is_missing(replay: _Replay, local: LocalRules, stale: frozenset[str]) -> int:
    """Ask until nothing is missing or a reply is; return how many kinds seem open."""
    while True:
        document = replay.kept.facts(replay.as_of, local.municipality)
        replay.persons = {one["id"]: one for one in document["persons"]}
        found = assess(parse(document), local=local, stale=stale)
        open_questions = _open(replay, found.results) or _worth_asking(replay, found)
        if not open_questions and _offered(replay) and "interests" in replay.given.replies:
            open_questions = {(definitions()["interests"], None): 0}
        if not open_questions:
            return 0
        if not replay.ask_all(_batch(replay, open_questions)):
            return len({definition.id for definition, _ in open_questions})


def _offered(replay: _Replay) -> Question | None:
    """Return the question what else somebody wants to know, None once it is answered."""
    if replay.kept.interests is not None:
        return None
    return _about_all(definitions()["interests"], replay.as_of)


def _open(replay: _Replay, results: Iterable[Result]) -> _Open:
    """Count for all that could be asked how many results wait for it.

    Results wait for what decides an answer; what its dates need can be asked as well.
    """
    results = tuple(results)
    waiting = Counter(ref for result in results for ref in result.blocking)
    dated = {ref: 0 for result in results for ref in result.wanted}
    counted: Counter[tuple[Definition, str | None]] = Counter()
    for ref, count in {**dated, **waiting}.items():
        named = _question_for(replay, ref)
        if named is not None:
            counted[named] += count
    return counted


def _worth_asking(replay: _Replay, found: Assessment) -> _Open:
    """List who has to go to the immigration office and would know the team by their purpose."""
    purpose = definitions()["purpose"]
    concerned = (
        one.person
        for one in found.results
        if one.duty == "yes" and one.authority == IMMIGRATION_OFFICE and one.deadlines
        if one.topic == "residence_title" and is_worth_asking(replay.persons[one.person])
    )
    open_ = [person for person in concerned if not replay.is_settled(purpose, person)]
    return {(purpose, person): 0 for person in open_}


def _question_for(replay: _Replay, ref: FactRef) -> tuple[Definition, str | None] | None:
    if ref.fact in NEVER_ASKED:
        return None
    for definition in definitions_for(ref.fact):
        person = None if definition.is_household else ref.person or YOU
        if _applies(replay, definition, person) and not replay.is_settled(definition, person):
            return definition, person
        if definition.id in {"age", "ages"} and _has_no_age(replay, ref.person or YOU):
            return None  # who does not say an age is not asked for the birth date
    return None


def _applies(replay: _Replay, definition: Definition, person: str | None) -> bool:
    """Say whether the question makes sense; the ages of the young are asked with the household."""
    if person is None:
        return definition.id != "ages"
    young = not person.startswith((YOU, "partner"))
    if definition.id == "age" and young:
        return False
    return all(replay.knows(person, need) for need in definition.needs)


def _has_no_age(replay: _Replay, person: str) -> bool:
    asked = {"ages", f"age.{person}"} & set(replay.kept.replies)
    return bool(asked) and not replay.knows(person, "age")


def _batch(replay: _Replay, open_questions: _Open) -> Iterator[Question]:
    """Put the open question that settles most to all whom it concerns.

    Among equals, and before anybody said what they want to know, the order of
    ``questions.yaml`` decides: there the plain ones come first.
    """
    rank = {key: at for at, key in enumerate(definitions())}
    settles: Counter[Definition] = Counter()
    for (one, _), results in open_questions.items():
        settles[one] += results if replay.kept.interests else 0
    definition = min(settles, key=lambda one: (-settles[one], rank[one.id]))
    members = replay.kept.members
    asked = [person for one, person in open_questions if one is definition]
    if None in asked:
        yield _about_all(definition, replay.as_of)
        return
    concerned = [member for member in members if member.id in asked]
    nobody_yet = not any(key.startswith(f"{definition.id}.") for key in replay.kept.replies)
    for member in concerned:
        may_share = definition.shared and len(concerned) > 1 and nobody_yet
        may_share = may_share and member is concerned[0]
        question = _about_one(definition, member, as_of=replay.as_of, members=members)
        yield replace(question, may_share=may_share)


def _about_all(definition: Definition, as_of: date, *, subjects: tuple[str, ...] = ()) -> Question:
    return Question(
        id=definition.id,
        kind=definition.kind,
        fact=(definition.facts or ("",))[0],
        person=None,
        title=definition.you.title,
        help=definition.you.help,
        why=definition.you.why,
        choices=definition.choices,
        span=definition.span,
        as_of=as_of,
        subjects=subjects,
    )


def _about_one(
    definition: Definition, member: Member, *, as_of: date, members: tuple[Member, ...]
) -> Question:
    words = definition.you if member.id == YOU else definition.other or definition.you
    choosable = tuple(one.id for one in members if one.id != member.id)
    return Question(
        id=f"{definition.id}.{member.id}",
        kind=definition.kind,
        fact=definition.facts[0],
        person=member.id,
        title=words.title,
        help=words.help,
        why=words.why,
        choices=definition.choices,
        span=definition.span,
        as_of=as_of,
        subjects=choosable if definition.kind == "member" else (),
    )


def _about(replay: _Replay, open_count: int) -> int:
    """Guess the total: what was asked, what is on the table, and some of what seems open."""
    done = len(replay.steps)
    if replay.current is None:
        return done
    started = any(step.question.person for step in replay.steps)
    guess = done + 1 + min(open_count - 1, 4) if open_count else done + 4
    return max(done + 1, guess if started else max(guess, _USUAL_NUMBER))
