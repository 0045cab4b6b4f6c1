import socket
import ssl
from datetime import timedelta
from pathlib import Path

import pytest

from provisioning.cloud.broker import Broker
from provisioning.cloud.broker_rules import Listener
from provisioning.cloud.errors import BrokerNotReadyError
from provisioning.cloud.registrar import IdentityFiles, Registrar
from provisioning.cloud.registry import Standing
from provisioning.ports import free_port
from provisioning.trust.international import InternationalSuite

from .client import calling
from .conftest import Fleet, real_time

NOT_AUTHORISED = 0x87
NO_SUBSCRIBER = 0x10  # taken, and nobody listens
MQTT_CONNECT = bytes.fromhex("100c00044d5154540402003c0000")  # 3.1.1, clean, no name


def test_what_a_kiosk_sends_up_reaches_the_intake(fleet: Fleet) -> None:
    port, kiosk = fleet.broker.port, fleet.kiosks["k000001"]
    with calling(port, fleet.intake) as intake, calling(port, kiosk) as caller:
        intake.subscribe("k/+/+/up/#")
        topic = f"{fleet.branch('k000001')}/up/offer"
        assert caller.publish(topic, b"sealed") == 0
        assert intake.next() == (topic, b"sealed")


def test_what_the_intake_sends_down_reaches_its_kiosk_alone(fleet: Fleet) -> None:
    port = fleet.broker.port
    with (
        calling(port, fleet.intake) as intake,
        calling(port, fleet.kiosks["k000001"]) as first,
        calling(port, fleet.kiosks["k000002"]) as second,
    ):
        second.subscribe("#")
        second.subscribe(f"{fleet.branch('k000001')}/down/#")
        second.subscribe(f"{fleet.branch('k000002')}/down/#")
        first.subscribe(f"{fleet.branch('k000001')}/down/#")
        intake.publish(f"{fleet.branch('k000001')}/down/receipt", b"for the first")
        intake.publish(f"{fleet.branch('k000002')}/down/receipt", b"for the second")
        assert first.next()[1] == b"for the first"
        assert second.next()[1] == b"for the second"
        assert first.hears_nothing()


@pytest.mark.parametrize("topic", ["{other}/up/offer", "{own}/down/receipt", "k/anything", "cat/x"])
def test_a_kiosk_writes_nowhere_but_up_its_own_branch(fleet: Fleet, topic: str) -> None:
    port = fleet.broker.port
    own, other = fleet.branch("k000001"), fleet.branch("k000002")
    with calling(port, fleet.intake) as intake, calling(port, fleet.kiosks["k000001"]) as kiosk:
        intake.subscribe("k/+/+/up/#")
        assert kiosk.publish(topic.format(own=own, other=other), b"forged") == NOT_AUTHORISED
        kiosk.publish(f"{own}/up/held", b"honest")
        assert intake.next() == (f"{own}/up/held", b"honest")


@pytest.mark.parametrize("harm", [b"", b'{"kiosk":"\xff"}', b"{}"])
def test_a_damaged_entry_keeps_its_own_kiosk_out_and_no_other(
    fleet: Fleet, tmp_path: Path, caplog: pytest.LogCaptureFixture, harm: bytes
) -> None:
    (entry,) = (tmp_path / "ca").rglob("k000001.json")
    entry.write_bytes(harm)
    fleet.broker.stop()
    fleet.broker.start()
    rules = (tmp_path / "broker" / "acl").read_text()
    assert ("k000001" in rules, "k000002" in rules) == (False, True)
    assert "PRO-43" in caplog.text
    topic = f"{fleet.branch('k000002')}/up/offer"
    with calling(fleet.broker.port, fleet.kiosks["k000002"]) as caller:
        assert caller.publish(topic, b"sealed") == NO_SUBSCRIBER


def test_a_client_of_the_fleet_is_answered(fleet: Fleet) -> None:
    assert not _is_refused(fleet.broker.port, fleet.intake.ca, fleet.kiosks["k000001"])


def test_a_client_without_a_certificate_is_refused(fleet: Fleet) -> None:
    assert _is_refused(fleet.broker.port, fleet.intake.ca, None)


def test_a_certificate_of_a_foreign_authority_is_refused(fleet: Fleet, tmp_path: Path) -> None:
    foreign = Registrar(tmp_path / "foreign", InternationalSuite(), real_time())
    foreign.found_cloud(tmp_path / "foreign-keys")
    foreign.enrol_kiosk("k000001", "529901100201", tmp_path / "impostor")
    impostor = IdentityFiles.within(tmp_path / "impostor")
    assert _is_refused(fleet.broker.port, fleet.intake.ca, impostor)


def test_an_expired_certificate_is_refused(fleet: Fleet, tmp_path: Path) -> None:
    long_ago = real_time() - timedelta(days=5 * 365)
    past = Registrar(tmp_path / "ca", InternationalSuite(), long_ago)
    past.enrol_kiosk("k000003", "529901100201", tmp_path / "old")
    old = IdentityFiles.within(tmp_path / "old")
    assert _is_refused(fleet.broker.port, fleet.intake.ca, old)


def test_a_kiosk_cannot_take_over_the_session_of_another(fleet: Fleet) -> None:
    port = fleet.broker.port
    with calling(port, fleet.kiosks["k000001"], "k000001") as victim:
        victim.subscribe(f"{fleet.branch('k000001')}/down/#")
        with (
            calling(port, fleet.kiosks["k000002"], "k000001"),
            calling(port, fleet.intake) as intake,
        ):
            intake.publish(f"{fleet.branch('k000001')}/down/news", b"still yours")
            assert victim.next()[1] == b"still yours"
        assert not victim.lost.is_set()


def test_a_revoked_kiosk_is_cut_off_on_its_open_connection(fleet: Fleet) -> None:
    port = fleet.broker.port
    topic = f"{fleet.branch('k000001')}/up/offer"
    with calling(port, fleet.kiosks["k000001"]) as kiosk:
        assert kiosk.publish(topic, b"before") != NOT_AUTHORISED
        fleet.registrar.registry.set_standing("k000001", Standing.REVOKED)
        fleet.broker.reload()
        # mosquitto reads its rules between two packets: ask until it has.
        assert any(kiosk.publish(topic, b"after") == NOT_AUTHORISED for _ in range(500))


def test_a_kiosk_enrolled_later_is_let_in_after_a_reload(fleet: Fleet, tmp_path: Path) -> None:
    fleet.registrar.enrol_kiosk("k000009", "529901100201", tmp_path / "late")
    fleet.broker.reload()
    topic = f"{fleet.branch('k000009')}/up/offer"
    with calling(fleet.broker.port, IdentityFiles.within(tmp_path / "late")) as kiosk:
        assert any(kiosk.publish(topic, b"new") != NOT_AUTHORISED for _ in range(500))


def test_a_broker_that_cannot_start_says_so(registrar: Registrar, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.pem"
    listener = Listener("127.0.0.1", free_port(), nothing, nothing, nothing)
    broker = Broker(tmp_path / "broker", listener, registrar.registry)
    with pytest.raises(BrokerNotReadyError):
        broker.start()
    broker.stop()
    assert not broker.is_running


def test_a_killed_broker_comes_back_on_its_port(fleet: Fleet) -> None:
    fleet.broker.kill()
    assert not fleet.broker.is_running
    fleet.broker.start()
    with calling(fleet.broker.port, fleet.intake):
        assert fleet.broker.is_running


def _is_refused(port: int, ca: Path, shown: IdentityFiles | None) -> bool:
    """Speak TLS until the broker says something: TLS 1.3 refuses with its first answer."""
    context = ssl.create_default_context(cafile=str(ca))
    if shown is not None:
        context.load_cert_chain(shown.certificate, shown.key)
    try:
        with (
            socket.create_connection(("127.0.0.1", port), timeout=60) as plain,
            context.wrap_socket(plain, server_hostname="localhost") as secured,
        ):
            secured.sendall(MQTT_CONNECT)
            return secured.recv(1) == b""
    except (ssl.SSLError, ConnectionError):
        return True
