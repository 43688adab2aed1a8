"""The files of the project, as house checks read them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_OURS = {".git", ".venv", "var", "dist", "node_modules", "__pycache__"}


def files(pattern: str, *, under: str = ".") -> Iterator[Path]:
    """Yield the files below ``under`` that match ``pattern``, without what is made or fetched."""
    for path in sorted((ROOT / under).rglob(pattern)):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not NOT_OURS.intersection(parts) and not parts[0].startswith(".h"):
            yield path


def name(path: Path) -> str:
    """Return ``path`` as it is written in the documents."""
    return path.relative_to(ROOT).as_posix()
