"""The journal as a Django application."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "migrado.journal"
    verbose_name = "Journal"
    default_auto_field = "django.db.models.BigAutoField"
