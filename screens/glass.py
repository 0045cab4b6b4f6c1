"""The glass socket: another process sees and touches the window, as a person would.

Off unless the settings name a path. One JSON object a line in, one a line out:

    {"do": "texts"}                        -> {"ok": true, "texts": [...], "touch": {id: words}}
    {"do": "state"}                        -> {"ok": true, "page": "welcome", "covered": false}
    {"do": "where", "id": "way_on"}        -> {"ok": true, "x": 180, "y": 560, "width": …}
                                           its middle, from the window's upper left corner;
                                           "pad" is what is drawn on
    {"do": "tap", "text": "开始办事"}       what can be touched and says exactly, or contains, this
    {"do": "tap", "id": "way_on"}
    {"do": "type", "text": "138"}          by the keys of the pad; hanzi by pinyin and candidates
    {"do": "draw", "strokes": [[[x, y]]]}  on the signature pad, thousandths of its width, y down
    {"do": "shot", "file": "a.png"}        a picture of the window, to exactly this path

Every answer has ``ok``; a failure says ``why``, with what could be seen. The
commands run in the UI thread, a few frames each, one after the other.
"""

import contextlib
import json
import logging
import socket
import threading
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from kivy.clock import Clock

from screens.glass_commands import Commands, Task
from screens.stage import Stage

logger = logging.getLogger(__name__)

ANSWER_WITHIN_S = 60.0


class Glass:
    """Serves the socket from a thread of its own until closed."""

    def __init__(self, path: Path, stage: Stage) -> None:
        self._path = path
        self._commands = Commands(stage)
        path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.bind(str(path))
        path.chmod(0o600)  # whoever touches the glass is in the middle of a visit
        self._socket.listen()
        threading.Thread(target=self._accept, name="glass", daemon=True).start()

    def close(self) -> None:
        """Stop serving. May be repeated."""
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._socket.close()
        self._path.unlink(missing_ok=True)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return  # closed
            # A caller who goes away in the middle is no reason to stop serving others.
            with (
                suppress(OSError),
                connection,
                connection.makefile("rw", encoding="utf-8") as lines,
            ):
                self._serve(lines)

    def _serve(self, lines: Any) -> None:  # noqa: ANN401 - a text stream both ways
        for line in lines:
            lines.write(json.dumps(self._answer(line), ensure_ascii=False) + "\n")
            lines.flush()

    def _answer(self, line: str) -> dict[str, object]:
        answers: Queue[dict[str, object]] = Queue()
        try:
            command = json.loads(line)
        except ValueError:
            return {"ok": False, "why": "not JSON"}
        Clock.schedule_once(
            lambda _seconds: run_over_frames(self._commands.start(command), answers)
        )
        try:
            return answers.get(timeout=ANSWER_WITHIN_S)
        except Empty:
            return {"ok": False, "why": "the window does not answer"}


def run_over_frames(task: Task, answers: "Queue[dict[str, object]]") -> None:
    """Run a command a step a frame, and put its answer into ``answers``. UI thread only."""
    try:
        next(task)
    except StopIteration as done:
        answers.put({"ok": True, **(done.value or {})})
    except LookupError as error:
        answers.put({"ok": False, "why": str(error)})
    else:
        Clock.schedule_once(lambda _seconds: run_over_frames(task, answers))
