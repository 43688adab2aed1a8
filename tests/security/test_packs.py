"""A city pack from a stranger is refused before it costs memory, and tells no secrets."""

import pytest

from migrado.directory.domain.nodes import read_file, read_text
from migrado.kernel.refusal import Refusal

LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
BOMBS = (
    LAUGHS,
    "a: &a [*a]\n",
    "[" * 4_999 + "]" * 4_999,
    "[{a: " * 4_999 + "1" + "}]" * 4_999,
    "- " * 100_000 + "1",
    "? " * 100_000 + "1",
    "-\t" * 60_000 + "1",
    "\n".join(" " * depth + "a:" for depth in range(500)),
)


@pytest.mark.parametrize("text", BOMBS, ids=lambda text: text[:12])
def test_a_bomb_is_refused_in_one_sentence(text):
    with pytest.raises(Refusal) as refused:
        read_text(text, name="city.yaml")

    assert len(str(refused.value)) < 200


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system [id]", "!!python/name:os.system"])
def test_a_tag_makes_no_object(tag):
    value = read_text(f"name: {tag}", name="city.yaml").mapping(["name"])["name"]

    with pytest.raises(Refusal, match="expected a text"):
        value.text(80)


@pytest.mark.parametrize("sign", ["\\u202E", "\\u2066", "\\x1b[31m", "\\u2028", "\\0"])
def test_signs_that_turn_or_colour_a_text_are_refused(sign):
    value = read_text(f'name: "Dort{sign}mund"', name="city.yaml").mapping(["name"])["name"]

    with pytest.raises(Refusal, match="control characters"):
        value.text(80)


def test_a_link_to_a_secret_does_not_show_it(tmp_path):
    secret = tmp_path / "ring"
    secret.write_text("c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I=\n")
    (tmp_path / "city.yaml").symlink_to(secret)

    with pytest.raises(Refusal) as refused:
        read_file(tmp_path / "city.yaml", name="city.yaml").mapping(["key"])

    assert "c2VjcmV0" not in str(refused.value)
