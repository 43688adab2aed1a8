"""Public pages are kept for a minute, and a browser that has one is told so."""

from django.http import HttpResponse
from django.test import RequestFactory

from migrado.web import kept
from migrado.web.kept import forget_kept_pages, public_page


def counted(status=200):
    calls = []

    @public_page()
    def view(request):
        calls.append(request.path)
        return HttpResponse(f"page {len(calls)}", status=status)

    return view, calls


def ask(view, path="/a/", **headers):
    return view(RequestFactory().get(path, headers=headers))


def test_a_page_is_made_once_for_everybody():
    view, calls = counted()

    first, second = ask(view), ask(view)

    assert first.content == second.content == b"page 1"
    assert calls == ["/a/"]
    assert first["Cache-Control"] == "public, max-age=60"


def test_each_address_has_its_own_page():
    view, calls = counted()

    assert ask(view, "/a/").content != ask(view, "/b/").content
    assert calls == ["/a/", "/b/"]


def test_a_browser_that_has_the_page_gets_no_bytes():
    view, _ = counted()
    tag = ask(view)["ETag"]

    again = ask(view, If_None_Match=tag)

    assert again.status_code == 304
    assert again.content == b""


def test_what_is_not_found_is_not_kept():
    view, calls = counted(status=404)

    ask(view)
    ask(view)

    assert len(calls) == 2


def test_a_page_is_made_anew_after_a_minute(monkeypatch):
    view, calls = counted()
    ask(view)
    later = kept.time.monotonic() + 61
    monkeypatch.setattr(kept.time, "monotonic", lambda: later)

    ask(view)

    assert len(calls) == 2


def test_headers_added_to_one_answer_do_not_stay():
    view, _ = counted()
    ask(view)["Set-Cookie-Like"] = "x"

    assert "Set-Cookie-Like" not in ask(view)


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(kept, "MAX_PAGES", 3)
    view, _ = counted()

    for number in range(10):
        ask(view, f"/{number}/")

    assert len(kept._kept) <= 3


def test_everything_can_be_forgotten():
    view, calls = counted()
    ask(view)
    forget_kept_pages()
    ask(view)

    assert len(calls) == 2
