"""The floors hold: whoever builds an upward staircase is told which rule it breaks."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("screens", "kiosk", "devices", "edge_sync", "provisioning", "cloud")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = SETTINGS["tool"]["importlinter"]["contracts"]

# One offence for each contract: a new module, and what it must not import.
OFFENCES = {
    "Each floor stands only on the floors below": ("devices/upstairs.py", "kiosk"),
    "The cloud stands on the far ends": ("edge_sync/upstairs.py", "cloud"),
    "The cloud knows no kiosk": ("cloud/neighbour.py", "devices"),
    "Edge and cloud meet only on the wire": ("edge_sync/edge/neighbour.py", "edge_sync.cloud"),
    "A kiosk never carries the cloud": ("kiosk/heavy.py", "provisioning.cloud"),
    "The pure parts stay pure": ("kiosk/journeys/impure.py", "socket"),
    "Only screens draw with Kivy": ("kiosk/painter.py", "kivy"),
    "peewee has one door and the tables": ("kiosk/backdoor_store.py", "peewee"),
    "psycopg has the same door": ("cloud/backdoor_server.py", "psycopg"),
    "A kiosk needs no PostgreSQL": ("kiosk/heavy_server.py", "psycopg"),
    "cryptography has one door": ("edge_sync/backdoor_keys.py", "cryptography"),
    "paho has one door": ("edge_sync/backdoor_line.py", "paho"),
    "zstandard has one door": ("edge_sync/backdoor_small.py", "zstandard"),
    "pyserial has one door": ("devices/backdoor_port.py", "serial"),
    "pyscard has one door": ("devices/backdoor_chip.py", "smartcard"),
    "OpenCV has one door": ("devices/backdoor_eye.py", "cv2"),
    "The readers and writers of codes and slips have one door each": (
        "devices/backdoor_codes.py",
        "qrcode",
    ),
    "Numbers of persons are checked at one door": ("kiosk/backdoor_numbers.py", "stdnum"),
    "The working-day calendar has one door": ("cloud/backdoor_days.py", "chinese_calendar"),
    "The web is the desk's alone": ("cloud/backdoor_web.py", "fastapi"),
    "The command line is the commands' alone": ("kiosk/verbose.py", "typer"),
    "Chromium has one door": ("cloud/browser.py", "playwright"),
    "Passwords are the accounts' alone": ("cloud/backdoor_pass.py", "argon2"),
    "Second factors have one door": ("cloud/backdoor_factor.py", "pyotp"),
    "The clock knows no case's tables": ("cloud/clock/backdoor_case.py", "cloud.casework"),
    "The synthesiser is a program of its own": ("devices/backdoor_voice.py", "espeakng_loader"),
    "python-tuf has one door at each end": ("kiosk/backdoor_trust.py", "tuf"),
}


def lint(folder: Path) -> str:
    """Run import-linter there and return what it printed."""
    program = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [str(program), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    return result.stdout + result.stderr


@pytest.fixture(scope="module")
def broken_house(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, folder / package, ignore=shutil.ignore_patterns("*.otf", "__pycache__")
        )
    for module, imported in OFFENCES.values():
        (folder / module).write_text(f"import {imported}\n", encoding="utf-8")
    return lint(folder)


def test_every_contract_has_an_offence_to_try() -> None:
    assert set(OFFENCES) == {contract["name"] for contract in CONTRACTS}


@pytest.mark.parametrize("contract", OFFENCES)
def test_a_contract_fails_when_it_is_broken_on_purpose(contract: str, broken_house: str) -> None:
    assert f"{contract} BROKEN" in broken_house
