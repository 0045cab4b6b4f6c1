"""Invented people with the other three cards of the identity family, one each.

Nobody can be one of them: orders 000 are given to no person, and XXA and 000
are the codes of no country.
"""

from datetime import date

from devices.card_reader.contract import CardKind, CardRecord
from devices.card_reader.numbers import check_digit, older_check_digit


def _number(first_17: str) -> str:
    return first_17 + check_digit(first_17)


def _older_number(first_14: str) -> str:
    return first_14 + older_check_digit(first_14)


_resident = CardRecord(
    kind=CardKind.HONG_KONG_MACAO_TAIWAN,
    name="何嘉欣",
    sex="女",
    sex_code="2",
    nation_code="",
    nation="",
    birth=date(1990, 4, 12),
    address="示例省示例市示例县示例镇示例村六组2号",
    number=_number("81000019900412000"),
    authority="示例市公安局",
    valid_from=date(2023, 2, 1),
    valid_to=date(2028, 2, 1),
)
_maria = CardRecord(
    kind=CardKind.FOREIGNER_2023,
    name="玛丽亚",
    sex="女",
    sex_code="2",
    nation_code="",
    nation="",
    birth=date(1985, 7, 30),
    address="",
    number=_number("90000019850730000"),
    authority="",
    valid_from=date(2024, 3, 1),
    valid_to=date(2034, 3, 1),
    foreign_name="SAMPLE, MARIA DE LOS ANGELES",
    nationality="XXA",
)
_ivan = CardRecord(
    kind=CardKind.FOREIGNER_2017,
    name="",
    sex="男",
    sex_code="1",
    nation_code="",
    nation="",
    birth=date(1979, 11, 5),
    address="",
    number=_older_number("XXA00007911050"),
    authority="",
    valid_from=date(2018, 6, 1),
    valid_to=date(2028, 6, 1),
    foreign_name="SAMPLE, IVAN PETROVICH",
    nationality="XXA",
)

NEWCOMERS: dict[str, CardRecord] = {
    "hoka": _resident,  # a residence permit for residents of Hong Kong, Macao and Taiwan
    "maria": _maria,  # a foreigner's permanent residence card of 2023
    "ivan": _ivan,  # the layout of 2017, without a Chinese name
}
