"""Papers in further layouts of the forms in use: what the rules were not made for at first.

Labels over two lines of a narrow cell, labels whose signs stand far apart, an address of
three lines about its label, a certificate that lies open, unknown rows below an address,
a seal pressed over values.
"""

import random
from collections.abc import Callable

from stdnum.cn import uscc

from devices.document_reader.kinds import PaperKind
from tests.devices.document_reader.drawing import Sheet, person
from tests.devices.document_reader.specimens import Specimen

_PITCH = 3.7  # millimetres between the lines of one cell


def _cell(sheet: Sheet, x: float, y: float, width: float, words: str, height: float = 9) -> float:
    """Draw a cell with words in one or more lines about its middle; return where it ends."""
    rows = words.split("\n")
    sheet.box(x, y, width, height)
    top = y + height / 2 - _PITCH * len(rows) / 2
    for at, row in enumerate(rows):
        sheet.text(x + 1.2, top + at * _PITCH, row, 3)
    return x + width


def _row(sheet: Sheet, y: float, height: float, *cells: tuple[float, str]) -> None:
    x = 8.0
    for width, words in cells:
        x = _cell(sheet, x, y, width, words, height)


def household_of_1995(chance: random.Random) -> Specimen:
    """Draw a person's page with every row of the form, most of them empty."""
    who, relation = person(chance), chance.choice(("孙女", "非亲属", "户主"))
    sheet = Sheet(143, 105, (246, 240, 226))
    sheet.text(50, 4, "常住人口登记卡", 6, bold=True)
    rows = (
        ((18, "姓  名"), (48, who.name), (22, "户主或与\n户主关系"), (39, relation)),
        ((18, "曾 用 名"), (48, ""), (22, "性    别"), (39, who.sex)),
        ((18, "出 生 地"), (48, "示例省示例县"), (22, "民    族"), (39, who.nation)),
        ((18, "籍    贯"), (48, "示例省示例县"), (22, "出生日期"), (39, who.spoken_birth)),
        ((18, "本市（县）\n其他住址"), (48, ""), (22, "宗教信仰"), (39, "")),
        ((18, "公民身份\n证件编号"), (48, who.number), (14, "身 高"), (15, ""), (32, "血型")),
        ((18, "文化程度"), (26, "小学"), (18, "婚姻状况"), (24, "丧偶"), (41, "兵役状况")),
        ((18, "服务处所"), (68, ""), (14, "职 业"), (27, "粮农")),
    )
    for at, row in enumerate(rows):
        _row(sheet, 13 + 9 * at, 9, *row)
    truth = {
        "name": who.name,
        "relation_to_head": relation,
        "sex": who.sex,
        "nation": who.nation,
        "birth_date": who.birth,
        "id_no": who.number,
        "marital": "丧偶",
    }
    return Specimen(PaperKind.HOUSEHOLD, sheet.picture, truth)


def first_page_of_a_register(chance: random.Random) -> Specimen:
    """Draw a register's first page; its address has three lines, its label stands in the middle."""
    who = person(chance)
    rows = [who.address[at : at + 10] for at in range(0, len(who.address), 10)]
    sheet = Sheet(143, 105, (246, 240, 226))
    _row(sheet, 12, 13, (22, "户  别"), (40, "家庭户"), (25, "户主姓名"), (40, who.name))
    _row(sheet, 25, 13, (22, "户  号"), (40, "907236220"), (25, "住  址"), (40, "\n".join(rows)))
    sheet.text(75, 46, "户口登记机关户口专用章", 3)
    truth = {"name": who.name, "household_no": "907236220", "hukou_addr": who.address}
    return Specimen(PaperKind.HOUSEHOLD_HEAD, sheet.picture, truth)


def licence_of_a_company(chance: random.Random) -> Specimen:
    """Draw a business licence whose labels are all of one width."""
    who = person(chance)
    body = f"91529901MA{''.join(chance.choices('0123456789ABCDEFGHJKLMNPQRTUWXY', k=7))}"
    code = body + uscc.calc_check_digit(body)
    sheet = Sheet(240, 170, (252, 250, 240))
    sheet.text(84, 16, "营  业  执  照", 11, bold=True)
    sheet.text(16, 28, "统一社会信用代码", 4)
    sheet.text(16, 35, code, 4.4)
    for at, (label, value) in enumerate(
        (
            ("名          称", "示例县青溪山货贸易有限公司"),
            ("类          型", "有限责任公司"),
            ("法定代表人", who.name),
            ("经 营 范 围", "食用菌、干果收购及销售"),
        )
    ):
        sheet.text(16, 56 + 13 * at, label, 4.2)
        sheet.text(46, 56 + 13 * at, value, 4.2)
    sheet.text(136, 56, "注 册 资 本  壹佰万元整", 4.2)
    sheet.text(136, 69, "成 立 日 期  2019年04月23日", 4.2)
    sheet.text(136, 82, "住          所", 4.2)
    for at in range(0, len(who.address), 15):
        sheet.text(164, 82 + at / 15 * 5.4, who.address[at : at + 15], 4.2)
    truth = {
        "uscc": code,
        "org_name": "示例县青溪山货贸易有限公司",
        "org_kind": "有限责任公司",
        "legal_rep": who.name,
        "founded": "20190423",
        "biz_place": who.address,
    }
    return Specimen(PaperKind.BUSINESS, sheet.picture, truth)


def house_of_2009(chance: random.Random) -> Specimen:
    """Draw the older certificate of a house, with rows that nobody asks for below its address."""
    who = person(chance)
    sheet = Sheet(176, 125, (250, 240, 236))
    sheet.text(14, 5, "示房权证白杨字第275658号   房屋所有权证", 4)
    for at, (label, value) in enumerate(
        (
            ("房屋所有权人", who.name),
            ("共有情况", "单独所有"),
            ("房屋坐落", who.address),
            ("落成年代", "二〇〇九年"),
            ("规划用途", "住宅"),
        )
    ):
        _row(sheet, 14 + 11 * at, 11, (36, label), (116, value))
    truth = {"holder": who.name, "shared": "单独所有", "house_addr": who.address, "use": "住宅"}
    return Specimen(PaperKind.PROPERTY, sheet.picture, truth)


def marriage_laid_open(chance: random.Random) -> Specimen:
    """Draw a marriage certificate that lies open, a seal over the second's values."""
    man, woman = person(chance, "男"), person(chance, "女")
    sheet = Sheet(180, 125, (250, 238, 232))
    sheet.text(20, 8, "结婚证", 6, bold=True)
    for at, (label, value) in enumerate(
        (
            ("持 证 人", man.name),
            ("登记日期", "2018年05月18日"),
            ("结婚证字号", "J529901-2018-000123"),
            ("备    注", ""),
            ("登记机关", ""),
        )
    ):
        sheet.text(12, 48 + 12 * at, label, 3.8)
        sheet.text(36, 48 + 12 * at, value, 4)
    truth = {"holder.name": man.name, "issue_date": "20180518"}
    for top, which, who in ((12, "first", man), (66, "second", woman)):
        sheet.text(96, top, f"姓    名   {who.name}", 4)
        sheet.text(148, top, f"性 别  {who.sex}", 4)
        sheet.text(96, top + 12, "国    籍   中国", 4)
        sheet.text(96, top + 24, f"出生日期  {who.spoken_birth}", 4)
        sheet.text(96, top + 36, f"身份证件号  {who.number}", 4)
        truth |= {f"{which}.name": who.name, f"{which}.birth_date": who.birth}
        truth |= {f"{which}.id_no": who.number}
    sheet.seal(104, 74, "婚姻登记专用章")
    return Specimen(PaperKind.MARRIAGE, sheet.picture, truth)


OTHER_LAYOUTS: dict[str, Callable[[random.Random], Specimen]] = {
    "household-1995": household_of_1995,
    "household-first": first_page_of_a_register,
    "company": licence_of_a_company,
    "house-2009": house_of_2009,
    "marriage-open": marriage_laid_open,
}
