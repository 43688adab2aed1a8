"""Makes tagged PDF from a Typst template and plain data, in memory and without a network.

The data goes in as JSON, never as markup. Fonts come from packages, with two exceptions. No
package has the letters of Ethiopia. And the package with the letters of Arabic draws their dots
apart, which looks right but is said and copied twice; the font of Debian (fonts-noto-core) does
not. So both are taken from the machine where it has them.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import typst

logger = logging.getLogger(__name__)

LATIN = "Noto Sans"  # and Cyrillic
PACKAGES = {LATIN: "fontpkg_noto_sans", "Noto Sans Arabic": "fontpkg_noto_sans_arabic"}
FAMILIES = {"ar": "Noto Sans Arabic", "fa": "Noto Sans Arabic", "ti": "Noto Sans Ethiopic"}
STANDARD = "ua-1"  # accessible to screen readers; refuses a letter that no font has


class LettersMissing(Exception):
    """No font on this machine has the letters of the language."""


def letters_missing(language: str) -> bool:
    """Tell whether no font here has the letters of ``language`` (a code of the house)."""
    family = FAMILIES.get(language, LATIN)
    return family not in _fonts(family).families()


def pdf(template: Path, data: Mapping[str, Any], *, language: str, on: date) -> bytes:
    """Return the PDF that ``template`` makes of ``data``, dated ``on``.

    The template reads ``sys.inputs.data`` (JSON) and ``sys.inputs.fonts`` (JSON, names in order).
    A single letter that no font has prints as an empty box. Raises LettersMissing if the
    language itself has no font.
    """
    if letters_missing(language):
        raise LettersMissing(language)
    try:
        return _compile(template, data, language=language, on=on, standards=[STANDARD])
    except typst.TypstError:
        # Mostly a stray letter in the text of a city. A fault of the template fails here again.
        logger.warning("A PDF in the language %s is tagged, but not to %s.", language, STANDARD)
        return _compile(template, data, language=language, on=on, standards=[])


def _compile(
    template: Path,
    data: Mapping[str, Any],
    *,
    language: str,
    on: date,
    standards: list[Any],
) -> bytes:
    family = FAMILIES.get(language, LATIN)
    made: bytes = typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=_fonts(family),
        sys_inputs={
            "data": json.dumps(data, ensure_ascii=False),
            "fonts": json.dumps(list(dict.fromkeys((family, LATIN)))),
        },
        pdf_standards=standards,
        timestamp=datetime.combine(on, time(), tzinfo=UTC),
    )
    return made


@cache
def _fonts(family: str) -> typst.Fonts:
    """Return the fonts for a text in ``family``; Latin beside it always comes from its package."""
    if family == LATIN:
        return _font_set(_package(one) for one in PACKAGES)
    found = _on_this_machine(family) or ([_package(family)] if family in PACKAGES else [])
    return _font_set([_package(LATIN), *found])


def _package(family: str) -> str:
    return str(resources.files(PACKAGES[family]) / "files")


def _on_this_machine(family: str) -> list[str]:
    """Return the folders of the operating system that hold fonts of ``family``."""
    machine = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    paths = [font.path for font in machine.fonts() if font.family == family and font.path]
    return sorted({str(Path(path).parent) for path in paths})


def _font_set(folders: Iterable[str]) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[*folders]
    )
