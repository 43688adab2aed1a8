"""The vault as a Django application."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "migrado.vault"
    verbose_name = "Vault"
    default_auto_field = "django.db.models.BigAutoField"
