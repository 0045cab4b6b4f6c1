"""The hands at the emulated devices, from another process: a socket of one-line JSON.

A command is an object with ``do``; the answer is ``{"ok": true, …}`` or
``{"ok": false, "error": "one sentence"}``. The commands::

    {"do": "insert-card", "person": "zhang"}         a name of test_people.PEOPLE
    {"do": "remove-card"}
    {"do": "insert-card", "person": "zhang", "reader": "social", "chip": "spec-3"}
    {"do": "remove-card", "reader": "social"}        the chip is a ChipKind, or left out
    {"do": "lay-paper", "paper": "bank-card"}        a name of test_papers.PAPERS
    {"do": "lay-paper", "file": "/…/picture.jpg"}    what the camera is to see, as it is
    {"do": "lay-paper", "slip": 2}                   a printed slip; 0 is the last one
    {"do": "take-paper"}
    {"do": "reader", "fault": "bad-check", "only": "READ"}      a value of emulated.Trouble
    {"do": "reader", "fault": "refuse", "only": "READ", "status": 65, "times": 1}
    {"do": "reader", "fault": "unplug"}              or "plug"
    {"do": "social-reader", "fault": "hang"}         a value of SocialTrouble, or "unplug",
                                                     "plug", "stop-service", "kill-service"
    {"do": "printer", "state": "paper-out"}          a PrinterMood, or "unplug", "plug"
    {"do": "printer", "state": "runs-out", "rows": 300}
    {"do": "camera", "state": "unplug"}              or "plug"
    {"do": "sound", "state": "plug", "output": "handset"}       or "unplug", "hang"; or "room"
    {"do": "state"}                                  says how everything is
"""

import json
import socket
from pathlib import Path
from typing import Any

from devices.errors import HandsError

_ANSWER_S = 60.0


class Hands:
    """A client of the hands. Each call opens the socket anew, so the bench may be restarted."""

    def __init__(self, socket_path: Path) -> None:
        self._path = socket_path

    def do(self, do: str, **details: str | int) -> dict[str, Any]:
        """Carry out one command and return its answer. Blocks.

        Raises `HandsError` if the bench is not there or refuses.
        """
        answer = self._ask({"do": do, **details})
        if not answer.get("ok"):
            raise HandsError(str(answer.get("error", "no answer")))
        return answer

    def insert_card(self, person: str) -> None:
        """Lay the card of one of the test people on the reader."""
        self.do("insert-card", person=person)

    def remove_card(self) -> None:
        """Lift the card."""
        self.do("remove-card")

    def insert_social_card(self, person: str, chip: str = "spec-2") -> None:
        """Put the social-security card of one of the test people into the chip-card reader."""
        self.do("insert-card", person=person, reader="social", chip=chip)

    def remove_social_card(self) -> None:
        """Pull the social-security card out."""
        self.do("remove-card", reader="social")

    def lay_paper(self, paper: str) -> None:
        """Lay one of the test papers under the camera."""
        self.do("lay-paper", paper=paper)

    def lay_file(self, file: Path) -> None:
        """Let the camera see a picture file."""
        self.do("lay-paper", file=str(file))

    def lay_slip(self, number: int = 0) -> None:
        """Lay a printed slip under the camera; 0 is the last one."""
        self.do("lay-paper", slip=number)

    def take_paper(self) -> None:
        """Clear the plate."""
        self.do("take-paper")

    def printer(self, state: str) -> None:
        """Bring about a trouble of the printer, or "ok"."""
        self.do("printer", state=state)

    def sound(self, state: str, output: str) -> None:
        """Plug the handset or the room's loudspeaker in, unplug it, or let it hang."""
        self.do("sound", state=state, output=output)

    def heard_s(self, output: str) -> float:
        """Return how many seconds of sound came out so far."""
        return float(self.state()["heard"][output])

    def reader(self, fault: str) -> None:
        """Bring about a trouble of the reader, or "none"."""
        self.do("reader", fault=fault)

    def is_there(self) -> bool:
        """Say whether the bench answers."""
        try:
            self.state()
        except HandsError:
            return False
        return True

    def state(self) -> dict[str, Any]:
        """Return how everything is."""
        return self.do("state")

    def _ask(self, command: dict[str, str | int]) -> dict[str, Any]:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
                link.settimeout(_ANSWER_S)
                link.connect(str(self._path))
                link.sendall(json.dumps(command).encode() + b"\n")
                with link.makefile("rb") as lines:
                    answer = json.loads(lines.readline() or b"{}")
        except (OSError, ValueError) as error:
            raise HandsError("the emulated devices do not answer") from error
        return answer if isinstance(answer, dict) else {}
