"""QR codes as SVG, for pages and for paper."""

import base64
import io

import segno

QUIET_ZONE = 4  # modules of white around the code; scanners need them


def svg(address: str) -> str:
    """Return the code that leads to ``address``, black on white, in whatever size it is shown."""
    made = io.BytesIO()
    # A quarter-torn or folded sheet of paper can still be read: level M mends 15 % at least.
    segno.make_qr(address, error="m").save(
        made,
        kind="svg",
        border=QUIET_ZONE,
        dark="#000",
        light="#fff",
        xmldecl=False,
        nl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
    )
    return made.getvalue().decode()


def data_url(address: str) -> str:
    """Return the same as an address for ``<img src>``, so that no file holds it."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg(address).encode()).decode()
