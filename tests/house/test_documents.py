"""The documents written from the code are as the code is, and the checks that hold them bite."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ONLY_KIOSK = {"kivy", "opencv-python-headless", "pyserial", "python-escpos", "qrcode", "zxing-cpp"}
ONLY_CLOUD = {"argon2-cffi", "fastapi", "jinja2", "jsonschema", "uvicorn"}


def check(script: str, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(root / ".ci" / script), "--check"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def locked(name: str) -> set[str]:
    text = (ROOT / f"requirements-{name}.txt").read_text(encoding="utf-8")
    return {match[1] for match in re.finditer(r"^([a-z0-9-]+)(?:\[.*\])?==", text, re.MULTILINE)}


@pytest.mark.parametrize("script", ["rows.py", "failure_codes.py", "wire.py", "reduction.py"])
def test_a_page_written_from_the_code_is_not_stale(script: str) -> None:
    result = check(script)
    assert result.returncode == 0, result.stderr


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for folder in (".ci", "docs", "tests"):
        ignored = shutil.ignore_patterns("__pycache__", "pictures")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    return tmp_path


def test_a_stale_page_of_rows_is_found(copied: Path) -> None:
    with (copied / "docs" / "requirements.md").open("a", encoding="utf-8") as page:
        page.write("one more line\n")
    assert "stale" in check("rows.py", copied).stderr


def test_a_row_that_nobody_knows_is_found(copied: Path) -> None:
    # Spelled in two parts, so that this very test names no such row.
    mark = "@pytest.mark." + 'row("ZZ99")'
    (copied / "tests" / "test_new.py").write_text(
        f"import pytest\n\n{mark}\ndef test_it() -> None:\n    pass\n", encoding="utf-8"
    )
    assert "ZZ99" in check("rows.py", copied).stderr


def test_a_kiosk_installs_no_cloud_library_and_the_cloud_none_of_a_kiosk() -> None:
    kiosk, cloud = locked("kiosk"), locked("cloud")
    assert kiosk >= ONLY_KIOSK
    assert cloud >= ONLY_CLOUD
    assert not kiosk & ONLY_CLOUD
    assert not cloud & ONLY_KIOSK


@pytest.mark.parametrize("name", ["kiosk", "cloud", "dev"])
def test_every_library_is_locked_by_version_and_hash_and_names_no_address(name: str) -> None:
    text = (ROOT / f"requirements-{name}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    for entry in re.split(r"\n(?=[a-z0-9])", text):
        if "==" in entry.splitlines()[0]:
            assert "--hash=sha256:" in entry
