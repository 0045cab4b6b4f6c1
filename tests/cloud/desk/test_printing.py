"""A scan becomes a PDF whose pages fit the printer's sheets."""

import re
from io import BytesIO

import pytest
from PIL import Image

from cloud.desk.printing import printed
from cloud.errors import NoPrintError
from tests.cloud.applications import pension

from .conftest import Browser, Hall, paper

A4 = (595, 842)


def webp(wide: int, high: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (wide, high), (230, 40, 40)).save(out, "WEBP")
    return out.getvalue()


def boxes(pdf: bytes) -> list[tuple[int, int]]:
    found = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    return [(round(float(wide)), round(float(high))) for wide, high in found]


def test_every_page_has_a_sheet_of_its_own_the_way_it_lies() -> None:
    pdf = printed([webp(1200, 1700), webp(1700, 1200), paper("居民户口簿")])
    assert pdf.startswith(b"%PDF-")
    assert boxes(pdf)[:2] == [A4, A4[::-1]]
    assert len(boxes(pdf)) == 3
    assert pdf.count(b"/DCTDecode") == 3


def test_the_same_pages_give_the_same_bytes() -> None:
    pages = [webp(300, 200)]
    assert printed(pages) == printed(pages)


@pytest.mark.parametrize("leaf", [b"", b"RIFF\x10\x00\x00\x00WEBPVP8 junk", b"\xff\xd8\xff", b"PK"])
def test_a_page_that_is_no_picture_is_told(leaf: bytes) -> None:
    with pytest.raises(NoPrintError):
        printed([leaf])


def test_an_officer_prints_what_was_scanned(hall: Hall, browser: Browser) -> None:
    picture = paper("居民户口簿")
    number = hall.arrive(pension(picture=picture), picture)
    browser.sign_in("chen.li")
    address = f"/cases/{number}/documents/{'d' * 32}"
    assert f'href="{address}/print"' in browser.get(address).text
    answer = browser.get(f"{address}/print")
    assert answer.headers["content-type"] == "application/pdf"
    assert boxes(answer.content) == [A4] or boxes(answer.content) == [A4[::-1]]
