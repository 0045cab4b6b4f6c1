"""The number on a card, held against the rest of the same card.

A card whose number fails its check digit, or disagrees with its birth date or
its sex, is told as such and used for nothing. The county in a number is not
looked up: it is that of the first issue and may no longer exist.
"""

import re
from datetime import date

from devices.card_reader.contract import CardKind, CardRecord

_NUMBER = re.compile(r"[0-9]{17}[0-9X]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643
_CHECK_DIGITS = "10X98765432"
_TOLD_SEXES = frozenset({"1", "2"})  # 0 and 9 of GB/T 2261.1 say nothing

# Country in three letters, city in four digits, birth YYMMDD, order, check digit.
_OLDER_FOREIGNER = re.compile(r"[A-Z]{3}[0-9]{4}([0-9]{6})[0-9]{2}")
_OLDER_WEIGHTS = (7, 3, 1)  # repeating, letters count from A = 10
_FIRST_DIGITS = {
    CardKind.CITIZEN: ("",),
    CardKind.HONG_KONG_MACAO_TAIWAN: ("810000", "820000", "830000"),
    CardKind.FOREIGNER_2023: ("9",),
}


def number_fits(record: CardRecord) -> bool:
    """Say whether a card's number fits its kind, and the birth and sex beside it."""
    if record.kind is CardKind.FOREIGNER_2017:
        return _older_number_agrees(record)
    return record.number.startswith(_FIRST_DIGITS[record.kind]) and number_agrees(
        record.number, record.birth, record.sex_code
    )


def number_agrees(number: str, birth: date, sex_code: str) -> bool:
    """Say whether an 18-character number is right in itself and agrees with birth and sex."""
    if not _NUMBER.fullmatch(number) or check_digit(number[:17]) != number[17]:
        return False
    if sex_code in _TOLD_SEXES and int(number[16]) % 2 != int(sex_code) % 2:
        return False
    return number[6:14] == f"{birth:%Y%m%d}"


def check_digit(first_17: str) -> str:
    """Return the 18th character of a number, by GB 11643."""
    total = sum(int(digit) * weight for digit, weight in zip(first_17, _WEIGHTS, strict=True))
    return _CHECK_DIGITS[total % 11]


def older_check_digit(first_14: str) -> str:
    """Return the 15th character of a foreigner's number on a card before 2023."""
    total = sum(
        int(character, 36) * _OLDER_WEIGHTS[place % len(_OLDER_WEIGHTS)]
        for place, character in enumerate(first_14)
    )
    return str(total % 10)


def _older_number_agrees(record: CardRecord) -> bool:
    found = _OLDER_FOREIGNER.fullmatch(record.number)
    if found is None or older_check_digit(record.number[:14]) != record.number[14]:
        return False
    return found[1] == f"{record.birth:%y%m%d}"
