"""The form for somebody whom the house does not know yet."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.http import QueryDict

from migrado.desk.forms.fact import FactForm
from migrado.desk.forms.facts import (
    FORMS,
    BirthForm,
    NameForm,
    NationalitiesForm,
    SexForm,
)
from migrado.desk.forms.persons import SourceForm
from migrado.people.domain import Category, Statement, Told, Traits, category_of

ASKED_FIRST = (Category.IDENTITY, Category.CONTACT)  # what reception has a use for


class NewPersonSheet:
    """Name, birth, languages and how to reach them; all but the name may stay empty.

    ``seen`` are likely duplicates that were shown, ``another`` says that it is none of them.
    """

    def __init__(self, data: QueryDict | None = None, *, on: date) -> None:
        kinds = [one for one in FORMS if category_of(one.key) in ASKED_FIRST]
        self.forms: dict[str, FactForm] = {kind.key: kind(data, on=on) for kind in kinds}
        self.source = SourceForm(data)
        self._data = data or QueryDict()

    @property
    def rows(self) -> tuple[FactForm, ...]:
        """Return the forms in the order of the page."""
        return tuple(self.forms.values())

    def is_valid(self) -> bool:
        """Say whether everything that was sent fits."""
        return all(form.is_valid() for form in (*self.rows, self.source))

    @property
    def traits(self) -> Traits:
        """Return what is compared with those who are written down already."""
        name, birth = self.forms[NameForm.key], self.forms[BirthForm.key]
        assert isinstance(name, NameForm)
        assert isinstance(birth, BirthForm)
        assert name.name is not None
        return Traits(
            name.name,
            birth.birth,
            self.forms[SexForm.key].value,
            frozenset(self.forms[NationalitiesForm.key].value),
        )

    def is_another_than(self, likely: Iterable[UUID]) -> bool:
        """Say whether it is none of ``likely``, or all of them were shown and it is another."""
        shown = set(self._data.getlist("seen")) if "another" in self._data else set()
        return {str(one) for one in likely} <= shown

    def statements(self) -> list[Statement]:
        """Return what was filled in."""
        return [
            self.source.statement(form.key, Told(value=form.value))
            for form in self.rows
            if form.value
        ]
