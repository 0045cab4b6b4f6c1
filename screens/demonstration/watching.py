"""Looks into the databases of kiosk and cloud from outside, and changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from edge_sync.wire.messages import GRAIN_BYTES, AnyReceipt, decode_down
from edge_sync.wire.receipt import is_receipt_genuine
from provisioning.storage.database import Database
from provisioning.storage.opening import is_server, look_at
from provisioning.trust.suite import SigningPublicKey, Suite

Address = Path | str
"""A file, or ``postgresql://…``."""


@contextmanager
def opened(address: Address) -> Iterator[Database | None]:
    """Give a database to look into, or None while nobody has begun it."""
    if not is_server(address) and not Path(address).exists():
        yield None
        return
    database = look_at(address)
    try:
        yield database
    finally:
        database.close()


def slips_in_cloud(cloud_database: Address) -> set[str]:
    """Return the slips that the cloud has heard of at all."""
    with opened(cloud_database) as cloud:
        return {slip for (slip,) in cloud.ask("SELECT slip FROM arrival")} if cloud else set()


def offers_settled(cloud_database: Address) -> int:
    """Return how many applications the cloud has committed as cases."""
    with opened(cloud_database) as cloud:
        if cloud is None:
            return 0
        return int(cloud.ask("SELECT count(*) FROM casework_case")[0][0])


def grains_missing(cloud_database: Address, offers: int) -> int | None:
    """Return how many grains the cloud still lacks, once it has heard of ``offers`` offers."""
    with opened(cloud_database) as cloud:
        if cloud is None or cloud.ask("SELECT count(*) FROM arrival")[0][0] < offers:
            return None
        missing = 0
        for size, bitmap in cloud.ask("SELECT size_bytes, bitmap FROM gathering"):
            held = sum(byte.bit_count() for byte in bytes(bitmap))
            missing += -(-size // GRAIN_BYTES) - held
        return missing


def is_clock_compared(kiosk_file: Path) -> bool:
    """Say whether the kiosk has learned from the cloud how wrong its clock is."""
    with opened(kiosk_file) as kiosk:
        question = "SELECT count(*) FROM fact WHERE name = 'clock error, ms'"
        return kiosk is not None and kiosk.ask(question)[0][0] > 0


def kept_receipts(kiosk_file: Path, suite: Suite, cloud_key: SigningPublicKey) -> set[str]:
    """Return the slips for which the kiosk keeps a receipt that verifies with the cloud's key."""
    with opened(kiosk_file) as kiosk:
        rows = kiosk.ask("SELECT message FROM receipt") if kiosk else []
    receipts = (decode_down(bytes(message)) for (message,) in rows)
    return {
        receipt.slip
        for receipt in receipts
        if isinstance(receipt, AnyReceipt) and is_receipt_genuine(receipt, suite, cloud_key)
    }


def has_news(kiosk_file: Path, slip: str) -> bool:
    """Say whether news of a slip have reached the kiosk."""
    with opened(kiosk_file) as kiosk:
        question = "SELECT count(*) FROM news WHERE slip = ?"
        return kiosk is not None and kiosk.ask(question, slip)[0][0] > 0


def is_everything_held(kiosk_file: Path) -> bool:
    """Say whether the kiosk owes the cloud nothing any more."""
    with opened(kiosk_file) as kiosk:
        return kiosk is None or kiosk.ask("SELECT count(*) FROM outbox")[0][0] == 0
