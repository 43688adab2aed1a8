"""A person's names: exactly as in the passport, and beside them how the person is called."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from migrado.kernel.names.characters import check_characters, normalise
from migrado.kernel.refusal import Refusal

MOST_LETTERS = 200  # of one field
_AS_IN_THE_PASSPORT = frozenset({"family", "given", "birth_family"})


@dataclass(frozen=True)
class Name:
    """The names of one person, each in its one form (``parse`` makes it).

    ``family`` or ``given`` may be empty, not both: many people have one name. ``called`` is what
    the person wants to be called in place of the given names, in any script; ``native`` is the
    whole name in the person's own script and order.
    """

    family: str
    given: str
    called: str = ""
    birth_family: str = ""
    native: str = ""

    def __post_init__(self) -> None:
        if not self.family and not self.given:
            raise Refusal("a person needs a family name or a given name.")

    @property
    def shown(self) -> str:
        """Return "Given Family", the called name in place of the given ones.

        Who goes by another name than the passport's is greeted by it and by nothing else; where
        papers matter, show ``full``.
        """
        return _together(self.called or self.given, self.family)

    @property
    def full(self) -> str:
        """Return "Given Family" as in the passport."""
        return _together(self.given, self.family)

    @property
    def sorted(self) -> str:
        """Return "Family, Given" as in the passport, for lists; the one name of who has one."""
        return ", ".join(part for part in (self.family, self.given) if part)

    def packed(self) -> dict[str, str]:
        """Return the fields that are not empty, as a fact keeps them."""
        return {field: value for field in FIELDS if (value := getattr(self, field))}

    @classmethod
    def unpacked(cls, kept: Mapping[str, str]) -> "Name":
        """Return the name that was kept."""
        return cls(**{"family": "", "given": "", **kept})


def parse(
    *,
    family: str = "",
    given: str = "",
    called: str = "",
    birth_family: str = "",
    native: str = "",
) -> Name:
    """Return the names as they are kept: NFC, single blanks, no letter and no case touched.

    Raises Refusal with the field in ``where`` and never a name in its sentence: for a character
    that DIN 91379 does not have (passport names), for one that nobody sees (all of them), for
    a field without a letter or longer than 200 characters, for a person without a name.
    """
    return Name(
        family=_kept("family", family),
        given=_kept("given", given),
        called=_kept("called", called),
        birth_family=_kept("birth_family", birth_family),
        native=_kept("native", native),
    )


FIELDS = tuple(field.name for field in fields(Name))


def _kept(field: str, text: str) -> str:
    try:
        kept = normalise(text)
        if field in _AS_IN_THE_PASSPORT:
            check_characters(kept)
    except Refusal as refusal:
        refusal.where = field
        raise
    if kept and not any(sign.isalpha() for sign in kept):
        raise Refusal("a name needs a letter.", where=field)
    if len(kept) > MOST_LETTERS:
        raise Refusal("a name has %(most)s characters at most.", where=field, most=MOST_LETTERS)
    return kept


def _together(*parts: str) -> str:
    return " ".join(part for part in parts if part)
