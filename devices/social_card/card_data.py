"""The items of a social-security card as a record: coding, dates, cross-checks.

Texts are GB 18030, padded with zeros; numbers are packed decimal. A character
cut in two by a field's end is common (a name lies in two fields), so fields
are joined before they are decoded. A name that does not decode is not guessed:
it would be locked into a form. Nothing is kept, logged or put into an
exception.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date

from devices.card_reader.card_text import SEXES, date_of
from devices.card_reader.contract import SocialCardRecord
from devices.card_reader.faults import CardFault
from devices.card_reader.nations import card_faces
from devices.card_reader.numbers import number_agrees
from devices.social_card import chip_file
from devices.social_card.chip_file import Item

_PADDING = "\0 "
_NO_LAST_DAY = frozenset({"", "00000000", "ffffffff", "99991231"})

Values = Mapping[Item, bytes]  # an item that the card does not have is absent


def record_of(values: Values) -> SocialCardRecord | CardFault:
    """Make a record from the values of a card.

    Returns:
        The record; or UNREADABLE if a text, a code or a date is one that no card
        may have; or NUMBER_MISMATCH if the number fails its check digit or
        disagrees with the birth date or the sex.
    """
    record = _record(values)
    if record is None:
        return CardFault.UNREADABLE
    if not number_agrees(record.number, record.birth, record.sex_code):
        return CardFault.NUMBER_MISMATCH
    return record


def _record(values: Values) -> SocialCardRecord | None:
    name = _name(values)
    number = _text(values.get(chip_file.NUMBER, b""))
    sex_code = _text(values.get(chip_file.SEX, b""))
    birth = date_of(values.get(chip_file.BIRTH, b"").hex())
    expiry = values.get(chip_file.EXPIRY, b"").hex()
    valid_to = None if expiry in _NO_LAST_DAY else date_of(expiry)
    if not name or not number or sex_code not in SEXES or birth is None:
        return None
    if valid_to is None and expiry not in _NO_LAST_DAY:
        return None
    nation_code = values.get(chip_file.NATION, b"").hex()
    return SocialCardRecord(
        name=name,
        number=number.upper(),
        sex=SEXES[sex_code],
        sex_code=sex_code,
        nation=card_faces().get(nation_code, ""),  # not on every card: then it is asked
        birth=birth,
        valid_to=valid_to,
    )


def _name(values: Values) -> str | None:
    """Return the name, or None if its bytes are no text."""
    text = _text(values.get(chip_file.NAME, b"") + values.get(chip_file.NAME_MORE, b""))
    if text is None or any(unicodedata.category(character) == "Cc" for character in text):
        return None
    return text


def _text(raw: bytes) -> str | None:
    try:
        return raw.decode("gb18030").rstrip(_PADDING)
    except UnicodeDecodeError:
        return None


def as_values(record: SocialCardRecord) -> dict[Item, bytes]:
    """Return the values that a card would hold for a record; for the emulator.

    Raises ValueError if an item is too long.
    """
    name = record.name.encode("gb18030")
    first, more = name[: chip_file.NAME.length], name[chip_file.NAME.length :]
    if len(more) > chip_file.NAME_MORE.length:
        raise ValueError("a name is longer than its fields")
    nations = {face: code for code, face in card_faces().items()}
    return {
        chip_file.VERSION: b"2.00",
        chip_file.EXPIRY: _packed(record.valid_to),
        chip_file.NUMBER: record.number.encode("ascii"),
        chip_file.NAME: first.ljust(chip_file.NAME.length, b"\0"),
        chip_file.NAME_MORE: more.ljust(chip_file.NAME_MORE.length, b"\0"),
        chip_file.SEX: record.sex_code.encode("ascii"),
        chip_file.NATION: bytes.fromhex(nations.get(record.nation, "00")),
        chip_file.BIRTH: _packed(record.birth),
    }


def _packed(day: date | None) -> bytes:
    return bytes.fromhex(f"{day:%Y%m%d}") if day else bytes(4)
