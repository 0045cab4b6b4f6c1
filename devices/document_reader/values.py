"""What a value on a paper must look like, and what confirms that it was read right.

A value is confirmed by something that a misread sign would break: a check digit, a day
that exists, a list of what is possible. What nothing confirms is only as good as the
recognition's own confidence and is always shown to the resident.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from devices.card_reader.nations import card_faces
from devices.document_reader.numerals import DIGIT, NUMBER, digits_of, number_of
from provisioning.catalogue import numbers

_LOOKS_LIKE = str.maketrans("OoQDlI|ZzSsBb", "0000111225586")
_DAY = re.compile(
    r"([12][0-9]{3})\s*[年./-]\s*([0-9]{1,2})\s*[月./-]\s*([0-9]{1,2})(?![0-9])\s*日?"
)
_SAID_DAY = re.compile(rf"({DIGIT}{{4}})年({NUMBER})月({NUMBER})日")
_SOLID_DAY = re.compile(r"(?<![0-9])([12][0-9]{7})(?![0-9])")
_CITIZEN = re.compile(r"[0-9OoQDlI|ZzSsBb]{17}[0-9XxOoQDlI|ZzSsBb*]")
_ACCOUNT = re.compile(r"(?<![0-9])[0-9OoQDlI|SB]{12,19}(?![0-9])")
_SHORTEST_CARD = 16  # figures; a shorter account, or a part of a card's number, has no check digit
_CREDIT = re.compile(r"(?=([0-9A-Z]{18}))")  # it may begin behind another sign
_DISABILITY = re.compile(r"([0-9OlI|SB]{17}[0-9XxOlI|SB])([1-7])([1-4])(B[0-9])?")
_BIRTH_CERTIFICATE = re.compile(r"[A-Z][0-9]{9}")
_CHINESE = re.compile(r"[^\x00-\x7f·]+(?:·[^\x00-\x7f·]+)*")
_DOTS = str.maketrans({".": "·", "•": "·", "・": "·", "‧": "·"})
_NEXT_LABEL = re.compile(r"\s[\u4e00-\u9fff]{2,6}[:：]")
_SEXES = ("男", "女")
_KINDS_OF_DISABILITY = ("视力", "听力", "言语", "肢体", "智力", "精神", "多重")
_LEVELS = ("一级", "二级", "三级", "四级")
_MARITAL = ("未婚", "已婚", "丧偶", "离婚", "初婚", "再婚", "复婚", "离异", "有配偶")
_FOR_GOOD = "长期"
_LONGEST_NAME = 30
_WHOLE = 2  # signs of the shortest name
_NATIONS = "|".join(sorted(card_faces().values(), key=len, reverse=True))
_SEX_AND_NATION = re.compile(rf"(?<=..)[男女](?:{_NATIONS})族?$")


class Confirmation(Enum):
    """What stands behind a value beside the eye of the machine."""

    CHECK_DIGIT = "check digit"
    DAY = "a day that exists"
    LIST = "a list of what is possible"
    CODE = "a code on the paper"


@dataclass(frozen=True, slots=True)
class Value:
    """A value as the catalogue stores it ("20261102", "已婚"), and what confirms it."""

    text: str
    confirmed_by: Confirmation | None = None


ValueReader = Callable[[str], Value | None]
"""Makes a value of what stands in a field, or says that it is none."""


def citizen_number(text: str) -> Value | None:
    """Read a citizen number; only one whose check digit fits is one (GB 11643)."""
    return _checked(_CITIZEN, text, numbers.is_citizen_number)


def bank_account(text: str) -> Value | None:
    """Read a bank card's number. Some local cards have no check digit: then it is unconfirmed."""
    found = _ACCOUNT.search(_packed(text))
    if found is None:
        return None
    number = found[0].translate(_LOOKS_LIKE)
    is_checked = len(number) >= _SHORTEST_CARD and numbers.passes_luhn(number)
    return Value(number, Confirmation.CHECK_DIGIT if is_checked else None)


def credit_code(text: str) -> Value | None:
    """Read a unified social credit code; only one whose check sign fits is one (GB 32100)."""
    packed = _packed(text).upper()
    plain = packed.replace("O", "0").replace("I", "1")  # these two letters are in no code
    for found in _CREDIT.finditer(plain):
        if numbers.is_credit_code(found[1]):
            return Value(found[1], Confirmation.CHECK_DIGIT)
    return None


def disability_number(text: str) -> Value | None:
    """Read a disability certificate's number: the citizen number, a kind and a level."""
    for found in _DISABILITY.finditer(_packed(text)):
        number = found[1].translate(_LOOKS_LIKE).upper()
        if numbers.is_citizen_number(number):
            whole = number + found[2] + found[3] + (found[4] or "")
            return Value(whole, Confirmation.CHECK_DIGIT)
    return None


def birth_certificate_number(text: str) -> Value | None:
    """Read a birth certificate's number: a letter and nine digits."""
    found = _BIRTH_CERTIFICATE.search(_packed(text).upper())
    return Value(found[0]) if found else None


def day(text: str) -> Value | None:
    """Read the first day in a text, whatever its form."""
    packed = _packed(text)
    found, said = _DAY.search(packed), _SAID_DAY.search(packed)
    if found:
        digits = f"{found[1]}{int(found[2]):02}{int(found[3]):02}"
    elif said:
        digits = f"{digits_of(said[1])}{number_of(said[2]):02}{number_of(said[3]):02}"
    else:
        solid = _SOLID_DAY.search(packed)
        digits = solid[1] if solid else ""
    return Value(digits, Confirmation.DAY) if numbers.day_of(digits) else None


def until(text: str) -> Value | None:
    """Read to which day something is valid: the later of two, or for good ("长期")."""
    packed = _packed(text)
    if _FOR_GOOD in packed:
        return Value(_FOR_GOOD, Confirmation.LIST)
    days = [found[0] for found in _DAY.finditer(packed)]
    return day(days[-1]) if len(days) > 1 else None


def person_name(text: str) -> Value | None:
    """Read a name in Chinese characters, with its middle dots.

    Where a form has name, sex and ethnic group in one cell, they are read as one word.
    """
    packed = _packed(text).translate(_DOTS).strip("：:")
    found = _CHINESE.match(_SEX_AND_NATION.sub("", packed))
    is_name = found and _WHOLE <= len(found[0]) <= _LONGEST_NAME and not _says_more(found[0])
    return Value(found[0]) if found and is_name else None


def words(text: str) -> Value | None:
    """Take a text as it stands, up to the next label that its colon tells."""
    stripped = _NEXT_LABEL.split(text, maxsplit=1)[0].strip(" ：:.。，,;；")
    return Value(stripped) if stripped else None


def one_of(*possible: str) -> ValueReader:
    """Make a reader that takes the first of these words that stands in the text."""

    def read(text: str) -> Value | None:
        packed = _packed(text)
        found = [(packed.find(word), -len(word), word) for word in possible if word in packed]
        return Value(min(found)[2], Confirmation.LIST) if found else None

    return read


def measure(text: str) -> Value | None:
    """Take a text as it stands if there is a figure in it: an age, an area."""
    return words(text) if re.search(r"[0-9]", text) else None


def nation(text: str) -> Value | None:
    """Read an ethnic group; one misread sign of a long name is forgiven, and confirms nothing."""
    found = _nation(text)
    if found is not None:
        return found
    said = _packed(text).removesuffix("族")
    alike = [name for name in _LONG_NATIONS if _is_nearly(name, said)]
    return Value(alike[0]) if len(alike) == 1 else None


def _is_nearly(name: str, said: str) -> bool:
    return len(name) == len(said) and sum(a != b for a, b in zip(name, said, strict=True)) == 1


_nation = one_of(*card_faces().values())
_LONG_NATIONS = tuple(name for name in card_faces().values() if len(name) > _WHOLE)
sex = one_of(*_SEXES)
disability_kind = one_of(*_KINDS_OF_DISABILITY)
disability_level = one_of(*_LEVELS)
marital = one_of(*_MARITAL)


def _checked(shape: re.Pattern[str], text: str, fits: Callable[[str], bool]) -> Value | None:
    packed = _packed(text)
    for start in range(len(packed)):
        found = shape.match(packed, start)
        number = found[0].translate(_LOOKS_LIKE).upper().replace("*", "X") if found else ""
        if number and fits(number):
            return Value(number, Confirmation.CHECK_DIGIT)
    return None


def _packed(text: str) -> str:
    return re.sub(r"[\s ]", "", text)


def _says_more(text: str) -> bool:
    """A name holds none of the signs that sentences have."""
    return bool(re.search(r"[，。：；、（）()《》“”]", text))
