"""The app of cities and languages."""

from django.apps import AppConfig


class TextsConfig(AppConfig):
    name = "migrado.texts"
    label = "texts"
    default_auto_field = "django.db.models.BigAutoField"
