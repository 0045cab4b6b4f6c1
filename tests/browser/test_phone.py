"""A real Chromium as the resident's phone: it scans the glass, takes a picture, sends it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from devices.document_camera.frames import frame_of_bytes
from devices.document_camera.scan import scan
from kiosk.phone.line import PhoneLine, Picture
from kiosk.phone.wire import Opened
from screens.demonstration.chromium import Browser, Page
from tests.browser.conftest import PICTURES
from tests.kiosk.phone.test_door import Station, heard, ready, station

HANDSET = (390, 844)
LARGE = (4000, 3000)  # twelve megapixels, as phones take them
_WHERE = 0x8825  # the tag of the place in a picture's EXIF data
_ORIENTATION = 0x0112
_WROTE = "doorstep canary 29.5630N"


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Station]:
    with station(tmp_path) as here:
        yield here


@pytest.fixture
def phone(browser_process: Browser) -> Iterator[Page]:
    width, height = HANDSET
    context = browser_process.new_context(
        viewport={"width": width, "height": height}, is_mobile=True, has_touch=True, locale="zh-CN"
    )
    yield context.new_page()
    context.close()


def photo(folder: Path) -> Path:
    """A paper on a dark table, taken lying, with where it was taken written into it."""
    table = Image.new("RGB", LARGE, (70, 74, 72))
    table.paste((245, 244, 240), (900, 300, 3100, 2700))
    for row in range(500, 2500, 120):
        table.paste((60, 60, 66), (1100, row, 2900 - row % 700, row + 34))
    exif = table.getexif()
    exif[_ORIENTATION] = 6
    exif[_WHERE] = {29: _WROTE}
    file = folder / "IMG_0001.jpg"
    table.save(file, "JPEG", quality=90, exif=exif)
    assert _WROTE.encode() in file.read_bytes()
    return file


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"phone-{name}.png")


def opened(phone: Page, kiosk: Station) -> PhoneLine:
    line = kiosk.wait()
    phone.goto(ready(line).url)
    assert heard(line) == Opened()
    return line


@pytest.mark.row("C03")
def test_a_phone_without_internet_sends_a_picture_without_where_it_was_taken(
    phone: Page, kiosk: Station, tmp_path: Path
) -> None:
    troubles: list[str] = []
    phone.on("console", lambda said: troubles.append(said.text))
    phone.on("pageerror", lambda error: troubles.append(str(error)))
    line = opened(phone, kiosk)
    picture(phone, "asked")
    file = photo(tmp_path)
    phone.locator("#take").set_input_files(file)
    phone.locator("#picture").wait_for()
    picture(phone, "taken")
    phone.locator("#send").click()
    phone.locator("#sent").wait_for()
    picture(phone, "sent")
    sent = heard(line)
    assert isinstance(sent, Picture)
    came = Image.open(BytesIO(sent.data))
    assert came.format == "JPEG"
    assert max(came.size) == 3000
    assert came.height > came.width, "it lies on its side"
    assert _WROTE.encode() not in sent.data
    assert not came.getexif()
    assert not scan(frame_of_bytes(sent.data)).flags
    assert not troubles
    line.hang_up()


def test_what_is_no_picture_can_be_taken_again_and_an_old_code_is_explained(
    phone: Page, kiosk: Station, tmp_path: Path
) -> None:
    line = opened(phone, kiosk)
    wrong = tmp_path / "list.txt"
    wrong.write_text("no picture")
    phone.locator("#choose").set_input_files(wrong)
    phone.locator("#send").click()
    phone.locator("#no_picture").wait_for()
    picture(phone, "no-picture")
    phone.locator("#choose").set_input_files(photo(tmp_path))
    phone.locator("#picture").wait_for()
    line.hang_up()
    line.join()
    phone.locator("#send").click()
    phone.locator("#used").wait_for()
    picture(phone, "used")


def test_every_target_on_the_phone_is_large_and_nothing_is_wider_than_the_phone(
    phone: Page, kiosk: Station
) -> None:
    line = opened(phone, kiosk)
    for box in (phone.locator(f"label[for={name}]").bounding_box() for name in ("take", "choose")):
        assert box is not None
        assert box["height"] >= 60
        assert box["width"] >= 300
    assert phone.evaluate("document.documentElement.scrollWidth") <= HANDSET[0]
    line.hang_up()
