"""Labels over two lines or spaced out, numbers in groups, addresses about their label, seals."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_image
from devices.document_reader.contract import PageText, TextLine
from devices.document_reader.ink import Ink, ink_of
from devices.document_reader.on_frames import loaded_reader
from devices.document_reader.parted import put_together
from devices.document_reader.plain_forms import read_form
from devices.document_reader.reading import PaperRead, read_paper
from devices.document_reader.values import Confirmation, bank_account, credit_code, nation
from tests.devices.document_reader.drawing import Sheet, chance_of, person

SIGN = 28.0
NUMBER, OTHER = "529901199706180688", "529901199502070356"
ADDRESS = ("示例省示例市白杨区青溪", "街道迎春巷三十一号三十八栋", "四单元十室")


def line(x: float, y: float, text: str, height: float = 36.0) -> TextLine:
    """Return a line of print; places are a little taller than its signs, as they are read."""
    return TextLine(text, x, y, x + SIGN * len(text), y + height, 0.99)


def page(*lines: TextLine) -> PageText:
    return PageText(1600, 1100, lines)


def told(read: PaperRead) -> dict[str, str]:
    return {name: one.value for name, one in read.fields.items()}


REGISTER = (
    line(600, 20, "常住人口登记卡"),
    line(60, 100, "姓 名"),
    line(200, 100, "夏侯翀"),
    line(700, 88, "户主或与"),
    line(700, 116, "户主关系"),
    line(1000, 102, "孙女"),
    line(60, 176, "本市（县）"),
    line(60, 204, "其他住址"),
    line(700, 190, "宗教信仰"),
    line(60, 266, "公民身份"),
    line(60, 294, "证件编号"),
    line(220, 280, NUMBER),
)


def test_labels_that_run_over_two_lines_of_a_cell_have_their_values() -> None:
    assert told(read_paper(page(*REGISTER))) == {
        "name": "夏侯翀",
        "relation_to_head": "孙女",
        "id_no": NUMBER,
    }


def test_signs_of_a_label_that_stand_far_apart_are_one_label() -> None:
    licence = page(
        line(600, 20, "营业执照"),
        line(60, 100, "名"),
        line(340, 100, "称 示例县青溪养殖专业合作社"),
        line(60, 180, "经"),
        line(130, 180, "营"),
        line(200, 180, "者"),
        line(340, 180, "爨琮"),
        line(60, 260, "住"),
        line(340, 260, "所示例县石桥镇"),
    )
    assert told(read_paper(licence)) == {
        "org_name": "示例县青溪养殖专业合作社",
        "legal_rep": "爨琮",
        "biz_place": "示例县石桥镇",
    }


def test_a_lone_sign_is_the_label_that_it_can_only_be() -> None:
    labels = ["住所", "名称", "姓名"]
    read = put_together((line(60, 40, "所"), line(60, 100, "名"), line(200, 100, "女")), labels)
    assert [one.text for one in read] == ["住所", "名", "女"]
    both = (line(60, 40, "住所 示例县"), line(60, 100, "所"))
    assert put_together(both, labels) == both


def test_two_labels_under_each_other_stay_two() -> None:
    lines = (line(60, 100, "户主"), line(60, 130, "姓名"), line(60, 160, "妻"))
    assert put_together(lines, ["户主", "姓名", "户主姓名", "性别"]) == lines


def test_a_cards_number_that_is_read_in_groups_is_one_number_and_a_part_of_it_is_none() -> None:
    groups = ("6217", "0000", "1000", "1234", "569")
    lines = [line(60 + 160 * at, 300, group) for at, group in enumerate(groups)]
    card = page(line(60, 40, "示例农村商业银行 银联"), *lines)

    account = read_paper(card).fields["bank_account"]

    assert (account.value, account.confirmed_by) == ("".join(groups), Confirmation.CHECK_DIGIT)
    assert not [one for one in (bank_account("621700001000"),) if one and one.confirmed_by]
    assert bank_account("6" * 20) is None


def test_numbers_in_neighbouring_cells_stay_apart() -> None:
    lines = (line(60, 40, "168"), line(170, 40, "2014"), line(60, 90, "13900000001"))
    assert put_together(lines, []) == lines


@pytest.mark.parametrize(
    "pieces",
    [
        ((200, "1944"), (340, "年 5 月"), (580, "19 日")),
        ((200, "1956"), (300, "6年 11"), (430, "1 月 24 日")),  # a sign is read on both sides
    ],
)
def test_a_day_that_is_read_in_pieces_is_one_day(pieces: tuple[tuple[int, str], ...]) -> None:
    days = [line(x, 160, text) for x, text in pieces]
    face = page(line(60, 40, "姓名 仝昱"), line(60, 160, "出生"), *days, line(60, 300, NUMBER))
    label = line(60, 360, "公民身份号码 性别 民族 住址")
    read = read_paper(page(*face.lines, label)).fields["birth_date"]
    assert read.value in {"19440519", "19561124"}


@pytest.mark.parametrize(
    ("pieces", "born"),
    [(("1997", "月18日"), "19970618"), (("1997", "月13日"), None), (("1997",), None)],
)
def test_a_day_of_birth_of_which_a_piece_was_not_read_is_completed_by_the_number(
    pieces: tuple[str, ...], born: str | None
) -> None:
    rows = [line(200 + 200 * at, 160, text) for at, text in enumerate(pieces)]
    face = (
        line(60, 40, "姓名 李春梅"),
        line(60, 100, "性别 女 民族 汉"),
        line(60, 160, "出生"),
        line(60, 220, "住址 示例县"),
        line(60, 280, f"公民身份号码 {NUMBER}"),
    )
    read = read_paper(page(*face, *rows)).fields.get("birth_date")
    assert (read and read.value) == born


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_an_address_of_several_lines_is_read_whole_where_its_label_stands_before_their_middle(
    rows: int,
) -> None:
    tops = [200 - 15 * (rows - 1) + 30 * at for at in range(rows)]
    address = [line(900, top, text) for top, text in zip(tops, ADDRESS, strict=False)]
    head = page(
        line(60, 80, "户别"),
        line(200, 80, "居民户"),
        line(700, 80, "户主姓名"),
        line(900, 80, "朴煜韬"),
        line(60, 200, "户号"),
        line(200, 200, "907236220"),
        line(740, 200, "住址"),
        *address,
        line(60, 400, "户口专用章"),
    )
    assert told(read_paper(head)) == {
        "name": "朴煜韬",
        "household_no": "907236220",
        "hukou_addr": "".join(ADDRESS[:rows]),
    }


def test_an_address_ends_where_the_next_cell_begins_though_nobody_knows_its_label() -> None:
    certificate = page(
        line(600, 0, "房屋所有权证"),
        line(60, 60, "房屋所有权人"),
        line(300, 60, "郗韬"),
        line(60, 100, "房屋坐落"),
        line(300, 100, "示例县石桥镇大坪村"),
        line(60, 160, "落成年代"),
        line(300, 160, "二〇〇九年"),
    )
    assert told(read_paper(certificate)) == {
        "holder": "郗韬",
        "house_addr": "示例县石桥镇大坪村",
    }


def test_a_long_value_ends_before_a_label_that_only_its_colon_tells() -> None:
    note = page(
        line(600, 20, "疾病诊断证明书"),
        line(60, 60, "科别：呼吸内科 床号：12"),
        line(60, 100, "出院诊断：慢性阻塞性肺疾病"),
        line(200, 150, "急性加重"),
        line(200, 200, "诊疗经过：好转"),
    )
    assert told(read_paper(note)) == {
        "department": "呼吸内科",
        "diagnosis": "慢性阻塞性肺疾病急性加重",
    }


def test_the_words_of_a_longer_label_or_of_a_value_are_no_label() -> None:
    certificate = page(
        line(600, 20, "不动产权证书 不动产单元号"),
        line(60, 100, "面积"),
        line(300, 100, "宗地面积120㎡/房屋建筑面积98.41㎡"),
        line(60, 160, "使用期限"),
        line(300, 160, "2080年4月30日止"),
    )
    assert told(read_paper(certificate))["area"] == "宗地面积120㎡/房屋建筑面积98.41㎡"


def test_a_unit_behind_a_label_is_no_value_and_each_value_stands_under_its_own_label() -> None:
    form = read_form(
        page(
            line(270, 100, "总层数"),
            line(440, 100, "建筑面积（㎡）"),
            line(240, 184, "6"),
            line(385, 178, "88.50"),
        ),
        ["总层数"],
    )
    assert {name: one.value for name, one in form.items()} == {"总层数": "6", "建筑面积": "88.50"}


def test_of_two_numbers_on_a_page_without_labels_neither_is_taken() -> None:
    words = line(60, 40, "居民死亡医学证明 死者姓名 亓垚")
    one = read_paper(page(words, line(60, 200, NUMBER)))
    two = read_paper(page(words, line(60, 200, NUMBER), line(60, 300, OTHER)))
    assert told(one)["id_no"] == NUMBER
    assert "id_no" not in told(two)


def test_a_day_of_birth_that_the_number_does_not_bear_is_doubtful() -> None:
    face = (
        line(60, 40, "姓名 仝昱"),
        line(60, 100, "性别 女 民族 汉"),
        line(60, 220, "住址 示例县"),
        line(60, 280, f"公民身份号码 {NUMBER}"),
    )
    right = read_paper(page(*face, line(60, 160, "出生 1997年6月18日"))).fields
    wrong = read_paper(page(*face, line(60, 160, "出生 1997年6月13日"))).fields
    assert not right["birth_date"].is_doubtful
    assert wrong["birth_date"].is_doubtful
    assert not wrong["sex"].is_doubtful


def test_one_misread_sign_of_a_long_ethnic_groups_name_is_forgiven_and_doubtful() -> None:
    said = {text: nation(text) for text in ("鄂温克族", "傈僳", "鄂溫克", "仏佬")}
    assert {text: one and (one.text, one.confirmed_by) for text, one in said.items()} == {
        "鄂温克族": ("鄂温克", Confirmation.LIST),
        "傈僳": ("傈僳", Confirmation.LIST),
        "鄂溫克": ("鄂温克", None),
        "仏佬": None,
    }


def test_a_credit_code_is_found_behind_another_sign() -> None:
    code = credit_code("N91350100M000100Y43")
    assert code is not None
    assert code.text == "91350100M000100Y43"


def pressed(*, over_writing: bool, ground: int = 240) -> Frame:
    """Draw strokes of a seal, with thin strokes of a pen under them or not."""
    place = np.full((40, 200, 3), ground, np.uint8)
    if over_writing:
        place[5:35, 8:190:12] = (60, 30, 30)
    red = place[10:30, 20:180:5].astype(float)
    place[10:30, 20:180:5] = (red * 0.4 + np.array([42, 38, 205]) * 0.6).astype(np.uint8)
    return place


def test_writing_under_a_seal_is_told_from_the_seals_own_words() -> None:
    assert ink_of(pressed(over_writing=False)) is Ink.SEAL
    assert ink_of(pressed(over_writing=True)) is Ink.UNDER_A_SEAL
    assert ink_of(np.full((40, 200, 3), 240, np.uint8)) is Ink.PLAIN
    assert ink_of(np.full((40, 200, 3), (40, 40, 205), np.uint8)) is Ink.PLAIN
    assert ink_of(np.zeros((0, 9, 3), np.uint8)) is Ink.PLAIN


def test_a_number_over_which_a_seals_words_were_pressed_is_read() -> None:
    sheet = Sheet(150, 60)
    sheet.text(10, 25, f"身份证号：{NUMBER}", 4.2)
    sheet.seal(60, 9.5, "示例市场监管局专用章")
    reading = loaded_reader()(frame_of_image(sheet.picture))
    assert reading.fields["身份证号"].value == NUMBER


def test_the_words_of_a_seal_are_nobodys_signature() -> None:
    who = person(chance_of("a seal"))
    sheet = Sheet(150, 90)
    sheet.text(10, 10, f"姓名：{who.name}", 5)
    sheet.text(10, 40, "医师签名：", 5)
    sheet.seal(42, 26, "示例镇卫生院")
    reading = loaded_reader()(frame_of_image(sheet.picture))
    assert "示例镇卫生院" in "".join(reading.lines)
    assert {name: one.value for name, one in reading.fields.items()} == {"姓名": who.name}


BLANK = {*":：", *filter(str.isspace, map(chr, range(0x3001)))}
_TEXTS = st.one_of(st.sampled_from(["户主或与", "户主关系", "名", "称", "6217", ""]), st.text())
_LINES = st.builds(line, st.floats(-9, 900), st.floats(-9, 900), _TEXTS)


@given(st.lists(_LINES, max_size=9))
def test_nothing_that_was_read_is_lost_by_putting_together(lines: list[TextLine]) -> None:
    whole = put_together(lines, ["户主或与户主关系", "名称"])
    before, after = (Counter("".join(one.text for one in each)) for each in (lines, whole))
    assert all(after[sign] >= before[sign] for sign in before if sign not in BLANK)
