"""QR codes: read back by a scanner of our own, white around, and nothing loaded from anywhere."""

import base64

import pytest

from migrado.web import qr
from tests.support.scanner import modules, scan

pytestmark = pytest.mark.pure
ADDRESSES = (
    "http://127.0.0.1:8000/dortmund/de/plan/",
    "https://ankommen.dortmund.example/dortmund/ar/plan/",
    "https://arrival.city.example/a-city-with-a-long-name/de-si/plan/and/more/of/the/same/",
    "https://a.example/x/de/plan/",
    "https://xn--mnchen-3ya.example/plan/?a=1&b=<2>%20#3",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_code_says_the_address_and_nothing_else(address):
    assert scan(qr.svg(address)) == address


def test_the_scanner_notices_one_wrong_module():
    svg = qr.svg(ADDRESSES[0])
    dark, size = modules(svg)
    broken = "".join(f"M{x + 4} {y + 4}.5h1" for y, x in dark ^ {(size - 5, size - 2)})
    whole = size + 8

    assert scan(f'viewBox="0 0 {whole} {whole}"<path stroke="#000" d="{broken}"') != ADDRESSES[0]


def test_the_code_is_black_on_white_in_any_colours_of_the_page():
    svg = qr.svg(ADDRESSES[0])

    assert 'fill="#fff" d="M0 0h37v37h-37z"' in svg
    assert 'stroke="#000"' in svg
    assert "width=" not in svg
    assert "href" not in svg


def test_the_data_address_holds_the_same_code():
    head, _, body = qr.data_url(ADDRESSES[0]).partition(",")

    assert head == "data:image/svg+xml;base64"
    assert base64.b64decode(body).decode() == qr.svg(ADDRESSES[0])
