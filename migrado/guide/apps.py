"""The guide as a Django application."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "migrado.guide"
    verbose_name = "Guide"
    default_auto_field = "django.db.models.BigAutoField"
