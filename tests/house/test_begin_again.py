"""A kiosk that cannot serve tries again by itself: a village has nobody to call."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from provisioning.cloud.registrar import Registrar
from provisioning.trust.international import InternationalSuite
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.looking_glass import LookingGlass

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 240.0  # a loaded machine starts a screen ten times slower
pytestmark = pytest.mark.timeout(900)


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    office = Registrar(tmp_path / "ca", InternationalSuite(), datetime.now(UTC))  # noqa: TID251 - a test's composition root
    office.found_cloud(tmp_path / "cloud")
    office.enrol_kiosk("k000001", "529901101201", tmp_path / "identity")
    (tmp_path / "data").mkdir()
    file = tmp_path / "settings.toml"
    file.write_text(
        'identity = "identity"\ndata = "data"\nbroker_host = "127.0.0.1"\nbroker_port = 1\n'
        'station_zh = "示例村"\nstation_en = "Example"\nreader = "reader"\nprinter = "printer"\n'
        'camera = "camera.jpg"\nglass = "glass"\nwidth_px = 540\nheight_px = 960\n'
        "try_again_s = 8\n",  # long enough for a loaded machine to be seen refusing
        encoding="utf-8",
    )
    return file


@contextmanager
def started(part: str, settings: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), part, "--settings", str(settings)],
        env={**os.environ, "SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "dummy"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_until(is_so: Callable[[], bool]) -> None:
    never, end = threading.Event(), time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end, "waited in vain"
        never.wait(0.05)


def page_of(glass: LookingGlass) -> str:
    try:
        return glass.page()
    except DemonstrationError:  # between two windows
        return ""


def test_a_kiosk_that_could_not_open_serves_once_the_trouble_is_over(
    settings: Path, tmp_path: Path
) -> None:
    numbers = tmp_path / "data" / "numbers.json"
    numbers.write_bytes(b"{")
    glass = LookingGlass(tmp_path / "glass")
    with started("kiosk", settings) as process:
        wait_until(lambda: page_of(glass).startswith("out_of_service"))
        numbers.unlink()
        wait_until(lambda: page_of(glass) == "welcome")
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_S) == 0


def test_a_courier_waits_until_a_damaged_store_is_set_aside(settings: Path, tmp_path: Path) -> None:
    database = tmp_path / "data" / "kiosk.db"
    database.write_bytes(b"no database at all " * 1000)
    with started("courier", settings) as process:
        threading.Event().wait(3)
        assert process.poll() is None
        database.unlink()
        wait_until((tmp_path / "data" / "courier.sock").exists)
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_S) == 0
