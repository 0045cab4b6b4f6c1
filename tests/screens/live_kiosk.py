"""A visit behind the real pages, and somebody who goes through it by finger or by key."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Protocol

import numpy as np
from kivy.core.window import Window
from numpy.typing import NDArray
from PIL import Image

from devices.speaker.routing import Part
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.actions import Action
from kiosk.journeys.effects import Effect, SpeakAloud
from kiosk.journeys.states import Shown
from screens.gallery import Studio
from screens.keyboard import F4, SPACE, Keyboard
from screens.scan_steps import Pace
from screens.widgets.sight import box_of, touchables
from tests.kiosk.resident import LI, NUMBER, ZHAO, Resident
from tests.screens.hands import draw, tap

TAB, ENTER = 9, 13
TYPED = {"phone": "13812345678", "bank_account": "6228480402564890018"}


def jpeg() -> bytes:
    held = BytesIO()
    Image.new("RGB", (210, 297), (250, 250, 245)).save(held, "JPEG")
    return held.getvalue()


PEN = [[(100.0 + 50 * n, 100.0 + 20 * n) for n in range(10)], [(600.0, 80.0), (700.0, 260.0)]]


@dataclass
class LiveKiosk:
    """A visit behind the glass: touches are moves, and devices answer at once."""

    resident: Resident = field(default_factory=Resident)
    said: list[str] = field(default_factory=list)
    signed: list[a.Sign] = field(default_factory=list)

    @property
    def shown(self) -> Shown:
        return self.resident.shown

    def apply(self, action: Action) -> None:
        before = len(self.resident.effects)
        self.signed += [action] if isinstance(action, a.Sign) else []
        self.resident.do(action)
        self.said += [e.words for e in self.resident.effects[before:] if isinstance(e, SpeakAloud)]

    def pump(self) -> None:
        """Devices answer when the script says so."""

    def preview(self) -> NDArray[np.uint8] | None:
        return None

    def read_aloud(self, parts: Sequence[Part]) -> None:
        self.said.append(" ".join(part.words for part in parts if not part.is_private))

    @property
    def effects(self) -> list[Effect]:
        return self.resident.effects


class Hands(Protocol):
    """How somebody works the kiosk."""

    studio: Studio
    touches: int  # not counted: figures typed, and strokes of the pen

    def tap(self, touch_id: str) -> None:
        """Touch what has this id."""

    def write(self, digits: str) -> None:
        """Give a number."""

    def sign(self, page: s.Sign) -> None:
        """Sign what is on the page."""


@dataclass
class FingerHands:
    """A finger on the glass."""

    studio: Studio
    touches: int = 0
    written: list[str] = field(default_factory=list)

    def tap(self, touch_id: str) -> None:
        self.touches += 1
        tap(self.studio, touch_id)

    def write(self, digits: str) -> None:
        self.written.append(digits)
        self.studio.do(do="type", text=digits)

    def sign(self, page: s.Sign) -> None:  # noqa: ARG002 - a name, whoever asks
        draw(self.studio, PEN)
        self.tap("way_on")


@dataclass
class SwitchHands:
    """One switch and nothing else: the focus comes by, and the switch is pressed."""

    studio: Studio
    keyboard: Keyboard
    touches: int = 0  # presses
    now_s: float = 0.0

    def __post_init__(self) -> None:
        Window.dispatch("on_key_down", F4, 0, None, [])

    def tap(self, touch_id: str) -> None:
        """Wait for its row and press, wait for itself and press."""
        for _ in range(60):
            lit = self.keyboard.switch.lit
            if touch_id in lit:
                self._press()
                if len(lit) == 1:
                    return
            else:
                self._wait()
        raise LookupError(touch_id)

    def write(self, digits: str) -> None:
        for digit in digits:
            self.tap(f"key.{digit}")

    def sign(self, page: s.Sign) -> None:
        """Have a cross drawn; whoever witnesses it has a finger."""
        if page.is_witness:
            FingerHands(self.studio).sign(page)
        elif page.is_mark:
            self.tap("put_mark")
            self.tap("way_on")
        else:
            self.tap("other.0")  # I cannot write

    def _wait(self) -> None:
        """Let one pace go by; a focus that rests is woken."""
        self.now_s += 2 * Pace.SLOW.value
        self.keyboard.switch.tick(self.now_s)
        if not self.keyboard.switch.lit:
            self._press()

    def _press(self) -> None:
        self.touches += 1
        self.now_s += 1.0
        self.keyboard.switch.tick(self.now_s)
        Window.dispatch("on_key_down", SPACE, 0, None, [])
        self.studio.turn(1)


def highest_choice(studio: Studio) -> str:
    cards = [w for w in touchables(studio.stage.in_sight) if w.touch_id.startswith("choice.")]
    return max(cards, key=lambda w: box_of(w).y).touch_id if cards else ""


def one_step(hands: Hands, kiosk: LiveKiosk) -> None:
    """What somebody does who touches what is largest: a card down, an answer, the green button."""
    studio = hands.studio
    match kiosk.shown.state:
        case s.Identify(card) if card.stage is not s.CardStage.READ:
            kiosk.apply(a.CardSeen())
            kiosk.apply(a.CardRead(LI))
            kiosk.apply(a.CardLifted())
            studio.stage.refresh()
        case s.Choose() | s.ChooseFrom():
            kiosk.apply(a.ChooseTitle(kiosk.resident.title))
            hands.touches += 2  # an event and a matter, each a card of a page
            studio.stage.refresh()
        case s.Question(key, options=()) if key.rpartition(".")[2] in TYPED:
            hands.write(TYPED[key.rpartition(".")[2]])
            hands.tap("way_on")
        case s.Paper(demand=s.PaperDemand.OFFERED):
            hands.tap("other.0")  # it would help, and is not asked for
        case s.Paper(stage=s.PaperStage.PREVIEW):
            hands.tap("way_on")
            kiosk.apply(a.ScanTaken(jpeg()))
            studio.stage.refresh()
        case s.SignerCard(card=card) if card.stage is not s.CardStage.READ:
            kiosk.apply(a.CardSeen())
            kiosk.apply(a.CardRead(ZHAO))
            kiosk.apply(a.CardLifted())
            studio.stage.refresh()
        case s.Sign() as page:
            hands.sign(page)
        case s.Printing():
            kiosk.apply(a.Printed(NUMBER))
            studio.stage.refresh()
        case s.Lodging():
            kiosk.apply(a.LodgeDone(NUMBER))
            studio.stage.refresh()
        case _:
            hands.tap(highest_choice(studio) or "way_on")
    studio.turn(3)
