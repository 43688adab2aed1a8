"""Warm pages of the portal against a bare view that returns the same bytes, same middlewares.

Both are called through Django's WSGI handler in this process, by turns, so that the ratio does not
depend on how busy the machine is.
"""

import gzip
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks._bench import load_dortmund, new_room, ratio, report

TARGET = 1.5
MOST_KILOBYTES = 60
PAGES = {
    "home": "/dortmund/ar/",
    "list of places": "/dortmund/uk/places/?topic=language&free=1",
    "place": "/dortmund/de/places/pdl/",
    "topic": "/dortmund/fa/topics/work/",
    "search": "/dortmund/tr/search/?q=doktor",
    "offices": "/dortmund/de/locations/",
    "help page": "/dortmund/de/plan/help/violence/",
}
# Made anew for each visitor; told without a target.
PERSONAL = {"plan without answers": "/dortmund/de/plan/"}
BODY: dict[str, bytes] = {}


def caller(application: Callable[..., Any], address: str) -> Callable[[], bytes]:
    """Return a function that asks for ``address`` as a web server would."""
    path, _mark, query = address.partition("?")

    def call() -> bytes:
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "SCRIPT_NAME": "",
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "http",
        }
        status: list[str] = []
        answer = application(environ, lambda line, headers: status.append(line))
        body = b"".join(answer)
        answer.close()
        if status != ["200 OK"]:
            raise RuntimeError(f"{address}: {status}")
        return body

    return call


def report_first_view(page: bytes) -> None:
    """Report what a phone fetches for the home page: the page and all that it links, as sent."""
    from django.conf import settings

    files = re.findall(r'(?:src|href)="/static/([^"]+)"', page.decode())
    sizes = [
        len(gzip.compress((Path(settings.STATIC_ROOT) / one).read_bytes(), 6)) for one in files
    ]
    kilobytes = (len(gzip.compress(page, 6)) + sum(sizes)) / 1_000
    told = f"{kilobytes:.1f} kB"
    report("page: first view of home, gzip", told, target="60 kB", met=kilobytes < MOST_KILOBYTES)


def main() -> None:
    with new_room() as room:
        load_dortmund(Path(room))
        from django.core.wsgi import get_wsgi_application
        from django.http import HttpRequest, HttpResponse
        from django.urls import path as route

        from migrado.project import urls

        def bare(request: HttpRequest, page: str) -> HttpResponse:
            return HttpResponse(BODY[page])

        urls.urlpatterns.insert(0, route("bare/<path:page>", bare))
        application = get_wsgi_application()
        for name, path in (PAGES | PERSONAL).items():
            bare_path = f"/bare{path.partition('?')[0]}"
            ours, theirs = caller(application, path), caller(application, bare_path)
            BODY[path.partition("?")[0][1:]] = ours()
            times = ratio(ours, theirs, times=40)
            if name in PERSONAL:
                print(f"{f'page: {name}':52}{times:>16.2f} times")
            else:
                told = f"{times:.2f} times"
                report(f"page: {name}, warm", told, target="1.5", met=times <= TARGET)
        report_first_view(caller(application, "/dortmund/ar/")())


if __name__ == "__main__":
    main()
