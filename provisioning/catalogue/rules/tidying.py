"""Answers in odd clothing: what is meant is kept, how it was typed is not.

Full-width signs, stray spaces, a lower-case x, "2026年11月5日", "1,200 元": a
resident is not told that she is wrong where it is plain what she means.
"""

import re
import unicodedata
from collections.abc import Callable

from provisioning.catalogue import numbers
from provisioning.catalogue.model import Element, FieldKind

_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0F, 0x00AD))
_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
_DAY = re.compile(r"([0-9]{4})\s*[年./-]\s*([0-9]{1,2})\s*[月./-]\s*([0-9]{1,2})\s*[日号]?")
_FIGURE_SIGNS = re.compile(r"[\s,¥元]|(?<=[0-9])块$")
_CHINA = re.compile(r"(?:\+|00)?86(?=1[0-9]{10}$)")


def tidy(element: Element, text: str) -> str:
    """Return the text as it is stored: no stray spaces, digits together, upper-case X."""
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE).strip()
    return _TIDIERS.get(element.kind, _words)(text)


def _words(text: str) -> str:
    """Full-width letters and digits become plain ones; other signs stay as they are."""
    return re.sub(r"[ \u3000\t]+", " ", text.translate(_WIDE)).strip()


def _name(text: str) -> str:
    return re.sub(r"\s*[・•‧∙.．]\s*", "·", _words(text))


def _number(text: str) -> str:
    return numbers.compact(_narrow(text))


def _phone(text: str) -> str:
    return _CHINA.sub("", _number(text).replace("(", "").replace(")", ""))


def _day(text: str) -> str:
    """A day with its year, month and day is eight digits, however it was divided."""
    text = _narrow(text)
    found = _DAY.fullmatch(text)
    if not found:
        return re.sub(r"\s", "", text)
    year, month, day = found.groups()
    return f"{year}{int(month):02}{int(day):02}"


def _figure(text: str) -> str:
    return _FIGURE_SIGNS.sub("", _narrow(text))


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


_TIDIERS: dict[FieldKind, Callable[[str], str]] = {
    FieldKind.NAME: _name,
    FieldKind.ID_CARD: _number,
    FieldKind.BANK_ACCOUNT: _number,
    FieldKind.CREDIT_CODE: _number,
    FieldKind.DISABILITY_NO: _number,
    FieldKind.PHONE: _phone,
    FieldKind.DATE: _day,
    FieldKind.NUMBER: _figure,
    FieldKind.DECIMAL: _figure,
    FieldKind.MONEY: _figure,
    FieldKind.CHOICE: str,
}
