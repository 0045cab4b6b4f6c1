"""Practice (练习): a second kiosk on play devices and a store of its own, in place of the real one.

It begins from the helper's page alone, so never while a resident is here, and
ends by a button, after five minutes in which nobody touched anything, or with
the helper's duty. The real kiosk lives on behind it, untouched and unseen:
nothing of the practice can reach its store, its outbox or its devices.
"""

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from devices.document_camera.contract import Frame
from devices.speaker.routing import Part
from edge_sync.edge.settings import KioskKeys
from edge_sync.wire.application import KioskId
from kiosk.app import KioskApp
from kiosk.idle_clock import IdleClock
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.states import CardStage, FurtherPerson, HelperPage, Identify, Shown, State
from kiosk.parts import Station
from kiosk.text import HelpText, Language, say
from provisioning.clock import Clock
from provisioning.errors import ProvisioningError
from provisioning.trust.suite import Suite

logger = logging.getLogger(__name__)

IDLE_S = 5 * 60
CARD_AFTER_S = 2.0
"""So long the page asks for a card before the play person's lies there, and so long it lies."""


_KIOSK = KioskId("k000000")  # never enrolled: its slips are nobody's


def practice_keys(suite: Suite) -> KioskKeys:
    """Make keys that nobody else has: what is sealed to them nobody opens."""
    nobody = suite.sealing_public(suite.new_sealing_key())
    receipts = suite.signing_public(suite.new_signing_key())
    return KioskKeys(_KIOSK, suite, suite.new_signing_key(), nobody, receipts)


def practice_station(real: Station) -> Station:
    """Return the station with a kiosk that no cloud knows."""
    return replace(real, kiosk=_KIOSK)


def practice_mark() -> str:
    """Return what stands on every paper of a practice."""
    return " ".join(say(language, HelpText.PRACTICE_PAPER) for language in Language)


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice: its kiosk, and the hand that lays a play person's card (0, 1 …) or lifts it."""

    kiosk: KioskApp
    move_card: Callable[[int | None], None]


class PractisingKiosk:
    """Shows the real kiosk, or a practice in its place. All of it in the UI thread.

    ``begin`` sets a practice up and takes it down again when its context ends.
    """

    def __init__(
        self, real: KioskApp, begin: Callable[[], AbstractContextManager[Practice]], clock: Clock
    ) -> None:
        self._real, self._begin, self._clock = real, begin, clock
        self._context: AbstractContextManager[Practice] | None = None
        self._practice: Practice | None = None
        self._idle = IdleClock(clock)
        self._due_since: float | None = None
        self._card_lies = False

    @property
    def shown(self) -> Shown:
        """What the glass shows now; a practice says on every page that it is one."""
        if self._practice is not None:
            return replace(self._practice.kiosk.shown, is_practice=True)
        shown = self._real.shown
        if isinstance(shown.state, HelperPage):
            return replace(shown, state=replace(shown.state, can_practise=True))
        return shown

    def apply(self, action: Action) -> None:
        """Do what was touched, in the kiosk that is in sight."""
        if not isinstance(action, actions.Idle):
            self._idle.touch()
            if self._practice is not None:
                self._real.keep_helper()
        match action:
            case actions.StartPractice():
                self._start()
            case actions.EndPractice():
                self.stop()
            case _:
                self._in_sight.apply(action)

    def pump(self) -> None:
        """Let both kiosks move on: the real one may have something to say at any time."""
        self._real.pump()
        if self._practice is None:
            return
        seconds = self._idle.tick()
        is_over = seconds is not None and seconds >= IDLE_S
        if is_over or self._real.shown.helper is None:
            self.stop()
        else:
            self._practice.kiosk.pump()
            self._move_card(self._practice)

    def take_leave(self, close: Callable[[], None]) -> None:
        """Have the real kiosk keep what may be kept, then close. Any thread."""
        self._real.take_leave(close)

    def preview(self) -> Frame | None:
        """Return the newest picture of the camera in sight."""
        return self._in_sight.preview()

    def read_aloud(self, parts: Sequence[Part]) -> None:
        """Say what stands on the page in sight."""
        self._in_sight.read_aloud(parts)

    def stop(self) -> None:
        """End a practice, if one is on: all of it is gone. May be repeated."""
        context, self._context, self._practice = self._context, None, None
        if context is not None:
            context.__exit__(None, None, None)
            logger.info("the practice is over")
            self._real.apply(actions.Touch())

    @property
    def _in_sight(self) -> KioskApp:
        return self._practice.kiosk if self._practice else self._real

    def _start(self) -> None:
        """Begin, on the helper's page alone; a disk that fails means no practice just now."""
        if self._practice is not None or not isinstance(self._real.shown.state, HelperPage):
            return
        context = self._begin()
        try:
            self._practice = context.__enter__()
        except ProvisioningError as error:
            logger.warning("no practice just now: %s", error.code)
            return
        self._context, self._card_lies = context, False
        logger.info("a practice begins")

    def _move_card(self, practice: Practice) -> None:
        """Lay the card of the play person whom the page asks for, and lift it, after a moment."""
        person = None if self._card_lies else _asked(practice.kiosk.shown.state)
        if person is None and not self._card_lies:
            self._due_since = None
            return
        now = self._clock.monotonic()
        self._due_since = now if self._due_since is None else self._due_since
        if now - self._due_since >= CARD_AFTER_S:
            self._due_since = None
            self._card_lies = person is not None
            practice.move_card(person)


def _asked(state: State) -> int | None:
    match state:
        case Identify(card) if card.stage is CardStage.WAITING:
            return 0
        case FurtherPerson(card=card) if card.stage is CardStage.WAITING:
            return 1
        case _:
            return None
