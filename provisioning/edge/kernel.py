"""What a kiosk's kernel is told for its link: written for its next start, and looked up.

The settings are those of the whole machine (sysctl.d); no socket can choose them alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from provisioning.storage.files import write_durably
from provisioning.storage.translation import file_errors

_FILE = Path(__file__).with_name("doorstep-link.conf")
_INSTALLED = Path("sysctl.d", "60-doorstep-link.conf")
_RUNNING = Path("/proc/sys")


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A setting that this kernel has otherwise; ``found`` is None where it has none of the name."""

    name: str
    wanted: str
    found: str | None


def link_settings() -> dict[str, str]:
    """Return the settings by name, "net.ipv4.…"."""
    lines = _FILE.read_text(encoding="ascii").splitlines()
    pairs = [line.split("=") for line in lines if line and not line.startswith("#")]
    return {name.strip(): value.strip() for name, value in pairs}


def install(etc: Path) -> Path:
    """Write the file below an ``etc`` folder, of this machine or of an image; return its place.

    Raises DiskFullError or UnreachableError.
    """
    place = etc / _INSTALLED
    with file_errors():
        place.parent.mkdir(parents=True, exist_ok=True)
        write_durably(place, [_FILE.read_bytes()])
        place.chmod(0o644)
    return place


def otherwise(running: Path = _RUNNING) -> Iterator[Otherwise]:
    """Say which settings are not in force here."""
    for name, wanted in link_settings().items():
        place = running.joinpath(*name.split("."))
        found = place.read_text(encoding="ascii").strip() if place.exists() else None
        if found != wanted:
            yield Otherwise(name, wanted, found)
