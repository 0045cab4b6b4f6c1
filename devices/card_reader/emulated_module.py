"""How a SAM_V module behaves, without line or thread: one answer to each command.

It behaves as public descriptions of real modules say, the inconvenient parts
included: after a good read "find" fails until the card is lifted.
"""

import struct
from dataclasses import dataclass, field

from devices.card_reader.sam_v import Command, Response, Status

MODULE_NUMBER = "05.03-20261121-0000529901-0000000001"
_MODULE_ID = struct.pack("<HHIII", 5, 3, 20261121, 529901, 1)
_PHOTO = b"DOORSTEP TEST PHOTO, NO FACE IN IT. ".ljust(1024, b".")


@dataclass(slots=True)
class _Card:
    """A card in the field, and how far the module has come with it."""

    text: bytes
    found: bool = False
    selected: bool = False
    read: bool = False


@dataclass(slots=True)
class EmulatedModule:
    """A module and the card that may lie on it."""

    _card: _Card | None = None
    _refusals: dict[Command, tuple[int, int]] = field(default_factory=dict)  # status, how often

    @property
    def has_card(self) -> bool:
        """Say whether a card lies there."""
        return self._card is not None

    def place(self, text: bytes) -> None:
        """Lay a card down; one that lies there is replaced."""
        self._card = _Card(text)

    def lift(self) -> None:
        """Take the card away."""
        self._card = None

    def lose_power(self) -> None:
        """Forget everything; the card stays where it lies."""
        if self._card is not None:
            self._card = _Card(self._card.text)

    def refuse(self, command: Command, status: int, times: int) -> None:
        """Answer the next ``times`` questions of one kind with ``status`` alone."""
        self._refusals[command] = (status, times)

    def answer_to(self, command: Command | None) -> Response:
        """Answer one command; None is one that the module does not know."""
        if command is None:
            return Response(Status.BAD_COMMAND)
        if command in self._refusals:
            return self._refusal(command)
        match command:
            case Command.FIND:
                response = self._find()
            case Command.SELECT:
                response = self._select()
            case Command.READ:
                response = self._read()
            case Command.READ_ADDRESS:
                response = self._read_address()
            case Command.MODULE_ID:
                response = Response(Status.DONE, _MODULE_ID)
            case _:
                response = Response(Status.DONE)
        return response

    def _refusal(self, command: Command) -> Response:
        status, times = self._refusals.pop(command)
        if times > 1:
            self._refusals[command] = (status, times - 1)
        return Response(status)

    def _find(self) -> Response:
        if self._card is None or self._card.read:
            return Response(Status.FIND_FAILED)
        self._card.found = True
        return Response(Status.FOUND, bytes(4))

    def _select(self) -> Response:
        if self._card is None:
            return Response(Status.SELECT_FAILED)
        if not self._card.found:
            return Response(Status.NO_FIND_BEFORE)
        self._card.selected = True
        return Response(Status.DONE, bytes(8))

    def _read(self) -> Response:
        if self._card is None or not self._card.selected:
            return Response(Status.READ_FAILED)
        self._card.read = True
        lengths = struct.pack(">HH", len(self._card.text), len(_PHOTO))
        return Response(Status.DONE, lengths + self._card.text + _PHOTO)

    def _read_address(self) -> Response:
        there = self._card is not None and self._card.selected
        return Response(Status.NO_SUCH_ITEM if there else Status.READ_FAILED)
