"""A kiosk's identity folder, as the registrar wrote it, read into this floor's values."""

from pathlib import Path

from edge_sync.edge.settings import KioskKeys
from edge_sync.mqtt import LinkSettings
from edge_sync.wire.application import KioskId
from provisioning.storage.translation import file_errors
from provisioning.trust.suite import SigningPrivateKey, Suite
from provisioning.wire.identity import (
    CA_FILE,
    CERTIFICATE_FILE,
    KEY_FILE,
    SIGNING_KEY_FILE,
    WORD_FILE,
    decode_word,
)

KEEP_ALIVE_S = 270  # under the five minutes after which a mobile network forgets a connection


def read_kiosk_keys(folder: Path, suite: Suite) -> KioskKeys:
    """Read who this kiosk is and whom it believes. Raises CloudWordError or UnreachableError."""
    with file_errors():
        word = decode_word((folder / WORD_FILE).read_bytes())
        signing = SigningPrivateKey((folder / SIGNING_KEY_FILE).read_bytes())
    return KioskKeys(
        kiosk=KioskId(word.kiosk),
        suite=suite,
        signing=signing,
        cloud_sealing=word.seal_to(),
        cloud_receipts=word.believe(),
    )


def kiosk_link(folder: Path, kiosk: KioskId, host: str, port: int) -> LinkSettings:
    """Say how this kiosk connects; a wrong clock does not lock it out."""
    return LinkSettings(
        host=host,
        port=port,
        name=kiosk,
        ca=folder / CA_FILE,
        certificate=folder / CERTIFICATE_FILE,
        key=folder / KEY_FILE,
        keep_alive_s=KEEP_ALIVE_S,
        checks_dates=False,
    )
