"""The settings of one town's cloud, where all its parts are on one machine."""

from pathlib import Path

import msgspec

from provisioning.settings import read_settings

_PLACES = ("registrar", "keys", "data", "broker", "repository", "policy")


class TownSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Folders of the registrar, of the cloud's keys, of its data and of the broker.

    ``database`` is the address of a PostgreSQL database; without one the town has a
    SQLite file in ``data``. ``nodes`` are the hosts of a NATS cluster, in their order;
    without them the broker is mosquitto. ``policy`` is this place's own file of rules, for
    which team or body handles what (`cloud/casework/policy.toml`).
    """

    registrar: str
    keys: str
    data: str
    broker: str
    broker_host: str
    broker_port: int
    desk_host: str = "127.0.0.1"
    desk_port: int = 8400
    desk_https: bool = False
    clock_ahead_s: int = 0
    repository: str = ""  # the published catalogue; empty where none goes down
    database: str = ""
    nodes: tuple[str, ...] = ()
    policy: str = ""

    def on(self, database: str) -> "TownSettings":
        """Return these settings with another database, or the same for an empty address."""
        return msgspec.structs.replace(self, database=database) if database else self


def read_town_settings(path: Path) -> TownSettings:
    """Read a town's file. Raises SettingsError."""
    return read_settings(path, TownSettings, _PLACES)
