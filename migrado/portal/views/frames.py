"""The frame of a city's page, or the page that says there is none."""

from datetime import date
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.utils import timezone

from migrado.texts.models import City
from migrado.web.queries import Frame, city_frame


class CityFrame(Frame):
    """A frame that is known to belong to a city."""

    city: City


def frame_of(request: HttpRequest, city: str, language: str) -> CityFrame:
    """Return the frame for the address. Raises Http404 for an unknown city or language."""
    frame = city_frame(city, language, path=request.path)
    if frame is None or frame.city is None:
        raise Http404
    return CityFrame(frame.city, frame.language, frame.alternates)


def today_in(city: City) -> date:
    """Return the day that it is in the city now; the only place where a page reads the clock."""
    return timezone.now().astimezone(ZoneInfo(city.zone)).date()
