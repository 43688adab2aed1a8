"""The desk as a Django application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "migrado.desk"
    verbose_name = "Desk"
    default_auto_field = "django.db.models.BigAutoField"
