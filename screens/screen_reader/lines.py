"""The lines go to whoever connects: one Unix socket for a room, one for a single ear.

A plain stream of UTF-8 lines is what every tool of this kind takes: `spd-say -e` hands
each to speech-dispatcher, and a console with BRLTTY on it shows what `socat` prints. On
the socket ``room`` private parts are left out, and one sentence stands for them; ``ear``
is for headphones, a handset or a braille display. Who connects later hears what comes then.
"""

import contextlib
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from devices.speaker.contract import Output
from devices.speaker.routing import Part, Withheld, routed
from kiosk.text import Language, Text, say
from screens.screen_reader.told import Line

ROOM: Final = "room"
EAR: Final = "ear"
_OUTPUTS: Final = {ROOM: frozenset({Output.ROOM}), EAR: frozenset({Output.HANDSET})}


@dataclass(slots=True)
class _Door:
    """One listening socket and who came in."""

    listening: socket.socket
    inside: list[socket.socket] = field(default_factory=list)


class LineDoors:
    """Two sockets in one folder. Everything in one thread; nothing blocks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._doors = {name: _Door(_listen(folder / name)) for name in _OUTPUTS}
        self._page = ""

    def has_anyone(self) -> bool:
        """Let in whoever waits outside; say whether somebody listens."""
        for door in self._doors.values():
            with contextlib.suppress(BlockingIOError):
                while True:
                    came, _ = door.listening.accept()
                    came.settimeout(0)
                    door.inside.append(came)
        return any(door.inside for door in self._doors.values())

    def send(self, lines: Sequence[Line], page: str, language: Language) -> None:
        """Say these to everybody, each door what may be heard there."""
        is_fresh, self._page = page != self._page, page
        for name, door in self._doors.items():
            said = heard(lines, name, language, tells_gap=is_fresh)
            text = "".join(f"{line}\n" for line in said)
            if text:
                door.inside = [one for one in door.inside if _sent(one, text.encode())]

    def close(self) -> None:
        """Send everybody away. May be repeated."""
        for name, door in self._doors.items():
            for one in (*door.inside, door.listening):
                one.close()
            (self._folder / name).unlink(missing_ok=True)


def heard(
    lines: Sequence[Line], door: str, language: Language, *, tells_gap: bool
) -> Iterator[str]:
    """Yield each line as it is heard behind a door; once a page, that something is withheld."""
    for line in lines:
        parts = routed(line, _OUTPUTS[door])
        words = " ".join(part.words.strip() for part in parts if isinstance(part, Part))
        if Withheld() in parts and tells_gap:
            tells_gap = False
            words = f"{words} {say(language, Text.VOICE_WITHHELD)}".strip()
        if words:
            yield " ".join(words.split())


def _listen(path: Path) -> socket.socket:
    path.unlink(missing_ok=True)
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    made.bind(str(path))
    path.chmod(0o600)
    made.listen()
    made.settimeout(0)
    return made


def _sent(one: socket.socket, text: bytes) -> bool:
    """Hand over a line; whoever does not listen, or has gone, is let go."""
    try:
        one.sendall(text)
    except OSError:
        one.close()
        return False
    return True
