"""Reading rule files."""

from pathlib import Path
from typing import Any

import yaml


class BrokenRule(ValueError):
    """A rule file says something that the engine does not understand, or contradicts itself."""


def read_yaml(path: Path) -> Any:
    """Return the content of a YAML file."""
    return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
