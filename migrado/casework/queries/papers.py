"""A paper as it is handed out: never to be run, only to be stored."""

from dataclasses import dataclass, field

from migrado.casework.domain.files import MEDIA_TYPES, FileKind
from migrado.casework.models import Attachment
from migrado.vault.domain import Box, Unreadable


@dataclass(frozen=True)
class Paper:
    """A file to download. ``name`` has an ending that fits what it is."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


def paper(attachment: Attachment, *, box: Box) -> Paper:
    """Return what ``attachment`` holds; one query. Raises Unreadable if a piece is missing."""
    pieces = [
        bytes(one) for one in attachment.pieces.order_by("number").values_list("sealed", flat=True)
    ]
    data = b"".join(
        box.unseal_bytes(piece, about=about_piece(attachment, at, last=at == len(pieces) - 1))
        for at, piece in enumerate(pieces)
    )
    if len(data) != attachment.size:
        raise Unreadable(f"{attachment.about} is not whole")
    name = box.unseal(attachment.sealed, about=attachment.about)
    return Paper(name, MEDIA_TYPES[FileKind(attachment.kind)], data)


def about_piece(attachment: Attachment, number: int, *, last: bool) -> str:
    """Return what the sealing of a piece authenticates: its place, and whether it is the last."""
    return f"casework.attachment:{attachment.pk}:piece:{number}:{'last' if last else 'more'}"
