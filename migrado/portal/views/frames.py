"""The frame of a city's page, or the page that says there is none."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from migrado.directory.queries import HelplineCard, urgent_helplines
from migrado.texts.models import City
from migrado.web.kept import remembered
from migrado.web.queries import Frame, city_frame


@dataclass(frozen=True)
class CityFrame(Frame):
    """A frame that is known to belong to a city, with the numbers that every page shows."""

    city: City
    urgent: tuple[HelplineCard, ...] = ()


def frame_of(request: HttpRequest, city: str, language: str) -> CityFrame:
    """Return the frame for the address. Raises Http404 for an unknown city or language."""
    frame = city_frame(city, language, path=request.get_full_path())
    if frame is None or frame.city is None:
        raise Http404
    found = frame.city
    urgent = remembered(
        ("urgent", city, language), lambda: urgent_helplines(found, language=language)
    )
    return CityFrame(
        city=found, language=frame.language, alternates=frame.alternates, urgent=urgent
    )


def now_in(city: City) -> datetime:
    """Return the instant that it is now, in the city's zone; where a page reads the clock."""
    return timezone.now().astimezone(ZoneInfo(city.zone))


def today_in(city: City) -> date:
    """Return the day that it is in the city now."""
    return now_in(city).date()


def address(name: str, frame: CityFrame, *more: object) -> str:
    """Return the address of one of our pages in the city and language of ``frame``."""
    return reverse(f"portal:{name}", args=[frame.city.key, frame.language.code, *more])


def see(place: str) -> HttpResponse:
    """Send the browser on by GET, after it has sent a form."""
    return HttpResponse(status=303, headers={"Location": place})
