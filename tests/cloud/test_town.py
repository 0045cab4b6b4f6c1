"""One town's cloud as it is put together."""

from datetime import UTC, datetime
from pathlib import Path

from cloud.town import believed_keys
from provisioning.cloud.registrar import Registrar
from provisioning.trust.international import InternationalSuite


def test_a_damaged_registry_entry_silences_its_own_kiosk_alone(tmp_path: Path) -> None:
    office = Registrar(tmp_path / "ca", InternationalSuite(), datetime.now(UTC))  # noqa: TID251 - a test's composition root
    office.found_cloud(tmp_path / "keys")
    for kiosk in ("k000001", "k000002"):
        office.enrol_kiosk(kiosk, "529901100201", tmp_path / kiosk)
    key_of = believed_keys(office.registry)
    sound = key_of("k000002")
    assert key_of("k000001") is not None
    (tmp_path / "ca" / "kiosks" / "k000001.json").write_bytes(b"{")
    assert key_of("k000001") is None
    assert key_of("k000002") == sound is not None
    assert key_of("k000003") is None
