"""How a social-security card is read, command by command.

A pure procedure over a ``transmit`` that is handed in. The chip of spec 1.00
and 2.00 gives its items to anybody; a chip of spec 3.00 gives a person's items
only after the key of a security module (PSAM) that an offline kiosk has not:
that is NEEDS_KEY, not a reading error, and the way on is the identity card.
"""

from collections.abc import Callable

from devices.card_reader.contract import SocialCardRecord
from devices.card_reader.faults import CardFault
from devices.social_card import chip_file
from devices.social_card.card_data import record_of
from devices.social_card.chip_file import ABSENT, GOOD, ITEMS, NEEDS_KEY, Item

Transmit = Callable[[bytes], bytes]

_MORE_WAITS, _WRONG_LENGTH = 0x61, 0x6C
_OPTIONAL = frozenset({chip_file.EXPIRY, chip_file.NAME_MORE, chip_file.NATION})


class _UnusableError(Exception):
    """The card's answers lead to a fault. Does not leave this module."""

    def __init__(self, fault: CardFault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def read_card(transmit: Transmit) -> SocialCardRecord | CardFault:
    """Read the card behind ``transmit``; what that raises comes through."""
    try:
        return record_of(_values(transmit))
    except _UnusableError as unusable:
        return unusable.fault


def _values(transmit: Transmit) -> dict[Item, bytes]:
    status, _ = _ask(transmit, chip_file.SELECT_ENVIRONMENT)
    if status != GOOD:
        raise _UnusableError(CardFault.NOT_A_SOCIAL_CARD)
    values: dict[Item, bytes] = {}
    file = 0
    for item in ITEMS:
        if item.file != file:
            file = item.file
            _select(transmit, file)
        value = _item(transmit, item)
        if value is not None:
            values[item] = value
    return values


def _select(transmit: Transmit, file: int) -> None:
    """Select a file. A card that takes neither form may still know its short id."""
    for under_current in (True, False):
        status, _ = _ask(transmit, chip_file.select_file(file, under_current=under_current))
        if status == GOOD:
            return
        if status == NEEDS_KEY:
            raise _UnusableError(CardFault.NEEDS_KEY)


def _item(transmit: Transmit, item: Item) -> bytes | None:
    status, raw = _ask(transmit, chip_file.read_record(item))
    if status not in (GOOD, NEEDS_KEY):
        status, raw = _ask(transmit, chip_file.read_record(item, short_id=True))
    if status == GOOD:
        value = chip_file.value_of(item, raw)
        if value is None:
            raise _UnusableError(CardFault.UNREADABLE)
        return value
    if item in _OPTIONAL and (status in ABSENT or status == NEEDS_KEY):
        return None
    raise _UnusableError(CardFault.NEEDS_KEY if status == NEEDS_KEY else CardFault.UNREADABLE)


def _ask(transmit: Transmit, command: bytes) -> tuple[int, bytes]:
    """Ask, and finish what T=0 leaves to the host: 61xx fetches, 6Cxx repeats."""
    answer = transmit(command)
    if len(answer) >= chip_file.STATUS_BYTES and answer[-2] == _WRONG_LENGTH:
        answer = transmit(chip_file.with_length(command, answer[-1]))
    if len(answer) >= chip_file.STATUS_BYTES and answer[-2] == _MORE_WAITS:
        answer = transmit(chip_file.get_response(answer[-1]))
    if len(answer) < chip_file.STATUS_BYTES:
        raise _UnusableError(CardFault.UNREADABLE)
    return int.from_bytes(answer[-2:]), answer[:-2]
