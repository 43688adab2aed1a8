"""Reads a QR code from its SVG as a scanner would, by ISO/IEC 18004 and not by our own library.

Byte mode, versions 2 to 6: what an address of a city needs.
"""

import re
from collections.abc import Iterator

# Blocks, and data codewords in each, by version and level; the levels as the format bits name them.
BLOCKS = {
    (2, "M"): (1, 28), (3, "M"): (1, 44), (4, "M"): (2, 32), (5, "M"): (2, 43), (6, "M"): (4, 27),
    (2, "L"): (1, 34), (3, "L"): (1, 55), (4, "L"): (1, 80), (5, "L"): (1, 108), (6, "L"): (2, 68),
    (2, "Q"): (1, 22), (3, "Q"): (2, 17), (4, "Q"): (2, 24), (6, "Q"): (4, 19),
    (2, "H"): (1, 16), (3, "H"): (2, 13), (4, "H"): (4, 9), (6, "H"): (4, 15),
}  # fmt: skip
LEVELS = ("M", "L", "H", "Q")
FORMAT_MASK = 0b101010000010010
MASKS = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: (y * x) % 2 + (y * x) % 3 == 0,
    lambda y, x: ((y * x) % 2 + (y * x) % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + (y * x) % 3) % 2 == 0,
)


def scan(svg: str) -> str:
    """Return the text of the code."""
    dark, size = modules(svg)
    version = (size - 17) // 4
    mask, level = _format(dark)
    blocks, length = BLOCKS[version, level]
    bits = [((y, x) in dark) != MASKS[mask](y, x) for y, x in _way(size, version)]
    codewords = [_number(bits[at : at + 8]) for at in range(0, len(bits) - 7, 8)]
    data = [word for at in range(blocks) for word in codewords[at : blocks * length : blocks]]
    return _text([bool(word >> shift & 1) for word in data for shift in range(7, -1, -1)])


def modules(svg: str) -> tuple[set[tuple[int, int]], int]:
    """Return the dark modules as (row, column), and how many there are along a side.

    Follows the pen of the path that is stroked one module wide; the quiet zone must be white.
    """
    whole = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    path = re.search(r'<path stroke="#000" d="([^"]+)"', svg)[1]
    dark, x, y = set(), 0.0, 0.0
    for letter, given in re.findall(r"([Mmh])([^Mmh]+)", path):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", given)]
        if letter == "h":
            dark |= {(int(y), int(x) + step) for step in range(int(numbers[0]))}
            x += numbers[0]
        else:
            x, y = (numbers[0], numbers[1]) if letter == "M" else (x + numbers[0], y + numbers[1])
    border = min(row for row, _ in dark)
    assert border == min(column for _, column in dark) >= 4, "no quiet zone"
    return {(row - border, column - border) for row, column in dark}, whole - 2 * border


def _format(dark: set[tuple[int, int]]) -> tuple[int, str]:
    """Return mask and level from the fifteen bits beside the upper left finder."""
    cells = [(8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [(y, 8) for y in (7, 5, 4, 3, 2, 1, 0)]
    bits = _number([cell in dark for cell in cells]) ^ FORMAT_MASK
    return bits >> 10 & 7, LEVELS[bits >> 13]


def _way(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Yield the data modules in their order: two columns at a time, up and down, from the right."""
    upwards = True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        rows = range(size - 1, -1, -1) if upwards else range(size)
        for y in rows:
            yield from ((y, x) for x in (right, right - 1) if not _is_fixed(y, x, size, version))
        upwards = not upwards


def _is_fixed(y: int, x: int, size: int, version: int) -> bool:
    """Say whether a module belongs to finder, format, timing or alignment."""
    near, far = size - 8, 4 * version + 10
    corner = (y < 9 and x < 9) or (y < 9 and x >= near) or (y >= near and x < 9)
    return corner or 6 in (y, x) or (abs(y - far) <= 2 and abs(x - far) <= 2)


def _text(bits: list[bool]) -> str:
    assert _number(bits[:4]) == 4, "not in byte mode"
    length = _number(bits[4:12])
    return bytes(_number(bits[at : at + 8]) for at in range(12, 12 + 8 * length, 8)).decode()


def _number(bits: list[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)
