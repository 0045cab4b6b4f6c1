"""What a person's hands do at the kiosk: put a card down, choose, type, lay a paper, sign."""

import threading
from collections.abc import Callable
from pathlib import Path

from devices.emulation.hands import Hands
from kiosk.text import Language, Text, say
from provisioning.catalogue.files import load
from provisioning.catalogue.rules.themes import themes_of
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.looking_glass import LookingGlass

SIGNATURE = [
    [(200, 120), (320, 110), (440, 118)],
    [(310, 60), (318, 140), (300, 230), (230, 300)],
    [(330, 170), (400, 240), (470, 300)],
    [(560, 90), (640, 80), (700, 95)],
    [(560, 180), (720, 175)],
    [(640, 60), (642, 180), (630, 310), (600, 290)],
]
MARK = [[(400, 100), (600, 300)], [(600, 100), (400, 300)]]  # a cross, by one who does not write
MOST_SHEETS = 120
_PAUSE_SECONDS = 0.04
_PATIENCE = 3000  # pauses, two minutes, before a page that does not move on is a failure


class Gestures:
    """Two hands before one kiosk. Each gesture waits until the glass has answered it."""

    def __init__(self, glass: LookingGlass, hands: Hands) -> None:
        self.glass = glass
        self.hands = hands

    def lay_card(self, person: str) -> None:
        """Lay a test person's card on the reader and wait until it was read."""
        self.hands.insert_card(person)
        self.wait_for("way_on")

    def choose(self, option: str) -> None:
        """Touch an answer, on whichever sheet of the list it stands.

        A title stands behind its life event, which is opened first.
        """
        if self.glass.page() == "choose" and (event := _event_of(option)):
            self._touch(event)
            self.wait_for_page(f"choose/{event}")
        self._touch(option)

    def _touch(self, option: str) -> None:
        wanted = f"choice.{option}"
        for _ in range(MOST_SHEETS):
            touchable = self.glass.touchable()
            if wanted in touchable:
                self.glass.tap(wanted)
                return
            if "more" not in touchable:
                break
            self.glass.tap("more")
        raise self.stuck(f"{wanted} cannot be chosen")

    def lay_paper(self, paper: str) -> None:
        """Lay a test paper under the camera and take its picture."""
        self.hands.lay_paper(paper)
        self.glass.tap("way_on")
        self.wait_until_taken()

    def lay_picture(self, picture: Path) -> None:
        """Let the camera see a picture of a paper, and take it."""
        self.hands.lay_file(picture)
        self.glass.tap("way_on")
        self.wait_until_taken()

    def wait_until_taken(self) -> None:
        """Wait until the picture of a page is in sight."""
        self._wait(lambda: _was_taken(self.glass.touchable()), "no page was taken")

    def sign(self, strokes: list[list[tuple[int, int]]] = SIGNATURE) -> None:
        """Draw on the pad and go on."""
        self.glass.draw(strokes)
        self.glass.tap("way_on")

    def wait_for(self, touch_id: str) -> None:
        """Wait until something can be touched."""
        self._wait(lambda: touch_id in self.glass.touchable(), f"no {touch_id}")

    def wait_for_page(self, wanted: str) -> None:
        """Wait until a page is in sight."""
        self._wait(lambda: self.glass.page() == wanted, f"never came to {wanted}")

    def wait_for_words(self, words: str) -> None:
        """Wait until something says this, or more."""
        self._wait(
            lambda: any(words in text for text in self.glass.texts()), f"{words!r} is not in sight"
        )

    def wait_to_leave(self, page: str, until: str) -> None:
        """Wait until another page is in sight, or ``until`` is."""

        def has_left() -> bool:
            now = self.glass.page()
            return now != page or now.startswith(until)

        self._wait(has_left, f"still at {page}")

    def stuck(self, why: str) -> DemonstrationError:
        """Return the failure, with what is in sight."""
        return DemonstrationError(f"{why}; seen: {self.glass.texts()}")

    def _wait(self, is_so: Callable[[], bool], why: str) -> None:
        never = threading.Event()
        for _ in range(_PATIENCE):
            if is_so():
                return
            never.wait(_PAUSE_SECONDS)
        raise self.stuck(why)


def _event_of(title: str) -> str | None:
    """Return the life event under which the catalogue that ships shows a title."""
    shown = themes_of(load().catalogue)
    return next((theme.id for theme in shown if title in theme.titles), None)


def _was_taken(touchable: dict[str, str]) -> bool:
    """A page that was taken can be taken again, beside going on with it."""
    again = say(Language.ZH, Text.BUTTON_RETAKE)
    return any(name.startswith("other") and words == again for name, words in touchable.items())
