"""Papers for the demonstration and the tests, drawn, of the invented people alone.

Each is a flat picture at 8 dots a millimetre and says SAMPLE where a real one
has its number. `test_desk` turns one into what the camera sees.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PIL import Image, ImageDraw, ImageFont

from devices.card_reader.contract import CardRecord
from devices.card_reader.test_people import PEOPLE
from provisioning.typeface import BOLD, REGULAR

DOTS_PER_MM = 8
_INK = (38, 36, 44)
_LABEL = (92, 88, 96)
_SEAL_RED = (205, 38, 42)
_CHILD = "陈小满"


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws on one paper; all places and sizes are millimetres."""

    draw: ImageDraw.ImageDraw

    def text(self, x: float, y: float, words: str, size: float, *, bold: bool = False) -> None:
        self.draw.text(
            (x * DOTS_PER_MM, y * DOTS_PER_MM), words, fill=_INK, font=_font(size, bold=bold)
        )

    def centred(self, x: float, y: float, words: str, size: float) -> None:
        place = (x * DOTS_PER_MM, y * DOTS_PER_MM)
        self.draw.text(place, words, fill=_INK, font=_font(size, bold=True), anchor="ma")

    def cell(self, x: float, y: float, width: float, label: str, value: str) -> None:
        """Draw one cell of a form, 12 mm high: a small label and a value under it."""
        box = [edge * DOTS_PER_MM for edge in (x, y, x + width, y + 12)]
        self.draw.rectangle(box, outline=_LABEL, width=2)
        small = ((x + 1.2) * DOTS_PER_MM, (y + 0.8) * DOTS_PER_MM)
        self.draw.text(small, label, fill=_LABEL, font=_font(2.8))
        self.text(x + 2.5, y + 5, value, 4.6)


def _font(size_mm: float, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    path = BOLD if bold else REGULAR
    return ImageFont.truetype(str(path), round(size_mm * DOTS_PER_MM))


def _sheet(width_mm: float, height_mm: float, tint: tuple[int, int, int]) -> Image.Image:
    return Image.new("RGB", (round(width_mm * DOTS_PER_MM), round(height_mm * DOTS_PER_MM)), tint)


def _seal(paper: Image.Image, x: float, y: float, words: str) -> None:
    """Press a round red seal, 38 mm across, its words along the rim, ink over ink."""
    side = 38 * DOTS_PER_MM
    seal = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(seal)
    red = (*_SEAL_RED, 205)
    draw.ellipse((6, 6, side - 7, side - 7), outline=red, width=9)
    _star(draw, side / 2, red)
    for index, word in enumerate(words):
        letter = Image.new("RGBA", (side, side), (0, 0, 0, 0))
        place = (side / 2, 4.2 * DOTS_PER_MM)
        ImageDraw.Draw(letter).text(place, word, fill=red, font=_font(4.2, bold=True), anchor="mm")
        turn = (len(words) - 1) / 2 - index
        seal.alpha_composite(
            letter.rotate(turn * 230 / max(1, len(words) - 1), Image.Resampling.BICUBIC)
        )
    corner = (round(x * DOTS_PER_MM), round(y * DOTS_PER_MM))
    paper.paste(seal, corner, seal)


def _star(draw: ImageDraw.ImageDraw, centre: float, red: tuple[int, int, int, int]) -> None:
    points = []
    for corner in range(10):
        radius = (6.4 if corner % 2 == 0 else 2.45) * DOTS_PER_MM
        angle = math.radians(36 * corner - 90)
        points.append((centre + radius * math.cos(angle), centre + radius * math.sin(angle)))
    draw.polygon(points, fill=red)


def bank_card(holder: CardRecord) -> Image.Image:
    """Draw a bank card, 85.6 by 54 mm, with rounded corners left out: it is a copy of one."""
    card = _sheet(85.6, 54, (28, 92, 128))
    draw = ImageDraw.Draw(card)
    for step in range(card.height):
        shade = (24 + step // 9, 84 + step // 12, 122 + step // 14)
        draw.line((0, step, card.width, step), fill=shade)
    pale = (238, 244, 248)
    draw.rounded_rectangle((56, 150, 152, 222), 12, fill=(214, 186, 112))
    for words, x, y, size in (
        ("示例农村商业银行", 7, 5, 5.2),
        ("SAMPLE RURAL BANK", 7, 11.5, 2.6),
        ("6299 0100 0000 0123 456", 7, 31, 5.6),
        (holder.name, 7, 42.5, 4.2),
        ("有效期 12/34", 52, 43, 3.4),
        ("借记卡", 68, 5.5, 4.2),
    ):
        draw.text((x * DOTS_PER_MM, y * DOTS_PER_MM), words, fill=pale, font=_font(size, bold=True))
    return card


def household_page(person: CardRecord, relation: str) -> Image.Image:
    """Draw one page of a household register, 143 by 105 mm."""
    page = _sheet(143, 105, (246, 240, 226))
    pen = _Pen(ImageDraw.Draw(page))
    pen.centred(71.5, 4, "常住人口登记卡", 7)
    born = f"{person.birth.year}年{person.birth.month}月{person.birth.day}日"
    rows = (
        (("姓名", person.name), ("户主或与户主关系", relation)),
        (("性别", person.sex), ("民族", person.nation)),
        (("出生日期", born), ("籍贯", "示例省示例县")),
        (("公民身份号码", person.number), ("婚姻状况", "已婚")),
    )
    for index, (left, right) in enumerate(rows):
        pen.cell(8, 16 + index * 12, 76, *left)
        pen.cell(84, 16 + index * 12, 51, *right)
    pen.cell(8, 64, 127, "住址", person.address)
    pen.text(8, 80, "承办人签章：示例　　登记日期：2016年5月20日", 4.2)
    pen.text(8, 90, "SAMPLE 样张，不作证明", 3.4)
    _seal(page, 98, 65, "示例县公安局户口专用章")
    return page


def birth_certificate(mother: CardRecord, father: CardRecord) -> Image.Image:
    """Draw a birth certificate, 210 by 148 mm, of the child of the two."""
    page = _sheet(210, 148, (241, 247, 238))
    draw = ImageDraw.Draw(page)
    for inset, width in ((5, 6), (7, 2)):
        edge = inset * DOTS_PER_MM
        box = (edge, edge, page.width - edge, page.height - edge)
        draw.rectangle(box, outline=(96, 150, 108), width=width)
    pen = _Pen(draw)
    pen.centred(105, 12, "出生医学证明", 11)
    pen.centred(105, 26, "MEDICAL CERTIFICATE OF BIRTH", 4)
    rows = (
        (("新生儿姓名", _CHILD), ("性别", "女")),
        (("出生时间", "2026年11月2日8时15分"), ("出生孕周", "39周")),
        (("出生体重", "3250克"), ("出生身长", "50厘米")),
        (("母亲姓名", mother.name), ("有效身份证件号码", mother.number)),
        (("父亲姓名", father.name), ("有效身份证件号码", father.number)),
        (("出生地点", "示例县人民医院"), ("出生证编号", "SAMPLE-0000001")),
    )
    for index, (left, right) in enumerate(rows):
        pen.cell(16, 36 + index * 12, 82, *left)
        pen.cell(98, 36 + index * 12, 96, *right)
    pen.text(16, 116, "签发机构：示例县人民医院", 4.6)
    pen.text(16, 126, "签发日期：2026年11月5日　　样张，不作证明", 4.6)
    _seal(page, 150, 100, "示例县人民医院出生证专用章")
    return page


def marriage_certificate(wife: CardRecord, husband: CardRecord) -> Image.Image:
    """Draw the inside of a marriage certificate, 176 by 125 mm, without photograph."""
    page = _sheet(176, 125, (250, 236, 228))
    pen = _Pen(ImageDraw.Draw(page))
    pen.centred(88, 7, "结婚证", 11)
    pen.cell(12, 26, 76, "持证人", wife.name)
    pen.cell(88, 26, 76, "登记日期", "2024年5月18日")
    pen.cell(12, 38, 152, "结婚证字号", "SAMPLE-529901-2024-000001")
    for top, person in ((54, husband), (80, wife)):
        born = f"{person.birth:%Y-%m-%d}"
        pen.cell(12, top, 50, "姓名", person.name)
        pen.cell(62, top, 26, "性别", person.sex)
        pen.cell(88, top, 76, "出生日期", born)
        pen.cell(12, top + 12, 152, "身份证件号", person.number)
    pen.text(12, 108, "登记机关：示例县民政局　　样张", 4.6)
    _seal(page, 122, 80, "示例县民政局婚姻登记专用章")
    return page


def plain_certificate(title: str, rows: tuple[tuple[str, str], ...], issuer: str) -> Image.Image:
    """Draw a paper that an office wrote about somebody, 210 by 148 mm, with its seal."""
    page = _sheet(210, 148, (240, 242, 232))
    pen = _Pen(ImageDraw.Draw(page))
    pen.centred(105, 14, title, 10)
    for index, (label, value) in enumerate(rows):
        pen.cell(20, 38 + index * 14, 170, label, value)
    pen.text(20, 124, f"签发机构：{issuer}　　SAMPLE 样张，不作证明", 4.6)
    _seal(page, 150, 96, f"{issuer}专用章")
    return page


def death_certificate(number: str) -> Image.Image:
    """Draw the certificate of the death of a man who has no card any more."""
    rows = (
        ("死者姓名", "刘大山"),
        ("公民身份号码", number),
        ("死亡时间", "2026年11月15日"),
        ("证明编号", "SAMPLE-0000002"),
    )
    return plain_certificate("居民死亡医学证明（推断）书", rows, "示例县人民医院")


def kinship_paper(heir: CardRecord, number: str) -> Image.Image:
    """Draw the paper that says who inherits from whom."""
    rows = (
        ("去世的人", f"刘大山　{number}"),
        ("继承人", f"{heir.name}　{heir.number}"),
        ("关系", "配偶"),
    )
    return plain_certificate("受益人（继承关系）证明", rows, "示例县公证处")


def disability_certificate(holder: CardRecord, guardian: CardRecord) -> Image.Image:
    """Draw a disabled person's certificate, opened."""
    rows = (
        ("持证人", f"{holder.name}　{holder.sex}　{holder.nation}"),
        ("残疾人证号", f"{holder.number}51"),
        ("残疾类别与等级", "智力　一级"),
        ("监护人", guardian.name),
    )
    return plain_certificate("中华人民共和国残疾人证", rows, "示例县残疾人联合会")


def photo_sheet() -> Image.Image:
    """Draw a photograph of nobody on a white sheet, 100 by 70 mm."""
    page = _sheet(100, 70, (250, 250, 248))
    draw = ImageDraw.Draw(page)
    edges = (34, 8, 66, 56)
    draw.rectangle([edge * DOTS_PER_MM for edge in edges], fill=(214, 228, 240), outline=_LABEL)
    draw.ellipse([edge * DOTS_PER_MM for edge in (34, 44, 66, 68)], fill=(120, 150, 172))
    draw.rectangle([edge * DOTS_PER_MM for edge in (33, 56.2, 67, 69)], fill=(250, 250, 248))
    draw.ellipse([edge * DOTS_PER_MM for edge in (41, 14, 59, 40)], fill=(238, 206, 182))
    draw.chord([edge * DOTS_PER_MM for edge in (41, 13, 59, 36)], 180, 360, fill=_INK)
    _Pen(draw).centred(50, 59, "近期免冠照片 SAMPLE 样张", 4)
    return page


_li, _chen, _zhang, _liu = (PEOPLE[name] for name in ("li", "chen", "zhang", "liu"))
_deng, _guardian, _zhao, _he = (PEOPLE[name] for name in ("deng", "guardian", "zhao", "he"))
DECEASED = "529901195503070050"
"""The number of 刘大山, who has no card any more."""

PAPERS: dict[str, Callable[[], Image.Image]] = {
    "bank-card": partial(bank_card, _li),
    "bank-card-zhang": partial(bank_card, _zhang),
    "household": partial(household_page, _li, "妻"),
    "household-zhang": partial(household_page, _zhang, "户主"),
    "household-liu": partial(household_page, _liu, "妻"),
    "household-deng": partial(household_page, _deng, "子"),
    "household-zhao": partial(household_page, _zhao, "户主"),
    "household-he": partial(household_page, _he, "户主"),
    "bank-card-liu": partial(bank_card, _liu),
    "bank-card-deng": partial(bank_card, _deng),
    "bank-card-zhao": partial(bank_card, _zhao),
    "death-certificate": partial(death_certificate, DECEASED),
    "kinship": partial(kinship_paper, _liu, DECEASED),
    "disability-certificate": partial(disability_certificate, _deng, _guardian),
    "birth-certificate": partial(birth_certificate, _li, _chen),
    "photo": photo_sheet,
    "marriage-certificate": partial(marriage_certificate, _li, _chen),
}
