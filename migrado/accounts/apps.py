"""Staff and their roles as a Django application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "migrado.accounts"
    verbose_name = "Accounts"
    default_auto_field = "django.db.models.BigAutoField"
