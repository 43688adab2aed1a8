"""Which role holds which permission: every cell, written down a second time."""

import pytest

from migrado.accounts.domain import ROLES, Permission, Role, grantable, permissions

DESK = {"open_desk"}
EXPECTED = {
    "reception": DESK | {"receive_person"},
    "registration": DESK | {"receive_person", "register_person"},
    "counselling": DESK | {"receive_person", "counsel_person", "see_assessment"},
    "jobcenter": DESK | {"see_assessment"},
    "courses": DESK | {"place_in_course"},
    "editor": DESK | {"edit_content", "translate_content"},
    "translator": DESK | {"translate_content"},
    "partner": DESK | {"answer_referral"},
    "reporting": DESK | {"read_figures"},
    "audit": DESK | {"read_journal", "read_staff"},
    "operator": DESK | {"operate", "manage_staff", "read_staff"},
}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_every_cell_of_the_table(role, permission):
    assert (permission in ROLES[role]) == (permission.value in EXPECTED[role.value])


def test_every_permission_is_held_by_somebody():
    assert permissions(Role) == set(Permission)


def test_who_runs_the_house_sees_no_person():
    persons = {"receive_person", "register_person", "counsel_person", "see_assessment"}

    assert persons.isdisjoint(ROLES[Role.OPERATOR])
    assert persons.isdisjoint(ROLES[Role.AUDIT] | ROLES[Role.REPORTING] | ROLES[Role.EDITOR])


@pytest.mark.parametrize("role", Role)
def test_only_operators_grant(role):
    assert bool(grantable([role])) == (role is Role.OPERATOR)
