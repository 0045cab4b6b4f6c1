"""Papers as offices print them, of invented people, with the truth of every field.

The layouts follow the forms in use: labels beside, above and inside a line of values,
long addresses over two lines, values that other labels surround. Chance fills them; the
same seed draws the same paper.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image
from stdnum import luhn
from stdnum.cn import uscc

from devices.document_reader.kinds import PaperKind
from tests.devices.document_reader.drawing import PLACES, Person, Sheet, person


@dataclass(slots=True)
class Specimen:
    """A drawn paper and what its fields say."""

    kind: PaperKind
    picture: Image.Image
    truth: dict[str, str]


def _wrapped(sheet: Sheet, x: float, y: float, words: str, signs: int, size: float) -> None:
    for row, start in enumerate(range(0, len(words), signs)):
        sheet.text(x, y + row * size * 1.25, words[start : start + signs], size)


def card_face(chance: random.Random) -> Specimen:
    """Draw the face of a resident's card, 85.6 by 54 mm."""
    who = person(chance)
    sheet = Sheet(85.6, 54, (226, 236, 240))
    sheet.text(5, 6, f"姓 名  {who.name}", 3.4)
    sheet.text(5, 13, f"性 别  {who.sex}   民 族 {who.nation}", 3.2)
    sheet.text(5, 19.5, f"出 生  {who.year} 年 {who.month} 月 {who.day} 日", 3.2)
    sheet.text(5, 26, "住 址", 3.2)
    _wrapped(sheet, 16.5, 26, who.address, 12, 3.2)
    sheet.text(5, 45, "公民身份号码", 3.2)
    sheet.text(29, 44.6, who.number, 4)
    sheet.box(61, 9, 20, 27)
    return Specimen(
        PaperKind.CARD_FACE,
        sheet.picture,
        {
            "name": who.name,
            "sex": who.sex,
            "nation": who.nation,
            "birth_date": who.birth,
            "hukou_addr": who.address,
            "id_no": who.number,
        },
    )


def card_back(chance: random.Random) -> Specimen:
    """Draw the other side of a resident's card."""
    year = chance.randrange(2008, 2026)
    sheet = Sheet(85.6, 54, (232, 236, 238))
    sheet.text(26, 8, "中华人民共和国", 5, bold=True)
    sheet.text(26, 18, "居 民 身 份 证", 6, bold=True)
    issuer = f"{''.join(chance.sample(PLACES, 2))}县公安局"
    sheet.text(18, 38, f"签发机关  {issuer}", 3.2)
    sheet.text(18, 45, f"有效期限  {year}.05.20-{year + 20}.05.20", 3.2)
    truth = {"issuer": issuer, "valid_from": f"{year}0520", "valid_until": f"{year + 20}0520"}
    return Specimen(PaperKind.CARD_BACK, sheet.picture, truth)


def household(chance: random.Random) -> Specimen:
    """Draw a person's page of a household register: labels beside their values in a table."""
    who, relation = person(chance), chance.choice(("户主", "妻", "子", "长女", "儿媳", "孙子"))
    marital = chance.choice(("未婚", "已婚", "丧偶", "离婚"))
    sheet = Sheet(143, 105, (246, 240, 226))
    sheet.text(50, 5, "常住人口登记卡", 6, bold=True)
    rows = (
        ((18, "姓 名"), (40, who.name), (32, "户主或与户主关系"), (36, relation)),
        ((18, "曾 用 名"), (40, ""), (32, "性 别"), (36, who.sex)),
        ((18, "出 生 地"), (40, "示例省示例县"), (32, "民 族"), (36, f"{who.nation}族")),
        ((18, "籍 贯"), (40, "示例省示例县"), (32, "出 生 日 期"), (36, who.spoken_birth)),
        ((38, "公民身份证件编号"), (52, who.number), (14, "身高"), (22, "165cm")),
        ((18, "文化程度"), (30, "初中"), (18, "婚姻状况"), (22, marital), (18, "血型"), (20, "")),
    )
    for index, row in enumerate(rows):
        sheet.cells(18 + 9 * index, *row)
    sheet.text(8, 78, "承办人签章：              登记日期：2016年5月20日", 3.6)
    sheet.seal(98, 62, "户口专用章")
    return Specimen(
        PaperKind.HOUSEHOLD,
        sheet.picture,
        {
            "name": who.name,
            "relation_to_head": relation,
            "sex": who.sex,
            "nation": who.nation,
            "birth_date": who.birth,
            "id_no": who.number,
            "marital": marital,
        },
    )


def bank_card(chance: random.Random) -> Specimen:
    """Draw a bank card: no label at its number."""
    body = f"62{chance.randrange(10**15, 10**16)}"[: chance.choice((15, 18))]
    number = body + luhn.calc_check_digit(body)
    grouped = " ".join(number[start : start + 4] for start in range(0, len(number), 4))
    sheet = Sheet(85.6, 54, (196, 214, 226))
    sheet.text(7, 5, chance.choice(("示例农村商业银行", "示例农村信用社", "示例县村镇银行")), 5)
    sheet.text(7, 12, "SAMPLE RURAL BANK", 2.6)
    sheet.text(7, 29, grouped, 5.4)
    sheet.text(7, 42, "有效期 VALID THRU 12/34", 3)
    sheet.text(64, 44, "银联 UnionPay", 3)
    return Specimen(PaperKind.BANK_CARD, sheet.picture, {"bank_account": number})


def marriage(chance: random.Random) -> Specimen:
    """Draw the inside of a marriage certificate."""
    man, woman = person(chance, "男"), person(chance, "女")
    sheet = Sheet(176, 125, (250, 236, 228))
    sheet.text(70, 6, "结 婚 证", 9, bold=True)
    sheet.text(14, 26, f"持 证 人  {woman.name}", 4.2)
    sheet.text(14, 34, "登记日期  2018年05月18日", 4.2)
    sheet.text(14, 42, "结婚证字号  J529901-2018-000123", 4.2)
    for top, who in ((56, man), (84, woman)):
        sheet.text(14, top, f"姓名 {who.name}", 4.2)
        sheet.text(86, top, f"性别 {who.sex}", 4.2)
        sheet.text(14, top + 8, "国籍 中国", 4.2)
        sheet.text(86, top + 8, f"出生日期 {who.spoken_birth}", 4.2)
        sheet.text(14, top + 16, f"身份证件号 {who.number}", 4.2)
    sheet.seal(128, 20, "婚姻登记专用章")
    return Specimen(
        PaperKind.MARRIAGE,
        sheet.picture,
        {
            "holder.name": woman.name,
            "issue_date": "20180518",
            "first.name": man.name,
            "first.birth_date": man.birth,
            "first.id_no": man.number,
            "second.name": woman.name,
            "second.birth_date": woman.birth,
            "second.id_no": woman.number,
        },
    )


def _parent(who: Person, age: str) -> tuple[tuple[float, str], ...]:
    of_age = ((48, who.name), (18, "年龄"), (14, age))
    return (*of_age, (18, "国籍"), (18, "中国"), (18, "民族"), (34, who.nation))


def birth(chance: random.Random) -> Specimen:
    """Draw a birth certificate."""
    mother, father, child = person(chance, "女"), person(chance, "男"), person(chance)
    number = f"{chance.choice('PQRS')}{chance.randrange(10**8, 10**9)}"
    sheet = Sheet(210, 148, (241, 247, 238))
    sheet.text(78, 10, "出生医学证明", 9, bold=True)
    rows = (
        (
            *((26, "新生儿姓名"), (48, child.name), (18, "性别"), (20, child.sex)),
            *((24, "出生时间"), (58, "2026年11月2日8时15分")),
        ),
        (
            *((26, "出生孕周"), (48, "39周"), (28, "出生体重"), (28, "3250克")),
            *((28, "出生身长"), (36, "50厘米")),
        ),
        ((26, "母亲姓名"), *_parent(mother, "29")),
        ((44, "有效身份证件号码"), (90, mother.number)),
        ((26, "父亲姓名"), *_parent(father, "31")),
        ((44, "有效身份证件号码"), (90, father.number)),
        ((44, "医疗机构名称"), (120, "示例县人民医院")),
    )
    for index, row in enumerate(rows):
        sheet.cells(30 + 10 * index, *row, height=10)
    sheet.text(12, 112, f"出生证编号  {number}", 4.2)
    sheet.text(12, 122, "签发日期：2026年11月5日", 4.2)
    sheet.seal(160, 100, "出生证专用章")
    return Specimen(
        PaperKind.BIRTH,
        sheet.picture,
        {
            "name": child.name,
            "sex": child.sex,
            "birth_date": "20261102",
            "mother.name": mother.name,
            "mother.id_no": mother.number,
            "father.name": father.name,
            "father.id_no": father.number,
            "certificate_no": number,
            "issue_date": "20261105",
        },
    )


def disability(chance: random.Random) -> Specimen:
    """Draw a disability certificate, opened."""
    who, guardian = person(chance), person(chance)
    kinds = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重")
    kind, level = chance.randrange(7), chance.randrange(4)
    levels = ("一级", "二级", "三级", "四级")
    number = f"{who.number}{kind + 1}{level + 1}"
    sheet = Sheet(128, 92, (240, 244, 236))
    sheet.text(26, 4, "中华人民共和国残疾人证", 6, bold=True)
    for top, label, value in (
        (16, "姓名", who.name),
        (24, "性别", who.sex),
        (32, "民族", who.nation),
        (40, "残疾类别", f"{kinds[kind]}残疾"),
        (48, "残疾等级", levels[level]),
        (56, "残疾人证号", number),
        (64, "监护人姓名", guardian.name),
        (72, "发证日期", "2021年03月15日"),
    ):
        sheet.text(8, top, label, 3.8)
        sheet.text(36, top, value, 3.8)
    sheet.seal(88, 52, "残疾人联合会")
    return Specimen(
        PaperKind.DISABILITY,
        sheet.picture,
        {
            "name": who.name,
            "sex": who.sex,
            "nation": who.nation,
            "dis_no": number,
            "dis_kind": kinds[kind],
            "dis_level": levels[level],
            "guardian.name": guardian.name,
            "issue_date": "20210315",
        },
    )


def social_card(chance: random.Random) -> Specimen:
    """Draw a social-security card."""
    who = person(chance)
    sheet = Sheet(85.6, 54, (220, 232, 226))
    sheet.text(24, 4, "中华人民共和国社会保障卡", 4.2, bold=True)
    sheet.text(32, 18, f"姓名 {who.name}", 3.4)
    sheet.text(32, 26, "社会保障号码", 3.2)
    sheet.text(32, 31, who.number, 3.8)
    sheet.text(32, 39, "卡号 A12345678", 3.2)
    sheet.text(32, 46, "发卡日期 2019年06月", 3.2)
    return Specimen(PaperKind.SOCIAL_CARD, sheet.picture, {"name": who.name, "id_no": who.number})


def business(chance: random.Random) -> Specimen:
    """Draw a business licence of one person's shop."""
    who = person(chance)
    body = f"92529901MA{''.join(chance.choices('0123456789ABCDEFGHJKLMNPQRTUWXY', k=7))}"
    code = body + uscc.calc_check_digit(body)
    name = f"{''.join(chance.sample(PLACES, 2))}县{who.name[0]}家小吃店"
    sheet = Sheet(210, 148, (252, 250, 240))
    sheet.text(76, 18, "营 业 执 照", 12, bold=True)
    sheet.text(14, 24, "统一社会信用代码", 3.6)
    sheet.text(14, 30, code, 4)
    for top, label, value in (
        (46, "名    称", name),
        (56, "类    型", "个体工商户"),
        (66, "经 营 者", who.name),
        (76, "经营范围", "小吃服务；预包装食品销售。"),
    ):
        sheet.text(20, top, label, 4)
        sheet.text(46, top, value, 4)
    sheet.text(112, 46, "组成形式  个人经营", 4)
    sheet.text(112, 56, "注册日期  2021年08月09日", 4)
    sheet.text(112, 66, "经营场所", 4)
    _wrapped(sheet, 132, 66, who.address, 16, 4)
    sheet.text(120, 116, "登记机关", 4)
    sheet.seal(150, 104, "市场监督管理局")
    return Specimen(
        PaperKind.BUSINESS,
        sheet.picture,
        {
            "uscc": code,
            "org_name": name,
            "legal_rep": who.name,
            "founded": "20210809",
            "biz_place": who.address,
        },
    )


def house(chance: random.Random) -> Specimen:
    """Draw the table of a property certificate."""
    who = person(chance)
    unit = f"5299010{chance.randrange(10**8, 10**9)}F00010001"
    sheet = Sheet(176, 125, (250, 240, 240))
    sheet.text(14, 6, "云（2020）示例县不动产权第0000123号   不动产权证书", 4.2)
    for index, (label, value) in enumerate(
        (
            ("权 利 人", who.name),
            ("共有情况", "单独所有"),
            ("坐    落", who.address),
            ("不动产单元号", unit),
            ("权利类型", "宅基地使用权/房屋所有权"),
            ("权利性质", "批准拨用/自建房"),
            ("用    途", "农村宅基地/住宅"),
            ("面    积", "宗地面积120.00㎡/房屋建筑面积200.00㎡"),
        )
    ):
        sheet.cells(16 + 12 * index, (28, label), (132, value), height=12)
    return Specimen(
        PaperKind.PROPERTY,
        sheet.picture,
        {"holder": who.name, "shared": "单独所有", "house_addr": who.address, "unit_no": unit},
    )


def diagnosis(chance: random.Random) -> Specimen:
    """Draw a doctor's note."""
    who = person(chance)
    found = chance.choice(("2型糖尿病，高血压3级", "右股骨颈骨折", "慢性阻塞性肺疾病"))
    sheet = Sheet(148, 210)
    sheet.text(44, 10, "示例县人民医院", 6, bold=True)
    sheet.text(48, 20, "疾病诊断证明书", 6, bold=True)
    sheet.text(14, 36, f"姓名：{who.name}    性别：{who.sex}    年龄：{2026 - who.year}岁", 4)
    sheet.text(14, 46, "科室：内科    门诊号：202611020031", 4)
    sheet.text(14, 60, f"诊断：{found}", 4)
    sheet.text(14, 80, "处理意见：休息两周，按时服药，门诊复查。", 4)
    sheet.text(80, 150, "医师签名：", 4)
    sheet.text(80, 160, "日期：2026年11月2日", 4)
    sheet.seal(98, 136, "诊断证明专用章")
    return Specimen(
        PaperKind.DIAGNOSIS,
        sheet.picture,
        {"name": who.name, "sex": who.sex, "diagnosis": found, "issue_date": "20261102"},
    )


def death(chance: random.Random) -> Specimen:
    """Draw a certificate of death."""
    who = person(chance)
    sheet = Sheet(210, 148)
    sheet.text(46, 12, "居民死亡医学证明（推断）书", 8, bold=True)
    for top, label, value in (
        (36, "死者姓名", who.name),
        (48, "公民身份号码", who.number),
        (60, "死亡时间", "2026年11月15日"),
        (72, "死亡原因", "脑出血"),
    ):
        sheet.text(20, top, label, 4.4)
        sheet.text(60, top, value, 4.4)
    return Specimen(
        PaperKind.DEATH,
        sheet.picture,
        {"name": who.name, "id_no": who.number, "death_date": "20261115"},
    )


SPECIMENS: dict[str, Callable[[random.Random], Specimen]] = {
    "card-face": card_face,
    "card-back": card_back,
    "household": household,
    "bank-card": bank_card,
    "marriage": marriage,
    "birth": birth,
    "disability": disability,
    "social-card": social_card,
    "business": business,
    "house": house,
    "diagnosis": diagnosis,
    "death": death,
}
