"""A client of the glass socket: sees and touches the kiosk's window from another process."""

import json
import re
import socket
import threading
from pathlib import Path
from time import monotonic
from typing import Any

from screens.demonstration.errors import DemonstrationError

_ANSWER_SECONDS = 90.0
_TRIES_PER_SECOND = 25
_AT_ONCE = 5  # keys; a hanzi is several by itself


class LookingGlass:
    """The window as the resident sees it. Opens the socket anew for every command."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_there(self) -> bool:
        """Say whether a window answers."""
        try:
            self._ask({"do": "state"})
        except OSError:
            return False
        return True

    def page(self) -> str:
        """Return the key of the page in sight, such as "question/mother.phone"."""
        return str(self.do("state")["page"])

    def is_covered(self) -> bool:
        """Say whether the page is hidden after a pause."""
        return bool(self.do("state")["covered"])

    def texts(self) -> list[str]:
        """Return every text in sight."""
        return [str(text) for text in self.do("texts")["texts"]]

    def touchable(self) -> dict[str, str]:
        """Return what can be touched: what it says, by its id."""
        touch: dict[str, str] = self.do("texts")["touch"]
        return touch

    def tap(self, touch_id: str) -> None:
        """Touch what has this id; a page that was hidden meanwhile is uncovered first."""
        try:
            self.do("tap", id=touch_id)
        except DemonstrationError:
            if not self.uncover():
                raise
            self.do("tap", id=touch_id)

    def uncover(self) -> bool:
        """Touch a page that was hidden after a pause, as who stands there would; say if it was."""
        is_covered = self.is_covered()
        if is_covered:
            self.do("tap", id="stay")
        return is_covered

    def type(self, text: str) -> None:
        """Enter text by the keys in sight, a few at a time: a long one takes its while."""
        for few in re.findall(f"[ -~]{{1,{_AT_ONCE}}}|.", text):
            self.do("type", text=few)

    def draw(self, strokes: list[list[tuple[int, int]]]) -> None:
        """Draw on the signature pad, in thousandths of its width."""
        self.do("draw", strokes=strokes)

    def picture(self, file: Path) -> None:
        """Take a screenshot."""
        self.do("shot", file=str(file))

    def do(self, do: str, **details: object) -> dict[str, Any]:
        """Carry out one command. Raises DemonstrationError that says what was in sight."""
        try:
            answer = self._ask({"do": do, **details})
        except OSError as error:
            raise DemonstrationError("the kiosk's window does not answer") from error
        if not answer.get("ok"):
            raise DemonstrationError(str(answer.get("why", "the window refused")))
        return answer

    def wait_for_page(self, *prefixes: str, seconds: float = 120.0) -> str:
        """Wait until a page with one of these beginnings is in sight, and return its key."""
        never, deadline = threading.Event(), monotonic() + seconds
        page = ""
        while monotonic() < deadline:
            page = self.page()
            if page.startswith(prefixes):
                return page
            never.wait(1 / _TRIES_PER_SECOND)
        raise DemonstrationError(f"waited for {' or '.join(prefixes)}, still at {page}")

    def _ask(self, command: dict[str, object]) -> dict[str, Any]:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as link:
            link.settimeout(_ANSWER_SECONDS)
            link.connect(str(self._path))
            link.sendall(json.dumps(command).encode() + b"\n")
            with link.makefile("rb") as lines:
                line = lines.readline()
        if not line.endswith(b"\n"):
            raise ConnectionResetError("the window closed")
        answer: dict[str, Any] = json.loads(line)
        return answer
