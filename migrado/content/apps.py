"""The app of guide pages."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    name = "migrado.content"
    label = "content"
    default_auto_field = "django.db.models.BigAutoField"
