"""How fast a parcel is sealed, beside bare AES-256-GCM over as many bytes."""

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from provisioning.trust.international import InternationalSuite
from tests.bench import Finding, Pair, measure

PARCEL_BYTES = 8 * 1024
TIMES = 300


def run() -> list[Finding]:
    """Measure."""
    suite = InternationalSuite()
    public = suite.sealing_public(suite.new_sealing_key())
    parcel, bare = suite.random(PARCEL_BYTES), AESGCM(suite.random(32))

    def ours(times: int) -> None:
        for _ in range(times):
            suite.seal(parcel, public, b"context")

    def peer(times: int) -> None:
        for _ in range(times):
            bare.encrypt(suite.random(12), parcel, b"context")

    pair = Pair("seal 8 KiB", "AES-256-GCM alone, no key agreement", TIMES, ours, peer)
    return [measure(pair)]
