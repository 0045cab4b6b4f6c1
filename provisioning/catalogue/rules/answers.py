"""Is an answer possible? Checked on the field, while the resident is looking at it (row F14)."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from provisioning.catalogue import numbers
from provisioning.catalogue.model import Element, FieldKind, Words
from provisioning.catalogue.rules.tidying import tidy

__all__ = ["FIRST_YEAR", "Problem", "ProblemKind", "check", "tidy"]

FIRST_YEAR = 1900  # nobody alive was born before
_OLD_NUMBER = 15  # places of a citizen number of the first generation
_PHONE_DIGITS = 11
_CREDIT_PLACES = 18
_LEAST_ADDRESS = 3
_MONEY_PLACES = 2
_IDEOGRAPHS = range(0x20000, 0x40000)  # planes 2 and 3, kept for them
_PICTURES = ((0x2600, 0x27BF), (0x1F000, 0x1FAFF), (0xE0000, 0xE007F))


class ProblemKind(Enum):
    """What is wrong with an answer; the kiosk has a sentence and a code for each."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    SIGNS = "signs"
    NO_WORDS = "no_words"
    NAME = "name"
    NAME_SHORT = "name_short"
    NAME_LATIN = "name_latin"
    ID_SIGNS = "id_signs"
    ID_OLD = "id_old"
    ID_LENGTH = "id_length"
    ID_CHECK = "id_check"
    ID_DATE = "id_date"
    ID_SAME = "id_same"
    PHONE = "phone"
    PHONE_LENGTH = "phone_length"
    PHONE_LANDLINE = "phone_landline"
    DATE = "date"
    DATE_FORM = "date_form"
    DATE_OLD = "date_old"
    DATE_FUTURE = "date_future"
    DATE_ORDER = "date_order"
    CHILD_OLDER = "child_older"
    NUMBER = "number"
    NUMBER_RANGE = "number_range"
    NEGATIVE = "negative"
    PLACES = "places"
    CONDITION = "condition"
    CHOICE = "choice"
    ACCOUNT_DIGITS = "account_digits"
    ACCOUNT_LENGTH = "account_length"
    ACCOUNT_CHECK = "account_check"
    ACCOUNT_ID = "account_id"
    DISABILITY_LENGTH = "disability_length"
    DISABILITY_PLACES = "disability_places"
    DISABILITY_OTHER = "disability_other"
    CREDIT_LENGTH = "credit_length"
    CREDIT_LETTERS = "credit_letters"
    CREDIT_CHECK = "credit_check"
    ADDRESS_SHORT = "address_short"
    ADDRESS_DIGITS = "address_digits"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong. A warning may be passed by saying the same again."""

    kind: ProblemKind
    is_warning: bool = False


def check(element: Element, text: str, options: tuple[Words, ...], today: date) -> Problem | None:
    """Return what is wrong with a tidied answer by itself, or None."""
    if not text:
        return Problem(ProblemKind.EMPTY)
    if element.kind is FieldKind.CHOICE:
        known = text in {option.zh for option in options}
        return None if known else Problem(ProblemKind.CHOICE)
    problem = _CHECKERS[element.kind](element, text, today)
    if problem is None and len(text) > element.max_length:
        return Problem(ProblemKind.TOO_LONG)
    return problem


def _text(_element: Element, text: str, _today: date) -> Problem | None:
    if any(_is_no_writing(sign) for sign in text):
        return Problem(ProblemKind.SIGNS)
    return None if any(sign.isalnum() for sign in text) else Problem(ProblemKind.NO_WORDS)


def _is_no_writing(sign: str) -> bool:
    """Control characters and little pictures; rare characters are writing."""
    is_picture = any(first <= ord(sign) <= last for first, last in _PICTURES)
    if is_picture or unicodedata.category(sign) in ("Cc", "Cs"):
        return True
    return unicodedata.category(sign) == "Cn" and not _is_rare(sign)


def _address(element: Element, text: str, today: date) -> Problem | None:
    problem = _text(element, text, today)
    if problem:
        return problem
    if not any(sign.isalpha() for sign in text):
        return Problem(ProblemKind.ADDRESS_DIGITS)
    return Problem(ProblemKind.ADDRESS_SHORT) if len(text) < _LEAST_ADDRESS else None


def _name(_element: Element, text: str, _today: date) -> Problem | None:
    letters = [sign for sign in text if unicodedata.category(sign)[0] == "L" or _is_rare(sign)]
    if len(letters) + sum(sign in "· '-" for sign in text) < len(text):
        return Problem(ProblemKind.NAME)
    if len(letters) < 2:  # noqa: PLR2004 - a name has at least two characters
        return Problem(ProblemKind.NAME_SHORT)
    if all(sign.isascii() for sign in letters):
        return Problem(ProblemKind.NAME_LATIN, is_warning=True)
    return None


def _is_rare(character: str) -> bool:
    """Some sit in the Private Use Area of old cards, some are younger than Python's table."""
    return unicodedata.category(character) == "Co" or ord(character) in _IDEOGRAPHS


def _id_card(_element: Element, text: str, today: date) -> Problem | None:
    if not re.fullmatch(r"[0-9]*X?", text):
        return Problem(ProblemKind.ID_SIGNS)
    if not numbers.is_complete(text):
        return Problem(ProblemKind.ID_OLD if len(text) == _OLD_NUMBER else ProblemKind.ID_LENGTH)
    if not numbers.has_right_check(text):
        return Problem(ProblemKind.ID_CHECK)
    birth = numbers.birth_of(text)
    is_possible = birth and birth.year >= FIRST_YEAR and birth <= today
    return None if is_possible else Problem(ProblemKind.ID_DATE)


def _phone(_element: Element, text: str, _today: date) -> Problem | None:
    if not re.fullmatch(r"[0-9]+", text):
        return Problem(ProblemKind.PHONE)
    if re.fullmatch(r"0[0-9]{9,11}|[2-8][0-9]{6,7}", text):
        return Problem(ProblemKind.PHONE_LANDLINE)
    if len(text) != _PHONE_DIGITS:
        return Problem(ProblemKind.PHONE_LENGTH)
    return None if numbers.is_mobile(text) else Problem(ProblemKind.PHONE)


def _account(_element: Element, text: str, _today: date) -> Problem | None:
    if not re.fullmatch(r"[0-9]+", text):
        return Problem(ProblemKind.ACCOUNT_DIGITS)
    if not numbers.is_account_length(text):
        return Problem(ProblemKind.ACCOUNT_LENGTH)
    if not numbers.passes_luhn(text):
        return Problem(ProblemKind.ACCOUNT_CHECK, is_warning=True)
    return None


def _disability_no(_element: Element, text: str, _today: date) -> Problem | None:
    if not re.fullmatch(r"[0-9]*X?[0-9]*", text):
        return Problem(ProblemKind.ID_SIGNS)
    if not numbers.is_disability_length(text):
        return Problem(ProblemKind.DISABILITY_LENGTH)
    if not numbers.has_right_check(text[:18]):
        return Problem(ProblemKind.ID_CHECK)
    return None if numbers.of_disability(text) else Problem(ProblemKind.DISABILITY_PLACES)


def _credit_code(_element: Element, text: str, _today: date) -> Problem | None:
    if re.search(r"[^0-9A-HJ-NPQRTUWXY]", text):
        return Problem(ProblemKind.CREDIT_LETTERS)
    if len(text) != _CREDIT_PLACES:
        return Problem(ProblemKind.CREDIT_LENGTH)
    return None if numbers.is_credit_code(text) else Problem(ProblemKind.CREDIT_CHECK)


def _number(element: Element, text: str, _today: date) -> Problem | None:
    if re.fullmatch(r"-[0-9.]+", text):
        return Problem(ProblemKind.NEGATIVE)
    if not re.fullmatch(r"[0-9]+", text):
        return Problem(ProblemKind.NUMBER)
    return _range(element, Decimal(text))


def _decimal(element: Element, text: str, _today: date) -> Problem | None:
    if re.fullmatch(r"-[0-9.]+", text):
        return Problem(ProblemKind.NEGATIVE)
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        return Problem(ProblemKind.NUMBER)
    scale = _MONEY_PLACES if element.kind is FieldKind.MONEY else element.scale
    if len(text.partition(".")[2]) > scale:
        return Problem(ProblemKind.PLACES)
    return _range(element, Decimal(text))


def _range(element: Element, value: Decimal) -> Problem | None:
    too_small = element.least is not None and value < element.least
    too_large = element.most is not None and value > element.most
    return Problem(ProblemKind.NUMBER_RANGE) if too_small or too_large else None


def _date(element: Element, text: str, today: date) -> Problem | None:
    if not re.fullmatch(r"[0-9]{8}", text):
        return Problem(ProblemKind.DATE_FORM)
    day = numbers.day_of(text)
    if day is None:
        return Problem(ProblemKind.DATE)
    if day.year < FIRST_YEAR:
        return Problem(ProblemKind.DATE_OLD)
    return Problem(ProblemKind.DATE_FUTURE) if day > today and not element.coming else None


_CHECKERS: dict[FieldKind, Callable[[Element, str, date], Problem | None]] = {
    FieldKind.TEXT: _text,
    FieldKind.ADDRESS: _address,
    FieldKind.NAME: _name,
    FieldKind.ID_CARD: _id_card,
    FieldKind.PHONE: _phone,
    FieldKind.BANK_ACCOUNT: _account,
    FieldKind.DISABILITY_NO: _disability_no,
    FieldKind.CREDIT_CODE: _credit_code,
    FieldKind.NUMBER: _number,
    FieldKind.DECIMAL: _decimal,
    FieldKind.MONEY: _decimal,
    FieldKind.DATE: _date,
}
