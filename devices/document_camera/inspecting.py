"""What is asked of a page beyond its picture: not laid before, a portrait where one is wanted."""

from collections.abc import Sequence
from dataclasses import replace

from devices.document_camera.again import is_same_page
from devices.document_camera.frames import frame_of_bytes
from devices.document_camera.portrait import portrait_flaws
from devices.document_camera.scanned_page import PageFlag, ScannedPage


def inspected(
    page: ScannedPage, beside: Sequence[bytes], *, is_portrait: bool = False
) -> ScannedPage:
    """Return the page with what else is wrong with it; ``beside`` are pages accepted before.

    A page whose picture is bad anyhow is taken again first.
    """
    if not page.is_good:
        return page
    is_twice = any(is_same_page(page.picture, one) for one in beside)
    found = (PageFlag.TWICE,) if is_twice else ()
    portrait = portrait_flaws(frame_of_bytes(page.picture)) if is_portrait else ()
    return replace(page, flags=(*found, *portrait, *page.flags))
