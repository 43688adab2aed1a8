"""The app of cities and languages."""

from django.apps import AppConfig
from django.conf.locale import LANG_INFO

from migrado.texts.domain import LANGUAGES


class TextsConfig(AppConfig):
    name = "migrado.texts"
    label = "texts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell Django of the languages that it does not know: Kurmanji, Tigrinya, easy German."""
        for language in LANGUAGES:
            known = {
                "bidi": language.direction == "rtl",
                "code": language.code,
                "name": language.name,
                "name_local": language.name,
            }
            LANG_INFO.setdefault(language.code, known)
