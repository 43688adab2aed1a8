"""Help that cannot wait: violence, no place to sleep, a minor alone. What the law says, cited."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from migrado.directory import queries as directory
from migrado.directory.queries import HelplineCard, OfficeCard
from migrado.portal.queries.locations import with_role
from migrado.texts.models import City


@dataclass(frozen=True)
class Point:
    """One thing to know. ``german_word`` is what the office calls it; ``source`` may be empty."""

    text: Any
    source: str = ""
    german_word: str = ""


@dataclass(frozen=True)
class Content:
    """``roles`` are the offices shown, ``helplines`` the topic of the numbers shown."""

    title: Any
    now: Any
    points: tuple[Point, ...]
    roles: tuple[str, ...]
    helplines: tuple[str, ...]
    say: Any = ""
    quick_exit: bool = False
    places_first: bool = False


@dataclass(frozen=True)
class LegalPoint:
    """A point with its German wording beside it, until a named person has checked it."""

    text: str
    german: str
    german_differs: bool
    source: str
    german_word: str


@dataclass(frozen=True)
class HelpPage:
    """``places_first``: where to go matters more than whom to call."""

    title: str
    now: str
    points: tuple[LegalPoint, ...]
    say: LegalPoint | None
    offices: tuple[OfficeCard, ...]
    helplines: tuple[HelplineCard, ...]
    quick_exit: bool
    places_first: bool


HELP_PAGES: Mapping[str, Content] = {
    "violence": Content(
        title=_("If you are afraid of someone"),
        now=_("If you are in danger now, call the police: 110. It is free, day and night."),
        points=(
            Point(
                _(
                    "Read this before you register your address. Anyone who knows your name can "
                    "ask the registration office where you live."
                ),
                "BMG § 44 (1)",
            ),
            Point(
                _(
                    "If that can put you or another person in danger, ask for a block on "
                    "disclosure. It costs nothing. Say why you are afraid. Bring papers of the "
                    "police, a doctor or a shelter, if you have any."
                ),
                "BMG § 51 (1)",
                "Auskunftssperre",
            ),
            Point(
                _(
                    "With the block, the office must tell you each time somebody asks for your "
                    "address."
                ),
                "BMG § 51 (3)",
            ),
            Point(
                _("The block ends after two years. You can ask to have it made longer."),
                "BMG § 51 (4)",
            ),
            Point(
                _(
                    "If you live in a house that protects from domestic violence, the office "
                    "protects this address without being asked, once it knows what the house is. "
                    "Tell them."
                ),
                "BMG § 52 (1)",
                "bedingter Sperrvermerk",
            ),
            Point(
                _(
                    "Social workers with state recognition are bound to secrecy. Asking is free, "
                    "and you do not have to give your name."
                ),
                "StGB § 203 (1) Nr. 6",
                "Schweigepflicht",
            ),
        ),
        say=_(
            "I am in danger. Please enter a block on disclosure under section 51 of the Federal "
            "Registration Act before you register my address."
        ),
        roles=("violence_help", "citizen_services"),
        helplines=("violence", "emergency"),
        quick_exit=True,
    ),
    "tonight": Content(
        title=_("A place to sleep tonight"),
        now=_("If somebody is freezing, ill or hurt, call 112. It is free, day and night."),
        points=(
            Point(
                _(
                    "If you would have to sleep in the street against your will, the city has to "
                    "offer you a place for now. Ask for it today, as early as you can."
                ),
                "OBG NRW § 14 (1)",
                "Unterbringung bei Obdachlosigkeit",
            ),
            Point(
                _(
                    "The duty to register begins when you move into a home. Without one you break "
                    "no duty."
                ),
                "BMG § 17 (1)",
                "Anmeldung",
            ),
            Point(
                _(
                    "You can apply for benefits without a registered address. What counts is "
                    "where you really live."
                ),
                "SGB I § 30 (3)",
                "gewöhnlicher Aufenthalt",
            ),
            Point(
                _(
                    "Ask the counselling for people without a home whether the offices may send "
                    "your letters there."
                ),
                "",
                "Postadresse",
            ),
        ),
        places_first=True,
        roles=("night_shelter", "homeless_counselling", "infopoint"),
        helplines=("emergency",),
    ),
    "youth": Content(
        title=_("You are under 18 and here without your parents"),
        now=_(
            "Go to the youth office now. You do not have to answer more questions here. If it is "
            "closed, go to the police or call 110; they call the youth office for you."
        ),
        points=(
            Point(
                _(
                    "The youth office must take you into its care for now. You get a place to "
                    "sleep, food, and people who look after you."
                ),
                "SGB VIII § 42a (1)",
                "vorläufige Inobhutnahme",
            ),
            Point(
                _("This is true for every child and young person under 18, married or not."),
                "SGB VIII § 42a (1)",
            ),
            Point(
                _(
                    "The youth office also looks with you whether you have family in Germany or "
                    "in another country."
                ),
                "SGB VIII § 42a (2) Nr. 2",
            ),
        ),
        say=_("I am under 18, and I am alone in Germany. Please help me."),
        roles=("youth_office",),
        places_first=True,
        helplines=("youth", "emergency"),
    ),
}


def help_page(city: City, *, slug: str, language: str) -> HelpPage | None:
    """Return the help page ``slug``, None for an unknown one."""
    content = HELP_PAGES.get(slug)
    if content is None:
        return None
    cards = directory.offices(city, language=language)
    wanted = [card for role in content.roles for card in with_role(cards, role)]
    return HelpPage(
        title=str(content.title),
        now=str(content.now),
        points=tuple(_beside_german(point) for point in content.points),
        say=_beside_german(Point(content.say)) if content.say else None,
        offices=tuple({card.key: card for card in reversed(wanted)}.values())[::-1],
        helplines=tuple(
            line
            for topic in content.helplines
            for line in directory.helplines(city, language=language, topic=topic)
        ),
        quick_exit=content.quick_exit,
        places_first=content.places_first,
    )


def _beside_german(point: Point) -> LegalPoint:
    text = str(point.text)
    with translation.override("de"):
        german = str(point.text)
    return LegalPoint(text, german, text != german, point.source, point.german_word)
