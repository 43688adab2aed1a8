"""What the database itself refuses, whoever writes."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from migrado.content.models import Page, PageOffer, PageOffice, PageSource, PageText
from migrado.directory.models import (
    CityTopic,
    Course,
    District,
    Helpline,
    HelplineText,
    LocalRule,
    LocalRuleText,
    Offer,
    OfferAudience,
    OfferFact,
    OfferFactText,
    OfferText,
    OfferTopic,
    Office,
    OfficeException,
    OfficeExceptionText,
    OfficeFact,
    OfficeFactText,
    OfficeRole,
    OfficeText,
    OfficeTopic,
    Organisation,
    OrganisationText,
)
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
ORIGIN = {"source": "a leaflet", "checked_on": date(2026, 11, 20)}
SPAN = {"since": date(2026, 12, 24), "until": date(2027, 1, 2)}
SAID = {"language": "de", "state": "machine", "source_revision": 1}


class Rows:
    """One valid row of each model; ``fields`` are those of one more, changed as asked."""

    def __init__(self) -> None:
        self.city = {"city": make_city()}
        self.made = {}
        for model in FIELDS:
            self.made[model] = self.save(model, **self.fields(model))

    def save(self, model, **fields):
        row = model(**fields)
        row.save()
        return row

    def fields(self, model, **changed):
        own = {} if model in (Helpline, HelplineText) else self.city
        return {**own, **FIELDS[model](self), **changed}

    def __getitem__(self, model):
        return self.made[model]


FIELDS = {
    CityTopic: lambda rows: {"topic": "work", "position": 0},
    District: lambda rows: {"key": "mitte", "name": "Mitte", "position": 0},
    Organisation: lambda rows: {"key": "city", "kind": "city", "position": 0},
    OrganisationText: lambda rows: {**SAID, "organisation": rows[Organisation], "name": "Stadt"},
    Office: lambda rows: {"key": "hall", "position": 0},
    OfficeText: lambda rows: {**SAID, "office": rows[Office], "name": "Rathaus"},
    OfficeTopic: lambda rows: {"office": rows[Office], "topic": "work", "position": 0},
    OfficeRole: lambda rows: {"office": rows[Office], "role": "infopoint"},
    OfficeFact: lambda rows: {**ORIGIN, "office": rows[Office], "kind": "address", "value": "x"},
    OfficeFactText: lambda rows: {**SAID, "fact": rows[OfficeFact], "text": "Da."},
    OfficeException: lambda rows: {**ORIGIN, **SPAN, "office": rows[Office], "hours": "off"},
    OfficeExceptionText: lambda rows: {**SAID, "exception": rows[OfficeException], "text": "Ruhe"},
    Offer: lambda rows: {
        **ORIGIN,
        **{"office": rows[Office], "key": "course", "kind": "language_course", "position": 0},
    },
    OfferText: lambda rows: {**SAID, "offer": rows[Offer], "part": "name", "text": "Kurs"},
    OfferTopic: lambda rows: {"offer": rows[Offer], "topic": "work", "position": 0},
    OfferAudience: lambda rows: {"offer": rows[Offer], "audience": "women", "position": 0},
    OfferFact: lambda rows: {**ORIGIN, "offer": rows[Offer], "kind": "cost", "value": "free"},
    OfferFactText: lambda rows: {**SAID, "fact": rows[OfferFact], "text": "So."},
    Course: lambda rows: {"offer": rows[Offer]},
    LocalRule: lambda rows: {**ORIGIN, "key": "rule", "value": {}},
    LocalRuleText: lambda rows: {**SAID, "rule": rows[LocalRule], "text": "So."},
    Helpline: lambda rows: {
        **ORIGIN,
        **{"country": rows.city["city"].country, "key": "police", "position": 0},
        **{"topic": "emergency", "phone": "110"},
    },
    HelplineText: lambda rows: {**SAID, "helpline": rows[Helpline], "part": "name", "text": "Los"},
    Page: lambda rows: {"key": "work", "topic": "work", "position": 0, "is_legal": False},
    PageText: lambda rows: {**SAID, "page": rows[Page], "title": "T", "summary": "S", "text": "X"},
    PageSource: lambda rows: {
        **{"page": rows[Page], "position": 0, "title": "BMG § 17"},
        "checked_on": ORIGIN["checked_on"],
    },
    PageOffice: lambda rows: {"page": rows[Page], "office": rows[Office], "position": 0},
    PageOffer: lambda rows: {"page": rows[Page], "offer": rows[Offer], "position": 0},
}


@pytest.fixture
def rows():
    return Rows()


@pytest.mark.parametrize("model", FIELDS)
def test_nothing_stands_twice(rows, model):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.save(model, **rows.fields(model))


def test_every_model_of_the_directory_and_the_guide_is_here():
    models = [*apps.get_app_config("directory").get_models()]
    models += apps.get_app_config("content").get_models()

    assert set(models) == set(FIELDS)


REFUSED = [
    (CityTopic, {"topic": "play"}),
    (Organisation, {"key": "b", "kind": "club"}),
    (OfficeTopic, {"topic": "play"}),
    (OfficeRole, {"role": "mayor"}),
    (OfficeRole, {"matter": "play"}),
    (OfficeText, {"language": "en", "source_revision": 0}),
    (OfficeFact, {"kind": "phone", "source": ""}),
    (OfficeFact, {"kind": "phone", "value": ""}),
    (OfficeFact, {"kind": "note", "value": "said in one language only"}),
    (OfficeFact, {"kind": "fax"}),
    (OfficeFactText, {"language": "en", "state": "guessed"}),
    (OfficeException, {"since": date(2027, 1, 5), "until": date(2027, 1, 5)}),
    (OfficeException, {"since": date(2027, 1, 5), "until": date(2027, 1, 9), "source": ""}),
    (OfficeExceptionText, {"language": "en", "state": "guessed"}),
    (Offer, {"key": "b", "kind": "lesson"}),
    (Offer, {"key": "b", "source": ""}),
    (OfferText, {"part": "song"}),
    (OfferTopic, {"topic": "play"}),
    (OfferAudience, {"audience": "anybody"}),
    (OfferFact, {"kind": "get_in", "value": "said in one language only"}),
    (OfferFact, {"kind": "hours", "value": ""}),
    (OfferFact, {"kind": "colour"}),
    (LocalRule, {"key": "b", "source": ""}),
    (Helpline, {"key": "b", "topic": "pizza"}),
    (Helpline, {"key": "b", "source": ""}),
    (HelplineText, {"part": "song"}),
    (Page, {"key": "b", "topic": "play"}),
    (PageText, {"language": "en", "state": "guessed"}),
    (PageSource, {"position": 1, "title": ""}),
]


@pytest.mark.parametrize(("model", "changed"), REFUSED)
def test_the_database_refuses_what_cannot_be(rows, model, changed):
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.save(model, **rows.fields(model, **changed))


def test_a_page_cannot_stand_below_itself(rows):
    page = rows[Page]
    page.parent = page

    with pytest.raises(IntegrityError), transaction.atomic():
        page.save()


def test_two_cities_may_use_the_same_keys(rows):
    other = make_city("bochum")

    office = rows.save(Office, city=other, key="hall", position=0)
    rows.save(OfficeFact, **rows.fields(OfficeFact, city=other, office=office))

    assert Office.objects.in_city(other).get() == office


def test_an_office_that_goes_takes_everything_along(rows):
    rows[Office].delete()

    gone = {model for model in FIELDS if not model._base_manager.exists()}
    assert gone == {
        *(Office, OfficeText, OfficeTopic, OfficeRole, OfficeFact, OfficeFactText),
        *(OfficeException, OfficeExceptionText, PageOffice, PageOffer, Course),
        *(Offer, OfferText, OfferTopic, OfferAudience, OfferFact, OfferFactText),
    }
