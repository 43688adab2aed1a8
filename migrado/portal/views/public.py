"""Pages that are the same for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from migrado.guide.queries import single_links
from migrado.portal import queries
from migrado.portal.views.frames import frame_of, now_in
from migrado.web.kept import public_page
from migrado.web.queries import bare_frame


def _spoken(languages: tuple[str, ...]) -> str:
    """Return the language of the browser if the city speaks it, else the city's first."""
    wanted = get_language()
    return wanted if wanted in languages else languages[0]


@require_safe
def entry(request: HttpRequest) -> HttpResponse:
    """Lead to the only city, or let choose among several."""
    cities = [row for row in queries.city_keys() if row[2]]
    if len(cities) == 1:
        return city_entry(request, cities[0][0])
    rows = [{"name": name, "url": f"/{key}/{_spoken(codes)}/"} for key, name, codes in cities]
    context = {"frame": bare_frame(get_language() or "en"), "cities": rows}
    return render(request, "portal/cities.html", context)


@require_safe
def city_entry(request: HttpRequest, city: str) -> HttpResponse:
    """Lead to the city's home page in the language that the browser prefers."""
    languages = {key: codes for key, _name, codes in queries.city_keys()}.get(city)
    if not languages:
        raise Http404
    response = redirect("portal:home", city=city, language=_spoken(languages))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
@public_page()
def home(request: HttpRequest, city: str, language: str) -> HttpResponse:
    frame = frame_of(request, city, language)
    page = queries.home_page(frame.city, language=language)
    context = {"frame": frame, "page": page, "singles": single_links(language)}
    return render(request, "portal/home.html", context)


@require_safe
@public_page()
def ask(request: HttpRequest, city: str, language: str) -> HttpResponse:
    """Show the people whom one can ask; never a form."""
    frame = frame_of(request, city, language)
    page = queries.ask_page(frame.city, language=language, now=now_in(frame.city))
    return render(request, "portal/ask.html", {"frame": frame, "page": page})


@require_safe
@public_page()
def locations(request: HttpRequest, city: str, language: str) -> HttpResponse:
    frame = frame_of(request, city, language)
    page = queries.locations_page(frame.city, language=language)
    return render(request, "portal/locations.html", {"frame": frame, "page": page})


@require_safe
@public_page()
def text_page(request: HttpRequest, city: str, language: str, *, page: str) -> HttpResponse:
    """Show one of the pages that consist of words alone."""
    return render(request, f"portal/{page}.html", {"frame": frame_of(request, city, language)})


@require_safe
@public_page()
def help_page(request: HttpRequest, city: str, language: str, *, slug: str) -> HttpResponse:
    frame = frame_of(request, city, language)
    page = queries.help_page(frame.city, slug=slug, language=language)
    if page is None:
        raise Http404
    return render(request, "portal/help.html", {"frame": frame, "page": page})
