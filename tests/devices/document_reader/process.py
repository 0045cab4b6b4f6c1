"""A real reader process for tests, started as on a kiosk."""

import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOCKET = "reader.socket"
_SETTINGS = f"""
identity = "identity"
data = "data"
broker_host = "localhost"
broker_port = 1
station_zh = "示例"
station_en = "Sample"
reader = "reader"
printer = "printer"
camera = "camera.png"
page_reader = "{SOCKET}"
"""


def started(folder: Path) -> subprocess.Popen[bytes]:
    """Start a reader that serves at ``folder/SOCKET``; it answers when this returns."""
    settings = folder / "kiosk.toml"
    settings.write_text(_SETTINGS, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "reader", "--settings", str(settings)], cwd=ROOT
    )
    until = time.monotonic() + 240
    while not _is_serving(folder / SOCKET):
        assert process.poll() is None
        assert time.monotonic() < until
        threading.Event().wait(0.1)
    return process


def _is_serving(place: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        return line.connect_ex(str(place)) == 0
