"""A form for all that may be asked about somebody: what is known is offered, nothing is lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.utils.functional import Promise

from migrado.desk.forms.fact import FactForm, packed, sent_as
from migrado.desk.forms.facts import FORMS
from migrado.desk.forms.persons import SourceForm
from migrado.people.domain import (
    Category,
    Outcome,
    Source,
    Statement,
    Told,
    category_of,
    outcome,
)
from migrado.people.queries import Known, Portrait
from migrado.people.queries.words import CATEGORY_WORDS


@dataclass(frozen=True)
class AskedRow:
    """One fact on the form. ``saw`` and ``shown`` go back with it; ``known`` is what is offered.

    ``is_changed``: somebody else wrote ``known`` down after the form had been opened.
    """

    form: FactForm
    known: Known | None
    saw: str
    shown: str
    is_changed: bool = False


@dataclass(frozen=True)
class AskedPart:
    """The facts of one kind of data, with one source for the answers."""

    category: Category
    source: SourceForm
    rows: tuple[AskedRow, ...]

    @property
    def name(self) -> Promise:
        """Return what the kind of data is called."""
        return CATEGORY_WORDS[self.category]


class FactSheet:
    """What a page may ask about the person of ``portrait``, with what was sent in ``data``.

    ``changed`` are keys that somebody else wrote meanwhile: shown anew beside what was typed.
    """

    def __init__(
        self,
        portrait: Portrait,
        data: QueryDict | None = None,
        *,
        on: date,
        changed: tuple[str, ...] = (),
    ) -> None:
        self.portrait = portrait
        self._data, self._on, self._changed = data, on, changed
        asked = [one for one in FORMS if category_of(one.key) in portrait.sight]
        categories = dict.fromkeys(category_of(one.key) for one in asked)
        self.parts = tuple(self._part(one, asked) for one in categories)

    def is_valid(self) -> bool:
        """Say whether everything that was sent fits."""
        forms = [*(part.source for part in self.parts), *(row.form for row in self._rows())]
        return all(form.is_valid() for form in forms)

    def statements(self) -> list[Statement]:
        """Return what is to be written down: what is new, and what was confirmed.

        A paper that was shown is not made weaker by somebody who only says the same.
        """
        return [
            part.source.statement(row.form.key, self._told(row))
            for part in self.parts
            for row in part.rows
            if _is_new(row.form) or (_is_confirmed(row.form) and not _is_weaker(row, part.source))
        ]

    def outcomes(self) -> Mapping[str, Outcome]:
        """Return what came of asking, by key, for what was answered."""
        answered = [
            row.form for row in self._rows() if _is_new(row.form) or _is_confirmed(row.form)
        ]
        return {form.key: _outcome(form) for form in answered}

    def saw(self) -> Mapping[str, UUID]:
        """Return which fact the form showed, by key."""
        said = {row.form.key: row.form.cleaned_data.get("saw") for row in self._rows()}
        return {key: number for key, number in said.items() if number}

    def _rows(self) -> Iterator[AskedRow]:
        for part in self.parts:
            yield from part.rows

    def _part(self, category: Category, asked: list[type[FactForm]]) -> AskedPart:
        ours = [one for one in asked if category_of(one.key) is category]
        source = SourceForm(self._data, prefix=category.value)
        return AskedPart(category, source, tuple(self._row(one) for one in ours))

    def _row(self, kind: type[FactForm]) -> AskedRow:
        known = self.portrait.facts.get(kind.key)
        value = known.told.value if known else None
        form = kind(self._data, on=self._on, initial=kind.filled(value))
        is_changed = kind.key in self._changed
        if self._data is None or is_changed:
            return AskedRow(form, known, str(known.id) if known else "", packed(value), is_changed)
        saw, shown = (self._data.get(f"{kind.key}-{name}", "") for name in ("saw", "shown"))
        return AskedRow(form, known, saw, shown)

    def _told(self, row: AskedRow) -> Told:
        since = row.form.since
        if since is None and row.known and not _is_new(row.form):
            since = row.known.told.since
        return Told(value=row.form.value, since=since)


def brought(portrait: Portrait, data: QueryDict, *, on: date) -> QueryDict:
    """Return the form about somebody known, filled with what was typed about somebody new.

    What identifies the person stays as it is known; the rest is as typed just now.
    """
    filled = data.copy()
    for kind in FORMS:
        known = portrait.facts.get(kind.key)
        value = known.told.value if known else None
        typed = kind(data, on=on)
        is_typed = typed.is_valid() and bool(typed.value)
        if value and (category_of(kind.key) is Category.IDENTITY or not is_typed):
            for name, said in sent_as(kind, value).items():
                filled.setlist(name, said if isinstance(said, list) else [said])
        filled[f"{kind.key}-saw"] = str(known.id) if known else ""
        filled[f"{kind.key}-shown"] = packed(value)
    for category in portrait.sight:
        filled[f"{category.value}-source"] = data.get("source", Source.SAID)
        filled[f"{category.value}-reason"] = data.get("reason", "")
    return filled


def _is_new(form: FactForm) -> bool:
    return form.is_new and not form.cleaned_data.get("keep")


def _is_confirmed(form: FactForm) -> bool:
    said = form.cleaned_data
    return bool(said.get("still") and said.get("shown") and not form.is_new)


def _is_weaker(row: AskedRow, source: SourceForm) -> bool:
    return bool(row.known and row.known.source is Source.PAPER and not source.is_paper)


def _outcome(form: FactForm) -> Outcome:
    is_known = bool(form.cleaned_data.get("shown"))
    return outcome(was_known=is_known, was_offered=is_known, is_same=not form.is_new)
