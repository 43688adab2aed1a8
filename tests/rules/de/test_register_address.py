"""Who must register an address, until when and where (BMG §§ 17 to 27), row by row."""

from dataclasses import replace

import pytest

from tests.rules.de.households import DORTMUND, answer, due, is_working_day, person

TOPIC = "register_address"
MOVED = "2026-11-09"  # a Monday; two weeks later is Monday the 23rd
POLE = {"nationalities": ["PL"], "birth_on": "1990-01-01", "moved_in_on": MOVED}
SYRIAN = {**POLE, "nationalities": ["SY"]}
GERMAN = {**POLE, "nationalities": ["DE"]}


@pytest.mark.parametrize(
    ("facts", "authority"),
    [
        pytest.param(POLE, "citizen_services", id="R1-eu-BMG-17-1"),
        pytest.param({**POLE, "nationalities": ["NO"]}, "citizen_services", id="R1-eea"),
        pytest.param({**POLE, "nationalities": ["CH"]}, "citizen_services", id="R1-swiss"),
        pytest.param(SYRIAN, "immigration_office", id="R1-third-country"),
        pytest.param({**POLE, "nationalities": ["GB"]}, "immigration_office", id="R1-british"),
        pytest.param({**POLE, "nationalities": ["XX"]}, "immigration_office", id="R1-stateless"),
        pytest.param(GERMAN, "citizen_services", id="R21-german-returns"),
        pytest.param({**POLE, "nationalities": ["SY", "DE"]}, "citizen_services", id="R21-dual"),
        pytest.param({**POLE, "nationalities": ["BR", "IT"]}, "citizen_services", id="R1-dual-eu"),
        pytest.param(
            {**SYRIAN, "nationalities": ["KZ"], "late_repatriate": True},
            "citizen_services",
            id="R1-late-repatriate-is-german-BVFG-4-3",
        ),
    ],
)
def test_everybody_who_moves_in_must_register_within_two_weeks(facts, authority):
    result = answer(TOPIC, person(**facts), housing="private", rents=True)

    assert (result["right"], result["duty"], result["duty_on"]) == (None, "yes", None)
    assert result["authority"] == authority
    assert due(result, TOPIC) == ("2026-11-23", "2026-11-23", False)
    assert any("17" in one["source"] for one in result["because"])


@pytest.mark.parametrize(
    ("moved", "unshifted", "last_day"),
    [
        pytest.param("2026-11-06", "2026-11-20", "2026-11-20", id="friday"),
        pytest.param("2026-11-07", "2026-11-21", "2026-11-23", id="saturday-VwVfG-31-3"),
        pytest.param("2026-11-08", "2026-11-22", "2026-11-23", id="sunday"),
        pytest.param("2026-11-09", "2026-11-23", "2026-11-23", id="monday"),
        pytest.param("2026-03-20", "2026-04-03", "2026-04-07", id="good-friday-to-tuesday"),
        pytest.param("2026-03-23", "2026-04-06", "2026-04-07", id="easter-monday"),
        pytest.param("2026-04-17", "2026-05-01", "2026-05-04", id="may-day"),
        pytest.param("2026-04-30", "2026-05-14", "2026-05-15", id="ascension"),
        pytest.param("2026-05-11", "2026-05-25", "2026-05-26", id="whit-monday"),
        pytest.param("2026-05-21", "2026-06-04", "2026-06-05", id="fronleichnam"),
        pytest.param("2029-09-19", "2029-10-03", "2029-10-04", id="unity-day"),
        pytest.param("2026-10-18", "2026-11-01", "2026-11-02", id="allerheiligen-sunday"),
        pytest.param("2027-10-18", "2027-11-01", "2027-11-02", id="allerheiligen-monday"),
        pytest.param("2026-11-04", "2026-11-18", "2026-11-18", id="buss-und-bettag-counts"),
        pytest.param("2026-12-10", "2026-12-24", "2026-12-24", id="24-december-counts"),
        pytest.param("2026-12-11", "2026-12-25", "2026-12-28", id="christmas"),
        pytest.param("2026-12-12", "2026-12-26", "2026-12-28", id="second-christmas-day"),
        pytest.param("2026-12-17", "2026-12-31", "2026-12-31", id="31-december-counts"),
        pytest.param("2026-12-18", "2027-01-01", "2027-01-04", id="new-year"),
        pytest.param("2026-12-23", "2027-01-06", "2027-01-06", id="epiphany-counts"),
        pytest.param("2027-01-25", "2027-02-08", "2027-02-08", id="rosenmontag-counts"),
        pytest.param("2028-02-15", "2028-02-29", "2028-02-29", id="leap-day"),
    ],
)
def test_the_last_day_moves_only_for_weekends_and_holidays_here(moved, unshifted, last_day):
    result = answer(TOPIC, person(**{**POLE, "moved_in_on": moved}), on=moved)

    assert due(result, TOPIC) == (last_day, unshifted, last_day != unshifted)
    advised = result["deadlines"][0]["advised_by"]
    assert advised is not None
    assert moved <= advised <= last_day
    assert is_working_day(advised)


@pytest.mark.parametrize(
    ("on", "may_be_late"),
    [
        pytest.param("2026-11-23", False, id="last-day"),
        pytest.param("2026-11-24", True, id="the-day-after"),
        pytest.param("2027-06-01", True, id="long-after"),
    ],
)
def test_a_passed_deadline_leaves_the_duty_and_says_go_anyway(on, may_be_late):
    result = answer(TOPIC, person(**POLE), on=on)

    assert result["duty"] == "yes"
    assert due(result, TOPIC) == ("2026-11-23", "2026-11-23", False)
    if may_be_late:
        assert result["deadlines"][0]["advised_by"] is None
        assert result["do_anyway"]


@pytest.mark.parametrize(
    ("born", "on", "adult"),
    [
        pytest.param("2010-11-24", "2026-11-23", "a", id="R2-day-before-16-BMG-17-3"),
        pytest.param("2010-11-23", "2026-11-23", None, id="R2-16th-birthday"),
        pytest.param("2012-02-29", "2028-02-28", "a", id="R2-leap-child-day-before"),
        pytest.param("2012-02-29", "2028-02-29", None, id="R2-leap-child-birthday"),
        pytest.param("2011-02-28", "2027-02-28", None, id="R2-birthday-on-a-sunday"),
    ],
)
def test_under_sixteen_the_adult_bears_the_duty(born, on, adult):
    parent = person(**{**POLE, "moved_in_on": on})
    child = person(
        "b", relation="child", nationalities=["PL"], birth_on=born, moved_in_on=on,
        born_in_germany=False,
    )  # fmt: skip

    result = answer(TOPIC, parent, child, of="b", on=on)

    assert (result["duty"], result["duty_on"]) == ("yes", adult)


@pytest.mark.parametrize(
    ("child", "adult"),
    [
        pytest.param({"age": 15, "relation": "child"}, "a", id="age-15-only"),
        pytest.param({"age": 16, "relation": "child"}, None, id="age-16-only"),
        pytest.param({"age": 9, "relation": "sibling", "guardian": "g"}, "g", id="guardian"),
        pytest.param({"age": 9, "relation": "not_related"}, "a", id="dwelling-of-the-first"),
    ],
)
def test_the_adult_is_the_one_whose_dwelling_the_child_moves_into(child, adult):
    grown = person("g", relation="spouse", **POLE)
    young = person("b", nationalities=["PL"], moved_in_on=MOVED, **child)

    result = answer(TOPIC, person(**POLE), grown, young, of="b")

    assert (result["duty"], result["duty_on"]) == ("yes", adult)


@pytest.mark.parametrize(
    ("facts", "duty"),
    [
        pytest.param({"relation": "child", "born_in_germany": True}, "no", id="R3-BMG-17-3-2"),
        pytest.param({"relation": "child", "born_in_germany": False}, "yes", id="R3-born-abroad"),
        pytest.param(
            {"relation": "not_related", "guardian": "a", "born_in_germany": True},
            "yes",
            id="R3-another-dwelling-than-the-mothers",
        ),
        pytest.param(
            {"relation": "child", "born_in_germany": True, "birth_on": "2025-10-01"},
            "yes",
            id="R3-one-year-old-moves-with-the-family",
        ),
    ],
)
def test_only_a_newborn_of_the_dwelling_is_not_registered(facts, duty):
    baby = {"birth_on": "2026-11-16", "nationalities": ["PL"], "moved_in_on": "2026-11-18"}

    result = answer(TOPIC, person(**POLE), person("b", **{**baby, **facts}), of="b")

    assert result["duty"] == duty
    assert result["duty_on"] == ("a" if duty == "yes" else None)
    assert (due(result, TOPIC) is None) == (duty == "no")


def test_a_newborn_of_unknown_birthplace_gets_no_definite_no():
    baby = person("b", relation="child", birth_on="2026-11-16", nationalities=["PL"])

    result = answer(TOPIC, person(**POLE), baby, of="b")

    assert result["duty"] != "no"


ABROAD = {"home_abroad": True, "registered_in_germany": False, "moved_in_on": "2026-08-20"}
VISITS = {**ABROAD, "stays_until": "2026-11-20"}
ELSEWHERE = {"registered_in_germany": True, "moved_in_on": "2026-05-09", "home_abroad": False}
HALF_YEAR = {**ELSEWHERE, "stays_until": "2026-11-09"}


@pytest.mark.parametrize(
    ("facts", "on"),
    [
        pytest.param(VISITS, "2026-08-21", id="R4-visitor-BMG-27-2-3"),
        pytest.param(VISITS, "2026-11-20", id="R4-last-day-of-3-months"),
        pytest.param({**VISITS, "nationalities": ["DE"]}, "2026-11-20", id="R4-german-visitor"),
        pytest.param(
            {**VISITS, "registered_in_germany": None}, "2026-11-20", id="R4-or-R5-either-way"
        ),
        pytest.param(HALF_YEAR, "2026-11-09", id="R5-last-day-of-6-months-BMG-27-2-1"),
    ],
)
def test_short_stays_need_no_registration(facts, on):
    result = answer(TOPIC, person(**{**POLE, **facts}), on=on)

    assert result["duty"] == "no"
    assert result["do_anyway"], "what to do if the stay grows longer"


@pytest.mark.parametrize(
    ("facts", "on", "last_day"),
    [
        pytest.param(VISITS, "2026-11-21", "2026-12-04", id="R4-day-after-3-months"),
        pytest.param(ABROAD, "2026-11-21", "2026-12-04", id="R4-day-after-whatever-was-planned"),
        pytest.param(HALF_YEAR, "2026-11-10", "2026-11-23", id="R5-day-after-6-months-BMG-27-2-2"),
        pytest.param(
            {**ELSEWHERE, "stays_until": "2026-11-10"},
            "2026-05-10",
            "2026-05-26",
            id="R5-longer-from-the-start-to-whit-tuesday",
        ),
        pytest.param(ELSEWHERE, "2026-05-10", "2026-05-26", id="R5-an-ordinary-move"),
    ],
)
def test_a_stay_that_is_not_short_is_registered(facts, on, last_day):
    result = answer(TOPIC, person(**{**POLE, **facts}), on=on)

    assert result["duty"] == "yes"
    assert due(result, TOPIC)[0] == last_day


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({**ABROAD, "home_abroad": None}, id="home-unknown"),
        pytest.param({**ABROAD, "home_abroad": "declined"}, id="home-declined"),
        pytest.param({**ABROAD, "stays_until": "2027-08-20"}, id="stays-for-a-year"),
        pytest.param({**ABROAD, "moved_in_on": None}, id="move-unknown"),
        pytest.param({**ELSEWHERE, "stays_until": None}, id="end-unknown"),
        pytest.param(
            {**ELSEWHERE, "late_repatriate": True, "nationalities": ["KZ"],
             "moved_in_on": "2026-08-20", "stays_until": "2026-11-20"},
            id="R6-late-repatriate-BMG-27-3-1",
        ),
    ],
)  # fmt: skip
def test_the_exception_for_short_stays_must_be_known(facts):
    result = answer(TOPIC, person(**{**POLE, **facts}), on="2026-08-28")

    assert result["duty"] != "no"


@pytest.mark.parametrize("housing", ["reception_facility", "municipal_shelter"])
@pytest.mark.parametrize(
    "short",
    [
        pytest.param({}, id="R6"),
        pytest.param({"registered_in_germany": True, "stays_until": "2027-01-09"}, id="R6-not-R5"),
        pytest.param({"home_abroad": True, "stays_until": "2027-01-09"}, id="R6-not-R4"),
    ],
)
def test_assigned_housing_knows_no_exception(housing, short):
    asylum = {"paper": "asylum_permission", "assigned_to_municipality": True}

    result = answer(TOPIC, person(**{**SYRIAN, **asylum, **short}), housing=housing)

    assert result["duty"] == "yes", "BMG § 27 (3) no. 2"


def test_without_a_dwelling_there_is_nothing_to_register():
    result = answer(TOPIC, person(nationalities=["PL"], birth_on="1990-01-01"), housing="homeless")

    assert result["duty"] != "yes", "BMG §§ 17 (1), 20"
    assert due(result, TOPIC) is None


@pytest.mark.parametrize(
    ("confirmation", "at_once"),
    [("refused", True), ("given", False), ("not_asked", False), (None, False)],
)
def test_a_refusing_landlord_is_told_to_the_authority_at_once(confirmation, at_once):
    result = answer(TOPIC, person(**POLE), landlord_confirmation=confirmation, rents=True)

    assert result["terms"].get("tell_authority_at_once", False) is at_once, "BMG § 19 (2)"
    assert (result["duty"], due(result, TOPIC)[0]) == ("yes", "2026-11-23")


@pytest.mark.parametrize(
    ("rule", "abroad", "expected"),
    [
        pytest.param(True, True, True, id="R8-first-registration-from-abroad"),
        pytest.param(False, True, False, id="city-asks-nobody"),
        pytest.param(None, True, False, id="city-says-nothing"),
    ],
)
def test_whether_all_must_appear_is_a_local_rule(rule, abroad, expected):
    local = replace(DORTMUND, personal_appearance=rule)

    result = answer(TOPIC, person(**POLE, arrived_from_abroad=abroad), local=local)

    assert result["terms"].get("personal_appearance", False) is expected


def test_an_unknown_day_of_moving_in_dates_nothing():
    result = answer(TOPIC, person(nationalities=["PL"], birth_on="1990-01-01"), housing="private")

    assert result["duty"] in ("yes", "ask")
    assert due(result, TOPIC) is None
    assert "moved_in_on" in result["missing_facts"]


def test_an_unknown_nationality_does_not_hide_the_duty():
    result = answer(TOPIC, person(birth_on="1990-01-01", moved_in_on=MOVED))

    assert result["duty"] == "yes"
    assert due(result, TOPIC) == ("2026-11-23", "2026-11-23", False)


def test_an_unknown_age_names_nobody_else_as_bound():
    young = person("b", relation="child", nationalities=["PL"], moved_in_on=MOVED)

    result = answer(TOPIC, person(**POLE), young, of="b")

    assert result["duty"] != "no"
    assert {"birth_on", "age"} & set(result["missing_facts"])


@pytest.mark.parametrize("moved", ["2026-12-07", "2026-12-24", "2027-03-01"])
def test_nobody_is_sent_before_the_move(moved):
    result = answer(TOPIC, person(**{**POLE, "moved_in_on": moved}))

    assert result["duty"] == "yes"
    assert result["deadlines"][0]["advised_by"] >= moved
