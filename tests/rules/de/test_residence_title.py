"""Who may stay, who needs a title and by when to apply (FreizügG/EU, AufenthG), row by row."""

from datetime import date, timedelta

import pytest

from tests.rules.de.households import TODAY, answer, due, is_working_day, person

TOPIC = "residence_title"
ADULT = {"birth_on": "1990-01-01"}
APPLY = ("apply_for_title",)
FREE = ("title_free_stay_ends", "leave_or_apply")


def after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def ask(on: str = TODAY, **known):
    return answer(TOPIC, person(**{**ADULT, **known}), on=on)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"nationalities": ["PL"]}, id="R9-FreizuegG-2a"),
        pytest.param({"nationalities": ["PL"], "eu_right": "worker"}, id="R9-worker"),
        pytest.param(
            {"nationalities": ["RO"], "eu_right": "none", "entered_on": "2026-10-01"},
            id="R9-first-3-months-need-no-ground",
        ),
        pytest.param({"nationalities": ["NO"], "eu_right": "worker"}, id="R9-eea-FreizuegG-12"),
        pytest.param({"nationalities": ["LI"], "eu_right": "self_employed"}, id="R9-liechtenstein"),
        pytest.param({"nationalities": ["BR", "IT"], "eu_right": "worker"}, id="R9-dual-with-eu"),
        pytest.param({"nationalities": ["GB", "IE"], "eu_right": "worker"}, id="R9-british-irish"),
        pytest.param({"nationalities": ["CH"]}, id="R11-AufenthV-28"),
        pytest.param({"nationalities": ["GB"], "withdrawal_agreement_rights": True}, id="R12"),
        pytest.param({"nationalities": ["KZ"], "late_repatriate": True}, id="BVFG-4-3"),
        pytest.param(
            {"nationalities": ["KZ"], "paper": "late_repatriate_certificate"}, id="BVFG-15"
        ),
    ],
)
def test_free_movement_and_german_status_need_no_title(facts):
    result = ask(**facts)

    assert result["right"] == "yes"
    assert not result["terms"].get("title_required", False)
    assert result["duty"] in ("no", None)
    assert not result["deadlines"]


@pytest.mark.parametrize(
    ("facts", "document"),
    [
        pytest.param({"nationalities": ["CH"]}, "swiss_permit", id="R11"),
        pytest.param(
            {"nationalities": ["GB"], "withdrawal_agreement_rights": True},
            "withdrawal_agreement_document",
            id="R12-FreizuegG-16",
        ),
    ],
)
def test_the_document_is_named(facts, document):
    assert ask(**facts)["terms"]["document"] == document
    assert ask(**facts)["authority"] == "immigration_office"


@pytest.mark.parametrize("nations", [["DE"], ["SY", "DE"], ["DE", "PL"]])
def test_a_german_is_asked_for_no_title(nations):
    result = ask(nationalities=nations)

    assert (result["right"], result["duty"], result["deadlines"]) == ("yes", "no", [])
    assert not result["terms"].get("title_required", False)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"eu_right": "none", "entered_on": "2026-01-01"}, id="without-a-ground"),
        pytest.param({"eu_right": "job_search_only", "entered_on": "2026-01-01"}, id="searching"),
        pytest.param({"entered_on": "2026-01-01"}, id="ground-unknown"),
    ],
)
def test_an_eu_citizen_keeps_the_presumption_of_free_movement(facts):
    result = ask(nationalities=["PL"], **facts)

    assert result["right"] != "no", "FreizügG/EU § 5 (4), § 7: only a finding ends it"
    assert not result["terms"].get("title_required", False)


def test_a_found_loss_of_free_movement_is_no_plain_yes():
    result = ask(nationalities=["PL"], loss_of_free_movement_found=True)

    assert result["right"] != "yes", "FreizügG/EU § 7 (1)"
    assert result["refer_to"] == "counselling"


@pytest.mark.parametrize("end", ["2026-11-29", "2026-12-25", "2026-12-26", "2026-12-31"])
def test_a_national_visa_is_followed_up_before_it_ends(end):
    result = ask(nationalities=["IN"], paper="national_visa", paper_valid_until=end)

    assert (result["right"], result["duty"]) == ("yes", "yes"), "R13, AufenthG § 81 (4)"
    assert result["terms"]["title_required"] is True
    assert result["authority"] == "immigration_office"
    assert due(result, *APPLY) == (end, end, False)
    advised = [one["advised_by"] for one in result["deadlines"] if one["what"] in APPLY][0]
    assert advised <= end
    assert is_working_day(advised)


@pytest.mark.parametrize(
    ("on", "right"), [("2026-11-29", {"yes"}), ("2026-11-30", {"ask"}), ("2027-03-01", {"ask"})]
)
@pytest.mark.parametrize("paper", ["national_visa", "residence_permit"])
def test_the_day_after_the_paper_ends_somebody_must_look(paper, on, right):
    facts = {"nationalities": ["IN"], "paper": paper, "paper_valid_until": "2026-11-29"}

    result = ask(on, **facts, title_section="18b" if paper == "residence_permit" else None)

    assert result["right"] in right, "AufenthG § 51 (1) no. 1; § 81 (4) 3"
    assert result["duty"] == "yes"
    if right == {"ask"}:
        assert result["do_anyway"]
        assert result["refer_to"] == "counselling"


@pytest.mark.parametrize("section", ["18b", "18g", "16b", "28.1.1", "30", "25.2", "25.5", "20a"])
def test_a_valid_permit_ends_when_it_says(section):
    result = ask(
        nationalities=["IN"], paper="residence_permit", title_section=section,
        paper_valid_until="2027-06-27",
    )  # fmt: skip

    assert result["right"] == "yes"
    assert result["terms"]["title_required"] is True
    ends = due(result, "permit_ends") or due(result, *APPLY)
    assert ends == ("2027-06-27", "2027-06-27", False), "a Sunday, and nothing moves"


@pytest.mark.parametrize("paper", ["settlement_permit", "eu_long_term_residence"])
def test_a_title_without_end_leaves_nothing_to_do(paper):
    result = ask(nationalities=["TR"], paper=paper)

    assert (result["right"], result["duty"], result["deadlines"]) == ("yes", "no", [])


@pytest.mark.parametrize("end", ["2026-12-31", "2026-11-22", None])
def test_a_provisional_certificate_lasts_until_the_decision(end):
    result = ask(nationalities=["IN"], paper="provisional_certificate", paper_valid_until=end)

    assert result["right"] != "no", "AufenthG § 81 (3), (4): until the decision, not the print"
    if end == "2026-12-31":
        assert result["right"] == "yes"


def test_an_undated_visa_gets_no_invented_deadline():
    result = ask(nationalities=["IN"], paper="national_visa")

    assert result["right"] != "no"
    assert result["deadlines"] == []
    assert "paper_valid_until" in result["missing_facts"]


PRIVILEGED = [("US", "work"), ("JP", "study"), ("GB", "family"), ("BR", "study"), ("SV", "family")]
PRIVILEGED += [(one, "work") for one in ("AU", "IL", "CA", "KR", "NZ")]
PRIVILEGED += [(one, "study") for one in ("AD", "HN", "MC", "SM")]


@pytest.mark.parametrize(("nation", "purpose"), PRIVILEGED)
@pytest.mark.parametrize(("entered", "day"), [("2026-08-25", 90), ("2026-08-24", 91)])
def test_privileged_nationals_apply_inside_within_90_days(nation, purpose, entered, day):
    result = ask(
        nationalities=[nation], purpose=purpose, paper="none", entered_on=entered,
        withdrawal_agreement_rights=False,
    )  # fmt: skip

    last = after(entered, 90)
    assert result["right"] == ("yes" if day == 90 else "ask"), "R14, AufenthV § 41 (3)"
    assert result["duty"] == "yes"
    assert result["terms"]["title_required"] is True
    assert due(result, *APPLY) == (last, last, False)


@pytest.mark.parametrize("entered", ["2026-09-06", "2026-09-26", "2026-10-03"])
def test_the_90_days_of_section_41_show_the_unshifted_day(entered):
    result = ask(nationalities=["US"], purpose="work", paper="none", entered_on=entered)

    assert due(result, *APPLY) == (after(entered, 90), after(entered, 90), False)
    advised = result["deadlines"][0]["advised_by"]
    assert advised <= after(entered, 90)
    assert is_working_day(advised)


@pytest.mark.parametrize("nation", ["BR", "AD", "SV", "HN", "MC", "SM"])
def test_section_41_2_does_not_serve_those_who_want_to_work(nation):
    facts = {"nationalities": [nation], "paper": "none", "entered_on": "2026-11-01"}

    at_work, unsaid = ask(**facts, purpose="work"), ask(**facts)

    assert due(at_work, *APPLY) is None
    assert at_work["right"] != "no"
    assert "purpose" in unsaid["missing_facts"]
    assert unsaid["right"] != "no"


@pytest.mark.parametrize("nation", ["RS", "GE", "MX"])
@pytest.mark.parametrize(("nth_day", "right"), [(1, "yes"), (90, "yes"), (91, "ask")])
def test_a_visa_free_visit_counts_the_day_of_entry(nation, nth_day, right):
    entered = after(TODAY, 1 - nth_day)
    facts = {"nationalities": [nation], "purpose": "visit", "home_abroad": True}

    result = ask(**facts, paper="none", entered_on=entered)

    assert result["right"] == right, "R15, Art. 6 SGK"
    last = after(entered, 89)
    assert due(result, *FREE) == (last, last, False)


@pytest.mark.parametrize(("end", "right"), [("2026-11-23", "yes"), ("2026-11-22", "ask")])
def test_a_schengen_visa_ends_with_its_print(end, right):
    result = ask(nationalities=["IN"], paper="schengen_visa", paper_valid_until=end)

    assert result["right"] == right, "AufenthG §§ 6 (1), 81 (4) 2"
    ends = due(result, *FREE) or due(result, *APPLY)
    assert ends == (end, end, False)
    assert result["refer_to"] == "counselling"


FLED = {"nationalities": ["UA"], "in_ukraine_on_2022_02_24": True, "purpose": "protection"}


@pytest.mark.parametrize(
    ("entered", "on"),
    [
        pytest.param("2026-11-01", "2026-11-23", id="R17"),
        pytest.param("2026-08-25", "2026-11-22", id="R17-90th-day"),
        pytest.param("2026-12-04", "2026-12-07", id="R17-last-day-of-the-regulation"),
    ],
)
def test_from_ukraine_free_of_title_for_90_days(entered, on):
    result = ask(on, **FLED, paper="none", entered_on=entered)

    assert (result["right"], result["duty"]) == ("yes", "yes"), "UkraineAufenthÜV § 2"
    assert result["authority"] == "immigration_office"
    last_day, unshifted, shifted = due(result, *FREE) or due(result, *APPLY)
    assert after(entered, 89) <= last_day <= after(entered, 91)
    assert (unshifted, shifted) == (last_day, False)


@pytest.mark.parametrize(
    ("entered", "on"),
    [("2026-12-05", "2026-12-07"), ("2026-08-01", "2026-11-23"), (None, "2026-11-23")],
)
def test_from_ukraine_late_still_has_the_claim(entered, on):
    result = ask(on, **FLED, paper="none", entered_on=entered)

    assert result["right"] != "no", "AufenthG § 24 (1) has no such end"
    assert result["duty"] != "no"


PERMIT_24 = {"paper": "residence_permit", "title_section": "24"}
UA = {"nationalities": ["UA"]}
OTHER = {"nationalities": ["NG"]}


@pytest.mark.parametrize(
    ("facts", "on", "right"),
    [
        pytest.param(UA, "2026-11-23", "yes", id="R18-UkraineAufenthFGV-2-1"),
        pytest.param(UA, "2027-03-04", "yes", id="R18-last-day"),
        pytest.param(UA, "2027-03-05", "ask", id="R18-day-after"),
        pytest.param({**UA, "paper_valid_until": "2026-02-01"}, TODAY, "yes", id="R18-1-feb"),
        pytest.param({**UA, "paper_valid_until": "2026-01-31"}, TODAY, "ask", id="R18-31-jan"),
        pytest.param(
            {**UA, "title_issued_on": "2026-02-02", "paper_valid_until": "2026-08-02"},
            TODAY,
            "ask",
            id="R18-issued-after-1-feb",
        ),
        pytest.param(
            {**UA, "title_issued_on": "2022-06-01", "paper_valid_until": "2024-03-04"},
            TODAY,
            "yes",
            id="R18-continued-by-the-editions-before",
        ),
        pytest.param(
            {**OTHER, "ukrainian_title": "international_protection"}, TODAY, "yes", id="R18-no-1"
        ),
        pytest.param({**OTHER, "family_of_protected_ukrainian": True}, TODAY, "yes", id="R18-no-2"),
        pytest.param({**OTHER, "ukrainian_title": "permanent"}, TODAY, "yes", id="R18-no-3"),
        pytest.param(
            {"nationalities": ["XX"], "ukrainian_title": "permanent"}, TODAY, "yes", id="stateless"
        ),
        pytest.param(
            {**OTHER, "ukrainian_title": "temporary", "family_of_protected_ukrainian": False},
            TODAY,
            "ask",
            id="R18-none-of-the-three",
        ),
    ],
)
def test_permits_of_section_24_run_on_to_4_march_2027(facts, on, right):
    facts = {"paper_valid_until": "2026-03-04", "title_issued_on": "2025-03-05", **facts}

    result = ask(on, **PERMIT_24, **facts)

    assert result["right"] == right
    assert result["duty"] == ("no" if right == "yes" else "yes"), "R18: no action"
    if right == "yes":
        assert due(result, "permit_ends") == ("2027-03-04", "2027-03-04", False)


def test_a_permit_of_section_24_with_unknown_ground_is_no_definite_end():
    result = ask(**PERMIT_24, **OTHER, paper_valid_until="2026-03-04")

    assert result["right"] == "ask"
    assert "missing_fact" in result["ask_because"]


@pytest.mark.parametrize("end", ["2027-02-01", "2026-11-01", None])
@pytest.mark.parametrize("paper", ["asylum_permission", "arrival_certificate"])
def test_an_asylum_procedure_permits_the_stay(paper, end):
    result = ask(nationalities=["SY"], paper=paper, paper_valid_until=end)

    assert result["right"] in (("yes",) if end == "2027-02-01" else ("yes", "ask")), "AsylG § 55"
    assert result["duty"] != "yes" or result["authority"] == "bamf"
    assert not result["terms"].get("title_required", False)


@pytest.mark.parametrize("paper", ["asylum_permission", "none"])
def test_a_closed_asylum_procedure_leaves_something_to_do(paper):
    closed = {"asylum_registered_on": "2024-01-08", "asylum_procedure_open": False}

    result = ask(nationalities=["SY"], paper=paper, **closed)

    assert result["right"] == "ask", "AsylG § 67 (1) no. 8; AufenthG § 25 (1) 3"
    assert result["duty"] != "no"


def test_who_seeks_asylum_is_sent_to_the_federal_office():
    result = ask(nationalities=["SY"], paper="none", purpose="protection", entered_on="2026-11-20")

    assert result["right"] != "no"
    assert "bamf" in (result["authority"], result["refer_to"]), "R19, AsylG §§ 13, 14, 22"


def test_toleration_is_neither_a_right_nor_a_no():
    result = ask(nationalities=["NG"], paper="toleration", paper_valid_until="2027-01-31")

    assert result["right"] == "ask", "AufenthG § 60a (3), §§ 25a, 25b"
    assert result["refer_to"] == "counselling"


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({}, id="nothing-known"),
        pytest.param({"nationalities": ["SY"]}, id="paper-unknown"),
        pytest.param({"nationalities": ["SY"], "paper": "declined"}, id="paper-declined"),
        pytest.param({"paper": "none"}, id="nationality-unknown"),
    ],
)
def test_without_the_deciding_fact_somebody_is_asked(facts):
    result = ask(**facts)

    assert result["right"] == "ask"
    assert result["duty"] != "no"
    assert "missing_fact" in result["ask_because"]
    assert {"nationalities", "paper"} & set(result["missing_facts"])


@pytest.mark.parametrize("told", [{"arrived_from_abroad": False}, {"registered_in_germany": True}])
@pytest.mark.parametrize("section", ["24", "25.2", "25.3"])
def test_who_moves_within_three_years_hears_of_the_residence_rule(section, told):
    moving = person(
        **ADULT, nationalities=["UA"], paper="residence_permit", title_section=section,
        paper_valid_until="2027-03-04", title_first_issued_on="2024-01-01",
        moved_in_on="2026-11-16", **told,
    )  # fmt: skip

    results = [answer(topic, moving) for topic in ("register_address", TOPIC)]

    assert any("12a" in one["source"] for result in results for one in result["because"]), "R20"
    assert results[0]["duty"] == "yes", "the duty to register stays"


def test_the_continued_effect_of_104c_is_not_promised():
    result = ask(
        nationalities=["NG"], paper="residence_permit", title_section="104c",
        paper_valid_until="2027-03-31",
    )  # fmt: skip

    assert result["right"] == "yes"
    assert "risk_to_permit" in result["ask_because"], "AufenthG § 104c (2): only §§ 25a, 25b"
