"""Is an answer possible? Checked on the field, while the resident is looking at it (row F14)."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from provisioning.catalogue import numbers
from provisioning.catalogue.model import Element, FieldKind, Words


class ProblemKind(Enum):
    """What is wrong with an answer; the kiosk has a sentence and a code for each."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NAME = "name"
    NAME_SHORT = "name_short"
    ID_LENGTH = "id_length"
    ID_CHECK = "id_check"
    ID_DATE = "id_date"
    ID_SAME = "id_same"
    PHONE = "phone"
    DATE = "date"
    DATE_FUTURE = "date_future"
    NUMBER = "number"
    NUMBER_RANGE = "number_range"
    CHOICE = "choice"
    ACCOUNT_LENGTH = "account_length"
    ACCOUNT_CHECK = "account_check"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong. A warning may be passed by saying the same again."""

    kind: ProblemKind
    is_warning: bool = False


def tidy(element: Element, text: str) -> str:
    """Return the text as it is stored: no stray spaces, digits together, upper-case X."""
    text = unicodedata.normalize("NFC", text).strip()
    if element.kind in (FieldKind.ID_CARD, FieldKind.BANK_ACCOUNT, FieldKind.PHONE):
        return numbers.compact(text)
    if element.kind is FieldKind.NAME:
        return re.sub(r"[・•‧∙.]", "·", re.sub(r"\s+", " ", text))
    return text


def check(element: Element, text: str, options: tuple[Words, ...], today: date) -> Problem | None:
    """Return what is wrong with a tidied answer, or None."""
    if not text:
        return Problem(ProblemKind.EMPTY)
    if len(text) > element.max_length and element.kind is not FieldKind.CHOICE:
        return Problem(ProblemKind.TOO_LONG)
    if element.kind is FieldKind.CHOICE:
        known = text in {option.zh for option in options}
        return None if known else Problem(ProblemKind.CHOICE)
    if element.kind is FieldKind.NUMBER:
        return _number(element, text)
    if element.kind is FieldKind.DATE:
        return _date(text, today)
    checker = _CHECKERS.get(element.kind)
    return checker(text) if checker else None


def _name(text: str) -> Problem | None:
    if len(text) < 2:  # noqa: PLR2004 - a name has at least two characters
        return Problem(ProblemKind.NAME_SHORT)
    fits = all(c in "· '-" or unicodedata.category(c)[0] == "L" or _is_private(c) for c in text)
    return None if fits else Problem(ProblemKind.NAME)


def _is_private(character: str) -> bool:
    """Rare characters of names may still sit in the Private Use Area of old cards."""
    return unicodedata.category(character) == "Co"


def _id_card(text: str) -> Problem | None:
    if not numbers.is_complete(text):
        return Problem(ProblemKind.ID_LENGTH)
    if not numbers.has_right_check(text):
        return Problem(ProblemKind.ID_CHECK)
    return None if numbers.birth_of(text) else Problem(ProblemKind.ID_DATE)


def _phone(text: str) -> Problem | None:
    return None if numbers.is_mobile(text) else Problem(ProblemKind.PHONE)


def _account(text: str) -> Problem | None:
    if not numbers.is_account_length(text):
        return Problem(ProblemKind.ACCOUNT_LENGTH)
    if not numbers.passes_luhn(text):
        return Problem(ProblemKind.ACCOUNT_CHECK, is_warning=True)
    return None


def _number(element: Element, text: str) -> Problem | None:
    if not re.fullmatch(r"[0-9]+", text):
        return Problem(ProblemKind.NUMBER)
    value = int(text)
    too_small = element.least is not None and value < element.least
    too_large = element.most is not None and value > element.most
    return Problem(ProblemKind.NUMBER_RANGE) if too_small or too_large else None


def _date(text: str, today: date) -> Problem | None:
    day = numbers.day_of(text)
    if day is None:
        return Problem(ProblemKind.DATE)
    return Problem(ProblemKind.DATE_FUTURE) if day > today else None


_CHECKERS: dict[FieldKind, Callable[[str], Problem | None]] = {
    FieldKind.NAME: _name,
    FieldKind.ID_CARD: _id_card,
    FieldKind.PHONE: _phone,
    FieldKind.BANK_ACCOUNT: _account,
}
