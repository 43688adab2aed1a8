"""What people write into a field, made into a value; a Fault names what does not fit."""

import re
import unicodedata
from datetime import date

from migrado.guide.domain.questions import MAX_AGE, Question
from migrado.guide.domain.replies import FIRST_DAY, LAST_DAY, SECTION, is_in_span

_WHOLE_DATES = (
    re.compile(r"(?P<day>\d{1,2})\s*[./-]\s*(?P<month>\d{1,2})\s*[./-]\s*(?P<year>\d+)"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
)
_PART = re.compile(r"(?P<word>[^\W\d_]+)?[^\w]*(?P<number>\d{1,2}[a-z]?)(?![a-z\d])")
_PARAGRAPH = {None, "abs", "absatz", "nr", "nummer"}
_SENTENCE = {"s", "satz"}


class Fault(ValueError):
    """An input that cannot be taken; ``key`` names the sentence for it."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def read_whole(text: str, *, most: int) -> int:
    """Return a whole number from 0 to ``most``, in whatever digits; raises Fault otherwise."""
    plain = _plain_digits(text).strip()
    if not re.fullmatch(r"\d{1,3}", plain, re.ASCII) or int(plain) > most:
        raise Fault("no_number")
    return int(plain)


def read_ages(text: str, *, count: int) -> list[int | None]:
    """Return the age of each of ``count`` people, in whatever digits and with whatever between.

    All are None where nothing was written. Raises Fault if there are words ("6 months" is no age
    in years), or not as many ages as people.
    """
    plain = _plain_digits(text).strip()
    if not plain:
        return [None] * count
    ages = [int(found) for found in re.findall(r"\d+", plain)]
    if len(ages) != count or max(ages, default=0) > MAX_AGE or re.search(r"[^\W\d_]", plain):
        raise Fault("no_ages")
    return list(ages)


def read_day(day: str, month: str, year: str, /, *, question: Question) -> str:
    """Return the date as YYYY-MM-DD; ``day`` may hold a whole date like 15.12.2026.

    Raises Fault if it is no day, or none that ``question`` can mean.
    """
    found = _date(*(_plain_digits(part).strip() for part in (day, month, year)))
    iso = found.isoformat()
    if is_in_span(question.span, iso, as_of=question.as_of):
        return iso
    if not FIRST_DAY <= found <= LAST_DAY:
        raise Fault("out_of_range")
    raise Fault("future" if question.span == "past" else "far_future")


def _date(day: str, month: str, year: str, /) -> date:
    text = day if not month and not year else f"{day}.{month}.{year}"
    whole = next((hit for one in _WHOLE_DATES if (hit := one.fullmatch(text))), None)
    if whole is None:
        raise Fault("no_date")
    if len(whole["year"]) != 4:
        raise Fault("short_year")
    try:
        return date(int(whole["year"]), int(whole["month"]), int(whole["day"]))
    except ValueError:
        raise Fault("no_such_day") from None


def read_section(text: str) -> str:
    """Return the section as the contract writes it: "§ 25 Abs. 2 AufenthG" is 25.2.

    The number of a sentence ("Satz") is kept for § 20a only, where it tells the first card from
    the follow-up card. Raises Fault if there is no section in the text.
    """
    plain = _plain_digits(text).casefold().replace("§", " ")
    head = re.match(r"\s*(\d{1,3}[a-z]?)(?![a-z\d])", plain)
    if head is None:
        raise Fault("no_section")
    parts = [head[1]]
    for found in _PART.finditer(plain.split("aufenthg")[0], head.end()):
        tells_cards_apart = head[1] == "20a" and found["word"] in _SENTENCE
        if found["word"] in _PARAGRAPH or tells_cards_apart:
            parts.append(found["number"])
    section = ".".join(parts[:4])
    if not SECTION.fullmatch(section):
        raise Fault("no_section")
    return "24" if parts[0] == "24" else section


def _plain_digits(text: str) -> str:
    """Write Arabic, Persian and other digits as 0 to 9."""
    return "".join(
        str(unicodedata.decimal(sign)) if unicodedata.decimal(sign, None) is not None else sign
        for sign in text
    )
