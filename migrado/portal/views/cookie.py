"""The visitor's answers travel in one sealed cookie and are kept nowhere else.

It leaves with the browser window, and opens for a day at most, because phones hardly ever close
one. Only who asks for it has it kept for seven days. The first byte behind the id says which.
"""

import os
from dataclasses import dataclass, replace
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from migrado.guide.domain.answers import Answers
from migrado.web import sealed

COOKIE = f"{settings.SECURE_PREFIX}migrado_answers"  # not __Host-: it stays below its city
ID_BYTES = 8
LEAVES, STAYS = b"\0", b"\1"
DAY = timedelta(days=1)


class Unreadable(Exception):
    """The cookie was forged, cut, made for another city, or is too old."""


@dataclass(frozen=True)
class Kept:
    """``plan_id`` means nothing to anybody; under it the browser keeps the ticks.

    ``stays``: the visitor asked to have the answers kept on this device.
    """

    plan_id: bytes
    answers: Answers
    stays: bool = False

    @classmethod
    def fresh(cls) -> "Kept":
        """Return no answers under a new id."""
        return cls(plan_id=os.urandom(ID_BYTES), answers=Answers.empty())

    def holding(self, answers: Answers) -> "Kept":
        """Return other answers under the same id."""
        return replace(self, answers=answers)

    def staying(self) -> "Kept":
        """Return the same, to be kept on this device."""
        return replace(self, stays=True)


def read(request: HttpRequest, *, city: str) -> Kept | None:
    """Return what the browser brought, None when it brought nothing. Raises Unreadable."""
    text = request.COOKIES.get(COOKIE, "")
    if not text:
        return None
    data = sealed.unseal(text, purpose=_purpose(city), keys=settings.MIGRADO_KEYS)
    if data is None:
        raise Unreadable
    head, mark, body = data[:ID_BYTES], data[ID_BYTES : ID_BYTES + 1], data[ID_BYTES + 1 :]
    answers = Answers.from_json(body)
    if answers is None or mark not in (LEAVES, STAYS):
        raise Unreadable
    return Kept(plan_id=head, answers=answers, stays=mark == STAYS)


def write(response: HttpResponse, kept: Kept, *, city: str) -> None:
    """Give the answers to the browser. Raises sealed.TooLarge if they do not fit."""
    text = sealed.seal(
        kept.plan_id + (STAYS if kept.stays else LEAVES) + kept.answers.to_json(),
        purpose=_purpose(city),
        keys=settings.MIGRADO_KEYS,
        lifetime=sealed.LIFETIME if kept.stays else DAY,
    )
    response.set_cookie(
        COOKIE,
        text,
        max_age=sealed.LIFETIME if kept.stays else None,
        path=f"/{city}/",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def wipe(response: HttpResponse, *, city: str) -> None:
    """Take the answers from the browser."""
    response.delete_cookie(COOKIE, path=f"/{city}/", samesite="Lax")
    # The ticks too, where no script can remove them; browsers heed it on https only.
    response["Clear-Site-Data"] = '"storage"'


def _purpose(city: str) -> str:
    return f"answers of a visitor in {city}"
