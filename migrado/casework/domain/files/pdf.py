"""PDF that only shows: nothing that runs, starts, sends or carries another file.

After ISO 32000-2. A name can be spelled with hex escapes (7.3.5) and lie in an object stream
(7.5.7), so both are undone before looking. What cannot be looked into is refused.
"""

import re
import zlib
from collections.abc import Iterator

from migrado.casework.domain.files.kinds import MIB, Fault, FileRefused

PDF = b"%PDF-"
_HEADER = re.compile(rb"%PDF-(1\.[0-7]|2\.0)[\r\n \t%]")
_END = re.compile(rb"%%EOF[\r\n \t\x00]{0,64}\Z")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTIVE = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|XFA|GoToE)"
    rb"(?![A-Za-z0-9])"
)
_LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
_PACKED = re.compile(rb"/ObjStm(?![A-Za-z0-9])")
_ENCODED = re.compile(rb"/(?:Predictor|Crypt)(?![A-Za-z0-9])")  # then inflating shows nothing
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"\bobj\b")
MOST_UNPACKED = 32 * MIB  # of all object streams together: a bomb ends here


def check_pdf(data: bytes) -> None:
    """Raise FileRefused unless ``data`` is, from first to last byte, a PDF that only shows."""
    if not _HEADER.match(data):
        raise FileRefused(Fault.BROKEN)
    if not _END.search(data[-128:]):
        raise FileRefused(Fault.NOT_ALONE if b"%%EOF" in data else Fault.BROKEN)
    plain = _unescaped(data)
    if _LOCKED.search(plain):
        raise FileRefused(Fault.LOCKED)
    for part in (plain, *_object_streams(data, expected=len(_PACKED.findall(plain)))):
        if _ACTIVE.search(part):
            raise FileRefused(Fault.ACTIVE)


def _unescaped(data: bytes) -> bytes:
    return _HEX.sub(lambda found: bytes([int(found[1], 16)]), data)


def _object_streams(data: bytes, *, expected: int) -> Iterator[bytes]:
    """Yield what each object stream holds, unescaped.

    Raises FileRefused for what stays shut, also if there are not as many as the file names: one
    that we do not see may be one that a reader sees.
    """
    left, named = MOST_UNPACKED, 0
    for found in _STREAM.finditer(data):
        head = _unescaped(_dictionary(data, found.start()))
        if count := len(_PACKED.findall(head)):
            if _ENCODED.search(head):
                raise FileRefused(Fault.LOCKED)
            named += count
            unpacked = _inflated(data[found.end() :], most=left)
            left -= len(unpacked)
            yield _unescaped(unpacked)
    if named != expected:
        raise FileRefused(Fault.LOCKED)


def _dictionary(data: bytes, end: int) -> bytes:
    """Return what stands between the last ``obj`` and the stream that begins at ``end``."""
    before = data[max(0, end - 8192) : end]
    starts = [found.end() for found in _OBJECT.finditer(before)]
    return before[starts[-1] if starts else 0 :]


def _inflated(data: bytes, *, most: int) -> bytes:
    unpack = zlib.decompressobj()
    try:
        plain = unpack.decompress(data, most + 1)
    except zlib.error:
        raise FileRefused(Fault.LOCKED) from None
    if len(plain) > most or not unpack.eof:
        raise FileRefused(Fault.LOCKED)
    return plain
