"""Households for the tests of the rules: a short way to write one, and random ones."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from migrado.rules import assess, facts
from migrado.rules.local import LocalRules
from migrado.rules.results import Assessment, Result

DORTMUND = LocalRules(
    "dortmund",
    "NW",
    {"german": "citizen_services", "eu": "citizen_services", "third_country": "immigration_office"},
    personal_appearance=True,
)
TODAY = date(2026, 11, 23)
COUNTRIES = [
    "DE",
    "RO",
    "NO",
    "CH",
    "GB",
    "UA",
    "US",
    "BR",
    "RS",
    "SY",
    "TR",
    "XX",
    "XK",
    "VU",
]  # one of each group that the rules tell apart
SECTIONS = ["24", "24.1", "25.2", "18g", "28.1.1", "16b", "20a", "20a.5.2", "25.3", "25.4.1"]
SECTIONS += ["25.5", "30", "36a", "23.1", "17.1", "60a.2.3", "38a", "19c.1"]
LEVELS = [None, "none", "A1", "A2", "B1", "C1"]
BENEFITS = ["sgb_ii", "sgb_xii", "asylblg", "alg", "housing_benefit", "child_benefit"]
PAPERS = facts.SCHEMA["$defs"]["person"]["properties"]["paper"]["enum"]
PURPOSES = facts.SCHEMA["$defs"]["person"]["properties"]["purpose"]["enum"]
RELATIONS = ["spouse", "partner", "child", "parent", "sibling", "other_relative", "not_related"]
FLAG = st.sampled_from([True, False, None, "declined"])


def document(*persons: dict[str, Any], as_of: date = TODAY, **rest: Any) -> dict[str, Any]:
    """Return a facts document; persons without an id get p1, p2 and so on."""
    named = [{"id": f"p{at}", **person} for at, person in enumerate(persons, start=1)]
    return {"as_of": as_of.isoformat(), "municipality": "dortmund", "persons": named, **rest}


def ask_rules(*persons: dict[str, Any], as_of: date = TODAY, **rest: Any) -> Assessment:
    """Assess a household written as for ``document``."""
    return assess(facts.parse(document(*persons, as_of=as_of, **rest)), local=DORTMUND)


def result(assessment: Assessment, topic: str, person: str = "p1") -> Result:
    """Return the one result of a person in a topic."""
    (found,) = (r for r in assessment.results if (r.topic, r.person) == (topic, person))
    return found


def days(around: date, *, back: int, ahead: int) -> st.SearchStrategy[str | None]:
    """Return days around one, the days at the edges of the law among them, or nothing known."""
    edges = [date(2026, 2, 1), date(2026, 12, 4), date(2027, 3, 4), date(2024, 2, 1)]
    near = st.integers(-back, ahead).map(lambda days: around + timedelta(days=days))
    return st.one_of(st.none(), near, st.sampled_from(edges)).map(
        lambda day: day.isoformat() if day else None
    )


@st.composite
def persons(draw: st.DrawFn, *, at: int, as_of: date, ids: list[str]) -> dict[str, Any]:
    """Draw one member of a household with any mixture of known and unknown facts."""
    others = [one for one in ids if one != ids[at]]
    kin = st.sampled_from([None, *others])
    known = {
        "relation": st.just("self") if at == 0 else st.sampled_from([None, *RELATIONS]),
        "guardian": kin,
        "family_member_of": kin,
        "nationalities": st.one_of(
            st.none(), st.lists(st.sampled_from(COUNTRIES), min_size=1, max_size=2)
        ),
        "birth_on": days(as_of - timedelta(days=3000), back=20_000, ahead=3000),
        "age": st.one_of(st.none(), st.integers(0, 90)),
        "paper": st.sampled_from(PAPERS),
        "title_section": st.sampled_from([None, *SECTIONS]),
        "title_issued_on": days(as_of, back=1500, ahead=0),
        "paper_valid_until": days(as_of, back=900, ahead=900),
        "entered_on": days(as_of, back=400, ahead=20),
        "moved_in_on": days(as_of, back=400, ahead=30),
        "stays_until": days(as_of, back=30, ahead=300),
        "registered_since": days(as_of, back=900, ahead=0),
        "asylum_registered_on": days(as_of, back=400, ahead=0),
        "purpose": st.sampled_from(PURPOSES),
        "eu_right": st.sampled_from([None, "worker", "family", "none"]),
        "ukrainian_title": st.sampled_from(
            [None, "international_protection", "permanent", "temporary", "none"]
        ),
        **_about_work(as_of),
        **dict.fromkeys(
            (
                "born_in_germany",
                "arrived_from_abroad",
                "home_abroad",
                "registered_in_germany",
                "in_ukraine_on_2022_02_24",
                "family_of_protected_ukrainian",
                "withdrawal_agreement_rights",
                "loss_of_free_movement_found",
                "late_repatriate",
            ),
            FLAG,
        ),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(known))))
    drawn = {key: draw(known[key]) for key in sorted(chosen)}
    return {"id": ids[at], **drawn}


def _about_work(as_of: date) -> dict[str, st.SearchStrategy[Any]]:
    flags = (
        *("employed", "self_employed", "on_parental_leave", "student", "in_school"),
        *("unemployed_without_fault", "unemployment_confirmed", "foreign_qualification"),
        *("fingerprinted", "safe_country_of_origin", "must_live_in_reception_facility"),
        *("cares_for_child", "other_parent_pays", "habitual_residence", "fit_for_work"),
        *("removal_steps", "obstacle_self_caused", "accelerated_procedure", "transfer_request"),
        *("assigned_to_municipality", "protection_request_24"),
    )
    months = st.one_of(st.none(), st.integers(0, 80))
    return {
        **dict.fromkeys(flags, FLAG),
        "german_level": st.sampled_from(LEVELS),
        "worked_months_in_germany": months,
        "title_months": months,
        "hours_per_week": st.one_of(st.none(), st.integers(0, 45)),
        "gross_month_eur": st.one_of(st.none(), st.integers(0, 6_000)),
        "benefits": st.one_of(st.none(), st.lists(st.sampled_from(BENEFITS), max_size=2)),
        "unemployed_since": days(as_of, back=400, ahead=0),
        "stay_since": days(as_of, back=1_500, ahead=0),
        "tolerated_since": days(as_of, back=400, ahead=0),
        "deportation_suspended_on": days(as_of, back=900, ahead=0),
        "title_first_issued_on": days(as_of, back=1_500, ahead=0),
        "course_type": st.sampled_from([None, "general", "literacy", "youth", "intensive"]),
        "reads_writes": st.sampled_from([None, "latin_script", "not_at_all"]),
        "course_ordered_by": st.sampled_from([None, "none", "jobcenter", "asylblg_office"]),
        "first_class_in": st.sampled_from([None, "2025/26", "2026/27"]),
    }


@st.composite
def households(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a facts document of one to four persons that the contract accepts."""
    as_of = draw(st.sampled_from([TODAY, date(2027, 3, 5), date(2026, 12, 5), date(2024, 6, 3)]))
    ids = [f"p{at}" for at in range(1, draw(st.integers(1, 4)) + 1)]
    members = [draw(persons(at=at, as_of=as_of, ids=ids)) for at in range(len(ids))]
    housing = ["private", "reception_facility", "municipal_shelter", "homeless", "declined", None]
    household = {
        "housing": draw(st.sampled_from(housing)),
        "landlord_confirmation": draw(st.sampled_from(["given", "refused", "not_asked", None])),
        "single_parent": draw(FLAG),
        "can_cover_livelihood": draw(FLAG),
        "rents": draw(FLAG),
        "gross_income_month_eur": draw(st.one_of(st.none(), st.integers(0, 6_000))),
    }
    return {
        "as_of": as_of.isoformat(),
        "municipality": "dortmund",
        "household": household,
        "persons": [_plausible(member, as_of) for member in members],
    }


def _plausible(member: dict[str, Any], as_of: date) -> dict[str, Any]:
    """Take away a birth date in the future, which the reader refuses."""
    born = member.get("birth_on")
    return {**member, "birth_on": None} if born and born > as_of.isoformat() else member
