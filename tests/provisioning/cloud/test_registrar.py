from pathlib import Path

import pytest

from provisioning.cloud.errors import (
    AlreadyEnrolledError,
    NameRefusedError,
    RegistrarDamagedError,
    UnknownKioskError,
)
from provisioning.cloud.registrar import Registrar, read_cloud_keys
from provisioning.cloud.registry import KioskRegistry, Standing
from provisioning.trust.certificates import is_issued_by, read_certificate
from provisioning.trust.international import InternationalSuite
from provisioning.trust.suite import SigningPrivateKey
from provisioning.wire.identity import CloudWordError, decode_word, shard_of

from .conftest import STATION, real_time

SUITE = InternationalSuite()


def test_an_enrolled_kiosk_holds_everything_it_needs(registrar: Registrar, tmp_path: Path) -> None:
    enrolment = registrar.enrol_kiosk("k000001", STATION, tmp_path / "kiosk")
    word = decode_word((tmp_path / "kiosk" / "cloud.json").read_bytes())
    keys = read_cloud_keys(tmp_path / "cloud" / "keys")
    certificate = (tmp_path / "kiosk" / "cert.pem").read_bytes()
    signing = SigningPrivateKey((tmp_path / "kiosk" / "signing.key").read_bytes())
    assert (word.kiosk, word.station, word.shard) == ("k000001", STATION, shard_of("k000001"))
    assert word.seal_to() == SUITE.sealing_public(keys.sealing)
    assert word.believe() == SUITE.signing_public(keys.receipt)
    assert read_certificate(certificate).name == "k000001"
    assert is_issued_by(certificate, registrar.authority)
    assert SUITE.signing_public(signing) == enrolment.signing_key


def test_private_files_are_closed_to_everybody_else(registrar: Registrar, tmp_path: Path) -> None:
    registrar.enrol_kiosk("k000001", STATION, tmp_path / "kiosk")
    registrar.certify_service("svc-intake", tmp_path / "intake")
    for folder in ("kiosk", "intake", "ca", "cloud/keys"):
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700
        for file in (tmp_path / folder).iterdir():
            assert file.stat().st_mode & 0o777 == (0o700 if file.is_dir() else 0o600)


@pytest.mark.parametrize(
    "name", ["svc-intake", "k1", "k00000a", "k+00001", "k000001/x", "K000001", "k000001\n", "#", ""]
)
def test_a_reserved_or_malformed_kiosk_id_is_refused(registrar: Registrar, name: str) -> None:
    with pytest.raises(NameRefusedError):
        registrar.enrol_kiosk(name, STATION, Path("/nowhere"))


@pytest.mark.parametrize("name", ["k000001", "svc-", "svc-unknown", "root", "svc-intake/x"])
def test_only_our_own_services_get_a_service_certificate(registrar: Registrar, name: str) -> None:
    with pytest.raises(NameRefusedError):
        registrar.certify_service(name, Path("/nowhere"))


def test_a_kiosk_is_enrolled_once(registrar: Registrar, tmp_path: Path) -> None:
    registrar.enrol_kiosk("k000001", STATION, tmp_path / "kiosk")
    with pytest.raises(AlreadyEnrolledError):
        registrar.enrol_kiosk("k000001", STATION, tmp_path / "twin")
    assert not (tmp_path / "twin").exists()


def test_the_registrar_is_itself_again_after_a_restart(
    registrar: Registrar, tmp_path: Path
) -> None:
    first = registrar.enrol_kiosk("k000001", STATION, tmp_path / "kiosk")
    again = Registrar(tmp_path / "ca", SUITE, real_time())
    assert again.authority == registrar.authority
    assert again.found_cloud(tmp_path / "cloud" / "keys") == read_cloud_keys(
        tmp_path / "cloud" / "keys"
    )
    assert again.registry.find("k000001") == first


def test_a_founding_cut_short_is_done_again(tmp_path: Path) -> None:
    (tmp_path / "ca").mkdir()
    (tmp_path / "ca" / "ca.key").write_bytes(b"half")
    registrar = Registrar(tmp_path / "ca", SUITE, real_time())
    assert read_certificate(registrar.authority).is_authority


def test_a_lost_authority_is_never_replaced_in_silence(
    registrar: Registrar, tmp_path: Path
) -> None:
    assert registrar.authority
    (tmp_path / "ca" / "ca.pem").unlink()
    with pytest.raises(RegistrarDamagedError):
        Registrar(tmp_path / "ca", SUITE, real_time())


def test_lost_cloud_keys_are_never_replaced_in_silence(
    registrar: Registrar, tmp_path: Path
) -> None:
    (tmp_path / "cloud" / "keys" / "sealing.key").unlink()
    with pytest.raises(RegistrarDamagedError):
        registrar.found_cloud(tmp_path / "cloud" / "keys")


def test_the_word_of_a_kiosk_counts_only_while_it_is_active(
    registrar: Registrar, tmp_path: Path
) -> None:
    enrolment = registrar.enrol_kiosk("k000001", STATION, tmp_path / "kiosk")
    registry = KioskRegistry(tmp_path / "ca" / "kiosks")
    assert registry.signing_key("k000001") == enrolment.signing_key
    assert registry.signing_key("k000002") is None
    assert registry.signing_key("../../cloud/keys/sealing") is None
    registry.set_standing("k000001", Standing.SUSPENDED)
    assert registry.signing_key("k000001") is None
    assert [entry.standing for entry in registry] == [Standing.SUSPENDED]
    with pytest.raises(UnknownKioskError):
        registry.set_standing("k000002", Standing.REVOKED)


def test_a_damaged_entry_is_reported_and_not_believed(registrar: Registrar, tmp_path: Path) -> None:
    registrar.enrol_kiosk("k000001", STATION, tmp_path / "kiosk")
    (tmp_path / "ca" / "kiosks" / "k000001.json").write_bytes(b'{"kiosk":')
    with pytest.raises(RegistrarDamagedError):
        registrar.registry.signing_key("k000001")


def test_a_damaged_word_of_the_cloud_is_reported() -> None:
    for data in (b"", b"{}", b'{"suite":"intl-1"}', b"\xff\xfe"):
        with pytest.raises(CloudWordError):
            decode_word(data)


def test_a_kiosk_stays_in_its_shard() -> None:
    assert shard_of("k000001") == "80"
    assert shard_of("k000002") == "61"
