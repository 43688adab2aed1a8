"""The guide as a Django application; it has no models."""

from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "migrado.guide"
    verbose_name = "Guide"
