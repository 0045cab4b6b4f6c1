"""What a node of the cluster is told."""

import json
from pathlib import Path

import pytest

from cloud.settings import TownSettings
from cloud.town import BROKER_HOST, found_nodes, town_node
from provisioning.cloud.nats_rules import cluster_rules
from provisioning.cloud.registrar import ROUTE_SECRET_FILE, Registrar
from provisioning.settings import SettingsError
from provisioning.trust.certificates import read_certificate
from provisioning.trust.international import InternationalSuite
from provisioning.wire.identity import shard_of
from tests.edge_sync.site import CLOCK

KIOSK = "k000001"


@pytest.mark.row("Z03")
def test_each_kiosk_writes_up_and_reads_down_its_own_branch_and_no_more() -> None:
    rules = json.loads(cluster_rules([(KIOSK, shard_of(KIOSK))]).partition(": ")[2])
    users = {user["user"]: user["permissions"] for user in rules["users"]}
    branch = f"k.{shard_of(KIOSK)}.{KIOSK}"
    assert users[f"CN={KIOSK}"] == {
        "publish": {"allow": [f"{branch}.up", f"{branch}.up.>"]},
        "subscribe": {"allow": ["$MQTT.sub.>", f"{branch}.down", f"{branch}.down.>"]},
    }
    assert users["CN=svc-intake-3"] == users["CN=svc-intake"]
    assert users["CN=svc-intake"]["subscribe"]["allow"][1:] == ["k.*.*.up", "k.*.*.up.>"]
    nothing = {"deny": [">"]}
    assert users["CN=svc-desk"] == {"publish": nothing, "subscribe": nothing}


def test_the_nodes_of_a_town_have_identities_of_their_own_and_one_secret(tmp_path: Path) -> None:
    office = Registrar(tmp_path / "ca", InternationalSuite(), CLOCK.now())
    hosts = ("10.0.0.1", "10.0.0.2", "node-c.example")
    found_nodes(office, tmp_path / "keys", hosts)
    secrets = {
        (tmp_path / "keys" / f"node-{n}" / ROUTE_SECRET_FILE).read_bytes() for n in (1, 2, 3)
    }
    assert len(secrets) == 1
    certificate = (tmp_path / "keys" / "node-3" / "cert.pem").read_bytes()
    assert read_certificate(certificate).name == "doorstep-node-3"
    settings = TownSettings(
        registrar=str(tmp_path / "ca"),
        keys=str(tmp_path / "keys"),
        data=str(tmp_path / "data"),
        broker=str(tmp_path / "broker"),
        broker_host=BROKER_HOST,
        broker_port=8883,
        nodes=hosts,
    )
    assert town_node(settings, 3).port == 8883
    with pytest.raises(SettingsError):
        town_node(settings, 4)
