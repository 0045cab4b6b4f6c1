"""A social-security card in a virtual reader, with hands: real pcscd, our own card.

Between service and card lies vpcd's line: the card is a TCP client, each
message is its length (2 bytes) and its bytes. One byte commands the power (00
off, 01 on, 02 reset: no reply; 04: reply with the answer to reset); anything
longer is a command to the chip and is answered. To connect is to put the card
in, to hang up is to pull it out.
"""

import socket
import struct
import threading
from contextlib import suppress
from enum import Enum
from pathlib import Path

from devices.card_reader.contract import SocialCardRecord
from devices.errors import HandsError
from devices.social_card.emulated_chip import ChipKind, EmulatedChip
from devices.social_card.private_pcscd import PrivatePcscd

_ASKS_FOR_RESET_ANSWER = 0x04
_SLOW_S = 0.15
_PULLED_AFTER = 4  # commands
_SETTLE_S = 0.6  # the service looks every 0.4 s; a card that comes back sooner may be missed


class SocialTrouble(Enum):
    """What can be made to go wrong with a card that is in. The value is the word of the hands."""

    NONE = "none"
    HANG = "hang"  # takes a command and never answers
    SLOW = "slow"
    PULLED_MIDWAY = "pulled-midway"


class VirtualCard:
    """A chip on vpcd's line. It is in from its making until `pull`."""

    def __init__(self, port: int, chip: EmulatedChip, trouble: SocialTrouble) -> None:
        self._chip, self._trouble = chip, trouble
        self._commands = 0
        self._pulled = threading.Event()
        self._line = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._line.settimeout(None)
        self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._thread = threading.Thread(target=self._run, name="virtual card", daemon=True)
        self._thread.start()

    @property
    def is_in(self) -> bool:
        """Say whether the card is still in."""
        return self._thread.is_alive()

    def pull(self) -> None:
        """Pull the card out. May be repeated."""
        self._pulled.set()
        with suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self._thread.join()

    def _run(self) -> None:
        with self._line, suppress(OSError, EOFError):
            while not self._pulled.is_set():
                answer = self._answer(self._message())
                if answer is not None:
                    self._line.sendall(struct.pack(">H", len(answer)) + answer)

    def _message(self) -> bytes:
        (length,) = struct.unpack(">H", self._exactly(2))
        return self._exactly(length)

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            # vpcd sends length and bytes apart: without this each command costs 50 ms.
            self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            piece = self._line.recv(count - len(data))
            if not piece:
                raise EOFError
            data += piece
        return data

    def _answer(self, message: bytes) -> bytes | None:
        if len(message) > 1:
            return self._answer_to_command(message)
        if message[0] == _ASKS_FOR_RESET_ANSWER:
            return self._chip.answer_to_reset
        self._chip.lose_power()
        return None

    def _answer_to_command(self, command: bytes) -> bytes | None:
        self._commands += 1
        match self._trouble:
            case SocialTrouble.HANG:
                self._pulled.wait()
                return None
            case SocialTrouble.PULLED_MIDWAY if self._commands > _PULLED_AFTER:
                raise EOFError
            case SocialTrouble.SLOW:
                self._pulled.wait(_SLOW_S)
            case _:
                pass
        return self._chip.answer_to(command)


class EmulatedSocialReader:
    """A private card service with one virtual reader. The hands may be used from any thread."""

    def __init__(self, folder: Path) -> None:
        self._service = PrivatePcscd(folder)
        self._card: VirtualCard | None = None
        self._next = SocialTrouble.NONE
        self._plugged = False
        self._lock = threading.Lock()
        self._pause = threading.Event()

    def start(self) -> None:
        """Start the service, its reader plugged in. Raises `DeviceGoneError`."""
        self._service.start()
        self._plugged = True

    def stop(self) -> None:
        """Pull the card out and end the service. May be repeated."""
        with self._lock:
            self._pull()
            self._service.stop()
            self._plugged = False

    @property
    def socket(self) -> Path:
        """Return where the service listens, for the driver's settings."""
        return self._service.socket

    @property
    def has_card(self) -> bool:
        """Say whether a card is in."""
        return self._card is not None and self._card.is_in

    @property
    def is_plugged(self) -> bool:
        """Say whether the service has its reader."""
        return self._plugged

    def insert(self, record: SocialCardRecord, kind: ChipKind = ChipKind.SPEC_2) -> None:
        """Put a card in; one that is in is pulled out first. Raises `HandsError`."""
        with self._lock:
            if not self._plugged:
                raise HandsError("the chip-card reader is unplugged")
            if self._card is not None:
                self._pull()
                self._pause.wait(_SETTLE_S)
            chip = EmulatedChip(record, kind)
            try:
                self._card = VirtualCard(self._service.port, chip, self._next)
            except OSError as error:
                raise HandsError("the virtual reader does not take a card") from error

    def pull(self) -> None:
        """Pull the card out."""
        with self._lock:
            self._pull()

    def trouble(self, trouble: SocialTrouble) -> None:
        """Spoil the cards that are put in from now on; NONE ends it."""
        self._next = trouble

    def unplug(self) -> None:
        """Pull the reader's plug: the service goes on without a reader."""
        self._restart(with_reader=False)

    def plug(self) -> None:
        """Push the plug in again; no card is in."""
        self._restart(with_reader=True)

    def stop_service(self, *, kill: bool = False) -> None:
        """Stop the card service, or kill it; a card that was in is out."""
        with self._lock:
            if kill:
                self._service.kill()
            self._pull()
            self._service.stop()
            self._plugged = False

    def _restart(self, *, with_reader: bool) -> None:
        with self._lock:
            self._pull()
            self._service.stop()
            self._service.start(with_reader=with_reader)
            self._plugged = with_reader

    def _pull(self) -> None:
        card, self._card = self._card, None
        if card is not None:
            card.pull()
