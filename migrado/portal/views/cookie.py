"""The visitor's answers travel in one sealed cookie and are kept nowhere else."""

import os
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from migrado.guide.domain.answers import Answers
from migrado.web import sealed

COOKIE = "migrado_answers"
ID_BYTES = 8


class Unreadable(Exception):
    """The cookie was forged, cut, made for another city, or is too old."""


@dataclass(frozen=True)
class Kept:
    """``plan_id`` means nothing to anybody; under it the browser keeps the ticks."""

    plan_id: bytes
    answers: Answers

    @classmethod
    def fresh(cls) -> "Kept":
        """Return no answers under a new id."""
        return cls(plan_id=os.urandom(ID_BYTES), answers=Answers.empty())

    def holding(self, answers: Answers) -> "Kept":
        """Return other answers under the same id."""
        return replace(self, answers=answers)


def read(request: HttpRequest, *, city: str) -> Kept | None:
    """Return what the browser brought, None when it brought nothing. Raises Unreadable."""
    text = request.COOKIES.get(COOKIE, "")
    if not text:
        return None
    data = sealed.unseal(text, purpose=_purpose(city), keys=settings.MIGRADO_KEYS)
    answers = Answers.from_json(data[ID_BYTES:]) if data else None
    if data is None or answers is None:
        raise Unreadable
    return Kept(plan_id=data[:ID_BYTES], answers=answers)


def write(response: HttpResponse, kept: Kept, *, city: str) -> None:
    """Give the answers to the browser. Raises sealed.TooLarge if they do not fit."""
    text = sealed.seal(
        kept.plan_id + kept.answers.to_json(), purpose=_purpose(city), keys=settings.MIGRADO_KEYS
    )
    response.set_cookie(
        COOKIE,
        text,
        max_age=sealed.LIFETIME,
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
