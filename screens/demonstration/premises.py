"""The premises of a demonstration: keys, accounts and settings, made by the same verbs as a town's.

Nothing here reaches into the cloud's code: it calls `main.py fleet …` and
writes the settings files that any operator would write.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from devices.emulation.bench import BenchSettings
from devices.speaker.emulated import EmulatedSoundSettings
from provisioning.ports import free_port
from provisioning.trust.suite import SigningPrivateKey, SigningPublicKey, Suite
from provisioning.wire.identity import SIGNING_KEY_FILE, WORD_FILE, decode_word
from provisioning.wire.roster import ROSTER_FILE
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.site import FIRST_KIOSK, SECOND_KIOSK, Part
from screens.demonstration.village_net import VillageNet

KIOSK_ID = "k000001"
STATION = "529901101201"
SECOND_KIOSK_ID = "k000002"
SECOND_STATION = "529901101202"
PASSWORD = "demonstration only"  # noqa: S105 - of a town that lives for minutes
OFFICERS: Mapping[str, str] = {
    "zhao.rs": "D-RS",
    "qian.ga": "D-GA",
    "sun.yb": "D-YB",
    "li.wj": "D-WJ",
}
LEAD = "li.wj"  # may collect what the others decided, and write the one letter
HELPER = "高梅"  # of the first kiosk's station, invented
TOWN_HELPER = "杨秀兰"  # in the town, invented
_FOUNDING_SECONDS = 600
_AHEAD = "clock_ahead_s"
_PLACES_FILE = "places.tsv"
# The invented county of the test people is on no map, so their station brings it.
_PLACES = """52\t示例省
5299\t示例市
529901\t示例县
529901101\t示例镇
529901101201\t示例村
529901101202\t邻村
529901101203\t上河村
529901101204\t下河村
"""

Setting = str | int | list[int]


@dataclass(frozen=True, slots=True)
class Look:
    """How the kiosk is made: its window in pixels, whether a script may touch it, its network."""

    width_px: int = 1080
    height_px: int = 1920
    frames_per_s: int = 90  # a script does not get tired
    has_glass: bool = True
    has_messenger: bool = False  # a line to the town, and a door for phones
    corner_px: tuple[int, int] = (40, 40)


@dataclass(frozen=True, slots=True)
class Booth:
    """One kiosk's folder: its devices, its identity, its data."""

    folder: Path
    kiosk: str
    station: str
    village_zh: str
    village_en: str

    @property
    def devices(self) -> BenchSettings:
        """Where the emulated devices stand: beside the kiosk, whose folder names nobody."""
        return BenchSettings(self.folder.with_name(f"{self.folder.name}-devices")).with_social()

    @property
    def glass(self) -> Path:
        """The glass socket."""
        return self.folder.with_name(f"{self.folder.name}.glass")

    @property
    def page_reader(self) -> Path:
        """The socket of the process that reads papers."""
        return self.folder.with_name(f"{self.folder.name}.reader")

    @property
    def identity(self) -> Path:
        """The kiosk's identity folder."""
        return self.folder / "identity"

    @property
    def settings(self) -> Path:
        """The kiosk's settings file."""
        return self.folder / "settings.toml"

    @property
    def database(self) -> Path:
        """The kiosk's database."""
        return self.folder / "data" / "kiosk.db"

    def key(self, suite: Suite) -> SigningPublicKey:
        """Return the key that the kiosk's slips are signed with, its public half."""
        private = SigningPrivateKey((self.identity / SIGNING_KEY_FILE).read_bytes())
        return suite.signing_public(private)


@dataclass(frozen=True, slots=True)
class Premises:
    """One site's folder. ``program`` starts Doorstep: the interpreter and `main.py`.

    ``database`` is the address of an empty PostgreSQL database for the cloud, which has a
    file of its own without one.
    """

    folder: Path
    program: tuple[str, ...]
    broker_port: int
    desk_port: int
    net: VillageNet
    database: str = ""

    @classmethod
    def choose(cls, folder: Path, main: Path, database: str = "") -> "Premises":
        """Choose free ports for a site in ``folder``."""
        program = (sys.executable, str(main))
        net = VillageNet(folder, free_port(in_a_row=2), free_port())
        return cls(folder, program, free_port(), free_port(), net, database)

    @property
    def first(self) -> Booth:
        """The kiosk of the story."""
        return Booth(self.folder / "kiosk", KIOSK_ID, STATION, "示例村", "Example village")

    @property
    def second(self) -> Booth:
        """A kiosk in another village, for journeys that need two."""
        folder = self.folder / "second"
        return Booth(folder, SECOND_KIOSK_ID, SECOND_STATION, "邻村", "Next village")

    @property
    def cloud_database(self) -> Path | str:
        """The cloud's database."""
        return self.database or self.folder / "cloud" / "data" / "cloud.db"

    def found(self) -> None:
        """Make the keys of a town and of its catalogue. Raises DemonstrationError."""
        (self.folder / "cloud").mkdir(parents=True)
        registrar, keys = self.folder / "registrar", self.folder / "cloud" / "keys"
        self._run("fleet", "found", str(registrar), str(keys))
        self._run("catalogue", "found", self._repository, self._editors, str(registrar))
        _write_toml(self._cloud_settings, self._about_cloud())

    def take_on_officers(self) -> None:
        """Give every officer an account. Raises DemonstrationError."""
        for account, department in OFFICERS.items():
            settings = ("--settings", str(self._cloud_settings))
            role = ("--role", "lead" if account == LEAD else "officer")
            words = ("fleet", "officer", *settings, *role, account, account, department)
            self._run(*words, said=PASSWORD)

    def add(self, booth: Booth, broker_port: int, look: Look) -> None:
        """Enrol one kiosk and write its settings. Raises DemonstrationError."""
        booth.folder.mkdir(parents=True)
        registrar = str(self.folder / "registrar")
        self._run("fleet", "enrol", registrar, booth.kiosk, booth.station, str(booth.identity))
        (booth.folder / _PLACES_FILE).write_text(_PLACES, "utf-8")
        about = _about_kiosk(booth, broker_port, look) | {"places": _PLACES_FILE}
        if look.has_messenger and booth == self.first:
            self.net.found(booth.identity)
            about |= self.net.about()
        _write_toml(booth.settings, about)

    def take_in_helper(self) -> str:
        """Write the roster of the first kiosk's station, with one helper; return her code."""
        registrar, keys = str(self.folder / "registrar"), str(self.folder / "cloud" / "keys")
        self._run("fleet", "roster", "found", registrar, STATION)
        told = self._run("fleet", "roster", "add", registrar, STATION, HELPER)
        roster = str(self.first.identity / ROSTER_FILE)
        self._run("fleet", "roster", "write", registrar, keys, STATION, roster)
        return told.split()[-1]

    def publish(self, catalogue: Path) -> None:
        """Sign an edition and bring it out, as an editor does. Raises DemonstrationError."""
        targets = str(Path(self._editors) / "targets")
        self._run("catalogue", "sign", self._repository, targets, str(catalogue))
        self._run("catalogue", "publish", self._repository, self._editors)

    def set_ahead(self, seconds: int) -> None:
        """Set the business clock of cloud and kiosk apart from the machine's, from a start on."""
        for file in (self._cloud_settings, self.first.settings):
            told = [line for line in file.read_text("utf-8").splitlines() if _AHEAD not in line]
            file.write_text("\n".join((*told, f"{_AHEAD} = {seconds}")) + "\n", "utf-8")

    def commands(self, heard_through: str = "null") -> dict[Part, tuple[str, ...]]:
        """Say how each part is started; the first kiosk's sound also goes through a real card."""
        cloud = ("--settings", str(self._cloud_settings))
        return {
            Part.BROKER: (*self.program, "cloud", "broker", *cloud),
            Part.CLOUD: (*self.program, "cloud", "all", *cloud),
            Part.MESSENGER: (*self.program, "help", "line", "--settings", str(self.first.settings)),
            Part.HELP_DESK: (*self.program, *self._help_desk()),
            Part.READER: (*self.program, "reader", "--settings", str(self.first.settings)),
            **dict(zip(FIRST_KIOSK, self._parts_of(self.first, heard_through), strict=True)),
            **dict(zip(SECOND_KIOSK, self._parts_of(self.second), strict=True)),
        }

    def cloud_key(self) -> SigningPublicKey:
        """Return the key that receipts are signed with, its public half."""
        return decode_word((self.first.identity / WORD_FILE).read_bytes()).believe()

    def _parts_of(self, booth: Booth, through: str = "null") -> Iterator[tuple[str, ...]]:
        settings, folder = ("--settings", str(booth.settings)), str(booth.devices.folder)
        yield (*self.program, "devices", "emulate", folder, "--through", through)
        yield (*self.program, "courier", *settings)
        yield (*self.program, "kiosk", *settings)

    def _help_desk(self) -> tuple[str, ...]:
        own = ("--key", str(self.net.key), "--port", str(self.net.help_port))
        return ("help", "desk", *own, "--name", TOWN_HELPER)

    @property
    def _repository(self) -> str:
        return str(self.folder / "repository")

    @property
    def _editors(self) -> str:
        """The keys of those who write the catalogue: each in a folder of its own."""
        return str(self.folder / "catalogue-keys")

    @property
    def _cloud_settings(self) -> Path:
        return self.folder / "cloud" / "settings.toml"

    def _about_cloud(self) -> dict[str, Setting]:
        return {
            "registrar": str(self.folder / "registrar"),
            "repository": self._repository,
            "keys": "keys",
            "data": "data",
            "database": self.database,
            "broker": str(self.folder / "broker"),
            "broker_host": "127.0.0.1",
            "broker_port": self.broker_port,
            "desk_port": self.desk_port,
        }

    def _run(self, *words: str, said: str = "") -> str:
        result = subprocess.run(  # noqa: S603 - our own program, no shell
            [*self.program, *words],
            input=f"{said}\n",
            capture_output=True,
            text=True,
            timeout=_FOUNDING_SECONDS,
            check=False,
        )
        if result.returncode:
            raise DemonstrationError(f"{' '.join(words[:2])} failed: {result.stderr.strip()}")
        return result.stdout


def _about_kiosk(booth: Booth, broker_port: int, look: Look) -> dict[str, Setting]:
    return {
        "identity": "identity",
        "data": "data",
        "broker_host": "127.0.0.1",
        "broker_port": broker_port,
        "station_zh": f"示例镇{booth.village_zh}便民服务站",
        "station_en": f"{booth.village_en} service station",
        "reader": str(booth.devices.reader),
        "printer": str(booth.devices.printer),
        "camera": str(booth.devices.frame),
        "width_px": look.width_px,
        "height_px": look.height_px,
        "frames_per_s": look.frames_per_s,
        "corner_px": list(look.corner_px),
        "social_reader": str(booth.devices.social_socket or ""),
        "page_reader": str(booth.page_reader),
        "glass": str(booth.glass) if look.has_glass else "",
        "motion": not look.has_glass,  # a script needs no explaining
        **_about_sound(booth.devices.sound),
    }


def _about_sound(card: EmulatedSoundSettings) -> dict[str, Setting]:
    """Name the emulated card as a station names its own."""
    return {
        "speaker": "doorstep_room",
        "handset": "doorstep_handset",
        "handset_plug": str(card.handset_plug),
        "microphone": "doorstep_microphone",
        "sound_config": str(card.config),
    }


def _write_toml(file: Path, settings: Mapping[str, Setting]) -> None:
    lines = (f"{key} = {_in_toml(value)}" for key, value in settings.items())
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _in_toml(value: Setting) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
