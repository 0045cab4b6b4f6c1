"""The window as `main.py` opens it, in a process of its own, seen from outside."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

KIOSK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kiosk.journeys.states import Shown, Welcome
from provisioning.catalogue.words import Words
from screens.settings import ScreenSettings
from screens.start import run_kiosk, stop

assert not [name for name in sys.modules if name.startswith("kivy")]

class Kiosk:
    shown = Shown(Welcome())
    pumped = 0
    def pump(self): self.pumped += 1
    def preview(self): return None
    def read_aloud(self, sentence): pass
    def apply(self, action):
        if type(action).__name__ == "StartReadingSlip":
            stop()

kiosk = Kiosk()
settings = ScreenSettings(
    Words(zh="中庄村", en="Village"), "12345", width_px=540, height_px=960, glass=Path(sys.argv[1])
)
run_kiosk(kiosk, settings, lambda: datetime(2026, 11, 21, 1, 30, tzinfo=UTC))
assert kiosk.pumped > 0
print("closed in order")
"""


@pytest.fixture
def process(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", KIOSK, str(tmp_path / "glass")],
        env={**os.environ, "SDL_VIDEODRIVER": "offscreen", "PYTHONPATH": str(Path.cwd())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as started:
        yield started
        started.kill()


def _ask(path: Path, **command: object) -> dict[str, object]:
    with socket.socket(socket.AF_UNIX) as link:
        link.settimeout(60)
        link.connect(str(path))
        link.sendall(json.dumps(command).encode() + b"\n")
        answer: dict[str, object] = json.loads(link.makefile("rb").readline())
        return answer


def _wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    """Wait until somebody listens there: the file is there a moment earlier."""
    never = threading.Event()
    while not _is_listening(path):
        assert process.poll() is None, process.communicate()
        never.wait(0.05)


def _is_listening(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as link:
        return link.connect_ex(str(path)) == 0


def test_it_opens_shows_the_time_of_china_answers_and_closes(
    process: subprocess.Popen[str], tmp_path: Path
) -> None:
    glass = tmp_path / "glass"
    _wait_for(glass, process)
    seen = _ask(glass, do="texts")
    assert "09:30" in str(seen["texts"])
    assert "中庄村" in str(seen["texts"])
    assert _ask(glass, do="state")["page"] == "welcome"
    with pytest.raises(ValueError, match="Expecting value"):  # the window closes on this touch
        _ask(glass, do="tap", id="read_slip")
    said, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert said.strip() == "closed in order"
    assert not glass.exists()
