"""The app of what joins rooms."""

from django.apps import AppConfig


class FlowsConfig(AppConfig):
    name = "migrado.flows"
    label = "flows"
