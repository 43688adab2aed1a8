"""Anonymous counselling: it begins without a name, and only the person can give it one."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from migrado.casework import policies
from migrado.casework.actions import claiming
from migrado.casework.actions.contacts import count_in_thread
from migrado.casework.actions.notes import begin_note
from migrado.casework.domain import Talk
from migrado.casework.domain.codes import hashed, new_code, new_code_name
from migrado.casework.models import Contact, Note, Thread
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell
from migrado.people.policies import Acting
from migrado.vault import actions as vault
from migrado.vault.domain import uuid7

TRIES = 20  # code names that are taken already, one after the other


class WrongCode(LookupError):
    """No anonymous thread has this code."""


@dataclass(frozen=True)
class Begun:
    """A new thread; the code is printed once and kept nowhere."""

    thread: Thread
    code: str


@transaction.atomic
def begin_thread(talk: Talk, *, by: Acting) -> Begun:
    """Begin counselling of somebody who gives no name, with a first talk. Raises NotAllowed."""
    policies.check_counselling(by)
    code = new_code()
    thread = Thread(id=uuid7(by.now), city=by.city, begun_on=by.on, code_hash=hashed(code))
    thread.key = vault.new_subject_key(now=by.now)
    _call(thread)
    tell(Kind.WRITE, "casework.thread", by=by, of=None, thing_id=thread.pk)
    count_in_thread(talk, thread, by=by)
    return Begun(thread, code)


@transaction.atomic
def talk_again(thread: UUID, talk: Talk, *, by: Acting) -> Contact:
    """Count one more talk with somebody known by a code name. Raises NotAllowed."""
    return count_in_thread(talk, claiming.thread(thread, by=by), by=by)


@transaction.atomic
def write_in_thread(thread: UUID, words: str, *, by: Acting) -> Note:
    """Write a note about somebody known by a code name. Raises NotAllowed, NoWords."""
    return begin_note(words, thread=claiming.thread(thread, by=by), by=by)


@transaction.atomic
def join_thread(code: str, *, to: UUID, by: Acting) -> Thread:
    """Join an anonymous thread to a person who showed its code and agreed to notes.

    From now on it is read with that person's cases alone. Of two who join it at once, one does.
    Raises NotAllowed, WrongCode.
    """
    whose = claiming.person(to, by=by)
    policies.check_opening(whose, by=by)
    thread = _by_code(code, by=by)
    anonymous = Thread.objects.in_city(by.city).filter(pk=thread.pk, person=None)
    if not anonymous.update(person=whose, joined_on=by.on):
        raise WrongCode
    tell(Kind.WRITE, "casework.thread", by=by, of=whose.pk, thing_id=thread.pk)
    thread.person, thread.joined_on = whose, by.on
    return thread


@transaction.atomic
def forget_thread(code: str, *, by: Acting) -> None:
    """Erase an anonymous thread for whoever shows its code. Raises NotAllowed, WrongCode."""
    policies.check_counselling(by)
    thread = _by_code(code, by=by)
    tell(Kind.ERASE, "casework.thread", by=by, of=None, thing_id=thread.pk)
    thread.delete()
    vault.erase_key(thread.key_id, now=by.now)


def _by_code(code: str, *, by: Acting) -> Thread:
    every = Thread.objects.in_city(by.city).select_for_update(of=("self",))
    found: Thread | None = every.filter(code_hash=hashed(code), person=None).first()
    if found is None:
        raise WrongCode
    return found


def _call(thread: Thread) -> None:
    """Save ``thread`` under a name that nobody has."""
    for _ in range(TRIES):
        thread.code_name = new_code_name()
        try:
            with transaction.atomic():
                thread.save(force_insert=True)
        except IntegrityError:
            continue
        return
    raise RuntimeError("no code name is free")
