"""How a social-security card's chip behaves, without reader or thread: one answer a command.

It speaks ISO 7816-4 as public drivers of real cards expect it, the inconvenient
kinds included: cards that select a file one way only, cards of protocol T=0,
which leave fetching and repeating to the host, and cards that want a key.
"""

from collections.abc import Mapping
from enum import Enum
from functools import reduce
from operator import xor

from devices.card_reader.contract import SocialCardRecord
from devices.social_card import chip_file
from devices.social_card.card_data import as_values
from devices.social_card.chip_file import Item

_SELECT, _READ_RECORD, _GET_RESPONSE = 0xA4, 0xB2, 0xC0
_BY_NAME = 0x04
_OK = b"\x90\x00"
_NOT_FOUND = b"\x6a\x82"
_NO_RECORD = b"\x6a\x83"
_WRONG_PARAMETERS = b"\x6a\x86"
_UNKNOWN_COMMAND = b"\x6d\x00"
_NEEDS_KEY = b"\x69\x82"
_TEMPLATE = b"\x6f\x02\x84\x00"  # an empty file control template
_HISTORY = b"DOORSTEP"
_BANK = bytes.fromhex("A000000333010101")
_LOCKED_FILE = 0xEF06


class ChipKind(Enum):
    """The cards that hands can put in. The value is the word of the hands."""

    SPEC_2 = "spec-2"  # protocol T=1, a name in two fields
    SPEC_1 = "spec-1"  # protocol T=0, selects files the other way, no second field
    SPEC_3 = "spec-3"  # a person's items want a key
    BANK = "bank"  # no social-security card
    MUTE = "mute"  # does not answer to power: the wrong way round
    TRUNCATED = "truncated"  # each record is cut short
    GARBAGE = "garbage"  # records that are none
    BAD_TEXT = "bad-text"  # a name that is no GB 18030


class EmulatedChip:
    """One card. Not thread-safe: the reader's thread alone speaks with it."""

    def __init__(self, record: SocialCardRecord, kind: ChipKind = ChipKind.SPEC_2) -> None:
        self.kind = kind
        self._values = _values(record, kind)
        self._in_environment = False
        self._file = 0
        self._ready = b""  # what a T=0 card holds until it is fetched

    @property
    def answer_to_reset(self) -> bytes:
        """Return what the chip says when it gets power."""
        match self.kind:
            case ChipKind.MUTE:
                return b"\x00\x00"
            case ChipKind.SPEC_1:
                return b"\x3b\x02\x14\x50"
            case _:
                counted = bytes([0x80 | len(_HISTORY), 0x01]) + _HISTORY
                return b"\x3b" + counted + bytes([reduce(xor, counted)])

    def lose_power(self) -> None:
        """Forget what was selected."""
        self._in_environment, self._file, self._ready = False, 0, b""

    def answer_to(self, command: bytes) -> bytes:
        """Answer one command."""
        if len(command) < 4:  # noqa: PLR2004 - class, instruction and two parameters
            return b"\x67\x00"
        answer = self._answer(command)
        return self._in_two_steps(command, answer) if self.kind is ChipKind.SPEC_1 else answer

    def _answer(self, command: bytes) -> bytes:
        match command[1]:
            case instruction if instruction == _SELECT:
                return self._select(command)
            case instruction if instruction == _READ_RECORD:
                return self._read_record(command)
            case instruction if instruction == _GET_RESPONSE:
                ready, self._ready = self._ready, b""
                return ready + _OK
            case _:
                return _UNKNOWN_COMMAND

    def _in_two_steps(self, command: bytes, answer: bytes) -> bytes:
        """Answer as protocol T=0 has it: data are fetched, a wrong length is told."""
        data = answer[:-2]
        if not data or command[1] == _GET_RESPONSE:
            return answer
        if command[1] == _SELECT:
            self._ready = data
            return bytes([0x61, len(data)])
        return answer if command[4] == len(data) else bytes([0x6C, len(data)])

    def _select(self, command: bytes) -> bytes:
        by_name, name = command[2] == _BY_NAME, command[5:]
        if by_name:
            wanted = _BANK if self.kind is ChipKind.BANK else chip_file.ENVIRONMENT
            self._in_environment = name == wanted
            return _TEMPLATE + _OK if self._in_environment else _NOT_FOUND
        takes = 0x00 if self.kind is ChipKind.SPEC_1 else 0x02
        if command[2] != takes:
            return _WRONG_PARAMETERS
        self._file = int.from_bytes(name[:2])
        known = self._in_environment and self._file in {item.file for item in self._values}
        return _TEMPLATE + _OK if known else _NOT_FOUND

    def _read_record(self, command: bytes) -> bytes:
        tag, place = command[2], command[3]
        file = self._file if place == 0 else 0xEF00 | place >> 3
        if not self._in_environment:
            return b"\x69\x85"
        if self.kind is ChipKind.SPEC_3 and file == _LOCKED_FILE:
            return _NEEDS_KEY
        for item, value in self._values.items():
            if (item.file, item.tag) == (file, tag):
                return self._spoilt(chip_file.record(item, value)) + _OK
        return _NO_RECORD

    def _spoilt(self, record: bytes) -> bytes:
        match self.kind:
            case ChipKind.TRUNCATED:
                return record[:-1]
            case ChipKind.GARBAGE:
                return b"\xff\x7f" + record[2:]
            case _:
                return record


def _values(record: SocialCardRecord, kind: ChipKind) -> Mapping[Item, bytes]:
    values = as_values(record)
    match kind:
        case ChipKind.SPEC_1:
            del values[chip_file.NAME_MORE]
            values[chip_file.VERSION] = b"1.00"
        case ChipKind.SPEC_3:
            values[chip_file.VERSION] = b"3.00"
        case ChipKind.BAD_TEXT:
            values[chip_file.NAME] = b"\xd5\xc5\xff\xff".ljust(chip_file.NAME.length, b"\0")
        case ChipKind.BANK:
            values = {}
        case _:
            pass
    return values
