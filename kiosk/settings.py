"""One kiosk's settings, as they stand in its file."""

from pathlib import Path

import msgspec

from kiosk.journeys.night import Hours, Rota
from provisioning.catalogue.words import Words
from provisioning.settings import SettingsError, read_settings

_PLACES = (
    "identity",
    "data",
    "reader",
    "printer",
    "camera",
    "glass",
    "places",
    "languages",
    "screen_reader",
    "social_reader",
    "page_reader",
    "help_socket",
    "stick",
    "handset_plug",
    "sound_config",
)


class KioskSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What differs from one kiosk to the next. Ports and folders are paths.

    ``camera`` is a device such as ``/dev/video0``, or a picture file for the
    emulated camera. ``glass`` is empty on every real kiosk: see `screens.glass`.
    ``screen_reader`` is the folder of two sockets on which the pages are told in lines of text:
    ``room`` for speech in the room, ``ear`` for headphones or braille; empty where none are.
    Without ``motion`` the pictures on the glass stand still.
    ``social_reader`` is the socket of the card service that social-security cards
    are read through, ``/run/pcscd/pcscd.comm`` on a real kiosk; empty where a
    kiosk has no such reader.
    ``page_reader`` is the socket of this kiosk's reader process; empty where there is none.
    With ``takes_pages`` a page that lies still and well is taken without a touch; an emulated
    camera never does that, because whoever plays with it presses the button.
    ``clock_ahead_s`` sets the business clock apart from the machine's, in seconds,
    for a training or a trial; a town's cloud has the same setting.
    A visit that is saved for another day is kept ``draft_days`` days.
    A helper's session ends after ``helper_alone_s`` at Welcome, if she joined nobody.
    ``help_socket`` is where the screen finds the messenger to the town, and ``help_host`` with
    ``help_port`` where the messenger finds the town's helper; empty where nobody can be called.
    ``stick`` is the folder where the system shows a stick that was put in, for a helper to
    copy to what has not left, and for a resident to choose a scan from; empty where none may be.
    ``speaker`` and ``handset`` are names of ALSA's, such as ``plughw:CARD=PCH``, empty where
    there is none; ``handset_plug`` is a file that exists while the handset is plugged in, and
    ``sound_config`` a configuration of ALSA in place of the machine's: of the emulated card.
    ``microphone`` is another of ALSA's, for the helper to record what the kiosk says.
    ``dialect`` names the voice pack of the village; empty is Mandarin. ``packs`` are further
    ones: a person at the glass may choose among all of these and Mandarin.
    ``daily_bytes`` is what documents and catalogues may cost in any 24 hours on a metered card;
    0 is no limit, and what is urgent passes it by.
    ``phone_interface`` is this machine's address on the station's network with the network,
    ``192.168.9.1/24``, where phones send pictures to at ``phone_port``; empty where they may
    not. ``phone_wifi`` and its key make the code by which a phone joins that network.
    ``places`` is a file of places that the shipped table of 2023 has not got (`screens.entry`).
    ``languages`` is a folder of further languages (`kiosk.text.packs`).
    ``power_off`` is the command by which the machine switches itself off, without a shell, such
    as ``systemctl poweroff``; empty where a helper may not.
    ``attended`` are the hours in which a helper is there, "08:30-17:30"; empty is always. In the
    others what waits for somebody else is printed for its code alone, and ``night_guides`` guides
    at most; ``safe`` are the hours in which something may be begun at all, empty is always.
    After ``try_again_s`` a process that could not open its store tries again.
    """

    identity: str
    data: str
    broker_host: str
    broker_port: int
    station_zh: str
    station_en: str
    reader: str
    printer: str
    camera: str
    help_phone: str = "12345"
    clock_ahead_s: int = 0
    width_px: int = 1080
    height_px: int = 1920
    frames_per_s: int = 30
    corner_px: tuple[int, int] | None = None
    fullscreen: bool = False
    motion: bool = True
    glass: str = ""
    screen_reader: str = ""
    social_reader: str = ""
    page_reader: str = ""
    takes_pages: bool = True
    try_again_s: float = 60.0
    draft_days: int = 30
    help_socket: str = ""
    help_host: str = ""
    help_port: int = 8471
    helper_alone_s: float = 300.0
    daily_bytes: int = 0
    stick: str = ""
    speaker: str = ""
    handset: str = ""
    handset_plug: str = ""
    sound_config: str = ""
    microphone: str = ""
    dialect: str = ""
    packs: tuple[str, ...] = ()
    phone_interface: str = ""
    places: str = ""
    languages: str = ""
    power_off: str = ""
    phone_port: int = 8473
    phone_wifi: str = ""
    phone_wifi_key: str = ""
    attended: str = ""
    safe: str = ""
    night_guides: int = 20

    @property
    def messenger(self) -> Path | None:
        """Where the messenger listens, if there is one."""
        return Path(self.help_socket) if self.help_socket else None

    @property
    def dialects(self) -> tuple[str, ...]:
        """The voice packs of this station, the village's own first: "" is Mandarin."""
        return (self.dialect, *self.packs)

    @property
    def station_name(self) -> Words:
        """What the station is called."""
        return Words(zh=self.station_zh, en=self.station_en)

    @property
    def own_places(self) -> Path | None:
        """The station's own file of places, if it has one."""
        return Path(self.places) if self.places else None

    @property
    def rota(self) -> Rota:
        """The hours of this station."""
        attended, safe = Hours.parse(self.attended), Hours.parse(self.safe)
        return Rota(attended, safe, self.night_guides)

    @property
    def plate(self) -> Path:
        """Where a kiosk keeps how its camera's bare plate looks."""
        return Path(self.data) / "plate.png"


def read_kiosk_settings(path: Path) -> KioskSettings:
    """Read a kiosk's file. Raises SettingsError."""
    settings = read_settings(path, KioskSettings, _PLACES)
    try:
        _ = settings.rota
    except ValueError as error:
        raise SettingsError(f"{path}: {error}") from error
    return settings
