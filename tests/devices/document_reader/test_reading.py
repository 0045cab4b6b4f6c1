"""Which document a page is, and which value belongs to which label."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from devices.document_reader.arrangement import candidates, labels_on
from devices.document_reader.contract import PageText, TextLine
from devices.document_reader.kinds import PaperKind, kind_of
from devices.document_reader.reading import PaperRead, read_paper
from devices.document_reader.values import Confirmation

NUMBER, ACCOUNT = "529901199706180688", "6217000010001234564"
OTHER = "529901199502070356"
HEIGHT = 30.0
SIGN = 28.0


def line(x: float, y: float, text: str, confidence: float = 0.99) -> TextLine:
    return TextLine(text, x, y, x + SIGN * len(text), y + HEIGHT, confidence)


def page(*lines: TextLine) -> PageText:
    return PageText(1600, 1100, tuple(lines))


def told(read: PaperRead) -> dict[str, str]:
    return {name: field.value for name, field in read.fields.items()}


HOUSEHOLD = (
    line(600, 20, "常住人口登记卡"),
    line(60, 100, "姓名"),
    line(200, 100, "李春梅"),
    line(700, 100, "户主或与户主关系"),
    line(1000, 100, "妻"),
    line(60, 160, "性别"),
    line(200, 160, "女"),
    line(700, 160, "民族"),
    line(1000, 160, "汉族"),
    line(60, 220, "公民身份证件编号"),
    line(420, 220, NUMBER),
)


def test_a_value_stands_beside_its_label() -> None:
    read = read_paper(page(*HOUSEHOLD))

    assert read.kind is PaperKind.HOUSEHOLD
    assert told(read) == {
        "name": "李春梅",
        "relation_to_head": "妻",
        "sex": "女",
        "nation": "汉",
        "id_no": NUMBER,
    }
    assert read.fields["id_no"].confirmed_by is Confirmation.CHECK_DIGIT
    assert read.fields["name"].confirmed_by is None


def test_a_value_stands_under_its_label() -> None:
    read = read_paper(
        page(
            line(600, 20, "常住人口登记卡"),
            line(60, 100, "姓名"),
            line(700, 100, "户主或与户主关系"),
            line(70, 140, "李春梅"),
            line(710, 140, "妻"),
        )
    )

    assert told(read) == {"name": "李春梅", "relation_to_head": "妻"}


def test_a_value_stands_on_its_labels_own_line_among_others() -> None:
    read = read_paper(
        page(
            line(60, 40, "姓 名  李春梅"),
            line(60, 100, "性别女民族汉"),
            line(60, 160, "出生 1997 年 6 月 18 日"),
            line(60, 220, "住址示例省示例县示例镇"),
            line(130, 262, "示例村五组31号"),
            line(60, 400, f"公民身份号码 {NUMBER}"),
        )
    )

    assert told(read) == {
        "name": "李春梅",
        "sex": "女",
        "nation": "汉",
        "birth_date": "19970618",
        "hukou_addr": "示例省示例县示例镇示例村五组31号",
        "id_no": NUMBER,
    }


def test_of_two_people_each_has_their_own_number() -> None:
    read = read_paper(
        page(
            line(600, 20, "出生医学证明"),
            line(60, 100, "新生儿姓名 陈小满"),
            line(60, 160, "父亲姓名 陈大山"),
            line(60, 220, f"有效身份证件号码 {OTHER}"),
            line(60, 280, "母亲姓名 李春梅"),
            line(60, 340, f"有效身份证件号码 {NUMBER}"),
        )
    )

    assert told(read)["mother.id_no"] == NUMBER
    assert told(read)["father.id_no"] == OTHER


def test_a_marriage_certificate_that_lies_open_is_read_as_one_paper() -> None:
    left = (
        line(60, 300, "持证人"),
        line(260, 300, "李春梅"),
        line(60, 380, "登记日期"),
        line(260, 380, "2018年05月18日"),
        line(60, 460, "结婚证字号"),
        line(260, 460, "J529901-2018-000123"),
        line(60, 540, "备注"),
        line(60, 700, "登记机关"),
        line(60, 780, "婚姻登记员"),
    )
    right = [
        one
        for top, name, number, day in (
            (100, "古丽巴哈尔·艾合买提", OTHER, "1995年02月07日"),
            (500, "李春梅", NUMBER, "1997年06月18日"),
        )
        for one in (
            line(900, top, "姓名"),
            line(1050, top, name),
            line(900, top + 80, "国籍"),
            line(1050, top + 80, "中国"),
            line(900, top + 160, "出生日期"),
            line(1050, top + 160, day),
            line(900, top + 240, "身份证件号"),
            line(1080, top + 240, number),
        )
    ]
    assert told(read_paper(page(line(1400, 20, "结婚证"), *left, *right))) == {
        "holder.name": "李春梅",
        "issue_date": "20180518",
        "certificate_no": "J529901-2018-000123",
        "first.name": "古丽巴哈尔·艾合买提",
        "first.birth_date": "19950207",
        "first.id_no": OTHER,
        "second.name": "李春梅",
        "second.birth_date": "19970618",
        "second.id_no": NUMBER,
    }


def test_a_number_whose_check_digit_is_wrong_is_not_read() -> None:
    wrong = NUMBER[:-1] + "1"
    lines = [one if one.text != NUMBER else line(420, 220, wrong) for one in HOUSEHOLD]

    assert "id_no" not in told(read_paper(page(*lines)))


def test_what_hesitates_is_doubtful_though_a_check_digit_fits() -> None:
    sure = read_paper(page(*HOUSEHOLD)).fields["id_no"]
    lines = [one if one.text != NUMBER else line(420, 220, NUMBER, 0.8) for one in HOUSEHOLD]
    hesitant = read_paper(page(*lines)).fields["id_no"]

    assert not sure.is_doubtful
    assert hesitant.is_doubtful


def test_the_place_of_a_value_leads_to_its_picture() -> None:
    place = read_paper(page(*HOUSEHOLD)).fields["id_no"].place

    assert (place.left, place.top, place.bottom) == (420, 220, 250)


def test_a_page_of_no_kind_that_we_know_has_no_fields() -> None:
    letter = page(line(60, 40, "亲爱的妈妈"), line(60, 100, "姓名 李春梅 我很好"))

    assert kind_of(letter) is None
    assert read_paper(letter) == PaperRead(None, {})


def test_two_kinds_that_are_as_likely_are_neither() -> None:
    both = page(line(60, 40, "结婚证"), line(60, 100, "残疾人证"))

    assert kind_of(both) is None


CARD_FACE = (
    line(60, 40, "姓名 李春梅"),
    line(60, 100, "性别 女 民族 汉"),
    line(60, 160, "出生 1997 年 6 月 18 日"),
    line(60, 220, "住址 示例省示例县一组"),
    line(60, 280, f"公民身份号码 {NUMBER}"),
)


def test_a_form_that_asks_for_what_stands_on_a_card_is_no_card() -> None:
    assert kind_of(page(*CARD_FACE)) is PaperKind.CARD_FACE
    for_use = line(60, 400, "仅供申请低保使用，再次复印无效")
    assert kind_of(page(*CARD_FACE, for_use)) is PaperKind.CARD_FACE

    assert kind_of(page(line(400, 0, "临时救助申请表"), *CARD_FACE)) is None
    by_hand = (line(60, 400, "申请人：李春梅"), line(60, 440, "与原件相符，办理低保申请书用"))
    assert kind_of(page(*CARD_FACE, *by_hand)) is PaperKind.CARD_FACE

    others = (line(60, 400, "联系电话"), line(60, 440, "职业：粮农"), line(60, 480, "家庭人口"))
    assert kind_of(page(*CARD_FACE, *others)) is None
    rows = (line(60, 400 + 40 * at, f"{at} 家庭成员") for at in range(20))
    assert kind_of(page(*CARD_FACE, *rows)) is None


def test_a_form_that_names_a_bank_is_no_bank_card_and_a_passbook_is_one() -> None:
    bank = (line(60, 40, "开户银行 示例农村信用社"), line(60, 100, f"账号 {ACCOUNT}"))
    rows = [line(60, 400 + 40 * at, f"2026-01-{at + 1:02} 存入 100.00") for at in range(26)]

    assert kind_of(page(line(400, 0, "惠农补贴登记表"), *bank)) is None
    book = read_paper(page(line(60, 0, "活期储蓄存折"), *bank, *rows))
    assert (book.kind, book.fields["bank_account"].value) == (PaperKind.BANK_CARD, ACCOUNT)


def test_what_was_read_is_in_no_representation() -> None:
    read = read_paper(page(*HOUSEHOLD))

    assert NUMBER not in repr(read)
    assert "李春梅" not in repr(page(*HOUSEHOLD))


_WORDS = st.sampled_from(
    ["姓名", "性别女", "出生医学证明", "母亲姓名", NUMBER, "住址", "李春梅", "：", "", "民族 汉"]
)
_LINES = st.builds(
    line, st.floats(-50, 3000), st.floats(-50, 3000), st.one_of(_WORDS, st.text(max_size=12))
)


@given(st.lists(_LINES, max_size=14))
def test_no_page_whatever_breaks_the_reading(lines: Sequence[TextLine]) -> None:
    read = read_paper(page(*lines))

    assert read.kind is not None or not read.fields


@given(st.permutations(HOUSEHOLD))
def test_the_order_of_the_lines_does_not_matter(lines: Sequence[TextLine]) -> None:
    assert told(read_paper(page(*lines))) == told(read_paper(page(*HOUSEHOLD)))


def test_a_value_far_beside_its_label_goes_before_what_stands_under_a_heading() -> None:
    """A form's wide cell: the value stands in its middle, and the next part begins below."""
    lines = (line(60, 100, "求职意向"), line(700, 100, "园林设计师"))
    under = (line(60, 150, "(一)基本技能"), line(60, 190, "普通话"))
    labels = labels_on((*lines, *under), ["求职意向"])

    found = candidates(labels[0], (*lines, *under), labels)

    assert found[0].text == "园林设计师"
    assert "(一)基本技能" not in {one.text for one in found}
