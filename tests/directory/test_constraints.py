"""What the database itself refuses, whoever writes."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from migrado.directory.models import (
    Helpline,
    HelplineText,
    LocalRule,
    LocalRuleText,
    Office,
    OfficeFact,
    OfficeFactText,
    OfficeRole,
    OfficeText,
)
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
ORIGIN = {"source": "a leaflet", "checked_on": date(2026, 11, 20)}
SAID = {"language": "de", "state": "machine", "source_revision": 1}


class Rows:
    """One valid row of each model, and the fields for one more."""

    def __init__(self) -> None:
        self.city = {"city": make_city()}
        self.office = self.save(Office, **self.city, key="hall", position=0)
        self.fact = self.save(OfficeFact, **self.fact_fields())
        self.rule = self.save(LocalRule, **self.city, **ORIGIN, key="rule", value={})
        self.line = self.save(Helpline, **self.line_fields())
        self.save(OfficeRole, **self.role_fields())
        self.save(OfficeText, **self.city, **SAID, office=self.office, name="Rathaus")
        self.save(OfficeFactText, **self.city, **SAID, fact=self.fact, text="Da.")
        self.save(LocalRuleText, **self.city, **SAID, rule=self.rule, text="So.")
        self.save(HelplineText, **SAID, helpline=self.line, part="name", text="Polizei")

    def save(self, model, **fields):
        row = model(**fields)
        row.save()
        return row

    def fact_fields(self, **fields):
        plain = {"kind": "address", "value": "Markt 1, Aachen"}
        return {**self.city, **ORIGIN, "office": self.office, **plain, **fields}

    def role_fields(self, **fields):
        return {**self.city, "office": self.office, "role": "infopoint", **fields}

    def line_fields(self, **fields):
        line = {"key": "police", "position": 0, "topic": "emergency", "phone": "110"}
        return {**ORIGIN, "country": self.city["city"].country, **line, **fields}


@pytest.fixture
def rows():
    return Rows()


TWICE = [
    (Office, lambda rows: {**rows.city, "key": "hall", "position": 1}),
    (OfficeText, lambda rows: {**rows.city, **SAID, "office": rows.office, "name": "Rathaus"}),
    (OfficeRole, lambda rows: rows.role_fields()),
    (OfficeFact, lambda rows: rows.fact_fields(value="Markt 2, Aachen")),
    (OfficeFactText, lambda rows: {**rows.city, **SAID, "fact": rows.fact, "text": "Da."}),
    (LocalRule, lambda rows: {**rows.city, **ORIGIN, "key": "rule", "value": {}}),
    (LocalRuleText, lambda rows: {**rows.city, **SAID, "rule": rows.rule, "text": "So."}),
    (Helpline, lambda rows: rows.line_fields()),
    (HelplineText, lambda rows: {**SAID, "helpline": rows.line, "part": "name", "text": "Los"}),
]


@pytest.mark.parametrize(("model", "fields"), TWICE)
def test_nothing_stands_twice(rows, model, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.save(model, **fields(rows))


REFUSED = [
    (OfficeFact, lambda rows: rows.fact_fields(kind="phone", source="")),
    (OfficeFact, lambda rows: rows.fact_fields(kind="phone", value="")),
    (OfficeFact, lambda rows: rows.fact_fields(kind="note", value="said in one language only")),
    (OfficeFact, lambda rows: rows.fact_fields(kind="fax")),
    (OfficeRole, lambda rows: rows.role_fields(role="mayor")),
    (OfficeRole, lambda rows: rows.role_fields(matter="play")),
    (LocalRule, lambda rows: {**rows.city, **ORIGIN, "key": "b", "value": {}, "source": ""}),
    (Helpline, lambda rows: rows.line_fields(key="b", topic="pizza")),
    (Helpline, lambda rows: rows.line_fields(key="b", source="")),
    (
        OfficeFactText,
        lambda rows: {**rows.city, **SAID, "fact": rows.fact, "text": "x", "state": "guessed"},
    ),
    (
        OfficeText,
        lambda rows: {
            **rows.city,
            **SAID,
            "office": rows.office,
            "name": "x",
            "source_revision": 0,
        },
    ),
    (
        HelplineText,
        lambda rows: {**SAID, "helpline": rows.line, "part": "song", "text": "x"},
    ),
]


@pytest.mark.parametrize(("model", "fields"), REFUSED)
def test_the_database_refuses_what_cannot_be(rows, model, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.save(model, **fields(rows))


def test_two_cities_may_use_the_same_keys(rows):
    other = make_city("bochum")

    office = rows.save(Office, city=other, key="hall", position=0)
    rows.save(OfficeFact, **rows.fact_fields(city=other, office=office))

    assert Office.objects.in_city(other).get() == office


def test_an_office_that_goes_takes_everything_along(rows):
    rows.office.delete()

    for model in (OfficeRole, OfficeText, OfficeFact, OfficeFactText):
        assert not model._base_manager.exists()
