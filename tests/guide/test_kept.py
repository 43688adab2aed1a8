"""Rows behind links: sealed with the token alone, and gone when they should be."""

import random
import threading
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, connections, transaction
from django.test import override_settings

from migrado.guide import actions
from migrado.guide.domain.companion import Task, end_of_link, papers_of, step_of
from migrado.guide.models import CompanionNote, KeptPlan
from migrado.guide.queries import companion_page, companion_task, kept_answers, plan_page
from migrado.texts.models import City
from migrado.web.links import PADDED_BYTES, TooLarge, lock
from tests.guide.factories import all_of_us, family, visit
from tests.support.clock import NOW, TODAY
from tests.support.effort import effort

pytestmark = pytest.mark.django_db
FAMILY = {
    "household": family(children=[8, 4]),
    "nationalities": all_of_us(["SY"]),
    "moved_in_on": all_of_us("2026-11-16"),
}
AFRAID = {**FAMILY, "situation": ["violence"]}
ALONE = {"nationalities": ["SY"], "moved_in_on": "2026-11-16"}
GUESSES = ["", "x", "A" * 31, "A" * 32, "A" * 33, "ä" * 32, "A" * 31 + "=", "../" * 11, "A" * 9_999]


def rows(kind, city):
    return kind.objects.in_city(city)


def keep(city, script=None, **changed):
    chosen = {"answers": visit(script or FAMILY).answers, "days": 30, "on": TODAY} | changed
    return actions.keep_plan(city, **chosen)


def first_step(city, script):
    answers = visit(script).answers
    return plan_page(city, answers=answers, language="de", on=TODAY).steps[0]


def note(city, script=None, on=TODAY):
    return actions.keep_note(city, step=first_step(city, script or FAMILY), on=on)


@pytest.fixture
def bonn(dortmund) -> City:
    return City.objects.create(
        country=dortmund.country,
        key="bonn",
        name="Bonn",
        state="NW",
        zone="Europe/Berlin",
        changed_at=NOW,
    )


def test_a_kept_plan_opens_with_its_token(dortmund):
    token = keep(dortmund)

    found = kept_answers(dortmund, token=token, on=TODAY)

    assert found.answers == visit(FAMILY).answers
    assert found.until == TODAY + timedelta(days=29)


@pytest.mark.parametrize("token", GUESSES, ids=lambda token: f"{len(token)} {token[:4]}")
def test_a_guess_opens_and_deletes_nothing(dortmund, token):
    kept, own = keep(dortmund), note(dortmund)

    actions.delete_kept_plan(dortmund, token=token)
    actions.delete_note(dortmund, token=token)

    assert kept_answers(dortmund, token=token, on=TODAY) is None
    assert companion_task(dortmund, token=token, on=TODAY) is None
    assert kept_answers(dortmund, token=kept, on=TODAY)
    assert companion_task(dortmund, token=own, on=TODAY)


@pytest.mark.parametrize("days", actions.DAYS)
def test_a_kept_plan_ends_on_the_day_that_was_chosen(dortmund, days):
    token = keep(dortmund, days=days)
    last = TODAY + timedelta(days=days - 1)

    assert kept_answers(dortmund, token=token, on=last).until == last
    assert kept_answers(dortmund, token=token, on=last + timedelta(days=1)) is None


@pytest.mark.parametrize("days", [0, 1, 8, 365, -7])
def test_nobody_keeps_a_plan_for_another_time(dortmund, days):
    with pytest.raises(ValueError, match="expected one of"):
        keep(dortmund, days=days)


def test_a_deleted_plan_is_gone_and_can_be_deleted_again(dortmund):
    token = keep(dortmund)

    for _ in range(2):
        actions.delete_kept_plan(dortmund, token=token)

    assert kept_answers(dortmund, token=token, on=TODAY) is None
    assert not rows(KeptPlan, dortmund).exists()


def test_keeping_twice_makes_two_links_that_do_not_hang_together(dortmund):
    first, second = keep(dortmund), keep(dortmund)

    actions.delete_kept_plan(dortmund, token=first)

    assert kept_answers(dortmund, token=first, on=TODAY) is None
    assert kept_answers(dortmund, token=second, on=TODAY)


def test_a_link_opens_in_its_own_city_only(dortmund, bonn):
    token = keep(dortmund)

    actions.delete_kept_plan(bonn, token=token)

    assert kept_answers(bonn, token=token, on=TODAY) is None
    assert kept_answers(dortmund, token=token, on=TODAY)


def test_a_token_of_one_kind_opens_nothing_of_the_other(dortmund):
    kept, own = keep(dortmund), note(dortmund)

    assert companion_task(dortmund, token=kept, on=TODAY) is None
    assert kept_answers(dortmund, token=own, on=TODAY) is None


@pytest.mark.parametrize("keys", [(), (b"n" * 32,)], ids=["none", "other"])
def test_the_key_ring_of_the_server_plays_no_part(dortmund, keys):
    token = keep(dortmund)

    with override_settings(MIGRADO_KEYS=keys, SECRET_KEY="x" * 50):
        assert kept_answers(dortmund, token=token, on=TODAY)


def change_city(row, bonn):
    row.city = bonn


def change_end(row, bonn):
    row.expires_on += timedelta(days=300)


def change_a_bit(row, bonn):
    box = bytearray(row.ciphertext)
    box[40] ^= 1
    row.ciphertext = bytes(box)


def cut(row, bonn):
    row.ciphertext = bytes(row.ciphertext)[:5]


@pytest.mark.parametrize("change", [change_city, change_end, change_a_bit, cut])
def test_a_row_that_was_changed_in_the_database_opens_nothing(dortmund, bonn, change):
    token = keep(dortmund)
    row = rows(KeptPlan, dortmund).get()

    change(row, bonn)
    row.save()

    assert kept_answers(row.city, token=token, on=TODAY) is None


def test_a_ciphertext_put_into_another_row_opens_nothing(dortmund):
    mine, other = keep(dortmund), keep(dortmund)
    ids = [lock(token, purpose="kept plan", place="dortmund").id for token in (mine, other)]
    box = rows(KeptPlan, dortmund).get(pk=ids[0]).ciphertext
    rows(KeptPlan, dortmund).filter(pk=ids[1]).update(ciphertext=box)

    assert kept_answers(dortmund, token=other, on=TODAY) is None


def test_every_row_is_as_long_as_every_other(dortmund):
    for script in (FAMILY, ALONE):
        keep(dortmund, script)
        note(dortmund, script)

    boxes = [bytes(row.ciphertext) for kind in actions.KINDS for row in rows(kind, dortmund)]

    assert {len(box) for box in boxes} == {PADDED_BYTES + 12 + 16}
    assert len(set(boxes)) == 4


def test_what_no_cookie_could_bring_is_not_kept():
    own = lock("A" * 32, purpose="kept plan", place="dortmund")

    with pytest.raises(TooLarge):
        own.seal(random.Random(1).randbytes(4_000), until="2026-12-23")


def test_neither_id_nor_key_are_in_the_token(dortmund):
    token = keep(dortmund)
    row = rows(KeptPlan, dortmund).get()

    assert isinstance(row.pk, UUID)
    assert token not in str(row.__dict__)
    assert row.pk.hex not in token


def test_expired_rows_are_deleted_in_all_cities_and_living_ones_stay(dortmund, bonn, capsys):
    old, young = keep(dortmund, days=7), keep(dortmund, days=90)
    keep(bonn, days=7)
    note(dortmund)

    with pytest.MonkeyPatch.context() as patch:
        later = TODAY + timedelta(days=30)
        patch.setattr("django.utils.timezone.localdate", lambda *_: later)
        call_command("delete_expired")
        call_command("delete_expired")

    assert capsys.readouterr().out.split() == ["Deleted:", "3.", "Deleted:", "0."]
    assert kept_answers(dortmund, token=old, on=TODAY) is None
    assert kept_answers(dortmund, token=young, on=later)


def test_making_a_link_sweeps_out_what_has_run_out(dortmund):
    keep(dortmund, days=7)

    keep(dortmund, on=TODAY + timedelta(days=7))

    assert rows(KeptPlan, dortmund).count() == 1


def test_a_stranger_cannot_fill_the_database(dortmund, monkeypatch):
    monkeypatch.setattr(actions, "MOST_A_DAY", 2)
    keep(dortmund)
    keep(dortmund)

    with pytest.raises(actions.TooMany):
        keep(dortmund)

    assert rows(KeptPlan, dortmund).count() == 2
    assert note(dortmund)
    assert keep(dortmund, on=TODAY + timedelta(days=1)), "the next day begins anew"


@pytest.mark.parametrize("kind", actions.KINDS)
def test_no_row_ends_before_it_begins(dortmund, kind):
    row = kind(id=UUID(int=1), city=dortmund, ciphertext=b"", created_on=TODAY, expires_on=TODAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_a_stolen_database_file_shows_nothing(dortmund, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("reads the file of SQLite")
    token, own = keep(dortmund), note(dortmund)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    plain = visit(FAMILY).answers.to_json()

    path = Path(connection.settings_dict["NAME"])
    stolen = b"".join(
        part.read_bytes() for part in (path, path.with_name(path.name + "-wal")) if part.exists()
    )

    assert rows(KeptPlan, dortmund).get().pk.hex.encode() in stolen
    for secret in (token.encode(), own.encode(), plain, b"nationalities", b'"moved_in_on.you'):
        assert secret not in stolen
    windows = {plain[at : at + 12] for at in range(len(plain) - 12)}
    assert not [window for window in windows if window in stolen]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(effort("races")))
def test_who_opens_while_another_deletes_sees_all_or_nothing(dortmund, turn):
    token = keep(dortmund)
    whole, seen, start = visit(FAMILY).answers, [], threading.Barrier(3)

    def open_often():
        start.wait()
        seen.extend(kept_answers(dortmund, token=token, on=TODAY) for _ in range(20))
        connections.close_all()

    def delete():
        start.wait()
        actions.delete_kept_plan(dortmund, token=token)
        connections.close_all()

    threads = [threading.Thread(target=one) for one in (open_often, delete, delete)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 20
    assert {found.answers == whole for found in seen if found} <= {True}
    assert kept_answers(dortmund, token=token, on=TODAY) is None


def test_a_note_holds_keys_and_a_day_and_nothing_else(dortmund):
    token = note(dortmund)
    row = rows(CompanionNote, dortmund).get()
    own = lock(token, purpose="note for a companion", place="dortmund")

    payload = own.open(bytes(row.ciphertext), until=row.expires_on.isoformat()).decode()

    task = companion_task(dortmund, token=token, on=TODAY)
    assert payload == task.to_json().decode()
    assert task.step == "register_address"
    assert task.topic == "register_address"
    assert "passport" in task.papers
    for fact in ("SY", "child", "you", "2026-11-16", "2026-11-30", "8", "nationalit", "persons"):
        assert fact not in payload.replace(str(task.advised_on), "")


def test_households_with_the_same_way_give_the_same_note(dortmund):
    tasks = [
        companion_task(dortmund, token=note(dortmund, script), on=TODAY)
        for script in (FAMILY, ALONE, AFRAID)
    ]

    assert tasks[0] == tasks[1] == tasks[2]


def test_a_note_shows_what_where_when_and_which_papers(dortmund):
    page = companion_page(dortmund, token=note(dortmund), language="en", on=TODAY)

    assert page.title.text == "Register your address"
    assert page.title.german_differs
    assert page.office
    assert page.office.team == ""
    assert page.advised_on > TODAY
    assert [paper.key for paper in page.papers]


def test_an_advised_day_that_has_passed_is_not_shown(dortmund):
    token = note(dortmund)
    task = companion_task(dortmund, token=token, on=TODAY)

    page = companion_page(
        dortmund, token=token, language="de", on=task.advised_on + timedelta(days=1)
    )

    assert page.advised_on is None
    assert page.times == ()


@pytest.mark.parametrize(
    ("last_day", "end"),
    [
        (None, date(2026, 12, 7)),
        (date(2027, 3, 1), date(2026, 12, 7)),
        (date(2026, 12, 6), date(2026, 12, 7)),
        (date(2026, 11, 30), date(2026, 12, 1)),
        (date(2026, 11, 26), date(2026, 11, 27)),
        (date(2026, 11, 24), date(2026, 11, 26)),
        (date(2026, 9, 1), date(2026, 11, 26)),
    ],
)
def test_a_note_ends_after_two_weeks_or_with_its_step(last_day, end):
    assert end_of_link(on=TODAY, last_day=last_day) == end


def test_the_step_is_found_without_its_persons():
    assert step_of("register_address.you.child1") == "register_address"
    assert step_of("residence_title.apply_for_title.you") == "residence_title.apply_for_title"
    assert step_of("residence_title.apply.child2") == "residence_title.apply"


def test_a_note_of_an_older_version_or_a_step_that_is_gone_opens_nothing():
    task = Task("register_address", "register_address", "", ("passport", "gone"), None)

    assert Task.from_json(task.to_json()) == task
    assert [paper.key for paper in papers_of(task)] == ["passport"]
    assert Task.from_json(task.to_json().replace(b'"v":1', b'"v":0')) is None
    gone = task.to_json().replace(b'"step":"register_address"', b'"step":"gone"')
    assert Task.from_json(gone) is None
