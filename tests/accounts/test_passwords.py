"""Which passwords are taken: long ones of any kind, but not what everybody would try here first."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from migrado.accounts.domain import leans_on
from tests.accounts.factories import staff
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("password", "leans"),
    [
        ("MigraDO-Dortmund-2026!", True),
        ("willkommen123456", True),
        ("Dortmunddortmund", True),
        ("dortmund passt gut zu uns", False),
        ("four words nobody joins", False),
        ("729 144 026 551", False),  # digits alone are judged by others
    ],
)
def test_what_is_left_without_the_words_of_the_house_decides(password, leans):
    assert leans_on(["migrado", "willkommen", "Dortmund"], password=password) == leans


@pytest.mark.parametrize("password", ["MigraDO-Hamm-2026!", "Hammhammhamm", "welcome-welcome-1"])
def test_the_name_of_a_city_is_no_password(password):
    make_city("hamm")

    with pytest.raises(ValidationError) as refused:
        validate_password(password)

    assert refused.value.error_list[-1].code == "password_of_the_house"


@pytest.mark.parametrize("password", ["short words", "kim@example.org", "1q2w3e4r5t6y"])
def test_what_is_short_ones_own_or_common_is_no_password(password):
    with pytest.raises(ValidationError):
        validate_password(password, staff("Kim"))


@pytest.mark.parametrize(
    "password",
    ["only small letters", "ONLY LARGE ONES", "слова на любом языке", "🌊🌋🗻🌈🌧🌪🌫🌬🌳🌵🌾🍀"]
    + ["x y " * 40],
)
def test_any_signs_make_a_password_and_it_may_be_long(password):
    validate_password(password, staff("Kim"))
