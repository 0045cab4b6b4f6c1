import numpy as np
import pytest
from PIL import Image

from devices.document_camera.codes import read_codes
from devices.document_camera.frames import frame_of_image
from devices.errors import SheetError
from devices.printer.codes import squares_of
from devices.printer.picture import Paper, module_dots, picture_of
from devices.printer.sheet import (
    Code,
    Gap,
    Item,
    Line,
    Pair,
    Picture,
    Rule,
    Sheet,
    Size,
    Title,
)

PUBLIC = "DOORSTEP:1:K000001-000042:" + "6BFOXN*TS0BI$ZD.P9UOL7:2X%DQPV/I6QHKG5ZR" * 2  # 106 signs
PRIVATE = "DS1:A1B2C3D4E5F6G7H8I9J0KLMNOP"
SLIP = Sheet(
    (
        Title("收件凭证"),
        Line("示例镇示例村便民服务站", Size.SMALL, centred=True),
        Rule(),
        Pair("凭证编号", "K000001-000042", bold=True),
        Pair("事项", "城乡居民基本养老保险参保登记"),
        Line("已收到，尚未受理", Size.LARGE, bold=True, centred=True),
        Item("□", "户口簿首页和本人页复印件"),
        Gap(),
        Code(PUBLIC, "公开码：任何人可以核对"),
        Code(PRIVATE, "私密码：请妥善保管"),
    )
)


@pytest.mark.parametrize("paper", list(Paper))
def test_a_sheet_is_as_wide_as_its_paper_and_only_black_and_white(paper: Paper) -> None:
    picture = picture_of(SLIP, paper)
    assert picture.width == paper.dots
    assert picture.mode == "1"


@pytest.mark.parametrize("paper", list(Paper))
def test_both_codes_of_a_slip_are_read_from_its_picture(paper: Paper) -> None:
    assert set(read_codes(frame_of_image(picture_of(SLIP, paper)))) == {PUBLIC, PRIVATE}


@pytest.mark.parametrize("paper", list(Paper))
def test_the_squares_of_both_codes_are_at_least_four_dots(paper: Paper) -> None:
    for payload in (PUBLIC, PRIVATE):
        assert module_dots(len(squares_of(payload)), paper) >= 4
    assert module_dots(len(squares_of(PRIVATE)), paper) == 6


def test_every_square_of_a_code_is_whole_dots() -> None:
    squares = squares_of(PRIVATE)
    picture = picture_of(Sheet((Code(PRIVATE),)), Paper.MM80)
    dark = ~np.asarray(picture)
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    code = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    assert (code == np.kron(np.array(squares), np.ones((6, 6), bool))).all()


def test_a_code_has_its_quiet_zone() -> None:
    dark = ~np.asarray(picture_of(Sheet((Rule(), Code(PRIVATE), Rule())), Paper.MM58))
    rows = np.flatnonzero(dark.any(axis=1))
    gaps = np.diff(rows)
    assert sorted(gaps[gaps > 1])[:2] >= [24, 24]


def test_a_code_too_large_for_the_paper_is_refused() -> None:
    with pytest.raises(SheetError, match="wider paper"):
        picture_of(Sheet((Code("a" * 1200),)), Paper.MM58)


@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_is_printed_into_the_margins_or_off_the_paper(paper: Paper) -> None:
    sheet = Sheet((Line("申请人姓名和地址很长的一行字" * 5), Pair("很长很长的标签名", "值" * 40)))
    dark = ~np.asarray(picture_of(sheet, paper))
    columns = np.flatnonzero(dark.any(axis=0))
    assert columns[0] >= paper.margin - 2
    assert columns[-1] <= paper.dots - paper.margin + 2


def test_equal_sheets_give_equal_pictures() -> None:
    first, second = picture_of(SLIP, Paper.MM80), picture_of(SLIP, Paper.MM80)
    assert first.tobytes() == second.tobytes()


def test_a_picture_is_made_smaller_to_fit_and_never_larger() -> None:
    large = picture_of(Sheet((Picture(Image.new("L", (1200, 300), 0)),)), Paper.MM58)
    small = picture_of(Sheet((Picture(Image.new("L", (50, 20), 0)),)), Paper.MM58)
    assert large.height == 300 * Paper.MM58.measure // 1200
    assert small.height == 20


def test_an_empty_sheet_is_a_sheet() -> None:
    assert picture_of(Sheet(()), Paper.MM80).height == 1
