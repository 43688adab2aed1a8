"""PNG and JPEG from the first byte to the last: whatever is more or less is refused.

After PNG (Third Edition, W3C 2025) § 5 and ITU-T T.81 Annex B. Nothing is decoded.
"""

import zlib

from migrado.casework.domain.files.kinds import Fault, FileRefused

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
MOST_PIXELS = 20_000  # a side; a small file that unfolds to gigabytes is no picture of a paper

_PNG_CHUNKS = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT"),
        *(b"sRGB", b"cICP", b"mDCV", b"cLLI", b"tEXt", b"zTXt", b"iTXt", b"bKGD", b"hIST"),
        *(b"pHYs", b"sPLT", b"eXIf", b"tIME"),
    }
)  # no animation, nothing private
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SCAN, _END, _STUFFED = 0xDA, 0xD9, 0x00
_RESTARTS = frozenset(range(0xD0, 0xD8))
_SEGMENTS = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xE0), *range(0xE0, 0xF0), 0xFE} - {0xC8})


def check_png(data: bytes) -> None:
    """Raise FileRefused unless ``data`` is one PNG: known chunks, sums right, nothing behind."""
    at, seen = len(PNG), list[bytes]()
    while at < len(data):
        name, body, at = _chunk(data, at)
        if not seen:
            _check_header(name, body)
        seen.append(name)
        if name == b"IEND":
            break
    if not seen or seen[-1] != b"IEND" or b"IDAT" not in seen:
        raise FileRefused(Fault.BROKEN)
    if at != len(data):
        raise FileRefused(Fault.NOT_ALONE)


def _chunk(data: bytes, at: int) -> tuple[bytes, bytes, int]:
    length = int.from_bytes(data[at : at + 4])
    name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
    end = at + 12 + length
    if name not in _PNG_CHUNKS or end > len(data):
        raise FileRefused(Fault.BROKEN)
    if zlib.crc32(name + body) != int.from_bytes(data[end - 4 : end]):
        raise FileRefused(Fault.BROKEN)
    return name, body, end


def _check_header(name: bytes, body: bytes) -> None:
    if name != b"IHDR" or len(body) != 13:
        raise FileRefused(Fault.BROKEN)
    _check_size(int.from_bytes(body[:4]), int.from_bytes(body[4:8]))


def check_jpeg(data: bytes) -> None:
    """Raise FileRefused unless ``data`` is one JPEG: whole segments up to the end of the image."""
    at, marker, has_frame, has_scan = len(JPEG), 0, False, False
    while marker != _END:
        marker, body, at = _segment(data, at)
        if marker in _FRAMES:
            has_frame = True
            _check_size(int.from_bytes(body[3:5]), int.from_bytes(body[1:3]))
        if marker == _SCAN:
            has_scan = True
            at = _behind_scan(data, at)
    if not has_frame or not has_scan:
        raise FileRefused(Fault.BROKEN)
    if at != len(data):
        raise FileRefused(Fault.NOT_ALONE)


def _segment(data: bytes, at: int) -> tuple[int, bytes, int]:
    """Return marker and body of the segment at ``at``, and where the next one begins."""
    while data[at : at + 2] == b"\xff\xff":  # fill bytes, B.1.1.2
        at += 1
    marker = data[at + 1] if data[at : at + 1] == b"\xff" and at + 1 < len(data) else 0
    if marker == _END:
        return marker, b"", at + 2
    length = int.from_bytes(data[at + 2 : at + 4])
    end = at + 2 + length
    if marker not in _SEGMENTS or length < 2 or end > len(data):
        raise FileRefused(Fault.BROKEN)
    return marker, data[at + 4 : end], end


def _behind_scan(data: bytes, at: int) -> int:
    """Return where the entropy-coded data that begins at ``at`` ends."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise FileRefused(Fault.BROKEN)
        after = data[at + 1]
        if after != _STUFFED and after not in _RESTARTS:
            return at
        at += 2


def _check_size(width: int, height: int) -> None:
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        raise FileRefused(Fault.BROKEN)
