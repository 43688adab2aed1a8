"""Finds the known word that somebody may have meant, where a letter or two are wrong."""

from collections import defaultdict
from collections.abc import Iterable

ONE_FROM = 6  # letters from which one wrong letter is forgiven
TWO_FROM = 10  # letters from which two are
_END = 3  # letters that stay right at the beginning or at the end


def forgiven(word: str) -> int:
    """Return how many wrong letters of ``word`` are forgiven."""
    return (len(word) >= ONE_FROM) + (len(word) >= TWO_FROM)


def distance(one: str, other: str, *, most: int) -> int:
    """Return how many letters differ (swapped neighbours count once), or more than ``most``.

    The optimal string alignment distance of Damerau (1964), given up as soon as it is too large.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, last, row = row, before, [at]
        for column, twin in enumerate(other, start=1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != twin))
            if last and column > 1 and (letter, twin) == (other[column - 2], one[at - 2]):
                cost = min(cost, last[column - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


class Near:
    """Known words, found by what is not quite one of them."""

    def __init__(self, known: Iterable[str]):
        """Take the folded words that are known; short ones are never guessed."""
        self.known = {word for word in known if len(word) >= ONE_FROM - 1}
        self._by_end: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self.known):
            self._by_end[word[:_END] + "-"].append(word)
            self._by_end["-" + word[-_END:]].append(word)

    def nearest(self, word: str) -> str | None:
        """Return the nearest known word within what is forgiven; the first of equals by letters."""
        most = forgiven(word)
        if not most or not word.isalpha():
            return None
        ends = (word[:_END] + "-", "-" + word[-_END:])
        near = {found for end in ends for found in self._by_end.get(end, ())}
        ranked = sorted((distance(word, found, most=most), found) for found in near)
        return ranked[0][1] if ranked and ranked[0][0] <= most else None
