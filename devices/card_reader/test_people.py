"""The people of the demonstration and the tests: invented, every one.

Their numbers begin with 529901, a county that does not exist, so no living
person can have one. They are also canaries: none of `CANARIES` may ever be
found in a log, a topic, a file name or a byte on a disk.
"""

from dataclasses import replace
from datetime import date

from devices.card_reader.contract import CardKind, CardRecord, SocialCardRecord
from devices.card_reader.numbers import check_digit
from devices.card_reader.test_newcomers import NEWCOMERS

_COUNTY = "529901"  # no division of the country begins with 5299
_VILLAGE = "示例省示例市示例县示例镇示例村"
_POLICE = "示例县公安局"


def _number(birth: date, order: int) -> str:
    first_17 = f"{_COUNTY}{birth:%Y%m%d}{order:03d}"
    return first_17 + check_digit(first_17)


def _citizen(name: str, sex: str, birth: date, order: int, house: str) -> CardRecord:
    """Make a person; an odd ``order`` is a man's, an even one a woman's (GB 11643)."""
    return CardRecord(
        kind=CardKind.CITIZEN,
        name=name,
        sex=sex,
        sex_code="1" if sex == "男" else "2",
        nation_code="01",
        nation="汉",
        birth=birth,
        address=_VILLAGE + house,
        number=_number(birth, order),
        authority=_POLICE,
        valid_from=date(2016, 5, 20),
        valid_to=date(2036, 5, 20),
    )


_zhang = _citizen("张桂芳", "女", date(1981, 3, 15), 24, "三组12号")
_wang = replace(
    _citizen("王秀英", "女", date(1959, 9, 8), 42, "一组7号"),
    valid_from=date(2009, 10, 12),
    valid_to=None,
)
_li = _citizen("李春梅", "女", date(1997, 6, 18), 68, "五组31号")
_chen = replace(
    _citizen("陈䶮", "男", date(1995, 2, 7), 35, "五组31号"), nation_code="03", nation="回"
)
_expired = replace(
    _citizen("周国强", "男", date(1972, 11, 30), 17, "二组5号"),
    valid_from=date(2006, 4, 1),
    valid_to=date(2026, 4, 1),
)
_sun = _citizen("孙丽华", "女", date(1988, 8, 21), 86, "四组19号")
_xu = _citizen("徐桂香", "女", date(1968, 4, 2), 28, "六组3号")
_ma = replace(
    _citizen("马·阿布都拉", "男", date(1991, 5, 9), 51, "七组22号"),
    nation_code="03",
    nation="回",
    address="样板省样板市样板县样板乡上河村22号",
)
_liu = replace(
    _citizen("刘素珍", "女", date(1958, 12, 1), 62, "一组9号"),
    valid_from=date(2010, 3, 8),
    valid_to=None,
)
_deng = _citizen("邓小刚", "男", date(1993, 10, 6), 71, "八组2号")
_guardian = _citizen("邓国平", "男", date(1965, 1, 20), 33, "八组2号")
_zhao = _citizen("赵长根", "男", date(1974, 6, 11), 55, "九组14号")
_zhao_wife = _citizen("何玉兰", "女", date(1976, 2, 27), 46, "九组14号")
_zhao_son = _citizen("赵小军", "男", date(2001, 9, 3), 75, "九组14号")
_zhao_father = replace(
    _citizen("赵老四", "男", date(1949, 7, 30), 19, "九组14号"),
    valid_from=date(2008, 1, 15),
    valid_to=None,
)
_he = _citizen("贺满仓", "男", date(1960, 3, 12), 97, "三组40号")
_rare = _citizen("田𠅤", "男", date(1985, 11, 11), 13, "二组18号")
_ouyang = _citizen("欧阳\ue863𬭩", "男", date(1968, 1, 9), 53, "七组3号")
_badnumber = replace(_sun, number=_sun.number[:17] + "0123456789X"[_sun.number[17] == "0"])


PEOPLE: dict[str, CardRecord] = {
    "zhang": _zhang,  # 45 years: may register for the residents' pension
    "wang": _wang,  # 67 years: too old to register, card without a last day
    "li": _li,  # 29 years: the mother of the newborn
    "chen": _chen,  # 31 years: the father, with a character from the edge of the table
    "xu": _xu,  # 58 years, and cannot read: not yet old enough to draw the pension
    "ma": _ma,  # 35 years, from another province, a name with the middle dot
    "liu": _liu,  # 67 years, a widow: reports the death and inherits
    "deng": _deng,  # 33 years, disabled, with a certificate already
    "guardian": _guardian,  # 61 years, his father and guardian
    "zhao": _zhao,  # 52 years: applies for his household of four adults
    "zhao_wife": _zhao_wife,
    "zhao_son": _zhao_son,  # away at work, signs elsewhere
    "zhao_father": _zhao_father,
    "he": _he,  # 66 years, asks how his matter stands
    "rare": _rare,  # a character outside our typeface
    "ouyang": _ouyang,  # the same, and a private-use character of an old table
    "expired": _expired,  # a card whose days are over
    "badnumber": _badnumber,  # a card whose check digit is wrong
    **NEWCOMERS,
}

CANARIES: tuple[str, ...] = tuple(
    text
    for person in PEOPLE.values()
    for text in (person.name, person.number, person.address, person.foreign_name)
    if text
)


def social_card_of(person: CardRecord) -> SocialCardRecord:
    """Return what the same person's social-security card holds: valid for ten years or for good."""
    return SocialCardRecord(
        name=person.name or person.foreign_name,
        number=person.number,
        sex=person.sex,
        sex_code=person.sex_code,
        nation=person.nation,
        birth=person.birth,
        valid_to=person.valid_to,
    )
