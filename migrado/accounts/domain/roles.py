"""Which role holds which permissions. The database stores who holds which role, nothing else."""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Permission(StrEnum):
    """One thing that somebody may do; a policy asks for it by name."""

    OPEN_DESK = "open_desk"  # sees the desk of the city at all
    MANAGE_STAFF = "manage_staff"  # invites, grants and ends roles
    READ_STAFF = "read_staff"  # sees who holds which role
    READ_JOURNAL = "read_journal"  # sees what was read and written, without names of staff
    READ_FIGURES = "read_figures"  # sees counts, never a person
    EDIT_CONTENT = "edit_content"
    TRANSLATE_CONTENT = "translate_content"
    RECEIVE_PERSON = "receive_person"  # name and appointment, no case
    REGISTER_PERSON = "register_person"  # what stands on the registration form
    COUNSEL_PERSON = "counsel_person"  # the case file, with its notes
    SEE_ASSESSMENT = "see_assessment"  # the facts and what follows from them
    PLACE_IN_COURSE = "place_in_course"
    ANSWER_REFERRAL = "answer_referral"  # what was sent to one's own organisation
    OPERATE = "operate"  # keys, backups, settings; never a person's data


class Role(StrEnum):
    """What somebody is in the house, as an arrival centre names it."""

    RECEPTION = "reception"
    REGISTRATION = "registration"
    COUNSELLING = "counselling"
    JOBCENTER = "jobcenter"
    COURSES = "courses"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    PARTNER = "partner"
    REPORTING = "reporting"
    AUDIT = "audit"
    OPERATOR = "operator"


P = Permission
ROLES: Mapping[Role, frozenset[Permission]] = {
    Role.RECEPTION: frozenset({P.OPEN_DESK, P.RECEIVE_PERSON}),
    Role.REGISTRATION: frozenset({P.OPEN_DESK, P.RECEIVE_PERSON, P.REGISTER_PERSON}),
    Role.COUNSELLING: frozenset(
        {P.OPEN_DESK, P.RECEIVE_PERSON, P.COUNSEL_PERSON, P.SEE_ASSESSMENT}
    ),
    Role.JOBCENTER: frozenset({P.OPEN_DESK, P.SEE_ASSESSMENT}),
    Role.COURSES: frozenset({P.OPEN_DESK, P.PLACE_IN_COURSE}),
    Role.EDITOR: frozenset({P.OPEN_DESK, P.EDIT_CONTENT, P.TRANSLATE_CONTENT}),
    Role.TRANSLATOR: frozenset({P.OPEN_DESK, P.TRANSLATE_CONTENT}),
    Role.PARTNER: frozenset({P.OPEN_DESK, P.ANSWER_REFERRAL}),
    Role.REPORTING: frozenset({P.OPEN_DESK, P.READ_FIGURES}),
    Role.AUDIT: frozenset({P.OPEN_DESK, P.READ_JOURNAL, P.READ_STAFF}),
    Role.OPERATOR: frozenset({P.OPEN_DESK, P.OPERATE, P.MANAGE_STAFF, P.READ_STAFF}),
}
TWO_PERSONS = frozenset({Role.OPERATOR})  # a second operator has to agree to the grant


def permissions(roles: Iterable[Role]) -> frozenset[Permission]:
    """Return everything that these roles may do together."""
    return frozenset[Permission]().union(*(ROLES[role] for role in roles))


def grantable(held: Iterable[Role]) -> tuple[Role, ...]:
    """Return the roles that somebody with ``held`` may grant to others, in the order of `Role`.

    Nobody grants to themselves; that is refused where the grant is made.
    """
    return tuple(Role) if P.MANAGE_STAFF in permissions(held) else ()
