"""Files that are there as a whole or not at all."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from migrado.backup.domain import Damaged

PART = ".part"  # of a file that is being written, or whose writer was killed


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write, for its owner only, which gets its name once it lies on the disk.

    Raises FileExistsError if something has the name; OSError if it cannot be written.
    """
    if path.exists():
        raise FileExistsError(path)
    new = path.with_name(path.name + PART)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(handle)
        new.rename(path)
        keep_entry(path.parent)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def keep_entry(folder: Path) -> None:
    """Let a new name in ``folder`` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Folders:
    """The folders with stored files: what is restored lies beside them until all is there."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = {folder.name: folder for folder in folders}

    @contextmanager
    def cleared(self) -> Iterator[None]:
        """Make room beside the folders; what a restore leaves there that fails goes again."""
        self._clear()
        for folder in self._folders.values():
            _restored(folder).mkdir(mode=0o700, parents=True)
        try:
            yield
        except BaseException:
            self._clear()
            raise

    def write(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write one file beside its folder. Raises Damaged for a name that leads elsewhere."""
        first, *rest = PurePosixPath(name).parts
        if first not in self._folders or not rest or ".." in rest:
            raise Damaged(f"no file of ours can be called {name!r}")
        path = _restored(self._folders[first]).joinpath(*rest)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with whole_file(path) as file:
            file.writelines(pieces)

    def exchange(self) -> None:
        """Put what was restored in place; what lay there before goes."""
        for folder in self._folders.values():
            before = folder.with_name(folder.name + ".before")
            shutil.rmtree(before, ignore_errors=True)
            if folder.exists():
                folder.rename(before)
            _restored(folder).rename(folder)
            shutil.rmtree(before, ignore_errors=True)

    def _clear(self) -> None:
        for folder in self._folders.values():
            shutil.rmtree(_restored(folder), ignore_errors=True)


def _restored(folder: Path) -> Path:
    return folder.with_name(folder.name + ".restored")
