"""Registers the floor of shared pages with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "migrado.web"
