"""How the quarantine is told to a person on a terminal: facts, and nothing of what is sealed."""

from edge_sync.cloud.quarantine import Kept
from provisioning.storage.fields import moment


def line(kept: Kept) -> str:
    """Write one message of the quarantine as one line."""
    since = f"{moment(kept.since_ms):%Y-%m-%d %H:%M:%S}Z"
    what = kept.application or f"{len(kept.payload)} bytes that are no message"
    asked = ", to be tried again" if kept.retry_ms else ""
    return (
        f"{kept.place}  {kept.code}  {kept.kiosk}  {what}  since {since}, came {kept.times}x{asked}"
    )


def record(kept: Kept) -> dict[str, str | int | None]:
    """Return the same for a program."""
    return {
        "place": kept.place,
        "code": kept.code,
        "kiosk": kept.kiosk,
        "application": kept.application,
        "bytes": len(kept.payload),
        "since_ms": kept.since_ms,
        "times": kept.times,
        "retry_ms": kept.retry_ms,
    }
