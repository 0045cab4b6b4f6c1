"""Where a script plays: the site's processes, its kiosks, its officers, and whom to believe."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from devices.emulation.hands import Hands
from devices.speaker.emulated import EmulatedSoundSettings
from provisioning.trust.suite import SigningPublicKey, Suite
from screens.demonstration.looking_glass import LookingGlass
from screens.demonstration.officer import Officer
from screens.demonstration.premises import Booth
from screens.demonstration.relay import Relay
from screens.demonstration.site import Part, Site
from screens.demonstration.watching import Address


@dataclass(frozen=True, slots=True)
class StandingKiosk:
    """One kiosk as a person before it has it, and the processes that make it."""

    glass: LookingGlass
    hands: Hands
    paper: Path
    database: Path
    key: SigningPublicKey
    parts: tuple[Part, ...]
    page_reader: Path  # the socket of the process that reads papers, once it serves
    sound: EmulatedSoundSettings  # of its card: what was heard lies there

    @classmethod
    def of(cls, booth: Booth, suite: Suite, parts: tuple[Part, ...]) -> "StandingKiosk":
        """Return the kiosk that was founded in a folder."""
        return cls(
            glass=LookingGlass(booth.glass),
            hands=Hands(booth.devices.hands),
            paper=booth.devices.paper,
            database=booth.database,
            key=booth.key(suite),
            parts=parts,
            page_reader=booth.page_reader,
            sound=booth.devices.sound,
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story plays, and whom it believes. ``second`` is a kiosk in another village."""

    site: Site
    relay: Relay
    first: StandingKiosk
    second: StandingKiosk | None
    officers: tuple[Officer, ...]
    cloud_database: Address
    album: Path
    suite: Suite
    cloud_key: SigningPublicKey
    publish: Callable[[Path], None]  # an edition's folder: signed and brought out
    set_ahead: Callable[[int], None]  # seconds: the business clock of every part started from now
    helper_code: str = field(repr=False)  # of the helper at the first kiosk's station
    help_page: str  # where the helper in the town answers, if a messenger runs
    messenger: Path  # the socket of the messenger, once it serves

    @property
    def glass(self) -> LookingGlass:
        """The first kiosk's window."""
        return self.first.glass

    @property
    def hands(self) -> Hands:
        """The first kiosk's devices."""
        return self.first.hands

    @property
    def paper(self) -> Path:
        """What the first kiosk printed."""
        return self.first.paper

    @property
    def kiosk_file(self) -> Path:
        """The first kiosk's database."""
        return self.first.database

    @property
    def kiosk_key(self) -> SigningPublicKey:
        """The first kiosk's public key."""
        return self.first.key
