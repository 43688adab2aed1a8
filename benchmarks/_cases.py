"""Fills a database with persons and cases, by bulk: what a city has after some years."""

import base64
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

COUNSELLORS = 50
OPEN_SHARE = 0.08  # of all cases; the others are closed
BATCH = 2_000


@dataclass(frozen=True)
class Filled:
    """What there is to measure on."""

    city: Any
    accounts: Sequence[Any]
    persons: Sequence[Any]
    names: Sequence[Any]  # by person


def set_up(room: Path) -> str:
    """Set up Django on a new database and return its kind.

    On the database of MIGRADO_TEST_DATABASE_URL where it is set (``tests.support.postgres``),
    else on SQLite in ``room``.
    """
    (room / "keys").mkdir()
    (room / "keys" / "secret").write_text("only for measuring " * 4)
    for ring in ("ring", "vault"):
        (room / "keys" / ring).write_text(base64.b64encode(b"bench" * 6 + b"!!").decode())
    url = os.environ.get("MIGRADO_TEST_DATABASE_URL", f"sqlite:///{room}/bench.sqlite3")
    for name in [name for name in os.environ if name.startswith("MIGRADO_")]:
        del os.environ[name]
    os.environ |= {"MIGRADO_VAR_DIR": str(room), "MIGRADO_DATABASE_URL": url}
    os.environ["DJANGO_SETTINGS_MODULE"] = "migrado.project.settings"

    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    return connection.vendor


def fill(*, persons: int, cases: int) -> Filled:
    """Write ``persons`` with names and tokens, and ``cases`` with all that stands in them."""
    from django.db import connection

    from tests.people.synthetic import population

    city, accounts = _house()
    names = [one.portrait for one in population(persons)]
    rows = list(_persons(city, names))
    dice = random.Random(3)
    for batch in _batches(rows[:cases]):
        _write_cases(city, accounts, batch, dice)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Filled(city, accounts, [person for person, _ in rows], names)


def _house() -> tuple[Any, list[Any]]:
    from tests.accounts.factories import staff
    from tests.texts.factories import make_city

    city = make_city("dortmund")
    return city, [staff(f"Counsellor{n}", counselling=city) for n in range(COUNSELLORS)]


def _persons(city: Any, names: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Write persons with their keys, facts and tokens; yield each with its box."""
    from migrado.people.models import Fact, NameToken, Person
    from migrado.vault import actions as vault
    from migrado.vault.models import SubjectKey

    index = vault.index("people")
    for batch in _batches(names):
        keys, persons, facts, tokens, boxes = [], [], [], [], []
        for traits in batch:
            key, box = _key()
            person = Person(id=_id(), city=city, key=key, created_at=_now())
            keys.append(key)
            persons.append(person)
            boxes.append(box)
            facts += _facts(person, traits, box)
            tokens += [
                NameToken(city=city, person=person, token=token) for token in _tokens(index, traits)
            ]
        for model, made in ((SubjectKey, keys), (Person, persons), (Fact, facts)):
            model._base_manager.bulk_create(made, batch_size=BATCH)
        NameToken._base_manager.bulk_create(tokens, batch_size=BATCH)
        yield from zip(persons, boxes, strict=True)


def _key() -> tuple[Any, Any]:
    from migrado.vault.domain import Box, new_data_key
    from migrado.vault.models import SubjectKey
    from migrado.vault.queries import ring

    key, data_key = SubjectKey(id=_id(), created_at=_now()), new_data_key()
    key.wrapped, key.kek_id = ring().wrap(data_key, key_id=key.key_id), ring().newest
    return key, Box(data_key)


def _facts(person: Any, traits: Any, box: Any) -> list[Any]:
    from migrado.people.models import Fact

    facts = []
    for key, value in (("name", traits.name.packed()), ("birth", traits.birth.text)):
        fact = Fact(id=_id(), person=person, key=key, source="said", recorded_at=_now())
        fact.sealed = box.seal_json({"value": value}, about=fact.about)
        facts.append(fact)
    return facts


def _tokens(index: Any, traits: Any) -> set[bytes]:
    from migrado.people.domain import terms

    return {_blinded(index, term.text, term.purpose) for term in terms(traits.name, traits.birth)}


@cache
def _blinded(index: Any, text: str, purpose: str) -> bytes:
    """Blind each word once: names repeat, and the key of a purpose is derived anew each time."""
    return index.blind(text, purpose=purpose)


def _write_cases(city: Any, accounts: Any, batch: list[tuple[Any, Any]], dice: Any) -> None:  # noqa: PLR0917
    from migrado.casework import models
    from migrado.people.models import Consent

    made: dict[Any, list[Any]] = {Consent: []}
    for name in ("Case", "Goal", "Step", "FollowUp", "Note", "NoteVersion", "Contact"):
        made[getattr(models, name)] = []
    for person, box in batch:
        for row in _case(city, dice.choice(accounts), person, box, dice):
            made[type(row)].append(row)
    for model, rows in made.items():
        model._base_manager.bulk_create(rows, batch_size=BATCH)


def _case(city: Any, owner: Any, person: Any, box: Any, dice: Any) -> Iterator[Any]:  # noqa: PLR0917
    """Yield a consent and a case of ``person``: two goals, four steps, a follow-up, three notes."""
    from migrado.casework.models import Case, FollowUp, Goal, Note, NoteVersion, Step

    yield _consent(city, person, box)
    today = _now().date()
    is_open = dice.random() < OPEN_SHARE
    case = Case(id=_id(), city=city, person=person, owner=owner, topics=["work"])
    case.opened_on = today - timedelta(days=dice.randrange(900))
    if not is_open:
        case.closed_on, case.outcome = today, "goal_reached"
    yield case
    for _ in range(2):
        goal = Goal(id=_id(), case=case, topic="work", set_on=case.opened_on)
        yield _sealed(goal, "Arbeit finden", box)
        for _ in range(2):
            due_on = today + timedelta(days=dice.randrange(-2, 30))
            step = Step(id=_id(), goal=goal, who="person", due_on=due_on, added_at=_now())
            step.done_at = None if is_open else _now()
            yield _sealed(step, "Zeugnis übersetzen lassen", box)
    look = FollowUp(id=_id(), case=case, asks="own", due_on=today)
    look.due_on, look.done_at = today, None if is_open else _now()
    yield _sealed(look, "Ist der Bescheid da?", box)
    for _ in range(3):
        note = Note(id=_id(), case=case, level="team", begun_at=_now())
        yield note
        version = NoteVersion(id=_id(), note=note, number=1, author=owner, saved_at=_now())
        yield _sealed(version, "Sie hat von ihrer Arbeit erzählt. " * 20, box)
    yield _contact(city, case)


def _consent(city: Any, person: Any, box: Any) -> Any:
    from migrado.people.domain import Category
    from migrado.people.models import Consent

    today = _now().date()
    consent = Consent(id=_id(), city=city, person=person, purpose="counselling", language="uk")
    consent.categories = sorted(one.value for one in Category)
    consent.given, consent.giver, consent.given_at = "signed", "self", _now()
    consent.since, consent.until = today, today + timedelta(days=300)
    return _sealed(consent, "Ich bin einverstanden.", box)


def _contact(city: Any, case: Any) -> Any:
    from migrado.casework.models import Contact

    row = Contact(id=_id(), city=city, case=case, on=_now().date(), at=_now(), desk="counselling")
    row.manner, row.about, row.language = "visit", "work", "uk"
    row.result, row.interpreter, row.funding = "answered", "none", "not_asked"
    return row


def _sealed(row: Any, words: str, box: Any) -> Any:
    row.sealed = box.seal(words, about=row.about)
    return row


def _batches(rows: Sequence[Any]) -> Iterator[list[Any]]:
    rest = iter(rows)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _id() -> Any:
    from migrado.vault.domain import uuid7

    return uuid7(_now())


def _now() -> Any:
    from tests.support.clock import NOW

    return NOW
