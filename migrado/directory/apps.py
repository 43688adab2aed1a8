"""The app of offices, local rules and helplines."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "migrado.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
