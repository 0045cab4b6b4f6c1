"""Two pages of an open register are read each by itself; no value of one becomes the other's."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from devices.document_camera.frames import frame_of_image
from devices.document_reader.contract import PageText, TextLine
from devices.document_reader.kinds import PaperKind
from devices.document_reader.reading import PaperRead, read_paper
from devices.document_reader.recognition import Recognition
from devices.document_reader.spreads import pages_of
from tests.devices.document_reader.drawing import chance_of
from tests.devices.document_reader.specimens import SPECIMENS, Specimen

HEIGHT, SIGN = 30.0, 28.0


def line(x: float, y: float, text: str) -> TextLine:
    return TextLine(text, x, y, x + SIGN * len(text), y + HEIGHT, 0.99)


def person(name: str, number: str) -> tuple[TextLine, ...]:
    return (
        line(500, 20, "常住人口登记卡"),
        line(60, 100, "姓名"),
        line(200, 100, name),
        line(700, 100, "户主或与户主关系"),
        line(1000, 100, "妻"),
        line(60, 160, "公民身份证件编号"),
        line(420, 160, number),
        line(60, 300, "文化程度"),
        line(300, 300, "初中"),
        line(60, 400, "服务处所"),
        line(60, 460, "何时由何地迁来本市"),
    )


HEAD = (
    line(60, 100, "户别"),
    line(200, 100, "农业"),
    line(700, 100, "户主姓名"),
    line(1000, 100, "李大山"),
    line(60, 160, "户号"),
    line(200, 160, "0007"),
    line(700, 160, "住址"),
    line(860, 160, "示例省示例县一组"),
)
ONE, OTHER = person("李春梅", "529901199706180688"), person("王小明", "529901199502070356")


def spread(first: tuple[TextLine, ...], second: tuple[TextLine, ...], *, beside: bool) -> PageText:
    """Lay two pages above or beside each other."""
    across, down = (1400.0, 0.0) if beside else (0.0, 560.0)
    moved = tuple(
        replace(
            one,
            left=one.left + across,
            right=one.right + across,
            top=one.top + down,
            bottom=one.bottom + down,
        )
        for one in second
    )
    size = (2800, 560) if beside else (1400, 1120)
    return PageText(*size, (*first, *moved))


def values(read: PaperRead) -> dict[str, str]:
    return {name: field.value for name, field in read.fields.items()}


@pytest.mark.parametrize("beside", [False, True])
def test_two_peoples_pages_are_kept_apart(*, beside: bool) -> None:
    read = read_paper(spread(ONE, OTHER, beside=beside))

    assert (read.kind, read.also) == (PaperKind.HOUSEHOLD, PaperKind.HOUSEHOLD)
    told = values(read)
    assert (told["name"], told["id_no"]) == ("李春梅", "529901199706180688")
    assert (told["other.name"], told["other.id_no"]) == ("王小明", "529901199502070356")


@pytest.mark.parametrize("is_first", [True, False])
def test_a_first_page_beside_a_persons_gives_the_household_and_not_the_name(
    *, is_first: bool
) -> None:
    pages = (HEAD, ONE) if is_first else (ONE, HEAD)
    read = read_paper(spread(*pages, beside=False))

    assert (read.kind, read.also) == (PaperKind.HOUSEHOLD, PaperKind.HOUSEHOLD_HEAD)
    told = values(read)
    assert (told["name"], told["other.name"]) == ("李春梅", "李大山")
    assert (told["household_no"], told["hukou_addr"]) == ("0007", "示例省示例县一组")


def test_one_page_stays_one() -> None:
    page = PageText(1400, 560, ONE)
    assert pages_of(page) == (page,)
    assert pages_of(PageText(100, 100, ())) == (PageText(100, 100, ()),)


def test_a_line_over_the_fold_keeps_a_page_whole() -> None:
    both = spread(ONE, OTHER, beside=False)
    over = TextLine("盖章", 300, 380, 360, 760, 0.9)
    assert pages_of(replace(both, lines=(*both.lines, over))) == (
        replace(both, lines=(*both.lines, over)),
    )


def test_a_drawn_open_register_is_read_whole() -> None:
    one, other = drawn("one"), drawn("other")
    wide, high = one.picture.size
    both = Image.new("RGB", (wide, 2 * high))
    both.paste(one.picture, (0, 0))
    both.paste(other.picture, (0, high))
    fold = 1 - 0.3 * np.exp(-np.abs(np.arange(2 * high) - high) / 20)
    shaded = (np.asarray(both) * fold[:, None, None]).astype(np.uint8)

    told = values(read_paper(Recognition().read_frame(frame_of_image(Image.fromarray(shaded)))))

    assert {name: told.get(name) for name in one.truth} == one.truth
    assert {name: told.get(f"other.{name}") for name in other.truth} == other.truth


@pytest.mark.parametrize("is_face_first", [True, False])
def test_both_sides_of_a_card_on_one_sheet_are_read_as_one_card(*, is_face_first: bool) -> None:
    face, back = drawn("one", "card-face"), drawn("one", "card-back")
    sides = (face, back) if is_face_first else (back, face)
    copy = Image.new("RGB", (1000, 1414), (255, 255, 255))
    for at, side in enumerate(sides):
        copy.paste(side.picture, (160, 150 + 620 * at))

    read = read_paper(Recognition().read_frame(frame_of_image(copy)))

    assert (read.kind, read.also) == (PaperKind.CARD_FACE, PaperKind.CARD_BACK)
    assert values(read) == face.truth | back.truth


@pytest.mark.parametrize("beside", [False, True])
def test_two_peoples_cards_on_one_sheet_are_kept_apart(*, beside: bool) -> None:
    read = read_paper(spread(face("李春梅", ONE), face("王小明", OTHER), beside=beside))

    assert (read.kind, read.also) == (PaperKind.CARD_FACE, PaperKind.CARD_FACE)
    told = values(read)
    assert (told["name"], told["id_no"]) == ("李春梅", "529901199706180688")
    assert (told["other.name"], told["other.id_no"]) == ("王小明", "529901199502070356")


def face(name: str, person: tuple[TextLine, ...]) -> tuple[TextLine, ...]:
    number = next(one.text for one in person if one.text.isdigit())
    return (
        line(60, 60, f"姓名 {name}"),
        line(60, 140, "性别 女 民族 汉"),
        line(60, 220, "出生 1997年6月18日"),
        line(60, 300, "住址 示例省示例县"),
        line(60, 440, f"公民身份号码 {number}"),
    )


def drawn(which: str, paper: str = "household") -> Specimen:
    return SPECIMENS[paper](chance_of(f"spread {which}"))
