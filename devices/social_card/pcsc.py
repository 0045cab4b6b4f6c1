"""The machine's card service (pcscd), and the one door to pyscard.

Only the flat calls of `smartcard.scard` are used. pyscard's own monitor ends
for good when the service stops, and its connections raise two families of
exceptions; the flat calls return a code, which here becomes a `PcscError`.
"""

import os
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from smartcard import scard

SYSTEM_SOCKET = Path("/run/pcscd/pcscd.comm")

_SOCKET_VARIABLE = "PCSCLITE_CSOCK_NAME"
_STATUS_BYTES = 2
_COUNTER_SHIFT = 16  # pcsc-lite keeps a count of insertions and removals above the flags
_GONE_FLAGS = scard.SCARD_STATE_UNKNOWN | scard.SCARD_STATE_UNAVAILABLE


class PcscTrouble(Enum):
    """Why a call did not do what it should."""

    NO_SERVICE = auto()
    NO_READER = auto()
    REMOVED = auto()
    MUTE = auto()
    BUSY = auto()
    BROKEN_OFF = auto()  # the card may be there or not: its state tells


_TROUBLES = {
    scard.SCARD_E_NO_SERVICE: PcscTrouble.NO_SERVICE,
    scard.SCARD_E_SERVICE_STOPPED: PcscTrouble.NO_SERVICE,
    scard.SCARD_F_COMM_ERROR: PcscTrouble.NO_SERVICE,
    scard.SCARD_E_INVALID_HANDLE: PcscTrouble.NO_SERVICE,
    scard.SCARD_F_INTERNAL_ERROR: PcscTrouble.NO_SERVICE,
    scard.SCARD_E_NO_READERS_AVAILABLE: PcscTrouble.NO_READER,
    scard.SCARD_E_READER_UNAVAILABLE: PcscTrouble.NO_READER,
    scard.SCARD_E_UNKNOWN_READER: PcscTrouble.NO_READER,
    scard.SCARD_W_REMOVED_CARD: PcscTrouble.REMOVED,
    scard.SCARD_E_NO_SMARTCARD: PcscTrouble.REMOVED,
    scard.SCARD_W_UNRESPONSIVE_CARD: PcscTrouble.MUTE,
    scard.SCARD_W_UNPOWERED_CARD: PcscTrouble.MUTE,
    scard.SCARD_W_UNSUPPORTED_CARD: PcscTrouble.MUTE,
    scard.SCARD_E_PROTO_MISMATCH: PcscTrouble.MUTE,
    scard.SCARD_E_SHARING_VIOLATION: PcscTrouble.BUSY,
}


class PcscError(Exception):
    """A call to the card service failed. Does not leave this package."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the card service says {code & 0xFFFFFFFF:08X}")
        self.trouble = _TROUBLES.get(code, PcscTrouble.BROKEN_OFF)

    @classmethod
    def no_reader(cls) -> "PcscError":
        """Return the error of a service that has no reader."""
        return cls(scard.SCARD_E_NO_READERS_AVAILABLE)


@dataclass(frozen=True, slots=True)
class ReaderState:
    """What a reader last said. ``changes`` counts insertions and removals."""

    raw: int = scard.SCARD_STATE_UNAWARE

    @property
    def has_card(self) -> bool:
        """Say whether a card is in."""
        return bool(self.raw & scard.SCARD_STATE_PRESENT)

    @property
    def is_gone(self) -> bool:
        """Say whether the reader itself left."""
        return bool(self.raw & _GONE_FLAGS)

    @property
    def changes(self) -> int:
        """Return the service's count of insertions and removals at this reader."""
        return self.raw >> _COUNTER_SHIFT


class Chip:
    """A powered card, ours alone. One thread."""

    def __init__(self, handle: Any, protocol: int) -> None:  # noqa: ANN401 - pyscard has no types
        self._handle = handle
        self._pci = (
            scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1
        )

    def transmit(self, command: bytes) -> bytes:
        """Send one command and return the answer, its two status bytes last. Raises `PcscError`.

        Blocks for as long as the card does not answer: the service has no time limit.
        """
        code, answer = scard.SCardTransmit(self._handle, self._pci, list(command))
        _check(code)
        if len(answer) < _STATUS_BYTES:  # pulled out while it thought: "success", and nothing
            raise PcscError(scard.SCARD_W_REMOVED_CARD)
        return bytes(answer)

    def close(self) -> None:
        """Power the card off and let go of it. Never raises."""
        scard.SCardDisconnect(self._handle, scard.SCARD_UNPOWER_CARD)


class CardService:
    """An open line to the card service. One thread.

    Its library remembers the socket of its first use, so a process has one
    card service. Every call raises `PcscError`.
    """

    def __init__(self, socket: Path) -> None:
        os.environ[_SOCKET_VARIABLE] = str(socket)
        code, self._context = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
        _check(code)

    def readers(self) -> tuple[str, ...]:
        """Return the names of the readers, in the service's order."""
        code, names = scard.SCardListReaders(self._context, [])
        if code == scard.SCARD_E_NO_READERS_AVAILABLE:
            return ()
        _check(code)
        return tuple(names)

    def wait_for_change(
        self, known: dict[str, ReaderState], timeout_ms: int
    ) -> dict[str, ReaderState]:
        """Return how the readers are as soon as one differs from ``known``, or after the time."""
        asked = [(name, state.raw) for name, state in known.items()]
        code, states = scard.SCardGetStatusChange(self._context, timeout_ms, asked)
        if code == scard.SCARD_E_TIMEOUT:
            return known
        _check(code)
        return {name: ReaderState(raw & ~scard.SCARD_STATE_CHANGED) for name, raw, _reset in states}

    def connect(self, reader: str) -> Chip:
        """Power the card in a reader. Nobody else may speak with it meanwhile."""
        code, handle, protocol = scard.SCardConnect(
            self._context,
            reader,
            scard.SCARD_SHARE_EXCLUSIVE,
            scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1,
        )
        _check(code)
        return Chip(handle, protocol)

    def close(self) -> None:
        """Let go of the line. Never raises."""
        scard.SCardReleaseContext(self._context)


def _check(code: int) -> None:
    if code != scard.SCARD_S_SUCCESS:
        raise PcscError(code)
