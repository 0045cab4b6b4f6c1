"""On a paper of no kind that we know, each value is tied to the label that is printed by it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.document_camera.frames import frame_of_image
from devices.document_reader.contract import CodeText, PageText, TextLine
from devices.document_reader.on_frames import loaded_reader
from devices.document_reader.plain_forms import beside, read_form
from devices.document_reader.reading import read_paper
from devices.document_reader.values import Confirmation
from tests.devices.document_reader.drawing import Person, Sheet, chance_of, person

HEIGHT, SIGN = 30.0, 28.0
NUMBER = "529901199706180688"


def line(x: float, y: float, text: str) -> TextLine:
    return TextLine(text, x, y, x + SIGN * len(text), y + HEIGHT, 0.99)


def page(*lines: TextLine) -> PageText:
    return PageText(1600, 1200, lines)


def told(*lines: TextLine) -> dict[str, str]:
    return {name: one.value for name, one in read_form(page(*lines)).items()}


def test_values_stand_beside_and_under_their_labels() -> None:
    form = told(
        line(60, 40, "临时救助申请表"),
        line(60, 100, "姓名"),
        line(200, 100, "李春梅"),
        line(600, 100, "出生年月"),
        line(800, 100, "1997.6"),
        line(60, 160, "困难类型"),
        line(300, 160, "因病"),
        line(60, 260, "起止时间"),
        line(600, 260, "工作单位"),
        line(60, 310, "2014.04-2015.06"),
        line(600, 310, "示例砖厂"),
    )
    assert form == {
        "姓名": "李春梅",
        "出生年月": "1997.6",
        "困难类型": "因病",
        "起止时间": "2014.04-2015.06",
        "工作单位": "示例砖厂",
    }


def test_a_label_that_nobody_knows_is_known_by_its_colon() -> None:
    assert told(line(60, 40, "蜂箱数目：37 箱"), line(60, 100, "养蜂地点: 青溪村")) == {
        "蜂箱数目": "37 箱",
        "养蜂地点": "青溪村",
    }


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("姓名李春梅", {"姓名": "李春梅"}),
        ("性别女民族汉", {"性别": "女", "民族": "汉"}),
        ("姓名：李春梅性别：女年龄：29岁", {"姓名": "李春梅", "性别": "女", "年龄": "29岁"}),
        (f"公民身份号码{NUMBER}", {"公民身份号码": NUMBER}),
        ("签发机关示例县公安局", {"签发机关": "示例县公安局"}),
    ],
)
def test_labels_and_values_that_are_read_as_one_word_are_parted(
    text: str, fields: dict[str, str]
) -> None:
    assert told(line(60, 40, text)) == fields


@pytest.mark.parametrize(
    "text",
    [
        "姓名和地址应当与身份证一致",
        "经营范围变更登记表",
        "本人对以上内容的真实性负责",
        "电话里说好了",
        "出生证编号",
        "备注：实践形式一栏用“√”表示。",
    ],
)
def test_a_sentence_holds_no_labels(text: str) -> None:
    assert told(line(60, 40, text)) == {}


def test_an_empty_cell_takes_no_value_of_its_neighbours() -> None:
    form = told(
        line(60, 100, "联系电话"),
        line(600, 100, "籍贯"),
        line(740, 100, "示例县"),
        line(60, 150, "民族"),
        line(200, 150, "侗"),
    )
    assert form == {"籍贯": "示例县", "民族": "侗"}


def test_an_empty_cell_does_not_take_the_next_label_that_nobody_knows() -> None:
    form = told(
        line(60, 100, "产品名称"),
        line(600, 100, "订单数量"),
        line(800, 100, "一百箱"),
        line(60, 160, "单位名称"),
        line(220, 160, "示例砖厂"),
        line(600, 160, "联系人"),
        line(800, 160, "亓垚"),
    )
    assert form == {"单位名称": "示例砖厂", "联系人": "亓垚"}


def test_a_value_that_stands_where_labels_of_other_rows_begin_is_a_value() -> None:
    form = told(
        line(60, 100, "籍贯"),
        line(400, 100, "湖北"),
        line(600, 100, "健康状况"),
        line(60, 160, "普通话"),
        line(400, 160, "英语"),
        line(600, 160, "四级"),
        line(400, 220, "特长"),
        line(600, 220, "游泳"),
    )
    assert form == {"籍贯": "湖北", "英语": "四级", "特长": "游泳"}


def test_only_what_has_a_check_or_is_a_day_or_of_a_list_is_confirmed() -> None:
    read = read_form(
        page(
            line(60, 40, f"身份证号：{NUMBER}"),
            line(60, 90, "发证日期：2021年3月15日"),
            line(60, 140, "性别：女"),
            line(60, 190, "合同期限：2014.04-2015.06"),
            line(60, 240, "证号：529901199706180689"),
            line(60, 290, "姓名：李春梅"),
        )
    )
    assert {name: one.confirmed_by for name, one in read.items()} == {
        "身份证号": Confirmation.CHECK_DIGIT,
        "发证日期": Confirmation.DAY,
        "性别": Confirmation.LIST,
        "合同期限": None,
        "证号": None,
        "姓名": None,
    }


def test_a_label_that_stands_twice_has_two_values() -> None:
    form = told(
        line(60, 40, "甲方：李春梅"),
        line(60, 90, "电话：13900000001"),
        line(60, 140, "乙方：王小明"),
        line(60, 190, "电话：13900000002"),
    )
    assert (form["电话"], form["电话 2"]) == ("13900000001", "13900000002")


def test_of_a_known_kind_the_catalogues_names_stay_and_other_labels_come_beside() -> None:
    text = page(
        line(60, 40, "疾病诊断证明书"),
        line(60, 100, "姓名：李春梅"),
        line(60, 150, "门诊号：202611020031"),
        line(60, 200, "诊断：骨折"),
    )
    paper = read_paper(text)

    assert {name: one.value for name, one in beside(paper, text).items()} == {
        "name": "李春梅",
        "diagnosis": "骨折",
        "门诊号": "202611020031",
    }


def test_what_a_code_says_is_told_once() -> None:
    licence = line(60, 40, "营业执照 统一社会信用代码 经营范围")
    code = CodeText("91350100M000100Y43", 900, 40, 1000, 140)
    other = CodeText("https://x", 900, 300, 1000, 400)
    text = replace(page(licence), codes=(code, other))
    plain = replace(page(line(60, 40, "电话：13900000001")), codes=(other,))

    said = {name: one.value for name, one in beside(read_paper(text), text).items()}
    assert (said["uscc"], said["code"]) == ("91350100M000100Y43", "https://x")
    assert "code 2" not in said
    assert beside(read_paper(plain), plain)["code"].confirmed_by is Confirmation.CODE


_WORDS = st.sampled_from(["姓名", "性别女", "E-mail", "电话：", NUMBER, "住址", "合计", "："])
_LINES = st.builds(
    line, st.floats(-50, 3000), st.floats(-50, 3000), st.one_of(_WORDS, st.text(max_size=12))
)


@given(st.lists(_LINES, max_size=14))
def test_no_form_whatever_breaks_the_reading(lines: Sequence[TextLine]) -> None:
    text = page(*lines)
    assert beside(read_paper(text), text).keys() >= read_paper(text).fields.keys()


BORN = (40, "1961.7")


def drawn_form(who: Person) -> Sheet:
    """Draw a township's form: labels and values in cells, and a seal."""
    sheet = Sheet(210, 120)
    sheet.text(70, 8, "临时救助申请审批表", 6, bold=True)
    rows = (
        (
            (22, "姓名"),
            (40, who.name),
            (22, "性别"),
            (20, who.sex),
            (26, "出生年月"),
            (40, "1961.7"),
        ),
        ((22, "民族"), (40, who.nation), (30, "身份证号码"), (78, who.number)),
        ((22, "家庭住址"), (148, who.address)),
        ((30, "联系电话"), (54, "13900000001"), (30, "家庭人口"), (56, "3人")),
        ((30, "困难类型"), (54, "因病致贫"), (30, "申请金额"), (56, "2000元")),
    )
    for index, row in enumerate(rows):
        sheet.cells(24 + 11 * index, *row, height=11)
    sheet.seal(150, 80, "示例镇人民政府")
    return sheet


def test_a_drawn_form_that_nobody_knows_is_read_whole() -> None:
    who = person(chance_of("a form"))
    reading = loaded_reader()(frame_of_image(drawn_form(who).picture))

    assert reading.kind is None
    assert {name: one.value for name, one in reading.fields.items()} == {
        "姓名": who.name,
        "性别": who.sex,
        "出生年月": "1961.7",
        "民族": who.nation,
        "身份证号码": who.number,
        "家庭住址": who.address,
        "联系电话": "13900000001",
        "家庭人口": "3人",
        "困难类型": "因病致贫",
        "申请金额": "2000元",
    }
    assert reading.fields["身份证号码"].confirmed_by == "check digit"
