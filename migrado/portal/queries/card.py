"""Cards to show at a counter: a pictogram, a sentence in German, the same in one's own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from migrado.texts.domain import EASY, SOURCE
from migrado.web.dates import language_name

GERMAN = "Guten Tag. Ich brauche Hilfe bei: {need}. {language}Bitte sprechen Sie langsam."
GERMAN_LANGUAGE = "Meine Sprache ist: {name}. "


@dataclass(frozen=True)
class Need:
    """``word`` is for the reader, ``german`` what a clerk calls it; the key names the picture."""

    key: str
    word: Any
    german: str


@dataclass(frozen=True)
class Card:
    """``own`` is empty where the reader reads German."""

    need: Need
    german: str
    own: str


NEEDS: Mapping[str, Need] = {
    one.key: one
    for one in (
        Need("address", gettext_lazy("Register my address"), "Anmeldung meiner Adresse"),
        Need("permit", gettext_lazy("Permit to stay"), "Aufenthaltstitel"),
        Need("money", gettext_lazy("Money to live on"), "Geld zum Leben"),
        Need("work", gettext_lazy("Finding work"), "Suche nach Arbeit"),
        Need("home", gettext_lazy("Finding a home"), "Suche nach einer Wohnung"),
        Need("bed", gettext_lazy("A bed for tonight"), "Schlafplatz für heute Nacht"),
        Need("doctor", gettext_lazy("Doctor and health"), "Arzt und Gesundheit"),
        Need("child", gettext_lazy("Children and family"), "Kinder und Familie"),
        Need("baby", gettext_lazy("Pregnancy and baby"), "Schwangerschaft und Baby"),
        Need("school", gettext_lazy("A place at school"), "Schulplatz"),
        Need("course", gettext_lazy("German course"), "Deutschkurs"),
        Need("letter", gettext_lazy("A letter"), "Brief, den ich nicht verstehe"),
        Need("interpreter", gettext_lazy("Interpreter"), "Dolmetschen"),
        Need("danger", gettext_lazy("Protection from violence"), "Schutz vor Gewalt"),
    )
}
SENSITIVE = frozenset({"danger"})


def card(need: str, *, language: str) -> Card | None:
    """Return the card for ``need`` in the language of the page, None for an unknown need."""
    found = NEEDS.get(need)
    if found is None:
        return None
    reads_german = language in (SOURCE, EASY)
    spoken = "" if reads_german else GERMAN_LANGUAGE.format(name=language_name(language, SOURCE))
    own = _("Hello. I need help with: %(need)s. My language is: %(language)s. Please speak slowly.")
    return Card(
        need=found,
        german=GERMAN.format(need=found.german, language=spoken),
        own=""
        if reads_german
        else own % {"need": found.word, "language": language_name(language, language)},
    )
