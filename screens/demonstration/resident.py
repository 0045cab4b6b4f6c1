"""The scripted resident: looks at the page in sight and does what a person would do there."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from devices.emulation.hands import Hands
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.looking_glass import LookingGlass
from screens.demonstration.personas import Persona

_SIGNATURE = [
    [(200, 120), (320, 110), (440, 118)],
    [(310, 60), (318, 140), (300, 230), (230, 300)],
    [(330, 170), (400, 240), (470, 300)],
    [(560, 90), (640, 80), (700, 95)],
    [(560, 180), (720, 175)],
    [(640, 60), (642, 180), (630, 310), (600, 290)],
]
_MOST_PAGES = 120
_PAUSE_SECONDS = 0.1
_PATIENCE = 200  # pauses before a page that does not move on is a failure


class Resident:
    """One resident at one kiosk. ``tell`` hears of every page; screenshots go to ``album``."""

    def __init__(
        self, glass: LookingGlass, hands: Hands, album: Path, tell: Callable[[str], None]
    ) -> None:
        self._glass = glass
        self._hands = hands
        self._album = album
        self._tell = tell
        self.pictures: list[str] = []

    def visit(self, persona: Persona, until: str = "goodbye") -> None:
        """Go through a whole visit, from wherever it stands, until the page ``until``."""
        last = ""
        for _ in range(_MOST_PAGES):
            page = self._glass.page()
            if page != last:
                self.look(page)
            if page.startswith(until):
                return
            self._do(page, persona)
            self._await_change(page, until)
            last = page
        raise DemonstrationError("the visit does not come to an end")

    def look(self, page: str) -> None:
        """Take a picture of the page and tell of it."""
        name = f"{len(self.pictures) + 1:03d}-{page.replace('/', '-')}.png"
        self._glass.picture(self._album / name)
        self.pictures.append(name)
        self._tell(page)

    def _do(self, page: str, persona: Persona) -> None:
        step, _, key = page.partition("/")
        match step:
            case "identify":
                self._show_card(persona.card)
            case "further_person":
                self._show_card(persona.cards[key])
            case "choose":
                self._choose(persona.title)
            case "scenario":
                self._choose(self._known(persona.scenarios, key))
            case "question":
                self._answer(key, persona)
            case "paper":
                self._lay(key.partition("/")[0], persona)
            case "sign":
                self._glass.draw(_SIGNATURE)
                self._glass.tap("way_on")
            case "lodging" | "printing":
                pass
            case _:
                self._read_through(page)

    def _show_card(self, person: str) -> None:
        self._hands.insert_card(person)
        self._wait_for_way_on()
        self.look("card read")
        self._glass.tap("way_on")
        self._hands.remove_card()

    def _choose(self, option: str) -> None:
        wanted = f"choice.{option}"
        for _ in range(_MOST_PAGES):
            touchable = self._glass.touchable()
            if wanted in touchable:
                self._glass.tap(wanted)
                return
            if "more" not in touchable:
                break
            self._glass.tap("more")
        raise DemonstrationError(f"{wanted} cannot be chosen; seen: {self._glass.texts()}")

    def _answer(self, key: str, persona: Persona) -> None:
        answer = _found(persona.answers, key)
        touchable = self._glass.touchable()
        is_choice = any(name.startswith("choice.") for name in touchable)
        if answer is not None and is_choice:
            self._choose(answer)
            return
        if answer is not None:
            self._glass.type(answer)
            self.look(f"question/{key} answered")
        elif "way_on" not in touchable:
            raise DemonstrationError(f"no answer to {key}; seen: {self._glass.texts()}")
        self._glass.tap("way_on")

    def _read_through(self, page: str) -> None:
        """Turn the pages of a long list; the last one leads on."""
        for sheet in range(2, _MOST_PAGES):
            self._glass.tap("way_on")
            if self._glass.page() != page:
                return
            self.look(f"{page} {sheet}")

    def _lay(self, material: str, persona: Persona) -> None:
        self._hands.lay_paper(self._known(persona.papers, material))
        self._glass.tap("way_on")
        self._wait_for_text_change()
        self.look(f"paper {material} taken")
        self._glass.tap("way_on")
        self._hands.take_paper()

    def _wait_for_way_on(self) -> None:
        never = threading.Event()
        for _ in range(_PATIENCE):
            if "way_on" in self._glass.touchable():
                return
            never.wait(_PAUSE_SECONDS)
        raise DemonstrationError(f"no way on; seen: {self._glass.texts()}")

    def _wait_for_text_change(self) -> None:
        """Wait until a page was taken: then it can be taken again."""
        never = threading.Event()
        for _ in range(_PATIENCE):
            if sum(name.startswith("other") for name in self._glass.touchable()) > 1:
                return
            never.wait(_PAUSE_SECONDS)
        raise DemonstrationError(f"no page was taken; seen: {self._glass.texts()}")

    def _await_change(self, page: str, until: str) -> None:
        never = threading.Event()
        for _ in range(_PATIENCE):
            now = self._glass.page()
            if now != page or now.startswith(until):
                return
            never.wait(_PAUSE_SECONDS)
        raise DemonstrationError(f"still at {page}; seen: {self._glass.texts()}")

    def _known(self, answers: Mapping[str, str], key: str) -> str:
        found = _found(answers, key)
        if found is None:
            raise DemonstrationError(f"no answer to {key}; seen: {self._glass.texts()}")
        return found


def _found(answers: Mapping[str, str], key: str) -> str | None:
    """Return the answer for a key, or for its last part: "mother.phone" or "phone"."""
    return answers.get(key) or answers.get(key.rpartition(".")[2])
