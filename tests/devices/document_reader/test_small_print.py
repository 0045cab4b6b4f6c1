"""Lines are found on a smaller picture than they are read on: fine print and receipts still are."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from devices.document_camera.frames import frame_of_image
from devices.document_reader.recognition import (
    FIND_SIDE_PX,
    LONG_SIDE_PX,
    Recognition,
    find_side_px,
)
from provisioning.typeface import REGULAR

LINES = ("申请人姓名陈小满性别女", "经办机构收到材料后答复", "以上内容真实有效")


@pytest.fixture(scope="module")
def recognition() -> Recognition:
    return Recognition()


@pytest.mark.parametrize(("size", "sign_px"), [((1131, 1600), 13), ((420, 1600), 20)])
def test_fine_print_and_receipts_are_read(
    recognition: Recognition, size: tuple[int, int], sign_px: int
) -> None:
    page = Image.new("RGB", size, (250, 249, 244))
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(str(REGULAR), sign_px)
    for row, words in enumerate(LINES):
        draw.text((60, 300 + 2 * sign_px * row), words, fill=(30, 30, 34), font=font)
    read = recognition.read_frame(frame_of_image(page))

    assert {line.text for line in read.lines} == set(LINES)
    assert np.abs([line.height for line in read.lines]).max() < 4 * sign_px


def test_the_longer_and_narrower_a_page_the_larger_it_is_looked_at() -> None:
    assert find_side_px(1131, 1600) == FIND_SIDE_PX
    assert find_side_px(1600, 1131) == FIND_SIDE_PX
    assert FIND_SIDE_PX < find_side_px(420, 1600) < LONG_SIDE_PX
    assert find_side_px(1, 100_000) == LONG_SIDE_PX
