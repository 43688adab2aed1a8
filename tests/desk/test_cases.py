"""The day and the page of a case: what is done there, who may, and what is never lost."""

from datetime import timedelta

import pytest

from migrado.accounts.domain import ROLES, Permission, Role
from migrado.casework import actions
from migrado.casework.models import Attachment, Case, Contact, Draft, Goal, Note, Step
from migrado.journal.models import Entry
from migrado.people.domain import Purpose
from tests.accounts.factories import desk_client, staff
from tests.casework.factories import (
    make_attachment,
    make_case,
    make_goal,
    make_note,
    make_step,
    png,
)
from tests.people.factories import acting, agreed, make_person
from tests.support.clock import NOW, TODAY
from tests.support.pages import check_page
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
DAY = "/desk/dortmund/day/"
NOBODY = "018f0000-0000-7000-8000-000000000000"


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def city():
    return make_city("dortmund")


@pytest.fixture
def kim(city):
    return staff("Kim", now=NOW - timedelta(days=1), counselling=city)


@pytest.fixture
def by(city, kim):
    return acting(city, Purpose.COUNSELLING, account=kim)


@pytest.fixture
def desk(kim):
    return desk_client(kim)


@pytest.fixture
def other(city):
    return desk_client(staff("Ada", now=NOW - timedelta(days=1), counselling=city))


@pytest.fixture
def person(city, by):
    made = make_person(acting(city))
    agreed(made, by=by)
    return made


@pytest.fixture
def case(person, by):
    return make_case(person, by=by)


def url(case, more=""):
    return f"/desk/dortmund/cases/{case.pk}/{more}"


def test_the_day_shows_what_is_due_late_first(desk, case, by):
    goal = make_goal(case, by=by)
    make_step(goal, "Heute", by=by)
    make_step(goal, "Gestern", by=by, due_on=TODAY - timedelta(days=1))
    make_step(goal, "Morgen", by=by, due_on=TODAY + timedelta(days=1))

    page = check_page(desk.get(DAY))

    rows = [row.text for row in page.select("#due ~ ul > li")]
    assert ["Gestern" in rows[0], "Heute" in rows[1], len(rows)] == [True, True, 2]
    assert "Olena Beispiel" in page.select_one("#mine ~ ul").text


@pytest.mark.parametrize("role", list(Role))
def test_the_day_and_cases_are_for_counselling_alone(city, case, by, role):
    client = desk_client(staff("Other", **{role.value: city}))
    note = make_note(case, by=by)

    answers = [
        client.get(DAY),
        client.get(url(case)),
        client.post(url(case, "notes/"), {"words": "x"}),
        client.post(url(case, "draft/"), {"words": "x"}),
        client.get(url(case, f"notes/{note.pk}/")),
        client.post(url(case, "copies/csv/")),
        client.post(url(case, "close/"), {"outcome": "other"}),
    ]

    may = Permission.COUNSEL_PERSON in ROLES[role]
    wanted = [200, 200, 403, 403, 404, 403, 403] if may else [403] * 7
    assert [one.status_code for one in answers] == wanted
    assert Note.objects.count() == 1


def test_a_case_is_opened_from_the_person_and_only_once(desk, person):
    place = f"/desk/dortmund/people/{person.pk}/cases/"

    opened = desk.post(place, {"topics": ["work", "housing"]})
    again = desk.post(place, {"topics": ["work"]})

    assert (opened.status_code, again.status_code) == (303, 409)
    assert check_page(again).select_one("[role=alert]")
    assert Case._base_manager.get().topics == ["housing", "work"]


def test_the_page_of_a_case_shows_it_in_one_look(desk, case, by):
    make_step(make_goal(case, by=by), by=by)
    make_note(case, by=by)

    page = check_page(desk.get(url(case)))

    text = page.select_one("main").text
    assert page.h1.text.strip() == "Olena Beispiel"
    assert all(one in text for one in ("Arbeit finden", "Zeugnis holen", "Sie sucht Arbeit."))
    assert page.select_one("textarea[name=words]")
    read = Entry._base_manager.filter(thing="casework.case", kind="read")
    assert read.get().subject == case.person_id


def test_goals_and_steps_are_added_and_done(desk, case):
    desk.post(url(case, "goals/"), {"words": "Wohnung", "topic": "housing"})
    goal = Goal.objects.get()
    desk.post(
        url(case, f"goals/{goal.pk}/steps/"),
        {"words": "Antrag", "who": "house", "due_on": "2026-12-01"},
    )
    step = Step.objects.get()

    desk.post(url(case, f"steps/{step.pk}/done/"))

    step.refresh_from_db()
    assert step.done_at == NOW
    desk.post(url(case, f"goals/{goal.pk}/settle/reached/"))
    assert Goal.objects.get().state == "reached"


@pytest.mark.parametrize(
    ("where", "sent", "kept"),
    [
        ("goals/", {"words": "", "topic": "health"}, "health"),
        ("looks/", {"words": "Brief", "due_on": "morgen"}, "Brief"),
    ],
)
def test_a_refused_form_comes_back_filled(desk, case, where, sent, kept):
    answer = desk.post(url(case, where), sent)

    page = check_page(answer)
    assert answer.status_code == 422
    assert page.select(f"[value={kept}][selected], input[value={kept}]")
    assert page.select_one("details[open] [role=alert]")


def test_a_note_is_saved_and_its_draft_goes(desk, case):
    desk.post(url(case, "draft/"), {"words": "Halb"})
    assert check_page(desk.get(url(case))).select_one("textarea").text.strip() == "Halb"

    desk.post(url(case, "notes/"), {"words": "Ganz", "level": "responsible"})

    page = check_page(desk.get(url(case)))
    assert page.select_one("textarea").text.strip() == ""
    assert "Ganz" in page.select_one("#notes ~ ul").text
    assert Note.objects.get().level == "responsible"


def test_a_note_whose_session_ended_is_there_again_as_a_draft(desk, case, kim, time_machine):
    desk.get(url(case))
    time_machine.move_to(NOW + timedelta(hours=1), tick=False)

    answer = desk.post(url(case, "notes/"), {"words": "Fast verloren"})

    assert answer["Location"].startswith("/accounts/login/")
    assert (Note.objects.count(), Draft.objects.count()) == (0, 1)
    desk.force_login(kim)
    assert "Fast verloren" in check_page(desk.get(url(case))).select_one("textarea").text


def test_a_note_of_nobody_known_is_shown_to_be_copied(client, case):
    answer = client.post(url(case, "notes/"), {"words": "Fast verloren"})

    assert (answer.status_code, Draft.objects.count()) == (401, 0)
    assert "Fast verloren" in check_page(answer).select_one("textarea").text


def test_two_who_change_a_note_see_both(desk, case, by):
    note = make_note(case, "Erste", by=by)
    place = url(case, f"notes/{note.pk}/")
    desk.post(place, {"words": "Zweite", "saw": 1})

    answer = desk.post(place, {"words": "Auch zweite", "saw": 1})

    page = check_page(desk.get(answer["Location"]))
    assert "Auch zweite" in page.select_one("#copies").parent.text
    assert page.select_one("textarea").text.strip() == "Zweite"
    settle = page.select_one("form[action*=settle]")["action"]
    desk.post(settle)
    assert not check_page(desk.get(place)).select_one("#copies")


def test_a_colleague_opens_a_case_with_a_reason_and_not_without(other, case):
    shut = check_page(other.get(url(case)))
    empty = other.post(url(case, "look-into/"))
    other.post(url(case, "look-into/"), {"reason": "absent"})

    assert "Olena" not in shut.text
    assert empty.status_code == 422
    assert check_page(other.get(url(case))).h1.text.strip() == "Olena Beispiel"
    assert Entry._base_manager.filter(kind="grant", thing="casework.case").get().subject


def test_a_case_passes_to_a_colleague_who_accepts(desk, other, case, city):
    ada = Case.objects.in_city(city).get().owner.__class__.objects.get(name="Ada")
    desk.post(url(case, "offers/"), {"to": str(ada.pk)})
    waits = check_page(other.get(DAY)).select_one("form[action*=accept]")["action"]

    other.post(waits)

    case.refresh_from_db()
    assert case.owner_id == ada.pk
    assert desk.get(url(case)).status_code == 200  # the door only
    assert "Olena" not in desk.get(url(case)).content.decode()


def test_a_case_ends_with_an_outcome_and_begins_again(desk, case):
    assert desk.post(url(case, "close/")).status_code == 422
    desk.post(url(case, "close/"), {"outcome": "goal_reached"})
    late = desk.post(url(case, "notes/"), {"words": "Zu spät"})

    assert late.status_code == 409
    assert "Zu spät" in check_page(late).select_one("textarea").text
    assert desk.post(url(case, "reopen/")).status_code == 303
    case.refresh_from_db()
    assert case.is_open


def test_a_talk_in_a_case_is_counted_there(desk, case):
    talk = {"about": "work", "language": "uk", "result": "answered", "manner": "call"}
    more = {"interpreter": "none", "funding": "not_asked", "case": str(case.pk)}

    desk.post("/desk/dortmund/contacts/new/", talk | more)

    assert Contact._base_manager.get().case_id == case.pk


def send(desk, case, name, data):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return desk.post(url(case, "papers/"), {"paper": SimpleUploadedFile(name, data)})


def test_a_file_is_kept_and_handed_out_to_be_stored_only(desk, case):
    send(desk, case, "Zeugnis.png", png())

    answer = desk.get(f"/desk/dortmund/papers/{Attachment.objects.get().pk}/")

    assert answer.content == png()
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<html><script>alert(1)</script></html>"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.png", png(end=b"PK\x03\x04<script>alert(1)</script>")),
        ("a.zip", b"PK\x03\x04" + b"\x00" * 40),
        ("a.txt", b""),
        ("a.txt", b"x" * (10 * 2**20 + 1)),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_in_words(desk, case, name, data):
    answer = send(desk, case, name, data)

    assert (answer.status_code, Attachment.objects.count()) == (422, 0)
    assert check_page(answer).select_one("#id_paper_error").text


def test_a_file_without_the_token_is_refused(kim, case):
    strict = desk_client(kim, enforce_csrf_checks=True)

    assert send(strict, case, "a.txt", b"Zeugnis").status_code == 403
    assert Attachment.objects.count() == 0


def test_a_copy_leaves_as_text_and_as_a_table_and_is_written_down(desk, case, by):
    make_goal(case, "=1+1", by=by)

    text = check_page(desk.post(url(case, "copies/text/")))
    table = desk.post(url(case, "copies/csv/"))

    assert "=1+1" in text.select_one("textarea").text
    assert '"\'=1+1"' in table.content.decode()
    assert table["Content-Disposition"] == 'attachment; filename="case.csv"'
    assert Entry._base_manager.filter(kind="export", thing="casework.case").count() == 2


def test_nothing_of_another_city_or_another_case_is_reached(desk, case, by, other):
    hamm = make_city("hamm")
    stranger = desk_client(staff("Zoe", counselling=hamm))
    goal, note = make_goal(case, by=by), make_note(case, by=by)
    paper = make_attachment(case, by=by)
    there = f"/desk/hamm/cases/{case.pk}/"

    answers = [
        stranger.get(there),
        stranger.get(f"{there}notes/{note.pk}/"),
        stranger.get(f"/desk/hamm/papers/{paper.pk}/"),
        other.get(f"/desk/dortmund/papers/{paper.pk}/"),
        desk.get(f"/desk/dortmund/cases/{NOBODY}/"),
    ]
    writes = [
        stranger.post(f"{there}goals/{goal.pk}/settle/reached/"),
        stranger.post(f"{there}papers/{paper.pk}/remove/"),
        other.post(url(case, f"goals/{goal.pk}/settle/reached/")),
        other.post(url(case, f"notes/{note.pk}/"), {"words": "x", "saw": 1}),
        other.post(url(case, f"papers/{paper.pk}/remove/")),
        stranger.get(url(case)),
    ]

    assert [one.status_code for one in answers] == [404] * 5
    assert [one.status_code for one in writes] == [403] * 6
    assert actions.read_case(case.pk, by=by).goals[0].state == "open"
