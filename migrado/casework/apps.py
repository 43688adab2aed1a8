"""Casework as a Django application."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "migrado.casework"
    verbose_name = "Casework"
    default_auto_field = "django.db.models.BigAutoField"
