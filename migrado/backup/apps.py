"""The backups as a Django application."""

from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "migrado.backup"
    verbose_name = "Backup"
    default_auto_field = "django.db.models.BigAutoField"
