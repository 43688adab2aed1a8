"""The API as a Django application; it has no models."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "migrado.api"
