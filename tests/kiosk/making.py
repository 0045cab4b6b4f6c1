"""What an application needs beside a visit, made without chance."""

from collections.abc import Callable
from itertools import count

from edge_sync.wire.application import CatalogueRef, KioskId
from edge_sync.wire.slip_secret import SlipSecret
from kiosk.journeys.application import Making, new_id
from kiosk.journeys.signed import Minting
from provisioning.trust.suite import SealingPublicKey
from tests.kiosk.resident import NUMBER, STAMP


def counting() -> Callable[[int], bytes]:
    numbers = count(1)
    return lambda length: next(numbers).to_bytes(length, "big")


def minting() -> Minting:
    random, key = counting(), SealingPublicKey(b"key")
    return Minting(lambda: new_id(random), random, lambda: SlipSecret(random(16), key, b"check"))


def making() -> Making:
    return Making(
        slip=NUMBER,
        kiosk=KioskId("k000001"),
        station="529901100201",
        catalogue=CatalogueRef(1, bytes(32)),
        lodged=STAMP,
        slip_key=b"key",
        slip_check=b"check",
        minting=minting(),
    )
