"""Guide pages for tests, and what stands in the database about them."""

from pathlib import Path

from django.apps import apps
from django.core import serializers

from tests.directory.factories import PAGE

ROOMS = ("texts", "directory", "content")


def whole_database() -> str:
    """Return every row of the rooms that a pack fills."""
    found = [
        row
        for app in ROOMS
        for model in apps.get_app_config(app).get_models()
        for row in model._base_manager.order_by("pk")
    ]
    return serializers.serialize("json", found)


def write_page(pack: Path, key: str, *, parent: str = "null", position: int = 1) -> None:
    """Write one more page, about no topic."""
    text = PAGE.replace("key: work", f"key: {key}").replace("topic: work", "topic: null")
    text = text.replace("parent: null", f"parent: {parent}")
    text = text.replace("position: 1", f"position: {position}")
    (pack / f"pages/{key}.yaml").write_text(text, encoding="utf-8")
