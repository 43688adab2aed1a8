"""Registers the newcomer's pages with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "migrado.portal"
