import re
from io import BytesIO

import pytest
from PIL import Image

from cloud.desk.leaves import leaves_of
from kiosk.journeys.page_set import ARCHIVE, JPEG, PDF, WEBP, bind_pages, size_of_jpeg


def page(width: int, height: int, kind: str = "JPEG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), (200, 210, 220)).save(out, kind)
    return out.getvalue()


def test_one_page_stays_the_picture_it_is() -> None:
    data = page(40, 60)
    assert bind_pages([data]) == (JPEG, data)
    small = page(40, 60, "WEBP")
    assert bind_pages([small]) == (WEBP, small)


def test_more_small_pages_lie_unchanged_in_an_archive_that_is_the_same_each_time() -> None:
    pages = [page(40, 60, "WEBP"), page(80, 50, "WEBP")]
    media_type, data = bind_pages(pages)
    assert media_type == ARCHIVE
    assert leaves_of(media_type, data) == tuple(pages)
    assert bind_pages(pages)[1] == data


def test_more_pages_are_a_pdf_that_carries_them_unchanged() -> None:
    pages = [page(40, 60), page(80, 50)]
    media_type, data = bind_pages(pages)
    assert media_type == PDF
    assert all(one in data for one in pages)
    assert b"/Count 2" in data


def test_every_object_stands_where_the_table_says() -> None:
    _, data = bind_pages([page(40, 60), page(80, 50), page(30, 30)])
    start = int(re.findall(rb"startxref\n(\d+)", data)[0])
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n", data[start:])]
    assert len(places) == 2 + 3 * 3
    for number, place in enumerate(places):
        assert data[place:].startswith(f"{number + 1} 0 obj".encode())


def test_the_size_is_read_from_the_picture() -> None:
    assert size_of_jpeg(page(123, 45)) == (123, 45)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"GIF89a", page(9, 9)[:20]])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="a page"):
        size_of_jpeg(data)
