"""A question as a form: what browsers send, what comes back, and the sentence for each fault."""

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from migrado.guide.domain.interview import interview
from migrado.guide.domain.questions import COUNTRIES, Question, definitions
from migrado.guide.domain.replies import Reply, fits
from migrado.guide.forms import QuestionForm, country_names
from migrado.texts.domain import LANGUAGES
from tests.guide.factories import LOCAL, family, visit
from tests.support.clock import TODAY

FIELDS = [
    *("value", "skip", "for_all", "day", "month", "year"),
    *("partner", "children", "children_ages", "others", "others_ages", "age_child1"),
]


def question(name, person="you", *, may_share=False, subjects=()):
    definition = definitions()[name]
    return Question(
        id=name if definition.is_household else f"{name}.{person}",
        kind=definition.kind,
        fact=(definition.facts or ("",))[0],
        person=None if definition.is_household else person,
        title=definition.you.title,
        help=definition.you.help,
        why=definition.you.why,
        choices=definition.choices,
        span=definition.span,
        as_of=TODAY,
        may_share=may_share,
        subjects=subjects,
    )


def sent(name, query, **more):
    return QuestionForm(question(name, **more), "en", QueryDict(query))


def reply_of(form):
    assert form.is_valid(), form.error
    assert fits(form.question, form.value)
    return form.value


@pytest.mark.parametrize(
    ("name", "query", "value"),
    [
        ("situation", "value=none", ["none"]),
        ("situation", "value=violence&value=no_home", ["violence", "no_home"]),
        ("situation", "value=none&value=violence", ["violence"]),
        ("household", "partner=alone&children=0&others=0", family()),
        ("household", "partner=spouse&children=2&others=", family("spouse", children=2)),
        ("household", "children=٢", family(children=2)),
        ("household", "children=2&children_ages=8, 4", family(children=[8, 4])),
        ("household", "children=٢&children_ages=٨، ٤", family(children=[8, 4])),
        ("household", "others=1&others_ages=70", family(others=[70])),
        ("paper", "value=national_visa", "national_visa"),
        ("single_parent", "value=yes", True),
        ("single_parent", "value=no", False),
        ("nationalities", "value=UA", ["UA"]),
        ("nationalities", "value=UA&value=&value=RO&value=UA", ["UA", "RO"]),
        ("moved_in_on", "day=16&month=11&year=2026", "2026-11-16"),
        ("moved_in_on", "day=16.11.2026&month=&year=", "2026-11-16"),
        ("moved_in_on", "day=2026-11-16", "2026-11-16"),
        ("age", "value=34", 34),
        ("title_section", "value=§ 24 Abs. 1 AufenthG", "24"),
    ],
)
def test_what_a_browser_sends_becomes_a_reply(name, query, value):
    assert reply_of(sent(name, query)) == Reply(value)


def test_ages_come_in_the_order_of_the_members_and_may_be_left_open():
    form = sent("ages", "age_child2=0&age_other1=71", subjects=("child1", "child2", "other1"))

    assert reply_of(form) == Reply([None, 0, 71])


def test_a_member_or_nobody_can_be_chosen():
    others = ("you", "child1")

    assert reply_of(sent("guardian", "value=you", person="other1", subjects=others)).value == "you"
    assert reply_of(sent("guardian", "value=nobody", subjects=others)).value == "nobody"


@pytest.mark.parametrize("name", list(definitions()))
@pytest.mark.parametrize("field", ["skip", "value"])
@pytest.mark.parametrize("skip", ["unknown", "declined"])
def test_every_question_may_be_left_open_in_two_ways(name, field, skip):
    form = sent(name, f"{field}={skip}", subjects=("child1",))

    assert reply_of(form) == Reply(None, skip)


def test_an_answer_for_all_is_taken_only_where_it_was_offered():
    assert reply_of(sent("paper", "value=none&for_all=on", may_share=True)).for_all is True
    assert reply_of(sent("paper", "value=none&for_all=on")).for_all is False
    assert reply_of(sent("paper", "skip=unknown&for_all=on", may_share=True)).for_all is True


FAULTS = [
    ("situation", "", "Please choose an answer. You can also choose “I do not know”."),
    ("situation", "value=alien", "Please choose an answer."),
    ("paper", "", "Please choose an answer."),
    ("paper", "value=passport", "Please choose an answer."),
    ("single_parent", "value=perhaps", "Please choose an answer."),
    ("household", "children=13", "Please enter at most 12 people in all."),
    ("household", "partner=spouse&children=11", "Please enter at most 12 people in all."),
    ("household", "partner=robot", "Please choose an answer."),
    ("household", "children=many", "Please enter a whole number, like 4."),
    ("household", "children=2&children_ages=8", "Please enter one age for each of them"),
    ("household", "others=0&others_ages=70", "Please enter one age for each of them"),
    ("nationalities", "value=", "Please choose a country from the list."),
    ("nationalities", "value=QQ", "Please choose a country from the list."),
    (
        "nationalities",
        "value=UA&value=RO&value=DE&value=FR&value=PL&value=BG",
        "Please choose at most 5 nationalities.",
    ),
    pytest.param(
        "nationalities",
        "value=UA&" * 40,
        "Please choose at most 5 nationalities.",
        id="40 nationalities",
    ),
    ("moved_in_on", "", "Please enter a date like 15.12.2026."),
    ("moved_in_on", "day=30&month=2&year=2026", "This day is not in the calendar."),
    ("moved_in_on", "day=2026-02-30", "This day is not in the calendar."),
    ("moved_in_on", "day=1&month=1&year=26", "Please enter the year with four digits"),
    ("moved_in_on", "day=1&month=1&year=2029", "This day is more than a year ahead."),
    ("birth_on", "day=24&month=11&year=2026", "This day is still to come."),
    ("birth_on", "day=1&month=1&year=1066", "This year cannot be right."),
    ("age", "value=-1", "Please enter a whole number, like 4."),
    ("age", "value=", "Please enter a whole number, like 4."),
    ("title_section", "value=card", "Please enter the number as it stands on the card"),
    ("title_section", "value=" + "9" * 61, "That is too long for this field."),
    pytest.param(
        "moved_in_on", "day=" + "1" * 1_000_000, "That is too long for this field.", id="1 MB"
    ),
    pytest.param("paper", "value=none&" * 40, "That is too long for this field.", id="40 papers"),
]


@pytest.mark.parametrize(("name", "query", "sentence"), FAULTS)
def test_each_fault_has_one_clear_sentence(name, query, sentence):
    form = sent(name, query)

    assert not form.is_valid()
    assert form.error.startswith(sentence)


def test_what_was_sent_stays_in_the_form():
    form = sent("moved_in_on", "day=30&month=2&year=2026")

    assert not form.is_valid()
    assert (form.day, form.month, form.year) == ("30", "2", "2026")
    assert [one.label for one in form.months if one.is_checked] == ["February"]


def test_what_was_answered_before_stands_in_the_form():
    paper = QuestionForm(question("paper"), "en", reply=Reply("toleration"))
    moved = QuestionForm(question("moved_in_on"), "en", reply=Reply("2026-03-05"))
    came = family("spouse", children=[8, 0], others=1)
    home = QuestionForm(question("household"), "en", reply=Reply(came))
    single = QuestionForm(question("single_parent"), "en", reply=Reply(False))
    skipped = QuestionForm(question("age"), "en", reply=Reply(skipped="declined"))
    two = QuestionForm(question("nationalities"), "en", reply=Reply(["UA", "RO"]))

    assert [one.value for one in paper.choices if one.is_checked] == ["toleration"]
    assert (moved.day, moved.month, moved.year) == ("5", "3", "2026")
    assert (home.children.count, home.children.ages) == ("2", "8, 0")
    assert (home.others.count, home.others.ages) == ("1", "")
    assert [one.value for one in home.choices if one.is_checked] == ["spouse"]
    assert [one.value for one in single.choices if one.is_checked] == ["no"]
    assert [one.value for one in skipped.escapes if one.is_checked] == ["declined"]
    assert skipped.text == ""
    assert two.selected == ("UA", "RO", "")


def test_a_fresh_form_has_nothing_chosen_and_is_not_valid():
    form = QuestionForm(question("paper"), "en")

    assert not form.is_valid()
    assert form.error == ""
    assert not any(one.is_checked for one in (*form.choices, *form.escapes))


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
def test_every_language_names_every_country(language):
    names = country_names(language)

    assert len(names) == len({name for _, name in names})
    assert all(name and name != code for code, name in names)
    assert len(names) == len(COUNTRIES)


def test_countries_stand_in_the_order_of_the_alphabet():
    german = [name for _, name in country_names("de")]

    assert german.index("Ägypten") < german.index("Bulgarien")
    assert german.index("Österreich") < german.index("Polen")


@given(
    st.sampled_from(list(definitions())),
    st.dictionaries(
        st.sampled_from(FIELDS),
        st.lists(st.text(max_size=80), max_size=25),
    ),
)
def test_whatever_is_sent_is_a_fitting_reply_or_a_sentence(name, fields):
    data = QueryDict(mutable=True)
    for key, values in fields.items():
        data.setlist(key, values)
    form = QuestionForm(question(name, subjects=("child1",)), "de", data)

    if form.is_valid():
        assert fits(form.question, form.value)
    else:
        assert form.error


def test_the_reply_of_a_form_leads_on():
    found = visit({"nationalities": ["RO"], "moved_in_on": "2026-11-16"})
    step = found.end.steps[2]
    form = QuestionForm(step.question, "de", QueryDict("value=IN"))

    after = interview(
        found.answers.answered(step.question, reply_of(form)), as_of=date(2026, 11, 23), local=LOCAL
    )

    assert after.current is not None
    assert after.current.id == "paper.you"


def test_german_words_stay_german_beside_the_label():
    card = next(one for one in QuestionForm(question("paper"), "ar").choices if one.german)

    assert card.german == "Nationales Visum (D)"
    assert card.description
