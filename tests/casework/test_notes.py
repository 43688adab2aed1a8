"""Notes: who reads which, every version is kept, two who write at once lose nothing."""

from functools import partial

import pytest
from django.db import IntegrityError, transaction

from migrado.accounts.policies import NotAllowed
from migrado.casework import actions
from migrado.casework.actions import HalfWritten, NoWords
from migrado.casework.domain import Level, Reason
from migrado.casework.models import Draft, Note, NoteVersion
from migrado.journal.models import Entry
from migrado.people import actions as people
from migrado.people.domain import Purpose
from migrado.people.models import Consent
from migrado.vault.domain import uuid7
from tests.casework.factories import days_later, make_note
from tests.people.factories import acting, later_than
from tests.support.clock import NOW
from tests.support.effort import effort
from tests.support.together import run_at_once

pytestmark = pytest.mark.django_db


def test_a_note_is_read_as_it_was_written_and_lies_sealed(case, counsellor):
    make_note(case, "Sie sucht Arbeit.\n\nAls Köchin.", by=counsellor)

    (shown,) = actions.read_case(case.pk, by=counsellor).notes

    assert shown.now.words == "Sie sucht Arbeit.\n\nAls Köchin."
    assert shown.now.author == counsellor.account.name
    assert b"Arbeit" not in bytes(NoteVersion.objects.get().sealed)


def test_a_note_has_words(case, counsellor):
    with pytest.raises(NoWords):
        make_note(case, " \n", by=counsellor)

    assert Note.objects.count() == 0


def test_every_save_keeps_the_version_before(case, counsellor):
    note = make_note(case, "Eins", by=counsellor)

    saved = actions.save_note(note.pk, "Zwei", saw=1, by=later_than(counsellor))

    assert (saved.number, saved.is_copy) == (2, False)
    history = actions.read_note(note.pk, by=counsellor)
    assert history.note.now.words == "Zwei"
    assert [(one.number, one.words) for one in history.versions] == [(2, "Zwei"), (1, "Eins")]


def test_who_saves_on_an_old_version_makes_a_copy_that_both_see(case, counsellor, colleague):
    actions.look_into(case.pk, reason=Reason.AT_THE_DESK, by=colleague)
    note = make_note(case, "Eins", by=counsellor)
    actions.save_note(note.pk, "Zwei von ihr", saw=1, by=counsellor)

    saved = actions.save_note(note.pk, "Zwei von ihm", saw=1, by=later_than(colleague))

    assert (saved.number, saved.is_copy) == (2, True)
    for by in (counsellor, colleague):
        (shown,) = actions.read_case(case.pk, by=by).notes
        assert shown.now.words == "Zwei von ihr"
        assert [one.words for one in shown.copies] == ["Zwei von ihm"]
        assert shown.copies[0].author == colleague.account.name


def test_a_copy_that_was_joined_stands_in_the_history_only(case, counsellor):
    note = make_note(case, "Eins", by=counsellor)
    actions.save_note(note.pk, "Zwei", saw=1, by=counsellor)
    copy = actions.save_note(note.pk, "Auch zwei", saw=1, by=counsellor)

    actions.save_note(note.pk, "Zwei und auch zwei", saw=2, by=counsellor)
    actions.settle_copy(copy.version, by=counsellor)

    (shown,) = actions.read_case(case.pk, by=counsellor).notes
    assert (shown.now.words, shown.copies) == ("Zwei und auch zwei", ())
    words = {one.words for one in actions.read_note(note.pk, by=counsellor).versions}
    assert words == {"Eins", "Zwei", "Auch zwei", "Zwei und auch zwei"}


def test_what_is_for_the_responsible_is_read_by_owner_and_cover_only(
    case, city, counsellor, colleague
):
    note = make_note(case, "Vertraulich", by=counsellor, level=Level.RESPONSIBLE)
    make_note(case, "Für alle", by=later_than(counsellor))
    third = acting(city, Purpose.COUNSELLING)
    actions.look_into(case.pk, reason=Reason.AT_THE_DESK, by=third)
    actions.cover(
        case.pk, to=colleague.account.pk, until=days_later(colleague, 1).on, by=counsellor
    )

    for by in (counsellor, colleague):
        words = [one.now.words for one in actions.read_case(case.pk, by=by).notes]
        assert words == ["Für alle", "Vertraulich"]
    assert [one.now.words for one in actions.read_case(case.pk, by=third).notes] == ["Für alle"]
    assert actions.read_note(note.pk, by=third) is None
    with pytest.raises(NotAllowed):
        actions.save_note(note.pk, "Anders", saw=1, by=third)


def test_who_is_not_responsible_hides_nothing_from_who_is(case, counsellor, colleague):
    actions.look_into(case.pk, reason=Reason.AT_THE_DESK, by=colleague)
    note = make_note(case, by=counsellor)

    with pytest.raises(NotAllowed):
        make_note(case, by=colleague, level=Level.RESPONSIBLE)
    with pytest.raises(NotAllowed):
        actions.save_note(note.pk, "Neu", saw=1, by=colleague, level=Level.RESPONSIBLE)

    assert NoteVersion.objects.count() == 1


def test_a_half_written_note_is_there_after_signing_in_again(case, counsellor, colleague):
    actions.keep_draft(case.pk, HalfWritten(words="Sie erz"), by=counsellor)
    actions.keep_draft(case.pk, HalfWritten(words="Sie erzählt"), by=later_than(counsellor))
    actions.look_into(case.pk, reason=Reason.AT_THE_DESK, by=colleague)

    draft = actions.read_case(case.pk, by=counsellor).draft
    assert (draft.words, draft.note) == ("Sie erzählt", None)
    assert actions.read_case(case.pk, by=colleague).draft is None
    assert actions.read_day(by=counsellor).drafts == (case.pk,)
    assert b"erz" not in bytes(Draft.objects.get().sealed)
    lines = Entry.objects.in_city(case.city).filter(thing="casework.draft")
    assert lines.count() == 1


def test_a_draft_goes_when_the_note_is_saved(case, counsellor):
    actions.keep_draft(case.pk, HalfWritten(words="Eins"), by=counsellor)
    note = make_note(case, "Eins", by=counsellor)
    assert Draft.objects.count() == 0
    actions.keep_draft(case.pk, HalfWritten(words="Zwei", note=note.pk, saw=1), by=counsellor)
    assert actions.read_case(case.pk, by=counsellor).draft.saw == 1

    actions.save_note(note.pk, "Zwei", saw=1, by=counsellor)

    assert Draft.objects.count() == 0


def test_a_draft_is_thrown_away_by_hand_or_after_thirty_days(case, counsellor):
    actions.keep_draft(case.pk, HalfWritten(words="Eins"), by=counsellor)
    assert actions.read_case(case.pk, by=days_later(counsellor, 29)).draft is not None
    assert actions.read_case(case.pk, by=days_later(counsellor, 30)).draft is None
    assert actions.forget_drafts(case.city, now=days_later(counsellor, 29).now) == 0
    assert actions.forget_drafts(case.city, now=days_later(counsellor, 30).now) == 1

    actions.keep_draft(case.pk, HalfWritten(words="Zwei"), by=counsellor)
    actions.drop_draft(case.pk, by=counsellor)

    assert Draft.objects.count() == 0


def test_a_draft_of_a_note_that_one_may_not_read_is_refused(case, counsellor, colleague):
    note = make_note(case, by=counsellor, level=Level.RESPONSIBLE)
    actions.look_into(case.pk, reason=Reason.AT_THE_DESK, by=colleague)

    with pytest.raises(NotAllowed):
        actions.keep_draft(case.pk, HalfWritten(words="x", note=note.pk, saw=1), by=colleague)


def test_what_somebody_was_writing_shuts_with_the_consent(person, case, counsellor):
    actions.keep_draft(case.pk, HalfWritten(words="Eins"), by=counsellor)
    people.withdraw(Consent.objects.in_city(case.city).get(person=person), by=counsellor)

    with pytest.raises(NotAllowed):
        actions.keep_draft(case.pk, HalfWritten(words="Zwei"), by=counsellor)
    assert actions.read_day(by=counsellor).drafts == ()


def test_only_the_newest_notes_stand_on_the_page(case, counsellor):
    for number in range(52):
        make_note(case, f"Notiz {number}", by=days_later(counsellor, number))

    page = actions.read_case(case.pk, by=counsellor)

    assert page.notes[0].now.words == "Notiz 51"
    assert (len(page.notes), page.has_more_notes) == (50, True)
    every = actions.read_case(case.pk, by=counsellor, all_notes=True)
    assert (len(every.notes), every.has_more_notes) == (52, False)


def test_a_note_belongs_to_a_case_or_a_thread():
    with pytest.raises(IntegrityError), transaction.atomic():
        Note(id=uuid7(NOW), level=Level.TEAM, begun_at=NOW).save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_many_who_edit_one_note_at_once_lose_no_word(case, counsellor):
    note = make_note(case, "Anfang", by=counsellor)
    count, at_once = effort("edits"), effort("editors")
    saves = [
        partial(actions.save_note, note.pk, f"Wort {n}", saw=1, by=counsellor) for n in range(count)
    ]

    failures = [
        one for at in range(0, count, at_once) for one in run_at_once(saves[at : at + at_once])
    ]

    assert failures == []
    history = actions.read_note(note.pk, by=counsellor)
    assert {one.words for one in history.versions} == {
        "Anfang",
        *(f"Wort {n}" for n in range(count)),
    }
    assert [one.number for one in history.versions if not one.is_copy] == [2, 1]
    assert len(history.note.copies) == count - 1


@pytest.mark.django_db(transaction=True)
def test_many_who_read_before_they_save_leave_a_whole_chain_of_versions(case, counsellor):
    note = make_note(case, "Anfang", by=counsellor)

    def edit(number):
        seen = actions.read_note(note.pk, by=counsellor).note.now.number
        actions.save_note(note.pk, f"Wort {number}", saw=seen, by=counsellor)

    count, at_once = effort("edits"), effort("editors")
    works = [partial(edit, number) for number in range(count)]
    failures = [
        one for at in range(0, count, at_once) for one in run_at_once(works[at : at + at_once])
    ]

    assert failures == []
    versions = actions.read_note(note.pk, by=counsellor).versions
    chain = sorted(one.number for one in versions if not one.is_copy)
    assert len(versions) == count + 1
    assert chain == list(range(1, len(chain) + 1))
    assert Note.objects.get().revision == chain[-1]
