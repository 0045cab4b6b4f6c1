"""The stores touch plain files through one door, so that every crash test sees all they do."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = re.compile(
    r"\.(open\(|unlink\(|rename\(|replace\(self|read_bytes\(|write_bytes\(|read_text\(|write_text\("
    r"|iterdir\(|glob\(|exists\(|stat\(|mkdir\(|rmdir\()|\bos\.(open|pwrite|fsync|fdatasync|unlink)"
)
DOORS = {"provisioning/storage/disk.py", "provisioning/storage/files.py"}
# What is no part of a store: keys and certificates, the boot's name, the bell's socket, a look
# whether the database is still the same file.
BESIDE = {
    "edge_sync/cloud/identity.py",
    "edge_sync/edge/courier.py",
    "edge_sync/edge/identity.py",
    "edge_sync/edge/stamps.py",
    "edge_sync/edge/wake.py",
}
CALLS = {"link.open(", "questions.open(", "suite.open(", "drafts.open("}  # open no file


def modules() -> list[str]:
    folders = ("edge_sync/edge", "edge_sync/cloud", "provisioning/storage")
    found = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    names = {file.relative_to(ROOT).as_posix() for file in found}
    return sorted(name for name in names - DOORS - BESIDE if "/powercut/" not in name)


def test_a_store_touches_no_file_beside_the_door() -> None:
    assert [place for module in modules() for place in touching(module)] == []


def touching(module: str) -> list[str]:
    lines = (ROOT / module).read_text(encoding="utf-8").splitlines()
    return [
        f"{module}:{number}: {line.strip()}"
        for number, line in enumerate(lines, start=1)
        if FILES.search(line) and not any(call in line for call in CALLS)
    ]
