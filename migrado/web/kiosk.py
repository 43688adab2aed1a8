"""Kiosk mode: a browser that many people use, and that forgets each of them after a minute."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from migrado.texts.domain import LANGUAGES

COOKIE = f"{settings.SECURE_PREFIX}migrado_kiosk"
SECONDS = 60  # without a touch, a key or scrolling
WARNING_SECONDS = 15  # the last of them are counted aloud
CODES = frozenset(language.code for language in LANGUAGES)


@dataclass(frozen=True)
class Kiosk:
    """``language`` is the one that the next person finds; ``wipe`` is where everything ends."""

    language: str
    wipe: str
    seconds: int = SECONDS
    warning: int = WARNING_SECONDS


def is_kiosk(request: HttpRequest) -> bool:
    """Say whether this browser was told to forget everybody after a minute."""
    return bool(request.COOKIES.get(COOKIE))


def kiosk_of(request: HttpRequest) -> Kiosk | None:
    """Return how this browser forgets, None for a browser of somebody's own.

    The cookie reaches the pages of its city only, so the address names the city. A cookie with
    a language that we do not know still means a kiosk.
    """
    if not is_kiosk(request):
        return None
    parts = request.path_info.split("/", 3)
    city, spoken = parts[1], parts[2] if len(parts) > 2 else ""
    wanted = request.COOKIES[COOKIE]
    code = next((one for one in (wanted, spoken) if one in CODES), "de")
    return Kiosk(language=code, wipe=f"/{city}/{code}/kiosk/wipe/")


def context(request: HttpRequest) -> dict[str, Kiosk | None]:
    """Give every template ``kiosk``."""
    return {"kiosk": kiosk_of(request)}
