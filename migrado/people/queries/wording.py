"""The wording of a consent: what somebody reads, or is read to, before they say yes or no.

After ISO/IEC TS 27560:2023 and ISO/IEC 29184: for what, which data, who sees them, until when,
what follows from a no, how to take it back, on which norm. What is read is kept word for word.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from migrado.people.domain import EXPLICIT, USES, Agreement, Category, Given, Giver, Purpose
from migrado.people.queries.words import CATEGORY_WORDS
from migrado.texts.domain import language as language_of
from migrado.web.dates import language_name, long_date

GERMAN = "de"
BETWEEN = "\n\n---\n\n"  # the languages of a wording that is kept

FOR_WHAT: Mapping[Purpose, Promise] = {
    Purpose.COUNSELLING: _(
        "The arrival counselling wants to help you with your plan. For this, it keeps a file "
        "about you."
    ),
    Purpose.BENEFITS: _(
        "The Jobcenter in this house wants to look at which money you may get, and how you apply "
        "for it."
    ),
    Purpose.COURSE: _("The course office wants to find a German course that fits you."),
    Purpose.REFERRAL: _(
        "We want to send you to others who can help you, and tell them what they need to know."
    ),
}
WHO_SEES: Mapping[Purpose, Promise] = {
    Purpose.COUNSELLING: _("Only the counsellors of the arrival counselling in this house."),
    Purpose.BENEFITS: _("Only the Jobcenter in this house and your counsellor."),
    Purpose.COURSE: _("Only the course office in this house."),
    Purpose.REFERRAL: _("Only these places, and your counsellor:"),
}
ON_PAPER = _("I have read this sheet, or somebody has read it to me. I understand it. I agree.")
ON_SCREEN = _("I have read this, or somebody has read it to me. I understand it. I agree.")


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it; ``points`` is a list below the sentences."""

    heading: str
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Notice:
    """A text of sections in one language."""

    language: str
    title: str
    sections: tuple[Section, ...]
    closing: str = ""  # the sentence that is signed

    @property
    def text(self) -> str:
        """Return all of it as plain text, which is what is kept."""
        return "\n".join(self._lines()).strip()

    def _lines(self) -> Iterator[str]:
        yield self.title
        for section in self.sections:
            yield ""
            yield section.heading
            yield from section.sentences
            yield from (f"- {point}" for point in section.points)
        if self.closing:
            yield ""
            yield self.closing


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody is asked to agree to, as far as the wording needs it.

    ``city`` is the name of the city, ``places`` are those of the recipients.
    """

    purpose: Purpose
    categories: frozenset[Category]
    until: date  # exclusive
    given: Given
    giver: Giver
    city: str
    places: tuple[str, ...] = field(default=())


def asked(agreement: Agreement, *, city: str, places: Iterable[str] = ()) -> Asked:
    """Return what ``agreement`` asks for, with the names of the places that receive something."""
    return Asked(
        purpose=agreement.purpose,
        categories=agreement.categories,
        until=agreement.until,
        given=agreement.given,
        giver=agreement.by,
        city=city,
        places=tuple(places),
    )


def notice(it: Asked, *, language: str) -> Notice:
    """Return what is read before agreeing to ``it``, in ``language``."""
    with override(language):
        return Notice(
            language=language,
            title=gettext("May we do this? You decide."),
            sections=tuple(_sections(it, language)),
            closing=str(ON_PAPER if it.given is Given.SIGNED else ON_SCREEN),
        )


def both_notices(it: Asked, *, language: str) -> tuple[Notice, ...]:
    """Return the notice in ``language`` and in German; one where both are the same."""
    return tuple(notice(it, language=one) for one in dict.fromkeys((language, GERMAN)))


def kept_wording(notices: Iterable[Notice]) -> str:
    """Return the text of ``notices`` as it is kept, word for word and in their order."""
    return BETWEEN.join(one.text for one in notices)


@dataclass(frozen=True, kw_only=True)
class Receipted:
    """What a receipt says of a consent that was given; ``wording`` is what was read."""

    number: str
    given: Given
    given_at: datetime
    language: str
    until: date  # exclusive
    withdrawn_at: datetime | None
    wording: str


def receipt(it: Receipted, *, language: str) -> Notice:
    """Return the receipt of a consent in ``language``, without what was read."""
    with override(language):
        said = [gettext("On %(day)s you said yes.") % {"day": _day(it.given_at, language)}]
        said.append(
            gettext("You signed a sheet of paper.")
            if it.given is Given.SIGNED
            else gettext("You said it at the screen.")
        )
        read = {"language": language_name(it.language, language)}
        said.append(gettext("You read it in this language: %(language)s") % read)
        if it.withdrawn_at:
            day = {"day": _day(it.withdrawn_at, language)}
            said.append(gettext("On %(day)s you took it back. Since then it allows nothing.") % day)
        else:
            said.append(_ends(it.until, language))
        return Notice(
            language=language,
            title=gettext("Receipt for you"),
            sections=(
                Section(gettext("What happened"), tuple(said)),
                Section(
                    gettext("Keep this sheet"),
                    (
                        gettext("With it you can take back your yes, at any desk of this house."),
                        gettext("Number: %(number)s") % {"number": _apart(it.number, language)},
                    ),
                ),
            ),
        )


def heading_of_wording(language: str) -> str:
    """Return what stands above a wording that was read, in ``language``."""
    with override(language):
        return gettext("What you read")


def sign_lines(giver: Giver, *, language: str) -> tuple[str, ...]:
    """Return what is filled in by hand below the wording, in ``language``."""
    with override(language):
        first = gettext("Name of the child") if giver is Giver.GUARDIAN else gettext("Name")
        return (first, gettext("Place and day"), gettext("Signature"))


def _sections(it: Asked, language: str) -> Iterator[Section]:
    yield Section(gettext("What for"), (str(FOR_WHAT[it.purpose]),))
    yield Section(gettext("What we use for it"), tuple(_special(it)), tuple(_data(it)))
    places = tuple(_apart(place, language) for place in it.places)
    yield Section(gettext("Who sees it"), (str(WHO_SEES[it.purpose]),), places)
    yield Section(gettext("Until when"), tuple(_time(it, language)))
    yield Section(gettext("If you say no"), tuple(_no(it)))
    yield Section(
        gettext("If you change your mind"),
        (
            gettext("You can take back your yes at any time, at any desk of this house."),
            gettext("You do not have to say why. From then on it allows nothing."),
            gettext("What was done until then stays lawful."),
        ),
    )
    yield Section(
        gettext("Your rights"),
        (
            gettext("You can see what we hold, correct it, take it along or have it deleted."),
            gettext("You can complain to the data protection authority."),
            gettext("Responsible: the city of %(city)s.") % {"city": _apart(it.city, language)},
            gettext("The law for this: %(norm)s.") % {"norm": _apart(_norm(it), language)},
        ),
    )


def _data(it: Asked) -> Iterator[str]:
    yield from (str(CATEGORY_WORDS[one]) for one in Category if one in it.categories)


def _special(it: Asked) -> Iterator[str]:
    if it.categories & EXPLICIT:
        yield gettext("The law protects health more than the rest. Say yes to it only if you want.")


def _time(it: Asked, language: str) -> Iterator[str]:
    yield _ends(it.until, language)
    if it.giver is Giver.GUARDIAN:
        yield gettext("You say yes for a child. When the child turns 18, we ask them.")


def _ends(until: date, language: str) -> str:
    return gettext("On %(day)s it ends, and we ask you again.") % {
        "day": long_date(until, language)
    }


def _no(it: Asked) -> Iterator[str]:
    yield gettext("You lose nothing. You still get information, your plan and appointments.")
    if it.purpose is Purpose.BENEFITS:
        yield gettext("You can apply for benefits in any case.")
    yield gettext("Only this one help is then not possible here.")


def _norm(it: Asked) -> str:
    """Return the norm as it is cited in Germany: that on health only where health is in it."""
    norm = USES[it.purpose].norm
    if not it.categories & EXPLICIT:
        norm = norm.replace(", Art. 9 (2) (a)", "")
    return norm.replace("GDPR", "DSGVO").replace("§ ", "§\N{NO-BREAK SPACE}")


def _apart(text: str, language: str) -> str:
    """Return ``text`` so that what is around it from right to left does not turn its signs."""
    is_rtl = language_of(language).direction == "rtl"
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if is_rtl else text


def _day(moment: datetime, language: str) -> str:
    return long_date(moment.date(), language)
