"""Which words of two names belong together, and what that says of the names."""

from collections.abc import Iterator
from dataclasses import dataclass

from migrado.people.domain.reasons import WEIGHTS, Reason
from migrado.people.domain.spellings import Grade, grade, is_sure_letter
from migrado.people.domain.words import Word, joined


@dataclass(frozen=True)
class Naming:
    """One way to name a person; ``is_divided`` if family and given names are told apart."""

    family: tuple[Word, ...]
    given: tuple[Word, ...]
    by: Reason | None = None
    is_divided: bool = True


_OF_GRADE = {
    Grade.SAME: Reason.SEARCH_FORM,
    Grade.TRANSLITERATION: Reason.TRANSLITERATION,
    Grade.SPELLING: Reason.SPELLING,
    Grade.CONSONANTS: Reason.CONSONANTS,
    Grade.FORM: Reason.OTHER_FORM,
}
_FAMILY, _GIVEN, _EITHER = "family", "given", "either"
_Placed = tuple[Word, str]
_Numbered = dict[int, _Placed]
_Found = tuple[Grade, bool, int, int]  # whether it crosses the parts, and where it stands


@dataclass(frozen=True)
class _Pair:
    """A word of each name that may be one; ``parts`` are the parts in which they stand."""

    grade: Grade
    parts: tuple[str, str]

    @property
    def is_crossed(self) -> bool:
        return set(self.parts) == {_FAMILY, _GIVEN}

    @property
    def reason(self) -> Reason:
        if self.grade is not Grade.LETTER:
            return _OF_GRADE[self.grade]
        return Reason.LETTER_IN_GIVEN if _GIVEN in self.parts else Reason.LETTER_IN_FAMILY


def reasons_of(one: Naming, other: Naming) -> tuple[Reason, ...]:
    """Return how well two namings fit, and by which ways they are met."""
    mine, theirs, is_joined = _written_as_one(_placed(one), _placed(other))
    pairs, my_rest, their_rest = _matched(mine, theirs)
    reasons = list(_of_words(pairs, my_rest, their_rest))
    if pairs:
        ways = {one.by, other.by} - {None}
        reasons += [way for way in (Reason.CALLED, Reason.BIRTH_NAME) if way in ways]
        reasons += [Reason.JOINED] * is_joined
        reasons += [Reason.SWAPPED] * any(pair.is_crossed for pair in pairs)
    return tuple(reasons)


def _of_words(pairs: list[_Pair], mine: list[str], theirs: list[str]) -> Iterator[Reason]:
    """Yield the reason for what is met, ``mine`` and ``theirs`` being the parts of the rest."""
    if not pairs:
        yield Reason.OTHER_NAME
    elif mine and theirs:
        yield _of_what_differs(pairs, {*mine, *theirs})
    elif (mine or theirs) and len(pairs) == 1:
        yield Reason.ONE_WORD
    else:
        yield min((pair.reason for pair in pairs), key=lambda reason: WEIGHTS[reason])
        if mine or theirs:
            yield Reason.MORE_NAMES


def _of_what_differs(pairs: list[_Pair], parts: set[str]) -> Reason:
    met = {part for pair in pairs for part in pair.parts}
    if parts == {_FAMILY} and _GIVEN in met:
        return Reason.OTHER_FAMILY
    if parts == {_GIVEN} and len(pairs) == 1:
        return Reason.OTHER_GIVEN
    return Reason.PARTLY


def _placed(naming: Naming) -> list[_Placed]:
    family, given = (_FAMILY, _GIVEN) if naming.is_divided else (_EITHER, _EITHER)
    return [(word, family) for word in naming.family] + [(word, given) for word in naming.given]


def _written_as_one(
    mine: list[_Placed], theirs: list[_Placed]
) -> tuple[list[_Placed], list[_Placed], bool]:
    """Write two words as one in either name where the other has them so."""
    if len(mine) == len(theirs):
        return mine, theirs, False
    longer, shorter = (mine, theirs) if len(mine) > len(theirs) else (theirs, mine)
    found = _joined_as_in(longer, [word for word, _ in shorter])
    if len(found) == len(longer):
        return mine, theirs, False
    return (found, shorter, True) if longer is mine else (shorter, found, True)


def _joined_as_in(longer: list[_Placed], whole: list[Word]) -> list[_Placed]:
    found: list[_Placed] = []
    for word, part in longer:
        last, last_part = found[-1] if found else (None, "")
        if last and last_part == part:
            (glued,) = joined((last, word))
            if any(_is_sure(grade(glued, other)) for other in whole):
                found[-1] = (glued, part)
                continue
        found.append((word, part))
    return found


def _is_sure(found: Grade | None) -> bool:
    return found is not None and found <= Grade.CONSONANTS


def _matched(
    mine: list[_Placed], theirs: list[_Placed]
) -> tuple[list[_Pair], list[str], list[str]]:
    """Return the pairs, surest first and in their own part first, and the parts of the rest."""
    pairs: list[_Pair] = []
    left, right = dict(enumerate(mine)), dict(enumerate(theirs))
    for possible in (_same, _graded):  # most words are the same: those are not graded
        for found, _, at, other_at in sorted(possible(left, right)):
            if at in left and other_at in right:
                pairs.append(_Pair(found, (left.pop(at)[1], right.pop(other_at)[1])))
    return pairs, [part for _, part in left.values()], [part for _, part in right.values()]


def _same(left: _Numbered, right: _Numbered) -> list[_Found]:
    return [
        (Grade.SAME, part != other_part, at, other_at)
        for at, (word, part) in left.items()
        for other_at, (other, other_part) in right.items()
        if word.text == other.text
    ]


def _graded(left: _Numbered, right: _Numbered) -> list[_Found]:
    return [
        (found, part != other_part, at, other_at)
        for at, (word, part) in left.items()
        for other_at, (other, other_part) in right.items()
        if (found := grade(word, other)) is not None
        if found is not Grade.LETTER or _FAMILY in (part, other_part) or is_sure_letter(word, other)
    ]
