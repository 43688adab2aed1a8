"""The directory and the guide: places, topics, guide pages.

Kept in memory for everybody, but made anew for who has answered questions in this visit: then
the conditions of offers are checked against the answers.
"""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from migrado.flows.actions import index_city
from migrado.guide.domain.answers import Answers
from migrado.portal import queries
from migrado.portal.views import cookie
from migrado.portal.views.frames import frame_of, now_in
from migrado.search.index import IndexUnusable
from migrado.web.kept import keep_at_most, public_page


@require_safe
@public_page(query=queries.FILTERS, unless=[cookie.COOKIE])
def places(request: HttpRequest, city: str, language: str) -> HttpResponse:
    """Show the places that fit the filters, and those of which we do not know."""
    frame = frame_of(request, city, language)
    answers, now = _answers(request, city), now_in(frame.city)
    asked = [(name, request.GET.get(name, "")) for name in queries.FILTERS]
    page = queries.places_page(frame.city, asked=asked, answers=answers, language=language, now=now)
    answer = render(request, "portal/places.html", {"frame": frame, "page": page})
    _until(answer, page.choices.changes_at, now=now)
    return answer


@require_safe
@public_page(unless=[cookie.COOKIE])
def place(request: HttpRequest, city: str, language: str, *, key: str) -> HttpResponse:
    frame = frame_of(request, city, language)
    now = now_in(frame.city)
    answers = _answers(request, city)
    page = queries.place_page(frame.city, key, answers=answers, language=language, now=now)
    if page is None:
        raise Http404
    answer = render(request, "portal/place.html", {"frame": frame, "page": page})
    _until(answer, page.opening.changes_at if page.opening else None, now=now)
    return answer


@require_safe
@public_page(unless=[cookie.COOKIE])
def topic(request: HttpRequest, city: str, language: str, *, topic: str) -> HttpResponse:
    frame = frame_of(request, city, language)
    answers, now = _answers(request, city), now_in(frame.city)
    page = queries.topic_page(frame.city, topic, answers=answers, language=language, now=now)
    if page is None:
        raise Http404
    return render(request, "portal/topic.html", {"frame": frame, "page": page})


@require_safe
@public_page(unless=[cookie.COOKIE])
def guide(request: HttpRequest, city: str, language: str, *, key: str) -> HttpResponse:
    frame = frame_of(request, city, language)
    answers, now = _answers(request, city), now_in(frame.city)
    page = queries.reading_page(frame.city, key, answers=answers, language=language, now=now)
    if page is None:
        raise Http404
    return render(request, "portal/guide.html", {"frame": frame, "page": page})


@require_safe
@public_page(query=["q"])
def search(request: HttpRequest, city: str, language: str) -> HttpResponse:
    """Show what was asked for; an index that is missing or broken is made anew, once."""
    frame = frame_of(request, city, language)
    words = request.GET.get("q", "")
    try:
        page = queries.search_page(frame.city, words=words, language=language)
    except IndexUnusable:
        index_city(frame.city, languages=(language,))
        page = queries.search_page(frame.city, words=words, language=language)
    return render(request, "portal/search.html", {"frame": frame, "page": page})


def _answers(request: HttpRequest, city: str) -> Answers | None:
    """Return what the visitor has said in this visit; a cookie that is not ours says nothing."""
    try:
        kept = cookie.read(request, city=city)
    except cookie.Unreadable:
        return None
    return kept.answers if kept else None


def _until(answer: HttpResponse, changes_at: datetime | None, *, now: datetime) -> None:
    if changes_at is not None:
        keep_at_most(answer, (changes_at - now).total_seconds())
