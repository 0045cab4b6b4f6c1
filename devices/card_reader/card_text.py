"""The text of a card's chip: 256 bytes, UTF-16 little-endian, padded with spaces.

The byte at 248 tells which of four layouts it is. Each rule here answers a
mistake found in public code: only trailing padding is removed, an unknown sex
is not a woman, 长期 is not a broken date. Nothing is kept, logged or put into
an exception: what is wrong is returned as a fault.
"""

import re
from dataclasses import dataclass
from datetime import date

from devices.card_reader.contract import CardKind, CardRecord
from devices.card_reader.faults import CardFault
from devices.card_reader.nations import card_faces
from devices.card_reader.numbers import number_fits

TEXT_BYTES = 256
KIND_AT = 248
NO_LAST_DAY = "长期"

SEXES = {"0": "未知", "1": "男", "2": "女", "9": "未说明"}  # GB/T 2261.1

_KINDS = {
    " ": CardKind.CITIZEN,
    "J": CardKind.HONG_KONG_MACAO_TAIWAN,
    "I": CardKind.FOREIGNER_2017,
    "Y": CardKind.FOREIGNER_2023,
}


@dataclass(frozen=True, slots=True)
class Field:
    """Where an item stands: one or more runs of (first byte, length in bytes)."""

    runs: tuple[tuple[int, int], ...]


def _at(first: int, length: int) -> Field:
    return Field(((first, length),))


_COMMON = {
    "sex_code": _at(30, 2),
    "birth": _at(36, 16),
    "number": _at(122, 36),
    "valid_from": _at(188, 16),
    "valid_to": _at(204, 16),
}
LAYOUTS: dict[CardKind, dict[str, Field]] = {
    CardKind.CITIZEN: _COMMON
    | {
        "name": _at(0, 30),
        "nation_code": _at(32, 4),
        "address": _at(52, 70),
        "authority": _at(158, 30),
    },
    CardKind.HONG_KONG_MACAO_TAIWAN: _COMMON
    | {"name": _at(0, 30), "address": _at(52, 70), "authority": _at(158, 30)},
    CardKind.FOREIGNER_2023: _COMMON
    | {
        "name": _at(0, 30),
        "foreign_name": Field(((52, 70), (220, 22))),
        "nationality": _at(242, 6),
    },
    CardKind.FOREIGNER_2017: {
        "foreign_name": _at(0, 120),
        "sex_code": _at(120, 2),
        "number": _at(122, 30),
        "nationality": _at(152, 6),
        "name": _at(158, 30),
        "valid_from": _at(188, 16),
        "valid_to": _at(204, 16),
        "birth": _at(220, 16),
    },
}


def read_text(block: bytes) -> CardRecord | CardFault:
    """Read the text block of a chip.

    Returns:
        The record; or UNREADABLE if the block has a length, a code or a date
        that no card may have; or NUMBER_MISMATCH if the number fails its check
        digit or disagrees with the birth date or the sex.
    """
    kind = _kind_of(block)
    if kind is None:
        return CardFault.UNREADABLE
    items = {name: _text(block, field) for name, field in LAYOUTS[kind].items()}
    record = _record(kind, items)
    if record is None:
        return CardFault.UNREADABLE
    if not number_fits(record):
        return CardFault.NUMBER_MISMATCH
    return record


def is_expired(record: CardRecord, today: date) -> bool:
    """Say whether the card's last day lies before ``today``."""
    return record.valid_to is not None and record.valid_to < today


def _kind_of(block: bytes) -> CardKind | None:
    if len(block) != TEXT_BYTES:
        return None
    return _KINDS.get(block[KIND_AT : KIND_AT + 2].decode("utf-16-le", errors="replace"))


def _text(block: bytes, field: Field) -> str:
    raw = b"".join(block[first : first + length] for first, length in field.runs)
    # Lenient: one character that is no character must not cost the resident the whole card.
    return raw.decode("utf-16-le", errors="replace").rstrip(" \0")


def _record(kind: CardKind, items: dict[str, str]) -> CardRecord | None:
    """Turn texts into a record, or None if one of them cannot stand on a card."""
    dates = _dates(items)
    nation_code = items.get("nation_code", "")
    nation = card_faces().get(nation_code, "")
    sex = SEXES.get(items["sex_code"])
    named = items["name"] or items.get("foreign_name")
    if dates is None or sex is None or not named or not items["number"]:
        return None
    if kind is CardKind.CITIZEN and not nation:
        return None
    birth, valid_from, valid_to = dates
    return CardRecord(
        kind=kind,
        name=items["name"],
        sex=sex,
        sex_code=items["sex_code"],
        nation_code=nation_code,
        nation=nation,
        birth=birth,
        address=items.get("address", ""),
        number=items["number"],
        authority=items.get("authority", ""),
        valid_from=valid_from,
        valid_to=valid_to,
        foreign_name=items.get("foreign_name", ""),
        nationality=items.get("nationality", ""),
    )


def _dates(items: dict[str, str]) -> tuple[date, date, date | None] | None:
    """Return birth, first and last day, or None if one is no date or they are out of order."""
    birth, valid_from = date_of(items["birth"]), date_of(items["valid_from"])
    valid_to = None if items["valid_to"] == NO_LAST_DAY else date_of(items["valid_to"])
    if birth is None or valid_from is None:
        return None
    if valid_to is None and items["valid_to"] != NO_LAST_DAY:
        return None
    if valid_to is not None and valid_to < valid_from:
        return None
    return birth, valid_from, valid_to


def date_of(text: str) -> date | None:
    """Return the day of eight digits YYYYMMDD, or None if there is no such day."""
    if not re.fullmatch(r"[0-9]{8}", text):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
