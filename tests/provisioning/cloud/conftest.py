from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from provisioning.cloud.broker import Broker
from provisioning.cloud.broker_rules import Listener
from provisioning.cloud.registrar import IdentityFiles, Registrar
from provisioning.ports import free_port
from provisioning.trust.international import InternationalSuite

STATION = "529901100201"


@dataclass(frozen=True, slots=True)
class Fleet:
    """A founded registrar, its running broker, and the identities handed out."""

    registrar: Registrar
    broker: Broker
    intake: IdentityFiles
    kiosks: dict[str, IdentityFiles]

    def branch(self, kiosk: str) -> str:
        entry = self.registrar.registry.find(kiosk)
        assert entry is not None
        return f"k/{entry.shard}/{kiosk}"


def real_time() -> datetime:
    return datetime.now(tz=UTC)  # noqa: TID251 - certificates live by real time


@pytest.fixture
def registrar(tmp_path: Path) -> Registrar:
    registrar = Registrar(tmp_path / "ca", InternationalSuite(), real_time())
    registrar.found_cloud(tmp_path / "cloud" / "keys")
    return registrar


@pytest.fixture
def fleet(registrar: Registrar, tmp_path: Path) -> Iterator[Fleet]:
    kiosks = {}
    for kiosk in ("k000001", "k000002"):
        registrar.enrol_kiosk(kiosk, STATION, tmp_path / kiosk)
        kiosks[kiosk] = IdentityFiles.within(tmp_path / kiosk)
    intake = registrar.certify_service("svc-intake", tmp_path / "intake")
    own = registrar.certify_broker(tmp_path / "broker" / "identity")
    listener = Listener("127.0.0.1", free_port(), own.ca, own.certificate, own.key)
    with Broker(tmp_path / "broker", listener, registrar.registry) as broker:
        yield Fleet(registrar, broker, intake, kiosks)
