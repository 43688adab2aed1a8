"""`migrado hours EXPRESSION --from D --to D`: opening hours as intervals, as JSON. No Django."""

import json
import re
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from migrado.kernel.hours.calendars import HOME, check_region
from migrado.kernel.hours.describe import describe
from migrado.kernel.hours.reading import Hours, read
from migrado.kernel.hours.timeline import (
    OPEN,
    YEARS,
    Interval,
    Place,
    holiday_warnings,
    intervals,
)
from migrado.kernel.refusal import Refusal
from migrado.project.arguments import Arguments

MOST_YEARS = 10
ZONE = "Europe/Berlin"
_FEW_DAYS = timedelta(days=3)  # 29 February and the end of a month are no reason to refuse
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?P<time>T[0-9]{2}:[0-9]{2})?")


def run(arguments: list[str]) -> int:
    """Print the intervals of the hours, or refuse what cannot be read in one sentence."""
    asked = _parser().parse_args(arguments)
    place = Place(asked.region, _zone(asked.timezone))
    since, until = _moment(asked.since, where="--from"), _moment(asked.until, where="--to")
    _check_span(since, until)
    try:
        check_region(asked.region)
    except Refusal as refusal:
        raise _at(refusal, "--region") from None
    hours = _read(asked.expression)
    found = intervals(hours, since=since, until=until, place=place)
    last = (until - _FEW_DAYS.resolution).date()
    unknown = holiday_warnings(hours, since=since.date(), last=last, region=asked.region)
    answer: dict[str, object] = {
        "intervals": [_as_json(piece) for piece in found if asked.all or piece.state == OPEN],
        "warnings": [*hours.warnings, *unknown],
    }
    if asked.describe is not None:
        answer["description"] = _described(hours, asked.describe)
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
    return 0


def _parser() -> Arguments:
    parser = Arguments(
        "migrado hours",
        description="Say when it is open, as JSON, by the notation of OpenStreetMap.",
    )
    parser.add_argument("expression", metavar="EXPRESSION", help='like "Mo-Fr 08:00-12:00; PH off"')
    when = "a date or YYYY-MM-DDTHH:MM"
    parser.add_argument("--from", dest="since", metavar="D", required=True, help=when)
    parser.add_argument("--to", dest="until", metavar="D", required=True, help=f"{when}, exclusive")
    parser.add_argument(
        "--region", default=HOME, help=f"whose holidays PH and SH are (ISO 3166-2; {HOME})"
    )
    parser.add_argument("--timezone", metavar="ZONE", default=ZONE, help=f"local time ({ZONE})")
    parser.add_argument("--all", action="store_true", help="print closed and unknown times too")
    parser.add_argument("--describe", metavar="LANG", help="add the hours in words, like de or ar")
    return parser


def _as_json(piece: Interval) -> dict[str, str | None]:
    return {
        "start": piece.start.isoformat(timespec="minutes"),
        "end": piece.end.isoformat(timespec="minutes"),
        "state": piece.state,
        "comment": piece.comment,
    }


def _read(expression: str) -> Hours:
    try:
        return read(expression)
    except Refusal as refusal:
        raise _at(refusal, "EXPRESSION") from None


def _described(hours: Hours, language: str) -> str:
    try:
        return describe(hours, language=language)
    except Refusal as refusal:
        raise _at(refusal, "--describe") from None


def _moment(text: str, *, where: str) -> datetime:
    shape = _DATE.fullmatch(text)
    try:
        if shape is None:
            raise ValueError
        moment = datetime.fromisoformat(text)
    except ValueError:
        message = "expected a day like 2026-12-24 or 2026-12-24T08:00, found “%(found)s”."
        raise Refusal(message, where=where, found=text[:40]) from None
    if not YEARS[0] <= moment.year <= YEARS[1]:
        message = "expected a year from %(first)s to %(last)s, found %(found)s."
        first, last = YEARS
        raise Refusal(message, where=where, first=first, last=last, found=moment.year)
    return moment


def _check_span(since: datetime, until: datetime) -> None:
    if since >= until:
        raise Refusal(
            "expected a time after --from (%(since)s).",
            where="--to",
            since=since.isoformat(timespec="minutes"),
        )
    if until > since.replace(year=since.year + MOST_YEARS, day=min(since.day, 28)) + _FEW_DAYS:
        raise Refusal(
            "expected at most %(most)s years after --from.", where="--to", most=MOST_YEARS
        )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone; a folder; a path that leads out
        message = "expected a time zone like Europe/Berlin, found “%(found)s”."
        raise Refusal(message, where="--timezone", found=name[:40]) from None


def _at(refusal: Refusal, where: str) -> Refusal:
    refusal.where = where
    return refusal
