"""Households: each member an own answer, and nobody's missing fact makes a no for another."""

import pytest

from migrado.kernel.refusal import Refusal
from tests.rules.de.households import TODAY, TOPICS, answer, answers, due, person

TITLE = "residence_title"
NEVER_ASKED = {
    *("removal_steps", "obstacle_self_caused", "abused_benefits", "cooperates", "work_ban"),
    *("identity_proven", "loss_of_free_movement_found", "accelerated_procedure"),
    "transfer_request",
}
POLE = {"nationalities": ["PL"], "birth_on": "1990-01-01", "eu_right": "worker"}
SYRIAN = {"nationalities": ["SY"], "birth_on": "1990-01-01"}
PERMIT = {"paper": "residence_permit", "paper_valid_until": "2028-01-31", "title_section": "25.2"}
MOVED = {"moved_in_on": "2026-11-16", "arrived_from_abroad": True}


@pytest.mark.parametrize(
    ("relative", "right"),
    [
        pytest.param({"relation": "spouse", "birth_on": "1990-01-01"}, "yes", id="R10-spouse"),
        pytest.param(
            {"relation": "child", "birth_on": "2005-11-24"}, "yes", id="R10-child-day-before-21"
        ),
        pytest.param(
            {"relation": "child", "birth_on": "2005-11-23"}, "ask", id="R10-child-turns-21"
        ),
        pytest.param({"relation": "child", "birth_on": "2020-01-01"}, "yes", id="R10-small-child"),
        pytest.param({"relation": "parent", "birth_on": "1960-01-01"}, "ask", id="parent-kept"),
        pytest.param(
            {"relation": "sibling", "birth_on": "2015-01-01"}, "ask", id="FreizuegG-3a-sibling"
        ),
        pytest.param(
            {"relation": "not_related", "birth_on": "1990-01-01"}, "ask", id="not-related"
        ),
    ],
)
def test_the_family_of_an_eu_citizen(relative, right):
    eu = person("eu", relation="self", **POLE)
    kin = person(
        "kin", nationalities=["TN"], paper="none", entered_on="2026-11-01",
        family_member_of="eu", **relative,
    )  # fmt: skip

    result = answer(TITLE, eu, kin, of="kin")

    assert result["right"] == right, "FreizügG/EU §§ 1 (2) no. 3 c, 3, 3a"
    if right == "yes":
        assert not result["terms"].get("title_required", False)
        assert result["terms"]["document"] == "eu_family_residence_card"
        assert result["authority"] == "immigration_office"
        assert result["duty"] != "yes", "§ 5 (1): ex officio"


@pytest.mark.parametrize(
    ("born_on", "right"),
    [("2005-11-24", "yes"), ("2005-11-23", "ask"), ("2000-01-01", "ask")],
)
def test_the_grown_child_of_an_eu_citizen_hears_of_maintenance(born_on, right):
    child = person("c", relation="child", nationalities=["TN"], birth_on=born_on, paper="none")

    result = answer(TITLE, person("eu", **POLE), child, of="c")

    assert result["right"] == right
    cited = " ".join(one["source"] for one in result["because"])
    assert "FreizügG/EU" in cited, "§ 1 (2) no. 3 c: under 21, or kept by the parent"


TUNISIAN = {"nationalities": ["TN"], "birth_on": "1990-01-01"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"nationalities": ["DE", "PL"]}, id="german-too-is-no-FreizuegG-1-2-1"),
        pytest.param({"loss_of_free_movement_found": True}, id="right-lost-FreizuegG-7"),
    ],
)
def test_the_spouse_of_somebody_without_free_movement_gets_no_plain_yes(other):
    spouse = person("s", relation="spouse", paper="none", **TUNISIAN)

    result = answer(TITLE, person("eu", **{**POLE, **other}), spouse, of="s")

    assert result["right"] == "ask"
    assert result["duty"] != "no"


def test_a_family_card_after_a_finding_of_loss_is_no_plain_yes():
    holder = person(paper="eu_family_residence_card", loss_of_free_movement_found=True, **TUNISIAN)

    assert answer(TITLE, holder)["right"] == "ask", "FreizügG/EU §§ 2 (4), 5 (4), 7 (1)"


@pytest.mark.parametrize(
    "proof", [{"paper": "withdrawal_agreement_document"}, {"withdrawal_agreement_rights": True}]
)
def test_the_family_of_the_british_is_protected_too(proof):
    result = answer(TITLE, person(**{**TUNISIAN, "paper": "none", **proof}))

    assert result["right"] == "yes", "FreizügG/EU §§ 1 (1) no. 3, 4, 16 (1), (2)"
    assert result["terms"]["document"] == "withdrawal_agreement_document"


def test_an_unmarried_partner_depends_on_discretion():
    partner = person("p", relation="partner", nationalities=["TN"], birth_on="1990-01-01")

    result = answer(TITLE, person("eu", **POLE), partner, of="p")

    assert result["right"] == "ask", "FreizügG/EU § 3a (1) no. 3"


def test_the_spouse_of_a_german_needs_a_title():
    german = person("g", nationalities=["DE"], birth_on="1990-01-01")
    spouse = {"relation": "spouse", "nationalities": ["TN"], "birth_on": "1990-01-01"}

    on_visa = answer(
        TITLE, german, person("s", paper="national_visa", paper_valid_until="2027-01-31", **spouse),
        of="s",
    )  # fmt: skip
    without = answer(TITLE, german, person("s", paper="none", **spouse), of="s")

    assert (on_visa["right"], on_visa["duty"]) == ("yes", "yes")
    assert on_visa["terms"]["title_required"] is True
    assert due(on_visa, "apply_for_title") == ("2027-01-31", "2027-01-31", False)
    assert without["right"] not in ("no", "yes")


def test_the_family_of_a_swiss_is_never_refused():
    swiss = person("c", nationalities=["CH"], birth_on="1990-01-01")
    spouse = person("s", relation="spouse", nationalities=["TN"], birth_on="1990-01-01")

    assert answer(TITLE, swiss, spouse, of="s")["right"] != "no"


def born(on, **known):
    baby = {"relation": "child", "nationalities": ["SY"], "born_in_germany": True}
    return person("b", **{**baby, "birth_on": on, **known})


@pytest.mark.parametrize(
    ("second", "home", "duty"),
    [
        pytest.param(PERMIT, {}, "no", id="R16-both-ex-officio-33-2"),
        pytest.param({"paper": "settlement_permit"}, {}, "no", id="R16-permit-and-settlement"),
        pytest.param({"paper": "none"}, {}, "yes", id="R16-one-only-81-2"),
        pytest.param({"paper": "toleration"}, {}, "yes", id="R16-other-parent-tolerated"),
        pytest.param(
            {**PERMIT, "title_first_issued_on": "2026-08-01"}, {}, "yes", id="R16-title-after-birth"
        ),
        pytest.param(
            {**PERMIT, "paper_valid_until": "2026-05-31"}, {}, "yes", id="R16-title-over-at-birth"
        ),
        pytest.param(None, {"single_parent": True}, "no", id="R16-sole-parent-33-2"),
    ],
)
def test_a_child_born_here_gets_a_title_of_its_own(second, home, duty):
    parents = [person("a", **SYRIAN, **PERMIT)]
    if second is not None:
        parents.append(person("p", relation="spouse", **SYRIAN, **second))

    result = answer(TITLE, *parents, born("2026-06-15"), of="b", **home)

    assert result["duty"] == duty
    assert result["right"] in ("yes", "ask")
    deadline = due(result, "apply_for_title")
    assert deadline == (("2026-12-15", "2026-12-15", False) if duty == "yes" else None)


@pytest.mark.parametrize(
    ("birth", "on", "expected"),
    [
        pytest.param("2026-08-31", TODAY, ("2027-03-01", "2027-02-28", True), id="BGB-188-3"),
        pytest.param("2026-06-26", TODAY, ("2026-12-28", "2026-12-26", True), id="christmas"),
        pytest.param("2026-05-23", TODAY, ("2026-11-23", "2026-11-23", False), id="last-day"),
        pytest.param(
            "2026-05-23", "2026-11-24", ("2026-11-23", "2026-11-23", False), id="the-day-after"
        ),
    ],
)
def test_six_months_from_birth(birth, on, expected):
    mother = person("a", **SYRIAN, **PERMIT)
    father = person("p", relation="spouse", **SYRIAN, paper="none")

    result = answer(TITLE, mother, father, born(birth), of="b", on=on)

    assert due(result, "apply_for_title") == expected, "AufenthG § 81 (2) 2; VwVfG NRW § 31 (3)"
    assert result["duty"] == "yes"
    assert result["right"] != "no"


def test_the_shifted_last_day_is_still_in_time():
    parents = [
        person("a", **SYRIAN, **PERMIT),
        person("p", relation="spouse", **SYRIAN, paper="none"),
    ]

    result = answer(TITLE, *parents, born("2026-06-26"), of="b", on="2026-12-28")

    assert due(result, "apply_for_title") == ("2026-12-28", "2026-12-26", True)
    assert (result["right"], result["ask_because"]) == ("yes", []), "VwVfG NRW § 31 (3)"


def test_a_guardian_with_a_title_is_no_parent_with_one():
    aunt = person("a", **SYRIAN, **PERMIT)
    niece = born("2026-06-15", relation="other_relative", guardian="a")

    result = answer(TITLE, aunt, niece, of="b", single_parent=True)

    assert result["duty"] != "no", "AufenthG § 33 sentence 2 speaks of parents"


@pytest.mark.parametrize(
    ("parent", "right"),
    [
        pytest.param({"paper": "asylum_permission"}, {"yes", "ask"}, id="AsylG-14-5"),
        pytest.param({"paper": "toleration"}, {"ask"}, id="parent-tolerated"),
        pytest.param(
            {"paper": "national_visa", "paper_valid_until": "2027-01-31"}, {"yes"}, id="33-3-visa"
        ),
        pytest.param({}, {"yes", "ask"}, id="parent-unknown"),
        pytest.param({"nationalities": ["DE"]}, {"yes", "ask"}, id="german-parent-StAG-4"),
    ],
)
def test_a_newborn_is_never_refused(parent, right):
    baby = born("2026-10-15", nationalities=None if "nationalities" in parent else ["SY"])

    result = answer(TITLE, person("a", **{**SYRIAN, **parent}), baby, of="b")

    assert result["right"] in right
    assert result["duty"] != "no" or result["right"] == "yes"


def test_a_newborn_of_an_eu_citizen_is_free():
    result = answer(TITLE, person("a", **POLE), born("2026-10-15"), of="b")

    assert result["right"] == "yes"
    assert not result["terms"].get("title_required", False)


@pytest.mark.parametrize(("age", "youth"), [(15, True), (17, True), (18, False)])
def test_a_foreign_minor_alone_is_sent_to_the_youth_office(age, youth):
    alone = person(nationalities=["AF"], age=age, paper="none", entered_on="2026-11-20", **MOVED)

    found = [answer(topic, alone) for topic in TOPICS]

    roles = {role for one in found for role in (one["authority"], one["refer_to"])}
    assert ("youth_office" in roles) is youth, "SGB VIII § 42a"
    assert not any("no" in (one["right"], one["duty"]) for one in found)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_german_youth_is_no_unaccompanied_foreigner(topic):
    result = answer(topic, person(nationalities=["DE"], age=17, **MOVED))

    assert result["refer_to"] != "youth_office", "SGB VIII § 42a (1): foreign children"


def test_a_mixed_family_has_one_answer_for_each_and_each_its_own():
    mixed = [
        person("m", nationalities=["DE"], birth_on="1990-01-01", **MOVED),
        person("f", relation="spouse", **SYRIAN, **MOVED, **{**PERMIT, "title_section": "28.1.1"}),
        person("k", relation="child", nationalities=["DE", "SY"], birth_on="2015-05-05", **MOVED),
        person("s", relation="child", nationalities=["SY"], birth_on="2009-05-05", **MOVED),
    ]

    results = {(one["topic"], one["person"]): one for one in answers(*mixed)["results"]}

    register, title = TOPICS
    assert len(results) == len(answers(*mixed)["results"])
    assert [results[register, one]["duty"] for one in "mfks"] == ["yes"] * 4
    assert [results[register, one]["duty_on"] for one in "mfks"] == [None, None, "m", None]
    assert (results[title, "f"]["right"], results[title, "s"]["right"]) == ("yes", "ask")
    assert results.get((title, "k"), {"right": "yes"})["right"] == "yes"


FULL = [
    person(
        **POLE, **MOVED, entered_on="2026-11-16", home_abroad=False, registered_in_germany=False,
    ),
    person(
        "s", relation="spouse", nationalities=["TN"], birth_on="1991-01-01", paper="eu_family_visa",
        paper_valid_until="2027-01-31", entered_on="2026-11-16", family_member_of="a", **MOVED,
    ),
    person(
        "c", relation="child", guardian="a", nationalities=["PL"], birth_on="2026-01-05",
        born_in_germany=False, **MOVED,
    ),
    person("u", relation="other_relative", nationalities=["UA"], birth_on="1960-01-01",
           paper="residence_permit", title_section="24", paper_valid_until="2026-03-04", **MOVED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "fact"), [(one["id"], key) for one in FULL for key in one if key != "id"]
)
def test_a_fact_left_out_never_makes_a_no_of_a_yes(name, fact):
    before = {(one["topic"], one["person"]): one for one in answers(*FULL)["results"]}
    poorer = [{k: v for k, v in one.items() if (one["id"], k) != (name, fact)} for one in FULL]

    for one in answers(*poorer)["results"]:
        known = before.get((one["topic"], one["person"]))
        for side in ("right", "duty"):
            assert known is None or (known[side], one[side]) != ("yes", "no")


@pytest.mark.parametrize(
    "fact", ["paper", "home_abroad", "born_in_germany", "registered_in_germany", "late_repatriate"]
)
def test_declined_is_the_same_as_unknown(fact):
    base = {"nationalities": ["TN"], "moved_in_on": "2026-11-16"}

    declined, unknown = (answers(person(**base, **{fact: one})) for one in ("declined", None))

    assert declined["results"] == unknown["results"]
    question = declined["next_question"]
    assert question is None or question["fact"] != fact, "who declined is not asked again"


def test_nothing_known_means_no_definite_no():
    produced = answers(person())

    assert all("no" not in (one["right"], one["duty"]) for one in produced["results"])
    assert produced["next_question"]["fact"] in ("nationalities", "paper", "moved_in_on")


@pytest.mark.parametrize(
    "facts", [{"nationalities": ["PL"]}, {"paper": "toleration"}, {"paper": "asylum_permission"}]
)
def test_dangerous_facts_are_never_asked(facts):
    question = answers(person(**facts))["next_question"]

    assert question is None or question["fact"] not in NEVER_ASKED


def test_only_the_topics_wanted_are_answered():
    produced = answers(person(**POLE), topics=("register_address",))

    assert {one["topic"] for one in produced["results"]} == {"register_address"}


def test_a_topic_nobody_knows_is_refused():
    with pytest.raises(Refusal):
        answers(person(**POLE), topics=("horoscope",))


@pytest.mark.parametrize(
    ("child", "rule"),
    [
        ({"birth_on": "2022-02-24"}, "R17"),
        ({"birth_on": "2022-02-25"}, "R17_family"),
        ({"age": 3}, "R17_family"),  # surely born after that day
        ({"age": 4}, "R17"),  # perhaps not: what was said holds
    ],
)
def test_a_child_born_after_the_war_began_was_not_in_ukraine_before(child, rule):
    # FGV § 2 (1): what counts is 24 February 2022
    told = {
        "nationalities": ["UA"],
        "paper": "none",
        "in_ukraine_on_2022_02_24": True,
        "entered_on": "2026-11-01",
    }

    result = answer(
        "residence_title",
        person("m", **told, birth_on="1995-01-01"),
        person("k", **told, **child, relation="child"),
        of="k",
    )

    assert rule in [line["rule"] for line in result["trace"] if line["outcome"] == "holds"]
