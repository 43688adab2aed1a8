"""Which purpose sees which kind of data, on which basis and norm: the table as a page shows it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from migrado.desk.queries.words import BASIS_WORDS, PURPOSE_NAMES
from migrado.people.domain import EXPLICIT, USES, Basis, Category, Purpose
from migrado.people.queries.words import CATEGORY_WORDS


@dataclass(frozen=True)
class Cell:
    """What a purpose may see of one kind of data; ``is_explicit`` if a consent must name it."""

    category: Category
    name: Promise
    is_seen: bool
    is_explicit: bool


@dataclass(frozen=True)
class PurposeRow:
    """One purpose with what allows it."""

    purpose: Purpose
    name: Promise
    basis: Promise
    norm: str
    cells: tuple[Cell, ...]

    @property
    def shows_nothing(self) -> bool:
        """Say whether it shows nothing to staff at all."""
        return not any(cell.is_seen for cell in self.cells)


def purpose_rows() -> tuple[PurposeRow, ...]:
    """Return every purpose, in the order of the table, each with every kind of data."""
    return tuple(
        PurposeRow(
            purpose=purpose,
            name=PURPOSE_NAMES[purpose],
            basis=BASIS_WORDS[use.basis],
            norm=use.norm.replace("GDPR", "DSGVO").replace("§ ", "§\N{NO-BREAK SPACE}"),
            cells=tuple(
                Cell(
                    one,
                    CATEGORY_WORDS[one],
                    is_seen=one in use.categories,
                    is_explicit=one in EXPLICIT and use.basis is Basis.CONSENT,
                )
                for one in Category
            ),
        )
        for purpose, use in USES.items()
    )
